"""Limits by the score: the parameter values that a score test does not reject."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from survey.intervals.counts import Pair
from survey.intervals.interval import FloatArray, critical_value
from survey.intervals.roots import falling_root

HAIR = 1e-12
"""The search keeps this far from the ends and the estimate, where the variance may be 0."""


class Moments(NamedTuple):
    """How far the data are from a parameter value, with variance and third central moment."""

    distance: FloatArray
    variance: FloatArray
    third: FloatArray


class Scale(NamedTuple):
    """A parameter of two shares: its range, its estimate, and the moments at one of its values."""

    least: float
    most: float
    estimate: Callable[[Pair], FloatArray]
    moments: Callable[[FloatArray, Pair], Moments]


def unbiased(pair: Pair) -> FloatArray:
    """Return N / (N - 1), Miettinen and Nurminen's factor; NaN where N is not above 1."""
    n = pair.n_a + pair.n_b
    return n / np.where(n > 1, n - 1, np.nan)


def lower_limit(scale: Scale, pair: Pair, tail: FloatArray, factor: FloatArray) -> FloatArray:
    """Return the lowest value whose score, its variance times ``factor``, is not too high."""

    def excess(value: FloatArray, reach: FloatArray, *counts: FloatArray) -> FloatArray:
        """Return how far the distance lies above its reach in standard errors."""
        moments = scale.moments(value, Pair(*counts))
        return moments.distance - reach * np.sqrt(moments.variance)

    first = np.asarray(scale.least + HAIR)
    last = np.maximum(scale.estimate(pair) - HAIR, first)
    reach = critical_value(tail) * np.sqrt(factor)
    root = falling_root(excess, first, last, reach, *pair)
    return np.where(root <= first, scale.least, root)


def skewed_lower_limit(scale: Scale, pair: Pair, tail: FloatArray) -> FloatArray:
    """Return the lowest value whose score, corrected for bias and skewness, is not too high."""

    def excess(
        value: FloatArray, z: FloatArray, factor: FloatArray, *counts: FloatArray
    ) -> FloatArray:
        """Return how far the skewness-corrected score lies above z."""
        moments = scale.moments(value, Pair(*counts))
        return skewed_score(moments._replace(variance=moments.variance * factor)) - z

    first, last = np.asarray(scale.least + HAIR), np.asarray(scale.most - HAIR)
    root = falling_root(excess, first, last, critical_value(tail), unbiased(pair), *pair)
    return np.where(root <= first, scale.least, np.where(root >= last, scale.most, root))


def skewed_score(moments: Moments) -> FloatArray:
    """Return the z that solves z + (z^2 - 1) skewness / 6 = distance / standard error.

    References
    ----------
    P. J. Laud (2017), Equal-tailed confidence intervals for comparison of rates, Pharmaceutical
    Statistics 16: 334-348, equation 4, doi:10.1002/pst.1813.
    """
    error = np.sqrt(moments.variance)
    plain = np.where(moments.distance == 0, 0.0, moments.distance / error)
    bend = np.where(moments.third == 0, 0.0, moments.third / (6 * error**3))
    inside = 1 + 4 * bend * (plain + bend)
    solved = 2 * (plain + bend) / (1 + np.sqrt(np.maximum(inside, 0.0)))
    return np.where(inside < 0, -1 / (2 * bend), solved)
