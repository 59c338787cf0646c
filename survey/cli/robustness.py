"""Commands about how robust a verdict is: what would overturn it, under which assumptions."""

from __future__ import annotations

from typing import Annotated, cast

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
    Output,
    ReadingOption,
    design_effects,
    numbers,
)
from survey.cli.completion import one_of
from survey.cli.output import print_frame
from survey.cli.working import working
from survey.options import DifferenceMethod, Grouping, ProportionMethod, Reading

By = Annotated[Grouping, typer.Option("--by", help="What the sides differ in.")]


def tip(
    study: Name,
    by: By = "country",
    yardstick_deff: Annotated[
        float, typer.Option("--yardstick-deff", help="Design effect to survive.")
    ] = 4.0,
    yardstick_bias: Annotated[
        float, typer.Option("--yardstick-bias", help="Opposite biases to survive, a share.")
    ] = 0.06,
    yardstick_selection_ratio: Annotated[
        float, typer.Option("--yardstick-selection-ratio", help="Selection ratio to survive.")
    ] = 1.5,
    response_rate: Annotated[
        list[str] | None,
        typer.Option("--response-rate", help="Part that answered, or SAMPLE=PART; repeatable."),
    ] = None,
    reading: ReadingOption = "literal",
    assume: Assume = None,
    level: Level = 0.95,
    method: Method = "wilson",
    deff: Deff = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print what would have to be wrong with the samples to overturn each gap."""
    lines = survey.toplines(survey.load(study), reading=reading, assume=assume)
    estimates = survey.estimate(lines, level=level, method=method, deff=design_effects(deff))
    found = survey.tip(
        survey.compare(estimates, by=by),
        yardstick_deff=yardstick_deff,
        yardstick_bias=yardstick_bias,
        yardstick_selection_ratio=yardstick_selection_ratio,
        response_rate=numbers("response_rate", response_rate) if response_rate else None,
    )
    print_frame(found, format, output)


def sensitivity(
    study: Name,
    deff: Annotated[
        list[float] | None, typer.Option("--deff", help="Design effect; may be repeated.")
    ] = None,
    reading: Annotated[
        list[str] | None,
        typer.Option("--reading", help="May be repeated.", autocompletion=one_of(Reading)),
    ] = None,
    level: Annotated[
        list[float] | None, typer.Option("--level", help="Confidence level; may be repeated.")
    ] = None,
    method: Annotated[
        list[str] | None,
        typer.Option(
            "--method",
            help="May be repeated.",
            autocompletion=one_of(ProportionMethod, DifferenceMethod),
        ),
    ] = None,
    assume: Annotated[
        list[str] | None,
        typer.Option("--assume", help="Options to take together, with spaces; may be repeated."),
    ] = None,
    by: By = "country",
    correction: CorrectionOption = "holm",
    format: Format = None,
    output: Output = None,
) -> None:
    """Print every verdict under every combination of assumptions; the first of each is usual."""
    with working("Trying every combination"):
        found = survey.sensitivity(
            survey.load(study),
            deff=deff or 1.0,
            reading=cast("list[Reading]", reading) or "literal",
            level=level or 0.95,
            method=cast("list[ProportionMethod]", method) or "wilson",
            assume=assume,
            by=by,
            correction=correction,
        )
    print_frame(found, format, output)
