"""Estimates: intervals over the whole of the bounds, honest labels, rows without n."""

import math

import numpy as np
import pandas as pd
import pytest

import survey as sv
from survey.errors import FrameError, OptionError
from survey.frames import ESTIMATES

Z = 1.959963984540054


def wilson(p, n):
    """Return the Wilson limits, written the plain way."""
    middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return middle - half, middle + half


def one(wording, n=1213, **more):
    """Return the estimate of one printed figure."""
    table = pd.DataFrame(
        [{"country": "CHN", "n": n, "question": "Q", "response": "yes", "wording": wording, **more}]
    )
    return sv.toplines(sv.from_frame(table, title="One"))


def test_columns_and_order(estimates):
    assert list(estimates.columns) == list(ESTIMATES)
    assert isinstance(estimates.index, pd.RangeIndex)


def test_the_interval_runs_over_the_rounding():
    row = sv.estimate(one("67 percent", 813)).iloc[0]
    assert row["low"] == pytest.approx(wilson(0.665, 813)[0], abs=1e-12)
    assert row["high"] == pytest.approx(wilson(0.675, 813)[1], abs=1e-12)
    assert row["estimate"] == 0.67


def test_a_vague_figure_has_an_interval_and_no_estimate():
    row = sv.estimate(one("more than 80 percent")).iloc[0]
    assert math.isnan(row["estimate"])
    assert row["low"] == pytest.approx(wilson(0.8, 1213)[0], abs=1e-12)
    assert row["high"] == 1.0


def test_rounding_decides_whether_83_is_over_80():
    low_edge, middle = wilson(0.825, 813)[0], wilson(0.83, 813)[0]
    assert low_edge < 0.8 < middle
    assert sv.estimate(one("83 percent", 813))["low"].iloc[0] == pytest.approx(low_edge)


def test_no_n_no_interval_but_the_row_stays():
    row = sv.estimate(one("67 percent", None)).iloc[0]
    assert row["estimate"] == 0.67
    assert math.isnan(row["low"])
    assert math.isnan(row["high"])
    assert row["interval_kind"] == "no interval"
    assert "no sample size was printed" in row["note"]


def test_a_vague_n_counts_at_its_smallest():
    row = sv.estimate(one("50 percent", "more than 1,600")).iloc[0]
    assert row["low"] == pytest.approx(wilson(0.495, 1601)[0], abs=1e-12)
    assert row["n_high"] == math.inf


@pytest.mark.parametrize(
    ("sampling", "deff", "kind"),
    [
        ("probability", 1.5, "sampling error"),
        ("probability", 1.0, "sampling error, design unknown"),
        ("non-probability", 1.5, "as if random"),
        ("unknown", 1.0, "as if random"),
    ],
)
def test_interval_kind(sampling, deff, kind):
    found = sv.estimate(one("50%", sampling=sampling), deff=deff)
    assert found["interval_kind"].tolist() == [kind]


def test_deff_by_sample(study):
    lines = sv.toplines(study)
    found = sv.estimate(lines, deff={"chn": 2.0})
    assert found.groupby("sample_id")["deff"].first().to_dict() == {"chn": 2.0, "kaz": 1.0}
    row = found[found["sample_id"] == "chn"].iloc[0]
    assert row["n_effective_low"] == 1213 / 2
    assert row["low"] == pytest.approx(wilson(0.855, 1213 / 2)[0], abs=1e-12)


@pytest.mark.parametrize("method", ["wald", "agresti-coull", "jeffreys", "clopper-pearson"])
def test_other_methods_are_used(method):
    row = sv.estimate(one("40 percent"), method=method).iloc[0]
    limits = sv.intervals.proportion_interval(0.395 * 1213, 1213, method=method)
    assert row["low"] == pytest.approx(float(limits.low))
    assert row["method"] == method


def test_a_contradiction_has_no_interval():
    table = pd.DataFrame(
        {"country": "CHN", "n": 100, "question": "Q", "response": "yes",
         "wording": ["40 percent", "60 percent"]}
    )  # fmt: skip
    row = sv.estimate(sv.toplines(sv.from_frame(table, title="T"))).iloc[0]
    assert math.isnan(row["low"])
    assert "contradict" in row["note"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"level": 95}, r"`level` must be .* not 95.0. Did you mean 0.95\?"),
        ({"method": "wilsn"}, r"not 'wilsn'. Did you mean 'wilson'"),
        ({"deff": 0}, "`deff` must be a number above 0, not 0.0"),
        ({"deff": {"chna": 2}}, "`deff` must be one of 'chn', 'kaz', not 'chna'"),
    ],
)
def test_bad_options(study, options, message):
    with pytest.raises(OptionError, match=message):
        sv.estimate(sv.toplines(study), **options)


def test_a_frame_of_something_else():
    with pytest.raises(FrameError, match="A frame of toplines must have the columns `study`"):
        sv.estimate(pd.DataFrame({"share": [0.5]}))


def test_no_rows_give_no_rows(study):
    found = sv.estimate(sv.toplines(study).iloc[:0])
    assert list(found.columns) == list(ESTIMATES)
    assert len(found) == 0


def test_survives_concat_query_and_csv(study, tmp_path):
    lines = sv.toplines(study)
    expected = sv.estimate(lines)
    lines.to_csv(tmp_path / "lines.csv", index=False)
    again = sv.estimate(pd.read_csv(tmp_path / "lines.csv"))
    pd.testing.assert_frame_equal(again, expected, check_dtype=False)
    halves = [sv.estimate(lines.query("country == @code")) for code in ("CHN", "KAZ")]
    joined = pd.concat(halves, ignore_index=True)
    np.testing.assert_allclose(np.sort(joined["low"]), np.sort(expected["low"]))
