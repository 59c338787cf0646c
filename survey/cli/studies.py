"""Commands about studies: which there are, what they hold, whether they are well formed."""

from __future__ import annotations

from typing import Annotated

import typer

import survey
from survey.cli.arguments import Format, Name, Output
from survey.cli.output import print_findings, print_frame, print_line
from survey.errors import OptionError


def catalog(format: Format = None, output: Output = None) -> None:
    """List the studies that ship with the package."""
    print_frame(survey.catalog(), format, output)


def show(
    study: Name,
    table: Annotated[str, typer.Option("--table", help="Print one table of the study.")] = "",
    format: Format = None,
    output: Output = None,
) -> None:
    """Say what a study is, or print one of its tables."""
    loaded = survey.load(study)
    if table:
        if table not in loaded.tables:
            raise OptionError.unknown("table", table, loaded.tables)
        print_frame(loaded.tables[table], format, output)
        return
    print_line(str(loaded))


def check(study: Name, format: Format = None, output: Output = None) -> None:
    """Report every problem of a study at once; exit code 1 if there is any."""
    found = survey.check(study)
    print_findings(found, f"{study}: nothing was found.", format, output)
