"""Rulers: an axis of its own for each row, where rows are in different units."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.ticker import MaxNLocator

WIDE: Final = 10.0
"""Numbers farther apart than this many times call for powers of ten."""
MOST_TICKS: Final = 6
ARROW: Final = 0.2
"""Room that an arrow takes, as part of the largest number or of a power of ten."""
NEAR: Final = 1e-9

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ruler:
    """The axis of one row.

    Parameters
    ----------
    low, high : float
        Its ends; where it is logarithmic, as powers of ten.
    ticks : tuple of float
        Where it is labelled, on the same scale.
    is_log : bool
        Whether equal distances are equal ratios.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool

    def is_beyond(self, number: float) -> bool:
        """Say whether no ruler of the kind is long enough for a number."""
        return math.isinf(number) or (self.is_log and number <= 0)

    def place(self, number: float) -> float:
        """Return where a number lies, 0 and 1 being the ends of the ruler."""
        if self.is_beyond(number):
            return float(number > 0)
        at = math.log10(number) if self.is_log else number
        return (at - self.low) / (self.high - self.low)

    def number(self, tick: float) -> float:
        """Return the number at a tick."""
        return 10.0**tick if self.is_log else tick


def rulers(rows: Sequence[Iterable[Ends]]) -> list[Ruler]:
    """Return a ruler for each row that holds all its numbers, and room for arrows beyond them.

    Parameters
    ----------
    rows : sequence of (low, high) pairs
        The ranges to draw on each ruler; numbers from 0 to infinity.

    Returns
    -------
    list of Ruler
        All from 0 if no row holds numbers more than ten times apart; otherwise all by powers of
        ten and of the same length, so that equal distances are equal ratios in every row.

    Examples
    --------
    >>> [ruler.ticks for ruler in rulers([[(8500, 9500), (0, 100000)], [(0.2, 0.3)]])]
    [(3.0, 4.0, 5.0), (-2.0, -1.0, 0.0)]
    >>> rulers([[(8.0, 9.0), (20.0, 20.0)]])[0].high
    20.0
    """
    ends = [[end for pair in row for end in pair] for row in map(list, rows)]
    known = [[end for end in row if 0 < end < math.inf] or [1.0] for row in ends]
    beyond = [ARROW * (math.inf in row) for row in ends]
    if all(max(row) <= WIDE * min(row) for row in known):
        return [_linear(max(row) * (1 + more)) for row, more in zip(known, beyond, strict=True)]
    below = [ARROW * (min(row) <= 0) for row in ends]
    spans = [
        (math.floor(math.log10(min(row)) - less), math.ceil(math.log10(max(row)) + more))
        for row, less, more in zip(known, below, beyond, strict=True)
    ]
    length = max(1, *(high - low for low, high in spans))
    return [_by_powers(high - length if high <= 0 else low, length) for low, high in spans]


def _linear(most: float) -> Ruler:
    """Return a ruler from 0 that holds a number."""
    ticks = tuple(map(float, MaxNLocator(MOST_TICKS - 1).tick_values(0.0, most)))
    return Ruler(0.0, ticks[-1], ticks, is_log=False)


def _by_powers(low: int, length: int) -> Ruler:
    """Return a ruler by powers of ten, labelled at some or all of them."""
    every = math.ceil(length / MOST_TICKS)
    ticks = tuple(map(float, range(low, low + length + 1, every)))
    return Ruler(low, low + length, ticks, is_log=True)
