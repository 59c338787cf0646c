"""The picture of scales: how answers to one question divide, with what was not published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.errors import FrameError
from survey.labels import number
from survey.plot.bars import Bar
from survey.plot.chart import Chart, Row
from survey.plot.distribution import REMAINDER, counted, segments
from survey.plot.drawable import SHARES, Record, drawable, records, sample_keys, sample_looks
from survey.plot.figure import show
from survey.plot.headings import row_words
from survey.plot.notes import note_words, reading_sentence, sample_entries
from survey.plot.theme import MUTED, NOT_PUBLISHED_HATCH, SMALL, Colors, stripes, valence_colors
from survey.plot.words import Entry, Words
from survey.texts import say

Question = tuple[str, str]

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
        Where to draw, words included; 6 inches wide or more, and high enough for the rows. Without
        it, a figure of pyplot is made that fits them.
    colors : mapping of str to str, optional
        Colours by country code, for the names of places.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        Shares from 0 to 1 along the middle of x; y counts points from the top.

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
    groups: dict[tuple[object, ...], list[Record]] = {}
    for row in records(single.assign(key=sample_keys(single))):
        groups.setdefault(tuple(row[name] for name in BARS), []).append(row)
    about = pd.DataFrame([_about(group) for group in groups.values()])
    words = row_words(about, [looks[key].color for key in about["key"]])
    drawn = [counted(group) for group in groups.values()]
    answers = _answers(drawn)
    fills = {question: _fills(held) for question, held in answers.items()}
    questions = [_question(group[0]) for group in drawn]
    bars = [
        Bar(segments(group, fills[question]))
        for group, question in zip(drawn, questions, strict=True)
    ]
    rows = []
    before: tuple[Entry, ...] = ()
    for question, bar, (headings, label) in zip(questions, bars, words, strict=True):
        same = [each for each, asked in zip(bars, questions, strict=True) if asked == question]
        key = _key(answers[question], fills[question], same)
        rows.append(Row(label, bar, headings=headings, key=key if key != before else ()))
        before = key
    samples = zip(*(about[name] for name in ("key", "place", "n_low", "n_high")), strict=True)
    notes = _notes(checked, single, bars)
    return Chart(tuple(rows), SHARES, notes=notes, places=sample_entries(samples))


def _about(group: Sequence[Record]) -> dict[str, object]:
    """Return what a bar is about, as a row without an answer."""
    names = ("study", "place", "question_id", "question", "key", "n_low", "n_high")
    notes = dict.fromkeys(note for row in group for note in str(row["note"]).split("; ") if note)
    about: dict[str, object] = {name: group[0][name] for name in names}
    return about | {"response": "", "note": "; ".join(notes)}


def _question(row: Record) -> Question:
    """Return what tells questions apart."""
    return row["study"], row["question_id"]


def _answers(drawn: Iterable[Sequence[Record]]) -> dict[Question, dict[str, Record]]:
    """Return the answers to each question over all places, what was not published last."""
    held: dict[Question, dict[str, Record]] = {}
    for row in sorted(chain.from_iterable(drawn), key=lambda row: row["kind"] == REMAINDER):
        held.setdefault(_question(row), {})[row["response_id"]] = row
    return held


def _fills(answers: Mapping[str, Record]) -> dict[str, str]:
    """Return the colour of each answer to a question, the same in every place."""
    colors = valence_colors(row["valence"] for row in answers.values())
    return dict(zip(answers, colors, strict=True))


def _key(
    answers: Mapping[str, Record], fills: Mapping[str, str], bars: Iterable[Bar]
) -> tuple[Entry, ...]:
    """Return the names of all that is drawn of a question."""
    hatches = {segment.hatch for bar in bars for segment in bar.segments}
    entries = []
    for name, row in answers.items():
        if row["kind"] != REMAINDER:
            entries.append(Entry("■", fills[name], Words(row["response"], SMALL)))
            stripe = stripes(fills[name])[1]
            if stripe in hatches:
                entries.append(Entry("▨", stripe, Words(say("plot.scale.possible"), SMALL, MUTED)))
        elif NOT_PUBLISHED_HATCH in hatches:
            words = Words(say("plot.scale.not_published"), SMALL, MUTED)
            entries.append(Entry("▨", NOT_PUBLISHED_HATCH, words))
    return tuple(entries)


def _notes(frame: pd.DataFrame, single: pd.DataFrame, bars: Iterable[Bar]) -> tuple[Words, ...]:
    """Return what the stripes mean, and what could not be drawn."""
    drawn = [segment for bar in bars for segment in bar.segments]
    is_vague = any(segment.hatch not in ("", NOT_PUBLISHED_HATCH) for segment in drawn)
    is_open = any(segment.is_open for segment in drawn)
    has_rest = (single["kind"] == REMAINDER).any()
    asked = ["study", "question_id"]
    others = len(frame[asked].drop_duplicates()) - len(single[asked].drop_duplicates())
    left_out = say("plot.scale.left_out", count=others, number=number(others))
    return note_words(
        say("plot.scale.shares"),
        say("plot.scale.possible_means") if is_vague else "",
        reading_sentence(single) if is_vague else "",
        say("plot.scale.open_means") if is_open else "",
        say("plot.scale.not_published_means") if has_rest else "",
        left_out if others else "",
    )
