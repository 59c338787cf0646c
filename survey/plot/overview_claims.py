"""The claims of the overview: how many of them stand, among respondents and in general."""

from __future__ import annotations

from typing import Final

import pandas as pd

from survey.plot.chart import Chart, Row, Scale, Spacing
from survey.plot.insets import Inset, Insets
from survey.plot.squares import Squares
from survey.plot.theme import BODY, HEADING, INK, MUTED, NEUTRAL, PAPER, SMALL, UNDECIDED
from survey.plot.words import Words
from survey.texts import say

PANEL: Final = 215.0
SPACING: Final = Spacing(label=0.36, row=3.0)
LOOKS: Final = {
    "yes": (INK, INK, False),
    "no": (PAPER, INK, True),
    "cannot tell": (PAPER, UNDECIDED, False),
    "as stated": (NEUTRAL, NEUTRAL, False),
}
"""By verdict: colours of area and outline of its squares, and whether they are crossed out."""


def claims_row(claims: pd.DataFrame) -> Row:
    """Return a square for each claim, by both of its verdicts.

    Parameters
    ----------
    claims : DataFrame
        As `survey.claims` returns it, with at least one row.
    """
    insets = (
        _inset(claims["among_respondents"], "among"),
        _inset(claims["generalised"], "general"),
    )
    heading = Words(say("plot.overview.claims"), HEADING, INK, "bold")
    return Row((), Insets(insets, PANEL), headings=(heading,))


def _inset(verdicts: pd.Series, about: str) -> Inset:
    """Return the tally of one kind of verdict."""
    counts = verdicts.value_counts()
    rows = tuple(
        Row((Words(say(f"plot.tally.{about}.{verdict}")),), Squares(int(counts[verdict]), *look))
        for verdict, look in LOOKS.items()
        if verdict in counts
    )
    heading = (
        Words(say(f"plot.tally.{about}.heading"), BODY, INK, "bold"),
        Words(say(f"plot.tally.{about}.question"), SMALL, MUTED),
    )
    return Inset(heading, Chart(rows, Scale(0.0, 1.0, (), str), spacing=SPACING))
