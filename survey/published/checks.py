"""What crosses columns and tables of a study: keys, references, sample sizes, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from survey.bounds import Bounds
from survey.errors import CellError, WordingError, did_you_mean
from survey.findings import Finding, findings_frame
from survey.published.cells import Cell, Others, parse_cell, parse_terms
from survey.published.columns import column_findings, value_problem
from survey.published.schema import REQUIRED_TABLES, TABLES, Column, Table, table
from survey.wording.reading import read_wording

Tables = Mapping[str, pd.DataFrame]
MISSING = "missing"
DRAFT = "draft"
TO_FILL_IN = "to fill in"
TOLD = ("country", "population", "n", "mode", "field_start")


def findings_of(tables: Tables, others: Iterable[Finding] = ()) -> pd.DataFrame:
    """Return all findings of tables as a frame, errors first, in the order of the tables."""
    numbered = {
        name: frame.set_axis(range(2, len(frame) + 2))
        if frame.index.equals(pd.RangeIndex(len(frame)))
        else frame
        for name, frame in tables.items()
    }
    found = [*others, *table_findings(numbered)]
    rank = {"error": 0, "warning": 1, "note": 2}
    return findings_frame(sorted(found, key=lambda finding: rank[finding.severity]))


def complete(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return every table with every column in order, empty categories filled, rows renumbered."""
    whole = {}
    for definition in TABLES:
        given = tables.get(definition.name, pd.DataFrame())
        empty = [""] * len(given)
        columns = {
            column.name: pd.Series(
                [
                    value or (column.categories or ("",))[0]
                    for value in given.get(column.name, empty)
                ],
                dtype="str",
            )
            for column in definition.columns
        }
        whole[definition.name] = pd.DataFrame(columns)
    return whole


def table_findings(tables: Tables) -> list[Finding]:
    """Return what is wrong within and across tables whose index is the row in the file."""
    found = list(_missing_tables(tables))
    for definition in TABLES:
        if definition.name in tables:
            frame = tables[definition.name]
            found += column_findings(definition, frame)
            found += _duplicates(definition, frame)
            found += _references(definition, tables)
    if all(name in tables for name in REQUIRED_TABLES):
        found += _cells(tables)
        found += _names_in_relations(tables)
        found += _sizes(tables["samples"])
        found += _contradictions(tables["statements"])
        found += _open(tables)
    return found


def _missing_tables(tables: Tables) -> Iterator[Finding]:
    """Name required tables that are not there; a study of context needs indicators only."""
    present = [name for name in REQUIRED_TABLES if len(tables.get(name, ()))]
    if not present and len(tables.get("indicators", ())):
        return
    for name in REQUIRED_TABLES:
        if name not in tables:
            expected = "there, since a study needs " + ", ".join(REQUIRED_TABLES)
            yield Finding("error", "missing-file", f"{name}.csv", expected=expected)
        elif tables[name].empty and len(tables[name].columns):
            yield Finding("error", "empty-table", f"{name}.csv", expected="one row or more")


def _duplicates(definition: Table, frame: pd.DataFrame) -> Iterator[Finding]:
    """Name rows whose key stands in an earlier row."""
    key = [name for name in definition.key if name in frame.columns]
    if len(key) < len(definition.key):
        return
    named = frame[(frame[key] != "").all(axis=1)]
    for row in named.index[named.duplicated(key)]:
        got = "/".join(named.loc[[row], key].iloc[0])
        file, column = f"{definition.name}.csv", " ".join(key)
        hint = "An earlier row has it already."
        yield Finding("error", "duplicate-key", file, row, column, "", "there once", got, hint)


def _references(definition: Table, tables: Tables) -> Iterator[Finding]:
    """Name values that refer to a row that is not there."""
    frame = tables[definition.name]
    for column in definition.columns:
        target, _, key = column.refers.partition(".")
        if not target or column.name not in frame.columns:
            continue
        if target in REQUIRED_TABLES and target not in tables:
            continue  # missing, which is reported once
        if target in tables and key not in tables[target].columns:
            continue  # not read, or without its key, which is reported once
        known = set(tables[target][key]) if target in tables else set()
        for value, rows in frame.groupby(column.name, sort=False).groups.items():
            for part in str(value).split():
                if part not in known:
                    expected = f"a value of {key} in {target}.csv"
                    hint = did_you_mean(part, known).strip()
                    for row in rows:
                        yield Finding(
                            "error", "unknown-key", f"{definition.name}.csv", row, column.name,
                            "", expected, part, hint,
                        )  # fmt: skip


def _cells(tables: Tables) -> Iterator[Finding]:
    """Name cells, bases, members and relations that point to no response."""
    responses = tables["responses"]
    if not {"question_id", "response_id"} <= set(responses.columns):
        return
    known = set(zip(responses["question_id"], responses["response_id"], strict=True))
    expected = "a question/response of responses.csv"
    for file, row, column, cell in _references_to_cells(tables):
        for question_id, response_id in _pairs(cell):
            if (question_id, response_id) not in known:
                got = f"{question_id}/{response_id}"
                hint = did_you_mean(got, ["/".join(pair) for pair in known]).strip()
                yield Finding(
                    "error", "unknown-cell", f"{file}.csv", row, column, "", expected, got, hint
                )


def _references_to_cells(tables: Tables) -> Iterator[tuple[str, int, str, Cell]]:
    """Yield every cell that a table refers to, with its place; unreadable ones are skipped."""
    statements = tables["statements"]
    if {"question_id", "response_id"} <= set(statements.columns):
        for row, question_id, response_id in zip(
            statements.index, statements["question_id"], statements["response_id"], strict=True
        ):
            yield "statements", row, "response_id", Cell("", question_id, response_id)
    for row, base in statements.get("base", pd.Series(dtype="str")).items():
        if base and not column_problem("statements", "base", base):
            yield "statements", int(str(row)), "base", parse_cell(base)
    responses = tables["responses"]
    for row, question_id, members in zip(
        responses.index, responses["question_id"], responses.get("members", ()), strict=False
    ):
        for member in members.split():
            yield "responses", row, "members", Cell("", question_id, member)
    relations = tables.get("relations", pd.DataFrame())
    for column in ("left", "right"):
        for row, text in relations.get(column, pd.Series(dtype="str")).items():
            if not column_problem("relations", column, text):
                for term in parse_terms(text):
                    if isinstance(term, Cell):
                        yield "relations", int(str(row)), column, term


def _names_in_relations(tables: Tables) -> Iterator[Finding]:
    """Name samples and batteries of relations that are not there."""
    relations, questions = tables.get("relations", pd.DataFrame()), tables["questions"]
    samples = set(tables["samples"].get("sample_id", ()))
    groups = {*questions.get("question_id", ()), *questions.get("battery", ())}
    own = relations.get("sample_id", pd.Series("", index=relations.index))
    for column in (name for name in ("left", "right") if name in relations.columns):
        for row, sample_id, text in zip(relations.index, own, relations[column], strict=True):
            readable = not column_problem("relations", column, text)
            for term in parse_terms(text, sample_id=sample_id) if readable else ():
                if isinstance(term, Others) and term.of not in groups:
                    expected, got = "a battery or question_id of questions.csv", term.of
                    hint = did_you_mean(got, groups).strip()
                elif isinstance(term, Cell) and term.sample_id not in samples | {sample_id} - {""}:
                    expected, got = "a cell of a sample of samples.csv", str(term)
                    hint = "Name the sample in sample_id, or before the cell."
                else:
                    continue
                yield Finding(
                    "error", "unknown-key", "relations.csv", row, column, "", expected, got, hint
                )


def column_problem(table_name: str, column: str, value: str) -> bool:
    """Say whether a reference is unreadable, which is reported with its column."""
    try:
        reader = parse_cell if table(table_name).column(column).type == "cell" else parse_terms
        reader(value)
    except CellError:
        return True
    return False


def _pairs(cell: Cell) -> Iterator[tuple[str, str]]:
    """Yield question and response of a cell and of its base."""
    yield cell.question_id, cell.response_id
    if cell.base:
        question_id, _, response_id = cell.base.partition("/")
        yield question_id, response_id


def _sizes(samples: pd.DataFrame) -> Iterator[Finding]:
    """Check n against its kind, and ages and dates against each other."""
    if "n" not in samples.columns:
        return
    kinds = samples.get("n_kind", pd.Series("", index=samples.index))
    for row, n, kind in zip(samples.index, samples["n"], kinds, strict=True):
        place = ("samples.csv", row, "n")
        if not n and kind != MISSING:
            hint = "Where none was printed, put 'missing' into n_kind."
            yield Finding("error", "missing-n", *place, "", "a sample size as printed", "", hint)
        bounds = _bounds(n, "count")
        if n and (bounds.high < 1 or (bounds.high == 1 and bounds.high_open)):
            yield Finding("error", "bad-n", *place, "", "1 or more", n)
    for low, high in (("age_min", "age_max"), ("field_start", "field_end")):
        if low in samples.columns and high in samples.columns:
            for row, first, last in zip(samples.index, samples[low], samples[high], strict=True):
                if _later(first, last, table("samples").column(low)):
                    expected = f"no earlier than {low} ({first})"
                    yield Finding(
                        "error", "wrong-order", "samples.csv", row, high, "", expected, last
                    )


def _later(first: str, last: str, column: Column) -> bool:
    """Say whether one age is above another, or one date behind another as far as both go."""
    if not first or not last or value_problem(column, first) or value_problem(column, last):
        return False
    if column.type == "integer":
        return int(first) > int(last)
    both = min(len(first), len(last))
    return first[:both] > last[:both]


def _contradictions(statements: pd.DataFrame) -> Iterator[Finding]:
    """Name cells whose unconditional statements leave no number that all of them allow."""
    keys = ["sample_id", "question_id", "response_id"]
    if not {*keys, "wording"} <= set(statements.columns):
        return
    frame = statements.assign(base=statements.get("base", ""), when=statements.get("when", ""))
    always = frame[frame["when"] == ""]
    for (sample_id, question_id, response_id, base), rows in always.groupby(
        [*keys, "base"], sort=False
    ):
        bounds: Bounds | None = Bounds(0.0, 1.0)
        for wording in rows["wording"]:
            bounds = bounds.intersect(_bounds(wording, "share")) if bounds else None
        if bounds is None:
            cell = str(Cell(str(sample_id), str(question_id), str(response_id), str(base)))
            wordings = " against ".join(rows["wording"])
            yield Finding(
                "warning", "contradictory-statements", "statements.csv", int(str(rows.index[-1])),
                "wording", cell, "in agreement with the other statements of the cell", wordings,
                "Read the source again; the cell has no bounds as it is.",
            )  # fmt: skip


def _open(tables: Tables) -> Iterator[Finding]:
    """Name what of a study a person has still to do: statements to compare, texts to fill in."""
    for name, frame in tables.items():
        for column in frame.columns:
            for row in frame.index[frame[column] == TO_FILL_IN]:
                yield _to_fill_in(name, row, column)
    statements = tables["statements"]
    if not {"source_id", "status"} <= set(statements.columns):
        return
    printed = statements[statements["source_id"] != ""]
    drafts = int((printed["status"] == DRAFT).sum())
    if not drafts:
        return
    hint = "Compare each with its source (survey review) and set its status to checked."
    got = f"{drafts} of {len(printed)} draft"
    yield Finding(
        "note", "draft-statement", "statements.csv", 0, "status", "", "checked", got, hint
    )
    samples = tables["samples"]
    for row, record in zip(samples.index, samples.to_dict("records"), strict=True):
        told = {**record, "country": record.get("country") or record.get("countries")}
        empty = [column for column in TOLD if not told.get(column)]
        if empty:
            yield _to_fill_in("samples", row, " ".join(empty))


def _to_fill_in(name: str, row: int, column: str) -> Finding:
    """Say that something of a row has still to be filled in."""
    expected = "filled in where the source says it"
    return Finding("note", "to-fill-in", f"{name}.csv", row, column, "", expected)


def _bounds(wording: str, kind: str) -> Bounds:
    """Read a phrase; an unreadable one, reported elsewhere, allows everything."""
    try:
        return read_wording(wording, kind="count" if kind == "count" else "share")
    except WordingError:
        return Bounds(0.0, float("inf"))
