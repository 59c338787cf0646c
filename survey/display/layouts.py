"""The columns of the wide table of each frame, and what a reader must know of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pandas as pd

from survey.display.gap_sentences import correction_text
from survey.display.robustness_sentences import yardsticks
from survey.display.share_sentences import share
from survey.display.sides import Row, higher_name, named, side_name, verdict_of
from survey.display.views import (
    ANSWER,
    ANSWER_A,
    CORRELATION,
    DETECTABLE,
    GONE,
    HELD,
    NEAREST,
    OVERTURNS,
    PLACE,
    SHARE,
    SIZE,
    SURVIVES,
    TIPPING,
    VERDICT,
    VIEWS,
    Align,
    Column,
    Text,
    size,
    tipping,
    worded,
)
from survey.inference.estimates import AS_IF, KNOWN, NO_INTERVAL, UNKNOWN
from survey.labels import listed, p_text, percent, points_number, points_numbers
from survey.options import Correction, Reading, values
from survey.texts import say

KINDS = (AS_IF, UNKNOWN, KNOWN)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a wide table.

    Parameters
    ----------
    text : str
        What stands above the column.
    align : {"left", "right"}, default "left"
        Side of the cells.
    over : str, optional
        What stands above this heading and its neighbours with the same.
    meaning : str, optional
        What a reader must know of the column, as a sentence.
    key : str, optional
        Key of the heading in the catalogue of texts; empty for a column of another frame.
    """

    text: str
    align: Align = "left"
    over: str = ""
    meaning: str = ""
    key: str = ""


Layout = list[tuple[Heading, Text]]


def layout(frame: pd.DataFrame, kind: str) -> Layout:
    """Return the headings of the wide table of a frame, each with what its cells say of a row.

    Parameters
    ----------
    frame : DataFrame
        A frame of `survey.frames`.
    kind : str
        Which one.
    """
    return LAYOUTS[kind](frame) if kind in LAYOUTS else _headed(VIEWS[kind])


def _headed(columns: Iterable[Column], *, over: str = "", **meanings: str) -> Layout:
    """Return columns with their headings, and what a reader must know of them."""
    return [
        (
            Heading(
                say(f"column.{key}"),
                align,
                over,
                meanings.get(key, say(f"meaning.{key}", default="")),
                key,
            ),
            cell,
        )
        for key, align, cell in columns
    ]


def _toplines(frame: pd.DataFrame) -> Layout:
    """Return the columns of toplines; what words allow depends on how they are read."""
    readings = [name for name in values(Reading) if name in set(frame["reading"])]
    allowed = " ".join(say(f"wide.reading.{name}") for name in readings)
    return _headed(VIEWS["toplines"], allowed=allowed)


def _estimates(frame: pd.DataFrame) -> Layout:
    """Return the columns of estimates: each share with n and its interval."""
    return [*_headed((PLACE, ANSWER, SHARE, SIZE)), *_interval(frame)]


def _gaps(frame: pd.DataFrame) -> Layout:
    """Return the columns of gaps: both shares with n, the gap, its interval and the verdict."""
    is_vague = frame["estimate"].isna() & frame["published_low"].notna()
    gap: Column = ("gap_points", "right", _gap)
    last: tuple[Column, ...] = (
        ("p", "right", lambda row: p_text(row["p_adjusted"])),
        ("verdict", "left", _verdict),
    )
    return [
        *_headed((ANSWER_A,)),
        *_side(frame, "a"),
        *_side(frame, "b"),
        *_headed((gap,), gap_points=say("wide.vague") if is_vague.any() else ""),
        *_interval(frame, in_points=True),
        *_headed(last, p=_adjusted(frame)),
    ]


def _tips(frame: pd.DataFrame) -> Layout:
    """Return the columns of tips: what it takes to overturn each verdict."""
    verdict: Column = ("verdict", "left", lambda row: named(verdict_of(row), row))
    faults: list[Column] = [
        (f"fault_{key}", "right", tipping(name)) for key, name in TIPPING.items()
    ]
    meanings = dict.fromkeys((key for key, _, _ in faults), say("wide.faults"))
    return [
        *_headed((ANSWER_A, verdict)),
        *_headed(faults, over=say("wide.tips_at"), **meanings),
        *_headed((GONE, SURVIVES, DETECTABLE), survives=_yardsticks(frame)),
    ]


def _verdicts(frame: pd.DataFrame) -> Layout:
    """Return the columns of verdicts: what was changed, and what that does to each verdict."""
    changed: Column = ("changed", "left", lambda row: str(row["changed"]) or say("wide.nothing"))
    return [
        *_headed((ANSWER, changed)),
        *_interval(frame, in_points=True),
        *_headed((VERDICT, OVERTURNS, NEAREST)),
    ]


def _defects(_: pd.DataFrame) -> Layout:
    """Return the columns of defects: each share with n, and what a correlation would do to it."""
    return _headed((PLACE, ANSWER, SHARE, SIZE, *CORRELATION))


def _claims(_: pd.DataFrame) -> Layout:
    """Return the columns of claims, both verdicts below one question."""
    held = {key for key, _, _ in HELD}
    over = say("wide.holds")
    return [
        (replace(heading, over=over) if heading.key in held else heading, cell)
        for heading, cell in _headed(VIEWS["claims"])
    ]


def _side(frame: pd.DataFrame, side: str) -> Layout:
    """Return the columns of one side of gaps; its name stands above them if it is always one."""
    names = {side_name(row, side) for row in frame.to_dict("records")}
    place: Column = ("place", "left", lambda row: side_name(row, side))
    columns: tuple[Column, ...] = (
        ("share", "right", lambda row: share(row, f"_{side}")),
        ("n", "right", lambda row: size(row, f"_{side}")),
    )
    if len(names) == 1:
        return _headed(columns, over=names.pop())
    return _headed((place, *columns), over=say(f"column.{side}"))


def _interval(frame: pd.DataFrame, *, in_points: bool = False) -> Layout:
    """Return the columns of intervals and, where they are of several kinds, of their kind."""
    drawn = frame[frame["interval_kind"] != NO_INTERVAL]
    if drawn.empty:
        return []
    levels = listed(percent(level, _places(level)) for level in dict.fromkeys(drawn["level"]))
    over = say("wide.interval_points" if in_points else "wide.interval", levels=levels)
    present = set(drawn["interval_kind"])
    kinds = [say(f"wide.interval_kind.{kind}") for kind in KINDS if kind in present]
    methods = listed(dict.fromkeys(drawn["method"]))
    meaning = say("wide.method", kinds=listed(kinds, "or"), methods=methods)
    end = points_number if in_points else percent
    columns: tuple[Column, ...] = (
        ("from", "right", lambda row: end(float(row["low"]), 1)),
        ("to", "right", lambda row: end(float(row["high"]), 1)),
        ("of_kind", "left", worded("interval_kind")),
    )
    kept = columns if drawn["interval_kind"].nunique() > 1 else columns[:2]
    return [(replace(heading, meaning=meaning), cell) for heading, cell in _headed(kept, over=over)]


def _gap(row: Row) -> str:
    """Return the gap in points without the unit, or the range that the words allow."""
    value, low, high = (float(row[end]) for end in ("estimate", "published_low", "published_high"))
    if not math.isnan(value):
        return points_number(value, _places(value))
    return points_numbers(low, high, _places(low, high))


def _verdict(row: Row) -> str:
    """Return the verdict on a gap, and whether correction for several takes it away."""
    name = higher_name(verdict_of(row), row)
    falls = row["verdict_family"] != row["verdict"] and correction_text(row["correction"])
    if name and falls:
        return say("gap.higher_uncorrected", side=name)
    return named(verdict_of(row), row)


def _places(*shares: float) -> int:
    """Return the decimals that shares are shown with as percents: none or one."""
    return 0 if all(round(100 * share, 1) % 1 == 0 for share in shares) else 1


def _adjusted(frame: pd.DataFrame) -> str:
    """Return how p-values are adjusted for several comparisons."""
    used = set(frame["correction"])
    names = [correction_text(name) for name in values(Correction) if name in used]
    told = listed(dict.fromkeys(filter(None, names)))
    return say("wide.corrected", corrections=told) if told else say("wide.uncorrected")


def _yardsticks(frame: pd.DataFrame) -> str:
    """Return what a verdict has to survive."""
    said = dict.fromkeys(yardsticks(row) for row in frame.to_dict("records"))
    return say("wide.survives", yardsticks=listed(said, "or")) if said else ""


LAYOUTS: dict[str, Callable[[pd.DataFrame], Layout]] = {
    "toplines": _toplines,
    "estimates": _estimates,
    "gaps": _gaps,
    "tips": _tips,
    "verdicts": _verdicts,
    "defects": _defects,
    "claims": _claims,
}
