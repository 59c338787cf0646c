"""The forest: estimates or gaps as rows, each with its interval."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.frames import kind_of
from survey.labels import percent_range, points_number
from survey.plot.chart import Chart, Row, Scale, Tag
from survey.plot.drawable import (
    SHARES,
    Looks,
    Record,
    decimals,
    drawable,
    records,
    sample_keys,
    sample_looks,
    share_text,
    span,
)
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
    higher_side,
    was_tested,
)
from survey.plot.headings import place_name, row_words
from survey.plot.notes import (
    absence_words,
    interval_heading,
    interval_sentence,
    mark_sentences,
    note_words,
    reading_sentence,
    sample_entries,
)
from survey.plot.theme import BODY, MUTED, SMALL, UNDECIDED, Colors, Identity, readable
from survey.plot.words import Weight, Words
from survey.texts import say

STEPS: Final = (0.05, 0.1, 0.2, 0.25, 0.5)
MOST_STEPS: Final = 6
LEAST_SIDE: Final = 0.1


def forest(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw estimates or gaps as rows, each with its interval.

    Answers how far chance alone could have moved each printed figure, or each gap. To see both
    sides of a gap use `gaps`, to see what the words were use `evidence`.

    Parameters
    ----------
    frame : DataFrame
        As `survey.estimate` or `survey.compare` returns it; rows keep their order. Rows without
        an interval stay and say why.
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
        Shares from 0 to 1, or differences of shares, along the middle of x; y counts points from
        the top.

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
    >>> figures = pd.DataFrame({"country": ["CHN"], "n": [1213], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> ax = forest(found, ax=matplotlib.figure.Figure().subplots())
    >>> [text.get_text() for text in ax.texts if "%" in text.get_text()][:3]
    ['95% interval', '86%', '83.4–88.3%']
    """
    return show(plan_forest(frame, colors), ax, title, source)


def plan_forest(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the forest of estimates or gaps shows."""
    return _plan_gaps(frame, colors) if kind_of(frame) == "gaps" else _plan_shares(frame, colors)


def _plan_shares(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return the forest of estimates."""
    checked = drawable(frame, "estimates", "forest")
    looks, keys = sample_looks(checked, colors), sample_keys(checked)
    words = row_words(checked, [looks[key].color for key in keys])
    places = decimals(checked["estimate"])
    rows = []
    for row, key, (headings, label) in zip(records(checked), keys, words, strict=True):
        weight: Weight = "normal" if math.isnan(row["value"]) else "bold"
        printed = Words(share_text(row, places=places), weight=weight)
        interval = Words(percent_range(row["low"], row["high"], 1), BODY, MUTED)
        remark = absence_words(row["low"], [row["note"]])
        rows.append(Row(label, span(row, looks[key]), (printed, interval), remark, headings))
    samples = zip(keys, checked["place"], checked["n_low"], checked["n_high"], strict=True)
    return Chart(
        rows=tuple(rows),
        scale=SHARES,
        columns=(say("plot.forest.printed"), interval_heading(checked)),
        notes=note_words(
            *mark_sentences(checked), reading_sentence(checked), interval_sentence(checked)
        ),
        places=sample_entries(samples, looks),
    )


def _plan_gaps(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return the forest of gaps, with zero as a line."""
    checked = drawable(frame, "gaps", "forest")
    looks, scale = gap_looks(checked, colors), _point_scale(checked)
    found = records(checked)
    words, numbers, pairs = gap_row_words(checked), gap_numbers(found), gap_pairs(checked)
    several = len(set(pairs)) > 1
    rows = []
    for place, row in enumerate(found):
        headings, label = words[place]
        side = higher_side(row)
        look = looks[row[side]] if side else Identity(UNDECIDED, "o", "○", is_hollow=True)
        pair = (Words(pairs[place], SMALL, MUTED),) if several else ()
        rows.append(
            Row(
                label=(*label, *pair),
                mark=span(row, look),
                numbers=numbers[place],
                remark=gap_remark(row, looks),
                headings=headings,
                tags=() if several or place else _directions(row, looks, scale),
            )
        )
    is_open = any(was_tested(row) and not higher_side(row) for row in found)
    return Chart(
        rows=tuple(rows),
        scale=scale,
        columns=gap_columns(checked),
        notes=note_words(
            *mark_sentences(checked),
            reading_sentence(checked.rename(columns={"reading_a": "reading"})),
            interval_sentence(checked.assign(place=pairs)),
            gap_sentence(checked),
            say("plot.forest.grey") if is_open else "",
        ),
        places=gap_samples(found, looks),
    )


def _directions(row: Record, looks: Looks, scale: Scale) -> tuple[Tag, ...]:
    """Return what lies left and right of zero."""
    tags = []
    for side, end in (("b", scale.low), ("a", scale.high)):
        place = place_name(row[f"place_{side}"])
        text = say("plot.forest.left" if side == "b" else "plot.forest.right", side=place)
        tags.append(Tag(end / 2, (Words(text, SMALL, readable(looks[row[side]].color)),)))
    return tuple(tags)


def _point_scale(frame: pd.DataFrame) -> Scale:
    """Return an axis that holds all gaps and zero, with round ticks."""
    ends = frame[["published_low", "published_high", "low", "high", "estimate"]].to_numpy("float64")
    known = [float(end) for end in ends.ravel() if not math.isnan(end)]
    low, high = min(*known, -LEAST_SIDE), max(*known, LEAST_SIDE)
    step = next((step for step in STEPS if (high - low) / step <= MOST_STEPS), STEPS[-1])
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(round(step * place, 10) for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, points_number, zero=0.0)
