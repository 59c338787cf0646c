"""The picture of gaps: both sides of each gap, joined, with the gap in numbers and words."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from survey.plot.chart import Chart, Row, Tag
from survey.plot.drawable import SHARES, Record, drawable, records, share_text, span
from survey.plot.figure import show
from survey.plot.gap_words import (
    gap_columns,
    gap_looks,
    gap_numbers,
    gap_pairs,
    gap_remark,
    gap_row_words,
    gap_samples,
    gap_sentence,
)
from survey.plot.headings import place_coverage, place_name
from survey.plot.marks import Dumbbell
from survey.plot.notes import interval_sentence, mark_sentences, note_words, reading_sentence
from survey.plot.theme import BODY, SMALL, Colors, readable
from survey.plot.words import Words


def gaps(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw both sides of each gap, joined, with the gap and its verdict at the right.

    Answers how far two countries lie apart on what was asked in both, and whether chance alone
    could have done it. For the gaps against zero see `forest`.

    Parameters
    ----------
    frame : DataFrame
        As `survey.compare` returns it, one row a gap; rows keep their order.
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
        If a column is missing or there is nothing to draw.
    OptionError
        If a colour is none.

    Notes
    -----
    An exact figure is a point, a vague one a band over all that its words allow, never a point
    within. Thin lines are confidence intervals; `interval_kind` says in the note what they mean.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> found = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    >>> ax = gaps(found, ax=matplotlib.figure.Figure().subplots())
    >>> [text.get_text() for text in ax.texts if "higher" in text.get_text()]
    ['China higher']
    """
    return show(plan_gaps(frame, colors), ax, title, source)


def plan_gaps(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of gaps shows."""
    checked = drawable(frame, "gaps", "gaps")
    looks = gap_looks(checked, colors)
    found = records(checked)
    words, numbers, pairs = gap_row_words(checked), gap_numbers(found), gap_pairs(checked)
    rows, named = [], set[str]()
    for place, row in enumerate(found):
        first, second = (span(row, looks[row[side]], f"_{side}") for side in "ab")
        dumbbell = Dumbbell((first, second), (share_text(row, "_a"), share_text(row, "_b")))
        headings, label = words[place]
        is_new = place == 0 or pairs[place] != pairs[place - 1]
        rows.append(
            Row(
                label=label,
                mark=dumbbell,
                numbers=numbers[place],
                remark=gap_remark(row, looks),
                headings=headings,
                tags=_tags(row, dumbbell, named) if is_new else (),
            )
        )
    sides = pd.concat([_one_side(checked, side) for side in "ab"], ignore_index=True)
    sentences = [*mark_sentences(sides), reading_sentence(sides), interval_sentence(sides)]
    return Chart(
        rows=tuple(rows),
        scale=SHARES,
        columns=gap_columns(checked),
        notes=note_words(*sentences, gap_sentence(checked)),
        places=gap_samples(found, looks),
    )


def _one_side(frame: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return what the notes need to know of one side of all gaps."""
    names = ["estimate", "published_low", "interval_kind", "level", "place", "reading"]
    return pd.DataFrame({name: frame[f"{name}_{side}"] for name in names})


def _tags(row: Record, dumbbell: Dumbbell, named: set[str]) -> tuple[Tag, ...]:
    """Return the names of the two places, with what was covered where they are first named."""
    tags = []
    for side, mark in zip("ab", dumbbell.spans, strict=True):
        if mark.is_empty:
            continue
        place, color = str(row[f"place_{side}"]), readable(mark.look.color)
        stack = [Words(place_name(place), BODY, color, "bold")]
        if place_coverage(place) and place not in named:
            stack.append(Words(place_coverage(place), SMALL, color))
        named.add(place)
        tags.append(Tag(mark.middle, tuple(stack)))
    return tuple(tags)
