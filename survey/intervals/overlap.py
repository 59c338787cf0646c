"""The difference of two answers given by the same sample, where both can come from one person."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from survey.errors import OptionError
from survey.intervals.counts import effective_counts, refuse
from survey.intervals.interval import (
    FloatArray,
    Interval,
    as_floats,
    critical_value,
    finished,
    tail_probability,
)
from survey.intervals.paired_score import tango
from survey.intervals.proportion_score import wilson
from survey.options import PairedMethod, Side


class Overlap(NamedTuple):
    """How many gave only answer a, only b, both, and how many were asked; effective counts."""

    only_a: FloatArray
    only_b: FloatArray
    both: FloatArray
    n: FloatArray


def paired_difference_interval(
    count_a: ArrayLike,
    count_b: ArrayLike,
    both: ArrayLike,
    n: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: PairedMethod = "tango",
    deff: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the confidence interval of share a minus share b of one sample, the overlap known.

    Two shares of one sample move together or against each other, so the interval for independent
    samples is wrong for them: too narrow for exclusive answers, mostly too wide for answers that
    go together.

    Parameters
    ----------
    count_a, count_b : array_like
        How many gave either answer; fractions welcome. All array arguments broadcast.
    both : array_like
        How many gave both: 0 for exclusive answers, `least_overlap` for the worst case.
    n : array_like
        How many were asked.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5).
    method : str
        "tango" (the score interval), "newcombe" (the hybrid of two Wilson intervals, closed form)
        or "wald" (the multinomial standard error).
    deff : array_like
        Design effect, above 0: all counts and n are divided by it.
    side : str
        "two-sided", or the one bound that is wanted: "lower" (the other is 1) or "upper" (-1).

    Returns
    -------
    Interval
        ``low`` and ``high``, differences of shares from -1 to 1, float64, in the broadcast shape;
        NaN where an input is NaN or n is 0.

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, or ``both`` is impossible.

    See Also
    --------
    survey.intervals.exclusive_difference_interval : two answers of a single-choice question
    survey.intervals.frechet_difference_interval : several answers allowed, overlap unknown
    survey.intervals.paired_difference_test : the p-value; "score" belongs to "tango"

    References
    ----------
    M. W. Fagerland, S. Lydersen, P. Laake (2014), Recommended tests and confidence intervals for
    paired binomial proportions, Statistics in Medicine 33: 2850-2875, doi:10.1002/sim.6148.

    R. G. Newcombe (1998), Improved confidence intervals for the difference between binomial
    proportions based on paired data, Statistics in Medicine 17: 2635-2650, method 10,
    doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C.

    T. Tango (1998), Equivalence test and confidence interval for the difference in proportions for
    the paired-sample design, Statistics in Medicine 17: 891-908,
    doi:10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B.

    Examples
    --------
    Complete response before and after consolidation (Cavo et al. 2012), the example of Fagerland,
    Lydersen and Laake; R's contingencytables prints the same:

    >>> low, high = paired_difference_interval(65, 75, 59, 161)
    >>> f"{low:.4f} to {high:.4f}"
    '-0.1240 to -0.0054'
    >>> low, high = paired_difference_interval(65, 75, 59, 161, method="newcombe")
    >>> f"{low:.4f} to {high:.4f}"
    '-0.1186 to -0.0046'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    tail = tail_probability(level, side)
    cells = overlap(count_a, count_b, both, n, deff)
    if tail.ndim:
        *numbers, tail = np.broadcast_arrays(*cells, tail)
        cells = Overlap(*numbers)
    with np.errstate(all="ignore"):
        interval = METHODS[method](cells, tail)
    return finished(interval, side, -1.0, 1.0)


def exclusive_difference_interval(
    count_a: ArrayLike,
    count_b: ArrayLike,
    n: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: PairedMethod = "tango",
    deff: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the interval of share a minus share b where nobody could give both answers.

    Two answers of a single-choice question share out one sample: what one gains the other loses,
    and the difference varies more than between independent samples.

    Parameters
    ----------
    count_a, count_b, n : array_like
        How many gave either answer, how many were asked; count a plus count b at most n.
    level, method, deff, side
        As in `paired_difference_interval`.

    Returns
    -------
    Interval
        Differences of shares from -1 to 1, float64, in the broadcast shape.

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, or the counts exceed n together.

    References
    ----------
    A. J. Scott, G. A. F. Seber (1983), Difference of proportions from the same survey, The American
    Statistician 37: 319-320, doi:10.2307/2682769 (the multinomial standard error, "wald").

    Examples
    --------
    Is 53 percent support more than 29 percent neutral, of 1,213 respondents?

    >>> low, high = exclusive_difference_interval(0.53 * 1213, 0.29 * 1213, 1213)
    >>> f"{low:.3f} to {high:.3f}"
    '0.190 to 0.288'
    """
    return paired_difference_interval(
        count_a, count_b, 0.0, n, level=level, method=method, deff=deff, side=side
    )


def frechet_difference_interval(
    count_a: ArrayLike,
    count_b: ArrayLike,
    n: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: PairedMethod = "tango",
    deff: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the interval of share a minus share b that holds for every possible overlap.

    Where several answers were allowed and the source does not say how many gave both, the overlap
    lies between Frechet's bounds. The fewer gave both, the wider the interval of the difference:
    this is the one at the least overlap, which contains those at all others.

    Parameters
    ----------
    count_a, count_b, n : array_like
        How many gave either answer, how many were asked.
    level, method, deff, side
        As in `paired_difference_interval`.

    Returns
    -------
    Interval
        Differences of shares from -1 to 1, float64, in the broadcast shape.

    Raises
    ------
    OptionError
        If an option is unknown or a number is outside its range.

    References
    ----------
    M. Frechet (1951), Sur les tableaux de correlation dont les marges sont donnees, Annales de
    l'Universite de Lyon A 14: 53-77.

    Examples
    --------
    >>> low, high = frechet_difference_interval(600, 500, 1000)
    >>> f"{low:.3f} to {high:.3f}"
    '0.041 to 0.158'
    """
    fewest = least_overlap(count_a, count_b, n)
    return paired_difference_interval(
        count_a, count_b, fewest, n, level=level, method=method, deff=deff, side=side
    )


def least_overlap(count_a: ArrayLike, count_b: ArrayLike, n: ArrayLike) -> FloatArray:
    """Return how many must have given both answers at least, Frechet's lower bound.

    Examples
    --------
    >>> float(least_overlap(600, 500, 1000))
    100.0
    """
    more = as_floats("count_a", count_a) + as_floats("count_b", count_b) - as_floats("n", n)
    return np.maximum(more, 0.0)


def overlap(
    count_a: ArrayLike, count_b: ArrayLike, both: ArrayLike, n: ArrayLike, deff: ArrayLike
) -> Overlap:
    """Return the checked and effective cells, NaN in all where something is unknown."""
    a, sizes = effective_counts(count_a, n, deff, "_a")
    b, _ = effective_counts(count_b, n, deff, "_b")
    together = as_floats("both", both) / as_floats("deff", deff)
    a, b, together, sizes = np.broadcast_arrays(a, b, together, sizes)
    least, most = least_overlap(a, b, sizes), np.minimum(a, b)
    slack = 1e-9 * sizes
    wrong = (together < least - slack) | (together > most + slack)
    if np.any(wrong):
        given = np.broadcast_to(as_floats("both", both), wrong.shape)
        effect = np.broadcast_to(as_floats("deff", deff), wrong.shape)[wrong][0]
        ends = f"{least[wrong][0] * effect:g} and {most[wrong][0] * effect:g}"
        refuse("both", given, wrong, f"between {ends}, what the counts and n allow")
    together = np.clip(together, least, most)
    known = ~np.isnan(a + b + together)
    cells = (a - together, b - together, together, sizes)
    return Overlap(*(np.where(known, one, np.nan) for one in cells))


def wald(cells: Overlap, tail: FloatArray) -> Interval:
    """Return the estimate give or take z multinomial standard errors."""
    difference = (cells.only_a - cells.only_b) / cells.n
    variance = (cells.only_a + cells.only_b) / cells.n - difference**2
    half = critical_value(tail) * np.sqrt(np.maximum(variance, 0.0) / cells.n)
    return Interval(difference - half, difference + half)


def newcombe(cells: Overlap, tail: FloatArray) -> Interval:
    """Return the hybrid of the two Wilson intervals, their correlation shrunk towards 0."""
    a, b = cells.only_a + cells.both, cells.only_b + cells.both
    interval_a, interval_b = wilson(a, cells.n, tail), wilson(b, cells.n, tail)
    share_a, share_b = a / cells.n, b / cells.n
    correlation = _shrunk_correlation(cells)
    below = (share_a - interval_a.low, interval_b.high - share_b)
    above = (interval_a.high - share_a, share_b - interval_b.low)
    distances = (
        np.sqrt(np.maximum(ours**2 - 2 * correlation * ours * theirs + theirs**2, 0.0))
        for ours, theirs in (below, above)
    )
    difference = share_a - share_b
    return Interval(difference - next(distances), difference + next(distances))


def _shrunk_correlation(cells: Overlap) -> FloatArray:
    """Return phi, its numerator n / 2 smaller if positive but not below 0; 0 at an empty margin."""
    a, b = cells.only_a + cells.both, cells.only_b + cells.both
    neither = cells.n - a - cells.only_b
    product = cells.both * neither - cells.only_a * cells.only_b
    shrunk = np.where(product > 0, np.maximum(product - cells.n / 2, 0.0), product)
    margins = a * (cells.n - a) * b * (cells.n - b)
    return np.where(margins > 0, shrunk / np.sqrt(margins), np.where(np.isnan(a), np.nan, 0.0))


def tango_score(cells: Overlap, tail: FloatArray) -> Interval:
    """Return the differences that Tango's score test does not reject."""
    return tango(cells.only_a, cells.only_b, cells.n, tail)


METHODS: dict[str, Callable[[Overlap, FloatArray], Interval]] = {
    "wald": wald,
    "newcombe": newcombe,
    "tango": tango_score,
}
