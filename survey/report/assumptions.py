"""What the source leaves open, and how each point is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from survey.labels import listed
from survey.published.assumptions import chosen
from survey.report.blocks import Block, Record, paragraph, subheading, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.phrases import counted

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
    for heading, points in (
        ("Left open: bounds cover what any of these options gives", several),
        ("Read in one way", decided),
    ):
        if points:
            rows += [band(heading), *_rows(points)]
    columns = [
        Column("Read here as", share=2.1), Column("Set aside", share=0.8),
        Column("Paragraph", "right", 0.4),
    ]  # fmt: skip
    text = (
        f"The source leaves {counted(len(issues), 'point')} open, such as what a share is a share "
        "of, whom it is about, or whether one phrase speaks of several answers. An option that is "
        "set aside can be taken instead when the report is written again. "
    )
    return [
        subheading("What the source leaves open"),
        paragraph(text, to("assumptions"), " lists them."),
        table("assumptions", "What the source leaves open, and how it is read", columns, rows),
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
        taken = " Or: ".join(str(option["text"] or option["option"]) for option in admitted)
        left = listed((str(option["option"]) for option in aside), "or")
        places.setdefault((taken, left), []).append(str((admitted or aside)[0]["paragraph"]))
    return [
        [taken, left, ", ".join(filter(None, found))] for (taken, left), found in places.items()
    ]
