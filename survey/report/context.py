"""Context: figures of other documents and polls beside the survey."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from survey.countries import country_name
from survey.labels import count_range, listed, percent_range
from survey.published.study import Study
from survey.report.blocks import Block, Record, Section, paragraph, subheading, to
from survey.report.conduct import named
from survey.report.grid import Column, Notes, Row, band, letters, table
from survey.report.material import Material
from survey.report.method import interval_label
from survey.report.phrases import cardinal, counted, days, level_text
from survey.report.printed import bounds_of

UNNAMED = ("share", "count", "")
UNITS = {"m2": "m\u00b2", "m3": "m\u00b3"}
SIGNS = {"USD": "$", "EUR": "\u20ac", "GBP": "\u00a3"}


def context(material: Material) -> Section | None:
    """Return the section on studies beside this one; none where there are none."""
    blocks: list[Block] = []
    level = material.settings.level
    concepts = set(material.estimates["concept"]) - {""}
    both = zip(material.beside, material.beside_estimates, strict=True)
    for number, (study, figures) in enumerate(both, start=1):
        parts = [
            *(_indicators(study, f"indicators-{number}") if len(study.indicators) else []),
            *(
                _poll(study.title, figures, concepts, level, f"poll-{number}")
                if len(figures)
                else []
            ),
        ]
        if parts:
            blocks += [subheading(study.title)] if len(material.beside) > 1 else []
            blocks += parts
    if not blocks:
        return None
    caution = paragraph(
        "The figures of this section come from other documents and were not checked against the "
        "survey. They show the setting; they neither confirm nor refute its shares."
    )
    return Section("Context from other documents", [caution, *blocks])


def _indicators(study: Study, table_id: str) -> list[Block]:
    """Return the indicators of a study by subject, with what standing they have."""
    frame = study.indicators
    sources = {row["source_id"]: row for row in study.sources.to_dict("records")}
    marks = {source_id: letters(place).upper() for place, source_id in enumerate(sources)}
    kinds = frame["kind"].value_counts(sort=False)
    standing = listed(f"{cardinal(int(count))} {kind}" for kind, count in kinds.items())
    notes = Notes()
    order = pd.factorize(frame["subject"])[0].argsort(kind="stable")
    rows = [_indicator(row, marks, notes) for row in frame.iloc[order].to_dict("records")]
    columns = [
        Column("Figure", share=1.5), Column("Where", share=0.55), Column("When"),
        Column("Standing"), Column("As printed", share=0.8), Column("Source", "right"),
    ]  # fmt: skip
    documents = "; ".join(f"{mark}: {_document(sources[name])}" for name, mark in marks.items())
    remark = f"Source: document and paragraph. {documents}." if documents else ""
    return [
        paragraph(
            f"{counted(len(frame), 'figure').capitalize()} of context come from "
            f"{counted(max(len(sources), 1), 'document')}: {standing}. ",
            to(table_id), " lists them by subject, as printed.",
        ),
        table(table_id, study.title, columns, rows, notes, remark),
    ]  # fmt: skip


def _document(source: Record) -> str:
    """Return a source by its author and publisher, subject, kind and day."""
    details = f"{source['kind']}, {days(source['published'], '') or 'no date printed'}"
    return f"{': '.join(filter(None, [listed(named(source)), source['title']]))} ({details})"


def _indicator(row: Record, marks: Mapping[str, str], notes: Notes) -> Row:
    """Return the row of one indicator."""
    first, _, last = row["period"].partition("/")
    place = f"{marks.get(row['source_id'], '')} {row['paragraph']}"
    return [
        notes.cell(f"{row['subject']}: {row['measure']}", row["note"]),
        country_name(row["geography"]),
        days(first, last) or "not printed",
        row["kind"],
        _amount(row["wording"], row["unit"]),
        place.strip(),
    ]


def _amount(wording: str, unit: str) -> str:
    """Return a printed phrase with its unit where the phrase does not show it.

    Examples
    --------
    >>> _amount("over 2,000", "km"), _amount("$94.8 billion", "USD"), _amount("five", "count")
    ('over 2,000 km', '$94.8 billion', 'five')
    """
    shown = unit in UNNAMED or SIGNS.get(unit, unit) in wording
    return wording if shown else f"{wording} {UNITS.get(unit, unit)}"


def _poll(
    title: str, figures: pd.DataFrame, concepts: set[str], level: float, table_id: str
) -> list[Block]:
    """Return the figures of another survey: those on a shared concept, else all of them."""
    shared = figures[figures["concept"].isin(concepts)]
    chosen = shared if len(shared) else figures
    told = (
        f"{counted(len(shared), 'figure').capitalize()} of this survey measure what this report is "
        "about, more or less closely. "
        if len(shared)
        else f"None of the {counted(len(figures), 'figure')} of this survey measures the same. "
    )
    several = chosen["sample_id"].nunique() > 1
    shown: list[Row] = []
    for (question, fit), answers in chosen.groupby(["question", "fit"], sort=False):
        shown.append(band(str(question), f"{fit} measure:".capitalize() if len(shared) else ""))
        for row in answers.to_dict("records"):
            label = f"{row['place']}: {row['response']}" if several else str(row["response"])
            interval = percent_range(row["low"], row["high"], 1)
            size = count_range(row["n_low"], row["n_high"])
            shown.append([label, str(row["printed"]), bounds_of(row), interval, size])
    columns = [
        Column("Answer", share=1.5), Column("Printed words", share=1), Column("Bounds", "right"),
        Column(f"{level_text(level)} interval", "right"), Column("n", "right"),
    ]  # fmt: skip
    return [
        paragraph(told, to(table_id), " shows them as printed."),
        table(
            table_id,
            f"Figures of another survey: {title}",
            columns,
            shown,
            remark=interval_label(chosen["interval_kind"]),
        ),
    ]
