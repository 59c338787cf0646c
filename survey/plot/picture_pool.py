"""The picture of pooled polls: each poll, their mean, and where one more of the kind would lie."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.errors import FrameError
from survey.frames import require
from survey.labels import number, percent, percent_range
from survey.plot.chart import Chart, Row
from survey.plot.drawable import (
    SHARES,
    Record,
    drawable,
    records,
    sample_keys,
    sample_looks,
    share_text,
    span,
)
from survey.plot.figure import show
from survey.plot.headings import place_words
from survey.plot.marks import Span
from survey.plot.notes import interval_heading, interval_sentence, note_words, sample_entries
from survey.plot.theme import BODY, HEADING, INK, MUTED, SMALL, Colors, Identity
from survey.plot.words import Words
from survey.texts import say

POOLED: Final = Identity(INK, "s", "■")
NOTHING: Final = math.nan


def pool(
    estimates: pd.DataFrame,
    *,
    pooled: pd.DataFrame,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw polls that were pooled, their mean, and where one more of the kind would lie.

    Answers how far comparable polls lie apart, beside how far chance alone would carry each. It
    takes two frames, so that it is not drawn by name.

    Parameters
    ----------
    estimates : DataFrame
        The polls, as `survey.pool` took them; rows keep their order.
    pooled : DataFrame
        The row that it made of them.
    ax : Axes, optional
        Where to draw, words included; 6 inches wide or more, and high enough for the rows. Without
        it, a figure of pyplot is made that fits them.
    colors : mapping of str to str, optional
        Colours by country code (or wave), such as ``{"CHN": "#0072b2"}``.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        Shares from 0 to 1 along the middle of x; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing, there is nothing to draw, or `pooled` has not one row.
    OptionError
        If a colour is none.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": "KAZ", "wave": ["2021", "2022", "2023"], "n": 1000,
    ...     "question": "View of China?", "response": "good", "wording": ["44%", "49%", "53%"]})
    >>> polls = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> ax = pool(polls, pooled=sv.pool(polls), ax=matplotlib.figure.Figure().subplots())
    >>> [text.get_text() for text in ax.texts if "%" in text.get_text()][-4:-1]
    ['48.7%', '37.7–59.8%', '7.0–92.2%']
    """
    checked = drawable(estimates, "estimates", "pool")
    rows = require(pooled, "pooled")
    if len(rows) != 1:
        raise FrameError.nothing_to_draw("pool", "one row of pooled", f"{number(len(rows))} rows")
    return show(_plan(checked, records(rows)[0], colors), ax, title, source)


def _plan(polls: pd.DataFrame, mean: Record, colors: Colors | None) -> Chart:
    """Return what the picture of pooled polls shows."""
    looks, keys = sample_looks(polls, colors), sample_keys(polls)
    several = polls["study"].nunique() > 1
    rows = []
    for row, key in zip(records(polls), keys, strict=True):
        label = place_words(row["place"], looks[key].color)
        study = (Words(row["study"], SMALL, MUTED),) if several else ()
        interval = Words(percent_range(row["low"], row["high"], 1), BODY, MUTED)
        printed = Words(share_text(row), weight="bold")
        rows.append(Row((label, *study), span(row, looks[key]), (printed, interval)))
    samples = zip(keys, polls["place"], polls["n_low"], polls["n_high"], strict=True)
    further = not math.isnan(mean["prediction_low"])
    return Chart(
        rows=(*rows, *_together(mean, further)),
        scale=SHARES,
        columns=(say("plot.pool.share"), interval_heading(polls)),
        notes=note_words(
            say("plot.notes.points"),
            interval_sentence(polls),
            say("plot.pool.square", average=mean["average"]),
            say("plot.pool.band") if further else "",
            mean["note"][:1].upper() + mean["note"][1:],
        ),
        places=sample_entries(samples, looks),
    )


def _together(mean: Record, further: bool) -> tuple[Row, ...]:
    """Return the row of the mean, and that of one more poll where it can be foreseen."""
    ends, polls = (mean["low"], mean["high"]), int(mean["k"])
    first = Row(
        (Words(say("plot.pool.mean", count=polls, number=number(polls)), weight="bold"),),
        Span(POOLED, mean["estimate"], NOTHING, NOTHING, *ends),
        (
            Words(percent(mean["estimate"], 1), weight="bold"),
            Words(percent_range(*ends, 1), BODY, MUTED),
        ),
        headings=(Words(say("plot.pool.together"), HEADING, INK, "bold"),),
    )
    if not further:
        return (first,)
    ends = (mean["prediction_low"], mean["prediction_high"])
    numbers = (Words(""), Words(percent_range(*ends, 1), BODY, MUTED))
    band = Span(POOLED, NOTHING, *ends, NOTHING, NOTHING)
    return first, Row((Words(say("plot.pool.further")),), band, numbers)
