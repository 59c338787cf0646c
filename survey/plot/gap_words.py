"""Words about gaps: their headings, numbers, verdicts and samples, shared by two pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from survey.labels import points_number, points_numbers
from survey.plot.drawable import Looks, Record, decimals
from survey.plot.headings import is_tested, place_name, row_words
from survey.plot.notes import absence_words, interval_heading, sample_entries
from survey.plot.theme import BODY, INK, MUTED, SMALL, UNDECIDED, Colors, identities, readable
from survey.plot.words import Entry, Words
from survey.texts import say


def gap_looks(frame: pd.DataFrame, colors: Colors | None) -> Looks:
    """Return the look of each side of the gaps."""
    pairs = zip(frame["a"], frame["b"], strict=True)
    return identities((side for pair in pairs for side in pair), colors)


def gap_row_words(frame: pd.DataFrame) -> list[tuple[tuple[Words, ...], tuple[Words, ...]]]:
    """Return the headings above each gap, its question and what must be known, and its label."""
    about = frame[["study_a", "question_id_a", "question_a", "response_a"]]
    about = about.rename(columns=lambda name: str(name).removesuffix("_a"))
    return row_words(about.assign(place="", note=frame["note"]), [INK] * len(frame))


def gap_columns(frame: pd.DataFrame) -> tuple[str, str]:
    """Return the headings of the numbers of gaps."""
    return say("plot.gaps.points"), interval_heading(frame)


def gap_numbers(rows: Sequence[Record]) -> list[tuple[Words, Words]]:
    """Return the gap of each row, a range where it is vague, and its interval."""
    exact = decimals(row["estimate"] for row in rows)
    found = []
    for row in rows:
        value, least, most = row["estimate"], row["published_low"], row["published_high"]
        if math.isnan(value):
            gap = Words(points_numbers(least, most, decimals([least, most])))
        else:
            gap = Words(points_number(value, exact), BODY, INK, "bold")
        interval = points_numbers(row["low"], row["high"], 1)
        found.append((gap, Words(interval, BODY, MUTED)))
    return found


def gap_remark(row: Record, looks: Looks) -> tuple[Words, ...]:
    """Return the verdict of a gap, and what limits it."""
    verdict = gap_verdict(row, looks)
    if not was_tested(row):
        return (verdict,)
    absent = absence_words(row["low"], [row["note_a"], row["note_b"]])
    if absent:
        return verdict, *absent
    if higher_side(row) and row["verdict"] != row["verdict_family"]:
        limit = say("plot.gaps.uncorrected", correction=row["correction"])
        return verdict, Words(limit, SMALL, MUTED)
    return (verdict,)


def gap_verdict(row: Record, looks: Looks, size: float = BODY) -> Words:
    """Return the verdict of a gap in the colour of the higher side, or that none was sought."""
    side = higher_side(row)
    if side:
        text = say("gap.higher", side=place_name(row[f"place_{side}"]))
        return Words(text, size, readable(looks[row[side]].color), "bold")
    open_ = say("verdict.cannot tell" if was_tested(row) else "gap.not_tested")
    return Words(open_, size, UNDECIDED)


def was_tested(row: Record) -> bool:
    """Say whether a gap was tested; verdicts under many assumptions have no note and all were."""
    return is_tested(str(row.get("note", "")))


def higher_side(row: Record) -> str:
    """Return "a" or "b", or an empty text where it cannot be told.

    Examples
    --------
    >>> higher_side({"verdict": "b higher"}), higher_side({"verdict": "cannot tell"})
    ('b', '')
    """
    verdict = str(row["verdict"])
    return verdict[0] if verdict.endswith(" higher") else ""


def gap_pairs(frame: pd.DataFrame) -> list[str]:
    """Return what is subtracted in each row.

    Examples
    --------
    >>> gap_pairs(pd.DataFrame({"place_a": ["China (16 cities)"], "place_b": ["Kazakhstan"]}))
    ['China minus Kazakhstan']
    """
    sides = zip(frame["place_a"], frame["place_b"], strict=True)
    return [
        say("plot.gaps.pair", first=place_name(first), second=place_name(second))
        for first, second in sides
    ]


def gap_sentence(frame: pd.DataFrame) -> str:
    """Return what a gap is."""
    pairs = set(gap_pairs(frame))
    return say("plot.gaps.gap", pair=pairs.pop()) if len(pairs) == 1 else say("plot.gaps.gaps")


def gap_samples(rows: Sequence[Record], looks: Looks) -> tuple[Entry, ...]:
    """Return the samples of gaps with their sizes."""
    sides = [
        (row[side], row[f"place_{side}"], row[f"n_low_{side}"], row[f"n_high_{side}"])
        for side in "ab"
        for row in rows
    ]
    return sample_entries(sides, looks)
