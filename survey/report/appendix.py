"""Every figure with the statements behind it: what was printed, where, and about whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import pandas as pd

from survey.report.blocks import Block, Record, Section, paragraph, subheading
from survey.report.conduct import source_text
from survey.report.grid import Cell, Column, Notes, Row, linked, table
from survey.report.material import Material
from survey.report.phrases import cardinal
from survey.report.printed import groups
from survey.report.rows import behind, figure_row
from survey.texts import say


def appendix(material: Material) -> Section:
    """Return the tables of all figures with their statements."""
    used = {name for names in material.estimates["statements"] for name in names.split()}
    aside = len(material.study.statements) - len(used)
    told = [say("appendix.rest", count=len(used), number=cardinal(len(used)))]
    told += [say("appendix.aside", count=aside, number=cardinal(aside))] if aside else []
    sources = material.study.sources.to_dict("records")
    blocks: list[Block] = [paragraph(" ".join([*told, say("appendix.reading")]))]
    blocks += [paragraph(_source(source, named=len(sources) > 1)) for source in sources]
    parts = groups(material.estimates)
    for number, (name, rows) in enumerate(parts, start=1):
        blocks += [subheading(name)] if len(parts) > 1 else []
        blocks.append(_table(material, f"statements-{number}", name, rows))
    return Section(say("appendix.heading"), blocks)


def _source(source: Record, *, named: bool) -> str:
    """Return where a source can be found and which text of it was read."""
    parts = [source_text(source), str(source["title"]), str(source["address"])]
    about = ". ".join(part for part in parts if part)
    name = source["source_id"]
    told = [say("appendix.source_named" if named else "appendix.source", name=name, about=about)]
    told += [say("appendix.digest", digest=source["sha256"])] if source["sha256"] else []
    return " ".join(told)


def _table(material: Material, table_id: str, name: str, figures: pd.DataFrame) -> Block:
    """Return the table of statements behind some figures, without columns that are empty."""
    study = material.study
    statements = {row["statement_id"]: row for row in study.statements.to_dict("records")}
    about = dict(zip(study.questions["question_id"], study.questions["note"], strict=True))
    several = figures["sample_id"].nunique() > 1
    shown = {
        Column(say("appendix.answer"), share=1.6): True,
        Column(say("appendix.words"), share=1): True,
        Column(say("appendix.source_column")): study.statements["source_id"].nunique() > 1,
        Column(say("appendix.paragraph"), "right"): bool(
            (study.statements["paragraph"] != "").any()
        ),
    }
    notes = Notes()
    rows: list[Row] = []
    before = ""
    for figure in figures.to_dict("records"):
        if (question := str(figure["question_id"])) != before:
            rows.append(notes.band(figure["question"], figure["topic"], about.get(question, "")))
            before = question
        answer = str(figure["response"])
        if several:
            answer = say("appendix.answer_of", place=figure["place"], answer=answer)
        label = linked(answer, name=behind(figure), to=figure_row(figure))
        found = [statements[key] for key in figure["statements"].split() if key in statements]
        rows += [list(compress(cells, shown.values())) for cells in _rows(label, found, notes)]
    kept = [column for column, wanted in shown.items() if wanted]
    return table(table_id, say("appendix.caption", name=name), kept, rows, notes)


def _rows(label: Cell, statements: Sequence[Record], notes: Notes) -> list[list[Cell]]:
    """Return a row for each different place and wording of a figure, its label said once."""
    rows: list[list[Cell]] = []
    seen: set[tuple[str, ...]] = set()
    for statement in statements:
        place = (statement["wording"], statement["source_id"], statement["paragraph"])
        if place not in seen:
            seen.add(place)
            basis = say(f"appendix.basis.{statement['sample_basis']}", default="")
            remarks = basis, statement["note"]
            first = label if len(seen) == 1 else ""
            rows.append([first, notes.cell(place[0], *remarks), *place[1:]])
    return rows
