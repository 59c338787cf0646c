"""Sentences about the figures of an article: what was found, what of it is encoded."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from survey.labels import listed
from survey.options import FigureState, values

NOT_FOUND, OTHER_NUMBER = "not found", "other number"
WORDS = {"share": "share", "sample_size": "sample size", "other": OTHER_NUMBER}


def figures_sentence(figures: pd.DataFrame) -> str:
    """Say how many figures of each kind a text holds, and what is open about its shares.

    Parameters
    ----------
    figures : DataFrame
        As `extract` returns it.
    """
    kinds = Counter(figures["kind"])
    shares = figures[figures["kind"] == "share"]
    counts = [_counted(kinds[kind], word) for kind, word in WORDS.items() if kind in kinds]
    details = {
        "in words only": int(shares["value"].isna().sum()),
        "of an earlier wave": int((shares["wave"] != "").sum()),
        "without a country": int((shares["country"] == "").sum()),
    }
    told = listed(f"{count} {what}" for what, count in details.items() if count)
    found = f"Found: {listed(counts) or 'no figures'}."
    return f"{found} Of the shares, {told}." if told else found


def review_sentence(review: pd.DataFrame) -> str:
    """Say how many figures of an article are in which state.

    Parameters
    ----------
    review : DataFrame
        As `review` returns it.
    """
    found = review["state"] != NOT_FOUND
    figures = review[found].drop_duplicates(["paragraph", "start", "state"])
    counts = Counter([*figures["state"], *review.loc[~found, "state"]])
    parts = [
        _counted(counts[state], state) if state == OTHER_NUMBER else f"{counts[state]} {state}"
        for state in values(FigureState)
        if state in counts
    ]
    return f"Figures of the article: {listed(parts) or 'none'}."


def _counted(count: int, word: str) -> str:
    """Return a count with its word, in the plural unless it is one."""
    return f"{count} {word}{'' if count == 1 else 's'}"
