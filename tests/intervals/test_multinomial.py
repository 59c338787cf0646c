import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import multinomial_proportions_confint

from survey.intervals import multinomial_interval, proportion_interval
from survey.intervals.sison_glaz import joint_probability
from survey.options import MultinomialMethod, values

ALL = values(MultinomialMethod)
SURVEYS = [(91, 49, 37, 43), (56, 0, 73, 59, 62, 87, 58), (813, 400), (1, 0), (3, 3, 3)]


@pytest.mark.parametrize("counts", SURVEYS[:3])
def test_statsmodels(counts):
    ours = multinomial_interval(counts)
    np.testing.assert_allclose(
        np.transpose(ours), multinomial_proportions_confint(counts), atol=1e-12
    )
    glaz = multinomial_interval(counts, method="sison-glaz")
    theirs = multinomial_proportions_confint(counts, method="sison-glaz")
    np.testing.assert_allclose(np.transpose(glaz), theirs, atol=1e-9)


def test_one_share_at_a_time():
    counts, n = np.array(SURVEYS[0]), sum(SURVEYS[0])
    for method in ("wald", "wald-cc", "wilson"):
        one = proportion_interval(counts, n, method=method)
        np.testing.assert_allclose(multinomial_interval(counts, method=method), one, atol=1e-15)
    goodman = proportion_interval(counts, n, level=1 - 0.05 / 4)
    np.testing.assert_allclose(multinomial_interval(counts), goodman, atol=1e-14)


def test_chi_square_quantile_of_all_answers():
    quantile = stats.chi2.ppf(0.95, 3)
    counts, n = np.array(SURVEYS[0]), sum(SURVEYS[0])
    low, high = multinomial_interval(counts, method="gold")
    half = np.sqrt(quantile * (counts / n) * (1 - counts / n) / n)
    np.testing.assert_allclose(high - low, 2 * half, rtol=1e-12)
    low, _ = multinomial_interval(counts, method="quesenberry-hurst")
    inside = np.sqrt(quantile * (quantile + 4 * counts * (n - counts) / n))
    np.testing.assert_allclose(
        low, (quantile + 2 * counts - inside) / (2 * (n + quantile)), rtol=1e-12
    )


@pytest.mark.parametrize("counts", [*SURVEYS[:3], (35, 74, 22, 69), (5, 5, 10)])
def test_sison_glaz_reach_is_the_first_that_suffices(counts):
    cells, n = np.array(counts, float), sum(counts)
    chances = [0.0] + [float(joint_probability(cells, np.array([r]))[0]) for r in range(1, n + 1)]
    first = next(r for r in range(1, n + 1) if chances[r] > 0.95)
    fraction = (0.95 - chances[first - 1]) / (chances[first] - chances[first - 1])
    low, high = multinomial_interval(counts, method="sison-glaz")
    np.testing.assert_allclose(low, np.maximum(cells / n - (first - 1) / n, 0), atol=1e-12)
    expected = cells / n + (first - 1 + 2 * fraction) / n
    np.testing.assert_allclose(high, np.minimum(expected, 1), atol=1e-12)


def test_joint_probability_against_simulation():
    counts, reach = np.array([35.0, 74.0, 22.0, 69.0]), 14
    draws = np.random.default_rng(5).multinomial(200, counts / 200, size=200_000)
    simulated = np.all(np.abs(draws - counts) <= reach, axis=1).mean()
    assert joint_probability(counts, np.array([reach]))[0] == pytest.approx(simulated, abs=0.004)


@pytest.mark.parametrize("method", ALL)
def test_range_unknowns_and_shapes(method):
    for counts in SURVEYS:
        low, high = multinomial_interval(counts, method=method)
        share = np.array(counts) / sum(counts)
        assert np.all((low >= 0) & (low <= share) & (share <= high) & (high <= 1))
    low, high = multinomial_interval([[3, 4, 5], [np.nan, 4, 5], [0, 0, 0]], method=method)
    assert low.shape == high.shape == (3, 3)
    assert np.isnan(low).all(axis=1).tolist() == [False, True, True]
    one = multinomial_interval([3, 4, 5], method=method)
    np.testing.assert_array_equal(low[0], one.low)
    wide = multinomial_interval([30, 40, 50], method=method, level=[0.8, 0.95])
    assert np.all(wide.low[1] < wide.low[0])
    divided = multinomial_interval([30, 40, 50], method=method)
    halves = multinomial_interval([[60, 80, 100], [30, 40, 50]], method=method, deff=[2, 1])
    np.testing.assert_array_equal(halves.low, [divided.low, divided.low])
    upper = multinomial_interval([30, 40, 50], method=method, side="upper", level=0.975)
    assert upper.low.tolist() == [0, 0, 0]
    np.testing.assert_allclose(upper.high, divided.high, atol=1e-9)
