"""Rankings: all figures of a sample below one another, from high to low, some of them named."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from survey.plot.canvas import Canvas
from survey.plot.layout import GUTTER
from survey.plot.marks import LABEL_AWAY, SLIMMER, Span
from survey.plot.theme import ZERO, tint
from survey.plot.words import PITCH, Words, stack_height

STEP_MOST, STEP_LEAST = 11.0, 1.4
TALLEST: Final = 150.0
POINT: Final = 4.6
BAND: Final = 5.0
LINE: Final = 1.0
NAME_LEAST: Final = 84.0
APART: Final = 2.0
LEADER: Final = 0.6
LEADER_AWAY: Final = 1.5

Name = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Where a name stands: beside its mark, in points from the low end and the first mark.

    Parameters
    ----------
    place : int
        The mark that it names.
    stack : tuple of Words
        The name, from top to bottom.
    is_left : bool
        Whether it stands left of its mark, flush with `edge`.
    edge : float
        Where its lines end (left of the mark) or begin.
    top, width : float
        Where it begins and where its lines are broken.
    is_beside : bool
        Whether it stands at the height of its mark at all.
    """

    place: int
    stack: Name
    is_left: bool
    edge: float
    top: float
    width: float
    is_beside: bool = True

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + stack_height(self.stack, self.width)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Short marks below one another, with names in the room that they leave.

    Parameters
    ----------
    spans : tuple of Span
        From high to low; those without bounds left out.
    names : mapping of int to tuple of Words
        What stands beside some of them, by place: what is nearest to the mark first.
    """

    spans: tuple[Span, ...]
    names: Mapping[int, Name]

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        top, bottom = self._extent(scale)
        return (bottom - top) / 2, (bottom - top) / 2

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        top, bottom = self._extent(canvas.unit)
        first = y - (bottom - top) / 2 - top
        for place, span in enumerate(self.spans):
            self._draw_span(canvas, span, first + place * self._step)
        for block in self._blocks(canvas.unit):
            self._draw_block(canvas, block, first)

    @property
    def _step(self) -> float:
        """From mark to mark in points: less where there are many."""
        return min(max(TALLEST / len(self.spans), STEP_LEAST), STEP_MOST)

    def _extent(self, scale: float) -> tuple[float, float]:
        """Return where everything begins and ends, from the middle of the first mark."""
        blocks = self._blocks(scale)
        ends = [(block.top, block.bottom) for block in blocks]
        ends.append((-BAND / 2, (len(self.spans) - 1) * self._step + BAND / 2))
        return min(top for top, _ in ends), max(bottom for _, bottom in ends)

    def _blocks(self, scale: float) -> list[Block]:
        """Return where the names stand: the lowest beside their marks, else below all."""
        found: list[Block] = []
        for place, name in self.names.items():
            blocks = [
                block
                for block in self._candidates(place, name, scale)
                if not any(_collide(block, other) for other in found)
            ]
            if blocks:
                found.append(min(blocks, key=lambda block: block.bottom - block.top))
                continue
            below = [len(self.spans) * self._step, *(block.bottom + APART for block in found)]
            found.append(Block(place, name, False, 0.0, max(below), scale + GUTTER, False))
        return found

    def _candidates(self, place: int, name: Name, scale: float) -> Iterator[Block]:
        """Yield where a name can stand: left or right of its mark, and down or up from it."""
        half = name[0].size * PITCH / 2
        middle = place * self._step
        for is_left, is_down in product((True, False), (True, False)):
            edge, width = self._room([place], scale, is_left=is_left)
            while width >= NAME_LEAST:
                height = stack_height(name, width)
                top = middle - half if is_down else middle + half - height
                beside = self._beside(top, top + height)
                edge, room = self._room(beside, scale, is_left=is_left)
                if room >= width:
                    stack = name if is_down else name[::-1]
                    yield Block(place, stack, is_left, edge, top, width)
                    break
                width = room

    def _beside(self, top: float, bottom: float) -> list[int]:
        """Return the marks that stand at some height."""
        return [
            place
            for place in range(len(self.spans))
            if top - BAND / 2 < place * self._step < bottom + BAND / 2
        ]

    def _room(self, beside: Sequence[int], scale: float, *, is_left: bool) -> tuple[float, float]:
        """Return where a name beside some marks ends or begins, and how wide it may be."""
        lows, highs = zip(*(self.spans[each].ends(scale) for each in beside), strict=True)
        if is_left:
            edge = min(lows) * scale - LABEL_AWAY
            return edge, edge
        edge = max(highs) * scale + LABEL_AWAY
        return edge, scale + GUTTER - edge

    def _draw_span(self, canvas: Canvas, span: Span, y: float) -> None:
        """Draw one mark, slimmer than elsewhere."""
        color = span.look.color
        if not math.isnan(span.low):
            canvas.line((span.low, span.high), (y, y), tint(color, 0.55), LINE, 2)
        if span.is_exact:
            size = min(POINT, self._step + 0.6) * SLIMMER.get(span.look.marker, 1.0)
            canvas.sign([span.value], y, span.look.marker, color, size)
        else:
            ends = (span.published_low, span.published_high)
            canvas.line(ends, (y, y), tint(color, 0.36), min(BAND, self._step - 0.6), 3)

    def _draw_block(self, canvas: Canvas, block: Block, first: float) -> None:
        """Draw a name, and a thin line to its mark where it stands away from it."""
        unit, y = canvas.unit, first + block.place * self._step
        low, high = self.spans[block.place].ends(unit)
        end = low if block.is_left else high
        away = abs(end * unit - block.edge) - LABEL_AWAY
        if block.is_beside and away > APART:
            side = -1 if block.is_left else 1
            start = (block.edge - side * LEADER_AWAY) / unit
            canvas.line((start, end + side * LEADER_AWAY / unit), (y, y), ZERO, LEADER, 1)
        top = first + block.top
        for words in block.stack:
            canvas.write(
                words, (block.edge / unit, top), valign="top", width=block.width,
                align="right" if block.is_left else "left", paper=canvas.ground,
            )  # fmt: skip
            top += words.height(block.width)


def _collide(one: Block, other: Block) -> bool:
    """Say whether two names of the same side stand at the same height."""
    return one.is_left == other.is_left and one.top < other.bottom and other.top < one.bottom
