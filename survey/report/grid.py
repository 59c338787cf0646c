"""Tables of texts: columns, bands that head rows, and notes below that marks in cells point to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Literal

from survey.display.aligned import aligned
from survey.report.blocks import Block, plain
from survey.report.phrases import sentence

Cell = str | dict[str, str]
"""A text, or a text with the marks of its notes, the name of its place and where it leads."""
Row = Sequence[Cell] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    heading : str
        Text of the header cell.
    align : {"left", "right"}, default "left"
        Numbers stand right.
    share : float, default 0
        Part of the free width that the column takes; 0 makes it as wide as its longest line.
    over : str, default ""
        What stands above this heading and its neighbours with the same.
    """

    heading: str
    align: Literal["left", "right"] = "left"
    share: float = 0.0
    over: str = ""


@dataclass(slots=True)
class Notes:
    """The notes below one table, each once, marked a, b, c in the order of their first use."""

    texts: list[str] = field(default_factory=list)

    def cell(self, text: str, *notes: str) -> Cell:
        """Return a cell that points to its notes; empty notes are none.

        Examples
        --------
        >>> notes = Notes()
        >>> notes.cell("Neutral", "", "of all"), notes.cell("Support")
        ({'text': 'Neutral', 'marks': 'a'}, 'Support')
        """
        marks = self._marks(notes)
        return {"text": plain(text), "marks": marks} if marks else plain(text)

    def band(self, text: str, lead: str = "", *notes: str) -> dict[str, str]:
        """Return a band that points to its notes."""
        return {**band(text, lead), "marks": self._marks(notes)}

    def _marks(self, notes: Iterable[str]) -> str:
        """Return the marks of notes, entering those that are new."""
        marks = []
        for note in filter(None, map(sentence, notes)):
            if note not in self.texts:
                self.texts.append(note)
            marks.append(letters(self.texts.index(note)))
        return ", ".join(marks)

    def listed(self) -> list[dict[str, str]]:
        """Return the notes with their marks."""
        return [{"mark": letters(place), "text": text} for place, text in enumerate(self.texts)]


def linked(cell: Cell, *, to: str, name: str = "") -> Cell:
    """Return a cell that leads to a named place of the report; it may bear a name itself.

    Examples
    --------
    >>> linked("Support", to="behind/s1", name="printed/s1")
    {'text': 'Support', 'marks': '', 'to': 'behind/s1', 'name': 'printed/s1'}
    """
    read = cell if isinstance(cell, dict) else {"text": plain(cell), "marks": ""}
    return {**read, "to": to, "name": name}


def letters(place: int) -> str:
    """Return the mark of the note at a place, from 0.

    Examples
    --------
    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    before, last = divmod(place, len(ascii_lowercase))
    return (letters(before - 1) if before else "") + ascii_lowercase[last]


def band(text: str, lead: str = "") -> dict[str, str]:
    """Return a row that heads the rows below it; `lead` stands out before its text."""
    return {"lead": plain(lead), "text": plain(text), "marks": ""}


def table(
    block_id: str,
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    notes: Notes | None = None,
    remark: str = "",
) -> Block:
    """Return a table: a row is one cell a column, or a band; a remark stands first below it.

    The numbers of columns at the right are aligned at their decimal points.
    """
    lines = [row if isinstance(row, dict) else [_cell(cell) for cell in row] for row in rows]
    _align(columns, [line for line in lines if not isinstance(line, dict)])
    return {
        "kind": "table",
        "id": block_id,
        "caption": plain(caption),
        "columns": [
            {
                "heading": column.heading,
                "align": column.align,
                "share": column.share,
                "over": column.over,
            }
            for column in columns
        ],
        "rows": [{"band": line} if isinstance(line, dict) else {"cells": line} for line in lines],
        "remark": plain(remark),
        "notes": notes.listed() if notes else [],
    }


def _align(columns: Sequence[Column], lines: Sequence[list[Cell]]) -> None:
    """Align the numbers of columns at the right, line by line."""
    for place, column in enumerate(columns):
        if column.align == "right":
            texts = aligned([_text(line[place]) for line in lines])
            for line, text in zip(lines, texts, strict=True):
                line[place] = _worded(line[place], text)


def _cell(cell: Cell) -> Cell:
    """Return a cell with its text on one line."""
    return cell if isinstance(cell, dict) else plain(cell)


def _text(cell: Cell) -> str:
    """Return the text of a cell."""
    return cell["text"] if isinstance(cell, dict) else cell


def _worded(cell: Cell, text: str) -> Cell:
    """Return a cell with another text."""
    return {**cell, "text": text} if isinstance(cell, dict) else text
