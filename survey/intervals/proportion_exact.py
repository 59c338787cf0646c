"""Limits of a share by tails of the binomial distribution, its posterior or its likelihood."""

from __future__ import annotations

import numpy as np
from scipy.special import betainc, betaincc, betainccinv, betaincinv, kl_div

from survey.intervals.interval import FloatArray, Interval, critical_value
from survey.intervals.roots import falling_root


def clopper_pearson(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the shares that neither exact one-sided binomial test rejects."""
    low = betaincinv(count, n - count + 1, tail)
    high = betainccinv(count + 1, n - count, tail)
    return Interval(np.where(count == 0, 0.0, low), np.where(count == n, 1.0, high))


def posterior_interval(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return two quantiles of the beta distribution that follows from Jeffreys' prior."""
    low = np.asarray(betaincinv(count + 0.5, n - count + 0.5, tail), np.float64)
    high = np.asarray(betainccinv(count + 0.5, n - count + 0.5, tail), np.float64)
    return Interval(low, high)


def jeffreys(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the quantiles of the posterior, with 0 at count 0 and 1 at count n."""
    low, high = posterior_interval(count, n, tail)
    return Interval(np.where(count == 0, 0.0, low), np.where(count == n, 1.0, high))


def modified_jeffreys(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Jeffreys' interval with 0 up to count 1, and Clopper and Pearson's limit at n."""
    low, high = jeffreys(count, n, tail)
    low = np.where(count <= 1, 0.0, low)
    high = np.where(count >= n - 1, 1.0, high)
    end = tail ** (1 / n)
    return Interval(np.where(count == n, end, low), np.where(count == 0, 1 - end, high))


def at_least(count: FloatArray, n: FloatArray, share: FloatArray) -> FloatArray:
    """Return the probability of ``count`` or more, smooth in fractions; 0 from n + 1 on."""
    possible = betainc(count, np.maximum(n - count + 1, 0.0), share)
    return np.where(count <= 0, 1.0, np.where(count >= n + 1, 0.0, possible))


def at_most(count: FloatArray, n: FloatArray, share: FloatArray) -> FloatArray:
    """Return the probability of ``count`` or fewer, smooth in fractions; 0 up to -1."""
    possible = betaincc(np.maximum(count + 1, 0.0), n - count, share)
    return np.where(count <= -1, 0.0, np.where(count >= n, 1.0, possible))


def mid_p(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the shares where the tail, half of the observed count in it, is not too small."""
    low = _mid_p_lower(count, n, tail)
    return Interval(low, 1 - _mid_p_lower(n - count, n, tail))


def _mid_p_lower(count: FloatArray, n: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the share whose upper tail, less half the observed count, is ``tail``."""

    def excess(share: FloatArray, count: FloatArray, n: FloatArray, tail: FloatArray) -> FloatArray:
        """Return what the mid-p tail lacks at a share."""
        return tail - (at_least(count, n, share) + at_least(count + 1, n, share)) / 2

    root = falling_root(excess, np.zeros(()), np.ones(()), count, n, tail)
    return np.where(count == 0, 0.0, root)


def blaker(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the ends of the shares that Blaker's test does not reject; whole counts only.

    References
    ----------
    H. Blaker (2000), Confidence curves and improved exact confidence intervals for discrete
    distributions, Canadian Journal of Statistics 28: 783-798, doi:10.2307/3315916.
    """
    return Interval(_blaker_lower(count, n, tail), 1 - _blaker_lower(n - count, n, tail))


def _blaker_lower(count: FloatArray, n: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the lowest share with P(X >= count) + P(X <= opposite) at least 2 * tail.

    From the Clopper-Pearson limit on, ``opposite`` is the largest count no likelier in its tail
    than the observed count in the other. Where it moves up one, both tails are equal and at least
    ``tail``: there the set begins, unless the sum rises enough before.
    """
    start = clopper_pearson(count, n, tail).low
    opposite = _quantile(n, start, tail)

    def imbalance(share: FloatArray, *rest: FloatArray) -> FloatArray:
        """Return the tail below less the tail above at a share."""
        count, n, opposite, _ = rest
        return at_most(opposite + 1, n, share) - at_least(count, n, share)

    def excess(share: FloatArray, *rest: FloatArray) -> FloatArray:
        """Return what both tails together lack at a share."""
        count, n, opposite, tail = rest
        return 2 * tail - at_least(count, n, share) - at_most(opposite, n, share)

    rest = (count, n, opposite, tail)
    moved = falling_root(imbalance, start, np.ones(()), *rest)
    return np.where(count == 0, 0.0, falling_root(excess, start, moved, *rest))


def _quantile(n: FloatArray, share: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the largest count with P(X <= count) at most ``tail``, -1 if there is none."""
    low, high = np.full_like(n, -1.0), np.array(n)
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        fits = at_most(middle, n, share) <= tail
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    return low


def pratt(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Pratt's normal approximation of Clopper and Pearson's limits."""
    return Interval(1 - _pratt_upper(n - count, n, tail), _pratt_upper(count, n, tail))


def _pratt_upper(count: FloatArray, n: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the approximate upper limit; the exact one for 0, from n - 1 on, and far out.

    References
    ----------
    C. R. Blyth (1986), Approximate binomial confidence limits, Journal of the American Statistical
    Association 81: 843-855, doi:10.1080/01621459.1986.10478343.
    """
    z = critical_value(tail)
    above, below = count + 1, n - count
    plain = 81 * above * below - 9 * n - 8
    spread = 3 * z * np.sqrt(9 * above * below * (9 * n + 5 - z * z) + n + 1)
    whole = 81 * above**2 - 9 * above * (2 + z * z) + 1
    approximate = 1 / (1 + (above / below) ** 2 * ((plain - spread) / whole) ** 3)
    exact = (count == 0) | (count >= n - 1) | (whole <= 0)
    return np.where(exact, clopper_pearson(count, n, tail).high, approximate)


def likelihood(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the shares whose deviance is at most z squared."""
    return Interval(_likelihood_lower(count, n, tail), 1 - _likelihood_lower(n - count, n, tail))


def _likelihood_lower(count: FloatArray, n: FloatArray, tail: FloatArray) -> FloatArray:
    """Return the share below the estimate whose deviance is z squared."""

    def excess(share: FloatArray, count: FloatArray, n: FloatArray, z: FloatArray) -> FloatArray:
        """Return how far the signed root of the likelihood ratio lies above z."""
        information = kl_div(count / n, share) + kl_div(1 - count / n, 1 - share)
        return np.sqrt(2 * n * information) - z

    root = falling_root(excess, np.zeros(()), count / n, count, n, critical_value(tail))
    return np.where(count == 0, 0.0, root)
