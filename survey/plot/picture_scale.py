"""The picture of scales: how answers to one question divide, with what was not published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.errors import FrameError
from survey.labels import number
from survey.plot.chart import Chart, Row
from survey.plot.distribution import REMAINDER, counted, segments
from survey.plot.drawable import SHARES, Record, drawable, records, sample_keys, sample_looks
from survey.plot.figure import show
from survey.plot.headings import row_words
from survey.plot.marks import Bar
from survey.plot.notes import note_words, sample_entries
from survey.plot.theme import MUTED, NOT_PUBLISHED_HATCH, SMALL, Colors, valence_colors
from survey.plot.words import Entry, Words

SINGLE: Final = "single"
BARS: Final = ["study", "sample_id", "question_id", "base", "reading", "assume"]


def scale(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw how the answers to each question divide, as a bar from 0 to 100 percent.

    Answers which part of the respondents gave which answer, and how much of the question the
    source keeps to itself. Only questions with one answer can be drawn; sampling error is not
    shown (see `forest`).

    Parameters
    ----------
    frame : DataFrame
        As `survey.toplines` returns it, joined by ``pandas.concat`` to what `survey.remainders`
        returns for it. Bars come in the order of first appearance, answers in the given order.
    ax : Axes, optional
        Where to draw; words stand left and right of it. Without it, a figure of pyplot is made.
    colors : mapping of str to str, optional
        Colours by country code, for the names of places.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        Shares from 0 to 1 along x; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing, or no question is known to take one answer.
    OptionError
        If a colour is none.

    Notes
    -----
    Positive answers are purple, negative ones orange, neutral ones grey; what was not published is
    striped in light grey and never takes the colour of an answer. Of a vague answer, what is sure
    is solid and what is possible is striped in its colour. A net is not drawn where its members
    are there.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": "KAZ", "n": 813, "question": "Invest?", "kind": "single",
    ...     "response": ["support", "neutral"], "wording": ["53 percent", "29 percent"]})
    >>> tops = sv.toplines(sv.from_frame(figures, title="Poll"))
    >>> both = pd.concat([tops, sv.remainders(tops)], ignore_index=True)
    >>> ax = scale(both, ax=matplotlib.figure.Figure().subplots())
    >>> [text.get_text() for text in ax.texts if "%" in text.get_text()]
    ['53%', '29%', '17–19%']
    """
    return show(plan_scale(frame, colors), ax, title, source)


def plan_scale(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of scales shows."""
    checked = drawable(frame, "toplines", "scale")
    single = checked[checked["question_kind"] == SINGLE].reset_index(drop=True)
    if single.empty:
        expected = "at least one question known to take one answer"
        raise FrameError.nothing_to_draw("scale", expected, "only others")
    looks = sample_looks(single, colors)
    bars: dict[tuple[object, ...], list[Record]] = {}
    for row in records(single.assign(key=sample_keys(single))):
        bars.setdefault(tuple(row[name] for name in BARS), []).append(row)
    drawn = [counted(group) for group in bars.values()]
    about = pd.DataFrame([_about(group) for group in bars.values()])
    words = row_words(about, [looks[key].color for key in about["key"]])
    answers = _answers(drawn)
    rows = []
    before: tuple[Entry, ...] = ()
    for group, (headings, label) in zip(drawn, words, strict=True):
        held = answers[group[0]["study"], group[0]["question_id"]]
        fills = dict(
            zip(held, valence_colors(row["valence"] for row in held.values()), strict=True)
        )
        key = tuple(_entry(row, fills[name]) for name, row in held.items())
        bar = Bar(segments(group, fills))
        rows.append(Row(label, bar, headings=headings, key=key if key != before else ()))
        before = key
    samples = zip(*(about[name] for name in ("key", "place", "n_low", "n_high")), strict=True)
    return Chart(tuple(rows), SHARES, notes=_notes(checked, single), places=sample_entries(samples))


def _about(group: Sequence[Record]) -> dict[str, object]:
    """Return what a bar is about, as a row without an answer."""
    names = ("study", "place", "question_id", "question", "key", "n_low", "n_high")
    notes = dict.fromkeys(note for row in group for note in str(row["note"]).split("; ") if note)
    about: dict[str, object] = {name: group[0][name] for name in names}
    return about | {"response": "", "note": "; ".join(notes)}


def _answers(drawn: Iterable[Sequence[Record]]) -> dict[tuple[str, str], dict[str, Record]]:
    """Return the answers to each question over all places, what was not published last."""
    held: dict[tuple[str, str], dict[str, Record]] = {}
    for group in drawn:
        for row in sorted(group, key=lambda row: row["kind"] == REMAINDER):
            held.setdefault((row["study"], row["question_id"]), {})[row["response_id"]] = row
    return held


def _entry(row: Record, color: str) -> Entry:
    """Return the name of an answer with its colour."""
    if row["kind"] == REMAINDER:
        name = str(row["response"]).partition(":")[0]
        return Entry("▨", NOT_PUBLISHED_HATCH, Words(name, SMALL, MUTED))
    return Entry("■", color, Words(row["response"], SMALL))


def _notes(frame: pd.DataFrame, single: pd.DataFrame) -> tuple[Words, ...]:
    """Return what the stripes mean, and what could not be drawn."""
    vague = (single["value"].isna() & (single["kind"] != REMAINDER)).any()
    rest = single.loc[single["kind"] == REMAINDER, "response"].head(1)
    asked = ["study", "question_id"]
    others = len(frame[asked].drop_duplicates()) - len(single[asked].drop_duplicates())
    left_out = (
        f"Left out: {number(others)} question{'s' if others > 1 else ''} that took, or may have "
        "taken, several answers"
    )
    return note_words(
        "Printed shares; sampling error is not shown",
        "Solid: sure. Stripes in the colour of an answer: possible by the printed words"
        if vague
        else "",
        *rest,
        left_out if others else "",
    )
