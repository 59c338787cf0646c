"""A chart: what a picture shows, row by row, before anything is placed or drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from survey.plot.words import Entry, Words

if TYPE_CHECKING:
    from survey.plot.canvas import Canvas


class Mark(Protocol):
    """Something drawn at the height of a row."""

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below, where one unit of x is `scale` points."""
        ...

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it at height y."""
        ...


@dataclass(frozen=True, slots=True)
class Tag:
    """Words that name a mark from above."""

    x: float
    stack: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: words at the left, marks in the middle, numbers at the right.

    Parameters
    ----------
    label : tuple of Words
        Set below one another in the left column.
    mark : Mark, optional
        What is drawn; none where there is nothing to draw.
    numbers : tuple of Words
        One for each column at the right.
    remark : tuple of Words
        Set below the numbers, across their columns.
    headings : tuple of Words
        Set above the row, across the left and the middle.
    key : tuple of Entry
        Set below the headings.
    tags : tuple of Tag
        Set right above the mark.
    """

    label: tuple[Words, ...]
    mark: Mark | None = None
    numbers: tuple[Words, ...] = ()
    remark: tuple[Words, ...] = ()
    headings: tuple[Words, ...] = ()
    key: tuple[Entry, ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The horizontal axis of a chart.

    Parameters
    ----------
    low, high : float
        Its ends.
    ticks : tuple of float
        Where it is labelled.
    text : callable
        From a tick to its label.
    zero : float, optional
        The tick that is drawn stronger.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    text: Callable[[float], str]
    zero: float | None = None


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room a chart gives to what.

    Parameters
    ----------
    label : float
        The most that the left column takes of the width, 0 to 1.
    scale : float
        Points that the scale should be long; where the width is small, the left column gives way
        down to a fifth of it.
    row : float
        Points between what two rows hold.
    group : float
        Points above a row with headings.
    """

    label: float = 0.23
    scale: float = 0.0
    row: float = 7.0
    group: float = 9.0


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a picture shows.

    Parameters
    ----------
    rows : tuple of Row
        From top to bottom.
    scale : Scale
        The horizontal axis.
    columns : tuple of str
        Headings of the number columns at the right.
    notes : tuple of Words
        Sentences below the picture.
    places : tuple of Entry
        The samples with their size, below the notes.
    spacing : Spacing
        How much room is given to what.
    """

    rows: tuple[Row, ...]
    scale: Scale
    columns: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()
    places: tuple[Entry, ...] = ()
    spacing: Spacing = Spacing()
