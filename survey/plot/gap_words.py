"""Words about gaps: their headings, numbers, verdicts and samples, shared by two pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from survey.labels import points, points_range
from survey.plot.drawable import Looks, Record, decimals
from survey.plot.headings import place_name, row_words
from survey.plot.notes import absence_words, interval_heading, sample_entries
from survey.plot.theme import BODY, INK, MUTED, SMALL, UNDECIDED, Colors, identities, readable
from survey.plot.words import Entry, Words


def gap_looks(frame: pd.DataFrame, colors: Colors | None) -> Looks:
    """Return the look of each side of the gaps, by order of first appearance."""
    pairs = zip(frame["a"], frame["b"], strict=True)
    return identities((side for pair in pairs for side in pair), colors)


def gap_row_words(frame: pd.DataFrame) -> list[tuple[tuple[Words, ...], tuple[Words, ...]]]:
    """Return the headings above each gap, its question and what must be known, and its label."""
    about = frame[["study_a", "question_id_a", "question_a", "response_a"]]
    about = about.rename(columns=lambda name: str(name).removesuffix("_a"))
    return row_words(about.assign(place="", note=frame["note"]), [INK] * len(frame))


def gap_columns(frame: pd.DataFrame) -> tuple[str, str]:
    """Return the headings of the numbers of gaps."""
    return "Gap in points", interval_heading(frame)


def gap_numbers(rows: Sequence[Record]) -> list[tuple[Words, Words]]:
    """Return the gap of each row, a range where it is vague, and its interval."""
    exact = decimals(row["estimate"] for row in rows)
    found = []
    for row in rows:
        value, least, most = row["estimate"], row["published_low"], row["published_high"]
        if math.isnan(value):
            gap = Words(bare(points_range(least, most, decimals([least, most]))))
        else:
            gap = Words(bare(points(value, exact)), BODY, INK, "bold")
        interval = bare(points_range(row["low"], row["high"], 1))
        found.append((gap, Words(interval, BODY, MUTED)))
    return found


def gap_remark(row: Record, looks: Looks) -> tuple[Words, ...]:
    """Return the verdict of a gap in the colour of the higher side, and what limits it."""
    side = higher_side(row)
    if not side:
        verdict = Words(str(row["verdict"]), BODY, UNDECIDED)
    else:
        color = readable(looks[row[side]].color)
        verdict = Words(f"{place_name(row[f'place_{side}'])} higher", BODY, color, "bold")
    absent = absence_words(row["low"], [row["note_a"], row["note_b"]])
    if absent:
        return verdict, *absent
    if side and row["verdict"] != row["verdict_family"]:
        return verdict, Words(f"not after correction ({row['correction']})", SMALL, MUTED)
    return (verdict,)


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
    return [f"{place_name(first)} minus {place_name(second)}" for first, second in sides]


def gap_sentence(frame: pd.DataFrame) -> str:
    """Return what a gap is."""
    pairs = set(gap_pairs(frame))
    return f"Gap: {pairs.pop() if len(pairs) == 1 else 'the first place minus the second'}"


def gap_samples(rows: Sequence[Record], looks: Looks) -> tuple[Entry, ...]:
    """Return the samples of gaps with their sizes."""
    sides = [
        (row[side], row[f"place_{side}"], row[f"n_low_{side}"], row[f"n_high_{side}"])
        for side in "ab"
        for row in rows
    ]
    return sample_entries(sides, looks)


def bare(text: str) -> str:
    """Return a number of points without its unit, which stands above its column.

    Examples
    --------
    >>> bare(points(0.12)), bare(points(0.01))
    ('+12', '+1')
    """
    return text.removesuffix(" points").removesuffix(" point")
