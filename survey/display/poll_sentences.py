"""Sentences about several polls: what others printed, and what comparable ones say together."""

from __future__ import annotations

import pandas as pd

from survey.display.share_sentences import item
from survey.display.sides import Row
from survey.inference.pairing import RELATED
from survey.labels import listed, number, percent, percent_range
from survey.texts import say

SECOND_HAND = "second-hand"
ONE_SHARE = "none"


def beside_sentence(beside: pd.DataFrame) -> str:
    """Say how many figures stand side by side, and what keeps them from being compared.

    Parameters
    ----------
    beside : DataFrame
        As `survey.inference.polls.beside` returns it.
    """
    if beside.empty:
        return say("describe.beside.none")
    many = len(beside)
    concepts = beside.loc[beside["concept"] != "", "concept"].nunique()
    limits = {
        "related": int((beside["fit"] == RELATED).sum()),
        "without_n": int((beside["n"] == "").sum()),
        "second_hand": int((beside["verified"] == SECOND_HAND).sum()),
    }
    told = [
        say(f"describe.beside.limit.{limit}", count=count, number=number(count))
        for limit, count in limits.items()
        if count
    ]
    return say(
        "describe.beside.limited" if told else "describe.beside.all",
        figures=say("describe.beside.figures", count=many, number=number(many)),
        titles=listed(dict.fromkeys(beside["title"])),
        concepts=say("describe.beside.concepts", count=concepts, number=number(concepts)),
        limits=listed(told),
    )


def pooled_sentence(pooled: pd.DataFrame) -> str:
    """Say of each pooled share what it is, which average, and where one more poll would lie.

    Parameters
    ----------
    pooled : DataFrame
        As `pool` returns it, or several of them joined.
    """
    if pooled.empty:
        return say("describe.pooled.none")
    return " ".join(_pooled(row) for row in pooled.to_dict("records"))


def average_text(row: Row) -> str:
    """Return which average a pooled share is.

    Examples
    --------
    >>> average_text({"method": "none", "scale": "raw", "average": "on the raw scale"})
    'the one share that all polls are taken to measure, common effect, on the raw scale'
    """
    effect = "common" if row["method"] == ONE_SHARE else "random"
    return say(f"average.{effect}.{row['scale']}", default=str(row["average"]))


def _pooled(row: Row) -> str:
    """Say what one pooled share is, and what is noted of it."""
    further = percent_range(row["prediction_low"], row["prediction_high"], 1)
    text = say(
        "describe.pooled.share_and_further" if further else "describe.pooled.share",
        count=int(row["k"]),
        number=number(row["k"]),
        answer=item(row),
        share=percent(row["estimate"], 1),
        interval=percent_range(row["low"], row["high"], 1),
        average=average_text(row),
        further=further,
    )
    note = say("describe.pooled.note", note=row["note"]) if row["note"] else ""
    return " ".join(filter(None, [text, note]))
