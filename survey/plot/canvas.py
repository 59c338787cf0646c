"""The canvas: axes on which a chart is painted, every artist with its own style."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from survey.plot.fonts import families
from survey.plot.layout import Columns
from survey.plot.words import PITCH, Words

LINESPACING: Final = 1.25
ASCENT: Final = 0.93  # from the top of a line to its baseline, in type sizes

Anchor = Literal["data", "row", "axes"]
Horizontal = Literal["left", "center", "right"]
Vertical = Literal["top", "center", "bottom"]


@dataclass(frozen=True, slots=True)
class Canvas:
    """Axes with the columns of a chart around them.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    columns : Columns
        The widths around and in it.
    unit : float
        Points for one unit of x.
    low, high : float
        The ends of the horizontal axis.
    """

    ax: Axes
    columns: Columns
    unit: float
    low: float
    high: float

    @property
    def ground(self) -> str:
        """The colour of the axes, behind everything."""
        return to_hex(self.ax.get_facecolor(), keep_alpha=True)

    def write(
        self,
        words: Words,
        xy: tuple[float, float],
        *,
        anchor: Anchor = "data",
        offset: tuple[float, float] = (0.0, 0.0),
        align: Horizontal = "left",
        valign: Vertical = "center",
        width: float = math.inf,
        paper: str = "",
        padding: float = 0.8,
    ) -> None:
        """Write words letter for letter; nothing where there are none.

        Parameters
        ----------
        words : Words
            What to write.
        xy : (float, float)
            Where.
        anchor : {"data", "row", "axes"}
            Whether `xy` are data, a fraction of the axes and data, or both fractions.
        offset : (float, float)
            Points to move right and up.
        align, valign : str
            Which end of the text sits there.
        width : float
            Where lines are broken, in points.
        paper : str
            Colour that hides what lies behind the text; empty for none.
        padding : float
            How far that colour reaches beyond the text, in points.
        """
        lines = words.lines(width)
        if not lines:
            return
        lift = len(lines) * PITCH * {"top": 0.0, "center": 0.5, "bottom": 1.0}[valign]
        up = offset[1] + words.size * (lift - (len(lines) - 1) * PITCH - ASCENT)
        across = "data" if anchor == "data" else "axes fraction"
        down = "axes fraction" if anchor == "axes" else "data"
        self.ax.annotate(
            "\n".join(lines), xy, xycoords=(across, down), xytext=(offset[0], up),
            textcoords="offset points", annotation_clip=False, ha=align, va="baseline",
            multialignment=align, linespacing=LINESPACING, fontfamily=families(words.text),
            fontsize=words.size, fontweight=words.weight, fontstyle="normal",
            color=words.color, zorder=5, parse_math=False, usetex=False,
            bbox={"facecolor": paper, "edgecolor": "none", "pad": padding} if paper else None,
        )  # fmt: skip

    def line(
        self,
        xs: tuple[float, float],
        ys: tuple[float, float],
        color: str,
        width: float,
        order: float,
    ) -> None:
        """Draw a straight line with blunt ends."""
        line = Line2D(
            xs, ys, color=color, linewidth=width, linestyle="solid", marker="none", alpha=1.0,
            solid_capstyle="butt", clip_on=False, zorder=order,
        )  # fmt: skip
        self.ax.add_line(line)

    def grid(self, xs: Iterable[float], runs: Iterable[tuple[float, float]], color: str) -> None:
        """Draw vertical lines at each x, through each stretch of height."""
        runs = list(runs)
        strokes = [((x, low), (x, high)) for x in xs for low, high in runs]
        lines = LineCollection(
            strokes, colors=color, linewidths=0.8, linestyles="solid", alpha=1.0, clip_on=False,
            zorder=0,
        )  # fmt: skip
        self.ax.add_collection(lines, autolim=False)

    def sign(
        self,
        xs: Iterable[float],
        y: float,
        marker: str,
        color: str,
        size: float,
        *,
        face: str = "",
        order: float = 4,
    ) -> None:
        """Draw the same marker at several places of one height."""
        places = list(xs)
        signs = Line2D(
            places, [y] * len(places), linestyle="none", linewidth=0.0, marker=marker,
            markersize=size, markerfacecolor=face or color, markeredgecolor=color,
            markeredgewidth=0.9, alpha=1.0, clip_on=False, zorder=order,
        )  # fmt: skip
        self.ax.add_line(signs)

    def clamp(self, x: float, width: float, beyond: float = 6.0) -> float:
        """Return x moved so that a centred text of `width` points stays near the axes."""
        half = max(width / 2 - beyond, 0.0) / self.unit
        return min(max(x, self.low + half), self.high - half)
