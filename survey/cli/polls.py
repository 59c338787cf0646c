"""Commands about several polls and documents: side by side, pooled, rumoured and measured."""

from __future__ import annotations

from typing import Annotated

import typer

import survey
from survey.cli.arguments import Format, Level, Name, Names, Output, ReadingOption
from survey.cli.output import print_frame
from survey.options import Between, PoolScale


def beside(
    studies: Names,
    reading: ReadingOption = "literal",
    level: Level = 0.95,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print what other studies found beside the first, untested."""
    found = survey.beside(map(survey.load, studies), reading=reading, level=level)
    print_frame(found, format, output)


def pool(
    studies: Names,
    question: Annotated[str, typer.Option("--question", help="Id of a question or concept.")],
    response: Annotated[str, typer.Option("--response", help="Id of the answer.")],
    scale: Annotated[PoolScale, typer.Option("--scale", help="Where shares are averaged.")] = (
        "logit"
    ),
    between: Annotated[
        Between, typer.Option("--between", help="Variance between populations.")
    ] = "paule-mandel",
    level: Level = 0.95,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print one share of several comparable polls."""
    frames = [
        survey.estimate(survey.toplines(survey.load(study)), level=level) for study in studies
    ]
    rows = [
        frame[
            ((frame["question_id"] == question) | (frame["concept"] == question))
            & (frame["response_id"] == response)
        ]
        for frame in frames
    ]
    print_frame(survey.pool(rows, scale=scale, between=between), format, output)


def context(
    study: Name, reading: ReadingOption = "literal", format: Format = None, output: Output = None
) -> None:
    """Print what is rumoured or claimed beside what was measured of the same."""
    found = survey.perceived_vs_measured(survey.load(study), reading=reading)
    print_frame(found, format, output)
