"""Sentences about shares: how exact they are, how high, and what of them was not published."""

from __future__ import annotations

import math

import pandas as pd

from survey.display.sides import Row
from survey.inference.pairing import REMAINDER
from survey.labels import bounds_text, listed, number, percent, percent_range
from survey.texts import say


def item(row: Row, suffix: str = "") -> str:
    """Return the name of what a row is about: the question with its answer.

    Examples
    --------
    >>> item({"question": "Travel", "response": "Very willing"})
    'Travel (Very willing)'
    """
    answer = row[f"response{suffix}"]
    return say("naming.cell", question=row[f"question{suffix}"], answer=answer)


def share(row: Row, suffix: str = "") -> str:
    """Return the share of a row: the printed number, or what its words allow."""
    value = float(row[f"value{suffix}"])
    if not math.isnan(value):
        return percent(value, 0 if abs(100 * value - round(100 * value)) < 1e-6 else 1)
    return bounds_text(
        float(row[f"published_low{suffix}"]), float(row[f"published_high{suffix}"]),
        bool(row[f"low_open{suffix}"]), bool(row[f"high_open{suffix}"]),
    )  # fmt: skip


def evidence_sentence(toplines: pd.DataFrame) -> str:
    """Say how many figures are exact, how many vague, and what the vaguest allows.

    Parameters
    ----------
    toplines : DataFrame
        As `toplines` or `estimate` returns them.
    """
    printed = toplines[toplines["kind"] != REMAINDER]
    if printed.empty:
        return say("describe.evidence.none")
    places = listed(dict.fromkeys(printed["place"]))
    many = len(printed)
    figures = say("describe.evidence.figures", count=many, number=number(many), places=places)
    is_exact = printed["exact"].astype(bool)
    is_bounded = printed[["published_low", "published_high"]].notna().all(axis="columns")
    vague = printed[~is_exact & is_bounded]
    if is_exact.all():
        return say("describe.evidence.all_exact", figures=figures)
    exact = number(int(is_exact.sum()))
    if vague.empty:
        told = say("describe.evidence.none_vague", figures=figures, exact=exact)
    else:
        width = vague["published_high"] - vague["published_low"]
        row: Row = vague.loc[[width.idxmax()]].to_dict("records")[0]
        which = "all" if len(vague) == many else "some"
        told = say(
            f"describe.evidence.vaguest.{which}",
            figures=figures, exact=exact, vague=number(len(vague)), answer=item(row),
            share=share(row),
        )  # fmt: skip
    against = int((~is_bounded).sum())
    return f"{told} {_contradicting(against)}" if against else told


def _contradicting(count: int) -> str:
    """Say for how many figures the printed words contradict one another."""
    return say("describe.evidence.contradictory", count=count, number=number(count))


def estimates_sentence(estimates: pd.DataFrame) -> str:
    """Say what the highest and lowest exact shares are, with their intervals.

    Parameters
    ----------
    estimates : DataFrame
        As `estimate` returns them.
    """
    exact = estimates[estimates["estimate"].notna()]
    if exact.empty:
        return evidence_sentence(estimates)
    sentences = []
    for place, rows in exact.groupby("place", sort=False):
        best: Row = rows.loc[[rows["estimate"].idxmax()]].to_dict("records")[0]
        least: Row = rows.loc[[rows["estimate"].idxmin()]].to_dict("records")[0]
        sentences.append(
            say(
                "describe.estimates.highest" if len(rows) == 1 else "describe.estimates.both",
                place=place,
                share=_with_interval(best),
                answer=item(best),
                lowest_share=_with_interval(least),
                lowest_answer=item(least),
            )
        )
    return " ".join(sentences)


def remainders_sentence(toplines: pd.DataFrame) -> str:
    """Say how much of the one-choice questions was not published.

    Parameters
    ----------
    toplines : DataFrame
        As `toplines` and `remainders` return them, joined.
    """
    rest = toplines[toplines["kind"] == REMAINDER]
    bounded = rest[rest["published_high"].notna()]
    if bounded.empty:
        return evidence_sentence(toplines)
    asked = len(rest[["sample_id", "question_id"]].drop_duplicates())
    row: Row = bounded.loc[[bounded["published_high"].idxmax()]].to_dict("records")[0]
    return say(
        "describe.remainders.largest",
        count=asked,
        number=number(asked),
        share=share(row),
        place=row["place"],
        question=row["question"],
    )


def _with_interval(row: Row) -> str:
    """Return a share with its interval."""
    interval = percent_range(float(row["low"]), float(row["high"]), 1)
    if not interval:
        return share(row)
    return say("describe.estimates.interval", share=share(row), interval=interval)
