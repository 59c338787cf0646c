"""Tipping points against brute force: bisection, number by number, on the same method."""

import io
import math

import numpy as np
import pandas as pd
import pytest

import survey as sv
from survey.errors import FrameError, OptionError
from survey.frames import GAPS, TIPS

Z = 1.959963984540054
CHINA, KAZAKHSTAN = (0.855, 0.865, 1213), (0.735, 0.745, 813)
TIPPING = [name for name in TIPS if name.startswith("tipping")]


def wilson(p, n):
    """Return the Wilson limits, written the plain way."""
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return middle - half, middle + half


def newcombe_low(p, n, q, m):
    """Return the lower limit of p - q by Newcombe's method, written the plain way."""
    return p - q - math.hypot(p - wilson(p, n)[0], wilson(q, m)[1] - q)


def by(method):
    """Return the lower limit of p - q by a method of the package."""

    def low(p, n, q, m):
        return float(sv.intervals.difference_interval(p * n, n, q * m, m, method=method).low)

    return newcombe_low if method == "newcombe" else low


def worst(low, move=lambda p: p, other=lambda q: q, deff=1.0, a=CHINA, b=KAZAKHSTAN):
    """Return the lowest limit over the corners of two boxes whose shares are moved."""
    return min(
        low(move(p), n / deff, other(q), m / deff)
        for p in a[:2] for q in b[:2] for n in a[2:] for m in b[2:]
    )  # fmt: skip


def bisected(function, low, high):
    """Return where a falling function crosses zero, by halving."""
    assert function(low) > 0 > function(high)
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) > 0 else (low, middle)
    return low


def shifted(ratio):
    """Return what multiplies the odds of a share."""
    return lambda p: p * ratio / (1 - p + p * ratio)


def less(bias):
    """Return what takes a bias off a share."""
    return lambda p: p - bias


@pytest.fixture
def travel(gaps):
    """Return the gaps of the small study, travel alone."""
    return gaps[gaps["question_id_a"] == "travel"]


@pytest.mark.parametrize("method", ["newcombe", "miettinen-nurminen", "agresti-caffo", "wald-cc"])
def test_travel_equals_brute_force(estimates, method):
    gaps = sv.compare(estimates, difference_method=method)
    row = sv.tip(gaps).set_index("question_id_a").loc["travel"]
    low = by(method)
    expected = {
        "tipping_deff": bisected(lambda x: worst(low, deff=x), 1, 50),
        "tipping_bias": bisected(lambda x: worst(low, less(x), less(-x)), 0, 0.1),
        "tipping_bias_one": min(
            bisected(lambda x: worst(low, move=less(x)), 0, 0.11),
            bisected(lambda x: worst(low, other=less(-x)), 0, 0.11),
        ),
        "tipping_selection_ratio_interval": bisected(
            lambda x: worst(low, shifted(1 / x), shifted(x)), 1, 3
        ),
        "tipping_selection_ratio_interval_one": min(
            bisected(lambda x: worst(low, move=shifted(1 / x)), 1, 5),
            bisected(lambda x: worst(low, other=shifted(x)), 1, 5),
        ),
    }
    for name, value in expected.items():
        assert row[name] == pytest.approx(value, abs=1e-6), name


def test_the_ratios_at_which_the_gap_itself_vanishes(travel):
    row = sv.tip(travel).iloc[0]
    odds = (0.86 / 0.14) / (0.74 / 0.26)
    assert row["tipping_selection_ratio"] == pytest.approx(math.sqrt(odds))
    assert round(row["tipping_selection_ratio"], 2) == 1.47
    assert row["tipping_selection_ratio_one"] == pytest.approx(odds)
    assert round(row["tipping_selection_ratio_one"], 2) == 2.16
    least = (0.855 / 0.145) / (0.745 / 0.255)
    assert row["tipping_selection_ratio_published"] == pytest.approx(math.sqrt(least))
    assert row["tipping_selection_ratio_published_one"] == pytest.approx(least)


def test_a_range_of_sizes_counts_with_its_worst_end(shipped):
    gaps = sv.compare(sv.estimate(sv.toplines(shipped)))
    row = sv.tip(gaps).query("response_id_a == 'bilateral-cooperation'").iloc[0]
    assert row["verdict_among_respondents"] == "b higher"
    first = (0.405, 0.415, row["n_low_b"], row["n_high_b"])
    second = (0.355, 0.365, row["n_low_a"], row["n_high_a"])
    found = bisected(lambda x: worst(newcombe_low, deff=x, a=first, b=second), 0.01, 50)
    assert row["tipping_deff"] == pytest.approx(found, abs=1e-6)


def test_the_side_that_stands_first_changes_nothing(estimates, travel):
    turned = sv.compare(estimates, reference="CHN").query("question_id_a == 'travel'")
    assert turned["verdict"].tolist() == ["b higher"]
    pd.testing.assert_frame_equal(sv.tip(turned)[TIPPING], sv.tip(travel)[TIPPING])


def test_the_design_effect_of_the_frame_counts_for_bias_and_ratio_only(study, travel):
    estimates = sv.estimate(sv.toplines(study), deff=4.0)
    row = sv.tip(sv.compare(estimates)).set_index("question_id_a").loc["travel"]
    plain = sv.tip(travel).iloc[0]
    assert row["tipping_deff"] == plain["tipping_deff"]
    found = bisected(lambda x: worst(newcombe_low, less(x), less(-x), deff=4.0), 0, 0.1)
    assert row["tipping_bias"] == pytest.approx(found, abs=1e-6)
    assert row["tipping_selection_ratio_interval"] < plain["tipping_selection_ratio_interval"]


def test_what_is_open_already_needs_nothing(gaps):
    tips = sv.tip(gaps).set_index("question_id_a")
    for question in ("closer", "reason"):
        assert tips.loc[question, "verdict"] == "cannot tell"
        assert tips.loc[question, ["tipping_bias", "tipping_bias_one"]].tolist() == [0, 0]
        assert tips.loc[question, "tipping_selection_ratio_interval"] == 1
        assert tips.loc[question, "detectable_gap"] > 0
    assert math.isnan(tips.loc["closer", "tipping_deff"])  # the words leave the direction open
    assert tips.loc["closer", "tipping_selection_ratio_published"] == 1
    assert math.isnan(tips.loc["closer", "tipping_selection_ratio"])
    assert 0 < tips.loc["reason", "tipping_deff"] < 1  # decided by a sample so much larger


def test_no_sample_is_large_enough_where_bounds_meet():
    table = pd.DataFrame(
        {"country": ["CHN", "KAZ"], "n": 500, "question": "Q", "response": "yes",
         "wording": ["more than half", "less than half"]}
    )  # fmt: skip
    row = sv.tip(sv.compare(sv.estimate(sv.toplines(sv.from_frame(table, title="T"))))).iloc[0]
    assert bool(row["step_among"])
    assert math.isnan(row["tipping_deff"])
    assert row[["tipping_bias", "tipping_selection_ratio_published"]].tolist() == [0, 1]


def test_a_verdict_that_nothing_overturns_never_tips(travel):
    ends = {
        f"published_{end}_{side}": float(side == "a") for end in ("low", "high") for side in "ab"
    }
    everybody = travel.assign(**ends, method="wald")
    row = sv.tip(everybody).iloc[0]
    assert row["tipping_deff"] == math.inf
    assert row["tipping_selection_ratio_interval"] == math.inf
    assert row["tipping_selection_ratio_published"] == math.inf


def test_without_a_size_only_the_vanishing_ratio_is_known(figures):
    table = figures.assign(n=None).iloc[:2]
    gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(table, title="T"))))
    row = sv.tip(gaps).iloc[0]
    assert np.isnan(row[["tipping_deff", "tipping_bias", "tipping_bias_one"]].tolist()).all()
    assert math.isnan(row["tipping_selection_ratio_interval"])
    assert round(row["tipping_selection_ratio"], 2) == 1.47
    assert (bool(row["step_among"]), bool(row["survives"])) == (True, False)


def test_query_concat_and_csv_change_nothing(gaps):
    expected = sv.tip(gaps)
    assert list(expected.columns) == list(TIPS)
    parts = pd.concat([gaps.query("question_id_a == 'travel'"), gaps.iloc[1:]])
    back = pd.read_csv(io.StringIO(gaps.to_csv(index=False)))
    own = [name for name in TIPS if name not in GAPS]
    for frame in (gaps.query("level > 0"), parts, back):
        pd.testing.assert_frame_equal(sv.tip(frame)[own], expected[own], rtol=1e-9)
    again = pd.read_csv(io.StringIO(expected.to_csv(index=False)))
    pd.testing.assert_frame_equal(sv.tip(again)[own], expected[own], rtol=1e-9)


def test_other_columns_and_the_frame_of_the_caller_stay(gaps):
    mine = gaps.assign(mine=[3, 1, 2])
    before = mine.copy()
    assert sv.tip(mine)["mine"].tolist() == [3, 1, 2]
    pd.testing.assert_frame_equal(mine, before)


def test_several_methods_in_one_frame(estimates):
    frames = [sv.compare(estimates, difference_method=name) for name in ("wald", "newcombe")]
    both = sv.tip(pd.concat(frames, ignore_index=True))
    alone = pd.concat([sv.tip(frame) for frame in frames], ignore_index=True)
    pd.testing.assert_frame_equal(both, alone)


def test_no_rows_give_no_rows(gaps):
    found = sv.tip(gaps.head(0))
    assert list(found.columns) == list(TIPS)
    assert len(found) == 0


def test_silent_people_by_counting(travel):
    row = sv.tip(travel, response_rate={"chn": 0.5, "kaz": 0.25}).iloc[0]
    assert row["manski_low"] == pytest.approx(0.855 * 0.5 - (0.745 * 0.25 + 0.75))
    assert row["manski_high"] == pytest.approx(0.865 * 0.5 + 0.5 - 0.735 * 0.25)
    china = 0.855 * 0.5 + row["nonrespondents_a"] * 0.5
    assert china == pytest.approx(0.745 * 0.25 + row["nonrespondents_b"] * 0.75)
    assert 0.855 - row["nonrespondents_a"] == pytest.approx(row["nonrespondents_b"] - 0.745)


def test_so_many_answered_that_the_rest_cannot_matter(travel):
    row = sv.tip(travel, response_rate=0.99).iloc[0]
    assert row["manski_low"] > 0
    assert math.isnan(row["nonrespondents_a"])
    assert sv.tip(travel)["manski_low"].isna().all()


@pytest.fixture(scope="module")
def claims(shipped):
    """Return the claims of the shipped survey with their tips."""
    return sv.tip(sv.claims(shipped)).set_index("claim_id")


def test_claims_tip_where_their_one_sided_limit_meets_the_threshold(claims):
    row = claims.loc["p2-opportunity"]
    low, _ = sv.intervals.proportion_interval(0.825 * 813, 813, side="lower")
    assert row["tipping_bias"] == pytest.approx(low - 0.8, abs=1e-12)
    row = claims.loc["role-us-lowest-positive"]
    assert row["op"] == "<"
    assert row["tipping_bias"] == -row["one_sided"] > 0


def test_claims_that_are_open_or_not_one_sided(claims):
    assert claims.loc["sco-expectation-top 1", "tipping_bias"] == 0
    assert math.isnan(claims.loc["success-sum", "tipping_bias"])
    assert math.isnan(claims.loc["p8-sco-emphasis", "tipping_bias"])


def test_a_frame_of_another_kind_is_told(estimates):
    with pytest.raises(FrameError, match="A frame of gaps must have the columns `a`"):
        sv.tip(estimates)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"yardstick_deff": 0}, "`yardstick_deff` must be a number above 0, not 0"),
        ({"yardstick_bias": 6}, r"`yardstick_bias` .* not 6. Did you mean 0.06\?"),
        ({"yardstick_bias": -0.1}, "`yardstick_bias` must be a share from 0 to below 1, not -0.1"),
        ({"yardstick_selection_ratio": 0.5}, "`yardstick_selection_ratio` .* not below 1, not 0.5"),
        ({"response_rate": 2}, "`response_rate` must be above 0 and up to 1, not 2"),
        ({"response_rate": {"cn": 0.5}}, "`response_rate` must be one of 'chn', 'kaz', not 'cn'"),
    ],
)
def test_options_out_of_range(gaps, options, message):
    with pytest.raises(OptionError, match=message):
        sv.tip(gaps, **options)
