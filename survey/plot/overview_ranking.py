"""The figures of the overview: all of each sample in order, the highest and lowest by name."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd

from survey.labels import number
from survey.plot.chart import Chart, Row, Spacing
from survey.plot.drawable import SHARES, Looks, Record, records, share_text, span
from survey.plot.headings import place_words
from survey.plot.insets import Inset, Insets
from survey.plot.lanes import Lanes
from survey.plot.ranking import Ranking
from survey.plot.theme import BODY, HEADING, INK, MUTED, SMALL, Identity, readable
from survey.plot.words import Words
from survey.texts import say

FEW: Final = 6
"""So many figures of a sample are rows; of more, only the highest and lowest have a name."""
SPACING: Final = Spacing(label=0.42, row=4.0)

PANEL: Final = 215.0
"""The least width of the panel of a sample in points: two stand side by side on a page."""


def ranking_row(estimates: pd.DataFrame, looks: Looks) -> Row:
    """Return all figures from high to low, a panel for each sample.

    Parameters
    ----------
    estimates : DataFrame
        As `survey.estimate` returns it, with the column key: the sample in `looks`.
    looks : dict of str to Identity
        The look of each sample.
    """
    known = estimates[estimates["published_low"].notna()]
    insets = tuple(
        _inset(records(rows), looks[str(key)]) for key, rows in known.groupby("key", sort=False)
    )
    heading = Words(say("plot.overview.ranking"), HEADING, INK, "bold")
    return Row((), Insets(insets, PANEL), headings=(heading,))


def _inset(rows: list[Record], look: Identity) -> Inset:
    """Return the panel of one sample."""
    ordered = sorted(rows, key=lambda row: (-row["published_low"], -row["published_high"]))
    chart = _listed(ordered, look) if len(ordered) <= FEW else _ranked(ordered, look)
    count = say("plot.overview.figures", count=len(rows), number=number(len(rows)))
    heading = (place_words(rows[0]["place"], look.color), Words(count, SMALL, MUTED))
    return Inset(heading, chart)


def _listed(ordered: list[Record], look: Identity) -> Chart:
    """Return a few figures as rows, all with their names."""
    rows = tuple(
        Row(
            label=(Words(row["question"], SMALL), Words(row["response"], SMALL, MUTED)),
            mark=Lanes((span(row, look),), (share_text(row),)),
        )
        for row in ordered
    )
    return Chart(rows, SHARES, spacing=SPACING)


def _ranked(ordered: list[Record], look: Identity) -> Chart:
    """Return many figures as short marks, the highest and lowest exact ones named."""
    exact = [place for place, row in enumerate(ordered) if not math.isnan(row["value"])]
    ends = exact or [0, len(ordered) - 1]
    names = {place: _name(ordered[place], look) for place in (ends[0], ends[-1])}
    mark = Ranking(tuple(span(row, look) for row in ordered), names)
    return Chart((Row((), mark),), SHARES)


def _name(row: Record, look: Identity) -> tuple[Words, ...]:
    """Return what stands beside a figure: its share, and what was asked and answered."""
    about = say("plot.overview.answer", question=row["question"], answer=row["response"])
    share = Words(share_text(row), BODY, readable(look.color), "bold")
    return share, Words(about, SMALL, MUTED)
