"""Simultaneous confidence intervals of all answers of a question."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtri, ndtr

from survey.errors import OptionError
from survey.intervals import proportion_score, sison_glaz
from survey.intervals.counts import refuse
from survey.intervals.interval import (
    FloatArray,
    Interval,
    as_floats,
    critical_value,
    finished,
    tail_probability,
)
from survey.options import MultinomialMethod, Side


def multinomial_interval(
    counts: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: MultinomialMethod = "goodman",
    deff: ArrayLike = 1.0,
    side: Side = "two-sided",
) -> Interval:
    """Return the confidence intervals of all shares of a distribution.

    With the simultaneous methods all intervals of a question hold together at the level, so that
    one may pick out the largest or strangest share afterwards. "goodman" (the default) is narrow
    for few answers, "sison-glaz" for many answers of similar size. "wald", "wald-cc" and "wilson"
    hold for one share each, chosen beforehand.

    Parameters
    ----------
    counts : array_like, shape (..., answers)
        How many gave each answer; the answers exclude one another and their counts sum to n.
        Fractions are welcome; "sison-glaz" rounds its range to whole counts.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5), broadcast with all axes of
        counts but the last.
    method : str
        One of `survey.options.MultinomialMethod`.
    deff : array_like
        Design effect, above 0, broadcast likewise: all counts are divided by it.
    side : str
        "two-sided", or the one bound that is wanted: "lower" (the other is 1) or "upper" (0).

    Returns
    -------
    Interval
        ``low`` and ``high``, shares from 0 to 1, float64, one for each count; NaN for the whole
        question where a count is NaN or all are 0.

    Raises
    ------
    OptionError
        If an option is unknown, a count is negative, or there are fewer than two answers.

    Notes
    -----
    "fitzpatrick-scott" is p give or take z / (2 sqrt(n)) with the usual z, as its authors and
    DescTools have it; all intervals then hold together only at about 1 - 2 (1 - level): ask for
    0.975 to get 0.95. "sison-glaz" has the wider upper side of May and Johnson's program;
    "sison-glaz-symmetric" is DescTools' "cplus1". "goodman-wald" and "gold" are Wald intervals
    with Bonferroni's and with the chi-square quantile, wrong for small counts.

    References
    ----------
    L. A. Goodman (1965), On simultaneous confidence intervals for multinomial proportions,
    Technometrics 7: 247-254, doi:10.1080/00401706.1965.10490252.

    C. P. Quesenberry, D. C. Hurst (1964), Large sample simultaneous confidence intervals for
    multinomial proportions, Technometrics 6: 191-195, doi:10.1080/00401706.1964.10490163.

    S. Fitzpatrick, A. Scott (1987), Quick simultaneous confidence intervals for multinomial
    proportions, Journal of the American Statistical Association 82: 875-878,
    doi:10.1080/01621459.1987.10478511.

    C. P. Sison, J. Glaz (1995), Simultaneous confidence intervals and sample size determination for
    multinomial proportions, Journal of the American Statistical Association 90: 366-369,
    doi:10.1080/01621459.1995.10476521.

    R. Z. Gold (1963), Tests auxiliary to chi-square tests in a Markov chain, Annals of Mathematical
    Statistics 34: 56-74, doi:10.1214/aoms/1177704242.

    Examples
    --------
    >>> low, high = multinomial_interval([91, 49, 37, 43])
    >>> low.round(4)
    array([0.3342, 0.1609, 0.1146, 0.1375])
    >>> high.round(4)
    array([0.4978, 0.2999, 0.2401, 0.2702])
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    tail = tail_probability(level, side)[..., None]
    cells = checked_cells(counts, deff)
    cells = np.broadcast_to(cells, np.broadcast_shapes(cells.shape, tail.shape))
    with np.errstate(all="ignore"):
        interval = METHODS[method](cells, np.broadcast_to(tail, (*cells.shape[:-1], 1)))
    return finished(interval, side, 0.0, 1.0)


def checked_cells(counts: ArrayLike, deff: ArrayLike) -> FloatArray:
    """Return counts / deff; NaN for a whole question where one is unknown or all are 0."""
    cells, effects = as_floats("counts", counts), as_floats("deff", deff)[..., None]
    if cells.ndim == 0 or cells.shape[-1] < 2:
        expected = "at least two counts, one for each answer"
        raise OptionError.out_of_range("counts", counts, expected)
    refuse("counts", cells, (cells < 0) | np.isinf(cells), "a finite number not below 0")
    refuse("deff", effects, (effects <= 0) | np.isinf(effects), "a finite number above 0")
    total = cells.sum(axis=-1, keepdims=True)
    return np.where(total > 0, cells, np.nan) / effects


def _answers(cells: FloatArray) -> int:
    """Return how many answers the question has."""
    return int(cells.shape[-1])


def _total(cells: FloatArray) -> FloatArray:
    """Return n beside every count."""
    return np.broadcast_to(cells.sum(axis=-1, keepdims=True), cells.shape)


def _chi_square_tail(cells: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the tail whose squared normal quantile is the chi-square quantile of all answers."""
    return ndtr(-np.sqrt(chdtri(_answers(cells) - 1, 2 * tail)))


def goodman(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wilson's intervals at Bonferroni's level."""
    return wilson(cells, tail / _answers(cells))


def goodman_wald(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's intervals at Bonferroni's level."""
    return wald(cells, tail / _answers(cells))


def quesenberry_hurst(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wilson's intervals with the chi-square quantile of all answers."""
    return wilson(cells, _chi_square_tail(cells, tail))


def gold(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's intervals with the chi-square quantile of all answers."""
    return wald(cells, _chi_square_tail(cells, tail))


def fitzpatrick_scott(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return intervals of one width, that of a share of one half."""
    n = _total(cells)
    half = critical_value(tail) / (2 * np.sqrt(n))
    return Interval(cells / n - half, cells / n + half)


def wald(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval of each share by itself."""
    return proportion_score.wald(cells, _total(cells), tail)


def wald_corrected(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval of each share by itself, half a person wider on either side."""
    return proportion_score.wald_corrected(cells, _total(cells), tail)


def wilson(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return Wilson's interval of each share by itself."""
    return proportion_score.wilson(cells, _total(cells), tail)


METHODS: dict[str, Callable[[FloatArray, FloatArray], Interval]] = {
    "goodman": goodman,
    "goodman-wald": goodman_wald,
    "quesenberry-hurst": quesenberry_hurst,
    "gold": gold,
    "fitzpatrick-scott": fitzpatrick_scott,
    "sison-glaz": sison_glaz.sison_glaz,
    "sison-glaz-symmetric": sison_glaz.symmetric,
    "wald": wald,
    "wald-cc": wald_corrected,
    "wilson": wilson,
}
