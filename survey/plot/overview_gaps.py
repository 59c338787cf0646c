"""The gaps of the overview: both sides of each, with the verdict in words."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd

from survey.labels import listed, number
from survey.plot.chart import Chart, Row, Spacing
from survey.plot.drawable import SHARES, Looks, Record, drawable, records, share_text, span
from survey.plot.gap_words import (
    gap_columns,
    gap_looks,
    gap_numbers,
    gap_remark,
    higher_side,
)
from survey.plot.headings import place_name
from survey.plot.insets import Inset, Insets
from survey.plot.marks import Dumbbell
from survey.plot.theme import HEADING, INK, MUTED, SMALL, Colors
from survey.plot.words import Entry, Words
from survey.texts import say

MOST: Final = 8
WIDEST: Final = 1e6
SPACING: Final = Spacing(label=0.49, scale=120.0, row=4.5)


def gaps_row(gaps: pd.DataFrame, looks: Looks, colors: Colors | None) -> Row:
    """Return the gaps as rows of one chart, the clearest first where there are many.

    Parameters
    ----------
    gaps : DataFrame
        As `survey.compare` returns it, with at least one row.
    looks : dict of str to Identity
        The look of each sample.
    colors : mapping of str to str, optional
        Colours that some sides must have, where these are other than the samples.
    """
    checked = drawable(gaps, "gaps", "overview")
    sides = {**gap_looks(checked, colors), **looks}
    found = records(checked)
    chosen = found if len(found) <= MOST else sorted(found, key=_openness)[:MOST]
    rows = [
        _gap(row, numbers[0], sides)
        for row, numbers in zip(chosen, gap_numbers(chosen), strict=True)
    ]
    chart = Chart(tuple(rows), SHARES, columns=gap_columns(checked)[:1], spacing=SPACING)
    return Row(
        label=(),
        mark=Insets((Inset((), chart),), WIDEST),
        headings=_headings(chosen, len(found)),
        key=_key(chosen, sides),
    )


def _gap(row: Record, size: Words, looks: Looks) -> Row:
    """Return the row of one gap."""
    first, second = (span(row, looks[row[side]], f"_{side}") for side in "ab")
    return Row(
        label=(Words(row["question_a"]), Words(row["response_a"], SMALL, MUTED)),
        mark=Dumbbell((first, second), (share_text(row, "_a"), share_text(row, "_b"))),
        numbers=(size,),
        remark=gap_remark(row, looks),
    )


def _headings(chosen: list[Record], count: int) -> tuple[Words, ...]:
    """Return what is compared, and how many gaps are left out."""
    names = dict.fromkeys(place_name(row[f"place_{side}"]) for row in chosen for side in "ab")
    if len(names) == 2:
        heading = say("plot.overview.gaps_between", sides=listed(names))
    else:
        heading = say("plot.overview.gaps")
    words = (Words(heading, HEADING, INK, "bold"),)
    if count == len(chosen):
        return words
    some = say("plot.overview.some_gaps", number=number(len(chosen)), of=number(count))
    return *words, Words(some, SMALL, MUTED)


def _key(rows: list[Record], looks: Looks) -> tuple[Entry, ...]:
    """Return the sign of each side with its name."""
    named = {row[side]: place_name(row[f"place_{side}"]) for row in rows for side in "ab"}
    return tuple(
        Entry(looks[side].glyph, looks[side].color, Words(name, SMALL, MUTED))
        for side, name in named.items()
    )


def _openness(row: Record) -> tuple[bool, float]:
    """Return what sorts gaps from clear to open: the verdict, and how far it is from tipping."""
    lead = max(row["low"], -row["high"])
    return not higher_side(row), math.inf if math.isnan(lead) else -lead
