"""Intervals at scale against statsmodels, in one run."""

import warnings

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from survey.intervals import difference_interval, proportion_interval

MANY = 1_000_000
PAIRS = 100_000
SINGLE_PAIRS = 200
NAMES = {"wilson": "wilson", "jeffreys": "jeffreys", "clopper-pearson": "beta"}


@pytest.fixture(scope="module")
def shares():
    """Return counts and sizes as surveys have them."""
    rng = np.random.default_rng(1)
    n = rng.integers(300, 3000, MANY).astype(float)
    return rng.binomial(n.astype(int), rng.uniform(0.1, 0.9, MANY)).astype(float), n


@pytest.mark.parametrize("method", NAMES)
@pytest.mark.parametrize("whose", ["survey", "statsmodels"])
def test_one_share(benchmark, shares, method, whose):
    benchmark.group = f"{method}, {MANY:,} shares"
    if whose == "survey":
        benchmark.pedantic(proportion_interval, args=shares, kwargs={"method": method}, rounds=3)
    else:
        options = {"method": NAMES[method]}
        benchmark.pedantic(proportion_confint, args=shares, kwargs=options, rounds=3)


@pytest.mark.parametrize("whose", ["survey", "statsmodels"])
def test_miettinen_nurminen(benchmark, shares, whose):
    pairs = PAIRS if whose == "survey" else SINGLE_PAIRS
    benchmark.group = "miettinen-nurminen (compare per pair: extra_info)"
    benchmark.extra_info["pairs"] = pairs
    counts, n = shares
    arrays = [each[start : start + pairs] for start in (0, pairs) for each in (counts, n)]
    if whose == "survey":
        benchmark.pedantic(
            difference_interval, args=arrays, kwargs={"method": "miettinen-nurminen"}, rounds=3
        )
        return

    def one_by_one():
        for count_a, n_a, count_b, n_b in zip(*arrays, strict=True):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    confint_proportions_2indep(
                        count_a, n_a, count_b, n_b, compare="diff", method="score"
                    )
                except ValueError:
                    continue  # it fails on one pair in twenty

    benchmark.pedantic(one_by_one, rounds=2)
