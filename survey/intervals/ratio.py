"""The confidence interval of the ratio of two shares from independent samples."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from survey.errors import OptionError
from survey.intervals import ratio_score
from survey.intervals.blocks import in_blocks
from survey.intervals.counts import Pair, effective_pair
from survey.intervals.interval import (
    FloatArray,
    Interval,
    critical_value,
    tail_probability,
)
from survey.intervals.mover import ratio_of_parts
from survey.intervals.proportion_score import wilson
from survey.options import RatioMethod, Side


def ratio_interval(
    count_a: ArrayLike,
    n_a: ArrayLike,
    count_b: ArrayLike,
    n_b: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: RatioMethod = "koopman",
    deff_a: ArrayLike = 1.0,
    deff_b: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the confidence interval of share a divided by share b, two independent samples.

    How many times as common is the answer in population a? "koopman" (the default) and
    "miettinen-nurminen" belong to score tests and hold for small counts; "mover-wilson" is their
    closed form. The others reproduce what somebody else computed.

    Parameters
    ----------
    count_a, n_a, count_b, n_b : array_like
        How many gave the answer and how many were asked, in either sample; fractions welcome.
        All array arguments broadcast.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5).
    method : str
        One of `survey.options.RatioMethod`.
    deff_a, deff_b : array_like
        Design effects, above 0: count and n of that sample are divided by it.
    side : str
        "two-sided", or the one bound that is wanted: "lower" (the other is infinite) or "upper"
        (the other is 0).

    Returns
    -------
    Interval
        ``low`` and ``high``, ratios from 0 to infinity, float64, in the broadcast shape; 0 where
        count a is 0, infinite where count b is 0; NaN where an input is NaN or an n is 0.
        "adjusted-log" alone gives a positive and a finite limit there, unless both counts are 0.

    Raises
    ------
    OptionError
        If an option is unknown or a number is outside its range.

    See Also
    --------
    survey.intervals.odds_ratio_interval : the ratio of the odds

    Notes
    -----
    Where packages differ:

    * "katz-log", "noether" and "bailey" are undefined at some counts of 0 and n; there a half
      person stands for 0 and n - 1/2 for n, as in DescTools (katz-log and noether: n - 1/2 only
      where both counts are n). "adjusted-log" takes n - 1/2 for n where both counts are n.
    * "inverse-sinh" at count 0 is its own limit for ever smaller counts, z squared in the place of
      the count (Newcombe 2001); DescTools puts in z and keeps the variance.
    * "koopman" has no factor N / (N - 1), "miettinen-nurminen" has; DescTools' Koopman is good to
      four digits only.
    * "bailey" has no upper limit where z squared times the share of no is nine times count b or
      more; DescTools goes on to compute one.

    References
    ----------
    M. W. Fagerland, S. Lydersen, P. Laake (2015), Recommended confidence intervals for two
    independent binomial proportions, Statistical Methods in Medical Research 24: 224-254,
    doi:10.1177/0962280211415469 (katz-log, adjusted-log, koopman, inverse-sinh, mover).

    P. A. R. Koopman (1984), Confidence intervals for the ratio of two binomial proportions,
    Biometrics 40: 513-517, doi:10.2307/2531405.

    O. Miettinen, M. Nurminen (1985), Comparative analysis of two rates, Statistics in Medicine 4:
    213-226, doi:10.1002/sim.4780040211.

    B. J. R. Bailey (1987), Confidence limits to the risk ratio, Biometrics 43: 201-205,
    doi:10.2307/2531960.

    M. W. Fagerland, R. G. Newcombe (2013), Confidence intervals for odds ratio and relative risk
    based on the inverse hyperbolic sine transformation, Statistics in Medicine 32: 2823-2836,
    doi:10.1002/sim.5714.

    P. J. Laud (2017), Equal-tailed confidence intervals for comparison of rates, Pharmaceutical
    Statistics 16: 334-348, doi:10.1002/pst.1813 (scas).

    Examples
    --------
    >>> low, high = ratio_interval(8, 15, 4, 15)
    >>> f"{low:.3f} to {high:.3f}"  # Gart and Nam (1988)
    '0.815 to 5.336'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    tail = tail_probability(level, side)
    pair, tail = effective_pair((count_a, n_a, count_b, n_b), (deff_a, deff_b), tail)

    def limits(*block: FloatArray) -> Interval:
        """Return the limits of a block."""
        return METHODS[method](Pair(*block[:-1]), block[-1])

    return in_blocks(limits, (*pair, tail), side, 0.0, np.inf)


def katz_log(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval of the log ratio, carried back."""
    filled = _filled(pair)
    half = critical_value(tail) * np.sqrt(_log_variance(filled))
    return _within_reason(pair, _around(filled, half))


def adjusted_log(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval of the log ratio with half a person more in counts and sizes."""
    full = (pair.a == pair.n_a) & (pair.b == pair.n_b)
    less = np.where(full, 0.5, 0.0)
    more = Pair(pair.a - less, pair.n_a, pair.b - less, pair.n_b).plus(0.5, 0.0)
    interval = _around(more, critical_value(tail) * np.sqrt(_log_variance(more)))
    nobody = (pair.a == 0) & (pair.b == 0)
    return Interval(np.where(nobody, 0.0, interval.low), np.where(nobody, np.inf, interval.high))


def noether(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval of the ratio itself."""
    filled = _filled(pair)
    ratio = filled.share_a / filled.share_b
    half = critical_value(tail) * ratio * np.sqrt(_log_variance(filled))
    return _within_reason(pair, Interval(ratio - half, ratio + half))


def inverse_sinh(pair: Pair, tail: FloatArray) -> Interval:
    """Return Katz' interval with 2 asinh(z / 2 * standard error) for z * standard error."""
    full = (pair.a == pair.n_a) & (pair.b == pair.n_b)
    less = np.where(full, 0.5, 0.0)
    return _sinh(pair._replace(a=pair.a - less, b=pair.b - less), np.zeros(()), tail)


def adjusted_inverse_sinh(pair: Pair, tail: FloatArray) -> Interval:
    """Return the same interval with one person more in the sizes of its standard error."""
    return _sinh(pair, np.ones(()), tail)


def _sinh(pair: Pair, more: FloatArray, tail: FloatArray) -> Interval:
    """Return the inverse-sinh interval, the sizes in its standard error so much larger."""
    z = critical_value(tail)
    variance = _log_variance(Pair(pair.a, pair.n_a + more, pair.b, pair.n_b + more))
    interval = _around(pair, 2 * np.arcsinh(z / 2 * np.sqrt(variance)))
    above = z**2 / pair.n_a / pair.share_b
    below = pair.share_a * pair.n_b / z**2
    low = np.where(pair.b == 0, below, interval.low)
    high = np.where(pair.a == 0, above, interval.high)
    return _within_reason(pair, Interval(low, high))


def bailey(pair: Pair, tail: FloatArray) -> Interval:
    """Return the cube of the interval of the ratio's cube root."""
    a, b = _half_inside(pair.a, pair.n_a), _half_inside(pair.b, pair.n_b)
    share_a, share_b = a / pair.n_a, b / pair.n_b
    ninth = critical_value(tail) ** 2 / 9
    var_a, var_b = (1 - share_a) / a, (1 - share_b) / b
    half = np.sqrt(ninth * np.maximum(var_a + var_b - ninth * var_a * var_b, 0.0))
    whole = 1 - ninth * var_b
    ratio = share_a / share_b
    high = np.where(whole <= 0, np.inf, ratio * ((1 + half) / whole) ** 3)
    return _within_reason(pair, Interval(ratio * ((1 - half) / whole) ** 3, high))


def mover_wilson(pair: Pair, tail: FloatArray) -> Interval:
    """Return the interval recovered from the two Wilson intervals."""
    interval_a = wilson(pair.a, pair.n_a, tail)
    interval_b = wilson(pair.b, pair.n_b, tail)
    return ratio_of_parts(pair.share_a, interval_a, pair.share_b, interval_b)


def _log_variance(pair: Pair) -> FloatArray:
    """Return the variance of the log ratio by the delta method."""
    return np.maximum(1 / pair.a - 1 / pair.n_a + 1 / pair.b - 1 / pair.n_b, 0.0)


def _around(pair: Pair, half: FloatArray) -> Interval:
    """Return the limits so far from the ratio on the log scale."""
    ratio = pair.share_a / pair.share_b
    return Interval(ratio * np.exp(-half), ratio * np.exp(half))


def _filled(pair: Pair) -> Pair:
    """Return the pair with half a person for nobody, and for everybody where both are full."""
    full = (pair.a == pair.n_a) & (pair.b == pair.n_b)
    a = np.where(pair.a == 0, 0.5, pair.a - np.where(full, 0.5, 0.0))
    b = np.where(pair.b == 0, 0.5, pair.b - np.where(full, 0.5, 0.0))
    return pair._replace(a=a, b=b)


def _half_inside(count: FloatArray, n: FloatArray) -> FloatArray:
    """Return the counts, those of 0 and n moved half a person inwards."""
    return np.where(count == 0, 0.5, np.where(count == n, n - 0.5, count))


def _within_reason(pair: Pair, interval: Interval) -> Interval:
    """Return the interval from 0 where count a is 0, and without end where count b is 0."""
    low = np.where(pair.a == 0, 0.0, interval.low)
    return Interval(low, np.where(pair.b == 0, np.inf, interval.high))


METHODS: dict[str, Callable[[Pair, FloatArray], Interval]] = {
    "katz-log": katz_log,
    "adjusted-log": adjusted_log,
    "bailey": bailey,
    "koopman": ratio_score.koopman,
    "miettinen-nurminen": ratio_score.miettinen_nurminen,
    "scas": ratio_score.scas,
    "noether": noether,
    "inverse-sinh": inverse_sinh,
    "adjusted-inverse-sinh": adjusted_inverse_sinh,
    "mover-wilson": mover_wilson,
}
