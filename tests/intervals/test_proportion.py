import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from survey.intervals import proportion_interval
from survey.intervals.proportion import EXACT, METHODS
from survey.options import ProportionMethod, values

ALL = values(ProportionMethod)
WITHOUT_FRACTIONS = {"blaker"}
TAIL = 0.025
GRID = np.array([(x, n) for n in (1, 2, 3, 10, 37) for x in range(n + 1)]).T


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("wald", "normal"),
        ("wilson", "wilson"),
        ("agresti-coull", "agresti_coull"),
        ("clopper-pearson", "beta"),
        ("jeffreys", "jeffreys"),
    ],
)
def test_statsmodels(ours, theirs):
    count, n = GRID
    inside = (count > 0) & (count < n) if ours == "jeffreys" else count >= 0
    low, high = proportion_interval(count, n, method=ours)
    their_low, their_high = proportion_confint(count, n, method=theirs)
    np.testing.assert_allclose(low[inside], np.clip(their_low, 0, 1)[inside], atol=1e-12)
    np.testing.assert_allclose(high[inside], np.clip(their_high, 0, 1)[inside], atol=1e-12)


def test_clopper_pearson_leaves_the_tail():
    count, n = GRID
    low, high = proportion_interval(count, n, method="clopper-pearson")
    some, not_all = count > 0, count < n
    np.testing.assert_allclose(stats.binom.sf(count - 1, n, low)[some], TAIL, rtol=1e-10)
    np.testing.assert_allclose(stats.binom.cdf(count, n, high)[not_all], TAIL, rtol=1e-10)


def test_mid_p_leaves_the_tail_with_half_the_observed_count():
    count, n = GRID
    low, high = proportion_interval(count, n, method="mid-p")
    some, not_all = count > 0, count < n
    above = stats.binom.sf(count, n, low) + stats.binom.pmf(count, n, low) / 2
    below = stats.binom.cdf(count, n, high) - stats.binom.pmf(count, n, high) / 2
    np.testing.assert_allclose(above[some], TAIL, rtol=1e-9)
    np.testing.assert_allclose(below[not_all], TAIL, rtol=1e-9)


def test_likelihood_limits_have_the_deviance_of_the_level():
    count, n = GRID
    for limit in proportion_interval(count, n, method="likelihood"):
        inside = (limit > 0) & (limit < 1)
        best = stats.binom.logpmf(count, n, count / n)
        deviance = 2 * (best - stats.binom.logpmf(count, n, limit))
        np.testing.assert_allclose(deviance[inside], stats.chi2.ppf(0.95, 1), rtol=1e-9)


def blaker_p(count, n, share):
    """Blaker's p as he defines it: the observed tail and the widest other tail no larger."""
    outcomes = np.arange(n + 1)
    below, above = stats.binom.cdf(outcomes, n, share), stats.binom.sf(outcomes - 1, n, share)
    smaller = np.minimum(below, above)
    return stats.binom.pmf(outcomes, n, share)[smaller <= smaller[count] * (1 + 1e-12)].sum()


@pytest.mark.parametrize(("count", "n"), [(1, 29), (15, 148), (3, 10), (0, 7), (9, 9), (20, 40)])
def test_blaker_limits_are_the_ends_of_the_confidence_set(count, n):
    low, high = proportion_interval(count, n, method="blaker")
    shares = np.linspace(0.0005, 0.9995, 2000)
    accepted = np.array([blaker_p(count, n, share) >= 0.05 for share in shares])
    assert low <= shares[accepted].min() <= low + 0.0006
    assert high - 0.0006 <= shares[accepted].max() <= high


@pytest.mark.parametrize("n", [10, 148, 1213])
def test_pratt_is_close_to_clopper_pearson(n):
    count = np.arange(n + 1)
    approximate = proportion_interval(count, n, method="pratt")
    exact = proportion_interval(count, n, method="clopper-pearson")
    np.testing.assert_allclose(approximate.low, exact.low, atol=2e-3)
    np.testing.assert_allclose(approximate.high, exact.high, atol=2e-3)


def test_pratt_is_exact_far_out():
    approximate = proportion_interval(2, 4, method="pratt", level=1 - 1e-12)
    exact = proportion_interval(2, 4, method="clopper-pearson", level=1 - 1e-12)
    assert approximate.low == pytest.approx(exact.low, rel=1e-6)
    assert approximate.high == pytest.approx(exact.high, rel=1e-6)


@pytest.mark.parametrize("method", ALL)
@pytest.mark.parametrize("n", [1, 2, 20, 1213])
def test_nobody_and_everybody(method, n):
    low, high = proportion_interval([0, n], n, method=method)
    assert low[0] == 0.0
    assert high[1] == 1.0
    assert 0 <= high[0] <= 1
    if method == "wald":
        assert high[0] == 0.0
    elif method == "cloglog" or method in EXACT | {"wilson", "logit", "likelihood"}:
        assert high[0] > 0


@pytest.mark.parametrize("method", ["logit", "probit", "cloglog", "modified-jeffreys"])
def test_undefined_ends_are_clopper_pearsons(method):
    ours = proportion_interval([0, 25], 25, method=method)
    exact = proportion_interval([0, 25], 25, method="clopper-pearson")
    np.testing.assert_allclose(ours, exact, atol=1e-14)


def test_exact_limit_for_nobody_in_closed_form():
    expected = {
        "clopper-pearson": 1 - 0.025**0.05,
        "mid-p": 1 - 0.05**0.05,
        "likelihood": 1 - np.exp(-stats.chi2.ppf(0.95, 1) / 40),
    }
    for method, high in expected.items():
        assert proportion_interval(0, 20, method=method).high == pytest.approx(high, rel=1e-12)


def test_modified_wilson_takes_poisson_limits_for_few():
    few = proportion_interval([1, 2, 3, 4], 60, method="modified-wilson").low
    wilson = proportion_interval([1, 2, 3, 4], 60).low
    poisson = stats.chi2.ppf(0.05, 2 * np.array([1, 2, 3])) / 2 / 60
    np.testing.assert_allclose(few[:3], poisson)
    assert few[3] == wilson[3]
    low = proportion_interval(3, [50, 51], method="modified-wilson").low
    assert low[0] == proportion_interval(3, 50).low
    assert low[1] == pytest.approx(poisson[2] * 60 / 51)


@pytest.mark.parametrize("method", [one for one in ALL if one not in WITHOUT_FRACTIONS])
def test_deff_divides_count_and_n(method):
    divided = proportion_interval(813 / 3, 1213 / 3, method=method)
    assert proportion_interval(813, 1213, method=method, deff=3) == divided


def test_degrees_of_freedom_raise_z_or_lower_n():
    t = stats.t.ppf(0.975, 14)
    half = t * np.sqrt(0.3 * 0.7 / 100)
    low, high = proportion_interval(30, 100, method="wald", degrees_of_freedom=14)
    assert (low, high) == (pytest.approx(0.3 - half), pytest.approx(0.3 + half))
    factor = (stats.t.ppf(0.975, 99) / t) ** 2
    narrowed = proportion_interval(30 * factor, 100 * factor, method="clopper-pearson")
    exact = proportion_interval(30, 100, method="clopper-pearson", degrees_of_freedom=14)
    assert exact.low == pytest.approx(narrowed.low, rel=1e-12)
    assert exact.high == pytest.approx(narrowed.high, rel=1e-12)


def test_many_degrees_of_freedom_change_nothing():
    for method in ("wilson", "jeffreys"):
        many = proportion_interval(300, 1000, method=method, degrees_of_freedom=[1e9, 999])
        none = proportion_interval(300, 1000, method=method)
        tolerance = 1e-12 if method == "jeffreys" else 1e-9
        place = 1 if method == "jeffreys" else 0
        assert many.low[place] == pytest.approx(none.low, abs=tolerance)


@pytest.mark.parametrize("method", ALL)
def test_one_side_is_an_end_of_the_two_sided_interval(method):
    both = proportion_interval(13, 60, method=method, level=0.9)
    lower = proportion_interval(13, 60, method=method, level=0.95, side="lower")
    upper = proportion_interval(13, 60, method=method, level=0.95, side="upper")
    assert lower == (pytest.approx(both.low, abs=1e-13), 1.0)
    assert upper == (0.0, pytest.approx(both.high, abs=1e-13))


@pytest.mark.parametrize("method", ALL)
def test_unknown_in_unknown_out(method):
    low, high = proportion_interval([np.nan, 3, 0, 5], [10, np.nan, 0, 10], method=method)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, True, False]
    for side in ("lower", "upper"):
        one = proportion_interval([np.nan, 5], 10, method=method, side=side)
        assert np.isnan(one.low[0])
        assert np.isnan(one.high[0])
    assert np.isnan(proportion_interval(5, 10, method=method, deff=np.nan).low)


@pytest.mark.parametrize("method", ALL)
def test_everything_broadcasts_and_is_float64(method):
    low, high = proportion_interval(
        np.array([[2], [4]]), np.array([8, 16, 32]), level=np.array(0.9), method=method, deff=2
    )
    assert low.shape == high.shape == (2, 3)
    assert low.dtype == high.dtype == np.float64
    levels = proportion_interval(4, 16, level=[0.5, 0.8, 0.9], method=method)
    assert levels.low.shape == (3,)
    assert np.all(np.diff(levels.low) < 0)
    assert np.ndim(proportion_interval(4, 16, method=method).low) == 0
    assert proportion_interval([], [], method=method).low.shape == (0,)


def test_inputs_are_left_alone():
    count, n = np.array([3.0, np.nan]), np.array([10.0, 10.0])
    for method in METHODS:
        proportion_interval(count, n, method=method, deff=1.0)
    assert count[0] == 3.0
    assert np.isnan(count[1])
    assert n.tolist() == [10.0, 10.0]
