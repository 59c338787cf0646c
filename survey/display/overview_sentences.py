"""Sentences about a survey as a whole: what was printed, what differs, and what stands."""

from __future__ import annotations

import pandas as pd

from survey.display.gap_sentences import beyond_chance, gaps_sentence
from survey.display.share_sentences import evidence_sentence
from survey.inference.comparison import CANNOT_TELL
from survey.inference.estimates import NO_INTERVAL
from survey.inference.judging import NO, YES
from survey.labels import listed, number
from survey.texts import say


def overview_sentence(
    estimates: pd.DataFrame, gaps: pd.DataFrame | None = None, claims: pd.DataFrame | None = None
) -> str:
    """Say what a survey printed, how many gaps are beyond chance and how many claims stand.

    The alternative text of `survey.plot.overview`.

    Parameters
    ----------
    estimates : DataFrame
        As `estimate` returns them.
    gaps, claims : DataFrame, optional
        As `compare` and `claims` return them; without rows they are not mentioned.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> print(overview_sentence(found, sv.compare(found)))
    2 figures for China and Kazakhstan: all exact. Of 1 answer compared between China and \
Kazakhstan, 1 differs beyond chance as if respondents were a random draw.
    """
    sentences = [evidence_sentence(estimates)]
    if gaps is not None and len(gaps):
        sentences.append(_gaps(gaps))
    if claims is not None and len(claims):
        sentences.append(_claims(claims))
    return " ".join(sentences)


def _gaps(gaps: pd.DataFrame) -> str:
    """Say how many gaps are beyond chance."""
    if (gaps["interval_kind"] == NO_INTERVAL).all():
        return gaps_sentence(gaps)
    sides = dict.fromkeys([*gaps["place_a"], *gaps["place_b"]])
    answers = say(
        "describe.gaps.answers_between" if len(sides) == 2 else "describe.gaps.answers",
        count=len(gaps),
        number=number(len(gaps)),
        sides=listed(sides),
    )
    beyond = int((gaps["verdict"] != CANNOT_TELL).sum())
    chance = beyond_chance(gaps["interval_kind"])
    return say(
        "overview.gaps", count=beyond, answers=answers, number=number(beyond), beyond_chance=chance
    )


def _claims(claims: pd.DataFrame) -> str:
    """Say how many claims the figures bear out, and how many would hold in general."""
    among, general = claims["among_respondents"], claims["generalised"]
    return say(
        "overview.claims",
        count=len(claims),
        number=number(len(claims)),
        held=number(int((among == YES).sum())),
        refuted=number(int((among == NO).sum())),
        general=number(int((general == YES).sum())),
    )
