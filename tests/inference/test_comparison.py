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


@pytest.mark.parametrize("option", ["by", "match", "difference_method", "correction"])
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


def iri(n_before="1,500", n_after="1,483"):
    """Return estimates like those of two waves of one poll in Kyrgyzstan."""
    table = pd.DataFrame(
        {"country": "KGZ", "wave": ["2018", "2019"] * 2, "n": [n_before, n_after] * 2,
         "question": "Relations with China?", "response": ["good", "good", "bad", "bad"],
         "wording": ["39%", "55%", "31%", "22%"]}
    )  # fmt: skip
    return sv.estimate(sv.toplines(sv.from_frame(table, title="IRI")))


def test_two_waves_of_one_country():
    waves = sv.compare(iri(), by="wave")
    assert (
        waves[["sample_id_a", "sample_id_b"]].to_numpy().tolist() == [["kgz-2018", "kgz-2019"]] * 2
    )
    assert waves["verdict_family"].tolist() == ["b higher", "a higher"]
    good = waves.iloc[0]
    assert good["low"] == pytest.approx(newcombe(0.385, 1500, 0.555, 1483)[0], abs=1e-12)
    assert good["high"] == pytest.approx(newcombe(0.395, 1500, 0.545, 1483)[1], abs=1e-12)
    assert good["p_value"] == pytest.approx(score_p(0.395, 1500, 0.545, 1483), rel=1e-9)


def test_a_wave_without_n_is_not_tested_and_says_why():
    waves = sv.compare(iri(n_after=""), by="wave")
    assert waves[["low", "high", "p_value", "p_adjusted"]].isna().all(axis=None)
    assert waves["verdict_among_respondents"].tolist() == ["b higher", "a higher"]
    assert set(waves["verdict"]) == {"cannot tell"}
    assert set(waves["note"]) == {"Kyrgyzstan 2019: no interval: no sample size was printed"}


def polls():
    """Return estimates of two studies: one question the same, one similar, one related."""
    rows = [
        ("View?", "china", "55%", "Opinion?", "45%"),
        ("Trade?", "trade", "60%", "Shop?", "70%"),
        ("Fear?", "threat", "30%", "Worry?", "50%"),
    ]
    found = []
    for title, n, places in (("Ours", 1000, (0, 2)), ("Theirs", 1500, (3, 4))):
        table = pd.DataFrame(
            [(row[places[0]], row[1], row[places[1]]) for row in rows],
            columns=["question", "concept", "wording"],
        ).assign(country="KAZ", n=n, response="yes")
        found.append(sv.estimate(sv.toplines(sv.from_frame(table, title=title))))
    fits = ["same", "similar", "related"]
    return pd.concat([found[0], found[1].assign(fit=fits)], ignore_index=True)


def test_only_same_and_similar_questions_of_two_studies_are_tested():
    gaps = sv.compare(polls(), by="study")
    assert list(gaps.columns) == list(GAPS)
    assert gaps[["a", "b"]].to_numpy().tolist() == [["ours", "theirs"]] * 3
    same, similar, related = (row for _, row in gaps.iterrows())
    assert same["p_value"] == pytest.approx(score_p(0.545, 1000, 0.455, 1500), rel=1e-9)
    assert (same["verdict"], similar["verdict"]) == ("a higher", "b higher")
    assert same["note"] == "question: View? beside Opinion?"
    assert similar["note"].startswith("similar, not the same question; question: Trade? beside")
    numbers = ["published_low", "published_high", "estimate", "low", "high", "p_value",
               "p_adjusted", "cohen_h_low", "cohen_h_high", "detectable_gap"]  # fmt: skip
    assert related[numbers].isna().all()
    assert set(related[["verdict_among_respondents", "verdict", "verdict_family"]]) == {
        "cannot tell"
    }
    assert related["interval_kind"] == "no interval"
    assert related["note"].startswith("side by side, not tested: the questions are only related")
    assert (related["estimate_a"], related["value_b"], related["low_b"] > 0) == (0.3, 0.5, True)


def test_what_is_not_tested_is_not_in_the_family():
    gaps = sv.compare(polls(), by="study", correction="bonferroni")
    tested = gaps["p_value"].notna()
    assert tested.sum() == 2
    np.testing.assert_allclose(gaps["p_adjusted"][tested], 2 * gaps["p_value"][tested])


def test_studies_are_named_in_the_labels():
    gaps = sv.compare(polls(), by="study")
    assert (gaps["place_a"] == "ours: Kazakhstan").all()
    assert (gaps["place_b"] == "theirs: Kazakhstan").all()


def test_an_open_option_says_nothing_of_what_is_only_related(shipped):
    ours = sv.estimate(sv.toplines(shipped))
    ours = ours[ours["question_id"].isin(["closer", "closer-reason"])]
    renamed = ours.assign(study="theirs", country=ours["country"].map({"CHN": "KAZ", "KAZ": "CHN"}))
    both = pd.concat([ours, renamed], ignore_index=True)
    tested = sv.compare(both, by="study")
    assert tested["note"].str.contains("higher only if").any()
    aside = sv.compare(both.assign(fit="related"), by="study")
    assert not aside["note"].str.contains("higher only if").any()


def test_by_study_survives_query_concat_and_csv(tmp_path):
    whole = polls()
    gaps = sv.compare(whole, by="study")
    whole.to_csv(tmp_path / "estimates.csv", index=False)
    again = sv.compare(pd.read_csv(tmp_path / "estimates.csv"), by="study")
    pd.testing.assert_frame_equal(again, gaps, check_dtype=False)
    parts = [whole.query("study == 'ours'"), whole.query("study == 'theirs'")]
    pd.testing.assert_frame_equal(sv.compare(pd.concat(parts), by="study"), gaps)


def test_answers_of_studies_cannot_be_matched_by_their_ids():
    with pytest.raises(OptionError, match="`match` must be 'concept' for by='study'"):
        sv.compare(polls(), by="study", match="answer")


def test_tips_of_what_is_not_tested_are_empty():
    tips = sv.tip(sv.compare(polls(), by="study"))
    columns = [name for name in tips.columns if name.startswith("tipping")]
    assert tips.loc[2, columns].isna().all()
    assert tips.loc[:1, "tipping_deff"].notna().all()
    assert tips["step_among"].tolist() == [True, True, False]


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
