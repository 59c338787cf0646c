"""The mark of slopes: a grid of panels, drawn around the height of its row."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from matplotlib.patches import Polygon

from survey.plot.canvas import Canvas, Horizontal, Vertical
from survey.plot.layout import GUTTER
from survey.plot.marks import BAND, LINE, POINT, SLIMMER
from survey.plot.slope_labels import Label
from survey.plot.slope_layout import BELOW_NAMES, PlacedPanel, place_panels
from survey.plot.slope_panel import Panel, Stop, Thread
from survey.plot.slope_room import pole_names
from survey.plot.slope_values import inner_values
from survey.plot.theme import GRID, PAPER, ZERO, tint
from survey.plot.words import Words

THREAD: Final = 1.8
EDGE: Final = 0.6
LEADER: Final = 0.6


@dataclass(frozen=True, slots=True)
class PanelGrid:
    """Panels of slopes in a grid, all on one scale.

    Parameters
    ----------
    panels : tuple of Panel
        In reading order.
    rise : float
        Points for a share of 1.
    """

    panels: tuple[Panel, ...]
    rise: float

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        height = place_panels(self.panels, self.rise, scale + GUTTER)[1]
        return height / 2, height / 2

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        placed, height = place_panels(self.panels, self.rise, canvas.unit + GUTTER)
        for each in placed:
            _Painter(canvas, y - height / 2, each).paint()


@dataclass(frozen=True, slots=True)
class _Painter:
    """Draws one panel whose grid begins `top` points below the top of the axes."""

    canvas: Canvas
    top: float
    placed: PlacedPanel

    def paint(self) -> None:
        """Draw the panel from its headings to its labels."""
        self._paint_heads()
        self._paint_grid()
        for place, thread in enumerate(self.placed.panel.threads):
            self._paint_joins(place, thread)
            for stop in thread.stops:
                self._paint_stop(self.placed.x(place, stop), stop)
        for label in self.placed.labels:
            self._paint_label(label)
        for words, x, y in inner_values(self.placed):
            self._write(words, x, y, align="center")

    def _paint_heads(self) -> None:
        """Draw what is asked, and the names of the poles."""
        placed = self.placed
        y = placed.top
        for words in placed.panel.headings:
            self._write(words, placed.left, y, valign="top", width=placed.room.total)
            y += words.height(placed.room.total)
        for words, x, width in pole_names(placed.panel, placed.room, placed.xs):
            self._write(
                words, placed.left + x, placed.upper - BELOW_NAMES, align="center", valign="bottom",
                width=width,
            )  # fmt: skip

    def _paint_grid(self) -> None:
        """Draw the poles, and faint lines across them at every tenth."""
        placed = self.placed
        xs = [placed.left + x for x in placed.xs]
        for x in xs:
            self._line((x, x), (placed.upper, placed.lower), GRID, 1.2, 0)
        for tick in placed.panel.ticks(placed.rise):
            self._line((xs[0], xs[-1]), (placed.y(tick), placed.y(tick)), GRID, 0.6, 0)

    def _paint_joins(self, place: int, thread: Thread) -> None:
        """Draw what joins the figures of samples that follow one another."""
        for one, other in thread.joined:
            xs = self.placed.x(place, one), self.placed.x(place, other)
            if one.span.is_exact and other.span.is_exact:
                ys = self.placed.y(one.span.value), self.placed.y(other.span.value)
                self._line(xs, ys, thread.color, THREAD, 1.5)
            else:
                self._paint_ribbon(xs, one, other, thread.color)

    def _paint_ribbon(self, xs: tuple[float, float], one: Stop, other: Stop, color: str) -> None:
        """Draw the ribbon from one band or point to the next, over all that both allow."""
        heights = [[self.placed.y(share) for share in stop.ends] for stop in (one, other)]
        (low, high), (least, most) = heights
        corners = [(xs[0], low), (xs[0], high), (xs[1], most), (xs[1], least)]
        ribbon = Polygon(
            [(x / self.canvas.unit, self.top + y) for x, y in corners], closed=True,
            facecolor=tint(color, 0.22), edgecolor="none", linewidth=0.0, alpha=1.0, zorder=0.5,
            clip_on=False,
        )  # fmt: skip
        self.canvas.ax.add_patch(ribbon)
        for ys in ((low, least), (high, most)):
            self._line(xs, ys, tint(color, 0.6), EDGE, 1)

    def _paint_stop(self, x: float, stop: Stop) -> None:
        """Draw one figure: a point or an upright band, with its interval."""
        span, color = stop.span, stop.span.look.color
        if not math.isnan(span.low):
            ys = self.placed.y(span.low), self.placed.y(span.high)
            self._line((x, x), ys, color, LINE, 2)
        ends = [self.placed.y(share) for share in stop.ends]
        if span.is_exact:
            size = POINT * SLIMMER.get(span.look.marker, 1.0)
            face = PAPER if span.look.is_hollow else color
            self._sign(x, ends[0], span.look.marker, color, size, face)
            return
        self._line((x, x), (ends[0], ends[1]), tint(color, 0.36), BAND, 3)
        for y in ends:
            self._sign(x, y, "_", color, BAND + 1.0, color)

    def _paint_label(self, label: Label) -> None:
        """Draw a share and its answer beside the poles, and a thin line where they moved away."""
        placed, room = self.placed, self.placed.room
        leader = placed.leader(label)
        if leader:
            x, y, end, y_end = leader
            self._line((x, end), (y, y_end), ZERO, LEADER, 1.2)
        edge, y = placed.edge(label), placed.whole + label.y
        align: Horizontal = "right" if label.side == "left" else "left"
        if label.is_beside:
            x = edge + (-room.column if label.side == "left" else room.column)
            self._write(label.stop.words, edge, y, align=align)
            self._write(label.name, x, y, align=align, width=label.answer_width(room))
            return
        top, width = y - label.height(room) / 2, label.width(room)
        for words in (label.stop.words, label.name):
            self._write(words, edge, top, align=align, valign="top", width=width)
            top += words.height(width)

    def _write(
        self,
        words: Words,
        x: float,
        y: float,
        *,
        align: Horizontal = "left",
        valign: Vertical = "center",
        width: float = math.inf,
    ) -> None:
        """Write words at a place in points."""
        at = (x / self.canvas.unit, self.top + y)
        self.canvas.write(words, at, align=align, valign=valign, width=width)

    def _line(
        self,
        xs: tuple[float, float],
        ys: tuple[float, float],
        color: str,
        width: float,
        order: float,
    ) -> None:
        """Draw a straight line between places in points."""
        unit = self.canvas.unit
        ends = (self.top + ys[0], self.top + ys[1])
        self.canvas.line((xs[0] / unit, xs[1] / unit), ends, color, width, order)

    def _sign(self, x: float, y: float, marker: str, color: str, size: float, face: str) -> None:
        """Draw a marker at a place in points."""
        self.canvas.sign([x / self.canvas.unit], self.top + y, marker, color, size, face=face)
