"""Insets: charts drawn within a chart, in columns and with one length of scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from matplotlib.transforms import Affine2D

from survey.plot.canvas import Canvas
from survey.plot.chart import Chart, Spacing
from survey.plot.layout import GUTTER, TALL, Columns, Layout, arrange, fit
from survey.plot.painting import paint
from survey.plot.theme import MUTED, SMALL
from survey.plot.words import PITCH, Words, stack_height

BETWEEN: Final = 20.0
ABOVE: Final = 11.0
RULE: Final = 0.7
BELOW_RULE: Final = 3.0
TICKS: Final = SMALL * PITCH + 4.0


@dataclass(frozen=True, slots=True)
class Inset:
    """A chart under a heading of its own."""

    heading: tuple[Words, ...]
    chart: Chart


@dataclass(frozen=True, slots=True)
class PlacedInset:
    """An inset with its place, in points from the left and the top of all.

    Parameters
    ----------
    inset : Inset
        What is placed.
    layout : Layout
        The widths and heights of its chart.
    left, top : float
        Where its rule begins.
    body : float
        Where its chart begins.
    is_first, is_last : bool
        Whether ticks stand above or below its chart.
    """

    inset: Inset
    layout: Layout
    left: float
    top: float
    body: float
    is_first: bool
    is_last: bool

    @property
    def bottom(self) -> float:
        """Where it ends, ticks included."""
        return self.body + self.layout.height + TICKS * (self.is_last and self.has_ticks)

    @property
    def has_ticks(self) -> bool:
        """Whether its scale is labelled at all."""
        return bool(self.inset.chart.scale.ticks)


@dataclass(frozen=True, slots=True)
class Insets:
    """Charts from top to bottom and column by column, all with the same scale.

    They take the room right of the scale of the chart that they stand in, too, so that it must
    have no number columns.

    Parameters
    ----------
    insets : tuple of Inset
        In reading order.
    least : float
        The least width of a column, in points: what decides how many there are.
    """

    insets: tuple[Inset, ...]
    least: float

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        half = max(placed.bottom for placed in place_insets(self, scale + GUTTER)) / 2
        return half, half

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        above, _ = self.reach(canvas.unit)
        for placed in place_insets(self, canvas.unit + GUTTER):
            _draw(canvas, placed, y - above)


def place_insets(insets: Insets, total: float) -> list[PlacedInset]:
    """Return all insets with their places within `total` points of width."""
    most = int((total + BETWEEN) // (insets.least + BETWEEN))
    count = min(max(most, 1), len(insets.insets))
    width = (total - (count - 1) * BETWEEN) / count
    columns = fit([each.chart for each in insets.insets], width)
    heights = [
        ABOVE + _head(each, width) + arrange(each.chart, width, columns=columns).height
        for each in insets.insets
    ]
    starts = balanced(heights, count)
    ends = [*starts[1:], len(heights)]
    sums = [sum(heights[start:end]) for start, end in zip(starts, ends, strict=True)]
    found = []
    for column, (start, end) in enumerate(zip(starts, ends, strict=True)):
        held = insets.insets[start:end]
        more = (max(sums) - sums[column]) / sum(len(each.chart.rows) for each in held)
        top = 0.0
        for inset in held:
            layout = _spread(inset.chart, width, columns, more)
            is_first = inset is held[0] and max(sums) > TALL and not layout.is_tall
            is_first &= bool(inset.chart.scale.ticks)
            body = top + _head(inset, width) + TICKS * is_first
            left = column * (width + BETWEEN)
            placed = PlacedInset(inset, layout, left, top, body, is_first, inset is held[-1])
            found.append(placed)
            top = placed.bottom + ABOVE
    return found


def balanced(heights: Sequence[float], count: int) -> list[int]:
    """Return where each of `count` columns begins, so that they end at about the same height.

    Parameters
    ----------
    heights : sequence of float
        What is put into columns in the given order; at least `count` of them.
    count : int
        How many columns, 1 or more.

    Examples
    --------
    >>> balanced([30, 10, 10, 30, 20], 2), balanced([10, 10, 10, 10], 3)
    ([0, 3], [0, 1, 2])
    """
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for column in range(count):
        best = {
            end: min(
                (cost + sum(heights[start:end]) ** 2, [*starts, start])
                for start, (cost, starts) in best.items()
                if start < end
            )
            for end in range(column + 1, len(heights) + 1)
        }
    return best[len(heights)][1]


def _spread(chart: Chart, width: float, columns: Columns, more: float) -> Layout:
    """Return a chart with `more` points for each row, up to what rows usually get."""
    spacing = chart.spacing
    row = max(min(spacing.row + more, Spacing().row), spacing.row)
    return arrange(replace(chart, spacing=replace(spacing, row=row)), width, columns=columns)


def _head(inset: Inset, width: float) -> float:
    """Return the height of the rule and the heading above a chart."""
    return BELOW_RULE + stack_height(inset.heading, width)


def _draw(canvas: Canvas, placed: PlacedInset, top: float) -> None:
    """Draw one inset; places are counted from `top`."""
    columns, unit = placed.layout.columns, canvas.unit
    ends = placed.left / unit, (placed.left + columns.total) / unit
    y = top + placed.top
    canvas.line(ends, (y, y), MUTED, RULE, 1)
    y += BELOW_RULE
    for words in placed.inset.heading:
        canvas.write(words, (ends[0], y), valign="top", width=columns.total)
        y += words.height(columns.total)
    upwards = Affine2D().scale(1.0, -1.0) + canvas.ax.transData  # heights must not be negative
    height = placed.layout.height
    place = ends[0], -(top + placed.body + height), ends[1] - ends[0], height
    ax = canvas.ax.inset_axes(place, transform=upwards, zorder=1, facecolor=canvas.ground)
    paint(placed.inset.chart, ax, placed.layout, "", "")
    ax.tick_params(axis="x", labeltop=placed.is_first, labelbottom=placed.is_last)
