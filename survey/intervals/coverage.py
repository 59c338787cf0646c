"""How often an interval holds the true value, and how wide it is, by adding up all outcomes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln, xlogy

from survey.errors import OptionError
from survey.intervals.counts import refuse
from survey.intervals.difference import difference_interval
from survey.intervals.interval import FloatArray, Interval, as_floats
from survey.intervals.proportion import proportion_interval
from survey.options import DifferenceMethod, ProportionMethod

BLOCK = 2_000_000
"""How many outcomes times true values are held in memory at once."""


def coverage(
    method: ProportionMethod,
    n: int,
    p: ArrayLike,
    *,
    level: float = 0.95,
    printed_to: float | None = None,
    printed_is_exact: bool = False,
) -> FloatArray:
    """Return the probability that the interval of a share holds the true share.

    Computed exactly: every possible count is weighted with its binomial probability. With
    ``printed_to`` the count is first printed as a share rounded to that unit. The interval is then
    the union over all shares that would be printed so: it contains the interval of the exact
    count, so its coverage is never lower. With ``printed_is_exact`` it is that of the printed
    share itself, as if it had not been rounded, and nothing is promised.

    Parameters
    ----------
    method : str
        One of `survey.options.ProportionMethod`.
    n : int
        Sample size, at least 1.
    p : array_like
        True shares, 0 to 1.
    level : float
        Confidence level, above 0 and below 1.
    printed_to : float, optional
        The unit of the printed share: 0.01 for whole percents, 0.001 for one decimal. Not with
        "blaker", which needs whole counts.
    printed_is_exact : bool
        Whether the printed share is taken for the exact one.

    Returns
    -------
    array
        Probabilities from 0 to 1, float64, in the shape of ``p``.

    Raises
    ------
    OptionError
        If the method is unknown or a number is outside its range.

    See Also
    --------
    survey.intervals.expected_length : how wide the interval is on average

    References
    ----------
    L. D. Brown, T. T. Cai, A. DasGupta (2001), Interval estimation for a binomial proportion,
    Statistical Science 16: 101-133, doi:10.1214/ss/1009213286, section 2.

    Examples
    --------
    Brown, Cai and DasGupta's example 2: Wald's interval at p = 0.2, n = 30 and n = 98.

    >>> f"{coverage('wald', 30, 0.2):.3f}, {coverage('wald', 98, 0.2):.3f}"
    '0.946, 0.928'

    What rounding to whole percents adds for a sample of 1,213:

    >>> f"{coverage('wilson', 1213, 0.2):.3f}, {coverage('wilson', 1213, 0.2, printed_to=0.01):.3f}"
    '0.947, 0.969'
    """
    low, high = _interval_of_each_count(method, n, level, printed_to, printed_is_exact)

    def inside(share: FloatArray) -> FloatArray:
        """Return 1 where the interval of a count holds the share, else 0."""
        return ((low <= share) & (share <= high)).astype(np.float64)

    return _expected(inside, n, p)


def expected_length(
    method: ProportionMethod,
    n: int,
    p: ArrayLike,
    *,
    level: float = 0.95,
    printed_to: float | None = None,
    printed_is_exact: bool = False,
) -> FloatArray:
    """Return the average width of the interval of a share, exactly.

    Parameters
    ----------
    method, n, p, level, printed_to, printed_is_exact
        As in `coverage`.

    Returns
    -------
    array
        Widths as shares, float64, in the shape of ``p``.

    Raises
    ------
    OptionError
        If the method is unknown or a number is outside its range.

    Examples
    --------
    >>> f"{expected_length('wilson', 98, 0.2):.3f}"
    '0.156'
    """
    low, high = _interval_of_each_count(method, n, level, printed_to, printed_is_exact)
    return _expected(lambda share: high - low + 0.0 * share, n, p)


def difference_coverage(
    method: DifferenceMethod,
    n_a: int,
    n_b: int,
    p_a: ArrayLike,
    p_b: ArrayLike,
    *,
    level: float = 0.95,
) -> FloatArray:
    """Return the probability that the interval of a difference holds the true difference.

    Parameters
    ----------
    method : str
        One of `survey.options.DifferenceMethod`.
    n_a, n_b : int
        Sample sizes, at least 1; all (n_a + 1) (n_b + 1) outcomes are computed.
    p_a, p_b : array_like
        True shares, 0 to 1; they broadcast.
    level : float
        Confidence level, above 0 and below 1.

    Returns
    -------
    array
        Probabilities from 0 to 1, float64, in the broadcast shape.

    Raises
    ------
    OptionError
        If the method is unknown or a number is outside its range.

    Examples
    --------
    >>> f"{difference_coverage('wald', 20, 20, 0.1, 0.1):.3f}"
    '0.960'
    >>> f"{difference_coverage('newcombe', 20, 20, 0.1, 0.1):.3f}"
    '0.983'
    """
    low, high = _interval_of_each_pair(method, n_a, n_b, level)

    def inside(difference: FloatArray) -> FloatArray:
        """Return 1 where the interval of a pair of counts holds the difference, else 0."""
        return ((low <= difference) & (difference <= high)).astype(np.float64)

    return _expected_of_pairs(inside, (n_a, n_b), (p_a, p_b))


def difference_expected_length(
    method: DifferenceMethod,
    n_a: int,
    n_b: int,
    p_a: ArrayLike,
    p_b: ArrayLike,
    *,
    level: float = 0.95,
) -> FloatArray:
    """Return the average width of the interval of a difference, exactly.

    Parameters
    ----------
    method, n_a, n_b, p_a, p_b, level
        As in `difference_coverage`.

    Returns
    -------
    array
        Widths as differences of shares, float64, in the broadcast shape.

    Raises
    ------
    OptionError
        If the method is unknown or a number is outside its range.

    Examples
    --------
    >>> f"{difference_expected_length('newcombe', 20, 20, 0.1, 0.1):.3f}"
    '0.421'
    """
    low, high = _interval_of_each_pair(method, n_a, n_b, level)
    return _expected_of_pairs(lambda _: (high - low)[None], (n_a, n_b), (p_a, p_b))


def _interval_of_each_pair(method: DifferenceMethod, n_a: int, n_b: int, level: float) -> Interval:
    """Return the limits for every count a (first axis) with every count b."""
    counts_a, counts_b = _counts("n_a", n_a)[:, None], _counts("n_b", n_b)
    return difference_interval(counts_a, n_a, counts_b, n_b, level=level, method=method)


def _interval_of_each_count(
    method: ProportionMethod,
    n: int,
    level: float,
    printed_to: float | None,
    printed_is_exact: bool,
) -> Interval:
    """Return the limits for every count from 0 to n, of what is printed where that is given."""
    counts = _counts("n", n)
    if printed_to is None:
        return proportion_interval(counts, n, level=level, method=method)
    if not 0 < printed_to < 1:
        raise OptionError.out_of_range("printed_to", printed_to, "above 0 and below 1")
    printed = np.floor(counts / n / printed_to + 0.5)
    if printed_is_exact:
        taken = np.clip(printed * printed_to * n, 0, n)
        return proportion_interval(taken, n, level=level, method=method)
    least = np.clip((printed - 0.5) * printed_to * n, 0, counts)
    most = np.clip((printed + 0.5) * printed_to * n, counts, n)
    low = proportion_interval(least, n, level=level, method=method).low
    return Interval(low, proportion_interval(most, n, level=level, method=method).high)


def _counts(name: str, n: int) -> FloatArray:
    """Return all counts from 0 to n."""
    if not n >= 1 or n != int(n):
        raise OptionError.out_of_range(name, n, "a whole number from 1 on")
    return np.arange(n + 1.0)


def _shares(name: str, given: ArrayLike) -> FloatArray:
    """Return true shares, checked."""
    shares = as_floats(name, given)
    refuse(name, shares, (shares < 0) | (shares > 1), "between 0 and 1")
    return shares


def _chances(n: int, share: FloatArray) -> FloatArray:
    """Return the binomial probability of every count (last axis) at each share."""
    counts = np.arange(n + 1.0)
    ways = gammaln(n + 1.0) - gammaln(counts + 1) - gammaln(n - counts + 1)
    chances: FloatArray = np.exp(ways + xlogy(counts, share) + xlogy(n - counts, 1 - share))
    return chances


def _expected(of_counts: Callable[[FloatArray], FloatArray], n: int, p: ArrayLike) -> FloatArray:
    """Return the mean over all counts of something computed at each true share."""
    shares = _shares("p", p)
    flat, result = shares.reshape(-1, 1), np.empty(shares.size)
    step = max(1, BLOCK // (n + 1))
    for start in range(0, flat.size, step):
        block = flat[start : start + step]
        result[start : start + step] = (_chances(n, block) * of_counts(block)).sum(axis=-1)
    return result.reshape(shares.shape)[()]


def _expected_of_pairs(
    of_counts: Callable[[FloatArray], FloatArray],
    sizes: tuple[int, int],
    p: tuple[ArrayLike, ArrayLike],
) -> FloatArray:
    """Return the mean over all pairs of counts of something computed at each true difference."""
    shares_a, shares_b = np.broadcast_arrays(_shares("p_a", p[0]), _shares("p_b", p[1]))
    result = np.empty(shares_a.size)
    step = max(1, BLOCK // ((sizes[0] + 1) * (sizes[1] + 1)))
    for start in range(0, result.size, step):
        true_a = shares_a.ravel()[start : start + step, None]
        true_b = shares_b.ravel()[start : start + step, None]
        values = of_counts((true_a - true_b)[..., None])
        chances_a, chances_b = _chances(sizes[0], true_a), _chances(sizes[1], true_b)
        result[start : start + step] = np.einsum("pi,pij,pj->p", chances_a, values, chances_b)
    return result.reshape(shares_a.shape)[()]
