"""Several estimates as one: against metafor, against statsmodels, and by the equations."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from survey import options
from survey.errors import OptionError
from survey.inference.combining import ESTIMATORS, combine

COUNTS, SIZES = np.array([813.0, 545, 400, 610]), np.array([1213.0, 813, 700, 1005])
SHARES = COUNTS / SIZES
LOGIT = np.log(SHARES / (1 - SHARES)), 1 / COUNTS + 1 / (SIZES - COUNTS)
RAW = SHARES, SHARES * (1 - SHARES) / SIZES
ARCSINE = np.arcsin(np.sqrt(SHARES)), 1 / (4 * SIZES)
DOUBLE = (
    np.arcsin(np.sqrt(COUNTS / (SIZES + 1))) / 2
    + np.arcsin(np.sqrt((COUNTS + 1) / (SIZES + 1))) / 2,
    1 / (4 * SIZES + 2),
)

# metafor 3.8.1 with R 4.2.2, rma(measure=..., method=...): rows c1371 to c1381 of the collection.
# Its restricted maximum likelihood stops at 1e-5, so that its I squared is good to 1e-4 percent.
METAFOR = [
    (RAW, "reml", 0.630523077897162, 0.582989978240423, 0.6780561775539, 0.002093892772,
     89.297271, 26.242477),
    (LOGIT, "none", 0.54856206441326, 0.481686271906053, 0.615437856920468, 0.0,
     88.626337, 26.376727),
    (LOGIT, "reml", 0.536742525469363, 0.332591784434824, 0.740893266503902, 0.03859087441,
     89.116467, 26.376727),
    (DOUBLE, "reml", 0.917580669943931, 0.868372501802098, 0.966788838085765, 0.002242964985,
     89.190355, 26.30106),
    (ARCSINE, "dersimonian-laird", 0.917757473288176, 0.869812072858015, 0.965702873718337,
     0.002115128433, 88.605865, 26.329335),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "between", "estimate", "low", "high", "tau2", "i2", "q"),
    METAFOR,
    ids=["PR:REML", "PLO:FE", "PLO:REML", "PFT:REML", "PAS:DL"],
)
def test_as_metafor(data, between, estimate, low, high, tau2, i2, q):
    found = combine(*data, between=between, knapp_hartung=False)
    assert found[:3] == pytest.approx((estimate, low, high), abs=1e-6)
    assert found.tau2 == pytest.approx(tau2, abs=1e-6)
    assert 100 * found.i2 == pytest.approx(i2, abs=1e-4)
    assert found.q == pytest.approx(q, abs=1e-6)


def test_the_table_has_exactly_the_estimators_of_the_option_type():
    assert list(ESTIMATORS) == list(options.values(options.Between))


effects = st.lists(st.floats(-2, 2), min_size=3, max_size=8)


@settings(max_examples=60, deadline=None)
@given(effects, st.integers(0, 1000))
def test_paule_and_mandel_solve_their_equation(values, seed):
    y, v = np.array(values), np.random.default_rng(seed).uniform(0.001, 0.05, len(values))
    found = combine(y, v)
    weights = 1 / (v + found.tau2)
    mean = weights @ y / weights.sum()
    square = weights @ (y - mean) ** 2
    assert found.estimate == pytest.approx(mean, abs=1e-9)
    assert square <= len(y) - 1 + 1e-6
    if found.tau2 > 0:
        assert square == pytest.approx(len(y) - 1, abs=1e-6)
    assert found.low <= found.estimate <= found.high
    assert found.prediction_low <= found.low
    assert found.high <= found.prediction_high


@settings(max_examples=30, deadline=None)
@given(effects, st.integers(0, 1000))
def test_no_restricted_likelihood_nearby_is_higher(values, seed):
    y, v = np.array(values), np.random.default_rng(seed).uniform(0.01, 0.02, len(values))

    def log_likelihood(tau2):
        """Return the restricted log-likelihood but for a constant."""
        w = 1 / (v + tau2)
        mean = w @ y / w.sum()
        return (np.log(w).sum() - np.log(w.sum()) - w @ (y - mean) ** 2) / 2

    tau2 = combine(y, v, between="reml").tau2
    steps = (0.0, tau2 * 0.9, tau2 * 1.1, tau2 + 0.001)
    assert all(log_likelihood(tau2) >= log_likelihood(step) - 1e-9 for step in steps)


def test_as_statsmodels_to_its_tolerance():
    theirs = combine_effects(*LOGIT, method_re="iterated", use_t=True, alpha=0.1)
    ours = combine(*LOGIT, level=0.9)
    assert ours.tau2 == pytest.approx(theirs.tau2, rel=1e-4)
    low, high = theirs.conf_int(alpha=0.1)[1]
    assert (ours.low, ours.high) == pytest.approx((low, high), abs=1e-6)


def test_its_one_step_estimate_can_be_negative_and_ours_cannot():
    y, v = np.array([0.1, 0.101, 0.102]), np.full(3, 0.01)
    assert combine_effects(y, v, method_re="dl").tau2 < 0
    assert [combine(y, v, between=each).tau2 for each in ESTIMATORS] == [0.0] * 4


def test_equal_estimates_have_no_differences():
    found = combine(np.full(4, 0.3), np.full(4, 0.01))
    assert (found.tau2, found.i2) == (0.0, 0.0)
    assert found.q == pytest.approx(0.0, abs=1e-12)
    half = stats.t.ppf(0.975, 3) * math.sqrt(0.01 / 4)
    assert found[:3] == pytest.approx((0.3, 0.3 - half, 0.3 + half))


def test_the_interval_allows_for_few_estimates():
    y, v = np.array([0.1, 0.3, 0.7]), np.array([0.01, 0.02, 0.03])
    plain, wide = (combine(y, v, knapp_hartung=each) for each in (False, True))
    error = (plain.high - plain.low) / 2 / stats.norm.ppf(0.975)
    assert wide.high - wide.estimate == pytest.approx(stats.t.ppf(0.975, 2) * error)
    reach = stats.t.ppf(0.975, 1) * math.sqrt(wide.tau2 + error**2)
    assert wide.prediction_high - wide.estimate == pytest.approx(reach)


def test_the_scale_is_that_of_knapp_and_hartung_where_it_is_above_one():
    y, v = np.array([0.0, 0.1, 0.2, 2.0]), np.array([0.01, 0.01, 0.01, 0.5])
    found = combine(y, v, between="dersimonian-laird")
    w = 1 / (v + found.tau2)
    scale = w @ (y - found.estimate) ** 2 / 3
    assert scale > 1
    half = stats.t.ppf(0.975, 3) * math.sqrt(scale / w.sum())
    assert found.high - found.estimate == pytest.approx(half)


def test_without_differences_there_is_no_other_value_to_foresee():
    found = combine(*LOGIT, between="none")
    assert math.isnan(found.prediction_low)
    assert math.isnan(found.prediction_high)
    assert found.tau2 == 0.0
    assert found.i2 == pytest.approx((found.q - 3) / found.q)


@pytest.mark.parametrize(
    ("options_", "text"),
    [
        ({"between": "pm"}, "`between` must be one of 'paule-mandel', .* not 'pm'"),
        ({"level": 95}, r"`level` must be above 0 and below 1, not 95.0. Did you mean 0.95\?"),
    ],
)
def test_unknown_options(options_, text):
    with pytest.raises(OptionError, match=text):
        combine(*LOGIT, **options_)


def test_two_estimates_are_too_few():
    with pytest.raises(OptionError, match="`effects` must be 3 estimates or more, not 2"):
        combine(np.array([0.1, 0.2]), np.array([0.1, 0.1]))


def test_a_variance_of_zero_is_refused():
    with pytest.raises(OptionError, match=r"`variances` must be numbers above 0, not \[0.1, 0.0"):
        combine(np.array([0.1, 0.2, 0.3]), np.array([0.1, 0.0, 0.1]))
