"""What other polls found: figures of other surveys on the same matters, side by side, untested."""

from __future__ import annotations

import pandas as pd

from survey.frames import KEYS
from survey.inference.polls import beside
from survey.labels import percent_range
from survey.report.blocks import Block, Record, Section, paragraph, to
from survey.report.grid import Column, Notes, Row, band, table
from survey.report.material import Material
from survey.report.method import interval_label
from survey.report.phrases import cardinal, level_text, sentence
from survey.texts import say, say_parts

TABLE = "polls"
MOST_ROWS = 40


def polls(material: Material) -> Section | None:
    """Return the section on other surveys; none where none is beside this one."""
    others = [study for study in material.beside if len(study.statements)]
    if not others:
        return None
    settings = material.settings
    figures = beside(
        [material.study, *others],
        level=settings.level, method=settings.method, reading=settings.reading,
    )  # fmt: skip
    own = figures["study"] == material.study.name
    figures = _as_reported(figures, own, material.estimates)
    met = figures["concept"].isin(set(figures.loc[own, "concept"]) - {""})
    chosen = figures[met] if met.any() else figures
    shown = chosen.head(MOST_ROWS)
    left, more = len(figures) - len(chosen), len(chosen) - len(shown)
    blocks = [_introduction(chosen, len(others), left), _table(material, shown)]
    if more:
        left_out = say("polls.more", count=more, number=cardinal(more))
        blocks.append(paragraph(sentence(left_out)))
    return Section(say("polls.heading"), blocks)


def _as_reported(figures: pd.DataFrame, own: pd.Series, estimates: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with the intervals that the rest of the report gives those of its own."""
    known = estimates.set_index(list(KEYS))[["low", "high"]]
    reported = known.reindex(pd.MultiIndex.from_frame(figures[list(KEYS)])).set_index(figures.index)
    return figures.assign(
        low=figures["low"].where(~own, reported["low"]),
        high=figures["high"].where(~own, reported["high"]),
    )


def _introduction(figures: pd.DataFrame, others: int, left: int) -> Block:
    """Say what is set beside what, and why nothing is tested."""
    asked = sentence(say("polls.asked", count=others, number=cardinal(others)))
    shown = say_parts(
        "polls.beside_aside" if left else "polls.beside",
        count=left,
        number=cardinal(left),
        table=to(TABLE),
    )
    related = int((figures["fit"] == "related").sum())
    only = say("polls.related", count=related, number=cardinal(related)) if related else ""
    rest = " ".join(filter(None, [sentence(only), say("polls.caution")]))
    return paragraph(f"{asked} ", *shown, f" {rest}")


def _table(material: Material, figures: pd.DataFrame) -> Block:
    """Return the table of figures by what they measure, those of this survey first."""
    notes = Notes()
    rows: list[Row] = []
    for concept, group in figures.groupby("concept", sort=False):
        own = group[group["study"] == material.study.name]
        is_asked = bool(concept) and len(own) > 0
        rows.append(band(own["question"].iloc[0] if is_asked else say("polls.elsewhere")))
        rows += [_row(row, material.study.name, notes) for row in group.to_dict("records")]
    interval = say("polls.interval", level=level_text(material.settings.level))
    columns = [
        Column(say("polls.survey"), share=1.1), Column(say("polls.answer"), share=1.7),
        Column(say("polls.words"), share=0.8),
        Column(interval, "right"), Column(say("polls.n"), "right"),
    ]  # fmt: skip
    remark = interval_label(figures["interval_kind"])
    return table(TABLE, say("polls.caption"), columns, rows, notes, remark)


def _row(row: Record, own: str, notes: Notes) -> Row:
    """Return the row of one figure; what differs stands in a note."""
    mine = row["study"] == own
    place = str(row["place"])
    noted = [] if mine else [_differing(row)]
    noted += [say("polls.second_hand")] if row["verified"] == "second-hand" else []
    answer = str(row["response"]) if mine else f"{row['question']}: {row['response']}"
    return [
        notes.cell(say("polls.own", place=place) if mine else place, " ".join(noted)),
        answer,
        str(row["printed"]),
        percent_range(row["low"], row["high"], 1),
        str(row["n"]) or say("polls.not_printed"),
    ]


def _differing(row: Record) -> str:
    """Return the title of another survey, and what differs from this one."""
    differences = row["differences"]
    return say(
        "polls.differs" if differences else "polls.alike",
        title=row["title"],
        differences=differences,
    )
