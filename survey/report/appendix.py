"""Every figure with the statements behind it: what was printed, where, and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import pandas as pd

from survey.report.blocks import Block, Record, Section, paragraph, subheading
from survey.report.conduct import source_text
from survey.report.grid import Cell, Column, Notes, Row, table
from survey.report.material import Material
from survey.report.phrases import cardinal, counted
from survey.report.printed import groups

BASIS = {
    "named": "",
    "context": "Respondents are not named at this place; the text around it speaks of them",
    "open": "Respondents are not named",
}


def appendix(material: Material) -> Section:
    """Return the tables of all figures with their statements."""
    used = {name for names in material.estimates["statements"] for name in names.split()}
    aside = len(material.study.statements) - len(used)
    more = f"; {cardinal(aside)} more hold only under options set aside" if aside else ""
    sources = material.study.sources.to_dict("records")
    blocks: list[Block] = [
        paragraph(
            f"The figures of this report rest on {counted(len(used), 'statement')}{more}. "
            "Questions and answers are given in own words, number phrases as printed. Paragraphs "
            "are counted from 1 over those that are not empty."
        )
    ]
    blocks += [paragraph(_source(source, named=len(sources) > 1)) for source in sources]
    parts = groups(material.estimates)
    for number, (name, rows) in enumerate(parts, start=1):
        blocks += [subheading(name)] if len(parts) > 1 else []
        blocks.append(_table(material, f"statements-{number}", name, rows))
    return Section("Every figure with its statements", blocks)


def _source(source: Record, *, named: bool) -> str:
    """Return where a source can be found and which text of it was read."""
    parts = [source_text(source), str(source["title"]), str(source["address"])]
    told = ". ".join(part for part in parts if part)
    digest = f" SHA-256 of the text that was read: {source['sha256']}." if source["sha256"] else ""
    return f"Source{' ' + str(source['source_id']) if named else ''}: {told}.{digest}"


def _table(material: Material, table_id: str, name: str, figures: pd.DataFrame) -> Block:
    """Return the table of statements behind some figures, without columns that are empty."""
    study = material.study
    statements = {row["statement_id"]: row for row in study.statements.to_dict("records")}
    about = dict(zip(study.questions["question_id"], study.questions["note"], strict=True))
    several = figures["sample_id"].nunique() > 1
    shown = {
        Column("Answer", share=1.6): True,
        Column("Printed words", share=1): True,
        Column("Source"): study.statements["source_id"].nunique() > 1,
        Column("Paragraph", "right"): bool((study.statements["paragraph"] != "").any()),
    }
    notes = Notes()
    rows: list[Row] = []
    before = ""
    for figure in figures.to_dict("records"):
        if (question := str(figure["question_id"])) != before:
            rows.append(notes.band(figure["question"], figure["topic"], about.get(question, "")))
            before = question
        label = f"{figure['place']}: {figure['response']}" if several else str(figure["response"])
        behind = [statements[key] for key in figure["statements"].split() if key in statements]
        rows += [list(compress(cells, shown.values())) for cells in _rows(label, behind, notes)]
    kept = [column for column, wanted in shown.items() if wanted]
    return table(table_id, f"{name}: statements behind each figure", kept, rows, notes)


def _rows(label: str, statements: Sequence[Record], notes: Notes) -> list[list[Cell]]:
    """Return a row for each different place and wording of a figure, its label said once."""
    rows: list[list[Cell]] = []
    seen: set[tuple[str, ...]] = set()
    for statement in statements:
        place = (statement["wording"], statement["source_id"], statement["paragraph"])
        if place not in seen:
            seen.add(place)
            remarks = BASIS.get(statement["sample_basis"], ""), statement["note"]
            first = label if len(seen) == 1 else ""
            rows.append([first, notes.cell(place[0], *remarks), *place[1:]])
    return rows
