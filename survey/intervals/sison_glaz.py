"""Sison and Glaz' intervals: as many people to either side of every count as the level needs."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaincc, gammaln

from survey.intervals.interval import FloatArray, Interval


def sison_glaz(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return the intervals, the upper sides wider by twice the fraction of a person missing."""
    reach, fraction, n = _reach(cells, tail)
    return Interval((cells - reach) / n, (cells + reach + 2 * fraction) / n)


def symmetric(cells: FloatArray, tail: FloatArray) -> Interval:
    """Return the intervals one person wider on both sides."""
    reach, _, n = _reach(cells, tail)
    return Interval((cells - reach - 1) / n, (cells + reach + 1) / n)


def _reach(cells: FloatArray, tail: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the widest reach with too small a probability, the fraction missing, and n.

    By halving: the probability grows with the reach.
    """
    n = cells.sum(axis=-1, keepdims=True)
    level = 1 - 2 * tail
    low, high = np.zeros_like(n), np.ceil(n)
    at_low, at_high = np.zeros_like(n), np.ones_like(n)
    while np.any(apart := high - low > 1):
        middle = np.floor((low + high) / 2)
        probability = joint_probability(cells, middle)
        up, down = apart & (probability <= level), apart & ~(probability <= level)
        low, at_low = np.where(up, middle, low), np.where(up, probability, at_low)
        high, at_high = np.where(down, middle, high), np.where(down, probability, at_high)
    return low, (level - at_low) / (at_high - at_low), n


def joint_probability(cells: FloatArray, reach: FloatArray) -> FloatArray:
    """Return the chance that all counts fall within ``reach`` of those observed.

    The counts are taken as independent Poisson counts, cut at the reach, given their sum; the
    distribution of the sum is an Edgeworth series of its first four cumulants.

    References
    ----------
    C. P. Sison, J. Glaz (1995), Journal of the American Statistical Association 90: 366-369,
    section 2, doi:10.1080/01621459.1995.10476521.
    """
    n = cells.sum(axis=-1, keepdims=True)
    inside, mean, variance, third, fourth = _cut_poisson(cells, reach)
    sums = (one.sum(axis=-1, keepdims=True) for one in (mean, variance, third, fourth))
    centre, spread, skew, tails = sums
    z = (n - centre) / np.sqrt(spread)
    skewness, kurtosis = skew / spread**1.5, tails / spread**2
    series = 1 + skewness * (z**3 - 3 * z) / 6 + kurtosis * (z**4 - 6 * z**2 + 3) / 24
    series += skewness**2 * (z**6 - 15 * z**4 + 45 * z**2 - 15) / 72
    density = series * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi * spread)
    at_n = np.exp(n * np.log(n) - n - gammaln(n + 1))
    chance: FloatArray = inside.prod(axis=-1, keepdims=True) * density / at_n
    return chance


def _cut_poisson(cells: FloatArray, reach: FloatArray) -> tuple[FloatArray, ...]:
    """Return probability and first four cumulants of Poisson counts cut at mean +- reach."""
    most, least = np.floor(cells + reach), np.ceil(np.maximum(cells - reach, 0.0))
    inside = _poisson_at_most(most, cells) - _poisson_at_most(least - 1, cells)

    def factorial_moment(order: int) -> FloatArray:
        """Return a factorial moment of the truncated Poisson counts."""
        above = _poisson_at_most(most, cells) - _poisson_at_most(most - order, cells)
        below = _poisson_at_most(least - 1, cells) - _poisson_at_most(least - 1 - order, cells)
        return cells**order * (1 - (above - below) / inside)

    m1, m2, m3, m4 = (factorial_moment(order) for order in (1, 2, 3, 4))
    variance = m2 + m1 - m1**2
    third = m3 + m2 * (3 - 3 * m1) + m1 - 3 * m1**2 + 2 * m1**3
    fourth = m4 + m3 * (6 - 4 * m1) + m2 * (7 - 12 * m1 + 6 * m1**2)
    fourth += m1 - 4 * m1**2 + 6 * m1**3 - 3 * m1**4
    return inside, m1, variance, third, fourth - 3 * variance**2


def _poisson_at_most(count: FloatArray, mean: FloatArray) -> FloatArray:
    """Return the probability of so many or fewer, 0 below 0."""
    return np.where(count < 0, 0.0, gammaincc(np.maximum(count, 0.0) + 1, mean))
