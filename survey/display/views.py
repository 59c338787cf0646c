"""The telling columns of every frame: what their cells say of a row in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from survey.display.claim_sentences import claimed
from survey.display.perceived_sentences import about, ratio_text, standing
from survey.display.poll_sentences import average_text
from survey.display.robustness_sentences import tips_at
from survey.display.share_sentences import item, share
from survey.display.sides import Row, named, verdict_of, verdict_text
from survey.findings import Finding
from survey.inference.comparison import CANNOT_TELL
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
from survey.texts import say

Align = Literal["left", "right"]
Text = Callable[[Row], str]
Column = tuple[str, Align, Text]
"""Key of the heading in the catalogue, side of the cells, what they say of a row."""

ABOVE, BELOW = frozenset({"gt", "just_over"}), frozenset({"lt", "just_under"})
TIPPING = {
    "deff": "tipping_deff",
    "biases": "tipping_bias",
    "bias_of_one": "tipping_bias_one",
    "selection": "tipping_selection_ratio_interval",
}


def raw(name: str) -> Text:
    """Return what shows a column of a frame as it is."""
    return lambda row: str(row[name])


def worded(name: str) -> Text:
    """Return what shows a column of words that the package chose, in the language in use."""
    return lambda row: say(f"value.{name}.{row[name]}", default=str(row[name]))


def yes_no(name: str) -> Text:
    """Return what shows a column of truths in words."""
    return lambda row: verdict_text("yes" if row[name] else "no")


def judged(name: str) -> Text:
    """Return what shows a column of verdicts in words, without the names of sides."""
    return lambda row: verdict_text(str(row[name]))


def tipping(name: str) -> Text:
    """Return what shows a column of tipping points."""
    return lambda row: tips_at(row, name)


def size(row: Row, suffix: str = "") -> str:
    """Return the number of respondents."""
    return count_range(float(row[f"n_low{suffix}"]), float(row[f"n_high{suffix}"]))


def detectable(row: Row) -> str:
    """Return the smallest gap that the samples could find, beside an open verdict."""
    is_open = row["verdict"] == CANNOT_TELL
    return points(row["detectable_gap"], 1, sign=False) if is_open else ""


def _allowed(row: Row) -> str:
    """Return what the words allow."""
    return bounds_text(
        float(row["published_low"]), float(row["published_high"]),
        bool(row["low_open"]), bool(row["high_open"]),
    )  # fmt: skip


def _share_interval(row: Row) -> str:
    """Return the interval of a share."""
    return percent_range(row["low"], row["high"], 1)


def _gap_interval(row: Row) -> str:
    """Return the interval of a gap."""
    return points_range(row["low"], row["high"], 1)


def _where(row: Row) -> str:
    """Return the place of a finding."""
    file = str(row["file"])
    line = say("finding.row", file=file, row=row["row"]) if row["row"] else file
    places = [line, str(row["column"]), str(row["cells"])]
    return say("list.comma").join(place for place in places if place)


def _problem(row: Row) -> str:
    """Return what is wrong, without its place."""
    finding = Finding(**{**{str(key): value for key, value in row.items()}, "file": "", "row": 0,
                         "column": "", "cells": ""})  # fmt: skip
    return str(finding).removeprefix(": ")


def _read_as(row: Row) -> str:
    """Return what a figure is read as; nothing for a number that is neither share nor size."""
    low, high = float(row["low"]), float(row["high"])
    if row["kind"] == "sample_size":
        return count_range(low, high)
    ends = row["qualifier"] in ABOVE, row["qualifier"] in BELOW
    return bounds_text(low, high, *ends) if row["kind"] == "share" else ""


PLACE: Column = ("place", "left", raw("place"))
ANSWER: Column = ("answer", "left", item)
ANSWER_A: Column = ("answer", "left", lambda row: item(row, "_a"))
SHARE: Column = ("share", "right", share)
SIZE: Column = ("n", "right", size)
VERDICT: Column = ("verdict", "left", lambda row: named(str(row["verdict"]), row))
GONE: Column = ("gone", "right", lambda row: number(row["tipping_selection_ratio"], 2))
SURVIVES: Column = ("survives", "left", yes_no("survives"))
DETECTABLE: Column = ("detectable", "right", detectable)
OVERTURNS: Column = ("overturns", "left", yes_no("overturns"))
NEAREST: Column = ("nearest", "left", yes_no("nearest"))
CORRELATION: tuple[Column, ...] = (
    ("correlation", "right", lambda row: number(row["ddc"], 4)),
    ("at_most", "right", lambda row: number(row["ddc_most"], 4)),
    ("possible", "left", worded("answer")),
    ("bias", "right", lambda row: points_range(row["bias_low"], row["bias_high"], 1)),
)
HELD: tuple[Column, ...] = (
    ("among_respondents", "left", judged("among_respondents")),
    ("in_general", "left", judged("generalised")),
)

VIEWS: dict[str, tuple[Column, ...]] = {
    "toplines": (
        PLACE,
        ANSWER,
        ("printed", "left", raw("printed")),
        ("allowed", "right", _allowed),
        SIZE,
    ),
    "estimates": (
        PLACE,
        ANSWER,
        SHARE,
        ("interval", "right", _share_interval),
        SIZE,
        ("interval_kind", "left", worded("interval_kind")),
    ),
    "gaps": (
        ANSWER_A,
        ("a", "left", lambda row: f"{row['a']} {share(row, '_a')}"),
        ("b", "left", lambda row: f"{row['b']} {share(row, '_b')}"),
        ("gap", "right", lambda row: points(row["estimate"])),
        ("interval", "right", _gap_interval),
        ("p_adjusted", "right", lambda row: p_text(row["p_adjusted"])),
        ("verdict", "left", lambda row: verdict_text(verdict_of(row))),
    ),
    "tips": (
        ANSWER_A,
        VERDICT,
        *((f"tips_{key}", "right", tipping(name)) for key, name in TIPPING.items()),
        GONE,
        SURVIVES,
        DETECTABLE,
    ),
    "verdicts": (
        ANSWER,
        VERDICT,
        ("interval", "right", _gap_interval),
        ("changed", "left", raw("changed")),
        OVERTURNS,
        NEAREST,
    ),
    "defects": (PLACE, ANSWER, SHARE, *CORRELATION),
    "beside": (
        ("study", "left", raw("title")),
        PLACE,
        ANSWER,
        ("fit", "left", worded("fit")),
        ("printed", "left", raw("printed")),
        ("interval", "right", _share_interval),
        ("n", "right", lambda row: str(row["n"]) or say("number.not_published")),
        ("mode", "left", raw("mode")),
        ("until", "left", raw("field_end")),
        ("read", "left", worded("verified")),
    ),
    "pooled": (
        ANSWER,
        ("polls", "right", lambda row: number(row["k"])),
        ("average", "left", average_text),
        ("share", "right", lambda row: percent(row["estimate"], 1)),
        ("interval", "right", _share_interval),
        (
            "further",
            "right",
            lambda row: percent_range(row["prediction_low"], row["prediction_high"], 1),
        ),
        ("not_chance", "right", lambda row: percent(row["i2"])),
        ("note", "left", raw("note")),
    ),
    "claims": (
        PLACE,
        ("claim", "left", lambda row: say("claim.of", answer=item(row), claim=claimed(row))),
        *HELD,
        ("because", "left", raw("reason")),
    ),
    "figures": (
        ("paragraph", "right", raw("paragraph")),
        ("printed", "left", raw("phrase")),
        ("kind", "left", worded("kind")),
        ("read_as", "right", _read_as),
        ("country", "left", raw("country")),
        ("wave", "left", raw("wave")),
        ("respondents", "left", raw("respondents")),
        ("answer", "left", raw("response")),
    ),
    "review": (
        ("paragraph", "right", raw("paragraph")),
        ("printed", "left", lambda row: str(row["phrase"] or row["wording"])),
        ("state", "left", worded("state")),
        ("place", "left", lambda row: str(row["place"] or row["country"])),
        ("answer", "left", lambda row: item(row) if row["question"] else ""),
        ("id", "left", raw("id")),
    ),
    "perceived": (
        ("figure", "left", about),
        ("standing", "left", standing),
        ("perceived", "left", raw("perceived_wording")),
        ("measured", "left", raw("measured_wording")),
        ("ratio", "right", ratio_text),
        ("period", "left", lambda row: str(row["note"] or row["perceived_period"])),
    ),
    "findings": (
        ("severity", "left", worded("severity")),
        ("where", "left", _where),
        ("problem", "left", _problem),
    ),
}
