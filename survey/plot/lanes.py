"""Lanes: the figures of one answer below one another, each with its value beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from survey.plot.canvas import Canvas
from survey.plot.layout import GUTTER
from survey.plot.marks import BAND, LABEL_AWAY, Position, Span
from survey.plot.theme import CONNECTOR, SMALL, readable
from survey.plot.words import PITCH, Words

LANE: Final = 10.0
POINT: Final = 4.8
APART: Final = 5.0
SLACK: Final = 2.0
JOIN: Final = 2.0


@dataclass(frozen=True, slots=True)
class PlacedSpan:
    """A figure with the side of its value and the room both take, in points of the scale."""

    span: Span
    value: Words
    side: Position
    start: float
    end: float


Lane = list[PlacedSpan]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The figures of one answer below one another, two of them on one line where they fit.

    Parameters
    ----------
    spans : tuple of Span
        One for each sample.
    values : tuple of str
        What was printed, or what its words allow.
    """

    spans: tuple[Span, ...]
    values: tuple[str, ...]

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        half = sum(map(_height, self._lanes(scale))) / 2
        return half, half

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        lanes = self._lanes(canvas.unit)
        top = y - sum(map(_height, lanes)) / 2
        for lane in lanes:
            top += _height(lane)
            middle = top - LANE / 2
            if len(lane) == 2 and all(each.span.is_exact for each in lane):
                ends = lane[0].span.value, lane[1].span.value
                canvas.line(ends, (middle, middle), CONNECTOR, JOIN, 1)
            for each in lane:
                each.span.draw(canvas, middle, POINT)
                _write(canvas, each, middle)

    def _lanes(self, scale: float) -> list[Lane]:
        """Return the figures on lanes: one each, but two on one where neither covers the other."""
        middles = [span.middle for span in self.spans if not span.is_empty]
        is_pair = len(middles) == len(self.spans) == 2
        placed = [
            _place(span, value, scale, leads=is_pair and span.middle == min(middles))
            for span, value in zip(self.spans, self.values, strict=True)
        ]
        return [placed] if is_pair and _are_apart(*placed) else [[each] for each in placed]


def _place(span: Span, value: str, scale: float, *, leads: bool) -> PlacedSpan:
    """Return a figure with its value where there is room for it: outwards, inwards or above."""
    words = Words(value, SMALL, readable(span.look.color))
    if span.is_empty:
        return PlacedSpan(span, words, "right", -LABEL_AWAY, words.natural_width)
    low, high = (end * scale for end in span.ends(scale))
    needed = LABEL_AWAY + words.natural_width
    sides: Sequence[Position] = ("left", "right") if leads else ("right", "left")
    for side in sides:
        if side == "left" and needed + SLACK <= GUTTER + low:
            return PlacedSpan(span, words, side, low - needed, high)
        if side == "right" and needed + SLACK <= GUTTER + scale - high:
            return PlacedSpan(span, words, side, low, high + needed)
    return PlacedSpan(span, words, "above", 0.0, scale)


def _are_apart(one: PlacedSpan, other: PlacedSpan) -> bool:
    """Say whether two figures with their values can stand on one line."""
    return one.end + APART <= other.start or other.end + APART <= one.start


def _height(lane: Lane) -> float:
    """Return the height of a lane in points."""
    return LANE + SMALL * PITCH * any(each.side == "above" for each in lane)


def _write(canvas: Canvas, placed: PlacedSpan, y: float) -> None:
    """Write the value of a figure whose mark is at height y."""
    words, span = placed.value, placed.span
    if span.is_empty:
        canvas.write(words, (canvas.low, y), paper=canvas.ground)
        return
    low, high = span.ends(canvas.unit)
    if placed.side == "left":
        canvas.write(words, (low, y), offset=(-LABEL_AWAY, 0.0), align="right", paper=canvas.ground)
    elif placed.side == "right":
        canvas.write(words, (high, y), offset=(LABEL_AWAY, 0.0), paper=canvas.ground)
    else:
        x = canvas.clamp(span.middle, words.natural_width)
        canvas.write(words, (x, y), offset=(0.0, BAND / 2 + 1.0), align="center", valign="bottom")
