"""The display table for where there is room: grouped headings, what they mean, notes on rows."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from survey.display.layouts import Heading, layout
from survey.display.tables import DisplayTable, display_table, escaped
from survey.frames import kind_of, require
from survey.texts import say

NAMED_BY = {
    "claims": "claim", "figures": "printed", "findings": "where", "perceived": "figure",
    "review": "printed",
}  # fmt: skip
NOTED = {"toplines", "estimates", "gaps", "tips", "defects", "beside", "review"}


@dataclass(frozen=True, slots=True)
class WideTable:
    """A table as a person reads it where there is room.

    Parameters
    ----------
    headings : tuple of Heading
        One for each column.
    rows : tuple of tuple of str
        The cells, as text.
    notes : tuple of str
        What must be known of each row, as a sentence; empty where nothing must.
    head : int, default 0
        The column that names the rows; notes belong to its cells.
    """

    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    head: int = 0

    def markdown(self) -> str:
        """Return the table as markdown, its footnotes below, safe for any text."""
        said = (*(heading.meaning for heading in self.headings), *self.notes)
        footnotes = [text for text in dict.fromkeys(said) if text]
        marks = {text: f" [{number}]" for number, text in enumerate(footnotes, start=1)}
        headings = [
            f"{_whole(heading)}{marks.get(heading.meaning, '')}" for heading in self.headings
        ]
        rows = [list(row) for row in self.rows]
        for row, note in zip(rows, self.notes, strict=True):
            row[self.head] += marks.get(note, "")
        table = DisplayTable(
            tuple(headings),
            tuple(heading.align for heading in self.headings),
            tuple(map(tuple, rows)),
        )
        below = [f"\n{escaped(f'{mark.strip()} {text}')}\n" for text, mark in marks.items()]
        return "".join([table.markdown(), *below])


def wide_table(frame: pd.DataFrame) -> WideTable:
    """Return what a person wants to see of a frame where there is room.

    Beside what `display_table` shows, it has the number of respondents of each share, both ends
    of intervals in columns of their own, and what headings and rows need to be understood.

    Parameters
    ----------
    frame : DataFrame
        Any frame; of those of `survey.frames` the telling columns are shown in words.

    Examples
    --------
    >>> table = wide_table(pd.DataFrame({"study": ["a"], "samples": [2]}))
    >>> [heading.text for heading in table.headings], table.rows
    (['study', 'samples'], (('a', '2'),))
    """
    kind = kind_of(frame)
    if not kind:
        plain = display_table(frame)
        headings = tuple(map(Heading, plain.headings, plain.align))
        return WideTable(headings, plain.rows, ("",) * len(plain.rows))
    whole = require(frame, kind)
    columns = layout(whole, kind)
    headings = tuple(heading for heading, _ in columns)
    records = whole.to_dict("records")
    rows = tuple(tuple(cell(row) for _, cell in columns) for row in records)
    notes = tuple(_sentence(str(row["note"])) if kind in NOTED else "" for row in records)
    head = [heading.key for heading in headings].index(NAMED_BY.get(kind, "answer"))
    return WideTable(headings, rows, notes, head)


def _whole(heading: Heading) -> str:
    """Return a heading behind what stands above it."""
    text = heading.text
    return say("wide.below", over=heading.over, heading=text) if heading.over else text


def _sentence(note: str) -> str:
    """Return a note as a sentence."""
    if not note:
        return ""
    return say("wide.note", note=f"{note[0].upper()}{note[1:].removesuffix('.')}")
