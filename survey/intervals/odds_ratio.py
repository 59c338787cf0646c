"""The confidence interval of the odds ratio of two shares from independent samples."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from survey.errors import OptionError
from survey.intervals import odds_ratio_exact, odds_ratio_score
from survey.intervals.counts import Pair, effective_pair
from survey.intervals.interval import (
    FloatArray,
    Interval,
    critical_value,
    finished,
    tail_probability,
)
from survey.intervals.mover import ratio_of_parts
from survey.intervals.proportion_score import wilson
from survey.options import OddsRatioMethod, Side

YES_AND_NO = 0.45
YES_AND_NO_OF_ERROR = 0.25
"""What adjusted-inverse-sinh adds to every cell, and to every cell of its standard error."""


def odds_ratio_interval(
    count_a: ArrayLike,
    n_a: ArrayLike,
    count_b: ArrayLike,
    n_b: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: OddsRatioMethod = "miettinen-nurminen",
    deff_a: ArrayLike = 1.0,
    deff_b: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the confidence interval of the odds of share a over the odds of share b.

    The scale on which selection acts (see `shifted_share`) and on which share and complement
    tell the same story. "miettinen-nurminen" (the default) belongs to the score test; the exact
    methods never fall below their level, given the total of both counts.

    Parameters
    ----------
    count_a, n_a, count_b, n_b : array_like
        How many gave the answer and how many were asked, in either sample; fractions welcome
        except for the exact and mid-p methods, which list the possible tables. All array
        arguments broadcast.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5).
    method : str
        One of `survey.options.OddsRatioMethod`.
    deff_a, deff_b : array_like
        Design effects, above 0: count and n of that sample are divided by it.
    side : str
        "two-sided", or the one bound that is wanted: "lower" (the other is infinite) or "upper"
        (the other is 0).

    Returns
    -------
    Interval
        ``low`` and ``high``, odds ratios from 0 to infinity, float64, in the broadcast shape; NaN
        where an input is NaN or an n is 0.

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, or an exact method gets fractions.

    See Also
    --------
    survey.intervals.ratio_interval : the ratio of the shares

    Notes
    -----
    "cornfield-exact", "cornfield-mid-p", "baptista-pike" and "baptista-pike-mid-p" loop over the
    tables in Python, one exact distribution each (Baptista and Pike's in memory that grows with
    the square of the smaller total: thousands are fine); all other methods are vectorised.
    Where packages differ:

    * "woolf" with an empty cell is 0 to infinity; DescTools then adds half a person to every cell,
      which is our "gart".
    * "miettinen-nurminen" has the factor N / (N - 1), "cornfield" (the score without continuity
      correction) has not. "scas" includes Gart's bias correction, as ratesci does.
    * "baptista-pike" and its mid-p give the ends of the confidence set, wherever it has gaps;
      R contingencytables 3.0.1 stops at some root of the p-value, and its exact functions return
      the mid-p limits.
    * "mover-wilson" computes a table whose share is 1 by the equal odds ratio of its transpose, as
      Fagerland and Newcombe's table III does.

    References
    ----------
    M. W. Fagerland, S. Lydersen, P. Laake (2015), Recommended confidence intervals for two
    independent binomial proportions, Statistical Methods in Medical Research 24: 224-254,
    doi:10.1177/0962280211415469 (all but scas).

    M. W. Fagerland, R. G. Newcombe (2013), Confidence intervals for odds ratio and relative risk
    based on the inverse hyperbolic sine transformation, Statistics in Medicine 32: 2823-2836,
    doi:10.1002/sim.5714.

    J. Baptista, M. C. Pike (1977), Exact two-sided confidence limits for the odds ratio in a 2x2
    table, Applied Statistics 26: 214-220, doi:10.2307/2347041.

    P. J. Laud (2018), Corrigendum: Equal-tailed confidence intervals for comparison of rates,
    Pharmaceutical Statistics 17: 290-293, doi:10.1002/pst.1855 (scas).

    Examples
    --------
    Perondi's trial as printed by Fagerland, Lydersen and Laake (0.99 to 74, and 0.97 to 397):

    >>> low, high = odds_ratio_interval(7, 34, 1, 34, method="woolf")
    >>> f"{low:.2f} to {high:.0f}"
    '0.99 to 74'
    >>> low, high = odds_ratio_interval(7, 34, 1, 34, method="cornfield-exact")
    >>> f"{low:.2f} to {high:.0f}"
    '0.97 to 397'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    tail = tail_probability(level, side)
    pair, tail = effective_pair((count_a, n_a, count_b, n_b), (deff_a, deff_b), tail)
    with np.errstate(all="ignore"):
        interval = METHODS[method](pair, tail)
    return finished(interval, side, 0.0, np.inf)


def woolf(pair: Pair, tail: FloatArray) -> Interval:
    """Return Wald's interval of the log odds ratio, carried back; everything if a cell is empty."""
    interval = _around(pair, critical_value(tail) * np.sqrt(_log_variance(pair)))
    empty = _some_cell_empty(pair)
    return Interval(np.where(empty, 0.0, interval.low), np.where(empty, np.inf, interval.high))


def gart(pair: Pair, tail: FloatArray) -> Interval:
    """Return Woolf's interval after adding half a person to every cell."""
    return woolf(pair.plus(0.5, 0.5), tail)


def independence_smoothed(pair: Pair, tail: FloatArray) -> Interval:
    """Return Woolf's interval after adding two persons, spread as if nothing differed."""
    a, n_a, b, n_b = pair
    n = n_a + n_b
    yes, no = 2 * (a + b) / n**2, 2 * (n - a - b) / n**2
    more_a, more_b = n_a * (1 + yes + no), n_b * (1 + yes + no)
    return woolf(Pair(a + n_a * yes, more_a, b + n_b * yes, more_b), tail)


def inverse_sinh(pair: Pair, tail: FloatArray) -> Interval:
    """Return Woolf's interval with 2 asinh(z / 2 * standard error) for z * standard error."""
    z = critical_value(tail)
    low, high = _around(pair, 2 * np.arcsinh(z / 2 * np.sqrt(_log_variance(pair))))
    no_a, no_b = pair.n_a - pair.a, pair.n_b - pair.b
    top, bottom = pair.a * no_b, pair.b * no_a
    low = np.where(bottom == 0, top / (z**2 * (pair.b + no_a)), low)
    high = np.where(top == 0, z**2 * (pair.a + no_b) / bottom, high)
    return Interval(np.where(top == 0, 0.0, low), np.where(bottom == 0, np.inf, high))


def adjusted_inverse_sinh(pair: Pair, tail: FloatArray) -> Interval:
    """Return the same interval with something added to every cell."""
    spread = _log_variance(pair.plus(YES_AND_NO_OF_ERROR, YES_AND_NO_OF_ERROR))
    half = 2 * np.arcsinh(critical_value(tail) / 2 * np.sqrt(spread))
    return _around(pair.plus(YES_AND_NO, YES_AND_NO), half)


def mover_wilson(pair: Pair, tail: FloatArray) -> Interval:
    """Return the interval recovered from the two Wilson intervals of the odds."""
    turned = (pair.a == pair.n_a) | (pair.b == pair.n_b)
    transposed = Pair(pair.n_b - pair.b, pair.n_b, pair.n_a - pair.a, pair.n_a)
    a, n_a, b, n_b = (np.where(turned, *both) for both in zip(transposed, pair, strict=True))
    odds_a, odds_b = wilson(a, n_a, tail), wilson(b, n_b, tail)
    interval_a = Interval(_odds(odds_a.low), _odds(odds_a.high))
    interval_b = Interval(_odds(odds_b.low), _odds(odds_b.high))
    interval = ratio_of_parts(_odds(a / n_a), interval_a, _odds(b / n_b), interval_b)
    everything = (a == 0) & (b == n_b) | (a == n_a) & (b == 0)
    low = np.where(everything, 0.0, interval.low)
    return Interval(low, np.where(everything, np.inf, interval.high))


def _odds(share: FloatArray) -> FloatArray:
    """Return the odds of a share."""
    return share / (1 - share)


def _log_variance(pair: Pair) -> FloatArray:
    """Return the variance of the log odds ratio by the delta method."""
    return 1 / pair.a + 1 / (pair.n_a - pair.a) + 1 / pair.b + 1 / (pair.n_b - pair.b)


def _around(pair: Pair, half: FloatArray) -> Interval:
    """Return the limits so far from the odds ratio on the log scale."""
    ratio = pair.a / (pair.n_a - pair.a) * ((pair.n_b - pair.b) / pair.b)
    return Interval(ratio * np.exp(-half), ratio * np.exp(half))


def _some_cell_empty(pair: Pair) -> NDArray[np.bool_]:
    """Return where one of the four cells holds nobody."""
    inside = (pair.a > 0) & (pair.a < pair.n_a) & (pair.b > 0) & (pair.b < pair.n_b)
    return ~inside & ~np.isnan(pair.a)


METHODS: dict[str, Callable[[Pair, FloatArray], Interval]] = {
    "woolf": woolf,
    "gart": gart,
    "independence-smoothed": independence_smoothed,
    "inverse-sinh": inverse_sinh,
    "adjusted-inverse-sinh": adjusted_inverse_sinh,
    "miettinen-nurminen": odds_ratio_score.miettinen_nurminen,
    "cornfield": odds_ratio_score.cornfield,
    "scas": odds_ratio_score.scas,
    "mover-wilson": mover_wilson,
    "cornfield-exact": odds_ratio_exact.cornfield,
    "cornfield-mid-p": odds_ratio_exact.cornfield_mid_p,
    "baptista-pike": odds_ratio_exact.baptista_pike,
    "baptista-pike-mid-p": odds_ratio_exact.baptista_pike_mid_p,
}
