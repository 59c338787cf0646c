"""The score of a ratio of two shares: the likeliest shares with that ratio."""

from __future__ import annotations

import numpy as np

from survey.intervals.counts import Pair
from survey.intervals.interval import FloatArray, Interval
from survey.intervals.score import Moments, Scale, lower_limit, skewed_lower_limit, unbiased


def constrained_shares(part: FloatArray, pair: Pair) -> tuple[FloatArray, FloatArray]:
    """Return the likeliest shares in the ratio ``part`` to 1 - ``part``.

    With shares part * r and (1 - part) * r the likelihood equation is a quadratic in r.

    References
    ----------
    C. P. Farrington, G. Manning (1990), Statistics in Medicine 9: 1447-1454, appendix,
    doi:10.1002/sim.4780091208.
    """
    a, n_a, b, n_b = pair
    rest = 1 - part
    linear = (n_a + b) * part + (n_b + a) * rest
    inside = linear**2 - 4 * (n_a + n_b) * part * rest * (a + b)
    scale = 2 * (a + b) / (linear + np.sqrt(np.maximum(inside, 0.0)))
    return np.clip(part * scale, 0.0, 1.0), np.clip(rest * scale, 0.0, 1.0)


def ratio_moments(part: FloatArray, pair: Pair) -> Moments:
    """Return the moments of (1 - part) * share a - part * share b if its mean is 0."""
    share_a, share_b = constrained_shares(part, pair)
    rest = 1 - part
    variance_a = rest**2 * share_a * (1 - share_a) / pair.n_a
    variance_b = part**2 * share_b * (1 - share_b) / pair.n_b
    third_a = rest * variance_a * (1 - 2 * share_a) / pair.n_a
    third_b = part * variance_b * (1 - 2 * share_b) / pair.n_b
    distance = rest * pair.share_a - part * pair.share_b
    return Moments(distance, variance_a + variance_b, third_a - third_b)


def _part_of_a(pair: Pair) -> FloatArray:
    """Return share a as a part of the sum of both, one half if both are 0."""
    total = pair.share_a + pair.share_b
    return np.where(total == 0, 0.5, pair.share_a / np.where(total == 0, 1.0, total))


RATIO = Scale(0.0, 1.0, _part_of_a, ratio_moments)


def _ratio_limit(part: FloatArray, pair: Pair) -> FloatArray:
    """Return the ratio of a part to the rest, 0 where nobody of sample a gave the answer."""
    return np.where(pair.a == 0, 0.0, part / (1 - part))


def _lower(pair: Pair, tail: FloatArray, factor: FloatArray) -> FloatArray:
    """Return the lower limit of the ratio by the score with that factor."""
    return _ratio_limit(lower_limit(RATIO, pair, tail, factor), pair)


def _skewed_lower(pair: Pair, tail: FloatArray) -> FloatArray:
    """Return the lower limit of the ratio by the skewness-corrected score."""
    return _ratio_limit(skewed_lower_limit(RATIO, pair, tail), pair)


def miettinen_nurminen(pair: Pair, tail: FloatArray) -> Interval:
    """Return the ratios that the score test with factor N / (N - 1) does not reject."""
    factor = unbiased(pair)
    return Interval(_lower(pair, tail, factor), 1 / _lower(pair.swapped, tail, factor))


def koopman(pair: Pair, tail: FloatArray) -> Interval:
    """Return the ratios that the score test without that factor does not reject."""
    factor = np.ones_like(tail)
    return Interval(_lower(pair, tail, factor), 1 / _lower(pair.swapped, tail, factor))


def scas(pair: Pair, tail: FloatArray) -> Interval:
    """Return the ratios that the score corrected for bias and skewness does not reject."""
    return Interval(_skewed_lower(pair, tail), 1 / _skewed_lower(pair.swapped, tail))
