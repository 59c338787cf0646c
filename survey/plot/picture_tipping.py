"""The picture of tipping: the verdict on each gap, by design effect and level, as a heat map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from survey.labels import listed, number, percent, points_number
from survey.plot.canvas import Canvas
from survey.plot.chart import Chart, Row, Scale, Tag
from survey.plot.drawable import Looks, Record, decimals, drawable, records
from survey.plot.figure import show
from survey.plot.gap_words import gap_looks, gap_sentence, gap_verdict, higher_side
from survey.plot.headings import NO_INTERVAL, row_words
from survey.plot.notes import interval_meaning, note_words, reading_sentence
from survey.plot.theme import GRID, INK, MUTED, PAPER, SMALL, UNDECIDED, Colors, tint
from survey.plot.words import Words
from survey.texts import say

LINE: Final = 13.0
BETWEEN: Final = 6.0
FAINTEST, STRONGEST = 0.18, 0.68
FIGURE: Final = 6.6
LEVEL_ROOM: Final = 0.12
MOST_TICKS: Final = 12
FIXED: Final = ("reading", "assume", "method")
ANSWER: Final = ("study", "sample_id_a", "sample_id_b", "question_id", "response_id")

Effect = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Heat:
    """One heat map: how far the interval of a gap stays from zero, a line for each level.

    Parameters
    ----------
    leads : array of float, shape (levels, design effects)
        The end of the interval nearer to zero (differences of shares): above 0 where a is higher,
        below where b is, 0 where it cannot be told, NaN where there is no interval.
    most : float
        The lead, above 0, that gets the full colour.
    colors : (str, str)
        Colours of both sides.
    levels : tuple of float
        The level of each line.
    usual : (int, int) or None
        Line and column of the cell that gets a frame.
    """

    leads: NDArray[np.float64]
    most: float
    colors: tuple[str, str]
    levels: tuple[float, ...]
    usual: tuple[int, int] | None

    def reach(self, scale: float) -> tuple[float, float]:  # noqa: ARG002 - the same for every scale
        """Return the points it needs above and below."""
        half = (len(self.levels) * LINE + BETWEEN) / 2
        return half, half

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it around height y."""
        lines, columns = self.leads.shape
        top, height = y - lines * LINE / 2, lines * LINE
        upwards = Affine2D().scale(1.0, -1.0) + canvas.ax.transData  # heights must not be negative
        inset = canvas.ax.inset_axes(
            (0.0, -top - height, float(columns), height), transform=upwards, zorder=1
        )
        inset.set_facecolor(PAPER)
        shades, cmap = self._shades()
        sns.heatmap(
            shades, ax=inset, cmap=cmap, vmin=-1.0, vmax=1.0, cbar=False, linewidths=0.8,
            linecolor=GRID, xticklabels=False, yticklabels=False,
        )  # fmt: skip
        texts = self._texts(canvas.unit)
        for line, level in enumerate(self.levels):
            middle = top + (line + 0.5) * LINE
            label = Words(percent(level, decimals([level])), SMALL, MUTED)
            canvas.write(label, (0.0, middle), offset=(-4.0, 0.0), align="right")
            for column in range(columns):
                canvas.write(texts[line][column], (column + 0.5, middle), align="center")
        self._name_open(canvas, top)
        if self.usual:
            corner = (float(self.usual[1]), top + self.usual[0] * LINE)
            frame = Rectangle(
                corner, 1.0, LINE, fill=False, edgecolor=INK, linewidth=1.5, linestyle="solid",
                alpha=1.0, clip_on=False, zorder=4,
            )  # fmt: skip
            canvas.ax.add_patch(frame)

    def _shades(self) -> tuple[NDArray[np.float64], LinearSegmentedColormap]:
        """Return where on a map of colours each cell lies, -1 to 1 and 0 where open, and the map.

        Half of the map is left out on either side of 0, so that a small lead can still be seen.
        """
        first, second = self.colors
        shades = np.sign(self.leads) * (0.5 + 0.5 * np.minimum(np.abs(self.leads) / self.most, 1))
        stops = (0.0, 0.25, 0.26, 0.74, 0.75, 1.0)
        ends = (
            (tint(second, STRONGEST), tint(second, FAINTEST)),
            (tint(first, FAINTEST), tint(first, STRONGEST)),
        )
        colors = (*ends[0], PAPER, PAPER, *ends[1])
        cmap = LinearSegmentedColormap.from_list("leads", list(zip(stops, colors, strict=True)))
        return shades, cmap

    def _texts(self, width: float) -> list[list[Words]]:
        """Return the lead of every cell, to as many decimals as fit its width, or no text."""
        for places in (1, 0):
            texts = [
                [Words(points_number(lead, places) if lead else "", FIGURE) for lead in line]
                for line in self.leads
            ]
            if max(words.natural_width for line in texts for words in line) < width - 1.0:
                return texts
        return [[Words("", FIGURE) for _ in line] for line in self.leads]

    def _name_open(self, canvas: Canvas, top: float) -> None:
        """Write into the longest run of open cells what they are, where there is room."""
        words = Words(say("verdict.cannot tell"), FIGURE, UNDECIDED)
        centre = (len(self.levels) - 1) / 2
        runs = [
            (length, -abs(line - centre), start, line)
            for line, leads in enumerate(self.leads)
            for length, start in _runs(leads == 0)
        ]
        length, _, start, line = max(runs, default=(0, 0.0, 0, 0))
        if words.natural_width < length * canvas.unit - 4.0:
            middle = (start + length / 2, top + (line + 0.5) * LINE)
            canvas.write(words, middle, align="center", paper=PAPER)


def tipping(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw the verdict on each gap over design effects and levels as a heat map.

    Answers from where on chance could explain a gap. For the exact points see `survey.tip`.

    Parameters
    ----------
    frame : DataFrame
        As `survey.sensitivity` returns it, one map a gap. Drawn are the usual reading, assumptions
        and method; what else overturns a verdict is told in words.
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
        One unit of x for each design effect; y counts points from the top. The maps are axes
        within it.

    Raises
    ------
    FrameError
        If a column is missing or there is nothing to draw.
    OptionError
        If a colour is none.

    Notes
    -----
    A cell is darker the farther the interval stays from zero, and white where it holds zero. Its
    number is the end nearer to zero, so that the sign tells the sides apart in grey.

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> poll = sv.from_frame(figures, title="Poll")
    >>> found = sv.sensitivity(poll, deff=[1, 2, 4, 8, 16], level=[0.95, 0.99])
    >>> ax = tipping(found, ax=matplotlib.figure.Figure((8, 3)).subplots())
    >>> [text.get_text().split() for text in ax.texts if "overturned" in text.get_text()]
    [['overturned', 'by', 'design', 'effect', '16']]
    """
    return show(plan_tipping(frame, colors), ax, title, source)


def plan_tipping(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of tipping shows."""
    checked = drawable(frame, "verdicts", "tipping")
    looks = gap_looks(checked, colors)
    usual = checked.iloc[int(checked["changes"].to_numpy().argmin())]
    shown = checked[(checked[list(FIXED)] == usual[list(FIXED)]).all(axis=1)]
    effects = sorted(set(zip(shown["deff_a"], shown["deff_b"], strict=True)), key=sorted)
    levels = tuple(sorted(set(shown["level"]), reverse=True))
    most = float(np.nanmax(np.abs([*map(_lead, records(shown)), 1e-9])))
    groups = [rows for _, rows in shown.groupby([*ANSWER, "base"], sort=False)]
    firsts = pd.concat([rows.head(1) for rows in groups])
    words = row_words(firsts.assign(place="", note=""), [INK] * len(firsts))
    rows: list[Row] = []
    for group, (headings, label) in zip(groups, words, strict=True):
        cells = records(group)
        rows.append(
            Row(
                label=label,
                mark=_heat(cells, effects, levels, most, looks),
                numbers=(gap_verdict(cells[0], looks),),
                remark=(Words(_overturned_by(cells[0], checked), SMALL, MUTED),),
                headings=headings,
                tags=_tags(len(effects)) if not rows else (),
            )
        )
    every = math.ceil(len(effects) / MOST_TICKS)
    ticks = tuple(place + 0.5 for place in range(0, len(effects), every))
    return Chart(
        rows=tuple(rows),
        scale=Scale(
            -LEVEL_ROOM * len(effects), float(len(effects)), ticks,
            lambda tick: _effect_text(effects[int(tick)]),
        ),
        columns=(say("plot.tipping.usual"),),
        notes=note_words(*_sentences(shown, usual)),
    )  # fmt: skip


def _tags(columns: int) -> tuple[Tag, ...]:
    """Return what the lines and columns of the maps are."""
    return (
        Tag(-LEVEL_ROOM * columns / 2, (Words(say("plot.tipping.level"), SMALL, MUTED),)),
        Tag(columns / 2, (Words(say("plot.tipping.deff"), SMALL, MUTED),)),
    )


def _sentences(shown: pd.DataFrame, usual: pd.Series) -> list[str]:
    """Return what must be known to read the maps."""
    return [
        say("plot.tipping.cells"),
        _interval_sentence(shown, usual),
        reading_sentence(shown),
        gap_sentence(shown),
    ]


def _interval_sentence(shown: pd.DataFrame, usual: pd.Series) -> str:
    """Return what the intervals stand for and how they were made; nothing where there are none."""
    kinds = [str(kind) for kind in shown["interval_kind"].unique() if kind != NO_INTERVAL]
    if not kinds:
        return ""
    meanings, method, options = (
        listed(map(interval_meaning, kinds)),
        usual["method"],
        usual["assume"],
    )
    if not options:
        return say("plot.tipping.intervals", meanings=meanings, method=method)
    return say("plot.tipping.intervals_assuming", meanings=meanings, method=method, options=options)


def _lead(row: Record) -> float:
    """Return the end of the interval that is nearer to zero, 0 where it holds zero."""
    if math.isnan(row["low"]):
        return math.nan
    side = higher_side(row)
    return float({"a": row["low"], "b": row["high"]}.get(side, 0.0))


def _heat(
    cells: list[Record], effects: list[Effect], levels: tuple[float, ...], most: float,
    looks: Looks,
) -> Heat:  # fmt: skip
    """Return the heat map of one gap."""
    leads = np.full((len(levels), len(effects)), np.nan)
    usual = None
    for cell in cells:
        place = levels.index(cell["level"]), effects.index((cell["deff_a"], cell["deff_b"]))
        leads[place] = _lead(cell)
        usual = place if cell["changes"] == 0 else usual
    colors = (looks[cells[0]["a"]].color, looks[cells[0]["b"]].color)
    return Heat(leads, most, colors, levels, usual)


def _overturned_by(row: Record, checked: pd.DataFrame) -> str:
    """Return the nearest assumptions that overturn the verdict on a gap."""
    same = (checked[list(ANSWER)] == [row[name] for name in ANSWER]).all(axis=1)
    nearest = checked[same & checked["nearest"].astype(bool)]
    if nearest.empty:
        return say("plot.tipping.stands")
    return say("plot.tipping.overturned", changes=listed(dict.fromkeys(nearest["changed"]), "or"))


def _runs(open_: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return length and start of each run of true values.

    Examples
    --------
    >>> _runs(np.array([True, False, True, True]))
    [(1, 0), (2, 2)]
    """
    edges = np.flatnonzero(np.diff([False, *open_, False]))
    return [(int(end - start), int(start)) for start, end in edges.reshape(-1, 2)]


def _effect_text(effect: Effect) -> str:
    """Return the design effects of both samples, once if they are alike.

    Examples
    --------
    >>> _effect_text((1.5, 1.5)), _effect_text((2.0, 4.0))
    ('1.5', '2 / 4')
    """
    texts = [number(each, 0 if each == round(each) else 1) for each in effect]
    return " / ".join(dict.fromkeys(texts))
