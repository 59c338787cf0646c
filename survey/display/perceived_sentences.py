"""Sentences about what is perceived beside what was measured."""

from __future__ import annotations

import numpy as np
import pandas as pd

from survey.display.sides import Row
from survey.labels import number, times_range
from survey.texts import say


def perceived_sentence(pairs: pd.DataFrame) -> str:
    """Say for how many figures the words leave no doubt, and which lies farthest from measurement.

    Parameters
    ----------
    pairs : DataFrame
        As `perceived_vs_measured` returns it.
    """
    if pairs.empty:
        return say("describe.perceived.none")
    low, high = pairs["ratio_low"], pairs["ratio_high"]
    larger = int(((low > 1) | ((low == 1) & pairs["ratio_low_open"].astype(bool))).sum())
    smaller = int(((high < 1) | ((high == 1) & pairs["ratio_high_open"].astype(bool))).sum())
    counts = say(
        "describe.perceived.counts",
        count=larger,
        figures=say("describe.perceived.figures", count=len(pairs), number=number(len(pairs))),
        larger=number(larger),
        smaller=number(smaller),
    )
    farthest = np.nan_to_num(np.maximum(low, 1 / high)).argmax()
    row: Row = pairs.iloc[[int(farthest)]].to_dict("records")[0]
    pair = _pair(row)
    if len(pairs) > 1:
        pair = say("describe.perceived.farthest", pair=pair)
    return f"{counts} {pair}"


def about(row: Row) -> str:
    """Return what a pair is about.

    Examples
    --------
    >>> about({"subject": "Workers", "measure": "In the country", "place": "Kyrgyzstan"})
    'Workers (In the country, Kyrgyzstan)'
    """
    subject, measure, place = (row[name] for name in ("subject", "measure", "place"))
    return say("describe.perceived.about", subject=subject, measure=measure, place=place)


def standing(row: Row) -> str:
    """Return whether a figure is rumoured, claimed, planned or forecast.

    Examples
    --------
    >>> standing({"kind": "rumoured"})
    'rumoured'
    """
    return say(f"context.kind.{row['kind']}", default=str(row["kind"]))


def ratio_text(row: Row) -> str:
    """Return how many times the measured figure the perceived one is, empty where there is none."""
    ends = ("ratio_low", "ratio_high", "ratio_low_open", "ratio_high_open")
    low, high, low_open, high_open = (row[name] for name in ends)
    return times_range(float(low), float(high), bool(low_open), bool(high_open))


def _pair(row: Row) -> str:
    """Say what one perceived figure is, and how many times what was measured."""
    ratio = ratio_text(row)
    return say(
        "describe.perceived.pair_ratio" if ratio else "describe.perceived.pair",
        about=about(row),
        standing=standing(row),
        perceived=row["perceived_wording"],
        measured=row["measured_wording"],
        ratio=ratio,
    )
