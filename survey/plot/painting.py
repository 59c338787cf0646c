"""Painting: a placed chart drawn into axes, from the grid to the notes below."""

from __future__ import annotations

from typing import Final

import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from survey.plot.canvas import Anchor, Canvas
from survey.plot.chart import Chart
from survey.plot.layout import GUTTER, Columns, PlacedRow, grid_runs, numbers_height
from survey.plot.theme import FONT, GRID, MUTED, SMALL, TITLE, ZERO
from survey.plot.words import PITCH, Place, Words, flow, stack_height

TICK_ROOM: Final = 15.0
NOTE_GAP: Final = 7.0
TITLE_GAP: Final = 9.0
TALL: Final = 430.0


def room_around(
    chart: Chart, columns: Columns, rows: tuple[PlacedRow, ...], title: str, source: str
) -> tuple[float, float]:
    """Return the room needed above and below the axes, in points."""
    above = _room_above(chart, columns, rows)
    above += _title(title).height(columns.total) + (TITLE_GAP if title else 0.0)
    below = TICK_ROOM + NOTE_GAP
    below += stack_height(_notes(chart, source), columns.total)
    return above, below + flow(chart.places, columns.total)[1]


def paint(
    chart: Chart, ax: Axes, columns: Columns, rows: tuple[PlacedRow, ...], title: str, source: str
) -> None:
    """Draw a chart into axes."""
    scale = chart.scale
    canvas = Canvas(ax, columns, columns.plot / (scale.high - scale.low), scale.low, scale.high)
    height = rows[-1].bottom
    _paint_axis(chart, ax, height)
    runs = grid_runs(rows)
    canvas.grid((tick for tick in scale.ticks if tick != scale.zero), runs, GRID)
    if scale.zero is not None:
        canvas.grid([scale.zero], runs, ZERO)
    for placed in rows:
        _paint_row(canvas, placed)
    _paint_frame(canvas, chart, rows, title, source)


def _paint_axis(chart: Chart, ax: Axes, height: float) -> None:
    """Set the ends and ticks of the axes; rows are counted in points from the top."""
    scale = chart.scale
    ax.set_xlim(scale.low, scale.high)
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
        labelrotation=0, labeltop=height > TALL, top=False, bottom=True, labelbottom=True,
    )  # fmt: skip


def _paint_row(canvas: Canvas, placed: PlacedRow) -> None:
    """Draw one row: headings, key, tags, label, mark, numbers and remark."""
    row, columns = placed.row, canvas.columns
    for words, top in zip(row.headings, placed.headings, strict=True):
        canvas.write(
            words, (0.0, top), anchor="row", offset=(-columns.left, 0.0), valign="top",
            width=columns.total,
        )  # fmt: skip
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
        canvas.write(
            words, (0.0, top), anchor="row", offset=(-columns.left, 0.0), valign="top",
            width=columns.label,
        )  # fmt: skip
        top += words.height(columns.label)
    if row.mark:
        row.mark.draw(canvas, placed.centre)
    _paint_numbers(canvas, placed)


def _paint_numbers(canvas: Canvas, placed: PlacedRow) -> None:
    """Draw the numbers of a row, each flush with the right end of its column, and the remark."""
    row, columns = placed.row, canvas.columns
    first = numbers_height(row)
    top = placed.centre - (first + stack_height(row.remark, columns.block)) / 2
    for column, words in enumerate(row.numbers):
        canvas.write(
            words, (1.0, top), anchor="row", offset=(columns.number_end(column), 0.0),
            align="right", valign="top",
        )  # fmt: skip
    top += first
    for words in row.remark:
        canvas.write(
            words, (1.0, top), anchor="row", offset=(GUTTER + columns.block, 0.0), align="right",
            valign="top", width=columns.block,
        )  # fmt: skip
        top += words.height(columns.block)


def _paint_frame(
    canvas: Canvas, chart: Chart, rows: tuple[PlacedRow, ...], title: str, source: str
) -> None:
    """Draw what stands around the rows: title, column headings, notes."""
    columns = canvas.columns
    for column, words in enumerate(_column_headings(chart)):
        canvas.write(
            words, (1.0, 1.0), anchor="axes", offset=(columns.number_end(column), 3.0),
            align="right", valign="bottom", width=columns.numbers[column],
        )  # fmt: skip
    if title:
        canvas.write(
            _title(title), (0.0, 1.0), anchor="axes", valign="bottom", width=columns.total,
            offset=(-columns.left, _room_above(chart, columns, rows) + TITLE_GAP),
        )  # fmt: skip
    _paint_notes(canvas, chart, source, -TICK_ROOM - NOTE_GAP)


def _paint_notes(canvas: Canvas, chart: Chart, source: str, down: float) -> None:
    """Draw the samples, the notes and the source below the axes."""
    columns = canvas.columns
    places, key_height = flow(chart.places, columns.total)
    for place in places:
        _write_entry(canvas, place, (0.0, 0.0), "axes", down - place.top)
    down -= key_height
    for words in _notes(chart, source):
        canvas.write(
            words, (0.0, 0.0), anchor="axes", offset=(-columns.left, down), valign="top",
            width=columns.total,
        )  # fmt: skip
        down -= words.height(columns.total)


def _write_entry(
    canvas: Canvas, place: Place, xy: tuple[float, float], anchor: Anchor, up: float
) -> None:
    """Write one entry of a key: its sign and its text."""
    entry = place.entry
    left = place.left - canvas.columns.left
    if entry.glyph:
        sign = Words(entry.glyph, entry.words.size, entry.color)
        canvas.write(sign, xy, anchor=anchor, offset=(left, up), valign="top")
    canvas.write(
        entry.words, xy, anchor=anchor, offset=(left + entry.indent, up), valign="top",
        width=place.width,
    )  # fmt: skip


def _room_above(chart: Chart, columns: Columns, rows: tuple[PlacedRow, ...]) -> float:
    """Return the room of column headings and of ticks that are repeated above long charts."""
    headings = zip(_column_headings(chart), columns.numbers, strict=True)
    heights = [words.height(width) for words, width in headings]
    return max([*heights, SMALL * PITCH * (rows[-1].bottom > TALL)])


def _column_headings(chart: Chart) -> list[Words]:
    """Return the headings of the number columns."""
    return [Words(heading, SMALL, MUTED) for heading in chart.columns]


def _title(title: str) -> Words:
    """Return the look of a title."""
    return Words(title, TITLE, weight="bold")


def _notes(chart: Chart, source: str) -> list[Words]:
    """Return the sentences below the picture."""
    return [*chart.notes, *([Words(source, SMALL, MUTED)] if source else [])]
