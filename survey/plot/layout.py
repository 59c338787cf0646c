"""Layout: how wide the columns of a chart are and how high its rows, all in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from survey.plot.chart import Chart, Row, Spacing, Tag
from survey.plot.theme import HEADING, MUTED, SMALL
from survey.plot.words import PITCH, Place, Words, flow, spread, stack_height

GUTTER: Final = 17.0
COLUMN_GAP: Final = 10.0
PADDING_LEAST: Final = 1.0
BELOW_HEADING: Final = 1.5
ABOVE_TAG: Final = 2.0
TAG_WIDTH: Final = 150.0
TAG_GAP: Final = 10.0
PLOT_LEAST: Final = 40.0
LABEL_LEAST: Final = 0.2
REMARK_LEAST: Final = 84.0
TALL: Final = 430.0
HEAD_GAP: Final = 3.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a chart, from left to right.

    Parameters
    ----------
    label : float
        The left column.
    plot : float
        The scale.
    numbers : tuple of float
        The columns at the right.
    """

    label: float
    plot: float
    numbers: tuple[float, ...]

    @property
    def left(self) -> float:
        """What lies left of the scale."""
        return self.label + GUTTER if self.label else 0.0

    @property
    def right(self) -> float:
        """What lies right of the scale."""
        return GUTTER + self.block

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
        """Return where a number column ends, from the right: 0 for the last, else negative."""
        after = self.numbers[column + 1 :]
        return -sum(after) - COLUMN_GAP * len(after)


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag with its centre, in points from the low end of the scale, and its width."""

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


@dataclass(frozen=True, slots=True)
class Layout:
    """All widths and heights of a chart.

    Parameters
    ----------
    columns : Columns
        The widths.
    rows : tuple of PlacedRow
        The rows with their heights.
    head : float
        Where the head of the columns ends, from the top of the axes.
    is_tall : bool
        Whether the ticks stand in the head, too.
    """

    columns: Columns
    rows: tuple[PlacedRow, ...]
    head: float
    is_tall: bool

    @property
    def height(self) -> float:
        """The height of the axes."""
        return self.rows[-1].bottom


def arrange(
    chart: Chart, total: float, room: float = 0.0, columns: Columns | None = None
) -> Layout:
    """Return all widths and heights of a chart.

    Parameters
    ----------
    chart : Chart
        What to draw.
    total : float
        The width there is, in points.
    room : float
        The height to fill, in points; 0 for the height that the rows need.
    columns : Columns, optional
        Its columns, if other charts are to have the same.
    """
    columns = columns or fit([chart], total)
    padding = chart.spacing.row
    natural = _place_rows(chart, columns, 0.0, padding)[-1].bottom
    is_tall = natural > TALL and bool(chart.scale.ticks)
    head = _head_height(chart, columns, is_tall)
    top = head + HEAD_GAP if head else 0.0
    if room:
        padding = max(padding + (room - top - natural) / len(chart.rows), PADDING_LEAST)
    return Layout(columns, _place_rows(chart, columns, top, padding), head, is_tall)


def fit(charts: Sequence[Chart], total: float) -> Columns:
    """Return the columns, together `total` points wide, that hold what several charts write.

    Parameters
    ----------
    charts : sequence of Chart
        One or more, all with as many number columns and the same spacing.
    total : float
        The width there is, in points.
    """
    numbers = [0.0] * len(charts[0].columns)
    labels = [0.0]
    for chart in charts:
        stacks = [column_headings(chart), *(row.numbers for row in chart.rows)]
        for stack in stacks:
            for column, words in enumerate(stack):
                numbers[column] = max(numbers[column], words.natural_width)
        labels.extend(words.natural_width for row in chart.rows for words in row.label)
    spacing = charts[0].spacing
    label = min(max(labels), spacing.label * total)
    room = total - Columns(label, 0.0, tuple(numbers)).total
    if room < spacing.scale:
        label = max(label - (spacing.scale - room), min(label, LABEL_LEAST * total))
        room = total - Columns(label, 0.0, tuple(numbers)).total
    return Columns(label, max(room, PLOT_LEAST), tuple(numbers))


def grid_runs(rows: Iterable[PlacedRow]) -> list[tuple[float, float]]:
    """Return the stretches of height without a heading, for the grid to be drawn in."""
    runs: list[tuple[float, float]] = []
    for placed in rows:
        if runs and abs(runs[-1][1] - placed.top) < 0.01:
            runs[-1] = (runs[-1][0], placed.bottom)
        else:
            runs.append((placed.top, placed.bottom))
    return runs


def column_headings(chart: Chart) -> list[Words]:
    """Return the headings of the number columns."""
    return [Words(heading, SMALL, MUTED) for heading in chart.columns]


def right_height(row: Row, columns: Columns) -> float:
    """Return the height of the numbers of a row and the remark below them."""
    return numbers_height(row) + stack_height(row.remark, columns.block)


def numbers_height(row: Row) -> float:
    """Return the height of the numbers of a row."""
    return max((words.size * PITCH for words in row.numbers), default=0.0)


def _head_height(chart: Chart, columns: Columns, is_tall: bool) -> float:
    """Return the height of the column headings, and of the ticks where they stand there, too."""
    headings = zip(column_headings(chart), columns.numbers, strict=True)
    return max([*(words.height(width) for words, width in headings), SMALL * PITCH * is_tall])


def _place_rows(
    chart: Chart, columns: Columns, top: float, padding: float
) -> tuple[PlacedRow, ...]:
    """Return the rows from `top` downwards with `padding` points between what they hold."""
    placed: list[PlacedRow] = []
    y = top
    for row in chart.rows:
        y += _gap_above(row, chart.spacing) if placed else 0.0
        placed.append(_place_row(row, y, padding, chart, columns))
        y = placed[-1].bottom
    return tuple(placed)


def _gap_above(row: Row, spacing: Spacing) -> float:
    """Return the space above a row that begins a group, more where the group is a place."""
    largest = max((words.size for words in row.headings), default=0.0)
    return spacing.group * (bool(row.headings or row.key) + (largest > HEADING))


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
    above, below = row.mark.reach(unit) if row.mark else (0.0, 0.0)
    half = max(stack_height(row.label, columns.label), right_height(row, columns)) / 2
    centre = y + padding / 2 + max(above, half)
    bottom = centre + max(below, half) + padding / 2
    return PlacedRow(row, tuple(headings), tuple(key), key_top, tags, y, centre, bottom)


def _place_tags(
    tags: tuple[Tag, ...], low: float, unit: float, columns: Columns
) -> tuple[PlacedTag, ...]:
    """Return tags moved apart within the width of the chart."""
    ordered = sorted(tags, key=lambda tag: tag.x)
    widths = [min(max(words.natural_width for words in tag.stack), TAG_WIDTH) for tag in ordered]
    centres = [(tag.x - low) * unit for tag in ordered]
    apart = spread(centres, widths, -columns.left, columns.plot + columns.right, TAG_GAP)
    return tuple(map(PlacedTag, ordered, apart, widths))
