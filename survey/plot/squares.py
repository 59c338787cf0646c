"""Squares: a count that can be seen, one square for each thing counted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from survey.labels import number
from survey.plot.canvas import Canvas
from survey.plot.layout import GUTTER
from survey.plot.theme import BODY
from survey.plot.words import PITCH, Words

SIZES: Final = (7.0, 5.5, 4.0, 2.5, 1.5)
STEP: Final = 1.32
MOST_LINES: Final = 3
NUMBER_AWAY: Final = 5.0


@dataclass(frozen=True, slots=True)
class Squares:
    """Squares in lines, smaller where there are many, with their number behind the last.

    Parameters
    ----------
    count : int
        How many, 1 or more.
    face, edge : str
        Colours of area and outline.
    is_crossed : bool
        Whether each is crossed out.
    """

    count: int
    face: str
    edge: str
    is_crossed: bool = False

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        step, across = self._grid(scale)
        half = max(math.ceil(self.count / across) * step, BODY * PITCH) / 2
        return half, half

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        step, across = self._grid(canvas.unit)
        lines = math.ceil(self.count / across)
        for line in range(lines):
            held = min(across, self.count - line * across)
            xs = [(column + 0.5) * step / canvas.unit for column in range(held)]
            middle = y + (line - (lines - 1) / 2) * step
            canvas.sign(xs, middle, "s", self.edge, step / STEP, face=self.face)
            if self.is_crossed:
                canvas.sign(xs, middle, "x", self.edge, step / STEP - 2.0)
        canvas.write(self._number, (xs[-1], middle), offset=(step / 2 + NUMBER_AWAY, 0.0))

    @property
    def _number(self) -> Words:
        """The count in digits."""
        return Words(number(self.count), BODY, weight="bold")

    def _grid(self, scale: float) -> tuple[float, int]:
        """Return the distance of squares, and how many stand on a line."""
        room = scale + GUTTER - NUMBER_AWAY - self._number.natural_width
        grids = [(size * STEP, max(int(room // (size * STEP)), 1)) for size in SIZES]
        fitting = (grid for grid in grids if math.ceil(self.count / grid[1]) <= MOST_LINES)
        return next(fitting, grids[-1])
