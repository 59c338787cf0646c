"""Headings: how consecutive rows are grouped by place, question and answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import pandas as pd

from survey.plot.theme import BODY, HEADING, INK, MUTED, SMALL, readable
from survey.plot.words import Words
from survey.texts import say

NO_INTERVAL: Final = "no interval"
UNTESTED: Final = "side by side, not tested"
PLACE: Final = re.compile(r"(?P<name>.+?) \((?P<coverage>.+)\)")
PLACE_SIZE: Final = HEADING + 1.4

Grouping = Literal["question", "place", "none"]


def grouping(frame: pd.DataFrame) -> Grouping:
    """Return what rows are grouped by first; "none" where all are of one place.

    Rows in the order of samples are grouped by place, rows in the order of questions by question.

    Examples
    --------
    >>> frame = pd.DataFrame({"study": "poll", "place": ["China", "China", "Peru", "Peru"],
    ...     "question_id": ["travel", "trade", "travel", "trade"]})
    >>> grouping(frame), grouping(frame.sort_values("question_id")), grouping(frame.head(2))
    ('place', 'question', 'none')
    """
    places, questions = frame["place"], frame["study"] + "/" + frame["question_id"]
    count = places.nunique()
    if count < 2:
        return "none"
    return "place" if _runs(places) == count and _runs(questions) > count else "question"


def row_words(
    frame: pd.DataFrame, colors: Sequence[str]
) -> list[tuple[tuple[Words, ...], tuple[Words, ...]]]:
    """Return the headings above each row, and its label.

    A heading says what differs from the row before: the place (where rows are grouped by it), the
    question, what must be known of its base, and the answer (where several rows of different
    places share it). The label says what is left to say.

    Parameters
    ----------
    frame : DataFrame
        With the columns study, place, question_id, question, response and note.
    colors : sequence of str
        The colour of the place of each row.
    """
    groups = grouping(frame)
    shared = _shared_answers(frame) if groups == "question" else [False] * len(frame)
    columns = (frame[name] for name in ("place", "question", "note", "response"))
    found = []
    before: tuple[str, ...] = ()
    for place, question, note, response, color, is_shared in zip(
        *columns, colors, shared, strict=True
    ):
        levels = (
            Words(place if groups == "place" else "", PLACE_SIZE, readable(color), "bold"),
            Words(question, HEADING, INK, "bold"),
            Words(base_note(note), SMALL, MUTED),
            Words(response if is_shared else ""),
        )
        texts = tuple(words.text for words in levels)
        changed = [texts[: depth + 1] != before[: depth + 1] for depth in range(len(texts))]
        headings = (words for words, is_new in zip(levels, changed, strict=True) if is_new)
        label = (
            Words("" if is_shared else response),
            place_words(place if groups == "question" else "", color),
        )
        found.append((_filled(headings), _filled(label)))
        before = texts
    return found


def place_words(place: str, color: str) -> Words:
    """Return the name of a place in its colour, as the label of a row."""
    return Words(place_name(place), BODY, readable(color), "bold")


def place_name(place: str) -> str:
    """Return a place without what was covered.

    Examples
    --------
    >>> place_name("China (16 cities)"), place_name("Kazakhstan 2024")
    ('China', 'Kazakhstan 2024')
    """
    found = PLACE.fullmatch(place)
    return found["name"] if found else place


def place_coverage(place: str) -> str:
    """Return what was covered of a place.

    Examples
    --------
    >>> place_coverage("China (16 cities)"), place_coverage("Kazakhstan 2024")
    ('16 cities', '')
    """
    found = PLACE.fullmatch(place)
    return found["coverage"] if found else ""


def base_note(note: str) -> str:
    """Return what a note says about a figure, without what it says about its interval.

    Examples
    --------
    >>> base_note("a share of those who agreed; no interval: no sample size was printed")
    'A share of those who agreed'
    """
    about = "; ".join(part for part in note.split("; ") if NO_INTERVAL not in part)
    return about[:1].upper() + about[1:]


def absence_note(notes: Iterable[str]) -> str:
    """Return why there is no interval.

    Examples
    --------
    >>> absence_note(["", "a share of those who agreed; no interval: no sample size was printed"])
    'no interval: no sample size was printed'
    """
    parts = [part for note in notes for part in note.split("; ") if NO_INTERVAL in part]
    return "; ".join(dict.fromkeys(parts)) or say("plot.notes.no_interval")


def is_tested(note: str) -> bool:
    """Say by its note whether a gap was tested, or whether its sides only stand side by side.

    Examples
    --------
    >>> is_tested("side by side, not tested: the questions are only related"), is_tested("")
    (False, True)
    """
    return not any(part.startswith(UNTESTED) for part in note.split("; "))


def _runs(column: pd.Series) -> int:
    """Return how often a column changes, plus one."""
    return int((column != column.shift()).sum())


def _shared_answers(frame: pd.DataFrame) -> list[bool]:
    """Say of each row whether its neighbour has the same answer to the same question."""
    answer = frame["study"] + "/" + frame["question_id"] + "/" + frame["response"]
    run = (answer != answer.shift()).cumsum()
    return [bool(size > 1) for size in run.groupby(run).transform("size")]


def _filled(stack: Iterable[Words]) -> tuple[Words, ...]:
    """Return the texts that are not empty."""
    return tuple(words for words in stack if words.text)
