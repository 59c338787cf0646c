"""Display tables: from a frame to headed columns of text, for the prompt, markdown and paper."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from survey.display.figure_sentences import WORDS
from survey.display.perceived_sentences import about, ratio_text
from survey.display.poll_sentences import verdict_words
from survey.display.sentences import CANNOT_TELL, claimed, item, share, tips_at
from survey.display.sides import named
from survey.findings import Finding
from survey.frames import kind_of, require
from survey.labels import (
    bounds_text,
    count_range,
    number,
    p_text,
    percent,
    percent_range,
    points,
    points_range,
)

Row = Mapping[Hashable, Any]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class DisplayTable:
    """A table as a person reads it.

    Parameters
    ----------
    headings : tuple of str
        One for each column.
    align : tuple of {"left", "right"}
        One for each column.
    rows : tuple of tuple of str
        The cells, as text.
    """

    headings: tuple[str, ...]
    align: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the table as markdown, safe for any text in its cells."""
        rules = ["---:" if side == "right" else "---" for side in self.align]
        lines = [
            tuple(map(escaped, self.headings)),
            tuple(rules),
            *(tuple(map(escaped, row)) for row in self.rows),
        ]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def display_table(frame: pd.DataFrame) -> DisplayTable:
    """Return what a person wants to see of a frame.

    Parameters
    ----------
    frame : DataFrame
        Any frame of `survey.frames`, of which the telling columns are shown in words;
        any other frame is shown as it is.

    Examples
    --------
    >>> print(display_table(pd.DataFrame({"study": ["a"], "samples": [2]})).markdown(), end="")
    | study | samples |
    | --- | ---: |
    | a | 2 |
    """
    kind = kind_of(frame)
    if not kind:
        numeric = [pd.api.types.is_numeric_dtype(dtype) for dtype in frame.dtypes]
        rows = tuple(tuple(map(_plain, row)) for row in frame.itertuples(index=False, name=None))
        align: tuple[Align, ...] = tuple("right" if number else "left" for number in numeric)
        return DisplayTable(tuple(map(str, frame.columns)), align, rows)
    columns = VIEWS[kind]
    records = require(frame, kind).to_dict("records")
    return DisplayTable(
        tuple(heading for heading, _, _ in columns),
        tuple(side for _, side, _ in columns),
        tuple(tuple(text(row) for _, _, text in columns) for row in records),
    )


def _plain(value: object) -> str:
    """Return a value as text, a missing one empty."""
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def escaped(text: str) -> str:
    """Return a text that markdown prints as it is, on one line."""
    for mark in "\\`*_{}[]<>#|~$":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")


def _allowed(row: Row) -> str:
    """Return what the words allow."""
    return bounds_text(
        float(row["published_low"]), float(row["published_high"]),
        bool(row["low_open"]), bool(row["high_open"]),
    )  # fmt: skip


def size(row: Row) -> str:
    """Return the number of respondents."""
    return count_range(float(row["n_low"]), float(row["n_high"]))


def _where(row: Row) -> str:
    """Return the place of a finding."""
    place = str(row["file"])
    place += f" row {row['row']}" if row["row"] else ""
    place += f", {row['column']}" if row["column"] else ""
    return f"{place}, {row['cells']}" if row["cells"] else place


def _problem(row: Row) -> str:
    """Return what is wrong, without its place."""
    finding = Finding(**{**{str(key): value for key, value in row.items()}, "file": "", "row": 0,
                         "column": "", "cells": ""})  # fmt: skip
    return str(finding).removeprefix(": ")


def detectable(row: Row) -> str:
    """Return the smallest gap that the samples could find, beside an open verdict."""
    is_open = row["verdict"] == CANNOT_TELL
    return points(row["detectable_gap"], 1, sign=False) if is_open else ""


def _read_as(row: Row) -> str:
    """Return what a figure is read as; nothing for a number that is neither share nor size."""
    low, high = float(row["low"]), float(row["high"])
    if row["kind"] == "sample_size":
        return count_range(low, high)
    ends = row["qualifier"] in {"gt", "just_over"}, row["qualifier"] in {"lt", "just_under"}
    return bounds_text(low, high, *ends) if row["kind"] == "share" else ""


Column = tuple[str, Align, Callable[[Row], str]]

VIEWS: dict[str, tuple[Column, ...]] = {
    "toplines": (
        ("Place", "left", lambda row: str(row["place"])),
        ("Answer", "left", item),
        ("Printed", "left", lambda row: str(row["printed"])),
        ("The words allow", "right", _allowed),
        ("n", "right", size),
    ),
    "estimates": (
        ("Place", "left", lambda row: str(row["place"])),
        ("Answer", "left", item),
        ("Share", "right", share),
        ("Interval", "right", lambda row: percent_range(row["low"], row["high"], 1)),
        ("n", "right", size),
        ("Kind of interval", "left", lambda row: str(row["interval_kind"])),
    ),
    "gaps": (
        ("Answer", "left", lambda row: item(row, "_a")),
        ("a", "left", lambda row: f"{row['a']} {share(row, '_a')}"),
        ("b", "left", lambda row: f"{row['b']} {share(row, '_b')}"),
        ("Gap", "right", lambda row: points(row["estimate"])),
        ("Interval", "right", lambda row: points_range(row["low"], row["high"], 1)),
        ("p adjusted", "right", lambda row: p_text(row["p_adjusted"])),
        ("Verdict", "left", verdict_words),
    ),
    "tips": (
        ("Answer", "left", lambda row: item(row, "_a")),
        ("Verdict", "left", lambda row: named(str(row["verdict"]), row)),
        ("Tips at design effect", "right", lambda row: tips_at(row, "tipping_deff")),
        ("at opposite biases", "right", lambda row: tips_at(row, "tipping_bias")),
        ("at a bias of one", "right", lambda row: tips_at(row, "tipping_bias_one")),
        (
            "at selection ratio",
            "right",
            lambda row: tips_at(row, "tipping_selection_ratio_interval"),
        ),
        ("Printed gap gone at", "right", lambda row: number(row["tipping_selection_ratio"], 2)),
        ("Survives", "left", lambda row: "yes" if row["survives"] else "no"),
        ("Detectable gap", "right", detectable),
    ),
    "verdicts": (
        ("Answer", "left", item),
        ("Verdict", "left", lambda row: named(str(row["verdict"]), row)),
        ("Interval", "right", lambda row: points_range(row["low"], row["high"], 1)),
        ("Changed", "left", lambda row: str(row["changed"])),
        ("Overturns", "left", lambda row: "yes" if row["overturns"] else "no"),
        ("Nearest", "left", lambda row: "yes" if row["nearest"] else "no"),
    ),
    "defects": (
        ("Place", "left", lambda row: str(row["place"])),
        ("Answer", "left", item),
        ("Share", "right", share),
        ("Correlation", "right", lambda row: number(row["ddc"], 4)),
        ("At most", "right", lambda row: number(row["ddc_most"], 4)),
        ("Is it possible?", "left", lambda row: str(row["answer"])),
        ("Bias", "right", lambda row: points_range(row["bias_low"], row["bias_high"], 1)),
    ),
    "beside": (
        ("Study", "left", lambda row: str(row["title"])),
        ("Place", "left", lambda row: str(row["place"])),
        ("Answer", "left", item),
        ("Fit", "left", lambda row: str(row["fit"])),
        ("Printed", "left", lambda row: str(row["printed"])),
        ("Interval", "right", lambda row: percent_range(row["low"], row["high"], 1)),
        ("n", "right", lambda row: str(row["n"]) or "not published"),
        ("Mode", "left", lambda row: str(row["mode"])),
        ("Until", "left", lambda row: str(row["field_end"])),
        ("Read", "left", lambda row: str(row["verified"])),
    ),
    "pooled": (
        ("Answer", "left", item),
        ("Polls", "right", lambda row: str(row["k"])),
        ("Average", "left", lambda row: str(row["average"])),
        ("Share", "right", lambda row: percent(row["estimate"], 1)),
        ("Interval", "right", lambda row: percent_range(row["low"], row["high"], 1)),
        (
            "One more poll",
            "right",
            lambda row: percent_range(row["prediction_low"], row["prediction_high"], 1),
        ),
        ("Not chance", "right", lambda row: percent(row["i2"])),
        ("Note", "left", lambda row: str(row["note"])),
    ),
    "claims": (
        ("Place", "left", lambda row: str(row["place"])),
        ("Claim", "left", lambda row: f"{item(row)}: {claimed(row)}"),
        ("Among respondents", "left", lambda row: str(row["among_respondents"])),
        ("In general", "left", lambda row: str(row["generalised"])),
        ("Because", "left", lambda row: str(row["reason"])),
    ),
    "figures": (
        ("Paragraph", "right", lambda row: str(row["paragraph"])),
        ("Printed", "left", lambda row: str(row["phrase"])),
        ("Kind", "left", lambda row: WORDS[str(row["kind"])]),
        ("Read as", "right", _read_as),
        ("Country", "left", lambda row: str(row["country"])),
        ("Wave", "left", lambda row: str(row["wave"])),
        ("Respondents", "left", lambda row: str(row["respondents"])),
        ("Answer", "left", lambda row: str(row["response"])),
    ),
    "review": (
        ("Paragraph", "right", lambda row: str(row["paragraph"])),
        ("Printed", "left", lambda row: str(row["phrase"] or row["wording"])),
        ("State", "left", lambda row: str(row["state"])),
        ("Place", "left", lambda row: str(row["place"] or row["country"])),
        ("Answer", "left", lambda row: item(row) if row["question"] else ""),
        ("Id", "left", lambda row: str(row["id"])),
    ),
    "perceived": (
        ("Figure", "left", about),
        ("Standing", "left", lambda row: str(row["kind"])),
        ("Perceived", "left", lambda row: str(row["perceived_wording"])),
        ("Measured", "left", lambda row: str(row["measured_wording"])),
        ("Ratio", "right", ratio_text),
        ("Period", "left", lambda row: str(row["note"] or row["perceived_period"])),
    ),
    "findings": (
        ("Severity", "left", lambda row: str(row["severity"])),
        ("Where", "left", _where),
        ("Problem", "left", _problem),
    ),
}
