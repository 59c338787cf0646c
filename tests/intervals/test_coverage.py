import sys

import numpy as np
import pytest
from scipy import stats

from survey.intervals import (
    coverage,
    difference_coverage,
    difference_expected_length,
    difference_interval,
    expected_length,
    proportion_interval,
)
from survey.options import ProportionMethod, values

SHARES = np.array([0.0, 0.01, 0.2, 0.5, 0.77, 1.0])


@pytest.mark.parametrize("method", ["wald", "wilson", "clopper-pearson"])
def test_all_outcomes_added_up_one_by_one(method):
    n = 23
    total, width = np.zeros(SHARES.size), np.zeros(SHARES.size)
    for count in range(n + 1):
        low, high = proportion_interval(count, n, method=method)
        chance = stats.binom.pmf(count, n, SHARES)
        total += chance * ((low <= SHARES) & (high >= SHARES))
        width += chance * (high - low)
    np.testing.assert_allclose(coverage(method, n, SHARES), total, atol=1e-12)
    np.testing.assert_allclose(expected_length(method, n, SHARES), width, atol=1e-12)


def test_published_example():
    """Brown, Cai and DasGupta (2001), example 2: 0.946 at n = 30 and 0.928 at n = 98."""
    assert coverage("wald", 30, 0.2) == pytest.approx(0.946, abs=5e-4)
    assert coverage("wald", 98, 0.2) == pytest.approx(0.928, abs=5e-4)


@pytest.mark.parametrize("method", ["clopper-pearson", "blaker"])
def test_exact_methods_never_fall_below_their_level(method):
    shares = np.linspace(0.001, 0.999, 333)
    assert coverage(method, 40, shares).min() >= 0.95
    assert coverage(method, 40, shares, level=0.8).min() >= 0.8


def test_mean_coverage_of_wilson_is_its_level():
    shares = np.linspace(0.005, 0.995, 991)
    assert coverage("wilson", 50, shares).mean() == pytest.approx(0.95, abs=0.005)
    assert coverage("wald", 50, shares).mean() < 0.92


@pytest.mark.parametrize("unit", [0.01, 0.05, 0.1])
def test_rounding_never_lowers_the_coverage(unit):
    shares = np.linspace(0, 1, 101)
    exact = coverage("wilson", 137, shares)
    rounded = coverage("wilson", 137, shares, printed_to=unit)
    assert np.all(rounded >= exact - 1e-12)
    assert rounded.mean() > exact.mean()
    wider = expected_length("wilson", 137, shares, printed_to=unit)
    assert np.all(wider > expected_length("wilson", 137, shares))
    assert np.all(wider < expected_length("wilson", 137, shares) + 1.1 * unit)


@pytest.mark.parametrize("n", [60, 137, 333])
def test_what_is_printed_added_up_one_by_one(n):
    taken, joined = np.zeros(SHARES.size), np.zeros(SHARES.size)
    for count in range(n + 1):
        printed = (200 * count + n) // (2 * n) / 100
        alike = np.array([max(printed - 0.005, 0), min(printed + 0.005, 1)]) * n
        chance = stats.binom.pmf(count, n, SHARES)
        low, high = proportion_interval(min(printed * n, n), n)
        taken += chance * ((low <= SHARES) & (high >= SHARES))
        low, high = proportion_interval(alike, n)
        joined += chance * ((low[0] <= SHARES) & (high[1] >= SHARES))
    ours = coverage("wilson", n, SHARES, printed_to=0.01, printed_is_exact=True)
    np.testing.assert_allclose(ours, taken, atol=1e-12)
    np.testing.assert_allclose(coverage("wilson", n, SHARES, printed_to=0.01), joined, atol=1e-12)


def test_a_printed_share_taken_for_exact_loses_coverage():
    shares = np.linspace(0.02, 0.98, 97)
    taken = coverage("wilson", 1213, shares, printed_to=0.01, printed_is_exact=True)
    assert taken.min() < 0.9 < coverage("wilson", 1213, shares, printed_to=0.01).min()
    as_wide = expected_length("wilson", 1213, shares, printed_to=0.01, printed_is_exact=True)
    np.testing.assert_allclose(as_wide, expected_length("wilson", 1213, shares), atol=1e-3)


def test_differences_added_up_one_by_one():
    n_a, n_b, p_a, p_b = 7, 9, 0.3, 0.6
    total = width = 0.0
    for a in range(n_a + 1):
        for b in range(n_b + 1):
            low, high = difference_interval(a, n_a, b, n_b)
            chance = stats.binom.pmf(a, n_a, p_a) * stats.binom.pmf(b, n_b, p_b)
            total += chance * (low <= p_a - p_b <= high)
            width += chance * (high - low)
    assert difference_coverage("newcombe", n_a, n_b, p_a, p_b) == pytest.approx(total)
    assert difference_expected_length("newcombe", n_a, n_b, p_a, p_b) == pytest.approx(width)


def test_blocks_do_not_matter(monkeypatch):
    shares = np.linspace(0, 1, 41)
    whole = coverage("wilson", 30, shares)
    both = difference_coverage("wald", 10, 12, shares, 0.4)
    monkeypatch.setattr(sys.modules["survey.intervals.coverage"], "BLOCK", 100)
    np.testing.assert_array_equal(coverage("wilson", 30, shares), whole)
    np.testing.assert_allclose(difference_coverage("wald", 10, 12, shares, 0.4), both, rtol=1e-14)


def test_shapes_and_unknowns():
    assert np.ndim(coverage("wilson", 10, 0.3)) == 0
    assert coverage("wilson", 10, np.full((2, 3), 0.3)).shape == (2, 3)
    assert difference_coverage("wald", 5, 5, np.full((2, 1), 0.3), [0.1, 0.2, 0.3]).shape == (2, 3)
    lengths = difference_expected_length("wald", 5, 5, np.full((2, 1), 0.3), [0.1, 0.2, np.nan])
    assert np.isnan(lengths).tolist() == [[False, False, True]] * 2
    assert np.isnan(coverage("wilson", 10, [0.3, np.nan])).tolist() == [False, True]


@pytest.mark.parametrize("method", values(ProportionMethod))
def test_every_method_has_a_coverage(method):
    assert 0.7 < coverage(method, 30, 0.3) <= 1
    assert 0.2 < expected_length(method, 30, 0.3) < 0.5
