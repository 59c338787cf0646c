"""Bounds: the range that printed words allow, each end open or closed."""

from __future__ import annotations

from dataclasses import dataclass

from survey.errors import OptionError


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of numbers; an open end does not belong to it.

    Parameters
    ----------
    low, high : float
        The ends, `low` no larger than `high`. Shares are 0 to 1, counts 0 to infinity.
    low_open, high_open : bool, default False
        Whether the end itself is left out, as in "more than 80 percent".

    Examples
    --------
    >>> over = Bounds(0.8, 1.0, low_open=True)
    >>> 0.8 in over, 0.83 in over
    (False, True)
    >>> over.intersect(Bounds(0.825, 0.835))
    Bounds(low=0.825, high=0.835, low_open=False, high_open=False)
    >>> over.intersect(Bounds(0.2, 0.8)) is None
    True
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Refuse a range that holds no number."""
        if not self.low <= self.high:
            raise OptionError.out_of_range(
                "low", self.low, f"no larger than `high` ({self.high!r})"
            )
        if self.low == self.high and (self.low_open or self.high_open):
            raise OptionError.out_of_range("low", self.low, "below `high` where an end is open")

    def __contains__(self, value: float) -> bool:
        """Say whether a number lies within the range."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below

    @property
    def width(self) -> float:
        """The distance between the ends."""
        return self.high - self.low

    def intersect(self, other: Bounds) -> Bounds | None:
        """Return what lies within both ranges, or None where nothing does."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        if low > high or (low == high and (low_open or not high_closed)):
            return None
        return Bounds(low, high, low_open, not high_closed)

    def union(self, other: Bounds) -> Bounds:
        """Return the smallest range that holds both."""
        low, low_open = min((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = max((self.high, not self.high_open), (other.high, not other.high_open))
        return Bounds(low, high, low_open, not high_closed)
