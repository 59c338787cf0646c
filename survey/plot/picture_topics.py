"""The picture of topics: what was said on what, a small panel for each topic."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.plot.chart import Chart, Row, Scale, Spacing
from survey.plot.drawable import (
    SHARES,
    Looks,
    Record,
    drawable,
    records,
    sample_keys,
    sample_looks,
    share_text,
    span,
)
from survey.plot.figure import show
from survey.plot.headings import base_note
from survey.plot.insets import Inset, Insets
from survey.plot.lanes import Lanes
from survey.plot.notes import (
    interval_sentence,
    mark_sentences,
    note_words,
    reading_sentence,
    sample_entries,
)
from survey.plot.theme import HEADING, INK, MUTED, SMALL, Colors
from survey.plot.words import Words
from survey.texts import say

PANEL: Final = 215.0
"""The least width of a panel in points: two stand side by side on a page."""
SPACING: Final = Spacing(label=0.42, row=3.5, group=4.5)


def topics(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw a small panel for each topic, with all that was printed of it.

    Answers what was said on what, at one look. For each figure with its interval in numbers use
    `forest`, for the words that were printed `evidence`.

    Parameters
    ----------
    frame : DataFrame
        As `survey.estimate` returns it. Topics, questions and answers come in the order of first
        appearance; an answer asked in several countries is one row. Questions without a topic
        have a panel of their own.
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
        The panels are axes within it, all with shares from 0 to 1 along the middle of x; y counts
        points from the top.

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
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "topic": "People", "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> ax = topics(found, ax=matplotlib.figure.Figure().subplots())
    >>> [text.get_text() for text in ax.child_axes[0].texts]
    ['Travel?', 'willing', '86%', '74%']
    """
    return show(plan_topics(frame, colors), ax, title, source)


def plan_topics(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of topics shows."""
    checked = drawable(frame, "estimates", "topics")
    looks, keys = sample_looks(checked, colors), sample_keys(checked)
    questions = checked["study"] + "/" + checked["question_id"]
    panels = checked["topic"].where(checked["topic"] != "", questions)
    rows = records(checked.assign(key=keys, panel=panels))
    insets = tuple(_inset(panel, looks) for panel in _groups(rows, "panel"))
    samples = zip(keys, checked["place"], checked["n_low"], checked["n_high"], strict=True)
    bare = checked["published_low"].notna() & checked["low"].isna()
    return Chart(
        rows=(Row((), Insets(insets, PANEL)),),
        scale=Scale(0.0, 1.0, (), str),
        notes=note_words(
            *mark_sentences(checked),
            reading_sentence(checked),
            interval_sentence(checked),
            say("plot.topics.bare") if bare.any() else "",
        ),
        places=sample_entries(samples, looks),
    )


def _inset(rows: list[Record], looks: Looks) -> Inset:
    """Return the panel of one topic, or of one question without a topic."""
    topic = str(rows[0]["topic"])
    found: list[Row] = []
    for question in _groups(rows, "study", "question_id"):
        asked = Words(question[0]["question"] if topic else "", SMALL)
        before: tuple[Words, ...] = ()
        for place, answer in enumerate(_groups(question, "response_id", "base")):
            notes = _notes(answer)
            headings = (*((asked,) if place == 0 else ()), *(notes if notes != before else ()))
            found.append(_row(answer, looks, tuple(words for words in headings if words.text)))
            before = notes
    heading = Words(topic or rows[0]["question"], HEADING, INK, "bold")
    return Inset((heading,), Chart(tuple(found), SHARES, spacing=SPACING))


def _row(answer: list[Record], looks: Looks, headings: tuple[Words, ...]) -> Row:
    """Return the row of one answer with the figures of all samples."""
    spans = tuple(span(row, looks[row["key"]]) for row in answer)
    label = Words(answer[0]["response"], SMALL, MUTED)
    return Row((label,), Lanes(spans, tuple(map(share_text, answer))), headings=headings)


def _notes(answer: Iterable[Record]) -> tuple[Words, ...]:
    """Return what must be known of the figures of an answer."""
    notes = dict.fromkeys(base_note(row["note"]) for row in answer)
    return tuple(Words(note, SMALL, MUTED) for note in notes if note)


def _groups(rows: Iterable[Record], *names: str) -> list[list[Record]]:
    """Return rows with the same values together, in order of first appearance."""
    found: dict[tuple[object, ...], list[Record]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return list(found.values())
