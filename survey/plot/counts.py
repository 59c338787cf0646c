"""Counts: a strip of large numbers, each above what it counts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from survey.plot.canvas import Canvas
from survey.plot.layout import GUTTER
from survey.plot.words import Words, stack_height

LEAST: Final = 92.0
BESIDE: Final = 16.0
BELOW: Final = 9.0

Stack = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers side by side, in several lines where there is no room for all.

    They take the room right of the scale, too.

    Parameters
    ----------
    stacks : tuple of tuple of Words
        For each the number, and below it what it counts.
    """

    stacks: tuple[Stack, ...]

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        width = self._width(scale)
        heights = [_height(line, width) for line in self._lines(scale)]
        half = (sum(heights) + (len(heights) - 1) * BELOW) / 2
        return half, half

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        width = self._width(canvas.unit)
        line_top = y - self.reach(canvas.unit)[0]
        for line in self._lines(canvas.unit):
            for column, stack in enumerate(line):
                x, top = column * (width + BESIDE) / canvas.unit, line_top
                for words in stack:
                    canvas.write(words, (x, top), valign="top", width=width)
                    top += words.height(width)
            line_top += _height(line, width) + BELOW

    def _lines(self, scale: float) -> list[tuple[Stack, ...]]:
        """Return the stacks line by line, about as many on each."""
        across = self._across(scale)
        return [self.stacks[start : start + across] for start in range(0, len(self.stacks), across)]

    def _across(self, scale: float) -> int:
        """Return how many stand side by side."""
        most = max(int((scale + GUTTER + BESIDE) // (LEAST + BESIDE)), 1)
        return math.ceil(len(self.stacks) / math.ceil(len(self.stacks) / most))

    def _width(self, scale: float) -> float:
        """Return the width of each, in points."""
        across = self._across(scale)
        return (scale + GUTTER - (across - 1) * BESIDE) / across


def _height(line: tuple[Stack, ...], width: float) -> float:
    """Return the height of stacks side by side."""
    return max(stack_height(stack, width) for stack in line)
