"""The picture of what is perceived: a rumour or claim above what was measured of the same."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.errors import FrameError
from survey.frames import require
from survey.labels import amount, percent, times_range
from survey.plot.canvas import Canvas
from survey.plot.chart import Chart, Row, Scale
from survey.plot.drawable import Record, decimals, records
from survey.plot.figure import show
from survey.plot.marks import BAND
from survey.plot.notes import note_words, reading_sentence
from survey.plot.ruler import NEAR, Ruler, rulers
from survey.plot.theme import (
    BODY,
    GRID,
    HEADING,
    INK,
    MUTED,
    SMALL,
    Colors,
    Identity,
    identities,
    readable,
    tint,
)
from survey.plot.words import PITCH, Words
from survey.texts import say

SIDES: Final = ("measured", "perceived")
ABOVE_NAME: Final = 6.0
BELOW_NAME: Final = 2.0
TICKS_BELOW: Final = 4.0
SHARE: Final = "share"
UNNAMED: Final = (SHARE, "count")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: what is written above its band, the ends of the band, and its look."""

    name: str
    low: float
    high: float
    look: Identity

    @property
    def words(self) -> Words:
        """The name with its look."""
        return Words(self.name, SMALL, readable(self.look.color), "bold")

    def height(self, width: float) -> float:
        """Return the height of band and name where the ruler is `width` points long."""
        return ABOVE_NAME + self.words.height(width) + BELOW_NAME + BAND


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bands above one another on a ruler of their own.

    Parameters
    ----------
    sides : tuple of Side
        From top to bottom.
    ruler : Ruler
        The axis below them.
    text : callable
        From a number to its label at a tick.
    """

    sides: tuple[Side, ...]
    ruler: Ruler
    text: Callable[[float], str]

    def reach(self, scale: float) -> tuple[float, float]:
        """Return the points it needs above and below."""
        half = sum(side.height(scale) for side in self.sides) / 2
        return half, half + TICKS_BELOW + SMALL * PITCH

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        above, _ = self.reach(canvas.unit)
        top, bottom = y - above, y + above + TICKS_BELOW
        for tick in self.ruler.ticks:
            value = self.ruler.number(tick)
            at = self.ruler.place(value)
            canvas.line((at, at), (top, bottom), GRID, 0.8, 0)
            words = Words(self.text(value), SMALL, MUTED)
            canvas.write(words, (at, bottom), align="center", valign="top")
        for side in self.sides:
            top += side.height(canvas.unit)
            self._draw_side(canvas, top - BAND / 2, side)

    def _draw_side(self, canvas: Canvas, y: float, side: Side) -> None:
        """Draw one band with its name above it, and an arrow where the ruler does not hold it."""
        low, high = self.ruler.place(side.low), self.ruler.place(side.high)
        color = side.look.color
        canvas.line((low, high), (y, y), tint(color, 0.36), BAND, 2)
        for at, value, arrow in ((low, side.low, "<"), (high, side.high, ">")):
            sign, size = (arrow, BAND - 1) if self.ruler.is_beyond(value) else ("|", BAND + 1)
            canvas.sign([at], y, sign, color, size)
        x = canvas.clamp((low + high) / 2, min(side.words.natural_width, canvas.unit))
        canvas.write(
            side.words, (x, y - BAND / 2 - BELOW_NAME), align="center", valign="bottom",
            width=canvas.unit,
        )  # fmt: skip


def perceived(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw what is rumoured or claimed above what was measured of the same.

    Answers how far a rumour or claim lies from measurement, as far as the printed words go.

    Parameters
    ----------
    frame : DataFrame
        As `survey.perceived_vs_measured` returns it; rows keep their order.
    ax : Axes, optional
        Where to draw, words included; 6 inches wide or more, and high enough for the rows. Without
        it, a figure of pyplot is made that fits them.
    colors : mapping of str to str, optional
        Colours of the two sides, such as ``{"perceived": "#d55e00"}``.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        Each pair has a ruler of its own from 0 to 1 of x; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing or there is nothing to draw.
    OptionError
        If a colour is none.

    Notes
    -----
    Rulers go by powers of ten where any two numbers of a pair are more than ten times apart. They
    then are equally long in powers, so that equal distances are equal ratios in every row. A band
    that its words leave without an end ends in an arrow.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> pairs = sv.perceived_vs_measured(sv.load("central-asia-context"), reading="idiomatic")
    >>> ax = perceived(pairs, ax=matplotlib.figure.Figure((8, 2)).subplots())
    >>> [text.get_text() for text in ax.texts if "times" in text.get_text()]
    ['9.5–11.8 times']
    """
    return show(plan_perceived(frame, colors), ax, title, source)


def plan_perceived(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of what is perceived shows."""
    checked = require(frame, "perceived").reset_index(drop=True)
    if checked.empty:
        expected = "at least one row of perceived figures"
        raise FrameError.nothing_to_draw("perceived", expected, "0 rows")
    looks, found = identities(SIDES, colors), records(checked)
    pairs = [tuple(_side(row, side, looks[side]) for side in reversed(SIDES)) for row in found]
    made = rulers([[(side.low, side.high) for side in sides] for sides in pairs])
    rows = []
    for row, sides, ruler in zip(found, pairs, made, strict=True):
        unit = "" if row["unit"] in UNNAMED else row["unit"]
        about = say("plot.perceived.about", subject=row["subject"], measure=row["measure"])
        rows.append(
            Row(
                label=(Words(row["place"]), *_filled(unit)),
                mark=Pair(sides, ruler, _percent if row["unit"] == SHARE else amount),
                numbers=(Words(_ratio(row), BODY, INK, "bold"),),
                remark=_filled(row["note"]),
                headings=(Words(about, HEADING, INK, "bold"),),
            )
        )
    return Chart(
        rows=tuple(rows),
        scale=Scale(0.0, 1.0, (), str),
        columns=(say("plot.perceived.ratio"),),
        notes=note_words(*_sentences(checked, made[0])),
    )


def _ratio(row: Record) -> str:
    """Return how many times the measured figure the perceived one is."""
    opened = (bool(row[f"ratio_{end}_open"]) for end in ("low", "high"))
    return times_range(float(row["ratio_low"]), float(row["ratio_high"]), *opened)


def _filled(text: str) -> tuple[Words, ...]:
    """Return a small remark, if there is one."""
    return (Words(text, SMALL, MUTED),) if text else ()


def _side(row: Record, side: str, look: Identity) -> Side:
    """Return one side of a row."""
    standing = row["kind"] if side == "perceived" else side
    kind = say(f"context.kind.{standing}", default=standing)
    name = say("plot.perceived.side", kind=kind, words=row[f"{side}_wording"])
    return Side(name, float(row[f"{side}_low"]), float(row[f"{side}_high"]), look)


def _percent(share: float) -> str:
    """Return a share at a tick with the decimals it needs.

    Examples
    --------
    >>> _percent(0.0001), _percent(0.1), _percent(0.125)
    ('0.01%', '10%', '12.5%')
    """
    places = -math.floor(math.log10(100 * share) + NEAR) if 0 < share < 0.01 else decimals([share])
    return percent(share, places)


def _sentences(frame: pd.DataFrame, ruler: Ruler) -> list[str]:
    """Return what must be known to read the picture."""
    lows, highs = (frame[[f"{side}_{end}" for side in SIDES]] for end in ("low", "high"))
    cut = lows.map(ruler.is_beyond).any(axis=None), highs.map(ruler.is_beyond).any(axis=None)
    return [
        say("plot.notes.allowed"),
        say("plot.perceived.down") if cut[0] else "",
        say("plot.perceived.up") if cut[1] else "",
        say("plot.perceived.powers") if ruler.is_log else "",
        reading_sentence(frame),
        say("plot.perceived.ratios"),
    ]
