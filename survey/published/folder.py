"""Reads the files of a study folder: every column as text, nothing taken for missing by guess."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from survey.findings import Finding
from survey.published.cells import ID
from survey.published.columns import CONTROL
from survey.published.schema import TABLES

DESCRIPTOR = "datapackage.json"
UTF8 = "Save the file as UTF-8."


def read_tables(folder: Traversable) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """Return the tables that a folder holds, by name, and what is wrong with the files.

    Rows that do not fit the header are left out of the table and reported.
    """
    tables: dict[str, pd.DataFrame] = {}
    findings: list[Finding] = []
    for table in TABLES:
        file = f"{table.name}.csv"
        entry = folder.joinpath(file)
        if not entry.is_file():
            continue
        text, found = _text(entry, file)
        frame = pd.DataFrame()
        if not found:
            frame, found = _rows(text, file)
        findings += found
        tables[table.name] = frame
    return tables, findings


def read_descriptor(folder: Traversable) -> tuple[dict[str, str], list[Finding]]:
    """Return name, title and description from the descriptor; a schema inside it is ignored."""
    name = folder.name if ID.fullmatch(folder.name) else "study"
    texts = {"name": name, "title": name, "description": ""}
    entry = folder.joinpath(DESCRIPTOR)
    if not entry.is_file():
        missing = Finding(
            "warning",
            "missing-file",
            DESCRIPTOR,
            expected="a descriptor with name and title",
            hint="The name of the folder is used instead.",
        )
        return texts, [missing]
    text, findings = _text(entry, DESCRIPTOR)
    if findings:
        return texts, findings
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        broken = Finding("error", "bad-descriptor", DESCRIPTOR, expected="JSON", got=str(error))
        return texts, [broken]
    if not isinstance(content, dict):
        broken = Finding("error", "bad-descriptor", DESCRIPTOR, expected="a JSON object")
        return texts, [broken]
    for key, own in tuple(texts.items()):
        value = content.get(key, own)
        plain = isinstance(value, str) and not CONTROL.search(value)
        if not plain or (key == "name" and not ID.fullmatch(value)):
            expected = "letters, digits, hyphens and dots" if key == "name" else "printable text"
            got = str(value).encode("ascii", "backslashreplace").decode()[:80]
            findings.append(
                Finding(
                    "error", "bad-descriptor", DESCRIPTOR, column=key, expected=expected, got=got
                )
            )
        else:
            texts[key] = value
    return texts, findings


def _text(entry: Traversable, file: str) -> tuple[str, list[Finding]]:
    """Return the text of a file, empty with a finding where it is not UTF-8 or not readable."""
    try:
        content = entry.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        got = f"byte {content[error.start]:#04x}"
        return "", [
            Finding("error", "encoding", file, row, expected="text in UTF-8", got=got, hint=UTF8)
        ]
    except OSError as error:
        return "", [
            Finding("error", "unreadable-file", file, expected="readable", got=str(error.strerror))
        ]
    if "\x00" in text:
        return "", [
            Finding("error", "encoding", file, expected="text in UTF-8", got="NUL", hint=UTF8)
        ]
    return text, []


def _rows(text: str, file: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the rows of a CSV text; index is the row in the file, the header being row 1."""
    findings: list[Finding] = []
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        broken = Finding("error", "bad-csv", file, expected="comma-separated text", got=str(error))
        return pd.DataFrame(), [broken]
    if not lines:
        empty = Finding("error", "empty-table", file, expected="a header and one row or more")
        return pd.DataFrame(), [empty]
    header = [name.strip() for name in lines[0]]
    rows: dict[int, list[str]] = {}
    for row, line in enumerate(lines[1:], start=2):
        if not any(value.strip() for value in line):
            continue
        if len(line) == len(header):
            rows[row] = [value.strip() for value in line]
        else:
            expected, got = f"{len(header)} values", f"{len(line)} values"
            hint = "Put quotes around a value with a comma."
            findings.append(
                Finding("error", "bad-row", file, row, expected=expected, got=got, hint=hint)
            )
    frame = pd.DataFrame(list(rows.values()), index=list(rows), columns=header, dtype="str")
    doubled = frame.columns[frame.columns.duplicated()]
    findings += [
        Finding("error", "duplicate-column", file, 1, str(name), expected="there once")
        for name in doubled
    ]
    return frame.loc[:, ~frame.columns.duplicated()], findings
