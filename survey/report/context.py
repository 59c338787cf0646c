"""Context: figures of other documents beside the survey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from survey.countries import country_name
from survey.labels import listed
from survey.published.study import Study
from survey.report.blocks import Block, Record, Section, paragraph, subheading, to
from survey.report.conduct import described, named
from survey.report.grid import Column, Notes, Row, letters, table
from survey.report.material import Material
from survey.report.phrases import cardinal, days, sentence
from survey.texts import say, say_parts

UNNAMED = ("share", "count", "")
UNITS = {"m2": "m\u00b2", "m3": "m\u00b3"}
SIGNS = {"USD": "$", "EUR": "\u20ac", "GBP": "\u00a3"}


def context(material: Material) -> Section | None:
    """Return the section on studies beside this one; none where there are none."""
    blocks: list[Block] = []
    for number, study in enumerate(material.beside, start=1):
        if len(study.indicators):
            blocks += [subheading(study.title)] if len(material.beside) > 1 else []
            blocks += _indicators(study, f"indicators-{number}")
    if not blocks:
        return None
    return Section(say("context.heading"), [paragraph(say("context.caution")), *blocks])


def _indicators(study: Study, table_id: str) -> list[Block]:
    """Return the indicators of a study by subject, with what standing they have."""
    frame = study.indicators
    sources = {row["source_id"]: row for row in study.sources.to_dict("records")}
    marks = {source_id: letters(place).upper() for place, source_id in enumerate(sources)}
    notes = Notes()
    order = pd.factorize(frame["subject"])[0].argsort(kind="stable")
    rows = [_indicator(row, marks, notes) for row in frame.iloc[order].to_dict("records")]
    columns = [
        Column(say("context.figure"), share=1.5), Column(say("context.where"), share=0.55),
        Column(say("context.when")), Column(say("context.standing")),
        Column(say("context.words"), share=0.8), Column(say("context.source"), "right"),
    ]  # fmt: skip
    documents = "; ".join(f"{mark}: {_document(sources[name])}" for name, mark in marks.items())
    remark = f"{say('context.remark')} {sentence(documents)}" if documents else ""
    links = say_parts("context.lists", table=to(table_id))
    return [
        paragraph(f"{_counts(frame['kind'], max(len(sources), 1))} ", *links),
        table(table_id, study.title, columns, rows, notes, remark),
    ]


def _counts(kinds: pd.Series, documents: int) -> str:
    """Say how many figures of each standing come from how many documents."""
    standing = [
        say(f"context.counted.{kind}", count=count, number=cardinal(count))
        for kind, count in Counter(kinds).items()
    ]
    said = say(
        "context.figures",
        count=len(kinds),
        number=cardinal(len(kinds)),
        documents=say("context.documents", count=documents, number=cardinal(documents)),
        kinds=listed(standing),
    )
    return sentence(said)


def _document(source: Record) -> str:
    """Return a source by its author and publisher, subject, kind and day."""
    return described(": ".join(filter(None, [listed(named(source)), source["title"]])), source)


def _indicator(row: Record, marks: Mapping[str, str], notes: Notes) -> Row:
    """Return the row of one indicator."""
    first, _, last = row["period"].partition("/")
    place = f"{marks.get(row['source_id'], '')} {row['paragraph']}"
    return [
        notes.cell(f"{row['subject']}: {row['measure']}", row["note"]),
        country_name(row["geography"]),
        days(first, last) or say("context.not_printed"),
        say(f"context.kind.{row['kind']}"),
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
