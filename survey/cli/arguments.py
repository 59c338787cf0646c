"""The arguments and options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from survey.cli.completion import study_names
from survey.errors import OptionError
from survey.options import Correction, ProportionMethod, Reading, TableFormat

Name = Annotated[
    str,
    typer.Argument(
        metavar="STUDY", help="A shipped study or a folder.", autocompletion=study_names
    ),
]
Names = Annotated[
    list[str],
    typer.Argument(metavar="STUDY...", help="Studies, ours first.", autocompletion=study_names),
]
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
    list[str] | None,
    typer.Option("--beside", help="Study of context; may be repeated.", autocompletion=study_names),
]


@dataclass(frozen=True, slots=True)
class Settings:
    """How figures are read, and the intervals they get."""

    reading: Reading
    assume: list[str] | None
    level: float
    method: ProportionMethod
    deff: float | dict[str, float]


def design_effects(given: list[str] | None) -> float | dict[str, float]:
    """Return a design effect, or one for each sample, from texts such as "1.5" or "china=2"."""
    return numbers("deff", given) if given else 1.0


def numbers(name: str, given: list[str]) -> float | dict[str, float]:
    """Return a number, or one for each sample, from texts such as "1.5" or "china=2"."""
    expected = "a number such as 1.5, or SAMPLE=NUMBER"
    found: dict[str, float] = {}
    for text in given:
        sample, _, number = text.rpartition("=")
        try:
            found[sample] = float(number)
        except ValueError:
            raise OptionError.out_of_range(name, text, expected) from None
    if "" in found and len(found) > 1:
        raise OptionError.out_of_range(name, " ".join(given), f"either {expected}, not both")
    return found.get("", found)
