"""Whether k independent samples differ: all together, and pair by pair with correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc

from survey.errors import OptionError
from survey.intervals.counts import effective_counts, refuse
from survey.intervals.interval import FloatArray, as_floats
from survey.intervals.multinomial import checked_cells
from survey.intervals.two_sample_test import difference_test
from survey.options import Correction, TestMethod

IntegerArray = NDArray[np.intp]


class ChiSquare(NamedTuple):
    """A chi-square test: its statistic, degrees of freedom and p-value, arrays of one shape."""

    statistic: FloatArray
    degrees_of_freedom: FloatArray
    p_value: FloatArray


class PairwiseTests(NamedTuple):
    """The tests of all pairs: positions of both samples, p-values, p-values for the family."""

    first: IntegerArray
    second: IntegerArray
    p_value: FloatArray
    p_adjusted: FloatArray


def homogeneity_test(count: ArrayLike, n: ArrayLike, *, deff: ArrayLike = 1.0) -> ChiSquare:
    """Return the chi-square test that one share is the same in all samples.

    Parameters
    ----------
    count, n : array_like, shape (..., samples)
        How many gave the answer and how many were asked, in each sample; fractions welcome.
    deff : array_like
        Design effect, above 0, broadcast with the counts: count and n are divided by it.

    Returns
    -------
    ChiSquare
        One test for each leading position; p is 1 where all shares are 0 or all are 1, NaN where
        an input is NaN or an n is 0.

    Raises
    ------
    OptionError
        If a number is outside its range or there are fewer than two samples.

    References
    ----------
    K. Pearson (1900), Philosophical Magazine 50: 157-175, doi:10.1080/14786440009463897.

    J. N. K. Rao, A. J. Scott (1992), A simple method for the analysis of clustered binary data,
    Biometrics 48: 577-585, doi:10.2307/2532311 (dividing by the design effect).

    Examples
    --------
    >>> f"{homogeneity_test([813, 545, 400], [1213, 813, 700]).p_value:.1e}"
    '1.5e-05'
    """
    counts, sizes = effective_counts(count, n, deff)
    return distribution_test(np.stack([counts, sizes - counts], axis=-1))


def distribution_test(counts: ArrayLike, *, deff: ArrayLike = 1.0) -> ChiSquare:
    """Return the chi-square test that a whole distribution is the same in all samples.

    Parameters
    ----------
    counts : array_like, shape (..., samples, answers)
        How many of each sample gave each answer; fractions welcome.
    deff : array_like, shape (..., samples)
        Design effect, above 0, of each sample: its counts are divided by it.

    Returns
    -------
    ChiSquare
        One test for each leading position. Answers that nobody gave count for no degree of
        freedom; p is 1 where one answer is left. NaN where a count is NaN or a sample is empty.

    Raises
    ------
    OptionError
        If a number is outside its range, or there are fewer than two samples or answers.

    References
    ----------
    K. Pearson (1900), Philosophical Magazine 50: 157-175, doi:10.1080/14786440009463897.

    Examples
    --------
    >>> f"{distribution_test([[53, 29, 18], [44, 40, 16]]).p_value:.3f}"
    '0.258'
    """
    cells = checked_cells(counts, deff)
    if cells.ndim < 2 or cells.shape[-2] < 2:
        expected = "counts of at least two samples"
        raise OptionError.out_of_range("counts", np.shape(counts), expected)
    rows, columns = cells.sum(axis=-1, keepdims=True), cells.sum(axis=-2, keepdims=True)
    expected_cells = rows * columns / rows.sum(axis=-2, keepdims=True)
    with np.errstate(all="ignore"):
        parts = np.where(columns == 0, 0.0, (cells - expected_cells) ** 2 / expected_cells)
        statistic = parts.sum(axis=(-2, -1))
        degrees = (cells.shape[-2] - 1.0) * ((columns > 0).sum(axis=(-2, -1)) - 1.0)
        p = np.where(degrees == 0, 1.0, chdtrc(degrees, statistic))
    unknown = np.isnan(statistic)
    degrees = np.where(unknown, np.nan, degrees)
    return ChiSquare(statistic[()], degrees[()], np.where(unknown, np.nan, p)[()])


def pairwise_tests(
    count: ArrayLike,
    n: ArrayLike,
    *,
    method: TestMethod = "score",
    correction: Correction = "holm",
    deff: ArrayLike = 1.0,
) -> PairwiseTests:
    """Return the tests of every pair of samples, and their p-values as a family.

    Parameters
    ----------
    count, n : array_like, shape (..., samples)
        How many gave the answer and how many were asked, in each sample.
    method : str
        As in `difference_test`.
    correction : str
        As in `adjusted_p`.
    deff : array_like
        Design effect, above 0, broadcast with the counts: count and n are divided by it.

    Returns
    -------
    PairwiseTests
        ``first`` and ``second`` (positions of the samples, shape (pairs,)), ``p_value`` and
        ``p_adjusted`` (shape (..., pairs)); pairs (0, 1), (0, 2), ..., (1, 2), ...

    Raises
    ------
    OptionError
        If an option is unknown or a number is outside its range.

    Examples
    --------
    >>> pairwise_tests([45, 55, 40], [80, 80, 80]).p_adjusted.round(3)
    array([0.205, 0.428, 0.047])
    """
    counts, sizes = effective_counts(count, n, deff)
    first, second = (np.asarray(one, np.intp) for one in np.triu_indices(counts.shape[-1], k=1))
    p = difference_test(
        counts[..., first],
        sizes[..., first],
        counts[..., second],
        sizes[..., second],
        method=method,
    )
    return PairwiseTests(first, second, p, adjusted_p(p, correction=correction))


def adjusted_p(p: ArrayLike, *, correction: Correction = "holm") -> FloatArray:
    """Return the p-values of a family of tests, corrected for their number.

    Parameters
    ----------
    p : array_like, shape (..., tests)
        p-values; NaN stays NaN and does not count.
    correction : str
        "holm", "bonferroni" and "sidak" keep the chance of any false alarm, "fdr_bh" and "fdr_by"
        the expected part of false alarms among the alarms; "none" changes nothing.

    Returns
    -------
    array
        Adjusted p-values in the shape of ``p``, 0 to 1, float64.

    Raises
    ------
    OptionError
        If the correction is unknown or a p-value is outside 0 to 1.

    References
    ----------
    S. Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    Statistics 6: 65-70.

    Y. Benjamini, Y. Hochberg (1995), Controlling the false discovery rate, Journal of the Royal
    Statistical Society B 57: 289-300, doi:10.1111/j.2517-6161.1995.tb02031.x.

    Y. Benjamini, D. Yekutieli (2001), The control of the false discovery rate in multiple testing
    under dependency, Annals of Statistics 29: 1165-1188, doi:10.1214/aos/1013699998.

    Examples
    --------
    >>> adjusted_p([0.01, 0.04, 0.03])
    array([0.03, 0.06, 0.06])
    """
    if correction not in CORRECTIONS:
        raise OptionError.unknown("correction", correction, CORRECTIONS)
    given = as_floats("p", p)
    refuse("p", given, (given < 0) | (given > 1), "between 0 and 1")
    if given.ndim == 0:
        return given[()]
    order = np.argsort(given, axis=-1)
    rising = np.take_along_axis(given, order, axis=-1)
    tests = (~np.isnan(given)).sum(axis=-1, keepdims=True).astype(np.float64)
    ranks = np.arange(1.0, given.shape[-1] + 1)
    adjusted = np.empty_like(given)
    np.put_along_axis(adjusted, order, CORRECTIONS[correction](rising, ranks, tests), axis=-1)
    return np.minimum(adjusted, 1.0)


def bonferroni(p: FloatArray, ranks: FloatArray, tests: FloatArray) -> FloatArray:
    """Return p times the number of tests."""
    return p * tests + 0.0 * ranks


def sidak(p: FloatArray, ranks: FloatArray, tests: FloatArray) -> FloatArray:
    """Return the chance of the smallest of so many independent p-values being so small."""
    with np.errstate(divide="ignore"):
        return -np.expm1(tests * np.log1p(-p)) + 0.0 * ranks


def holm(p: FloatArray, ranks: FloatArray, tests: FloatArray) -> FloatArray:
    """Return p times the number of tests not yet rejected, never falling."""
    return np.maximum.accumulate(p * (tests - ranks + 1), axis=-1)


def benjamini_hochberg(p: FloatArray, ranks: FloatArray, tests: FloatArray) -> FloatArray:
    """Return p times the number of tests over its rank, never rising towards smaller p."""
    raised = np.where(np.isnan(p), np.inf, p * tests / ranks)
    falling = np.minimum.accumulate(raised[..., ::-1], axis=-1)[..., ::-1]
    return np.where(np.isnan(p), np.nan, falling)


def benjamini_yekutieli(p: FloatArray, ranks: FloatArray, tests: FloatArray) -> FloatArray:
    """Return the same times the sum of 1 / rank."""
    harmonic = np.where(ranks <= tests, 1 / ranks, 0.0).sum(axis=-1, keepdims=True)
    return benjamini_hochberg(p, ranks, tests * harmonic)


def unchanged(p: FloatArray, ranks: FloatArray, tests: FloatArray) -> FloatArray:
    """Return p."""
    return p + 0.0 * ranks * tests


CORRECTIONS: dict[str, Callable[[FloatArray, FloatArray, FloatArray], FloatArray]] = {
    "holm": holm,
    "bonferroni": bonferroni,
    "sidak": sidak,
    "fdr_bh": benjamini_hochberg,
    "fdr_by": benjamini_yekutieli,
    "none": unchanged,
}
