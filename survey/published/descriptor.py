"""From the schema to its two other forms: the Data Package descriptor and the documentation."""

from __future__ import annotations

from typing import Any

from survey.published.cells import ID
from survey.published.schema import TABLES, Column, Table, table

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


def descriptor(name: str, title: str, description: str, present: tuple[str, ...]) -> dict[str, Any]:
    """Return the Data Package v2 descriptor of a study.

    Parameters
    ----------
    name, title, description : str
        As in the study.
    present : tuple of str
        Names of the tables that the folder holds.

    References
    ----------
    Data Package, version 2.0 (2024). https://datapackage.org
    """
    return {
        "$schema": SCHEMA,
        "name": name,
        "title": title,
        "description": description,
        "resources": [_resource(table(item), present) for item in present],
    }


def _resource(definition: Table, present: tuple[str, ...]) -> dict[str, Any]:
    """Describe one table."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column, definition) for column in definition.columns],
        "primaryKey": list(definition.key),
    }
    keys = [
        key for column in definition.columns if (key := _foreign_key(column, definition, present))
    ]
    if definition.name == "statements":
        pair = ["question_id", "response_id"]
        keys.append({"fields": pair, "reference": {"resource": "responses", "fields": pair}})
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": definition.name,
        "type": "table",
        "path": f"{definition.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": definition.about,
        "schema": schema,
    }


def _field(column: Column, definition: Table) -> dict[str, Any]:
    """Describe one column."""
    kind = {"integer": "integer"}.get(column.type, "string")
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.about}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if definition.key == (column.name,):
        constraints["unique"] = True
    if column.type == "id":
        constraints["pattern"] = ID.pattern
    if column.categories:
        field["categories"] = list(column.categories)
        constraints["enum"] = list(column.categories)
    if constraints:
        field["constraints"] = constraints
    return field


def _foreign_key(
    column: Column, definition: Table, present: tuple[str, ...]
) -> dict[str, Any] | None:
    """Return the foreign key of a column that names one row of a table that is there."""
    target, _, key = column.refers.partition(".")
    if target not in present or column.type == "ids":
        return None
    resource = "" if target == definition.name else target
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [key]}}


def documentation() -> str:
    """Return the documentation of every table and column as markdown."""
    parts = []
    for definition in TABLES:
        lines = [f"### {definition.name}.csv", "", f"{definition.about}", ""]
        lines += [f"Key: {' + '.join(f'`{name}`' for name in definition.key)}.", ""]
        lines += ["| column | holds | values |", "|---|---|---|"]
        for column in definition.columns:
            must = " **Required.**" if column.required else ""
            lines.append(f"| `{column.name}` | {column.about}{must} | {_values(column)} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _values(column: Column) -> str:
    """Return what a column may hold, for the documentation."""
    if column.categories:
        first = "" if column.required else " (the first where empty)"
        return ", ".join(column.categories) + first
    words = {
        "text": "text",
        "id": "a short name",
        "ids": "short names separated by spaces",
        "integer": "a whole number",
        "date": "YYYY, YYYY-MM or YYYY-MM-DD",
        "country": "ISO 3166-1 alpha-3",
        "share": "a printed phrase such as \u201cmore than 80 percent\u201d",
        "count": "a printed phrase such as \u201c1,213\u201d",
        "amount": "a printed phrase such as \u201c$94.8 billion\u201d",
        "cell": "`question/response`",
        "cells": "`question/response`, `sample/question/response`, a share, joined by +",
    }[column.type]
    return f"{words}; of `{column.refers}`" if column.refers else words
