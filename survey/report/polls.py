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
from survey.report.phrases import counted, level_text

HEADING = "What other polls found"
TABLE = "polls"
OWN = "This survey"
ELSEWHERE = "Not asked in this survey"
SECOND_HAND = "Known at second hand."
NO_SIZE = "not printed"
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
        blocks.append(
            paragraph(f"{counted(more, 'more figure').capitalize()} {_is(more)} left out.")
        )
    return Section(HEADING, blocks)


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
    related = int((figures["fit"] == "related").sum())
    unasked = f"; {counted(left, 'figure')} on other matters {_is(left)} left out" if left else ""
    only = f"{counted(related, 'figure').capitalize()} {_is(related)} of a question that is only "
    return paragraph(
        f"{counted(others, 'other survey').capitalize()} asked about the same, more or less "
        "closely. ",
        to(TABLE),
        f" sets the figures side by side{unasked}. {f'{only}related. ' if related else ''}"
        "Wording, place, time and mode differ, as the notes say; nothing is tested here, and no "
        "difference between surveys is a finding.",
    )


def _is(count: int) -> str:
    """Return the verb to a count."""
    return "is" if count == 1 else "are"


def _table(material: Material, figures: pd.DataFrame) -> Block:
    """Return the table of figures by what they measure, those of this survey first."""
    notes = Notes()
    rows: list[Row] = []
    for concept, group in figures.groupby("concept", sort=False):
        own = group[group["study"] == material.study.name]
        asked = str(own["question"].iloc[0]) if len(own) else ELSEWHERE
        rows.append(band(asked if concept else ELSEWHERE))
        rows += [_row(row, material.study.name, notes) for row in group.to_dict("records")]
    columns = [
        Column("Survey", share=1.1), Column("Answer", share=1.7),
        Column("Printed words", share=0.8),
        Column(f"{level_text(material.settings.level)} interval", "right"), Column("n", "right"),
    ]  # fmt: skip
    return table(
        TABLE, "Figures of other surveys beside those of this one", columns, rows, notes,
        interval_label(figures["interval_kind"]),
    )  # fmt: skip


def _row(row: Record, own: str, notes: Notes) -> Row:
    """Return the row of one figure; what differs stands in a note."""
    mine = row["study"] == own
    place = str(row["place"])
    unlike = f" Differs in {row['differences']}." if row["differences"] else ""
    differs = "" if mine else f"{row['title']}.{unlike}"
    if row["verified"] == "second-hand":
        differs = f"{differs} {SECOND_HAND}".strip()
    answer = str(row["response"]) if mine else f"{row['question']}: {row['response']}"
    return [
        notes.cell(f"{OWN}: {place}" if mine else place, differs),
        answer,
        str(row["printed"]),
        percent_range(row["low"], row["high"], 1),
        str(row["n"]) or NO_SIZE,
    ]
