"""Prints an article with its figures marked: in colours on a terminal, in brackets elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from survey.cli.output import print_line, shown

if TYPE_CHECKING:
    from survey.article.marked import Piece

STYLES = {
    "checked": "black on #56b4e9",
    "draft": "black on #e69f00",
    "encoded": "black on #009e73",
    "not encoded": "bold white on #d55e00",
    "other number": "underline dim",
}  # the colours of Okabe and Ito, as on the page of a review


def print_marked(article: Iterable[Sequence[Piece]]) -> None:
    """Print an article that is cut at its figures, a paragraph a line where it is no terminal."""
    coloured = sys.stdout.isatty()
    for place, pieces in enumerate(article, start=1):
        if coloured:
            _print_coloured(place, pieces)
        else:
            text = "".join(
                f"[{shown(piece.text)} \u2192 {_encoded(piece)}]" if _told(piece)
                else shown(piece.text)
                for piece in pieces
            )  # fmt: skip
            print_line(f"{place:>4}  {text}")


def _print_coloured(place: int, pieces: Sequence[Piece]) -> None:
    """Print a paragraph on a terminal."""
    from rich.console import Console  # deferred: only tables and articles need it
    from rich.table import Table
    from rich.text import Text

    text = Text()
    for piece in pieces:
        text.append(shown(piece.text), STYLES.get(piece.state, ""))
        if _told(piece):
            text.append(f" \u2192 {_encoded(piece)}", "dim italic")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", width=4, style="dim")
    grid.add_column()
    grid.add_row(str(place), text)
    Console(highlight=False).print(grid, "")


def _told(piece: Piece) -> bool:
    """Say whether it matters as what a piece is encoded."""
    return piece.state not in {"", "other number"}


def _encoded(piece: Piece) -> str:
    """Return as what a figure is encoded."""
    return "; ".join(
        shown(" ".join(part for part in (row["id"], row["country"], _cell(row)) if part))
        if row["id"] else f"{piece.state} {row['country']}".strip()
        for row in piece.rows
    )  # fmt: skip


def _cell(row: Mapping[Hashable, Any]) -> str:
    """Return question and answer of a row by their short names; nothing for a sample."""
    return f"{row['question_id']}/{row['response_id']}" if row["question_id"] else ""
