"""The command that writes the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import survey
from survey.cli.arguments import (
    Assume,
    Beside,
    CorrectionOption,
    Deff,
    Level,
    Method,
    Name,
    ReadingOption,
    design_effects,
)
from survey.cli.output import print_line


def report(
    study: Name,
    output: Annotated[Path, typer.Option("--output", "-o", help="PDF file.")],
    beside: Beside = None,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
    correction: CorrectionOption = "holm",
    title: Annotated[str | None, typer.Option("--title", help="Title of the report.")] = None,
    author: Annotated[str, typer.Option("--author", help="Author of the report.")] = "",
    date: Annotated[str | None, typer.Option("--date", help="Date of the report.")] = None,
) -> None:
    """Write the PDF report of a study."""
    path = survey.write_report(
        survey.load(study), output, beside=beside or (), reading=reading, assume=assume,
        level=level, method=method, deff=design_effects(deff), correction=correction, title=title,
        author=author, date=date,
    )  # fmt: skip
    print_line(f"Wrote {path}")
