"""The picture of evidence: what was printed, what its words allow, and what that supports."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from survey.labels import bounds_text, percent_range
from survey.plot.chart import Chart, Row
from survey.plot.drawable import SHARES, Record, drawable, records, sample_keys, sample_looks
from survey.plot.figure import show
from survey.plot.headings import row_words
from survey.plot.marks import Allowance
from survey.plot.notes import (
    absence_words,
    interval_heading,
    interval_sentence,
    note_words,
    reading_sentence,
    sample_entries,
)
from survey.plot.theme import BODY, INK, MUTED, SMALL, Colors
from survey.plot.words import Words
from survey.texts import say


def evidence(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw what was printed against what it supports.

    Answers, figure by figure, how much the printed words leave open and how much chance adds. To
    compare figures with one another use `forest` or `gaps`.

    Parameters
    ----------
    frame : DataFrame
        As `survey.estimate` returns it, of one or several countries; rows keep their order.
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
    >>> figures = pd.DataFrame({"country": ["CHN"], "n": [1213], "question": "Relations?",
    ...     "response": "closer", "wording": ["more than 80 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> ax = evidence(found, ax=matplotlib.figure.Figure((8, 2)).subplots())
    >>> [text.get_text() for text in ax.texts if "80" in text.get_text()]
    ['“more than 80 percent”', 'above 80%']
    """
    return show(plan_evidence(frame, colors), ax, title, source)


def plan_evidence(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of evidence shows."""
    checked = drawable(frame, "estimates", "evidence")
    looks, keys = sample_looks(checked, colors), sample_keys(checked)
    words = row_words(checked, [looks[key].color for key in keys])
    rows = []
    for row, key, (headings, label) in zip(records(checked), keys, words, strict=True):
        ends = (float(row[name]) for name in ("published_low", "published_high", "low", "high"))
        rows.append(
            Row(
                label=(*label, *quoted(row["printed"])),
                mark=Allowance(looks[key], *ends),
                numbers=_numbers(row),
                remark=absence_words(row["low"], [row["note"]]),
                headings=headings,
            )
        )
    samples = zip(keys, checked["place"], checked["n_low"], checked["n_high"], strict=True)
    return Chart(
        rows=tuple(rows),
        scale=SHARES,
        columns=(say("plot.evidence.allowed"), interval_heading(checked)),
        notes=note_words(
            say("plot.notes.allowed"),
            reading_sentence(checked),
            interval_sentence(checked),
        ),
        places=sample_entries(samples, looks),
    )


def quoted(printed: str) -> tuple[Words, ...]:
    """Return what was printed in quotation marks, each wording once.

    Examples
    --------
    >>> [words.text for words in quoted("Over 80 percent; 83 percent; over 80 percent")]
    ['“Over 80 percent”', '“83 percent”']
    """
    wordings: dict[str, str] = {}
    for wording in filter(None, printed.split("; ")):
        wordings.setdefault(wording.casefold(), wording)
    said = (say("quote.words", text=wording) for wording in wordings.values())
    return tuple(Words(text, SMALL, MUTED) for text in said)


def _numbers(row: Record) -> tuple[Words, Words]:
    """Return what the words of a row allow, and its interval."""
    opened = (bool(row["low_open"]), bool(row["high_open"]))
    allowed = bounds_text(row["published_low"], row["published_high"], *opened)
    interval = percent_range(row["low"], row["high"], 1)
    return Words(allowed, BODY, INK), Words(interval, BODY, MUTED)
