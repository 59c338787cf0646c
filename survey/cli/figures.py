"""Commands about figures: what they say, how uncertain they are, whether they fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import survey
from survey.cli.arguments import (
    Assume,
    CorrectionOption,
    Deff,
    Format,
    Level,
    Method,
    Name,
    Names,
    Output,
    ReadingOption,
    Settings,
    design_effects,
)
from survey.cli.output import print_findings, print_frame, print_line
from survey.cli.working import working
from survey.files import write_whole
from survey.options import DifferenceMethod, Grouping, Plottable, ProportionMethod, Reading

if TYPE_CHECKING:
    import pandas as pd


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


def compare(
    studies: Names,
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
    """Print the gaps between countries, waves or studies."""
    found = [_estimates(each, reading, assume, level, method, deff) for each in studies]
    if len(found) == 1:
        estimates = found[0]
    else:
        import pandas as pd  # deferred: the help needs no frame

        estimates = pd.concat(found, ignore_index=True)
    gaps = survey.compare(
        estimates, by=by, reference=reference, difference_method=difference_method,
        correction=correction,
    )  # fmt: skip
    print_frame(gaps, format, output)


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
        deff=design_effects(deff),
    )  # fmt: skip
    print_frame(found, format, output)


def audit(
    study: Name,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Report what does not fit in the printed figures; exit code 1 if anything does not."""
    found = survey.audit(survey.load(study), reading=reading, assume=assume)
    print_findings(found, f"{study}: the figures fit together.", format, output)


def disclosure(study: Name, format: Format = None, output: Output = None) -> None:
    """Print what the source discloses of how the survey was done."""
    print_frame(survey.disclosure(survey.load(study)), format, output)


def plot(
    study: Name,
    picture: Annotated[Plottable, typer.Argument(help="Which picture.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="SVG, PNG or PDF file.")],
    country: Annotated[str, typer.Option("--country", help="Only this ISO code.")] = "",
    topic: Annotated[str, typer.Option("--topic", help="Only this topic.")] = "",
    by_size: Annotated[
        bool, typer.Option("--by-size", help="From the largest gap or share down.")
    ] = False,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
) -> None:
    """Draw a picture into a file."""
    with working("Drawing the picture"):
        from survey.cli.pictures import figure_bytes, figure_of  # deferred: matplotlib

        settings = Settings(reading, assume, level, method, design_effects(deff))
        figure = figure_of(
            picture, survey.load(study), settings,
            only={"country": country, "topic": topic}, by_size=by_size,
        )  # fmt: skip
        drawn = figure_bytes(figure, output)
    print_line(f"Wrote {write_whole(output, drawn)}")


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
    return survey.estimate(lines, level=level, method=method, deff=design_effects(deff))
