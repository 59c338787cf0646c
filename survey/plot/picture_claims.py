"""The picture of claims: what the source states, held against what its figures support."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from survey.plot.canvas import Canvas
from survey.plot.chart import Chart, Row
from survey.plot.drawable import SHARES, Record, drawable, records, sample_keys, sample_looks
from survey.plot.figure import show
from survey.plot.headings import row_words
from survey.plot.marks import BAND, LINE, Allowance
from survey.plot.notes import interval_sentence, note_words, sample_entries
from survey.plot.theme import BODY, INK, MUTED, SMALL, Colors
from survey.plot.words import Words
from survey.texts import say

SHARE_KINDS = ("threshold", "majority", "equality")
BOLD = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class Held:
    """A share held against a number: band and interval, and a stroke where the number is."""

    allowance: Allowance
    threshold: float

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        above, below = self.allowance.reach(scale)
        return above + 2.0, below + 2.0

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it at height y."""
        self.allowance.draw(canvas, y)
        half = BAND / 2 + 3.5
        canvas.line((self.threshold, self.threshold), (y - half, y + half), INK, LINE, 4)


def claims(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw the comparisons that a source states against what its figures support.

    Answers which words stand: a stroke marks the number that the words name, a band what the other
    printed figures allow, a line its interval.

    Parameters
    ----------
    frame : DataFrame
        As `survey.claims` returns it; rows keep their order. Orders, sums and extremes are given
        in words only.
    ax : Axes, optional
        Where to draw, words included; 6 inches wide or more, and high enough for the rows. Without
        it, a figure of pyplot is made that fits them.
    colors : mapping of str to str, optional
        Colours by country code, such as ``{"CHN": "#0072b2"}``.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        Shares from 0 to 1 along the middle of x; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing or there is nothing to draw.
    OptionError
        If a colour is none.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": "KAZ", "n": 813, "question": "Opportunities?",
    ...     "response": "more", "wording": ["over 80 percent", "83 percent"]})
    >>> found = sv.claims(sv.from_frame(figures, title="Poll"))
    >>> ax = claims(found, ax=matplotlib.figure.Figure((8, 2)).subplots())
    >>> [text.get_text() for text in ax.texts if "tell" in text.get_text()]
    ['cannot tell']
    """
    return show(plan_claims(frame, colors), ax, title, source)


def plan_claims(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of claims shows."""
    checked = drawable(frame, "claims", "claims").assign(note="")
    looks, keys = sample_looks(checked, colors), sample_keys(checked)
    words = row_words(checked, [looks[key].color for key in keys])
    rows = []
    for row, key, (headings, label) in zip(records(checked), keys, words, strict=True):
        ends = (float(row[name]) for name in ("published_low", "published_high", "low", "high"))
        on_scale = row["kind"] in SHARE_KINDS
        rows.append(
            Row(
                label=(*label, Words(stated(row), SMALL, MUTED)),
                mark=Held(Allowance(looks[key], *ends), float(row["threshold"]))
                if on_scale
                else None,
                numbers=(_verdict(row["among_respondents"]), _verdict(row["generalised"])),
                headings=headings,
            )
        )
    samples = zip(keys, checked["place"], checked["n_low"], checked["n_high"], strict=True)
    return Chart(
        rows=tuple(rows),
        scale=SHARES,
        columns=(say("plot.claims.among"), say("plot.claims.general")),
        notes=note_words(
            say("plot.claims.strokes"), say("plot.claims.bands"), interval_sentence(checked)
        ),
        places=sample_entries([each for each in samples if not math.isnan(each[2])], looks),
    )


def stated(row: Record) -> str:
    """Return what is claimed, in words.

    Examples
    --------
    >>> stated({"kind": "extreme", "op": ">", "words": "a/b", "strength": ""})
    'is the highest'
    """
    if row["kind"] == "extreme":
        return say("claim.is_highest" if row["op"] == ">" else "claim.is_lowest")
    if row["kind"] == "sum":
        return say("claim.is_sum")
    if row["kind"] == "order" and not row["strength"]:
        return say("claim.above")
    return say("claim.words", words=row["strength" if row["kind"] == "order" else "words"])


def _verdict(verdict: str) -> Words:
    """Return a verdict, decided ones in bold."""
    text = say(f"verdict.{verdict}", default=verdict)
    if verdict in BOLD:
        return Words(text, BODY, INK, "bold")
    return Words(text, BODY, MUTED)
