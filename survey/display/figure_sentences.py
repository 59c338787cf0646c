"""Sentences about the figures of an article: what was found, what of it is encoded."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from survey.labels import listed, number
from survey.options import FigureKind, FigureState, values
from survey.texts import say

NOT_FOUND = "not found"


def figures_sentence(figures: pd.DataFrame) -> str:
    """Say how many figures of each kind a text holds, and what is open about its shares.

    Parameters
    ----------
    figures : DataFrame
        As `extract` returns it.
    """
    if figures.empty:
        return say("describe.figures.none")
    kinds = Counter(figures["kind"])
    counts = [
        say(f"describe.figures.kind.{kind}", count=kinds[kind], number=number(kinds[kind]))
        for kind in values(FigureKind)
        if kind in kinds
    ]
    found = say("describe.figures.found", counts=listed(counts))
    shares = figures[figures["kind"] == "share"]
    details = {
        "in_words": int(shares["value"].isna().sum()),
        "earlier": int((shares["wave"] != "").sum()),
        "nowhere": int((shares["country"] == "").sum()),
    }
    told = [
        say(f"describe.figures.detail.{detail}", count=count, number=number(count))
        for detail, count in details.items()
        if count
    ]
    of_shares = say("describe.figures.shares", counts=listed(told)) if told else ""
    return " ".join(filter(None, [found, of_shares]))


def review_sentence(review: pd.DataFrame) -> str:
    """Say how many figures of an article are in which state.

    Parameters
    ----------
    review : DataFrame
        As `review` returns it.
    """
    if review.empty:
        return say("describe.review.none")
    found = review["state"] != NOT_FOUND
    figures = review[found].drop_duplicates(["paragraph", "start", "state"])
    states = Counter([*figures["state"], *review.loc[~found, "state"]])
    counts = [
        say(f"describe.review.state.{state}", count=states[state], number=number(states[state]))
        for state in values(FigureState)
        if state in states
    ]
    return say("describe.review.found", counts=listed(counts))
