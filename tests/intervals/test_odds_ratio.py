import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from survey.intervals import odds_ratio_interval
from survey.intervals.counts import Pair
from survey.intervals.odds_ratio_score import constrained_shares
from survey.options import OddsRatioMethod, values

ALL = values(OddsRatioMethod)
EXACT = ("cornfield-exact", "cornfield-mid-p", "baptista-pike", "baptista-pike-mid-p")
PAIRS = [(7, 34, 1, 34), (24, 73, 53, 65), (6, 7, 2, 7), (813, 1213, 545, 813)]


def cells(pair):
    a, n_a, b, n_b = pair
    return np.array([[a, n_a - a], [b, n_b - b]])


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("woolf", "logit"),
        ("gart", "logit-adjusted"),
        ("independence-smoothed", "logit-smoothed"),
        ("cornfield", "score"),
    ],
)
def test_statsmodels(pair, ours, theirs):
    with np.errstate(invalid="ignore"):
        expected = confint_proportions_2indep(
            *pair, method=theirs, compare="odds-ratio", correction=False
        )
    np.testing.assert_allclose(odds_ratio_interval(*pair, method=ours), expected, rtol=1e-8)


@pytest.mark.parametrize("pair", [*PAIRS, (5, 56, 0, 29), (0, 10, 3, 10), (29, 55, 11, 11)])
def test_cornfield_exact_is_scipys(pair):
    expected = stats.contingency.odds_ratio(cells(pair)).confidence_interval()
    np.testing.assert_allclose(
        odds_ratio_interval(*pair, method="cornfield-exact"), expected, rtol=1e-8
    )


def test_constrained_shares_keep_the_total_and_the_odds_ratio():
    rows = [(30, 34, 33, 34), *PAIRS]
    pair = Pair(*(np.array(one, float)[:, None] for one in zip(*rows, strict=True)))
    part = np.array([1e-6, 0.2, 0.5, 0.9, 1 - 1e-12])
    with np.errstate(invalid="ignore"):
        share_a, share_b = constrained_shares(part, pair)
    total = pair.n_a * share_a + pair.n_b * share_b
    np.testing.assert_allclose(total / (pair.a + pair.b), 1.0)
    odds_a, odds_b = (one[:, :4] / (1 - one[:, :4]) for one in (share_a, share_b))
    np.testing.assert_allclose(odds_a / odds_b * ((1 - part) / part)[:4], 1.0)


def p_values(pair, ratio, own):
    """One- and two-sided p of an odds ratio, ``own`` of the observed table in them."""
    a, n_a, b, n_b = pair
    law = stats.nchypergeom_fisher(n_a + n_b, a + b, n_a, ratio)
    counts = np.arange(max(0, a + b - n_b), min(a + b, n_a) + 1)
    chances = law.pmf(counts)
    observed = law.pmf(a)
    left_out = (1 - own) * observed
    upper = chances[counts >= a].sum() - left_out
    lower = chances[counts <= a].sum() - left_out
    return upper, lower, chances[chances <= observed * (1 + 1e-9)].sum() - left_out


@pytest.mark.parametrize("pair", PAIRS[:3])
def test_cornfield_mid_p_leaves_the_tails(pair):
    low, high = odds_ratio_interval(*pair, method="cornfield-mid-p")
    assert p_values(pair, low, 0.5)[0] == pytest.approx(0.025, rel=1e-6)
    assert p_values(pair, high, 0.5)[1] == pytest.approx(0.025, rel=1e-6)


@pytest.mark.parametrize("pair", [*PAIRS[:3], (3, 4, 1, 4), (12, 40, 30, 41)])
@pytest.mark.parametrize(("method", "own"), [("baptista-pike", 1.0), ("baptista-pike-mid-p", 0.5)])
def test_baptista_pike_limits_are_the_ends_of_the_confidence_set(pair, method, own):
    low, high = odds_ratio_interval(*pair, method=method)
    assert p_values(pair, low * 1.0001, own)[2] >= 0.05
    assert p_values(pair, high / 1.0001, own)[2] >= 0.05
    beyond = np.concatenate(
        [low / np.geomspace(1.0001, 1e4, 40), high * np.geomspace(1.0001, 1e4, 40)]
    )
    assert max(p_values(pair, ratio, own)[2] for ratio in beyond) < 0.05


@pytest.mark.parametrize("method", ALL)
def test_empty_cells(method):
    low, high = odds_ratio_interval([0, 10], 16, [15, 0], 72, method=method)
    adjusted = {"gart", "adjusted-inverse-sinh", "independence-smoothed"}
    if method == "woolf":
        assert (low.tolist(), high.tolist()) == ([0, 0], [np.inf, np.inf])
    elif method in adjusted:
        assert np.all((low > 0) & np.isfinite(high))
    else:
        assert low[0] == 0.0
        assert np.isfinite(high[0])
        assert low[1] > 0
        assert high[1] == np.inf


@pytest.mark.parametrize(
    "method", [one for one in ALL if one not in {"gart", "adjusted-inverse-sinh"}]
)
def test_nothing_is_known_without_a_yes_or_without_a_no(method):
    low, high = odds_ratio_interval([0, 10], 10, [0, 20], 20, method=method)
    assert (low.tolist(), high.tolist()) == ([0, 0], [np.inf, np.inf])


def test_inverse_sinh_with_an_empty_cell_is_the_limit_of_ever_fewer():
    for pair in ((0, 16, 15, 72), (29, 55, 11, 11)):
        a, n_a, b, n_b = pair
        near = odds_ratio_interval(
            max(a, 1e-9), n_a, min(b, n_b - 1e-9), n_b, method="inverse-sinh"
        )
        assert odds_ratio_interval(*pair, method="inverse-sinh").high == pytest.approx(
            near.high, rel=1e-6
        )


@pytest.mark.parametrize("method", ALL)
def test_unknown_sides_and_shapes(method):
    low, high = odds_ratio_interval([np.nan, 3, 5], 9, [3, np.nan, 5], 9, method=method)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, False]
    both = odds_ratio_interval(30, 90, 20, 80, level=0.9, method=method)
    lower = odds_ratio_interval(30, 90, 20, 80, level=0.95, method=method, side="lower")
    upper = odds_ratio_interval(30, 90, 20, 80, level=0.95, method=method, side="upper")
    assert lower == (pytest.approx(both.low, rel=1e-9), np.inf)
    assert upper == (0.0, pytest.approx(both.high, rel=1e-9))
    assert odds_ratio_interval(np.full((2, 1), 3), 9, [1, 2, 3], 8, method=method).low.shape == (
        2,
        3,
    )
    divided = odds_ratio_interval(10, 30, 10, 40, method=method)
    assert odds_ratio_interval(30, 90, 20, 80, method=method, deff_a=3, deff_b=2) == divided
