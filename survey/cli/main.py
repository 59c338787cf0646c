"""The command `survey`. Exit code 0: fine; 1: check, audit or verify found something; 2: misuse."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import survey
from survey.cli.output import print_frame
from survey.errors import InputError, OptionError, SurveyError
from survey.files import write_whole
from survey.options import (
    Correction,
    DifferenceMethod,
    Grouping,
    Picture,
    ProportionMethod,
    Reading,
    TableFormat,
)

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(
    help="What printed survey figures can carry.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Name = Annotated[str, typer.Argument(metavar="STUDY", help="A shipped study or a folder.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")]
Format = Annotated[TableFormat | None, typer.Option("--format", help="How to print the rows.")]
ReadingOption = Annotated[Reading, typer.Option("--reading", help="How vague words are read.")]
Assume = Annotated[
    list[str] | None,
    typer.Option("--assume", help="Option of an open issue to take; may be repeated."),
]
Level = Annotated[float, typer.Option("--level", help="Confidence level.")]
Method = Annotated[ProportionMethod, typer.Option("--method", help="Interval of one share.")]
Deff = Annotated[
    list[str] | None,
    typer.Option("--deff", help="Design effect, or SAMPLE=NUMBER; may be repeated."),
]
CorrectionOption = Annotated[
    Correction, typer.Option("--correction", help="For several comparisons.")
]
Beside = Annotated[
    list[str] | None, typer.Option("--beside", help="Study of context; may be repeated.")
]


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Answer `survey --version`."""
    if show:
        print_line(f"survey {survey.__version__}")
        raise typer.Exit


@app.command()
def catalog(format: Format = None, output: Output = None) -> None:
    """List the studies that ship with the package."""
    print_frame(survey.catalog(), format, output)


@app.command()
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


@app.command()
def check(study: Name, format: Format = None, output: Output = None) -> None:
    """Report every problem of a study at once; exit code 1 if there is any."""
    found = survey.check(study)
    _print_findings(found, f"{study}: nothing was found.", format, output)


@app.command()
def toplines(
    study: Name,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    tighten: Annotated[
        bool, typer.Option(help="Whether relations and the logic of questions narrow bounds.")
    ] = True,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print what all statements say together about each figure."""
    lines = survey.toplines(survey.load(study), reading=reading, assume=assume, tighten=tighten)
    print_frame(lines, format, output)


@app.command()
def remainders(
    study: Name,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print what was not published of questions with one answer."""
    lines = survey.toplines(survey.load(study), reading=reading, assume=assume)
    print_frame(survey.remainders(lines), format, output)


@app.command()
def estimate(
    study: Name,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print each share with its confidence interval."""
    print_frame(_estimates(study, reading, assume, level, method, deff), format, output)


@app.command()
def compare(
    study: Name,
    by: Annotated[Grouping, typer.Option("--by", help="What the sides differ in.")] = "country",
    reference: Annotated[
        str | None, typer.Option("--reference", help="Compare the others with this one.")
    ] = None,
    difference_method: Annotated[
        DifferenceMethod, typer.Option("--difference-method", help="Interval of a difference.")
    ] = "newcombe",
    correction: CorrectionOption = "holm",
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print the gaps between countries or waves."""
    estimates = _estimates(study, reading, assume, level, method, deff)
    gaps = survey.compare(
        estimates, by=by, reference=reference, difference_method=difference_method,
        correction=correction,
    )  # fmt: skip
    print_frame(gaps, format, output)


@app.command()
def claims(
    study: Name,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print the comparisons that the source states, and whether they hold."""
    found = survey.claims(
        survey.load(study), reading=reading, assume=assume, level=level, method=method,
        deff=_deff(deff),
    )  # fmt: skip
    print_frame(found, format, output)


@app.command()
def audit(
    study: Name,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Report what does not fit in the printed figures; exit code 1 if anything does not."""
    found = survey.audit(survey.load(study), reading=reading, assume=assume)
    _print_findings(found, f"{study}: the figures fit together.", format, output)


@app.command()
def disclosure(study: Name, format: Format = None, output: Output = None) -> None:
    """Print what the source discloses of how the survey was done."""
    print_frame(survey.disclosure(survey.load(study)), format, output)


@app.command()
def verify(
    study: Name,
    source: Annotated[Path, typer.Option("--source", help="The text of the source, UTF-8.")],
    format: Format = None,
    output: Output = None,
) -> None:
    """Report where a study and its source do not agree; exit code 1 if anywhere."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError.unreadable(source, reason or str(error)) from None
    found = survey.verify(survey.load(study), text)
    _print_findings(found, f"{study} agrees with {source}.", format, output)


@app.command()
def plot(
    study: Name,
    picture: Annotated[Picture, typer.Argument(help="Which picture.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="SVG, PNG or PDF file.")],
    country: Annotated[str, typer.Option("--country", help="Only this ISO code.")] = "",
    topic: Annotated[str, typer.Option("--topic", help="Only this topic.")] = "",
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
) -> None:
    """Draw a picture into a file."""
    from survey.cli.pictures import picture_bytes, picture_frame  # deferred: matplotlib

    if picture == "claims":
        found = survey.claims(
            survey.load(study), reading=reading, assume=assume, level=level, method=method,
            deff=_deff(deff),
        )  # fmt: skip
        print_line(f"Wrote {write_whole(output, picture_bytes(picture, found, output))}")
        return
    estimates = _estimates(study, reading, assume, level, method, deff)
    for column, wanted in (("country", country), ("topic", topic)):
        if wanted:
            known = list(dict.fromkeys(estimates[column]))
            if wanted not in known:
                raise OptionError.unknown(column, wanted, known)
            estimates = estimates[estimates[column] == wanted]
    content = picture_bytes(picture, picture_frame(picture, estimates), output)
    print_line(f"Wrote {write_whole(output, content)}")


@app.command()
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
        level=level, method=method, deff=_deff(deff), correction=correction, title=title,
        author=author, date=date,
    )  # fmt: skip
    print_line(f"Wrote {path}")


def _print_findings(
    found: pd.DataFrame, fine: str, format: TableFormat | None, output: Path | None
) -> None:
    """Print findings, or that all is fine; exit with 1 where one is more than a note."""
    if found.empty and output is None and format in {None, "table"}:
        print_line(fine)
    else:
        print_frame(found, format, output)
    if (found["severity"] != "note").any():
        raise typer.Exit(1)


def _estimates(
    study: str,
    reading: Reading,
    assume: list[str] | None,
    level: float,
    method: ProportionMethod,
    deff: list[str] | None,
) -> pd.DataFrame:
    """Return the estimates of a study under the options of a command."""
    lines = survey.toplines(survey.load(study), reading=reading, assume=assume)
    return survey.estimate(lines, level=level, method=method, deff=_deff(deff))


def _deff(given: list[str] | None) -> float | dict[str, float]:
    """Return a design effect, or one for each sample, from texts such as "1.5" or "china=2"."""
    expected = "a number such as 1.5, or SAMPLE=NUMBER"
    effects: dict[str, float] = {}
    for text in given or ():
        sample, _, number = text.rpartition("=")
        try:
            effects[sample] = float(number)
        except ValueError:
            raise OptionError.out_of_range("deff", text, expected) from None
    if "" in effects and len(effects) > 1:
        raise OptionError.out_of_range(
            "deff", " ".join(given or ()), f"either {expected}, not both"
        )
    return effects.get("", 1.0) if "" in effects or not effects else effects


def print_line(text: str) -> None:
    """Print a line of text."""
    sys.stdout.write(f"{text}\n")


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
