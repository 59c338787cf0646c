"""The confidence interval of the difference of two shares from independent samples."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from survey.errors import OptionError
from survey.intervals import difference_score
from survey.intervals.blocks import in_blocks
from survey.intervals.counts import Pair, effective_pair
from survey.intervals.interval import (
    FloatArray,
    Interval,
    critical_value,
    tail_probability,
)
from survey.intervals.proportion_exact import posterior_interval
from survey.intervals.proportion_score import wilson, wilson_corrected
from survey.options import DifferenceMethod, Side


def difference_interval(
    count_a: ArrayLike,
    n_a: ArrayLike,
    count_b: ArrayLike,
    n_b: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: DifferenceMethod = "newcombe",
    deff_a: ArrayLike = 1.0,
    deff_b: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the confidence interval of share a minus share b, two independent samples.

    By how much can the two populations differ? "newcombe" (the default) needs no iteration and is
    close to its level; "miettinen-nurminen" belongs to the score test and is the better of the two
    where a sample is small or a share near 0 or 1. The others reproduce what somebody else
    computed. For two answers of the same sample take `paired_difference_interval`.

    Parameters
    ----------
    count_a, n_a, count_b, n_b : array_like
        How many gave the answer and how many were asked, in either sample; fractions welcome.
        All array arguments broadcast.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5).
    method : str
        One of `survey.options.DifferenceMethod`.
    deff_a, deff_b : array_like
        Design effects, above 0: count and n of that sample are divided by it.
    side : str
        "two-sided", or the one bound that is wanted: "lower" (the other is 1) or "upper" (-1).

    Returns
    -------
    Interval
        ``low`` and ``high``, differences of shares from -1 to 1, float64, in the broadcast shape;
        NaN where an input is NaN or an n is 0.

    Raises
    ------
    OptionError
        If an option is unknown or a number is outside its range.

    See Also
    --------
    survey.intervals.difference_test : the p-value; "miettinen-nurminen" belongs to this interval
    survey.intervals.paired_difference_interval : two answers of one sample

    Notes
    -----
    All limits stay within -1 and 1. Where packages differ:

    * "miettinen-nurminen" has the factor N / (N - 1), "mee" has not; Fagerland, Lydersen and Laake
      (2015) print the second under the first name. statsmodels 0.15.0 has a wrong coefficient in
      the constrained estimate, off by up to 0.006.
    * "wald-cc" always takes half a person off either sample; R's prop.test never more than the
      observed difference.
    * "newcombe" is undefined nowhere; "hauck-anderson" needs both n above 1.

    References
    ----------
    R. G. Newcombe (1998), Interval estimation for the difference between independent proportions:
    comparison of eleven methods, Statistics in Medicine 17: 873-890, page 876,
    doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.

    O. Miettinen, M. Nurminen (1985), Comparative analysis of two rates, Statistics in Medicine 4:
    213-226, pages 214-217, doi:10.1002/sim.4780040211.

    R. W. Mee (1984), Confidence bounds for the difference between two probabilities, Biometrics
    40: 1175-1176.

    A. Agresti, B. Caffo (2000), Simple and effective confidence intervals for proportions and
    differences of proportions, The American Statistician 54: 280-288, doi:10.2307/2685779.

    S. L. Beal (1987), Asymptotic confidence intervals for the difference between two binomial
    parameters, Biometrics 43: 941-950, doi:10.2307/2531547 (haldane, jeffreys-perks).

    L. Brown, X. Li (2005), Confidence intervals for two sample binomial distribution, Journal of
    Statistical Planning and Inference 130: 359-375, doi:10.1016/j.jspi.2003.09.039.

    P. J. Laud (2017), Equal-tailed confidence intervals for comparison of rates, Pharmaceutical
    Statistics 16: 334-348, doi:10.1002/pst.1813 (scas, mover-jeffreys).

    Examples
    --------
    Newcombe's first example, his methods 10 and 6:

    >>> low, high = difference_interval(56, 70, 48, 80)
    >>> f"{low:.4f} to {high:.4f}"
    '0.0524 to 0.3339'
    >>> low, high = difference_interval(56, 70, 48, 80, method="miettinen-nurminen")
    >>> f"{low:.4f} to {high:.4f}"
    '0.0528 to 0.3382'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    tail = tail_probability(level, side)
    pair, tail = effective_pair((count_a, n_a, count_b, n_b), (deff_a, deff_b), tail)

    def limits(*block: FloatArray) -> Interval:
        """Return the limits of a block."""
        return METHODS[method](Pair(*block[:-1]), block[-1])

    return in_blocks(limits, (*pair, tail), side, -1.0, 1.0)


def wald(pair: Pair, tail: FloatArray) -> Interval:
    """Return the estimate give or take z standard errors."""
    return _wald(pair, pair.n_a, pair.n_b, tail)


def _wald(pair: Pair, n_a: FloatArray, n_b: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval whose variances are divided by the given numbers."""
    share_a, share_b = pair.share_a, pair.share_b
    variance = share_a * (1 - share_a) / n_a + share_b * (1 - share_b) / n_b
    half = critical_value(tail) * np.sqrt(variance)
    return Interval(share_a - share_b - half, share_a - share_b + half)


def wald_corrected(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval, half a person of either sample wider on either side."""
    low, high = wald(pair, tail)
    correction = (1 / pair.n_a + 1 / pair.n_b) / 2
    return Interval(low - correction, high + correction)


def agresti_caffo(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval after adding one yes and one no to either sample."""
    return wald(pair.plus(1.0, 1.0), tail)


def brown_li(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval about the means of Jeffreys' posteriors, with the n as they were."""
    return _wald(pair.plus(0.5, 0.5), pair.n_a, pair.n_b, tail)


def hauck_anderson(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval with n - 1, wider by half a person of the smaller sample."""
    low, high = _wald(pair, pair.n_a - 1, pair.n_b - 1, tail)
    correction = 0.5 / np.minimum(pair.n_a, pair.n_b)
    return Interval(low - correction, high + correction)


def newcombe(pair: Pair, tail: FloatArray) -> Interval:
    """Return the hybrid of the two Wilson intervals."""
    interval_a = wilson(pair.a, pair.n_a, tail)
    interval_b = wilson(pair.b, pair.n_b, tail)
    return _hybrid(pair.share_a, interval_a, pair.share_b, interval_b)


def newcombe_corrected(pair: Pair, tail: FloatArray) -> Interval:
    """Return the hybrid of the two continuity-corrected Wilson intervals."""
    interval_a = wilson_corrected(pair.a, pair.n_a, tail)
    interval_b = wilson_corrected(pair.b, pair.n_b, tail)
    return _hybrid(pair.share_a, interval_a, pair.share_b, interval_b)


def mover_jeffreys(pair: Pair, tail: FloatArray) -> Interval:
    """Return the hybrid of the two posterior intervals about the posterior medians."""
    interval_a = posterior_interval(pair.a, pair.n_a, tail)
    interval_b = posterior_interval(pair.b, pair.n_b, tail)
    median_a = posterior_interval(pair.a, pair.n_a, np.full_like(tail, 0.5)).low
    median_b = posterior_interval(pair.b, pair.n_b, np.full_like(tail, 0.5)).low
    return _hybrid(median_a, interval_a, median_b, interval_b)


def _hybrid(
    share_a: FloatArray, interval_a: Interval, share_b: FloatArray, interval_b: Interval
) -> Interval:
    """Return the difference less and plus the root of the squared distances to the limits."""
    below = np.sqrt((share_a - interval_a.low) ** 2 + (interval_b.high - share_b) ** 2)
    above = np.sqrt((interval_a.high - share_a) ** 2 + (share_b - interval_b.low) ** 2)
    return Interval(share_a - share_b - below, share_a - share_b + above)


def haldane(pair: Pair, tail: FloatArray) -> Interval:
    """Return Beal's interval with the mean of the two shares as nuisance parameter."""
    return _beal(pair, (pair.share_a + pair.share_b) / 2, tail)


def jeffreys_perks(pair: Pair, tail: FloatArray) -> Interval:
    """Return Beal's interval with the mean of the two posterior means as nuisance parameter."""
    shrunk = pair.plus(0.5, 0.5)
    return _beal(pair, (shrunk.share_a + shrunk.share_b) / 2, tail)


def _beal(pair: Pair, middle: FloatArray, tail: FloatArray) -> Interval:
    """Return the differences that a score test with a fixed mean of the shares does not reject."""
    difference, square = pair.share_a - pair.share_b, critical_value(tail) ** 2
    u, v = (1 / pair.n_a + 1 / pair.n_b) / 4, (1 / pair.n_a - 1 / pair.n_b) / 4
    spread, skew = 4 * middle * (1 - middle), v * (1 - 2 * middle)
    inside = u * (spread - difference**2) + 2 * skew * difference
    inside += square * (u**2 * spread + skew**2)
    half = np.sqrt(square * np.maximum(inside, 0.0))
    whole = 1 + square * u
    centre = difference + square * skew
    return Interval((centre - half) / whole, (centre + half) / whole)


METHODS: dict[str, Callable[[Pair, FloatArray], Interval]] = {
    "wald": wald,
    "wald-cc": wald_corrected,
    "agresti-caffo": agresti_caffo,
    "newcombe": newcombe,
    "newcombe-cc": newcombe_corrected,
    "mover-jeffreys": mover_jeffreys,
    "miettinen-nurminen": difference_score.miettinen_nurminen,
    "mee": difference_score.mee,
    "scas": difference_score.scas,
    "hauck-anderson": hauck_anderson,
    "haldane": haldane,
    "jeffreys-perks": jeffreys_perks,
    "brown-li": brown_li,
}
