"""The room of a panel of slopes: what labels take of its width, and where its poles stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from survey.plot.slope_panel import Panel
from survey.plot.words import Words, spread, width_of

PANEL_GAP: Final = 26.0
LEADER: Final = 11.0
VALUE_GAP: Final = 4.0
VALUE_MOST: Final = 46.0
ANSWER_LEAST: Final = 62.0
ANSWER_SHARE: Final = 0.3
PLOT_LEAST, PLOT_GOOD, PLOT_MOST = 56.0, 100.0, 260.0
STEP_LEAST, STEP_GOOD, STEP_MOST = 30.0, 45.0, 110.0
POLE_GAP: Final = 6.0
LANE: Final = 8.0
LANES_SHARE: Final = 0.5
SLACK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Room:
    """How a panel shares its width, the same for all panels of a grid; in points.

    Parameters
    ----------
    left, right : float
        What labels take.
    column : float
        What an exact share and the gap to its answer take of that.
    plot : float
        What is left for poles.
    is_named_twice : bool
        Whether answers are named at the left, too.
    """

    left: float
    right: float
    column: float
    plot: float
    is_named_twice: bool

    @property
    def total(self) -> float:
        """The width of a panel."""
        return self.left + self.right + self.plot + 2 * LEADER

    @property
    def start(self) -> float:
        """Where the plot begins."""
        return self.left + LEADER


def shared_room(panels: Sequence[Panel], width: float) -> tuple[int, Room]:
    """Return how many panels stand side by side within a width, and the room of each.

    As many as there can be without crowding their poles; fewer where that lets waves stand in
    proportion to their years.
    """
    least = max(PLOT_LEAST, *(_step(panel) * (len(panel.poles) - 1) for panel in panels))
    dated = max(least, *map(_dated_plot, panels))
    for needed in dict.fromkeys((dated, least)):
        for columns in range(len(panels), 0, -1):
            room = _room(panels, (width + PANEL_GAP) / columns - PANEL_GAP, needed)
            if room.plot >= needed:
                return columns, room
    return 1, _room(panels, width, least)


def pole_places(panel: Panel, room: Room, inset: float) -> list[float]:
    """Return where poles stand, from the left end of the panel.

    In proportion to their years, if each names another one and the names have room; else at equal
    steps.

    Parameters
    ----------
    panel : Panel
        The panel.
    room : Room
        Its room.
    inset : float
        What marks need left and right of the outer poles.
    """
    years = _years(panel)
    if years and _dated_plot(panel) <= room.plot:
        shares = [(year - years[0]) / (years[-1] - years[0]) for year in years]
    else:
        shares = [place / (len(panel.poles) - 1) for place in range(len(panel.poles))]
    return [room.start + inset + share * (room.plot - 2 * inset) for share in shares]


def lane_width(panel: Panel, room: Room, lanes: float) -> float:
    """Return the width of a lane where the outermost is `lanes` off its pole."""
    xs = pole_places(panel, room, 0.0)
    nearest = min(other - one for one, other in pairwise(xs))
    return min(LANE, LANES_SHARE * nearest / (2 * lanes)) if lanes else LANE


def pole_names(panel: Panel, room: Room, xs: Sequence[float]) -> list[tuple[Words, float, float]]:
    """Return the name of each pole with its middle, from the left end of the panel, and width.

    Parameters
    ----------
    panel : Panel
        The panel.
    room : Room
        Its room.
    xs : sequence of float
        Where its poles stand.
    """
    nearest = min(other - one for one, other in pairwise(xs)) - POLE_GAP
    names = [pole.name for pole in panel.poles]
    widths = [min(name.natural_width, max(nearest, _longest(name))) for name in names]
    widths = [min(width, (room.total + POLE_GAP) / len(xs) - POLE_GAP) for width in widths]
    return list(zip(names, spread(xs, widths, 0.0, room.total, POLE_GAP), widths, strict=True))


def _room(panels: Sequence[Panel], width: float, plot_least: float) -> Room:
    """Return how a panel of that width is shared between labels and plot."""
    threads = [thread for panel in panels for thread in panel.threads]
    ends = [stop for thread in threads for stop in (thread.stops[0], thread.stops[-1])]
    exact = [stop.words.natural_width + VALUE_GAP for stop in ends if stop.span.is_exact]
    column = max(exact, default=0.0)
    value = max(min(stop.words.natural_width, VALUE_MOST) for stop in ends) + SLACK
    answer = max(thread.name.natural_width for thread in threads) + SLACK
    steps = max(len(panel.poles) for panel in panels) - 1
    plot_good = max(PLOT_GOOD, STEP_GOOD * steps, plot_least)
    plot_most = max(PLOT_MOST, STEP_MOST * steps)
    spare = width - 2 * LEADER
    share = max(ANSWER_LEAST, ANSWER_SHARE * width)
    named = max(column + min(answer, share), value)
    if spare - 2 * named >= plot_good:
        return Room(named, named, column, min(spare - 2 * named, plot_most), True)
    most = spare - value - column
    share = max(min(share, most - plot_least), most - plot_good, ANSWER_LEAST)
    named = max(column + min(answer, share), value)
    plot = max(min(spare - value - named, plot_most), STEP_LEAST)
    return Room(value, named, column, plot, False)


def _dated_plot(panel: Panel) -> float:
    """Return the width that poles need in proportion to their years; 0 where these are unknown."""
    years = _years(panel)
    if not years:
        return 0.0
    nearest = min(other - one for one, other in pairwise(years))
    return (years[-1] - years[0]) / nearest * _step(panel)


def _step(panel: Panel) -> float:
    """Return the least distance of two poles at which their names have room."""
    words = [_longest(pole.name) for pole in panel.poles]
    return max(STEP_LEAST, *((one + other) / 2 + POLE_GAP for one, other in pairwise(words)))


def _longest(name: Words) -> float:
    """Return the width of the longest word of a name."""
    return max((width_of(word, name.size, name.weight) for word in name.text.split()), default=0.0)


def _years(panel: Panel) -> list[int]:
    """Return the years of the poles, none unless each names another one."""
    years = [pole.year for pole in panel.poles if pole.year is not None]
    return years if len(set(years)) == len(panel.poles) else []
