"""What a data defect correlation does to a share, and which one is possible at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from survey.intervals.counts import refuse
from survey.intervals.interval import FloatArray, Interval, as_floats

ROUNDING = 1e-9


def defect_bias(
    ddc: ArrayLike, share: ArrayLike, n: ArrayLike, population: ArrayLike
) -> FloatArray:
    """Return how far a share in the sample lies above that in the population.

    The data defect correlation (ddc) is the correlation, over the whole population, of being in
    the sample and holding the view. Take it for a question about one share of one population: it
    knows no error of measurement, and one number of it does not carry over to another survey.

    Parameters
    ----------
    ddc : array_like
        Data defect correlations, -1 to 1.
    share : array_like
        Shares in the population, 0 to 1.
    n, population : array_like
        How many were asked, above 0, and of how many, above n. All broadcast.

    Returns
    -------
    array
        Biases (shares, -1 to 1), float64; NaN where no sample has such a correlation with the
        view, and where an input is NaN.

    Raises
    ------
    OptionError
        If a number is outside its range.

    See Also
    --------
    feasible_defects : The correlations that are possible.

    Notes
    -----
    The bias is ddc * sqrt((1 - f) / f) * sqrt(share * (1 - share)), where f = n / population: an
    identity, not an approximation.

    References
    ----------
    X.-L. Meng (2018), Statistical paradises and paradoxes in big data (I): law of large
    populations, big data paradox, and the 2016 US presidential election, Annals of Applied
    Statistics 12: 685-726, page 685, doi:10.1214/18-AOAS1161SF.

    A. Reinhart, R. Tibshirani (2021), Big data, big problems: responding to "Are we there yet?",
    arXiv:2109.00680 (what the measure leaves out).

    Examples
    --------
    Of 136,639,786 voters 62,984,824 chose Trump; 12,284 of 35,829 in a sample of them say so:

    >>> bias = defect_bias(-0.003837163, 62984824 / 136639786, 35829, 136639786)
    >>> f"{bias:.4f} = {12284 / 35829 - 62984824 / 136639786:.4f}"
    '-0.1181 = -0.1181'
    """
    defects, shares, fraction = _checked(ddc, share, n, population)
    low, high = _feasible(shares, fraction)
    possible = (low * (1 + ROUNDING) <= defects) & (defects <= high * (1 + ROUNDING))
    return np.where(possible, defects * _spread(shares, fraction), np.nan)[()]


def feasible_defects(share: ArrayLike, n: ArrayLike, population: ArrayLike) -> Interval:
    """Return the lowest and highest data defect correlation that any sample can have.

    Parameters
    ----------
    share : array_like
        Shares in the population, 0 to 1.
    n, population : array_like
        How many were asked, above 0, and of how many, above n. All broadcast.

    Returns
    -------
    Interval
        ``low``, at which the sample holds as few as possible of those who hold the view, and
        ``high``, at which it holds as many; float64, -1 to 1, NaN where the share is 0 or 1.

    Raises
    ------
    OptionError
        If a number is outside its range.

    Notes
    -----
    A sample can consist of holders of the view only, or, if they are fewer than n, of all of
    them; `defect_bias` of these two samples gives the ends.

    Examples
    --------
    >>> low, high = feasible_defects(0.86, 1213, 100_000_000)
    >>> f"{low:.4f} to {high:.4f}"
    '-0.0086 to 0.0014'
    """
    _, shares, fraction = _checked(0.0, share, n, population)
    low, high = _feasible(shares, fraction)
    return Interval(low[()], high[()])


def feasible_shares(ddc: ArrayLike, n: ArrayLike, population: ArrayLike) -> Interval:
    """Return the shares in the population for which a data defect correlation is possible.

    Parameters
    ----------
    ddc : array_like
        Data defect correlations, -1 to 1.
    n, population : array_like
        How many were asked, above 0, and of how many, above n. All broadcast.

    Returns
    -------
    Interval
        ``low`` and ``high``, shares, float64.

    Raises
    ------
    OptionError
        If a number is outside its range.

    See Also
    --------
    feasible_defects : The correlations that are possible for a share.

    Examples
    --------
    >>> low, high = feasible_shares(0.005, 1213, 100_000_000)
    >>> f"{high:.4f}: {feasible_defects(high, 1213, 100_000_000).high:.4f}"
    '0.3267: 0.0050'
    """
    defects, _, fraction = _checked(ddc, 0.5, n, population)
    odds, square = fraction / (1 - fraction), defects**2
    low, high = odds * square / (1 + odds * square), odds / (odds + square)
    rising = defects >= 0
    return Interval(np.where(rising, low, 1 - high)[()], np.where(rising, high, 1 - low)[()])


def feasible_populations(ddc: ArrayLike, share: ArrayLike, n: ArrayLike) -> Interval:
    """Return the sizes of a population in which a data defect correlation is possible.

    Parameters
    ----------
    ddc : array_like
        Data defect correlations, -1 to 1.
    share : array_like
        Shares in the population, 0 to 1.
    n : array_like
        How many were asked, above 0. All broadcast.

    Returns
    -------
    Interval
        ``low`` and ``high``, numbers of people, float64; NaN where the share is 0 or 1.

    Raises
    ------
    OptionError
        If a number is outside its range.

    See Also
    --------
    feasible_defects : The correlations that are possible in a population.

    Examples
    --------
    >>> low, high = feasible_populations(0.005, 0.86, 1213)
    >>> f"{high:,.0f}: {feasible_defects(0.86, 1213, high).high:.4f}"
    '7,899,818: 0.0050'
    """
    defects, shares, _ = _checked(ddc, share, 1.0, 2.0)
    sizes = as_floats("n", n)
    refuse("n", sizes, sizes <= 0, "above 0")
    held = np.where(defects >= 0, shares, 1 - shares)
    with np.errstate(divide="ignore", invalid="ignore"):
        square, against = defects**2, np.where((held > 0) & (held < 1), (1 - held) / held, np.nan)
        return Interval((sizes * (1 + square * against))[()], (sizes * (1 + against / square))[()])


def defect_n_effective(ddc: ArrayLike, n: ArrayLike, population: ArrayLike) -> FloatArray:
    """Return the size of a simple random sample that errs as much as one with such a defect.

    Parameters
    ----------
    ddc : array_like
        Data defect correlations, -1 to 1.
    n, population : array_like
        How many were asked, above 0, and of how many, above n. All broadcast.

    Returns
    -------
    array
        Effective sizes, above 0, float64; infinite where the correlation is 0.

    Raises
    ------
    OptionError
        If a number is outside its range.

    Notes
    -----
    f / (1 - f) / ddc squared, where f = n / population; an approximation that neglects the
    correction for sampling from a finite population.

    References
    ----------
    X.-L. Meng (2018), Annals of Applied Statistics 12: 685-726, page 685 (the example),
    doi:10.1214/18-AOAS1161SF.

    Examples
    --------
    One in a hundred of the US electorate, about 2,300,000 people, is worth about 400:

    >>> round(float(defect_n_effective(0.005, 2_300_000, 230_000_000)))
    404
    """
    defects, _, fraction = _checked(ddc, 0.5, n, population)
    with np.errstate(divide="ignore"):
        return (fraction / (1 - fraction) / defects**2)[()]


def _checked(
    ddc: ArrayLike, share: ArrayLike, n: ArrayLike, population: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return correlations, shares and sampling fractions in one shape, checked."""
    defects, shares = as_floats("ddc", ddc), as_floats("share", share)
    sizes, populations = as_floats("n", n), as_floats("population", population)
    refuse("ddc", defects, (defects < -1) | (defects > 1), "between -1 and 1")
    refuse("share", shares, (shares < 0) | (shares > 1), "between 0 and 1")
    refuse("n", sizes, sizes <= 0, "above 0")
    refuse("population", populations, populations <= sizes, "above n")
    defects, shares, fraction = np.broadcast_arrays(defects, shares, sizes / populations)
    return defects, shares, fraction


def _feasible(shares: FloatArray, fraction: FloatArray) -> Interval:
    """Return the correlations of the most one-sided samples."""
    most = np.minimum(1.0, shares / fraction)
    least = np.maximum(0.0, (shares - (1 - fraction)) / fraction)
    spread = _spread(shares, fraction)
    spread = np.where(spread > 0, spread, np.nan)
    return Interval((least - shares) / spread, (most - shares) / spread)


def _spread(shares: FloatArray, fraction: FloatArray) -> FloatArray:
    """Return the bias of a correlation of 1: data quantity times difficulty of the problem."""
    return np.sqrt((1 - fraction) / fraction * shares * (1 - shares))
