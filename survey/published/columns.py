"""What one column may hold: the check of each column type, value by value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from survey.countries import country_code
from survey.errors import CellError, WordingError, did_you_mean
from survey.findings import Finding
from survey.options import Quantity
from survey.published.cells import ID, parse_cell, parse_terms
from survey.published.schema import Column, ColumnType, Table
from survey.wording.reading import read_wording

LONGEST = 4000
FORMULA = "A spreadsheet would run it as a formula."
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Problem = tuple[str, str]  # what was expected, and a hint


def column_findings(table: Table, frame: pd.DataFrame) -> Iterator[Finding]:
    """Yield what is wrong with the columns of a table, value by value.

    Parameters
    ----------
    table : Table
        Its definition.
    frame : DataFrame
        Its rows as text; the index is the row in the file.
    """
    file = f"{table.name}.csv"
    if frame.columns.empty:
        return  # not read, which is reported with the file
    for name in frame.columns:
        if name not in table.names:
            expected = "a column of the table"
            hint = f"It is not read.{did_you_mean(name, table.names)}"
            yield Finding("warning", "unknown-column", file, 1, str(name), "", expected, "", hint)
    for column in table.columns:
        if column.name not in frame.columns:
            if column.required:
                expected = "a column of the table"
                hint = f"The header has {', '.join(map(repr, frame.columns))}."
                yield Finding(
                    "error", "missing-column", file, 1, column.name, "", expected, "", hint
                )
            continue
        for value, rows in frame.groupby(column.name, sort=False).groups.items():
            if problem := value_problem(column, str(value)):
                rule, expected, hint = problem
                for row in rows:
                    yield Finding(
                        "error", rule, file, row, column.name, "", expected, str(value)[:80], hint
                    )


def value_problem(column: Column, value: str) -> tuple[str, str, str] | None:
    """Return rule, expectation and hint where a value does not fit its column."""
    if not value:
        return ("empty-value", "filled in", "") if column.required else None
    if column.categories:
        if value in column.categories:
            return None
        expected = f"one of {', '.join(column.categories)}"
        return "unknown-category", expected, did_you_mean(value, column.categories).strip()
    rule, check = CHECKS[column.type]
    problem = check(value)
    return (rule, *problem) if problem else None


def _text(value: str) -> Problem | None:
    """Refuse control characters, formulas and very long texts."""
    if CONTROL.search(value):
        return "printable text", "Take control characters out."
    if value[0] in "=@+" or (value[0] == "-" and not value[1:2].isspace()):
        return f"text that does not begin with {value[0]}", FORMULA
    if len(value) > LONGEST:
        return f"no longer than {LONGEST} characters", ""
    return None


def _id(value: str) -> Problem | None:
    """Refuse what could not stand in a cell reference."""
    hint = "Use letters, digits, hyphens, dots and underscores."
    return None if ID.fullmatch(value) else ("a short name", hint)


def _ids(value: str) -> Problem | None:
    """Check names separated by spaces."""
    return next((problem for part in value.split() if (problem := _id(part))), None)


def _integer(value: str) -> Problem | None:
    """Check a whole number from 0."""
    plain = value.isascii() and value.isdigit() and len(value) < 13
    return None if plain else ("a whole number in digits", "")


def _date(value: str) -> Problem | None:
    """Check a year, month or day as ISO 8601 writes it."""
    pieces = {4: f"{value}-01-01", 7: f"{value}-01", 10: value}.get(len(value), "")
    try:
        plain = date.fromisoformat(pieces).isoformat() == pieces
    except ValueError:
        plain = False
    if not plain:
        return "a date such as 2024-06-10", "Give year, month and day as YYYY-MM-DD."
    return None


def _country(value: str) -> Problem | None:
    """Check an alpha-3 code."""
    code = country_code(value)
    if code == value:
        return None
    return "an ISO 3166-1 alpha-3 code", f"Did you mean {code!r}?" if code else ""


def _phrase(kind: Quantity) -> Callable[[str], Problem | None]:
    """Return the check of printed phrases of a kind."""

    def check(value: str) -> Problem | None:
        """Check a printed phrase."""
        try:
            read_wording(value, kind=kind)
        except WordingError as error:
            expected = str(error).removeprefix("`wording` must be ").partition(", not ")[0]
            return expected, "Give the printed number phrase and nothing else."
        return None

    return check


def _amount(value: str) -> Problem | None:
    """Check a figure of context, which is a share or an amount."""
    return _phrase("amount")(value) and _phrase("share")(value)


def _cell(value: str) -> Problem | None:
    """Check a reference to one cell of the row's sample, without a base of its own."""
    try:
        cell = parse_cell(value)
    except CellError:
        hint = "Write the question, a slash and the answer, all by their short names."
        return "a cell such as question/response", hint
    if cell.sample_id or cell.base:
        return "a cell such as question/response", "The sample is that of the row."
    return None


def _cells(value: str) -> Problem | None:
    """Check one side of a relation."""
    try:
        parse_terms(value)
    except CellError:
        return "cells and constants joined by +", "Write question/response, 0.5 or others(battery)."
    return None


CHECKS: dict[ColumnType, tuple[str, Callable[[str], Problem | None]]] = {
    "text": ("bad-text", _text),
    "id": ("bad-id", _id),
    "ids": ("bad-id", _ids),
    "integer": ("bad-integer", _integer),
    "date": ("bad-date", _date),
    "country": ("bad-country", _country),
    "share": ("unreadable-wording", _phrase("share")),
    "count": ("unreadable-n", _phrase("count")),
    "amount": ("unreadable-wording", _amount),
    "cell": ("bad-cell", _cell),
    "cells": ("bad-cell", _cells),
}
