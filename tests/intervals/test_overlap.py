import numpy as np
import pytest
from scipy import stats

from survey.intervals import (
    exclusive_difference_interval,
    frechet_difference_interval,
    least_overlap,
    paired_difference_interval,
    paired_difference_test,
)
from survey.options import PairedMethod, values

ALL = values(PairedMethod)
SAMPLES = [(60, 50, 100), (30, 20, 100), (9, 9, 10), (3, 0, 7), (70, 30, 100)]


@pytest.mark.parametrize(
    ("method", "both", "only_a", "only_b", "n", "printed", "digits"),
    [
        # R contingencytables, tests/testthat: Cavo et al. 2012
        ("newcombe", 59, 6, 16, 161, (-0.1186, -0.0046), 5.1e-5),
        ("tango", 59, 6, 16, 161, (-0.1240, -0.0054), 5.1e-5),
        # R ratesci, pairbinci.R: Bentur et al. 2009
        ("tango", 1, 1, 7, 21, (-0.517, -0.026), 5.1e-4),
    ],
)
def test_printed_examples(method, both, only_a, only_b, n, printed, digits):
    interval = paired_difference_interval(both + only_a, both + only_b, both, n, method=method)
    np.testing.assert_allclose(interval, printed, atol=digits)


def test_exclusive_wald_has_the_multinomial_standard_error():
    a, b, n = 643, 352, 1213
    error = np.sqrt((a / n + b / n - (a / n - b / n) ** 2) / n)
    low, high = exclusive_difference_interval(a, b, n, method="wald")
    assert high - low == pytest.approx(2 * 1.959963984540054 * error)
    assert (low + high) / 2 == pytest.approx((a - b) / n)


@pytest.mark.parametrize("method", ALL)
@pytest.mark.parametrize(("a", "b", "n"), SAMPLES)
@pytest.mark.parametrize("level", [0.8, 0.95, 0.999])
def test_frechet_contains_the_interval_of_every_overlap(method, a, b, n, level):
    widest = frechet_difference_interval(a, b, n, method=method, level=level)
    overlaps = np.arange(max(0, a + b - n), min(a, b) + 1)
    each = paired_difference_interval(a, b, overlaps, n, method=method, level=level)
    assert np.all(widest.low <= each.low + 1e-12)
    assert np.all(each.high <= widest.high + 1e-12)
    assert np.all(np.diff(each.high - each.low) <= 1e-12)


def test_least_overlap():
    assert least_overlap([600, 300], [500, 300], 1000).tolist() == [100.0, 0.0]


def test_score_test_belongs_to_tangos_interval():
    for limit in paired_difference_interval(65, 75, 59, 161, level=0.9):
        assert paired_difference_test(65, 75, 59, 161, margin=limit) == pytest.approx(0.1, rel=1e-9)


def tango_variance(difference, only_a, only_b, n):
    """Variance at the likeliest cells with that difference, by search."""
    shares = np.linspace(max(0.0, -difference), (1 - difference) / 2, 400_001)[1:-1]
    neither = 1 - 2 * shares - difference
    likelihood = only_a * np.log(shares + difference) + only_b * np.log(shares)
    likelihood += (n - only_a - only_b) * np.log(neither)
    best = shares[likelihood.argmax()]
    return (2 * best + difference - difference**2) / n


def test_tango_limits_solve_the_score_equation():
    only_a, only_b, n = 6, 16, 161
    for limit in paired_difference_interval(65, 75, 59, n, method="tango"):
        distance = (only_a - only_b) / n - limit
        z = distance / np.sqrt(tango_variance(limit, only_a, only_b, n))
        assert abs(z) == pytest.approx(1.959964, abs=1e-4)


def test_mcnemar():
    only_a, only_b = 6, 16
    args = (65, 75, 59, 161)
    z = (only_a - only_b) / np.sqrt(only_a + only_b)
    assert paired_difference_test(*args) == pytest.approx(2 * stats.norm.sf(abs(z)))
    for alternative in ("two-sided", "greater", "less"):
        expected = stats.binomtest(only_a, only_a + only_b, 0.5, alternative).pvalue
        p = paired_difference_test(*args, method="exact", alternative=alternative)
        assert p == pytest.approx(expected)
        own = stats.binom.pmf(only_a, only_a + only_b, 0.5)
        share = 1.0 if alternative == "two-sided" else 0.5
        mid = paired_difference_test(*args, method="exact-mid-p", alternative=alternative)
        assert mid == pytest.approx(expected - share * own)


def test_tests_without_evidence():
    for method in ("score", "exact"):
        assert paired_difference_test(5, 5, 5, 10, method=method) == 1.0
        assert paired_difference_test(5, 5, 2, 10, method=method) == 1.0
    own = stats.binom.pmf(3, 6, 0.5)
    assert paired_difference_test(5, 5, 2, 10, method="exact-mid-p") == pytest.approx(1 - own / 2)


@pytest.mark.parametrize("method", ALL)
def test_boundaries_unknowns_and_shapes(method):
    low, high = exclusive_difference_interval([0, 10, 0], [0, 0, 10], 10, method=method)
    assert np.all((low >= -1) & (low <= high) & (high <= 1))
    assert high[1] == -low[2]
    if method != "wald":
        assert high[1] == 1.0
        assert low[0] < 0 < high[0]
    unknown = exclusive_difference_interval([np.nan, 0, 3], [1, 0, 2], [10, 0, 9], method=method)
    assert np.isnan(unknown.low).tolist() == [True, True, False]
    table = frechet_difference_interval(np.full((2, 1), 6), [5, 6, 7], 9, level=0.9, method=method)
    assert table.low.shape == (2, 3)
    divided = exclusive_difference_interval(30, 10, 60, method=method)
    assert exclusive_difference_interval(60, 20, 120, deff=2, method=method) == divided
    levels = exclusive_difference_interval(30, 10, 60, method=method, level=[0.8, 0.9])
    assert levels.high[0] < levels.high[1]
    upper = exclusive_difference_interval(30, 10, 60, method=method, side="upper")
    assert upper.low == -1.0
