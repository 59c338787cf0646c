"""Bars: the segments of one distribution, drawn at the height of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matplotlib.patches import Rectangle

from survey.plot.canvas import Canvas
from survey.plot.theme import BODY, INK, PAPER, SMALL, ink_on, readable
from survey.plot.words import PITCH, Words, spread

BAR: Final = 15.0
BACKING: Final = 2.4
STRIPE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar.

    Parameters
    ----------
    start, end : float
        Its ends, shares from 0 to 1.
    color : str
        Its filling.
    hatch : str
        Colour of the stripes; empty for a solid filling.
    label : str
        Its value.
    is_open : bool
        Whether several answers compete for it.
    """

    start: float
    end: float
    color: str
    hatch: str = ""
    label: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of segments; a value too wide for its segment stands above it."""

    segments: tuple[Segment, ...]

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        return BAR / 2 + (SMALL * PITCH if self._outside(scale) else 0.0), BAR / 2

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it at height y."""
        outside = self._outside(canvas.unit)
        for segment in self.segments:
            self._draw_segment(canvas, segment, y, segment not in outside)
        self._draw_outside(canvas, outside, y)

    def _outside(self, scale: float) -> list[Segment]:
        """Return the segments too narrow for their value."""
        return [
            segment
            for segment in self.segments
            if Words(segment.label, BODY).natural_width + 3.0
            > (segment.end - segment.start) * scale
            and segment.label
        ]

    def _draw_segment(self, canvas: Canvas, segment: Segment, y: float, has_room: bool) -> None:
        """Draw one segment and its value inside."""
        area = Rectangle(
            (segment.start, y - BAR / 2), segment.end - segment.start, BAR, linewidth=0.0,
            facecolor=segment.color, edgecolor=segment.hatch or "none", zorder=2, clip_on=False,
            hatch="//////" if segment.hatch else None, alpha=1.0,
        )  # fmt: skip
        area.set_hatch_linewidth(STRIPE)
        canvas.ax.add_patch(area)
        canvas.line((segment.end,) * 2, (y - BAR / 2, y + BAR / 2), PAPER, 1.2, 3)
        if has_room and segment.label:
            look = Words(segment.label, BODY, INK if segment.hatch else ink_on(segment.color))
            x = (segment.start + segment.end) / 2
            paper = segment.color if segment.hatch else ""
            canvas.write(look, (x, y), align="center", paper=paper, padding=BACKING)

    def _draw_outside(self, canvas: Canvas, outside: list[Segment], y: float) -> None:
        """Draw values above their segments, moved apart."""
        centres = [(segment.start + segment.end) / 2 * canvas.unit for segment in outside]
        widths = [Words(segment.label, SMALL).natural_width for segment in outside]
        apart = spread(centres, widths, -8.0, canvas.columns.plot + 8.0, 5.0)
        for segment, centre in zip(outside, apart, strict=True):
            color = readable(segment.hatch or segment.color)
            look = Words(segment.label, SMALL, color)
            canvas.write(
                look, (centre / canvas.unit, y - BAR / 2),
                offset=(0.0, 1.5), align="center", valign="bottom",
            )  # fmt: skip
