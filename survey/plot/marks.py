"""Marks: points, bands and intervals, drawn at the height of a row."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from survey.plot.canvas import Canvas
from survey.plot.layout import GUTTER
from survey.plot.theme import (
    CONNECTOR,
    PAPER,
    SMALL,
    Identity,
    readable,
    tint,
)
from survey.plot.words import Words

POINT: Final = 6.2
BAND: Final = 7.0
LINE: Final = 1.6
LABEL_AWAY: Final = 4.0
LEAST_APART: Final = 4.0
TRACK: Final = 5.5
SLIMMER: Final = {"D": 0.84, "s": 0.9}

Position = Literal["left", "right", "above", "below"]


@dataclass(frozen=True, slots=True)
class Span:
    """One figure: a point if exact, a band if vague, with its interval as a thin line.

    Parameters
    ----------
    look : Identity
        Colour and shape.
    value : float
        The printed value, NaN unless exact.
    published_low, published_high : float
        What the words allow; NaN where the statements contradict one another.
    low, high : float
        The confidence interval, NaN where there is none.
    """

    look: Identity
    value: float
    published_low: float
    published_high: float
    low: float
    high: float

    @property
    def is_exact(self) -> bool:
        """Whether there is one printed value."""
        return not math.isnan(self.value)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.is_exact and math.isnan(self.published_low)

    @property
    def middle(self) -> float:
        """Where a name above it points to."""
        return self.value if self.is_exact else (self.published_low + self.published_high) / 2

    def ends(self, scale: float) -> tuple[float, float]:
        """Return the outermost ends of mark and interval, where a unit is `scale` points wide."""
        half = POINT / 2 / scale
        if self.is_exact:
            held = [self.value - half, self.value + half]
        else:
            held = [self.published_low, self.published_high]
        held += [end for end in (self.low, self.high) if not math.isnan(end)]
        return min(held), max(held)

    def reach(self, scale: float) -> tuple[float, float]:  # noqa: ARG002 - the same for every scale
        """Return the points it needs above and below."""
        return BAND / 2, BAND / 2

    def draw(self, canvas: Canvas, y: float, point: float = POINT) -> None:
        """Draw it at height y, its point as large as told."""
        if self.is_empty:
            return
        color = self.look.color
        if not math.isnan(self.low):
            canvas.line((self.low, self.high), (y, y), color, LINE, 2)
        if self.is_exact:
            size = point * SLIMMER.get(self.look.marker, 1.0)
            face = PAPER if self.look.is_hollow else color
            canvas.sign([self.value], y, self.look.marker, color, size, face=face)
        else:
            ends = (self.published_low, self.published_high)
            canvas.line(ends, (y, y), tint(color, 0.36), BAND, 3)
            canvas.sign(ends, y, "|", color, BAND + 1.0)


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Two figures joined by a line; on two tracks where they would cover one another.

    Parameters
    ----------
    spans : (Span, Span)
        The two sides.
    labels : (str, str)
        Their values in words, written beside them.
    """

    spans: tuple[Span, Span]
    labels: tuple[str, str]

    def is_parted(self, scale: float) -> bool:
        """Say whether the two need a track each."""
        if any(span.is_empty for span in self.spans):
            return False
        (low_a, high_a), (low_b, high_b) = (span.ends(scale) for span in self.spans)
        apart = LEAST_APART / scale
        return low_a < high_b + apart and low_b < high_a + apart

    def positions(self, scale: float) -> tuple[Position, Position]:
        """Return where the label of each side goes: outwards if there is room."""
        leads = self._leads()
        first: Position = "left" if leads else "right"
        second: Position = "right" if leads else "left"
        if self.is_parted(scale):
            return self._free(0, (first, second), scale), self._free(1, (second, first), scale)
        return self._free(0, (first,), scale), self._free(1, (second,), scale)

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        half = BAND / 2 + (TRACK if self.is_parted(scale) else 0.0)
        positions = self.positions(scale)
        return half + SMALL * ("above" in positions), half + SMALL * ("below" in positions)

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw both at height y."""
        heights = (y - TRACK, y + TRACK) if self.is_parted(canvas.unit) else (y, y)
        first, second = self.spans
        if first.is_exact and second.is_exact:
            canvas.line((first.value, second.value), heights, CONNECTOR, 2.6, 1)
        positions = self.positions(canvas.unit)
        for side, span in enumerate(self.spans):
            span.draw(canvas, heights[side])
            if not span.is_empty:
                self._write_label(canvas, side, heights[side], positions[side])

    def _look(self, side: int) -> Words:
        """Return the label of one side with its look."""
        return Words(self.labels[side], SMALL, readable(self.spans[side].look.color))

    def _has_room(self, side: int, end: Position, scale: float) -> bool:
        """Say whether a label fits between a mark and the neighbouring column."""
        span = self.spans[side]
        if span.is_empty:
            return True
        needed = self._look(side).natural_width + LABEL_AWAY + 2.0
        low, high = span.ends(scale)
        return needed <= GUTTER + scale * (low if end == "left" else 1.0 - high)

    def _leads(self) -> bool:
        """Say whether the first side lies left of the second."""
        first, second = self.spans
        return first.is_empty or (not second.is_empty and first.middle < second.middle)

    def _free(self, side: int, ends: Iterable[Position], scale: float) -> Position:
        """Return the first of some ends where a label fits, else above or below its mark."""
        above: Position = "above" if side == 0 or not self.is_parted(scale) else "below"
        return next((end for end in ends if self._has_room(side, end, scale)), above)

    def _write_label(self, canvas: Canvas, side: int, y: float, position: Position) -> None:
        """Write the label of one side."""
        look, (low, high) = self._look(side), self.spans[side].ends(canvas.unit)
        if position == "left":
            canvas.write(
                look, (low, y), offset=(-LABEL_AWAY, 0.0), align="right", paper=canvas.ground
            )
        elif position == "right":
            canvas.write(look, (high, y), offset=(LABEL_AWAY, 0.0), paper=canvas.ground)
        else:
            up = LABEL_AWAY if position == "above" else -LABEL_AWAY
            x = canvas.clamp(self.spans[side].middle, look.natural_width)
            canvas.write(
                look, (x, y), offset=(0.0, up), align="center",
                valign="bottom" if position == "above" else "top",
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Allowance:
    """What was printed against what it supports: a thick band, and a thin line through it.

    Parameters
    ----------
    look : Identity
        Colour.
    published_low, published_high : float
        What the words allow; NaN where the statements contradict one another.
    low, high : float
        The confidence interval, NaN where there is none.
    """

    look: Identity
    published_low: float
    published_high: float
    low: float
    high: float

    def reach(self, scale: float) -> tuple[float, float]:  # noqa: ARG002 - the same for every scale
        """Return the points it needs above and below."""
        return BAND / 2 + 1.5, BAND / 2 + 1.5

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it at height y."""
        if math.isnan(self.published_low):
            return
        ends = (self.published_low, self.published_high)
        fill = tint(self.look.color, 0.5)
        canvas.line(ends, (y, y), fill, BAND + 3.0, 2)
        canvas.sign(ends, y, "|", fill, BAND + 2.0, order=2)
        if not math.isnan(self.low):
            canvas.line((self.low, self.high), (y, y), self.look.color, LINE, 3)
            canvas.sign((self.low, self.high), y, "|", self.look.color, 5.0)
