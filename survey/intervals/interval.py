"""What every interval function shares: the pair of limits, the level and the side."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from survey.errors import OptionError
from survey.options import Side, values

FloatArray = NDArray[np.float64]


class Interval(NamedTuple):
    """The two limits of a confidence interval, arrays of one shape.

    Examples
    --------
    >>> low, high = Interval(np.array([0.25]), np.array([0.5]))
    >>> float(high[0] - low[0])
    0.25
    """

    low: FloatArray
    high: FloatArray


def tail_probability(level: ArrayLike, side: Side) -> FloatArray:
    """Return what may lie beyond each limit: (1 - level) / 2, or 1 - level for one side."""
    if side not in values(Side):
        raise OptionError.unknown("side", side, values(Side))
    levels = as_floats("level", level)
    least = 0.0 if side == "two-sided" else 0.5
    wrong = ~((levels > least) & (levels < 1.0))
    if np.any(wrong):
        value = float(levels[wrong].flat[0])
        hint = f"Did you mean {value / 100:g}?" if 1.0 < value < 100.0 else ""
        expected = f"above {least:g} and below 1" + (" for one side" if least else "")
        raise OptionError.out_of_range("level", value, expected, hint)
    return (1.0 - levels) / (2.0 if side == "two-sided" else 1.0)


def as_floats(name: str, given: ArrayLike) -> FloatArray:
    """Return an argument as an array of float64, or say which argument holds no numbers."""
    try:
        return np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise OptionError.out_of_range(name, given, "numbers") from error


def critical_value(tail: FloatArray) -> FloatArray:
    """Return the normal quantile that leaves ``tail`` above it."""
    return -ndtri(tail)


def finished(interval: Interval, side: Side, least: float, most: float) -> Interval:
    """Return the limits kept inside ``least`` to ``most``, one of them there for one side."""
    low = np.clip(interval.low, least, most)
    return one_sided(Interval(low, np.clip(interval.high, least, most)), side, least, most)


def one_sided(interval: Interval, side: Side, least: float, most: float) -> Interval:
    """Return the limits, for one side with ``least`` or ``most`` in the place of the other."""
    low, high = interval
    if side == "upper":
        low = np.where(np.isnan(high), np.nan, least)
    if side == "lower":
        high = np.where(np.isnan(low), np.nan, most)
    return Interval(low[()], high[()])
