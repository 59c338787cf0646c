"""Whether two answers given by the same sample differ."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from survey.errors import OptionError
from survey.intervals.counts import refuse
from survey.intervals.interval import FloatArray, as_floats
from survey.intervals.overlap import Overlap, overlap
from survey.intervals.paired_score import paired_variance
from survey.intervals.proportion_exact import at_least, at_most
from survey.intervals.two_sample_test import normal_p
from survey.options import Alternative, PairedTestMethod, values


def paired_difference_test(
    count_a: ArrayLike,
    count_b: ArrayLike,
    both: ArrayLike,
    n: ArrayLike,
    *,
    method: PairedTestMethod = "score",
    margin: ArrayLike = 0.0,
    alternative: Alternative = "two-sided",
    deff: ArrayLike = 1.0,
) -> FloatArray:
    """Return the p-value of the hypothesis that share a minus share b of one sample is ``margin``.

    Parameters
    ----------
    count_a, count_b : array_like
        How many gave either answer. All array arguments broadcast.
    both : array_like
        How many gave both: 0 for exclusive answers, `least_overlap` for the worst case.
    n : array_like
        How many were asked.
    method : str
        "score" (at margin 0 McNemar's test without continuity correction), "exact" or
        "exact-mid-p" (the binomial tests of those who gave one answer only).
    margin : array_like
        The difference under test, above -1 and below 1; the exact methods know only 0.
    alternative : str
        "two-sided", "greater" (than the margin) or "less".
    deff : array_like
        Design effect, above 0: all counts and n are divided by it.

    Returns
    -------
    array
        p-values, 0 to 1, float64, in the broadcast shape; NaN where an input is NaN or n is 0; 1
        where everybody gave both answers or neither.

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, or ``both`` is impossible.

    References
    ----------
    M. W. Fagerland, S. Lydersen, P. Laake (2013), The McNemar test for binary matched-pairs data:
    mid-p and asymptotic are better than exact conditional, BMC Medical Research Methodology 13: 91,
    doi:10.1186/1471-2288-13-91.

    Examples
    --------
    Complete response before and after consolidation (Cavo et al. 2012), where R's
    contingencytables prints 0.033006 and, as mid-P, 0.034690:

    >>> f"{paired_difference_test(65, 75, 59, 161):.6f}"
    '0.033006'
    >>> f"{paired_difference_test(65, 75, 59, 161, method='exact-mid-p'):.6f}"
    '0.034690'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    if alternative not in values(Alternative):
        raise OptionError.unknown("alternative", alternative, values(Alternative))
    distance = as_floats("margin", margin)
    refuse("margin", distance, np.abs(distance) >= 1, "above -1 and below 1")
    if method != "score":
        refuse("margin", distance, distance != 0, f"0 for method {method!r}")
    *cells, distance = np.broadcast_arrays(*overlap(count_a, count_b, both, n, deff), distance)
    with np.errstate(all="ignore"):
        return METHODS[method](Overlap(*cells), distance, alternative)[()]


def score(cells: Overlap, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return p of the distance in standard errors at the margin."""
    distance = (cells.only_a - cells.only_b) / cells.n - margin
    error = np.sqrt(paired_variance(margin, cells.only_a, cells.only_b, cells.n))
    return normal_p(np.where(distance == 0, 0.0 * error, distance / error), alternative)


def exact(cells: Overlap, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the binomial p of those who gave one answer only, the margin being 0."""
    return _binomial_p(cells, 0.0 * margin, alternative)


def exact_mid_p(cells: Overlap, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the same with half of the observed count's probability."""
    return _binomial_p(cells, 0.5 + 0.0 * margin, alternative)


def _binomial_p(cells: Overlap, left_out: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the binomial p less a part of the observed count's own probability."""
    one_only, half = cells.only_a + cells.only_b, np.full_like(cells.n, 0.5)
    up = at_least(cells.only_a, one_only, half)
    down = at_most(cells.only_a, one_only, half)
    own = left_out * np.maximum(up + down - 1, 0.0)
    if alternative == "two-sided":
        doubled = np.minimum(2 * np.minimum(up, down) - 2 * own, 1.0)
        return np.where(cells.only_a == cells.only_b, 1.0 - own, doubled)
    return (up if alternative == "greater" else down) - own


METHODS: dict[str, Callable[[Overlap, FloatArray, Alternative], FloatArray]] = {
    "score": score,
    "exact": exact,
    "exact-mid-p": exact_mid_p,
}
