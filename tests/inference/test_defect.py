"""Data defect correlations of whole frames: possible or not, over bounds, n and population."""

import numpy as np
import pandas as pd
import pytest

import survey as sv
from survey.errors import OptionError
from survey.frames import DEFECTS
from survey.inference.defect import defects, populations
from survey.intervals import defect_bias

PEOPLE = 100_000_000  # an assumed number of adults in the 16 cities, which are not named


def maximum(share, n, population):
    """Return the highest correlation: all of the sample hold the view."""
    f = n / population
    return (1 - share) / np.sqrt((1 - f) / f * share * (1 - share))


def test_half_a_percent_is_not_possible_for_the_chinese_sample(shipped):
    estimates = sv.estimate(sv.toplines(shipped))
    found = defects(estimates, ddc=0.005, population={"china": PEOPLE})
    row = found.query("sample_id == 'china' and question_id == 'travel'").iloc[0]
    assert row["answer"] == "not possible"
    assert row["ddc_most"] == pytest.approx(maximum(0.855, 1213, PEOPLE))
    assert row["ddc_most"] < 0.005
    assert row[["bias_low", "bias_high", "ddc_n_effective_low"]].isna().all()
    others = found.query("sample_id == 'kazakhstan'")
    assert set(others["answer"]) == {"population or n not known"}
    assert others["ddc_most"].isna().all()


def test_what_is_possible_has_its_bias_and_its_worth(estimates):
    row = defects(estimates, ddc=0.001, population=PEOPLE).iloc[0]
    assert list(defects(estimates, population=PEOPLE).columns) == list(DEFECTS)
    assert row["answer"] == "possible"
    ends = [defect_bias(0.001, share, 1213, PEOPLE) for share in (0.855, 0.865)]
    assert (row["bias_low"], row["bias_high"]) == pytest.approx((min(ends), max(ends)))
    f = 1213 / PEOPLE
    assert row["ddc_n_effective_high"] == pytest.approx(f / (1 - f) / 0.001**2)


def grid(frame, ddc, people):
    """Return the biases over a fine grid of shares and populations of the first row."""
    row = frame.iloc[0]
    shares = np.linspace(
        max(row["published_low"], 1e-6), min(row["published_high"], 1 - 1e-6), 4001
    )
    found = [defect_bias(ddc, shares, row["n_low"], each) for each in np.linspace(*people, 201)]
    nowhere = bool(np.isnan(found).all())
    return (np.nan, np.nan, True) if nowhere else (np.nanmin(found), np.nanmax(found), False)


@pytest.mark.parametrize("ddc", [0.005, -0.005, 0.0008])
@pytest.mark.parametrize("wording", ["less than 40 percent", "more than 30 percent", "about half"])
def test_ranges_hold_all_that_is_possible(ddc, wording):
    table = pd.DataFrame(
        {"country": ["CHN"], "n": [1213], "question": "Q", "response": "r", "wording": [wording]}
    )
    estimates = sv.estimate(sv.toplines(sv.from_frame(table, title="T")))
    row = defects(estimates, ddc=ddc, population=(5e7, 1.5e8)).iloc[0]
    low, high, nowhere = grid(estimates, ddc, (5e7, 1.5e8))
    assert (row["answer"] == "possible") == (not nowhere)
    assert row["bias_low"] == pytest.approx(low, abs=2e-3, nan_ok=True)
    assert row["bias_high"] == pytest.approx(high, abs=2e-3, nan_ok=True)
    assert (abs(row["ddc_most"]) >= abs(ddc)) == (not nowhere)
    assert np.sign(row["ddc_most"]) == np.sign(ddc)


def test_a_row_without_size_is_not_known(figures):
    table = figures.assign(n=None)
    estimates = sv.estimate(sv.toplines(sv.from_frame(table, title="T")))
    assert set(defects(estimates, population=1e6)["answer"]) == {"population or n not known"}


def test_populations_are_those_that_the_study_gives(survey_folder):
    samples = (
        "sample_id,country,n,n_kind,population_low,population_high\n"
        "kz,KAZ,813,published,12000000,13000000\n"
        'cn,CHN,"1,213",published,,\n'
    )
    assert populations(sv.load(survey_folder(samples=samples))) == {"kz": (12e6, 13e6)}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ddc": 0, "population": 1e6}, "`ddc` must be a number from -1 to 1 but 0, not 0"),
        ({"ddc": 2, "population": 1e6}, "`ddc` must be a number from -1 to 1 but 0, not 2"),
        ({"population": 1000}, "`population` must be above n, not 1000"),
        ({"population": {"kz": 1e6}}, "`population` must be one of 'chn', 'kaz', not 'kz'"),
    ],
)
def test_options_out_of_range(estimates, options, message):
    with pytest.raises(OptionError, match=message):
        defects(estimates, **options)
