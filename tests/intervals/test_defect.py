"""The data defect correlation: identity, feasible ends, effective size, published numbers."""

import csv
import re
from itertools import product

import numpy as np
import pytest

from survey.errors import OptionError
from survey.intervals import (
    defect_bias,
    defect_n_effective,
    feasible_defects,
    feasible_populations,
    feasible_shares,
)


def population_of(holders, others, holders_asked, others_asked):
    """Return two columns for everybody: holds the view, is in the sample."""
    view = [1] * holders + [0] * others
    asked = [1] * holders_asked + [0] * (holders - holders_asked)
    return np.array(view), np.array(asked + [1] * others_asked + [0] * (others - others_asked))


@pytest.mark.parametrize("counts", [(60, 140, 20, 10), (60, 140, 3, 37), (150, 50, 40, 0)])
def test_the_bias_is_that_of_counting_people(counts):
    view, asked = population_of(*counts)
    ddc = np.corrcoef(view, asked)[0, 1]
    bias = view[asked == 1].mean() - view.mean()
    assert defect_bias(ddc, view.mean(), asked.sum(), len(view)) == pytest.approx(bias, abs=1e-12)


@pytest.mark.parametrize("holders", [3, 60, 195])
def test_no_sample_goes_beyond_the_feasible_ends_and_two_reach_them(holders):
    n, population = 40, 200
    found = []
    for asked in range(max(0, n - (population - holders)), min(n, holders) + 1):
        view, who = population_of(holders, population - holders, asked, n - asked)
        found.append(np.corrcoef(view, who)[0, 1])
    low, high = feasible_defects(holders / population, n, population)
    assert (low, high) == pytest.approx((min(found), max(found)), abs=1e-12)


def test_beyond_the_ends_there_is_no_bias():
    low, high = feasible_defects(0.86, 1213, 100_000_000)
    assert high < 0.005
    biases = defect_bias([0.005, high, low, 1.01 * low], 0.86, 1213, 100_000_000)
    assert np.isnan(biases).tolist() == [True, False, False, True]
    assert biases[1:3] == pytest.approx([0.14, -0.86])


@pytest.mark.parametrize(("ddc", "n"), list(product([0.005, -0.005, 0.2, -0.2], [5, 50, 95])))
def test_feasible_shares_are_those_for_which_it_is_feasible(ddc, n):
    shares = np.linspace(0.001, 0.999, 999)
    low, high = feasible_defects(shares, n, 100)
    ends = feasible_shares(ddc, n, 100)
    inside = (shares >= ends.low) & (shares <= ends.high)
    assert (inside == ((low <= ddc) & (ddc <= high))).all()
    assert 0 < inside.sum() < 999 or abs(ddc) < 0.01


@pytest.mark.parametrize(("ddc", "share"), list(product([0.05, -0.05, 0.4], [0.03, 0.5, 0.9])))
def test_feasible_populations_are_those_in_which_it_is_feasible(ddc, share):
    populations = np.geomspace(100.5, 1e5, 500)
    low, high = feasible_defects(share, 100, populations)
    ends = feasible_populations(ddc, share, 100)
    inside = (populations >= ends.low) & (populations <= ends.high)
    assert (inside == ((low <= ddc) & (ddc <= high))).all()
    assert 0 < inside.sum() < 500


def test_the_effective_sizes_of_the_collection(shared):
    with (shared / "reference" / "reference-values.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["family"] == "ddc_neff"]
    assert len(rows) == 3
    for row in rows:
        inputs = dict(re.findall(r"(\w+)=([\d.]+)", row["inputs"]))
        n = float(inputs["f"]) * 1000
        found = defect_n_effective(float(inputs["rho"]), n, 1000)
        assert found == pytest.approx(float(row["estimate"]), rel=1e-12)


def test_a_sample_without_defect_is_worth_any_number():
    assert defect_n_effective(0.0, 10, 100) == np.inf


def test_shares_of_nobody_and_everybody_have_no_correlation():
    low, high = feasible_defects([0.0, 1.0], 10, 100)
    assert np.isnan([*low, *high]).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1.5, 0.5, 10, 100), "`ddc` must be between -1 and 1, not 1.5"),
        ((0.1, 86, 10, 100), "`share` must be between 0 and 1, not 86"),
        ((0.1, 0.5, 0, 100), "`n` must be above 0, not 0"),
        ((0.1, 0.5, 100, 100), "`population` must be above n, not 100"),
    ],
)
def test_numbers_out_of_range(arguments, message):
    with pytest.raises(OptionError, match=message):
        defect_bias(*arguments)
