"""The interval of a ratio from the intervals of its two parts (variance estimates recovered)."""

from __future__ import annotations

import numpy as np

from survey.intervals.interval import FloatArray, Interval


def ratio_of_parts(
    part_a: FloatArray, interval_a: Interval, part_b: FloatArray, interval_b: Interval
) -> Interval:
    """Return the limits of part a over part b; 0 or infinity where a part's limit is 0.

    References
    ----------
    A. Donner, G. Y. Zou (2012), Closed-form confidence intervals for functions of the normal mean
    and standard deviation, Statistical Methods in Medical Research 21: 347-359, page 351,
    doi:10.1177/0962280210383082.
    """
    low = _lower(part_a, interval_a.low, part_b, interval_b.high)
    return Interval(low, 1 / _lower(part_b, interval_b.low, part_a, interval_a.high))


def _lower(
    part_a: FloatArray, low_a: FloatArray, part_b: FloatArray, high_b: FloatArray
) -> FloatArray:
    """Return the lower limit in a form that does not divide by a difference."""
    product = part_a * part_b
    gain, loss = low_a * (2 * part_a - low_a), high_b * (2 * part_b - high_b)
    root = np.sqrt(np.maximum(product**2 - gain * loss, 0.0))
    return np.where(low_a <= 0, 0.0, gain / (product + root))
