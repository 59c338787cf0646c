"""Limits of a share by the normal approximation: Wald, Wilson and their kin."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaincinv

from survey.intervals.interval import FloatArray, Interval, critical_value

SMALL_SAMPLE = 51
"""From this n on, modified-wilson corrects three counts at either end instead of two."""


def wald(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the estimate give or take z standard errors."""
    share = count / n
    half = critical_value(tail) * np.sqrt(share * (1 - share) / n)
    return Interval(share - half, share + half)


def wald_corrected(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval, half a person wider on either side."""
    low, high = wald(count, n, tail)
    return Interval(low - 0.5 / n, high + 0.5 / n)


def wilson(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the shares that the score test does not reject, in a form free of cancellation."""
    square = critical_value(tail) ** 2
    other = n - count
    wide = np.sqrt(square * (count * other / n + square / 4))
    wide += square / 2
    low, rest = count * count, other * other
    low /= n * (count + wide)
    rest /= n * (other + wide)
    return Interval(low, 1 - rest)


def wilson_corrected(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wilson's limits of half a person less and half a person more."""
    low = wilson(np.maximum(count - 0.5, 0.0), n, tail).low
    return Interval(low, wilson(np.minimum(count + 0.5, n), n, tail).high)


def modified_wilson(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wilson's interval with a Poisson limit for the smallest and largest counts."""
    low, high = wilson(count, n, tail)
    most = np.where(n < SMALL_SAMPLE, 2, 3)
    few, many = (count >= 1) & (count <= most), (n - count >= 1) & (n - count <= most)
    low = np.where(few, gammaincinv(count, 2 * tail) / n, low)
    return Interval(low, np.where(many, 1 - gammaincinv(n - count, 2 * tail) / n, high))


def agresti_coull(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval after adding z squared answers, half of them yes."""
    square = critical_value(tail) ** 2
    return wald(count + square / 2, n + square, tail)


def scas(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the shares that the skewness-corrected score test does not reject.

    References
    ----------
    P. J. Laud (2017), Equal-tailed confidence intervals for comparison of rates, Pharmaceutical
    Statistics 16: 334-348, appendix, doi:10.1002/pst.1813.
    """
    square = critical_value(tail) ** 2
    bend = (square - 1) / (6 * n)
    share, scale = count / n - bend, 1 - 2 * bend
    wide = np.sqrt(square / n * np.maximum(share * (scale - share) + square / (4 * n), 0.0))
    middle = share * scale + square / (2 * n)
    whole = scale**2 + square / n
    return Interval(
        np.where(count == 0, 0.0, (middle - wide) / whole),
        np.where(count == n, 1.0, (middle + wide) / whole),
    )
