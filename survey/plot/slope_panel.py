"""A panel of slopes: the answers to one question, each followed from sample to sample."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from survey.plot.marks import BAND, POINT, Span
from survey.plot.theme import BODY, readable
from survey.plot.words import Words

LEAST_APART: Final = 1.5
TICK: Final = 0.1
NEAR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Stop:
    """The figure of one sample.

    Parameters
    ----------
    pole : int
        The place of the sample in its panel, from 0.
    span : Span
        The figure with its interval and look.
    text : str
        What was printed, or what its words allow.
    """

    pole: int
    span: Span
    text: str

    @property
    def words(self) -> Words:
        """The share in words, bold if exact."""
        color = readable(self.span.look.color)
        return Words(self.text, BODY, color, "bold" if self.span.is_exact else "normal")

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest share of point or band, without its interval."""
        if self.span.is_exact:
            return self.span.value, self.span.value
        return self.span.published_low, self.span.published_high

    @property
    def half(self) -> float:
        """Half the width of point or band in points."""
        return (POINT if self.span.is_exact else BAND) / 2


@dataclass(frozen=True, slots=True)
class Thread:
    """One answer from sample to sample.

    Parameters
    ----------
    name : Words
        The answer.
    stops : tuple of Stop
        Its figures, two or more, from left to right.
    color : str
        The colour of what joins them.
    """

    name: Words
    stops: tuple[Stop, ...]
    color: str

    @property
    def joined(self) -> list[tuple[Stop, Stop]]:
        """The pairs of figures with no sample between them."""
        return [(one, other) for one, other in pairwise(self.stops) if other.pole - one.pole == 1]

    @property
    def is_broken(self) -> bool:
        """Whether there is a sample between its first and last that has no figure for it."""
        return len(self.joined) < len(self.stops) - 1


@dataclass(frozen=True, slots=True)
class Pole:
    """The upright line of one sample: its wave or place, and its year if it names one."""

    name: Words
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """All that is drawn of one question.

    Parameters
    ----------
    headings : tuple of Words
        The question and what must be known of its figures.
    poles : tuple of Pole
        The samples, two or more, from left to right.
    threads : tuple of Thread
        The answers, one or more.
    """

    headings: tuple[Words, ...]
    poles: tuple[Pole, ...]
    threads: tuple[Thread, ...]

    def extent(self, rise: float) -> tuple[float, float]:
        """Return the lowest and highest share drawn, where a share of 1 is `rise` points high."""
        ends = [stop.span.ends(rise) for thread in self.threads for stop in thread.stops]
        lows, highs = zip(*ends, strict=True)
        return min(lows), max(highs)

    def ticks(self, rise: float) -> list[float]:
        """Return the faint lines across the poles: every tenth drawn over, two at least."""
        low, high = (min(max(end, 0.0), 1.0) / TICK for end in self.extent(rise))
        within = range(math.ceil(low - NEAR), math.floor(high + NEAR) + 1)
        around = range(math.floor(low + NEAR), math.ceil(high - NEAR) + 1)
        return [tick * TICK for tick in (within if len(within) > 1 else around)]

    def lanes(self, rise: float) -> dict[tuple[int, int], float]:
        """Return how many lanes right of its pole each figure stands, by thread and pole.

        Figures that would cover one another, intervals included, get a lane each around the pole.
        """
        found: dict[tuple[int, int], float] = {}
        for pole in range(len(self.poles)):
            spans = {
                place: stop.span.ends(rise)
                for place, thread in enumerate(self.threads)
                for stop in thread.stops
                if stop.pole == pole
            }
            lanes = side_by_side(spans, LEAST_APART / rise)
            found |= {(place, pole): lane for place, lane in lanes.items()}
        return found


def side_by_side(spans: Mapping[int, tuple[float, float]], apart: float) -> dict[int, float]:
    """Return a lane for each span, so that none covers another or comes as near as `apart`.

    Lanes lie around 0, where a span stands that meets no other.

    Examples
    --------
    >>> side_by_side({0: (0.1, 0.3), 1: (0.2, 0.4), 2: (0.6, 0.7)}, 0.01)
    {0: -0.5, 1: 0.5, 2: 0.0}
    """
    found: dict[int, float] = {}
    for run in _runs(spans, apart):
        lanes: dict[int, int] = {}
        reached: list[float] = []
        for place in run:
            low, high = spans[place]
            free = (lane for lane, end in enumerate(reached) if end + apart <= low)
            lanes[place] = next(free, len(reached))
            reached[lanes[place] : lanes[place] + 1] = [high]
        found |= {place: lane - (len(reached) - 1) / 2 for place, lane in lanes.items()}
    return found


def _runs(spans: Mapping[int, tuple[float, float]], apart: float) -> list[list[int]]:
    """Return the spans from low to high, in groups that hang together."""
    runs: list[list[int]] = []
    reached = -math.inf
    for place in sorted(spans, key=lambda place: spans[place]):
        low, high = spans[place]
        if low >= reached + apart:
            runs.append([])
        runs[-1].append(place)
        reached = max(reached, high)
    return runs
