"""What the source leaves open, and how each point is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from survey.labels import listed
from survey.published.assumptions import chosen
from survey.report.blocks import Block, Record, paragraph, subheading, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.phrases import cardinal
from survey.texts import say, say_parts

Point = tuple[list[Record], list[Record]]


def open_points(material: Material) -> list[Block]:
    """Return what the source leaves open, issue by issue: what is admitted, what set aside."""
    assumptions = material.study.assumptions
    if assumptions.empty:
        return []
    wanted = chosen(material.settings.assume)
    issues = [rows.to_dict("records") for _, rows in assumptions.groupby("issue", sort=False)]
    split = [_split(options, wanted) for options in issues]
    several = [both for both in split if len(both[0]) > 1]
    decided = [both for both in split if len(both[0]) <= 1]
    rows: list[Row] = []
    if several:
        rows += [band(say("assumptions.several")), *_rows(several)]
    if decided:
        rows += [band(say("assumptions.decided")), *_rows(decided)]
    columns = [
        Column(say("assumptions.read_as"), share=2.1), Column(say("assumptions.aside"), share=0.8),
        Column(say("assumptions.paragraph"), "right", 0.4),
    ]  # fmt: skip
    count = len(issues)
    points = say("assumptions.points", count=count, number=cardinal(count))
    lists = say_parts("assumptions.lists", table=to("assumptions"))
    return [
        subheading(say("assumptions.heading")),
        paragraph(f"{points} {say('assumptions.set_aside')} ", *lists),
        table("assumptions", say("assumptions.caption"), columns, rows),
    ]


def _split(options: Sequence[Record], wanted: Iterable[str]) -> Point:
    """Return the options of an issue that are admitted, and those that are not."""
    named = [option for option in options if option["assumption_id"] in wanted]
    admitted = named or [option for option in options if option["default"] == "yes"]
    return admitted, [option for option in options if option not in admitted]


def _rows(points: Iterable[Point]) -> list[Row]:
    """Return a row for each point; points read in the same words share one."""
    places: dict[tuple[str, str], list[str]] = {}
    for admitted, aside in points:
        taken = _either(str(option["text"] or option["option"]) for option in admitted)
        left = listed((str(option["option"]) for option in aside), "or")
        places.setdefault((taken, left), []).append(str((admitted or aside)[0]["paragraph"]))
    return [
        [taken, left, ", ".join(filter(None, found))] for (taken, left), found in places.items()
    ]


def _either(options: Iterable[str]) -> str:
    """Return options as alternatives, each in its own sentences."""
    return " ".join(
        say("assumptions.or", option=option) if place else option
        for place, option in enumerate(options)
    )
