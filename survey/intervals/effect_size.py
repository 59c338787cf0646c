"""How large a difference of two shares is on the arcsine scale: Cohen's h."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from survey.intervals.counts import effective_pair
from survey.intervals.interval import (
    FloatArray,
    Interval,
    critical_value,
    finished,
    tail_probability,
)
from survey.options import Side


class EffectSize(NamedTuple):
    """An effect size and the limits of its confidence interval, arrays of one shape."""

    estimate: FloatArray
    low: FloatArray
    high: FloatArray


def cohens_h(
    count_a: ArrayLike,
    n_a: ArrayLike,
    count_b: ArrayLike,
    n_b: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    deff_a: ArrayLike = 1.0,
    deff_b: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> EffectSize:
    """Return Cohen's h of share a against share b, with its interval.

    h is the difference of 2 arcsin(sqrt(share)); its standard error hardly depends on the shares.
    Cohen called 0.2 small, 0.5 medium and 0.8 large, for want of anything better.

    Parameters
    ----------
    count_a, n_a, count_b, n_b : array_like
        How many gave the answer and how many were asked, in either sample; fractions welcome.
        All array arguments broadcast.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5).
    deff_a, deff_b : array_like
        Design effects, above 0: count and n of that sample are divided by it.
    side : str
        "two-sided", or the one bound that is wanted: "lower" or "upper".

    Returns
    -------
    EffectSize
        ``estimate``, ``low`` and ``high``, from -pi to pi, float64, in the broadcast shape; NaN
        where an input is NaN or an n is 0.

    Raises
    ------
    OptionError
        If an option is unknown or a number is outside its range.

    References
    ----------
    J. Cohen (1988), Statistical power analysis for the behavioral sciences, 2nd ed., section 6.2.

    Examples
    --------
    >>> h = cohens_h(7, 34, 1, 34)
    >>> f"{h.estimate:.3f}, {h.low:.3f} to {h.high:.3f}"
    '0.597, 0.122 to 1.073'
    """
    tail = tail_probability(level, side)
    pair, tail = effective_pair((count_a, n_a, count_b, n_b), (deff_a, deff_b), tail)
    estimate = 2 * (np.arcsin(np.sqrt(pair.share_a)) - np.arcsin(np.sqrt(pair.share_b)))
    half = critical_value(tail) * np.sqrt(1 / pair.n_a + 1 / pair.n_b)
    interval = Interval(estimate - half, estimate + half)
    return EffectSize(estimate[()], *finished(interval, side, -np.pi, np.pi))
