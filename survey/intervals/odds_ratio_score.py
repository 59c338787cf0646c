"""The score of an odds ratio: the likeliest shares with that odds ratio."""

from __future__ import annotations

import numpy as np

from survey.intervals.counts import Pair
from survey.intervals.interval import FloatArray, Interval
from survey.intervals.score import Moments, Scale, lower_limit, skewed_lower_limit, unbiased


def constrained_shares(part: FloatArray, pair: Pair) -> tuple[FloatArray, FloatArray]:
    """Return the likeliest shares whose odds are in the ratio ``part`` to 1 - ``part``.

    References
    ----------
    O. Miettinen, M. Nurminen (1985), Comparative analysis of two rates, Statistics in Medicine 4:
    213-226, page 217, doi:10.1002/sim.4780040211.
    """
    a, n_a, b, n_b = pair
    rest, total = 1 - part, a + b
    square = n_b * (part - rest)
    linear = (n_a - total) * part + (n_b + total) * rest
    root = np.sqrt(np.maximum(linear**2 + 4 * square * rest * total, 0.0))
    small, large = 2 * total * rest / (linear + root), (root - linear) / (2 * square)
    share_b = np.clip(np.where(linear > 0, small, large), 0.0, 1.0)
    share_a = part * share_b / (rest * (1 - share_b) + part * share_b)
    return share_a, share_b


def odds_ratio_moments(part: FloatArray, pair: Pair) -> Moments:
    """Return the moments of a's count less its mean, given the total, if the odds are so."""
    share_a, share_b = constrained_shares(part, pair)
    spread_a = pair.n_a * share_a * (1 - share_a)
    spread_b = pair.n_b * share_b * (1 - share_b)
    both = spread_a + spread_b
    third = (1 - 2 * share_a) * spread_b**2 - (1 - 2 * share_b) * spread_a**2
    third *= spread_a * spread_b / both**3
    return Moments(pair.a - pair.n_a * share_a, spread_a * spread_b / both, third)


def unbiased_moments(part: FloatArray, pair: Pair) -> Moments:
    """Return the same moments, the distance less the bias of the score (Gart 1985)."""
    moments = odds_ratio_moments(part, pair)
    share_a, share_b = constrained_shares(part, pair)
    both = pair.n_a * share_a * (1 - share_a) + pair.n_b * share_b * (1 - share_b)
    bias = (share_a - share_b) * moments.variance / both
    return moments._replace(distance=moments.distance - bias)


def _part_of_a(pair: Pair) -> FloatArray:
    """Return a's odds as a part of the sum of both odds, one half if undefined."""
    ours, theirs = pair.a * (pair.n_b - pair.b), pair.b * (pair.n_a - pair.a)
    total = ours + theirs
    return np.where(total == 0, 0.5, ours / np.where(total == 0, 1.0, total))


PLAIN = Scale(0.0, 1.0, _part_of_a, odds_ratio_moments)
UNBIASED = Scale(0.0, 1.0, _part_of_a, unbiased_moments)


def _odds_limit(part: FloatArray, pair: Pair) -> FloatArray:
    """Return the ratio of a part to the rest, 0 where the estimate is 0 or undefined."""
    return np.where((pair.a == 0) | (pair.b == pair.n_b), 0.0, part / (1 - part))


def _lower(pair: Pair, tail: FloatArray, factor: FloatArray) -> FloatArray:
    """Return the lower limit of the odds ratio by the score with that factor."""
    return _odds_limit(lower_limit(PLAIN, pair, tail, factor), pair)


def _skewed_lower(pair: Pair, tail: FloatArray) -> FloatArray:
    """Return the lower limit of the odds ratio by the skewness-corrected score."""
    return _odds_limit(skewed_lower_limit(UNBIASED, pair, tail), pair)


def miettinen_nurminen(pair: Pair, tail: FloatArray) -> Interval:
    """Return the odds ratios that the score test with factor N / (N - 1) does not reject."""
    factor = unbiased(pair)
    return Interval(_lower(pair, tail, factor), 1 / _lower(pair.swapped, tail, factor))


def cornfield(pair: Pair, tail: FloatArray) -> Interval:
    """Return the odds ratios that the score test without that factor does not reject."""
    factor = np.ones_like(tail)
    return Interval(_lower(pair, tail, factor), 1 / _lower(pair.swapped, tail, factor))


def scas(pair: Pair, tail: FloatArray) -> Interval:
    """Return the odds ratios that the score corrected for bias and skewness does not reject."""
    return Interval(_skewed_lower(pair, tail), 1 / _skewed_lower(pair.swapped, tail))
