"""Gaps: pairing, the box, three verdicts, corrections, power."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower

import survey as sv
from survey.errors import FrameError, OptionError
from survey.frames import GAPS

Z = 1.959963984540054


def wilson(p, n):
    """Return the Wilson limits, written the plain way."""
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return middle - half, middle + half


def newcombe(p, n, q, m):
    """Return Newcombe's limits of p - q, written the plain way."""
    (low_p, high_p), (low_q, high_q) = wilson(p, n), wilson(q, m)
    low = p - q - math.hypot(p - low_p, high_q - q)
    return low, p - q + math.hypot(high_p - p, q - low_q)


def score_p(p, n, q, m):
    """Return the two-sided p-value of the pooled score test."""
    pooled = (p * n + q * m) / (n + m)
    z = (p - q) / math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return 2 * norm.sf(abs(z))


def row_of(gaps, question):
    """Return the gap of a question."""
    return gaps[gaps["question_id_a"] == question].iloc[0]


def test_columns_pairs_and_order(gaps):
    assert list(gaps.columns) == list(GAPS)
    assert gaps["question_id_a"].tolist() == ["travel", "closer", "reason"]
    assert set(zip(gaps["a"], gaps["b"], strict=True)) == {("CHN", "KAZ")}


def test_the_interval_is_that_of_the_worst_corners(gaps):
    row = row_of(gaps, "travel")
    assert row["low"] == pytest.approx(newcombe(0.855, 1213, 0.745, 813)[0], abs=1e-12)
    assert row["high"] == pytest.approx(newcombe(0.865, 1213, 0.735, 813)[1], abs=1e-12)
    assert row["estimate"] == pytest.approx(0.12)
    assert (row["published_low"], row["published_high"]) == (0.11, 0.13)


def test_the_p_value_is_the_largest_over_the_box(gaps):
    row = row_of(gaps, "travel")
    grid = [
        score_p(p, 1213, q, 813)
        for p in np.linspace(0.855, 0.865, 21)
        for q in np.linspace(0.735, 0.745, 21)
    ]
    assert row["p_value"] == pytest.approx(max(grid), rel=1e-9)


def test_overlapping_bounds_cannot_tell(gaps):
    row = row_of(gaps, "closer")
    assert row["p_value"] == 1.0
    assert row["verdict_among_respondents"] == row["verdict"] == "cannot tell"
    assert math.isnan(row["estimate"])


def test_three_verdicts(gaps):
    row = row_of(gaps, "travel")
    assert row["verdict_among_respondents"] == row["verdict"] == row["verdict_family"] == "a higher"
    assert row_of(gaps, "reason")["verdict_among_respondents"] == "b higher"


def test_a_strict_end_decides_among_respondents():
    table = pd.DataFrame(
        {"country": ["CHN", "KAZ"], "n": 500, "question": "Q", "response": "yes",
         "wording": ["more than half", "less than half"]}
    )  # fmt: skip
    gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(table, title="T"))))
    assert gaps["published_low"].tolist() == [0.0]
    assert gaps["verdict_among_respondents"].tolist() == ["a higher"]
    assert gaps["verdict"].tolist() == ["cannot tell"]


@pytest.mark.parametrize("correction", ["holm", "bonferroni", "sidak", "fdr_bh", "fdr_by"])
def test_corrections_equal_those_of_statsmodels(estimates, correction):
    gaps = sv.compare(estimates, correction=correction)
    with np.errstate(divide="ignore"):  # its Sidak takes the logarithm of 1 - p at p = 1
        expected = multipletests(gaps["p_value"], method=correction)[1]
    np.testing.assert_allclose(gaps["p_adjusted"], expected, rtol=1e-6)


def test_no_correction(estimates):
    gaps = sv.compare(estimates, correction="none")
    np.testing.assert_array_equal(gaps["p_adjusted"], gaps["p_value"])


def test_cohens_h_over_the_box(gaps):
    row = row_of(gaps, "travel")

    def h(p, q):
        return 2 * math.asin(math.sqrt(p)) - 2 * math.asin(math.sqrt(q))

    assert row["cohen_h_low"] == pytest.approx(h(0.855, 0.745))
    assert row["cohen_h_high"] == pytest.approx(h(0.865, 0.735))


def test_the_detectable_gap_is_found_in_four_of_five_cases(gaps):
    row = row_of(gaps, "reason")
    share, gap = 0.41, row["detectable_gap"]
    angles = [2 * math.asin(math.sqrt(p)) for p in (share - gap, share, share + gap)]
    h = max(angles[1] - angles[0], angles[2] - angles[1])
    power = NormalIndPower().power(h, 1213, 0.05, ratio=813 / 1213)
    assert power == pytest.approx(0.8, abs=1e-4)


def test_reference_is_the_second_side(estimates):
    gaps = sv.compare(estimates, reference="CHN")
    assert set(gaps["b"]) == {"CHN"}
    assert row_of(gaps, "travel")["verdict"] == "b higher"


def test_an_unknown_reference_is_named(estimates):
    with pytest.raises(OptionError, match="`reference` must be one of 'CHN', 'KAZ', not 'KZ'"):
        sv.compare(estimates, reference="KZ")


@pytest.mark.parametrize("option", ["by", "difference_method", "correction"])
def test_unknown_options(estimates, option):
    with pytest.raises(OptionError, match=f"`{option}` must be one of .* not 'x'"):
        sv.compare(estimates, **{option: "x"})


def test_three_countries_give_all_pairs():
    table = pd.DataFrame(
        {"country": ["CHN", "KAZ", "KGZ"], "n": 500, "question": "Q", "response": "yes",
         "wording": ["50%", "60%", "70%"]}
    )  # fmt: skip
    gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(table, title="T"))))
    pairs = list(zip(gaps["a"], gaps["b"], strict=True))
    assert pairs == [("CHN", "KAZ"), ("CHN", "KGZ"), ("KAZ", "KGZ")]


def test_waves_are_compared_within_a_country():
    table = pd.DataFrame(
        {"country": ["KGZ", "KGZ", "KAZ"], "wave": ["2018", "2019", "2019"], "n": 1500,
         "question": "Q", "response": "good", "wording": ["39%", "55%", "60%"]}
    )  # fmt: skip
    found = sv.estimate(sv.toplines(sv.from_frame(table, title="T")))
    waves = sv.compare(found, by="wave")
    assert waves[["a", "b", "country_a"]].to_numpy().tolist() == [["2018", "2019", "KGZ"]]
    assert sv.compare(found, by="country")[["wave_a", "wave_b"]].to_numpy().tolist() == [
        ["2019", "2019"]
    ]


def test_remainders_are_never_compared(study):
    lines = sv.toplines(study).assign(question_kind="single")
    both = pd.concat([lines, sv.remainders(lines)])
    assert len(sv.compare(sv.estimate(both))) == 3


def test_one_country_gives_no_rows(estimates):
    gaps = sv.compare(estimates[estimates["country"] == "CHN"])
    assert list(gaps.columns) == list(GAPS)
    assert len(gaps) == 0


def test_no_n_cannot_tell(figures):
    table = figures.assign(n=None).iloc[:2]
    gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(table, title="T"))))
    row = gaps.iloc[0]
    assert math.isnan(row["p_value"])
    assert (row["verdict_among_respondents"], row["verdict"]) == ("a higher", "cannot tell")
    assert row["interval_kind"] == "no interval"


@pytest.mark.parametrize("method", ["wald", "agresti-caffo", "miettinen-nurminen"])
def test_other_methods_are_used(estimates, method):
    row = row_of(sv.compare(estimates, difference_method=method), "travel")
    limits = sv.intervals.difference_interval(0.855 * 1213, 1213, 0.745 * 813, 813, method=method)
    assert row["low"] == pytest.approx(float(limits.low), abs=1e-9)


def test_survives_concat_query_and_csv(estimates, gaps, tmp_path):
    estimates.to_csv(tmp_path / "estimates.csv", index=False)
    again = sv.compare(pd.read_csv(tmp_path / "estimates.csv"))
    pd.testing.assert_frame_equal(again, gaps, check_dtype=False)
    parts = [estimates.query("country == 'CHN'"), estimates.query("country == 'KAZ'")]
    pd.testing.assert_frame_equal(sv.compare(pd.concat(parts)), gaps)


def test_a_frame_without_intervals_is_refused(study):
    with pytest.raises(FrameError, match="A frame of estimates must have the columns `estimate`"):
        sv.compare(sv.toplines(study))


def test_the_shipped_survey(shipped):
    gaps = sv.compare(sv.estimate(sv.toplines(shipped)))
    assert len(gaps) == 5
    assert row_of(gaps, "travel")["verdict"] == "a higher"
    assert row_of(gaps, "sco-emphasis")["verdict_family"] == "a higher"
    assert row_of(gaps, "closer")["verdict"] == "cannot tell"
