"""The picture of yardsticks: which gaps are there, beyond chance, and survive faulty samples."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.labels import amount, number, points
from survey.plot.canvas import Canvas
from survey.plot.chart import Chart, Row, Scale, Tag
from survey.plot.drawable import Looks, Record, drawable, records
from survey.plot.figure import show
from survey.plot.gap_words import (
    gap_looks,
    gap_row_words,
    gap_samples,
    gap_verdict,
    higher_side,
    was_tested,
)
from survey.plot.notes import interval_sentence, note_words
from survey.plot.theme import BODY, GRID, INK, MUTED, PAPER, SMALL, UNDECIDED, Colors, tint
from survey.plot.words import Words
from survey.texts import say

COLUMNS: Final = 5
RAIL: Final = 0.8
BAR: Final = 6.5
SIGN: Final = 7.0
NUMBER_BELOW: Final = 6.5
FULL: Final = 2.0
"""A rail is as long as this many yardsticks."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of one fault a verdict bears, beside what it should bear.

    Parameters
    ----------
    part : float
        Where the verdict tips, 1 being the yardstick; NaN where it is open already.
    text : str
        Where it tips, in words.
    survives : bool
        Whether it bears the yardstick.
    """

    part: float
    text: str
    survives: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one gap: two signs, filled where it passes, and three bars to the yardsticks.

    Parameters
    ----------
    color : str
        Colour of the higher side.
    passed : tuple of bool
        Whether the shares differ, and whether beyond chance.
    measures : tuple of Measure
        What it bears of each fault.
    """

    color: str
    passed: tuple[bool, bool]
    measures: tuple[Measure, ...]

    def reach(self, scale: float) -> tuple[float, float]:  # noqa: ARG002 - the same for every scale
        """Return the points it needs above and below."""
        return BAR, NUMBER_BELOW + SMALL

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it at height y."""
        for column, passed in enumerate(self.passed):
            face = self.color if passed else PAPER
            color = self.color if passed else UNDECIDED
            canvas.sign([column + 0.5], y, "o", color, SIGN, face=face)
        for column, measure in enumerate(self.measures, start=len(self.passed)):
            self._draw_measure(canvas, y, column + (1 - RAIL) / 2, measure)

    def _draw_measure(self, canvas: Canvas, y: float, left: float, measure: Measure) -> None:
        """Draw one bar on its rail, the stroke of the yardstick, and the number below."""
        unit = RAIL / FULL
        canvas.line((left, left + RAIL), (y, y), GRID, BAR, 1)
        if not math.isnan(measure.part):
            fill = self.color if measure.survives else tint(self.color, 0.45)
            end = left + unit * min(measure.part, FULL)
            canvas.line((left, end), (y, y), fill, BAR, 2)
        canvas.line((left + unit, left + unit), (y - BAR + 1, y + BAR - 1), INK, 1.2, 3)
        look = Words(measure.text, SMALL, INK if measure.survives else MUTED)
        canvas.write(look, (left + RAIL / 2, y + NUMBER_BELOW), align="center", valign="top")


def yardsticks(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw three steps for each gap: whether it is there, beyond chance, and survives faults.

    Answers which gaps would remain if the samples were off by as much as such samples usually are.

    Parameters
    ----------
    frame : DataFrame
        As `survey.tip` returns it for gaps; rows keep their order.
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
        One unit of x for each of the five columns; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing or there is nothing to draw.
    OptionError
        If a colour is none.

    Notes
    -----
    A bar reaches to the fault at which the verdict tips, and is paler where that falls short of
    the stroke, the yardstick. Bars end at twice the yardstick; the number below tells the rest.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    >>> ax = yardsticks(sv.tip(gaps), ax=matplotlib.figure.Figure((8, 3)).subplots())
    >>> [text.get_text() for text in ax.texts if "surviv" in text.get_text()]
    ['does not survive']
    """
    return show(plan_yardsticks(frame, colors), ax, title, source)


def plan_yardsticks(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of yardsticks shows."""
    checked = drawable(frame, "tips", "yardsticks")
    looks = gap_looks(checked, colors)
    found = records(checked)
    rows = []
    heads: tuple[tuple[str, ...], ...] = ()
    for row, (headings, label) in zip(found, gap_row_words(checked), strict=True):
        own = _heads(row)
        rows.append(
            Row(
                label=(*label, gap_verdict(row, looks, SMALL)),
                mark=_ladder(row, looks) if was_tested(row) else None,
                numbers=(_outcome(row),),
                remark=_detectable(row),
                headings=headings,
                tags=_tags(own) if own != heads else (),
            )
        )
        heads = own
    return Chart(
        rows=tuple(rows),
        scale=Scale(0.0, float(COLUMNS), (), str),
        columns=(say("plot.yardsticks.faults"),),
        notes=note_words(
            say("plot.yardsticks.circles"),
            interval_sentence(checked.assign(place=checked["place_a"]), as_lines=False),
            say("plot.yardsticks.bars"),
            say("plot.yardsticks.alone"),
        ),
        places=gap_samples(found, looks),
    )


def _heads(row: Record) -> tuple[tuple[str, ...], ...]:
    """Return what stands above each column, in lines."""
    bias = points(row["yardstick_bias"], 0, sign=False)
    heads = (
        say("plot.yardsticks.differ"),
        say("plot.yardsticks.beyond"),
        say("plot.yardsticks.deff", deff=amount(row["yardstick_deff"])),
        say("plot.yardsticks.biases", bias=bias),
        say("plot.yardsticks.ratio", ratio=amount(row["yardstick_selection_ratio"])),
    )
    return tuple(tuple(head.splitlines()) for head in heads)


def _tags(heads: tuple[tuple[str, ...], ...]) -> tuple[Tag, ...]:
    """Return the heads of the columns, all of one height."""
    return tuple(
        Tag(place + 0.5, tuple(Words(line, SMALL, MUTED) for line in lines))
        for place, lines in enumerate(heads)
    )


def _ladder(row: Record, looks: Looks) -> Ladder:
    """Return the steps of a gap."""
    side = higher_side({"verdict": row["verdict_among_respondents"]})
    color = looks[row[side]].color if side else UNDECIDED
    faults = (
        ("deff", row["tipping_deff"], 0.0, 1.0),
        ("bias", row["tipping_bias"], 0.0, 100.0),
        ("selection_ratio", row["tipping_selection_ratio_interval"], 1.0, 1.0),
    )
    measures = []
    for name, tips_at, nothing, factor in faults:
        survives = bool(row[f"survives_{name.removesuffix('_ratio')}"])
        if not bool(row["step_chance"]):
            measures.append(Measure(math.nan, "", survives))
            continue
        needed = float(row[f"yardstick_{name}"]) - nothing
        part = (tips_at - nothing) / needed if needed else FULL
        measures.append(Measure(part, _plain(factor * tips_at), survives))
    return Ladder(color, (bool(row["step_among"]), bool(row["step_chance"])), tuple(measures))


def _outcome(row: Record) -> Words:
    """Return whether a gap survives all yardsticks; nothing where it was not tested."""
    if not was_tested(row):
        return Words("")
    if not bool(row["step_chance"]):
        return Words(say("plot.yardsticks.open"), BODY, UNDECIDED)
    if bool(row["survives"]):
        return Words(say("plot.yardsticks.survives"), BODY, INK, "bold")
    return Words(say("plot.yardsticks.falls"), BODY, INK)


def _detectable(row: Record) -> tuple[Words, ...]:
    """Return the smallest gap that the samples could find, beside an open verdict."""
    told = points(row["detectable_gap"], 1, sign=False)
    if bool(row["step_chance"]) or not told:
        return ()
    return (Words(say("plot.yardsticks.detectable", points=told), SMALL, MUTED),)


def _plain(value: float) -> str:
    """Return where a verdict tips, to the decimals worth telling.

    Examples
    --------
    >>> _plain(1.27), _plain(9.94), _plain(42.73), _plain(math.inf)
    ('1.27', '9.9', '43', 'never')
    """
    if math.isinf(value):
        return say("plot.yardsticks.never")
    return number(value, 2 if value < 3 else 1 if value < 20 else 0)
