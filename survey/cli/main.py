"""The command `survey`. Exit code 0: fine; 1: check, audit or verify found something; 2: misuse."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import survey
from survey.cli import article, figures, polls, report, robustness, studies
from survey.cli.output import print_line
from survey.errors import SurveyError

app = typer.Typer(
    help="What printed survey figures can carry.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    studies.catalog,
    studies.show,
    article.extract,
    article.new,
    article.review,
    article.verify,
    studies.check,
    figures.toplines,
    figures.remainders,
    figures.estimate,
    figures.compare,
    robustness.tip,
    robustness.sensitivity,
    polls.beside,
    polls.pool,
    polls.context,
    figures.claims,
    figures.audit,
    figures.disclosure,
    figures.plot,
    report.report,
)  # in the order of the help
for command in COMMANDS:
    app.command()(command)


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Answer `survey --version`."""
    if show:
        print_line(f"survey {survey.__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command; a mistake of the user is answered in words, never with a traceback."""
    try:
        app()
    except SurveyError as error:
        sys.stderr.write(f"survey: {error}\n")
        raise SystemExit(2) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
