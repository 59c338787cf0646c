"""Sentences about claims: what a source states, and how much of it its figures bear out."""

from __future__ import annotations

import pandas as pd

from survey.display.sides import Row
from survey.inference.judging import AS_STATED, NO, YES
from survey.labels import number
from survey.texts import say


def claimed(row: Row) -> str:
    """Return what a claim says: the printed words, or what its kind compares.

    Examples
    --------
    >>> claimed({"kind": "extreme", "op": ">"}), claimed({"kind": "order", "strength": "much"})
    ('the highest', 'much')
    """
    if row["kind"] == "extreme":
        return say("claim.highest" if row["op"] == ">" else "claim.lowest")
    if row["kind"] == "sum":
        return say("claim.sum")
    if row["kind"] == "order":
        return str(row["strength"]) or say("claim.above")
    return say("claim.words", words=row["words"])


def claims_sentence(claims: pd.DataFrame) -> str:
    """Say how many claims the figures bear out, and how many would hold in general.

    Parameters
    ----------
    claims : DataFrame
        As `claims` returns them.
    """
    if claims.empty:
        return say("describe.claims.none")
    among, general = claims["among_respondents"], claims["generalised"]
    stated = int((among == AS_STATED).sum())
    found = say(
        "describe.claims.among_and_stated" if stated else "describe.claims.among",
        count=len(claims),
        number=number(len(claims)),
        held=number(int((among == YES).sum())),
        refuted=number(int((among == NO).sum())),
        stated=number(stated),
    )
    beyond = say(
        "describe.claims.general",
        held=number(int((general == YES).sum())),
        refuted=number(int((general == NO).sum())),
    )
    return f"{found} {beyond}"
