"""Layout: how wide the columns of a chart are and how high its rows, all in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from survey.plot.chart import Chart, Row, Tag
from survey.plot.theme import HEADING, SMALL
from survey.plot.words import PITCH, Place, Words, flow, spread, stack_height

GUTTER: Final = 17.0
COLUMN_GAP: Final = 10.0
ROW_PADDING: Final = 7.0
GROUP_GAP: Final = 9.0
BELOW_HEADING: Final = 1.5
ABOVE_TAG: Final = 2.0
TAG_WIDTH: Final = 150.0
TAG_GAP: Final = 10.0
LABEL_SHARE: Final = 0.23
LABEL_MOST: Final = 150.0
REMARK_LEAST: Final = 84.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a chart, from left to right.

    Parameters
    ----------
    label : float
        The left column.
    plot : float
        The axes.
    numbers : tuple of float
        The columns at the right.
    """

    label: float
    plot: float
    numbers: tuple[float, ...]

    @property
    def left(self) -> float:
        """What lies left of the axes."""
        return self.label + GUTTER if self.label else 0.0

    @property
    def right(self) -> float:
        """What lies right of the axes."""
        return GUTTER + self.block if self.numbers else GUTTER

    @property
    def block(self) -> float:
        """The number columns with the gaps between them."""
        gaps = COLUMN_GAP * max(len(self.numbers) - 1, 0)
        return max(sum(self.numbers) + gaps, REMARK_LEAST) if self.numbers else 0.0

    @property
    def total(self) -> float:
        """Everything."""
        return self.left + self.plot + self.right

    def number_end(self, column: int) -> float:
        """Return where a number column ends, from the right end of the axes."""
        after = self.numbers[column + 1 :]
        return GUTTER + self.block - sum(after) - COLUMN_GAP * len(after)


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag with its centre, in points from the left end of the axes, and its width."""

    tag: Tag
    centre: float
    width: float


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its heights, in points from the top of the axes."""

    row: Row
    headings: tuple[float, ...]
    key: tuple[Place, ...]
    key_top: float
    tags: tuple[PlacedTag, ...]
    top: float
    centre: float
    bottom: float


def fit_page(chart: Chart, total: float) -> Columns:
    """Return columns that together are `total` points wide."""
    numbers = _number_widths(chart)
    label = min(_label_width(chart), LABEL_SHARE * total)
    without_plot = Columns(label, 0.0, numbers)
    return Columns(label, total - without_plot.total, numbers)


def fit_axes(chart: Chart, plot: float) -> Columns:
    """Return columns around axes that are `plot` points wide."""
    return Columns(min(_label_width(chart), LABEL_MOST), plot, _number_widths(chart))


def place(chart: Chart, columns: Columns, room: float = 0.0) -> tuple[PlacedRow, ...]:
    """Return the rows of a chart with their heights, spaced to fill `room` points if it is more."""
    placed = _place_rows(chart, columns, ROW_PADDING)
    spare = room - placed[-1].bottom
    if spare <= 0:
        return placed
    return _place_rows(chart, columns, ROW_PADDING + spare / len(placed))


def numbers_height(row: Row) -> float:
    """Return the height of the numbers of a row."""
    return max((words.size * PITCH for words in row.numbers), default=0.0)


def _place_rows(chart: Chart, columns: Columns, padding: float) -> tuple[PlacedRow, ...]:
    """Return the rows with `padding` points between what they hold."""
    placed: list[PlacedRow] = []
    y = 0.0
    for row in chart.rows:
        y += _gap_above(row) if placed else 0.0
        placed.append(_place_row(row, y, padding, chart, columns))
        y = placed[-1].bottom
    return tuple(placed)


def grid_runs(rows: Iterable[PlacedRow]) -> list[tuple[float, float]]:
    """Return the stretches of height without a heading, for the grid to be drawn in."""
    runs: list[tuple[float, float]] = []
    for placed in rows:
        if runs and abs(runs[-1][1] - placed.top) < 0.01:
            runs[-1] = (runs[-1][0], placed.bottom)
        else:
            runs.append((placed.top, placed.bottom))
    return runs


def _gap_above(row: Row) -> float:
    """Return the space above a row that begins a group, more where the group is a place."""
    largest = max((words.size for words in row.headings), default=0.0)
    return GROUP_GAP * (bool(row.headings or row.key) + (largest > HEADING))


def _place_row(row: Row, y: float, padding: float, chart: Chart, columns: Columns) -> PlacedRow:
    """Return one row with its heights, its first line at y."""
    headings = []
    for words in row.headings:
        headings.append(y)
        y += words.height(columns.total) + BELOW_HEADING
    key, key_height = flow(row.key, columns.total)
    key_top = y
    y += key_height + (BELOW_HEADING if row.key else 0.0)
    unit = columns.plot / (chart.scale.high - chart.scale.low)
    tags = _place_tags(row.tags, chart.scale.low, unit, columns)
    if tags:
        y += ABOVE_TAG + max(stack_height(each.tag.stack, each.width) for each in tags)
    block = padding + max(
        stack_height(row.label, columns.label),
        numbers_height(row) + stack_height(row.remark, columns.block),
        row.mark.height(unit) if row.mark else 0.0,
    )
    return PlacedRow(row, tuple(headings), tuple(key), key_top, tags, y, y + block / 2, y + block)


def _place_tags(
    tags: tuple[Tag, ...], low: float, unit: float, columns: Columns
) -> tuple[PlacedTag, ...]:
    """Return tags moved apart within the left and the middle column."""
    ordered = sorted(tags, key=lambda tag: tag.x)
    widths = [min(max(words.natural_width for words in tag.stack), TAG_WIDTH) for tag in ordered]
    centres = [(tag.x - low) * unit for tag in ordered]
    apart = spread(centres, widths, -columns.left, columns.plot + GUTTER, TAG_GAP)
    return tuple(map(PlacedTag, ordered, apart, widths))


def _number_widths(chart: Chart) -> tuple[float, ...]:
    """Return the width of each number column."""
    widths = [Words(heading, SMALL).natural_width for heading in chart.columns]
    for row in chart.rows:
        for column, words in enumerate(row.numbers):
            widths[column] = max(widths[column], words.natural_width)
    return tuple(widths)


def _label_width(chart: Chart) -> float:
    """Return the width that keeps every label on one line."""
    return max((words.natural_width for row in chart.rows for words in row.label), default=0.0)
