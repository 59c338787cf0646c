"""What selective participation does to a share: it multiplies the odds."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from survey.intervals.counts import refuse
from survey.intervals.interval import FloatArray, as_floats


def shifted_share(share: ArrayLike, ratio: ArrayLike) -> FloatArray:
    """Return the share whose odds are those of ``share`` times ``ratio``.

    If people who hold a view are ``ratio`` times as likely to be in the sample as others, the
    population's share appears in the sample as this one, whatever the size of the population.
    To go back from sample to population, take 1 / ratio.

    Parameters
    ----------
    share : array_like
        Shares, 0 to 1.
    ratio : array_like
        Selection ratios, above 0; they broadcast with the shares.

    Returns
    -------
    array
        Shares, 0 to 1, float64; NaN where an input is NaN.

    Raises
    ------
    OptionError
        If a share or ratio is outside its range.

    See Also
    --------
    survey.intervals.selection_ratio : the ratio that turns one share into another

    Examples
    --------
    >>> f"{shifted_share(0.6, 1.5):.3f}"
    '0.692'
    """
    shares, ratios = _shares("share", share), as_floats("ratio", ratio)
    refuse("ratio", ratios, ~(ratios > 0) & ~np.isnan(ratios) | np.isinf(ratios), "finite, above 0")
    with np.errstate(invalid="ignore"):
        return (shares * ratios / (1 - shares + shares * ratios))[()]


def selection_ratio(share: ArrayLike, other: ArrayLike) -> FloatArray:
    """Return the selection ratio that makes a population's ``other`` appear as ``share``.

    Parameters
    ----------
    share, other : array_like
        Shares, 0 to 1, in the sample and in the population; they broadcast.

    Returns
    -------
    array
        Ratios of the odds, 0 to infinity, float64; NaN where both shares are 0 or both are 1.

    Raises
    ------
    OptionError
        If a share is outside its range.

    Examples
    --------
    >>> f"{selection_ratio(0.692, 0.6):.2f}"
    '1.50'
    """
    shares, others = _shares("share", share), _shares("other", other)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (shares / (1 - shares) * ((1 - others) / others))[()]


def balancing_ratio(share_a: ArrayLike, share_b: ArrayLike) -> FloatArray:
    """Return the selection ratio that, in opposite directions, makes two equal shares look so.

    If sample a has so many times too many, and sample b so many times too few, of those who hold
    the view, both populations are alike: the square root of the odds ratio. Below 1 where the
    directions are the other way round.

    Parameters
    ----------
    share_a, share_b : array_like
        Shares, 0 to 1, in the two samples; they broadcast.

    Returns
    -------
    array
        Ratios, 0 to infinity, float64; NaN where both shares are 0 or both are 1.

    Raises
    ------
    OptionError
        If a share is outside its range.

    Examples
    --------
    >>> ratio = balancing_ratio(0.67, 0.48)
    >>> f"{ratio:.2f}: {shifted_share(0.67, 1 / ratio):.3f} = {shifted_share(0.48, ratio):.3f}"
    '1.48: 0.578 = 0.578'
    """
    return np.sqrt(selection_ratio(_shares("share_a", share_a), _shares("share_b", share_b)))


def _shares(name: str, given: ArrayLike) -> FloatArray:
    """Return shares, checked."""
    shares = as_floats(name, given)
    refuse(name, shares, (shares < 0) | (shares > 1), "between 0 and 1")
    return shares
