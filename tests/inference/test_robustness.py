"""Three steps, and gaps whose samples are put right."""

import numpy as np
import pytest

import survey as sv
from survey.inference.robustness import (
    COLUMNS,
    higher,
    lead,
    nearest_shares,
    steps,
    with_deff,
    without_bias,
    without_selection,
)

STEPS = ["step_among", "step_chance", "survives_deff", "survives_bias", "survives_selection"]


@pytest.fixture(scope="module")
def tips(shipped):
    """Return the tips of the shipped survey by answer."""
    found = sv.tip(sv.compare(sv.estimate(sv.toplines(shipped))))
    return found.set_index("response_id_a")


def test_support_for_the_sco_survives_and_travel_does_not(tips):
    assert tips.loc["support", [*STEPS, "survives"]].tolist() == [True] * 6
    assert tips.loc["willing", STEPS].tolist() == [True, True, True, False, False]
    assert not tips.loc["willing", "survives"]


def test_a_gap_falls_at_the_first_step_it_does_not_take(tips):
    assert tips.loc["closer", STEPS].tolist() == [False] * 5
    assert tips.loc["bilateral-cooperation", STEPS].tolist() == [True] + [False] * 4
    assert not tips.loc[["closer", "bilateral-cooperation"], "survives"].any()


@pytest.mark.parametrize(
    ("column", "tipping", "yardstick"),
    [("survives_deff", "tipping_deff", "yardstick_deff"),
     ("survives_bias", "tipping_bias", "yardstick_bias"),
     ("survives_selection", "tipping_selection_ratio_interval", "yardstick_selection_ratio")],
)  # fmt: skip
def test_to_survive_is_to_tip_beyond_the_yardstick(gaps, column, tipping, yardstick):
    at = sv.tip(gaps).set_index("question_id_a").loc["travel", tipping]
    for factor, survives in ((0.999, True), (1.001, False)):
        row = sv.tip(gaps, **{yardstick: factor * at}).set_index("question_id_a").loc["travel"]
        assert row[column] == survives
        assert row[yardstick] == factor * at


def test_all_three_yardsticks_must_be_survived(gaps):
    kept = {"deff": 1.0, "bias": 0.0, "selection_ratio": 1.0}
    assert steps(gaps, **kept)["survives"].tolist() == [True, False, False]
    for name, too_much in (("deff", 100.0), ("bias", 0.5), ("selection_ratio", 9.0)):
        found = steps(gaps, **{**kept, name: too_much})
        assert found["survives"].tolist() == [False] * 3
        assert sum(found[step][0] for step in STEPS[2:]) == 2


def test_the_lead_is_the_end_of_the_interval_nearer_to_zero(gaps):
    found = lead(gaps)
    assert found[0] == gaps["low"][0] > 0
    assert np.isnan(found[1])  # the words leave open which is higher
    assert found[2] == -gaps["high"][2] < 0
    np.testing.assert_array_equal(higher(gaps), [1, np.nan, -1])


def test_faults_move_the_shares_towards_one_another(gaps):
    first, last = (gaps.iloc[[row]][list(COLUMNS)] for row in (0, 2))
    moved = without_bias(first, 0.02, 0.01)
    assert moved["published_low_a"].tolist() == pytest.approx([0.835])
    assert moved["published_high_b"].tolist() == pytest.approx([0.755])
    turned = without_bias(last, 0.02, 0.01)  # b is higher there
    assert turned["published_low_a"].tolist() == pytest.approx([0.375])
    assert turned["published_high_b"].tolist() == pytest.approx([0.405])
    odds = without_selection(first, np.log(2.0), 0.0)
    assert odds["published_low_a"].tolist() == pytest.approx([0.855 / (0.855 + 2 * 0.145)])
    assert odds["published_low_b"].tolist() == first["published_low_b"].tolist()


def test_shares_stay_within_nobody_and_everybody(gaps):
    moved = without_bias(gaps.iloc[[0]], 0.9, 0.9)
    assert moved["published_low_a"].tolist() == [0.0]
    assert moved["published_high_b"].tolist() == [1.0]


def test_the_design_effect_is_that_of_both_samples(gaps):
    found = with_deff(gaps, 3.0)
    assert set(found["deff_a"]) == set(found["deff_b"]) == {3.0}
    assert lead(found)[0] < lead(gaps)[0]


def test_the_nearest_shares_are_those_of_the_worst_corner(gaps):
    first, second = nearest_shares(gaps)
    assert [first[0], second[0]] == [0.855, 0.745]
    assert np.isnan([first[1], second[1]]).all()
    assert [first[2], second[2]] == [0.365, 0.405]
