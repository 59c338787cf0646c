"""Figures: a chart put on a figure of its own or into a user's axes."""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from survey.plot.chart import Chart
from survey.plot.layout import arrange
from survey.plot.painting import paint, room_around
from survey.plot.theme import PAPER

INCH: Final = 72.0
MARGIN: Final = 8.0
WIDTH: Final = 7.0


def show(chart: Chart, ax: Axes | None, title: str, source: str) -> Axes:
    """Draw a chart into axes, or on a new figure of pyplot that fits it.

    Parameters
    ----------
    chart : Chart
        What to draw.
    ax : Axes or None
        Where; None for a new figure 7 inches wide.
    title, source : str
        Set above and below, empty for none.

    Returns
    -------
    Axes
        The axes drawn into; x is the scale in the middle of them, y counts points from the top.
    """
    if ax is None:
        import matplotlib.pyplot as plt  # deferred: a report draws without its global state

        return fill(plt.figure(facecolor=PAPER), chart, WIDTH, title, source)
    box = ax.get_window_extent()
    points = INCH / ax.figure.dpi
    paint(chart, ax, arrange(chart, box.width * points, box.height * points), title, source)
    return ax


def fill(figure: Figure, chart: Chart, width: float, title: str, source: str) -> Axes:
    """Draw a chart on an empty figure, `width` inches wide and as high as its rows need."""
    figure.set_layout_engine("none")
    page = width * INCH
    layout = arrange(chart, page - 2 * MARGIN)
    above, below = room_around(chart, layout, title, source)
    height = layout.height + above + below + 2 * MARGIN
    figure.set_size_inches(width, height / INCH)
    inside = (page - 2 * MARGIN) / page, layout.height / height
    ax = figure.add_axes((MARGIN / page, (MARGIN + below) / height, *inside), facecolor=PAPER)
    paint(chart, ax, layout, title, source)
    return ax
