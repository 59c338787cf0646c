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
from survey.cli.completion import languages_offered
from survey.cli.output import print_line
from survey.cli.working import working


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
    title: Annotated[
        str | None, typer.Option("--title", help="Instead of the title of the study.")
    ] = None,
    author: Annotated[str, typer.Option("--author", help="Who answers for the report.")] = "",
    date: Annotated[
        str | None, typer.Option("--date", help="Day such as 2026-11-22; else none is shown.")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="One page instead of all.")] = False,
    language: Annotated[
        str,
        typer.Option(
            "--language",
            help="Language of headings, labels and sentences.",
            autocompletion=languages_offered,
        ),
    ] = "en",
) -> None:
    """Write the PDF report of a study."""
    with working("Writing the report"):
        path = survey.write_report(
            survey.load(study), output, beside=beside or (), reading=reading, assume=assume,
            level=level, method=method, deff=design_effects(deff), correction=correction,
            title=title, author=author, date=date, brief=brief, language=language,
        )  # fmt: skip
    print_line(f"Wrote {path}")
