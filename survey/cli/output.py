"""Prints frames, findings and lines: as a table, CSV, JSON or markdown, to the screen or a file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from survey.files import write_whole
from survey.options import TableFormat

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES: dict[str, TableFormat] = {".csv": "csv", ".json": "json", ".md": "markdown"}
WIDTH_IN_FILES = 160
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def print_frame(frame: pd.DataFrame, format: TableFormat | None, output: Path | None) -> None:
    """Print a frame, or write it to a file whose suffix names the format unless one is given."""
    chosen = format or SUFFIXES.get(output.suffix if output else "", "table")
    text = frame_text(frame, chosen, to_file=output is not None)
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text.encode())
        sys.stderr.write(f"Wrote {output}\n")


def frame_text(frame: pd.DataFrame, format: TableFormat, *, to_file: bool) -> str:
    """Return a frame in a format; tables and markdown show the telling columns in words."""
    if format == "csv":
        return str(frame.to_csv(index=False, lineterminator="\n"))
    if format == "json":
        return f"{frame.to_json(orient='records', indent=2, force_ascii=False)}\n"
    if format == "markdown":
        from survey.display.wide import wide_table  # deferred: needs pandas

        return shown(wide_table(frame).markdown())
    from survey.display.tables import display_table  # deferred: needs pandas

    table = display_table(frame)
    if not table.rows:
        return "No rows.\n"
    return _aligned(table.headings, table.align, table.rows, to_file=to_file)


def _aligned(
    headings: tuple[str, ...],
    align: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    *,
    to_file: bool,
) -> str:
    """Return an aligned table that fits the screen; texts of a study are never markup."""
    from rich.console import Console  # deferred: only tables need it
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    for heading, side in zip(headings, align, strict=True):
        right = side == "right"
        table.add_column(
            Text(heading), justify="right" if right else "left", overflow="fold", no_wrap=right
        )
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    wide = to_file or not sys.stdout.isatty()
    console = Console(width=WIDTH_IN_FILES if wide else None, no_color=wide, highlight=False)
    with console.capture() as captured:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def print_findings(
    found: pd.DataFrame, fine: str, format: TableFormat | None, output: Path | None
) -> None:
    """Print findings, or that all is fine; exit with 1 where one is more than a note."""
    if found.empty and output is None and format in {None, "table"}:
        print_line(fine)
    else:
        print_frame(found, format, output)
    if (found["severity"] != "note").any():
        raise typer.Exit(1)


def shown(text: str) -> str:
    """Return a text without characters that would steer a terminal."""
    return CONTROL.sub("\ufffd", text)


def print_line(text: str) -> None:
    """Print a line of text."""
    sys.stdout.write(f"{text}\n")
