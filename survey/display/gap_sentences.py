"""Sentences about gaps: how many there are, how many stand, and which is the widest."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from survey.display.share_sentences import item, share
from survey.display.sides import Row
from survey.inference.comparison import CANNOT_TELL
from survey.inference.estimates import AS_IF, NO_INTERVAL
from survey.inference.pairing import ASIDE
from survey.labels import listed, number, points, points_range
from survey.texts import say

MOST_NAMED = 4


def gaps_sentence(gaps: pd.DataFrame) -> str:
    """Say what is found of gaps, and how many pairs stand side by side only.

    Parameters
    ----------
    gaps : DataFrame
        As `compare` returns them.
    """
    aside = gaps["note"].str.contains(ASIDE, regex=False)
    found = [] if aside.any() and aside.all() else [_compared(gaps[~aside])]
    return " ".join(filter(None, [*found, aside_sentence(int(aside.sum()))]))


def open_sentence(gaps: pd.DataFrame) -> str:
    """Name the gaps that chance or loose words could explain; nothing where all or none are so.

    Where they are many, they are counted.

    Parameters
    ----------
    gaps : DataFrame
        As `compare` returns them.
    """
    rows = gaps[gaps["verdict"] == CANNOT_TELL]
    if rows.empty or len(rows) == len(gaps):
        return ""
    names = dict.fromkeys(item(row, "_a") for row in rows.to_dict("records"))
    if len(names) > MOST_NAMED:
        return say("describe.gaps.open_many", count=len(names), number=number(len(names)))
    return say("describe.gaps.open", answers=listed(names))


def aside_sentence(count: int) -> str:
    """Say how many pairs stand side by side only; nothing if none does.

    Examples
    --------
    >>> aside_sentence(1)
    '1 pair of answers to questions that are only related stands side by side, untested.'
    """
    return say("describe.gaps.aside", count=count, number=number(count)) if count else ""


def beyond_chance(kinds: Iterable[str]) -> str:
    """Return how "beyond chance" is meant, by the kinds of the intervals.

    Examples
    --------
    >>> beyond_chance(["sampling error"]), beyond_chance(["as if random"])
    ('beyond chance', 'beyond chance as if respondents were a random draw')
    """
    as_if = AS_IF in set(kinds)
    return say("describe.gaps.beyond_chance_as_if" if as_if else "describe.gaps.beyond_chance")


def correction_text(correction: str) -> str:
    """Return how verdicts are corrected for several comparisons; nothing where they are not.

    Examples
    --------
    >>> correction_text("holm"), correction_text("none")
    ("Holm's correction", '')
    """
    return say(f"correction.{correction}", default="")


def _compared(gaps: pd.DataFrame) -> str:
    """Say how many gaps are there, how many stand, and which is the widest."""
    if gaps.empty:
        return say("describe.gaps.none")
    answers = _answers(gaps)
    among = number(int((gaps["verdict_among_respondents"] != CANNOT_TELL).sum()))
    if (gaps["interval_kind"] == NO_INTERVAL).all():
        return say("describe.gaps.without_n", answers=answers, among=among)
    beyond = gaps[gaps["verdict"] != CANNOT_TELL]
    correction = correction_text(str(gaps["correction"].iloc[0]))
    text = say(
        "describe.gaps.differ_corrected"
        if correction and len(gaps) > 1
        else "describe.gaps.differ",
        count=len(beyond),
        answers=answers,
        among=among,
        number=number(len(beyond)),
        beyond_chance=beyond_chance(gaps["interval_kind"]),
        family=number(int((gaps["verdict_family"] != CANNOT_TELL).sum())),
        correction=correction,
    )
    if beyond.empty:
        return text
    nearest = beyond[["published_low", "published_high"]].abs().min(axis=1)
    row: Row = beyond.loc[[nearest.idxmax()]].to_dict("records")[0]
    return f"{text} {_widest(row)}"


def _answers(gaps: pd.DataFrame) -> str:
    """Return how many answers are compared, and between which places where they are two."""
    sides = dict.fromkeys([*gaps["place_a"], *gaps["place_b"]])
    return say(
        "describe.gaps.answers_between" if len(sides) == 2 else "describe.gaps.answers",
        count=len(gaps),
        number=number(len(gaps)),
        sides=listed(sides),
    )


def _widest(row: Row) -> str:
    """Say which gap is the widest: its two shares, its size and its interval."""
    size = points(float(row["estimate"]))
    return say(
        "describe.gaps.widest" if size else "describe.gaps.widest_vague",
        answer=item(row, "_a"),
        share_a=share(row, "_a"),
        share_b=share(row, "_b"),
        gap=size,
        interval=points_range(float(row["low"]), float(row["high"]), 1),
    )
