"""What those who did not answer could have changed: everything they might have said."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from survey.intervals.counts import refuse
from survey.intervals.interval import FloatArray, Interval, as_floats
from survey.intervals.roots import falling_root


def manski_bounds(share: ArrayLike, response_rate: ArrayLike) -> Interval:
    """Return the shares of all who were approached, whatever the silent ones would have said.

    The bounds assume nothing, and leave out chance.

    Parameters
    ----------
    share : array_like
        Shares among those who answered, 0 to 1.
    response_rate : array_like
        Which part of those approached answered, above 0 and up to 1; broadcasts with the shares.

    Returns
    -------
    Interval
        ``low``, as if no silent person held the view, and ``high``, as if all did; shares,
        float64, NaN where an input is NaN.

    Raises
    ------
    OptionError
        If a number is outside its range.

    References
    ----------
    C. F. Manski (1989), Anatomy of the selection problem, Journal of Human Resources 24: 343-360,
    doi:10.2307/145818.

    Examples
    --------
    >>> low, high = manski_bounds(0.86, 0.75)
    >>> f"{low:.3f} to {high:.3f}"
    '0.645 to 0.895'
    """
    shares, rates = _checked("share", share, "response_rate", response_rate)
    return Interval((shares * rates)[()], (shares * rates + 1 - rates)[()])


def silent_shares(
    share_a: ArrayLike, share_b: ArrayLike, response_rate_a: ArrayLike, response_rate_b: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Return what the silent ones must have said for two populations to be alike.

    They differ from those who answered by the same number of points, in opposite directions in
    the two samples; where all or none of one sample hold the view already, the other goes on.

    Parameters
    ----------
    share_a, share_b : array_like
        Shares among those who answered, 0 to 1.
    response_rate_a, response_rate_b : array_like
        Which part of those approached answered, above 0 and up to 1. All broadcast.

    Returns
    -------
    (array, array)
        Shares of the silent ones in either sample, float64; NaN where nothing that they could
        have said makes the populations alike, and where an input is NaN.

    Raises
    ------
    OptionError
        If a number is outside its range.

    See Also
    --------
    manski_bounds : All that is possible.

    Examples
    --------
    >>> a, b = silent_shares(0.86, 0.74, 0.5, 0.5)
    >>> f"{a:.2f}, {b:.2f}: {(0.86 + a) / 2:.2f} = {(0.74 + b) / 2:.2f}"
    '0.74, 0.86: 0.80 = 0.80'
    """
    shares_a, rates_a = _checked("share_a", share_a, "response_rate_a", response_rate_a)
    shares_b, rates_b = _checked("share_b", share_b, "response_rate_b", response_rate_b)
    parts = tuple(np.broadcast_arrays(shares_a, shares_b, rates_a, rates_b))
    distance = falling_root(_gap_left, np.zeros(()), np.ones(()), *parts)
    left = _gap_left(distance, *parts)
    distance = np.where(left > 1e-9, np.nan, distance)
    towards = np.sign(parts[0] - parts[1])
    silent_a = np.clip(parts[0] - towards * distance, 0.0, 1.0)
    return silent_a[()], np.clip(parts[1] + towards * distance, 0.0, 1.0)[()]


def _gap_left(
    distance: FloatArray, a: FloatArray, b: FloatArray, rate_a: FloatArray, rate_b: FloatArray
) -> FloatArray:
    """Return the gap of two populations whose silent ones lie so far towards one another."""
    towards = np.sign(a - b)
    silent_a, silent_b = (
        np.clip(a - towards * distance, 0.0, 1.0),
        np.clip(b + towards * distance, 0.0, 1.0),
    )
    whole_a, whole_b = rate_a * a + (1 - rate_a) * silent_a, rate_b * b + (1 - rate_b) * silent_b
    return towards * (whole_a - whole_b)


def _checked(
    share_name: str, share: ArrayLike, rate_name: str, rate: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """Return shares and response rates, checked."""
    shares, rates = as_floats(share_name, share), as_floats(rate_name, rate)
    refuse(share_name, shares, (shares < 0) | (shares > 1), "between 0 and 1")
    refuse(rate_name, rates, (rates <= 0) | (rates > 1), "above 0 and up to 1")
    return shares, rates
