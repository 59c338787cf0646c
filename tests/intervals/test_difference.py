import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from survey.intervals import difference_interval, difference_test
from survey.intervals.counts import Pair
from survey.intervals.difference_score import constrained_shares
from survey.options import DifferenceMethod, values

ALL = values(DifferenceMethod)
PAIRS = [
    (56, 70, 48, 80),
    (9, 10, 3, 10),
    (6, 7, 2, 7),
    (5, 56, 0, 29),
    (0, 10, 0, 20),
    (10, 10, 0, 20),
    (84, 101, 89, 105),
    (813, 1213, 545, 813),
    (1, 1, 0, 1),
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("wald", "wald"), ("agresti-caffo", "agresti-caffo"), ("newcombe", "newcomb")],
)
def test_statsmodels(pair, ours, theirs):
    interval = difference_interval(*pair, method=ours)
    expected = confint_proportions_2indep(*pair, method=theirs, compare="diff")
    np.testing.assert_allclose(interval, np.clip(expected, -1, 1), atol=1e-12)


def test_miettinen_and_nurminens_own_example():
    low, high = difference_interval(10, 10, 0, 20, method="miettinen-nurminen")
    assert low == pytest.approx(0.7156, abs=5e-5)
    assert high == 1.0


@pytest.mark.parametrize(
    ("interval", "test"), [("miettinen-nurminen", "miettinen-nurminen"), ("mee", "score")]
)
@pytest.mark.parametrize("level", [0.9, 0.99])
def test_score_limits_are_where_the_test_reaches_the_level(interval, test, level):
    a, n_a, b, n_b = np.array(PAIRS[:-1]).T
    for limit in difference_interval(a, n_a, b, n_b, level=level, method=interval):
        inside = np.abs(limit) < 1
        assert inside.sum() >= 7
        p = difference_test(
            a[inside], n_a[inside], b[inside], n_b[inside], margin=limit[inside], method=test
        )
        np.testing.assert_allclose(p, 1 - level, rtol=1e-9)


def log_likelihood(pair, share_a, share_b):
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = (
            (pair.a, share_a),
            (pair.n_a - pair.a, 1 - share_a),
            (pair.b, share_b),
            (pair.n_b - pair.b, 1 - share_b),
        )
        return sum(np.where(count == 0, 0.0, count * np.log(share)) for count, share in parts)


def test_no_shares_with_the_difference_are_likelier():
    a, n_a, b, n_b = (np.array(one, float)[:, None] for one in zip(*PAIRS, strict=True))
    pair = Pair(a, n_a, b, n_b)
    difference = np.linspace(-0.98, 0.98, 99)
    with np.errstate(all="ignore"):
        share_a, share_b = constrained_shares(difference, pair)
    np.testing.assert_allclose(
        share_a - share_b, np.broadcast_to(difference, share_a.shape), atol=1e-15
    )
    best = log_likelihood(pair, share_a, share_b)
    least, most = np.maximum(0.0, -difference), np.minimum(1.0, 1 - difference)
    for part in np.linspace(0, 1, 41):
        other = least + part * (most - least)
        assert np.all(log_likelihood(pair, other + difference, other) <= best + 1e-9)
    for step in (-1e-4, 1e-4):
        near = np.clip(share_b + step, least, most)
        assert np.all(log_likelihood(pair, near + difference, near) <= best + 1e-9)


def test_scas_limits_solve_lauds_equation():
    z = 1.959963984540054
    for a, n_a, b, n_b in PAIRS[:4]:
        pair = Pair(*(np.array(float(one)) for one in (a, n_a, b, n_b)))
        factor = (n_a + n_b) / (n_a + n_b - 1)
        for sign, limit in zip(
            (1, -1), difference_interval(a, n_a, b, n_b, method="scas"), strict=True
        ):
            share_a, share_b = constrained_shares(limit, pair)
            var_a, var_b = share_a * (1 - share_a) / n_a, share_b * (1 - share_b) / n_b
            third = var_a * (1 - 2 * share_a) / n_a - var_b * (1 - 2 * share_b) / n_b
            error = np.sqrt(factor * (var_a + var_b))
            bend = (z**2 - 1) * third / (6 * error**3)
            distance = a / n_a - b / n_b - limit
            assert distance / error - bend == pytest.approx(sign * z, rel=1e-9)


@pytest.mark.parametrize("method", ALL)
def test_unknown_in_unknown_out_and_shapes(method):
    low, high = difference_interval(
        [np.nan, 0, 5, 5], [10, 0, 10, 10], [5, 5, np.nan, 5], 10, method=method
    )
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, True, False]
    table = difference_interval(
        np.array([[3], [5]]), 9, [1, 2, 3], 8, level=0.9, method=method, deff_a=1.5
    )
    assert table.low.shape == table.high.shape == (2, 3)
    assert table.low.dtype == np.float64
    levels = difference_interval(30, 90, 20, 80, level=[0.8, 0.9, 0.95], method=method)
    assert np.all(np.diff(levels.high) > 0)
    assert difference_interval([], [], [], [], method=method).low.shape == (0,)


@pytest.mark.parametrize("method", ALL)
def test_each_side_has_its_own_design_effect(method):
    ours = difference_interval(300, 900, 200, 800, method=method, deff_a=3, deff_b=2)
    assert ours == difference_interval(100, 300, 100, 400, method=method)


@pytest.mark.parametrize("method", ALL)
def test_one_side_is_an_end_of_the_two_sided_interval(method):
    both = difference_interval(30, 90, 20, 80, level=0.9, method=method)
    lower = difference_interval(30, 90, 20, 80, level=0.95, method=method, side="lower")
    upper = difference_interval(30, 90, 20, 80, level=0.95, method=method, side="upper")
    assert lower == (pytest.approx(both.low, abs=1e-13), 1.0)
    assert upper == (-1.0, pytest.approx(both.high, abs=1e-13))


def test_smallest_samples():
    for method in set(ALL) - {"hauck-anderson"}:
        low, high = difference_interval([0, 0, 1, 1], 1, [0, 1, 0, 1], 1, method=method)
        assert np.all((low >= -1) & (low <= high) & (high <= 1)), method
        np.testing.assert_allclose(low[1], -high[2], atol=1e-12)
    assert np.all(np.isnan(difference_interval(1, 1, 3, 10, method="hauck-anderson")))


def test_tiny_effective_samples_have_no_score_interval_with_factor():
    tiny = {"deff_a": [4, 8], "deff_b": [4, 8]}
    assert np.isnan(difference_interval(1, 2, 1, 2, method="miettinen-nurminen", **tiny)).all()
    assert not np.isnan(difference_interval(1, 2, 1, 2, method="mee", **tiny)).any()


def test_score_limits_of_nobody_in_huge_samples():
    square = 1.959963984540054**2
    low, high = difference_interval(0, 1e10, 0, 1e10, method="mee")
    assert high == pytest.approx(square / (1e10 + square), rel=1e-6)
    assert low == -high


@pytest.mark.parametrize("method", ["miettinen-nurminen", "mee", "scas"])
def test_no_rounding_where_a_share_stays_at_zero(method):
    nobody = difference_interval(0, [1, 2, 5], 0, 813, level=0.8, method=method)
    everybody = difference_interval([1, 2, 5], [1, 2, 5], 813, 813, level=0.8, method=method)
    np.testing.assert_allclose(nobody.low, -everybody.high, rtol=1e-11)


def test_pairs_on_which_statsmodels_fails():
    rng = np.random.default_rng(1)
    n_a, n_b = rng.integers(300, 3000, (2, 2000))
    a, b = rng.binomial(n_a, rng.uniform(0.2, 0.8, 2000)), rng.binomial(n_b, 0.5)
    low, high = difference_interval(a, n_a, b, n_b, method="miettinen-nurminen")
    newcombe = difference_interval(a, n_a, b, n_b)
    assert np.all((low < a / n_a - b / n_b) & (a / n_a - b / n_b < high))
    np.testing.assert_allclose(low, newcombe.low, atol=2e-3)
    np.testing.assert_allclose(high, newcombe.high, atol=2e-3)
