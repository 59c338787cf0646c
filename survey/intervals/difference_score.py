"""The score of a difference of two shares: the likeliest shares with that difference."""

from __future__ import annotations

import numpy as np

from survey.intervals.counts import Pair
from survey.intervals.interval import FloatArray, Interval
from survey.intervals.score import Moments, Scale, lower_limit, skewed_lower_limit, unbiased

POLISHING_STEPS = 2
SMALL_STEP = 1e-6


def constrained_shares(difference: FloatArray, pair: Pair) -> tuple[FloatArray, FloatArray]:
    """Return the likeliest shares of both samples that differ by exactly ``difference``.

    The likelihood equation is a cubic in the second share; its middle root is trigonometric.
    Newton steps remove the rounding that the arc cosine leaves near double roots.

    References
    ----------
    C. P. Farrington, G. Manning (1990), Statistics in Medicine 9: 1447-1454, appendix,
    doi:10.1002/sim.4780091208.
    """
    a, n_a, b, n_b = pair
    n = n_a + n_b
    square = (n_b + n) * difference - n - a - b
    linear = (n_b * difference - n - 2 * b) * difference + a + b
    constant = b * difference * (1 - difference)
    shift = square / (3 * n)
    q = shift**3 - square * linear / (6 * n * n) + constant / (2 * n)
    p = np.copysign(np.sqrt(np.maximum(shift**2 - linear / (3 * n), 0.0)), q)
    angle = np.where(p == 0, 0.0, np.clip(q / p**3, -1.0, 1.0))
    share = 2 * p * np.cos((np.pi + np.arccos(angle)) / 3) - shift
    for _ in range(POLISHING_STEPS):
        height = ((n * share + square) * share + linear) * share + constant
        step = height / ((3 * n * share + 2 * square) * share + linear)
        share = share - np.where(np.abs(step) < SMALL_STEP, step, 0.0)
    share = _snapped(np.clip(share, np.maximum(-difference, 0.0), 1.0), difference, pair)
    return np.clip(share + difference, 0.0, 1.0), share


def _snapped(share: FloatArray, difference: FloatArray, pair: Pair) -> FloatArray:
    """Return share b, exact where the likelihood is highest with one of the shares at 0 or 1.

    That happens if the smaller share belongs to nobody, or the larger one to everybody, and the
    slope of the likelihood points outwards there.
    """
    a, n_a, b, n_b = pair
    rising, gap = difference >= 0, np.abs(difference)
    top, n_top = np.where(rising, a, b), np.where(rising, n_a, n_b)
    bottom, n_bottom = np.where(rising, b, a), np.where(rising, n_b, n_a)
    pull = gap * (1 - gap)
    nobody = (bottom == 0) & (top <= n_top * gap + n_bottom * pull)
    everybody = (top == n_top) & (n_bottom - bottom <= n_bottom * gap + n_top * pull)
    at_zero, at_one = np.where(rising, 0.0, gap), np.where(rising, 1 - gap, 1.0)
    return np.where(nobody, at_zero, np.where(everybody, at_one, share))


def difference_moments(difference: FloatArray, pair: Pair) -> Moments:
    """Return the moments of the observed difference if the true one is ``difference``."""
    share_a, share_b = constrained_shares(difference, pair)
    variance_a = share_a * (1 - share_a) / pair.n_a
    variance_b = share_b * (1 - share_b) / pair.n_b
    third = variance_a * (1 - 2 * share_a) / pair.n_a - variance_b * (1 - 2 * share_b) / pair.n_b
    return Moments(pair.share_a - pair.share_b - difference, variance_a + variance_b, third)


DIFFERENCE = Scale(-1.0, 1.0, lambda pair: pair.share_a - pair.share_b, difference_moments)


def miettinen_nurminen(pair: Pair, tail: FloatArray) -> Interval:
    """Return the differences that the score test with factor N / (N - 1) does not reject."""
    factor = unbiased(pair)
    low = lower_limit(DIFFERENCE, pair, tail, factor)
    return Interval(low, -lower_limit(DIFFERENCE, pair.swapped, tail, factor))


def mee(pair: Pair, tail: FloatArray) -> Interval:
    """Return the differences that the score test without that factor does not reject."""
    factor = np.ones_like(tail)
    low = lower_limit(DIFFERENCE, pair, tail, factor)
    return Interval(low, -lower_limit(DIFFERENCE, pair.swapped, tail, factor))


def scas(pair: Pair, tail: FloatArray) -> Interval:
    """Return the differences that the score corrected for bias and skewness does not reject."""
    low = skewed_lower_limit(DIFFERENCE, pair, tail)
    return Interval(low, -skewed_lower_limit(DIFFERENCE, pair.swapped, tail))
