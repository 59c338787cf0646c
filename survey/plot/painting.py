"""Painting: an arranged chart drawn into axes, from the grid to the notes below."""

from __future__ import annotations

from typing import Final

import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from survey.plot.canvas import Anchor, Canvas
from survey.plot.chart import Chart, Scale
from survey.plot.layout import (
    Layout,
    PlacedRow,
    column_headings,
    grid_runs,
    numbers_height,
    right_height,
)
from survey.plot.theme import FONT, GRID, MUTED, SMALL, TITLE, ZERO
from survey.plot.words import Place, Words, flow, stack_height

TICK_ROOM: Final = 15.0
NOTE_GAP: Final = 7.0
TITLE_GAP: Final = 7.0
BELOW_PLACES: Final = 1.5


def room_around(chart: Chart, layout: Layout, title: str, source: str) -> tuple[float, float]:
    """Return the room needed above and below the axes, in points."""
    total = layout.columns.total
    above = _title(title).height(total) + (TITLE_GAP if title else 0.0)
    below = _tick_room(chart) + NOTE_GAP + flow(chart.places, total)[1] + BELOW_PLACES
    return above, below + stack_height(_notes(chart, source), total)


def paint(chart: Chart, ax: Axes, layout: Layout, title: str, source: str) -> None:
    """Draw an arranged chart into axes: all but title, ticks and notes within them."""
    scale = chart.scale
    unit = layout.columns.plot / (scale.high - scale.low)
    canvas = Canvas(ax, layout.columns, unit, scale.low, scale.high)
    _paint_axis(canvas, scale, layout.height)
    runs = grid_runs(layout.rows)
    canvas.grid((tick for tick in scale.ticks if tick != scale.zero), runs, GRID)
    if scale.zero is not None:
        canvas.grid([scale.zero], runs, ZERO)
    _paint_head(canvas, chart, layout)
    for placed in layout.rows:
        _paint_row(canvas, placed)
    if title:
        canvas.write(
            _title(title), (0.0, 1.0), anchor="axes", offset=(0.0, TITLE_GAP), valign="bottom",
            width=layout.columns.total,
        )  # fmt: skip
    _paint_notes(canvas, chart, source)


def _paint_axis(canvas: Canvas, scale: Scale, height: float) -> None:
    """Set ends and ticks of the axes: columns beside the scale, rows in points from the top."""
    ax, columns, unit = canvas.ax, canvas.columns, canvas.unit
    ax.set_xlim(scale.low - columns.left / unit, scale.high + columns.right / unit)
    ax.set_ylim(height, 0.0)
    ax.xaxis.set_major_locator(FixedLocator(list(scale.ticks)))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: scale.text(value)))
    ax.yaxis.set_major_locator(NullLocator())
    ax.yaxis.set_minor_locator(NullLocator())
    ax.grid(visible=False)
    sns.despine(ax=ax, left=True, bottom=True)
    ax.tick_params(
        axis="x", length=0, pad=3, labelsize=SMALL, labelcolor=MUTED, labelfontfamily=FONT,
        labelrotation=0, labeltop=False, top=False, bottom=True, labelbottom=True,
    )  # fmt: skip


def _paint_head(canvas: Canvas, chart: Chart, layout: Layout) -> None:
    """Draw the headings of the number columns, and above long charts the ticks."""
    for column, words in enumerate(column_headings(chart)):
        canvas.write(
            words, (1.0, layout.head), anchor="row", align="right", valign="bottom",
            offset=(canvas.columns.number_end(column), 0.0), width=canvas.columns.numbers[column],
        )  # fmt: skip
    for tick in chart.scale.ticks if layout.is_tall else ():
        words = Words(chart.scale.text(tick), SMALL, MUTED)
        canvas.write(words, (tick, layout.head), align="center", valign="bottom")


def _paint_row(canvas: Canvas, placed: PlacedRow) -> None:
    """Draw one row: headings, key, tags, label, mark, numbers and remark."""
    row, columns = placed.row, canvas.columns
    for words, top in zip(row.headings, placed.headings, strict=True):
        canvas.write(words, (0.0, top), anchor="row", valign="top", width=columns.total)
    for place in placed.key:
        _write_entry(canvas, place, (0.0, placed.key_top + place.top), "row", 0.0)
    for each in placed.tags:
        top = placed.top - stack_height(each.tag.stack, each.width)
        x = canvas.low + each.centre / canvas.unit
        for words in each.tag.stack:
            canvas.write(words, (x, top), align="center", valign="top", width=each.width)
            top += words.height(each.width)
    top = placed.centre - stack_height(row.label, columns.label) / 2
    for words in row.label:
        canvas.write(words, (0.0, top), anchor="row", valign="top", width=columns.label)
        top += words.height(columns.label)
    if row.mark:
        row.mark.draw(canvas, placed.centre)
    _paint_numbers(canvas, placed)


def _paint_numbers(canvas: Canvas, placed: PlacedRow) -> None:
    """Draw the numbers of a row, each flush with the right end of its column, and the remark."""
    row, columns = placed.row, canvas.columns
    top = placed.centre - right_height(row, columns) / 2
    for column, words in enumerate(row.numbers):
        canvas.write(
            words, (1.0, top), anchor="row", offset=(columns.number_end(column), 0.0),
            align="right", valign="top",
        )  # fmt: skip
    top += numbers_height(row)
    for words in row.remark:
        canvas.write(
            words, (1.0, top), anchor="row", align="right", valign="top", width=columns.block
        )
        top += words.height(columns.block)


def _paint_notes(canvas: Canvas, chart: Chart, source: str) -> None:
    """Draw the samples, the notes and the source below the axes."""
    total = canvas.columns.total
    places, key_height = flow(chart.places, total)
    down = -_tick_room(chart) - NOTE_GAP
    for place in places:
        _write_entry(canvas, place, (0.0, 0.0), "axes", down - place.top)
    down -= key_height + BELOW_PLACES
    for words in _notes(chart, source):
        canvas.write(
            words, (0.0, 0.0), anchor="axes", offset=(0.0, down), valign="top", width=total
        )
        down -= words.height(total)


def _write_entry(
    canvas: Canvas, place: Place, xy: tuple[float, float], anchor: Anchor, up: float
) -> None:
    """Write one entry of a key: its sign and its text."""
    entry = place.entry
    if entry.glyph:
        sign = Words(entry.glyph, entry.words.size, entry.color)
        canvas.write(sign, xy, anchor=anchor, offset=(place.left, up), valign="top")
    offset = (place.left + entry.indent, up)
    canvas.write(entry.words, xy, anchor=anchor, offset=offset, valign="top", width=place.width)


def _tick_room(chart: Chart) -> float:
    """Return the height of the ticks below the axes."""
    return TICK_ROOM if chart.scale.ticks else 0.0


def _title(title: str) -> Words:
    """Return the look of a title."""
    return Words(title, TITLE, weight="bold")


def _notes(chart: Chart, source: str) -> list[Words]:
    """Return the sentences below the picture."""
    return [*chart.notes, *([Words(source, SMALL, MUTED)] if source else [])]
