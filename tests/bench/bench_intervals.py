"""Intervals at scale against statsmodels, scipy and diff-binom-confint, in one run.

Peers that take one share or one pair at a time are measured on a few of the same ones.
"""

import warnings
from contextlib import suppress

import numpy as np
import pytest
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from survey.intervals import difference_interval, proportion_interval

SHARES = 1_000_000
PAIRS = 100_000
FEW_SHARES = 1_000
FEW_PAIRS = {"statsmodels": 200, "diff-binom-confint": {"newcombe": 200, "miettinen-nurminen": 3}}
STATSMODELS = {"wilson": "wilson", "jeffreys": "jeffreys", "clopper-pearson": "beta"}
SCIPY = {"wilson": "wilson", "clopper-pearson": "exact"}
DIFF_BINOM = {"newcombe": "wilson", "miettinen-nurminen": "miettinen-nurminen"}


@pytest.fixture(scope="module")
def shares():
    """Return counts and sizes as surveys have them."""
    rng = np.random.default_rng(1)
    n = rng.integers(300, 3000, SHARES).astype(float)
    return rng.binomial(n.astype(int), rng.uniform(0.1, 0.9, SHARES)).astype(float), n


@pytest.fixture(scope="module")
def pairs(shares):
    """Return the counts and sizes of two samples."""
    count, n = shares
    return count[:PAIRS], n[:PAIRS], count[PAIRS : 2 * PAIRS], n[PAIRS : 2 * PAIRS]


def one_by_one(function, arrays, few):
    """Return what calls a function for the first few elements, one after the other."""
    rows = np.transpose([each[:few] for each in arrays]).astype(int).tolist()

    def called():
        for row in rows:
            function(*row)

    return called


@pytest.mark.parametrize("method", STATSMODELS)
@pytest.mark.parametrize("whose", ["survey", "statsmodels"])
def test_one_share(measure, shares, method, whose):
    function, name = {
        "survey": (proportion_interval, method),
        "statsmodels": (proportion_confint, STATSMODELS[method]),
    }[whose]
    measure(f"one share, {method}", whose, SHARES, function, *shares, method=name)


@pytest.mark.parametrize("method", SCIPY)
def test_one_share_by_scipy(measure, shares, method):
    def interval(count, n):
        binomtest(count, n).proportion_ci(method=SCIPY[method])

    called = one_by_one(interval, shares, FEW_SHARES)
    measure(f"one share, {method}", "scipy", FEW_SHARES, called, rounds=3)


@pytest.mark.parametrize("method", DIFF_BINOM)
def test_two_shares(measure, pairs, method):
    measure(
        f"two shares, {method}", "survey", PAIRS, difference_interval, *pairs, method=method
    )  # fmt: skip


def test_newcombe_by_statsmodels(measure, pairs):
    measure(
        "two shares, newcombe", "statsmodels", PAIRS, confint_proportions_2indep, *pairs,
        method="newcomb", compare="diff",
    )  # fmt: skip


def test_miettinen_nurminen_by_statsmodels(measure, pairs):
    def interval(*pair):
        with warnings.catch_warnings(), suppress(ValueError):  # it fails on one pair in twenty
            warnings.simplefilter("ignore")
            confint_proportions_2indep(*pair, compare="diff", method="score")

    few = FEW_PAIRS["statsmodels"]
    called = one_by_one(interval, pairs, few)
    measure("two shares, miettinen-nurminen", "statsmodels", few, called, rounds=3)


@pytest.mark.parametrize("method", DIFF_BINOM)
def test_two_shares_by_diff_binom_confint(measure, pairs, method):
    reason = "diff-binom-confint is not installed (make bench installs it)"
    peer = pytest.importorskip("diff_binom_confint", reason=reason)

    def interval(*pair):
        peer.compute_difference_confidence_interval(*pair, method=DIFF_BINOM[method])

    few = FEW_PAIRS["diff-binom-confint"][method]
    called = one_by_one(interval, pairs, few)
    measure(
        f"two shares, {method}", "diff-binom-confint", few, called, rounds=2, warmup_rounds=0
    )  # fmt: skip
