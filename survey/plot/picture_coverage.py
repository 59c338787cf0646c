"""The picture of coverage: how often an interval holds the true share, over all shares."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from numbers import Real
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from survey.errors import FrameError
from survey.labels import number, percent
from survey.plot.canvas import Canvas
from survey.plot.chart import Chart, Row
from survey.plot.drawable import SHARES, decimals
from survey.plot.figure import show
from survey.plot.notes import note_words
from survey.plot.theme import BODY, GRID, HEADING, INK, MUTED, OKABE_ITO_PAIR, SMALL, tint
from survey.plot.words import Words
from survey.texts import say

COLUMNS: Final = ("method", "n", "p", "coverage", "level")
PANEL: Final = 52.0
BETWEEN: Final = 10.0
LINE: Final = 0.6
DEPTH: Final = 3.0
"""A panel reaches down from 1 by this many times what the level leaves."""
ABOVE, BELOW = tint(OKABE_ITO_PAIR[0], 0.3), tint(OKABE_ITO_PAIR[1], 0.75)
TICK_AWAY: Final = 3.0


@dataclass(frozen=True, slots=True)
class Curve:
    """The coverage over the shares, filled to the level; cut where it leaves the panel.

    Parameters
    ----------
    shares : tuple of float
        True shares, rising.
    coverages : tuple of float
        The coverage at each.
    level : float
        The level that the interval promises.
    """

    shares: tuple[float, ...]
    coverages: tuple[float, ...]
    level: float

    @property
    def lowest(self) -> float:
        """The lowest coverage."""
        return min(self.coverages)

    @property
    def floor(self) -> float:
        """The coverage at the bottom of the panel."""
        return max(1.0 - DEPTH * (1.0 - self.level), 0.0)

    def reach(self, scale: float) -> tuple[float, float]:  # noqa: ARG002 - the same for every scale
        """Return the points it needs above and below."""
        return (PANEL + BETWEEN) / 2, (PANEL + BETWEEN) / 2

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        line = [self._height(max(each, self.floor), y) for each in self.coverages]
        nominal = self._height(self.level, y)
        for color, is_filled in (
            (ABOVE, [each >= self.level for each in self.coverages]),
            (BELOW, [each <= self.level for each in self.coverages]),
        ):
            canvas.ax.fill_between(
                self.shares, nominal, line, where=is_filled, interpolate=True, color=color,
                linewidth=0.0, zorder=1, clip_on=False,
            )  # fmt: skip
        seen = [
            height if each >= self.floor else math.nan
            for height, each in zip(line, self.coverages, strict=True)
        ]
        curve = Line2D(
            self.shares, seen, color=INK, linewidth=LINE, linestyle="solid", marker="none",
            solid_joinstyle="bevel", zorder=3, clip_on=False,
        )  # fmt: skip
        canvas.ax.add_line(curve)
        self._draw_ticks(canvas, y)

    def _height(self, coverage: float, y: float) -> float:
        """Return the height of a coverage in a panel around y."""
        return y - PANEL / 2 + PANEL * (1.0 - coverage) / (1.0 - self.floor)

    def _draw_ticks(self, canvas: Canvas, y: float) -> None:
        """Draw the level, the ends of the panel, and what they are."""
        for coverage in (1.0, self.level, self.floor):
            is_level = coverage == self.level
            height = self._height(coverage, y)
            color, width = (INK, 1.0) if is_level else (GRID, 0.8)
            canvas.line((canvas.low, canvas.high), (height, height), color, width, 2)
            text = percent(coverage, decimals([coverage]))
            words = Words(text, SMALL, INK if is_level else MUTED, "bold" if is_level else "normal")
            canvas.write(words, (canvas.high, height), offset=(TICK_AWAY, 0.0))


def coverage(
    frame: pd.DataFrame, *, ax: Axes | None = None, title: str = "", source: str = ""
) -> Axes:
    """Draw how often the intervals of some methods hold the true share, for some sample sizes.

    Answers whether a method keeps what its level promises, and where it does not. How wide its
    intervals are is another question, see `survey.intervals.expected_length`.

    Parameters
    ----------
    frame : DataFrame
        One row for each method, sample size and true share, with the columns method, n (a number,
        or words such as "20 and 50"), p and coverage (shares from 0 to 1) and level. Each pair of
        method and n is a panel, in the order in which they come.
    ax : Axes, optional
        Where to draw, words included; 6 inches wide or more, and high enough for the panels.
        Without it, a figure of pyplot is made that fits them.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        True shares from 0 to 1 along the middle of x; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing or there is nothing to draw.

    See Also
    --------
    survey.intervals.coverage, survey.intervals.difference_coverage : The numbers to draw.

    Examples
    --------
    >>> import matplotlib.figure
    >>> from survey import intervals
    >>> shares = [0.1, 0.3, 0.5]
    >>> found = pd.DataFrame({"method": "wilson", "n": 50, "p": shares, "level": 0.95,
    ...     "coverage": intervals.coverage("wilson", 50, shares)})
    >>> ax = coverage(found, ax=matplotlib.figure.Figure().subplots())
    >>> [text.get_text() for text in ax.texts][:4]
    ['Lowest', 'n = 50', 'wilson', '100%']
    """
    return show(plan_coverage(frame), ax, title, source)


def plan_coverage(frame: pd.DataFrame) -> Chart:
    """Return what the picture of coverage shows."""
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise FrameError.missing_columns("coverage", missing, frame.columns)
    known = frame[frame["coverage"].notna()]
    if known.empty:
        expected, got = "at least one row with a coverage", f"{number(len(frame))} rows without"
        raise FrameError.nothing_to_draw("coverage", expected, got)
    curves = {
        (str(method), _size(n)): _curve(held.sort_values("p", kind="stable"))
        for (method, n), held in known.groupby(["method", "n"], sort=False)
    }
    is_cut = any(curve.lowest < curve.floor for curve in curves.values())
    return Chart(
        rows=tuple(_rows(curves)),
        scale=SHARES,
        columns=(say("plot.coverage.lowest"),),
        notes=note_words(
            say("plot.coverage.across"),
            say("plot.coverage.up"),
            say("plot.coverage.line"),
            say("plot.coverage.cut") if is_cut else "",
        ),
    )


def _curve(frame: pd.DataFrame) -> Curve:
    """Return the curve of one method and n."""
    shares, coverages = (tuple(frame[name].astype(float)) for name in ("p", "coverage"))
    return Curve(shares, coverages, float(frame["level"].iloc[0]))


def _rows(curves: dict[tuple[str, str], Curve]) -> Iterator[Row]:
    """Yield a row for each curve, under headings that say what changes least often."""
    methods, sizes = zip(*curves, strict=True)
    by_method = _runs(methods) < _runs(sizes)
    before = ""
    for (method, size), curve in curves.items():
        heading, label = (method, size) if by_method else (size, method)
        yield Row(
            label=(Words(label, BODY),),
            mark=curve,
            numbers=(Words(percent(curve.lowest, 1)),),
            headings=() if heading == before else (Words(heading, HEADING, INK, "bold"),),
        )
        before = heading


def _runs(keys: Sequence[str]) -> int:
    """Return in how many runs of equal keys a list falls."""
    return 1 + sum(first != second for first, second in pairwise(keys))


def _size(n: object) -> str:
    """Return a sample size in words.

    Examples
    --------
    >>> _size(1213), _size("20 and 50")
    ('n = 1,213', 'n = 20 and 50')
    """
    return say("plot.coverage.size", n=number(float(n)) if isinstance(n, Real) else n)
