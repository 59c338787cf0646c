"""A study in a few lines: what it is, its samples, what it holds and what it leaves open."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd

from survey.countries import country_name
from survey.labels import listed


def summary(title: str, description: str, tables: Mapping[str, pd.DataFrame]) -> str:
    """Return what a study is, in a few lines of text.

    Parameters
    ----------
    title, description : str
        As in the study.
    tables : mapping of str to DataFrame
        Its tables, complete.
    """
    lines = [title, *([description] if description else [])]
    lines += ["", *(_sample(row) for row in tables["samples"].to_dict("records"))]
    lines += ["", *(_holding(name, len(table)) for name, table in tables.items() if len(table))]
    assumptions = tables["assumptions"]
    issues = assumptions.groupby("issue", sort=False)["assumption_id"]
    if len(assumptions):
        lines += ["", "Left open by the source (choose with assume):"]
        lines += [f"  {issue}: {listed(options, 'or')}" for issue, options in issues]
    while "" in lines and lines[-1] == "":
        lines.pop()
    return "\n".join(lines)


def _sample(row: Mapping[Hashable, str]) -> str:
    """Return one sample in a line."""
    place = country_name(row["country"]) or row["countries"] or row["sample_id"]
    dates = " to ".join(part for part in (row["field_start"], row["field_end"]) if part)
    parts = [
        f"n = {row['n']}" if row["n"] else "n not published",
        row["mode"], row["coverage"], dates, f"sampling {row['sampling']}",
    ]  # fmt: skip
    return f"  {row['sample_id']}: {place}, {', '.join(part for part in parts if part)}"


def _holding(name: str, count: int) -> str:
    """Return how many rows a table holds."""
    return f"  {count:>4} {name}"
