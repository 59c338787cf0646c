import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from survey.intervals import ratio_interval
from survey.intervals.counts import Pair
from survey.intervals.ratio_score import constrained_shares
from survey.options import RatioMethod, values

ALL = values(RatioMethod)
PAIRS = [(7, 34, 1, 34), (24, 73, 53, 65), (56, 70, 48, 80), (813, 1213, 545, 813)]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("katz-log", "log"), ("adjusted-log", "log-adjusted"), ("koopman", "score")],
)
def test_statsmodels(pair, ours, theirs):
    expected = confint_proportions_2indep(*pair, method=theirs, compare="ratio", correction=False)
    np.testing.assert_allclose(ratio_interval(*pair, method=ours), expected, rtol=1e-9)


def test_the_interval_holds_its_estimate_where_statsmodels_does_not():
    low, high = ratio_interval(29, 55, 11, 11)
    assert low < 29 / 55 < high


def test_score_limits_solve_the_score_equation():
    for pair in PAIRS:
        a, n_a, b, n_b = pair
        for limit in ratio_interval(*pair, method="koopman"):
            shares = np.linspace(1e-9, min(1.0, 1 / limit) - 1e-9, 200_001)
            likelihood = (
                a * np.log(limit * shares)
                + (n_a - a) * np.log1p(-limit * shares)
                + b * np.log(shares)
                + (n_b - b) * np.log1p(-shares)
            )
            share_b = shares[likelihood.argmax()]
            share_a = limit * share_b
            variance = share_a * (1 - share_a) / n_a + limit**2 * share_b * (1 - share_b) / n_b
            z = (a / n_a - limit * b / n_b) / np.sqrt(variance)
            assert abs(z) == pytest.approx(1.959964, abs=2e-4)


@pytest.mark.parametrize("method", ALL)
def test_nobody(method):
    low, high = ratio_interval([0, 5, 0], [16, 56, 10], [15, 0, 0], [72, 29, 20], method=method)
    if method == "adjusted-log":
        assert np.all((low[:2] > 0) & np.isfinite(high[:2]))
        assert (low[2], high[2]) == (0.0, np.inf)
        return
    assert low[[0, 2]].tolist() == [0.0, 0.0]
    assert high[[1, 2]].tolist() == [np.inf, np.inf]
    if method != "noether":
        assert low[1] > 0
    assert np.isfinite(high[0])


@pytest.mark.parametrize("method", ALL)
def test_everybody(method):
    low, high = ratio_interval(10, 10, 20, 20, method=method)
    assert low < 1 < high


def test_adjusted_log_for_everybody():
    error = np.sqrt(1 / 10 - 1 / 10.5 + 1 / 20 - 1 / 20.5)
    ratio = (10 / 10.5) / (20 / 20.5)
    limits = ratio * np.exp(1.959963984540054 * error * np.array([-1, 1]))
    np.testing.assert_allclose(ratio_interval(10, 10, 20, 20, method="adjusted-log"), limits)


def test_constrained_shares_solve_the_likelihood_equation():
    pair = Pair(*(np.array(one, float)[:, None] for one in zip(*PAIRS, strict=True)))
    part = np.array([0.05, 0.3, 0.5, 0.8])
    share_a, share_b = constrained_shares(part, pair)
    np.testing.assert_allclose(share_a * (1 - part), share_b * part)
    slope = (pair.a - pair.n_a * share_a) / (1 - share_a) + (pair.b - pair.n_b * share_b) / (
        1 - share_b
    )
    assert np.abs(slope / (pair.n_a + pair.n_b)).max() < 1e-12


def test_half_a_person_stands_for_nobody():
    z = 1.959963984540054
    error = np.sqrt(1 / 0.5 - 1 / 16 + 1 / 15 - 1 / 72)
    expected = (0.5 / 16) / (15 / 72) * np.exp(z * error)
    assert ratio_interval(0, 16, 15, 72, method="katz-log").high == pytest.approx(expected)


def test_inverse_sinh_for_nobody_is_the_limit_of_ever_fewer():
    for more in (1e-6, 1e-9):
        near = ratio_interval(more, 16, 15, 72, method="inverse-sinh").high
        assert ratio_interval(0, 16, 15, 72, method="inverse-sinh").high == pytest.approx(
            near, rel=10 * more
        )


def test_bailey_has_no_upper_limit_for_too_few():
    assert ratio_interval(7, 34, 1, 34, method="bailey", level=0.999).high == np.inf
    assert np.isfinite(ratio_interval(7, 34, 2, 34, method="bailey", level=0.999).high)


@pytest.mark.parametrize("method", ALL)
def test_unknown_sides_and_shapes(method):
    low, high = ratio_interval([np.nan, 3, 5], 9, [3, np.nan, 5], 9, method=method)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, False]
    both = ratio_interval(30, 90, 20, 80, level=0.9, method=method)
    lower = ratio_interval(30, 90, 20, 80, level=0.95, method=method, side="lower")
    upper = ratio_interval(30, 90, 20, 80, level=0.95, method=method, side="upper")
    assert lower == (pytest.approx(both.low, rel=1e-12), np.inf)
    assert upper == (0.0, pytest.approx(both.high, rel=1e-12))
    assert ratio_interval(np.full((2, 1), 3), 9, [1, 2, 3], 8, method=method).low.shape == (2, 3)
    divided = ratio_interval(100, 300, 100, 400, method=method)
    assert ratio_interval(300, 900, 200, 800, method=method, deff_a=3, deff_b=2) == divided
