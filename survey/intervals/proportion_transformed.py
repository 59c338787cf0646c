"""Limits of a share by a scale on which the estimate is nearer to normal."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import expit, ndtr, ndtri
from scipy.special import logit as log_odds

from survey.intervals.interval import FloatArray, Interval, critical_value
from survey.intervals.proportion_exact import clopper_pearson

Transformation = Callable[[FloatArray], FloatArray]


class Scale(NamedTuple):
    """A rising scale for shares, the way back, and the share's change per step on the scale."""

    there: Transformation
    back: Transformation
    slope: Transformation


LOG_ODDS = Scale(log_odds, expit, lambda share: share * (1 - share))
NORMAL = Scale(ndtri, ndtr, lambda share: np.exp(-(ndtri(share) ** 2) / 2) / np.sqrt(2 * np.pi))
GUMBEL = Scale(
    lambda share: -np.log(-np.log(share)),
    lambda value: np.exp(-np.exp(-value)),
    lambda share: -share * np.log(share),
)


def logit(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval of the log odds, carried back."""
    return _carried_back(LOG_ODDS, count, n, tail)


def probit(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval of the normal quantile of the share, carried back."""
    return _carried_back(NORMAL, count, n, tail)


def cloglog(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's interval of log(-log(share)), carried back; not the same for the complement."""
    return _carried_back(GUMBEL, count, n, tail)


def _carried_back(scale: Scale, count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return Wald's limits on the scale, carried back; Clopper and Pearson's at 0 and n."""
    share = count / n
    half = critical_value(tail) * np.sqrt(share * (1 - share) / n) / scale.slope(share)
    ends, exact = (count == 0) | (count == n), clopper_pearson(count, n, tail)
    return Interval(
        np.where(ends, exact.low, scale.back(scale.there(share) - half)),
        np.where(ends, exact.high, scale.back(scale.there(share) + half)),
    )


def arcsine(count: FloatArray, n: FloatArray, tail: FloatArray) -> Interval:
    """Return the interval of the angle whose variance hardly depends on the share."""
    angle = np.arcsin(np.sqrt((count + 0.375) / (n + 0.75)))
    half = critical_value(tail) / (2 * np.sqrt(n))
    return Interval(
        np.sin(np.maximum(angle - half, 0.0)) ** 2,
        np.sin(np.minimum(angle + half, np.pi / 2)) ** 2,
    )
