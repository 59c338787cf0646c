"""Sentences about shares from sample to sample: how many recur, what rose most and fell most."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from survey.display.share_sentences import item, share
from survey.display.sides import Row
from survey.labels import number
from survey.recurring import ANSWER, recurring
from survey.texts import say

SAME: Final = 1e-9


def slope_sentence(estimates: pd.DataFrame) -> str:
    """Say how many answers recur, and which exact share rose and fell most from first to last.

    Parameters
    ----------
    estimates : DataFrame
        As `toplines` or `estimate` returns them.
    """
    found = recurring(estimates)
    if found.empty:
        return say("describe.slope.none")
    many = len(found.drop_duplicates(ANSWER))
    said = [say("describe.slope.answers", count=many, number=number(many))]
    threads = found.groupby("thread")
    first, last = threads.head(1).to_dict("records"), threads.tail(1).to_dict("records")
    changes = {
        place: last[place]["value"] - row["value"]
        for place, row in enumerate(first)
        if row["exact"] and last[place]["exact"]
    }
    if not changes:
        return f"{said[0]} {say('describe.slope.vague', count=many)}"
    rise, fall = max(changes, key=changes.__getitem__), min(changes, key=changes.__getitem__)
    if changes[rise] > SAME:
        said.append(_change("rise", first[rise], last[rise]))
    if changes[fall] < -SAME:
        said.append(_change("fall", first[fall], last[fall]))
    return " ".join(said)


def _change(change: Literal["rise", "fall"], first: Row, last: Row) -> str:
    """Say of one answer what it was in the first sample and is in the last."""
    return say(
        f"describe.slope.waves.{change}" if first["within"] else f"describe.slope.sides.{change}",
        item=item(first),
        first=share(first),
        last=share(last),
        first_place=first["place"],
        last_place=last["place"],
    )
