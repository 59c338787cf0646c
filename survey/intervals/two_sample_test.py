"""Whether two shares from independent samples differ, differ by a margin, or are close."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln, ndtr

from survey.errors import OptionError
from survey.intervals.counts import Pair, effective_pair, refuse, require_whole
from survey.intervals.difference_score import difference_moments
from survey.intervals.interval import FloatArray, as_floats
from survey.intervals.score import unbiased
from survey.options import Alternative, TestMethod, values

SAME = 1 + 1e-7
"""A table counts as no likelier than the observed one up to this factor (as in R's fisher.test)."""


def difference_test(
    count_a: ArrayLike,
    n_a: ArrayLike,
    count_b: ArrayLike,
    n_b: ArrayLike,
    *,
    method: TestMethod = "score",
    margin: ArrayLike = 0.0,
    alternative: Alternative = "two-sided",
    deff_a: ArrayLike = 1.0,
    deff_b: ArrayLike = 1.0,
) -> FloatArray:
    """Return the p-value of the hypothesis that share a minus share b is ``margin``.

    Parameters
    ----------
    count_a, n_a, count_b, n_b : array_like
        How many gave the answer and how many were asked, in either sample. All array arguments
        broadcast. The exact methods list possible tables: they need whole counts.
    method : str
        One of `survey.options.TestMethod`: "score" (at margin 0 the chi-square test without
        continuity correction), "score-cc" (with Yates's correction), "miettinen-nurminen" (the
        score test with factor N / (N - 1), whose interval has the same name), "exact" (Fisher),
        "exact-mid-p".
    margin : array_like
        The difference under test, above -1 and below 1; the exact methods know only 0.
    alternative : str
        "two-sided", "greater" (than the margin) or "less".
    deff_a, deff_b : array_like
        Design effects, above 0: count and n of that sample are divided by it.

    Returns
    -------
    array
        p-values, 0 to 1, float64, in the broadcast shape; NaN where an input is NaN or an n is 0.
        1 where both shares are 0 or both are 1 and the margin is 0 (0.5 with "exact-mid-p").

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, an exact method gets fractional
        counts or a margin.

    See Also
    --------
    survey.intervals.equivalence_test : whether two shares are closer than a margin

    References
    ----------
    C. P. Farrington, G. Manning (1990), Test statistics and sample size formulae for comparative
    binomial trials with null hypothesis of non-zero risk difference, Statistics in Medicine 9:
    1447-1454, doi:10.1002/sim.4780091208.

    Examples
    --------
    >>> f"{difference_test(9, 10, 3, 10):.5f}"
    '0.00617'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    if alternative not in values(Alternative):
        raise OptionError.unknown("alternative", alternative, values(Alternative))
    distance = as_floats("margin", margin)
    refuse("margin", distance, np.abs(distance) >= 1, "above -1 and below 1")
    counts, deffs = (count_a, n_a, count_b, n_b), (deff_a, deff_b)
    pair, distance = effective_pair(counts, deffs, distance)
    with np.errstate(all="ignore"):
        return METHODS[method](pair, distance, alternative)[()]


def equivalence_test(
    count_a: ArrayLike,
    n_a: ArrayLike,
    count_b: ArrayLike,
    n_b: ArrayLike,
    *,
    margin: ArrayLike,
    method: TestMethod = "miettinen-nurminen",
    deff_a: ArrayLike = 1.0,
    deff_b: ArrayLike = 1.0,
) -> FloatArray:
    """Return the p-value of the hypothesis that two shares differ by ``margin`` or more.

    Two one-sided tests: only a small p says that the shares are closer than the margin; a large p
    of `difference_test` says nothing of the kind.

    Parameters
    ----------
    count_a, n_a, count_b, n_b : array_like
        How many gave the answer and how many were asked, in either sample. All array arguments
        broadcast.
    margin : array_like
        The difference that would matter, above 0 and below 1 (0.05 is five points).
    method : str
        "score", "score-cc" or "miettinen-nurminen", as in `difference_test`.
    deff_a, deff_b : array_like
        Design effects, above 0: count and n of that sample are divided by it.

    Returns
    -------
    array
        The larger of the two one-sided p-values, 0 to 1, float64; NaN where an input is NaN or an
        n is 0.

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, or the method is exact.

    References
    ----------
    D. J. Schuirmann (1987), A comparison of the two one-sided tests procedure and the power
    approach for assessing the equivalence of average bioavailability, Journal of Pharmacokinetics
    and Biopharmaceutics 15: 657-680, doi:10.1007/BF01068419.

    Examples
    --------
    >>> f"{equivalence_test(813, 1213, 545, 813, margin=0.05):.4f}"
    '0.0097'
    """
    distance = as_floats("margin", margin)
    refuse("margin", distance, (distance <= 0) | (distance >= 1), "above 0 and below 1")

    def one_sided(margin: FloatArray, alternative: Alternative) -> FloatArray:
        """Return the one-sided p-value at a margin."""
        return difference_test(
            count_a,
            n_a,
            count_b,
            n_b,
            method=method,
            margin=margin,
            alternative=alternative,
            deff_a=deff_a,
            deff_b=deff_b,
        )

    larger: FloatArray = np.maximum(one_sided(-distance, "greater"), one_sided(distance, "less"))
    return larger


def score(
    pair: Pair,
    margin: FloatArray,
    alternative: Alternative,
    *,
    factor: FloatArray | float = 1.0,
    correction: FloatArray | float = 0.0,
) -> FloatArray:
    """Return p of the distance in standard errors at the margin, the distance less a correction."""
    moments = difference_moments(margin, pair)
    shortened = np.maximum(np.abs(moments.distance) - correction, 0.0)
    distance = np.copysign(shortened, moments.distance)
    error = np.sqrt(factor * moments.variance)
    return normal_p(np.where(distance == 0, 0.0 * error, distance / error), alternative)


def normal_p(z: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the probability of a normal variable at least as far out as z."""
    if alternative == "two-sided":
        return 2 * ndtr(-np.abs(z))
    return ndtr(-z if alternative == "greater" else z)


def score_corrected(pair: Pair, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the score test with Yates's correction, half a person in either sample."""
    correction = (1 / pair.n_a + 1 / pair.n_b) / 2
    return score(pair, margin, alternative, correction=correction)


def miettinen_nurminen(pair: Pair, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the score test with factor N / (N - 1)."""
    return score(pair, margin, alternative, factor=unbiased(pair))


def exact(pair: Pair, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return Fisher's p; loops over the tables."""
    return _exact("exact", pair, margin, alternative)


def exact_mid_p(pair: Pair, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return Fisher's p with half of the observed table's probability; loops over the tables."""
    return _exact("exact-mid-p", pair, margin, alternative)


def _exact(method: str, pair: Pair, margin: FloatArray, alternative: Alternative) -> FloatArray:
    """Return the exact p of every table of whole counts."""
    refuse("margin", margin, margin != 0, f"0 for method {method!r}")
    require_whole(method, count_a=pair.a, n_a=pair.n_a, count_b=pair.b, n_b=pair.n_b)
    left_out = 0.5 if method == "exact-mid-p" else 0.0
    tables = zip(*(one.ravel() for one in pair), strict=True)
    p = [_table_p(table, alternative, left_out) for table in tables]
    return np.array(p, dtype=np.float64).reshape(pair.a.shape)


def _table_p(
    table: tuple[float, float, float, float], alternative: Alternative, left_out: float
) -> float:
    """Return the p of one table given its margins, less a part of its own probability."""
    a, n_a, b, n_b = table
    if np.isnan(a):
        return np.nan
    total = a + b
    counts = np.arange(max(0.0, total - n_b), min(total, n_a) + 1)
    cells = np.stack([counts, n_a - counts, total - counts, n_b - total + counts])
    weights = -gammaln(cells + 1).sum(axis=0)
    chances = np.exp(weights - weights.max())
    chances /= chances.sum()
    observed = chances[int(a - counts[0])]
    if alternative == "two-sided":
        far = chances <= observed * SAME
    else:
        far = counts >= a if alternative == "greater" else counts <= a
    return float(min(chances[far].sum() - left_out * observed, 1.0))


METHODS: dict[str, Callable[[Pair, FloatArray, Alternative], FloatArray]] = {
    "score": score,
    "score-cc": score_corrected,
    "miettinen-nurminen": miettinen_nurminen,
    "exact": exact,
    "exact-mid-p": exact_mid_p,
}
