"""Display tables: from a frame to headed columns of text, for the prompt, markdown and paper."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from survey.display.views import VIEWS, Align
from survey.frames import kind_of, require
from survey.texts import say


@dataclass(frozen=True, slots=True)
class DisplayTable:
    """A table as a person reads it.

    Parameters
    ----------
    headings : tuple of str
        One for each column.
    align : tuple of {"left", "right"}
        One for each column.
    rows : tuple of tuple of str
        The cells, as text.
    """

    headings: tuple[str, ...]
    align: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the table as markdown, safe for any text in its cells."""
        rules = ["---:" if side == "right" else "---" for side in self.align]
        lines = [
            tuple(map(escaped, self.headings)),
            tuple(rules),
            *(tuple(map(escaped, row)) for row in self.rows),
        ]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def display_table(frame: pd.DataFrame) -> DisplayTable:
    """Return what a person wants to see of a frame.

    Parameters
    ----------
    frame : DataFrame
        Any frame of `survey.frames`, of which the telling columns are shown in words;
        any other frame is shown as it is.

    Examples
    --------
    >>> print(display_table(pd.DataFrame({"study": ["a"], "samples": [2]})).markdown(), end="")
    | study | samples |
    | --- | ---: |
    | a | 2 |
    """
    kind = kind_of(frame)
    if not kind:
        numeric = [pd.api.types.is_numeric_dtype(dtype) for dtype in frame.dtypes]
        rows = tuple(tuple(map(_plain, row)) for row in frame.itertuples(index=False, name=None))
        align: tuple[Align, ...] = tuple("right" if number else "left" for number in numeric)
        return DisplayTable(tuple(map(str, frame.columns)), align, rows)
    columns = VIEWS[kind]
    records = require(frame, kind).to_dict("records")
    return DisplayTable(
        tuple(say(f"column.{key}") for key, _, _ in columns),
        tuple(side for _, side, _ in columns),
        tuple(tuple(text(row) for _, _, text in columns) for row in records),
    )


def _plain(value: object) -> str:
    """Return a value as text, a missing one empty."""
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def escaped(text: str) -> str:
    """Return a text that markdown prints as it is, on one line."""
    for mark in "\\`*_{}[]<>#|~$":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")
