"""Sentences about several polls: what others printed, and what comparable ones say together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from survey.inference.pairing import ASIDE, RELATED
from survey.labels import listed, percent, percent_range

Row = Mapping[Hashable, Any]
SECOND_HAND = "second-hand"


def beside_sentence(beside: pd.DataFrame) -> str:
    """Say how many figures stand side by side, and what keeps them from being compared.

    Parameters
    ----------
    beside : DataFrame
        As `survey.inference.polls.beside` returns it.
    """
    if beside.empty:
        return "Nothing stands beside: no other study printed a figure."
    concepts = beside.loc[beside["concept"] != "", "concept"].nunique()
    counts = {
        "to questions that are only related": int((beside["fit"] == RELATED).sum()),
        "without a published number of respondents": int((beside["n"] == "").sum()),
        "known at second hand only": int((beside["verified"] == SECOND_HAND).sum()),
    }
    told = listed(f"{count} {what}" for what, count in counts.items() if count)
    head = f"Side by side, untested: {_counted(len(beside), 'figure')} of "
    head += f"{listed(dict.fromkeys(beside['title']))} on {_counted(concepts, 'concept')}"
    return f"{head}; {told}." if told else f"{head}."


def pooled_sentence(pooled: pd.DataFrame) -> str:
    """Say of each pooled share what it is, which average, and where one more poll would lie.

    Parameters
    ----------
    pooled : DataFrame
        As `pool` returns it, or several of them joined.
    """
    if pooled.empty:
        return "Nothing was pooled."
    return " ".join(_pooled(row) for row in pooled.to_dict("records"))


def verdict_words(row: Row) -> str:
    """Return the verdict of a gap, or that its sides only stand side by side.

    Examples
    --------
    >>> verdict_words({"verdict": "a higher", "note": ""})
    'a higher'
    """
    return "side by side" if ASIDE in str(row["note"]) else str(row["verdict"])


def aside_sentence(count: int) -> str:
    """Say how many pairs stand side by side only; nothing if none does.

    Examples
    --------
    >>> aside_sentence(1)
    '1 pair of answers to questions that are only related stands side by side, untested.'
    """
    if not count:
        return ""
    pairs = f"{_counted(count, 'pair')} of answers to questions that are only related"
    return f"{pairs} {'stands' if count == 1 else 'stand'} side by side, untested."


def _pooled(row: Row) -> str:
    """Say what one pooled share is."""
    share = f"{percent(row['estimate'], 1)} ({percent_range(row['low'], row['high'], 1)})"
    text = f"{row['k']} polls on {row['question']} ({row['response']}): {share}, {row['average']}"
    further = percent_range(row["prediction_low"], row["prediction_high"], 1)
    text += f"; in the population of one more such poll, {further}" if further else ""
    return f"{text}. Note: {row['note']}." if row["note"] else f"{text}."


def _counted(count: int, word: str) -> str:
    """Return a count with its word, in the plural unless it is one."""
    return f"{count} {word}{'' if count == 1 else 's'}"
