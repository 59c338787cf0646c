"""The score of a difference of two shares of one sample, by those who gave one answer only."""

from __future__ import annotations

import numpy as np

from survey.intervals.interval import FloatArray, Interval, critical_value
from survey.intervals.roots import falling_root
from survey.intervals.score import HAIR


def paired_variance(
    difference: FloatArray, only_a: FloatArray, only_b: FloatArray, n: FloatArray
) -> FloatArray:
    """Return the variance of the observed difference if the true one is ``difference``.

    The likeliest share of those who gave only answer b solves a quadratic.

    References
    ----------
    T. Tango (1998), Statistics in Medicine 17: 891-908, page 895, as corrected in 18: 3511-3513.
    """
    linear = (2 * n - only_a + only_b) * difference - only_a - only_b
    constant = -only_b * difference * (1 - difference)
    root = np.sqrt(np.maximum(linear**2 - 8 * n * constant, 0.0))
    small, large = -2 * constant / (linear + root), (root - linear) / (4 * n)
    share_b = np.where(linear > 0, small, large)
    return np.maximum(2 * share_b + difference * (1 - difference), 0.0) / n


def tango(only_a: FloatArray, only_b: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the differences that the score test does not reject."""
    return Interval(_lower(only_a, only_b, n, tail), -_lower(only_b, only_a, n, tail))


def _lower(only_a: FloatArray, only_b: FloatArray, n: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the lowest difference that the score test does not reject."""

    def excess(difference: FloatArray, z: FloatArray, *counts: FloatArray) -> FloatArray:
        """Return how far the observed difference lies above what z standard errors reach."""
        only_a, only_b, n = counts
        error = np.sqrt(paired_variance(difference, only_a, only_b, n))
        return (only_a - only_b) / n - difference - z * error

    first = np.asarray(-1 + HAIR)
    last = np.maximum((only_a - only_b) / n - HAIR, first)
    root = falling_root(excess, first, last, critical_value(tail), only_a, only_b, n)
    return np.where(root <= first, -1.0, root)
