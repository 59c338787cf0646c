"""Drawing a picture by its name, on a figure of its own and without pyplot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd
from matplotlib.figure import Figure

from survey.errors import OptionError
from survey.options import Picture, values
from survey.plot.chart import Chart
from survey.plot.figure import WIDTH, fill
from survey.plot.picture_claims import plan_claims
from survey.plot.picture_evidence import plan_evidence
from survey.plot.picture_forest import plan_forest
from survey.plot.picture_gaps import plan_gaps
from survey.plot.picture_perceived import plan_perceived
from survey.plot.picture_scale import plan_scale
from survey.plot.picture_slope import plan_slope
from survey.plot.picture_tipping import plan_tipping
from survey.plot.picture_topics import plan_topics
from survey.plot.picture_yardsticks import plan_yardsticks
from survey.plot.theme import PAPER, Colors

PLANS: Final[dict[Picture, Callable[[pd.DataFrame, Colors | None], Chart]]] = {
    "gaps": plan_gaps,
    "forest": plan_forest,
    "scale": plan_scale,
    "evidence": plan_evidence,
    "claims": plan_claims,
    "yardsticks": plan_yardsticks,
    "tipping": plan_tipping,
    "perceived": plan_perceived,
    "slope": plan_slope,
    "topics": plan_topics,
}
NARROWEST: Final = 5.0
WIDEST: Final = 20.0


def draw(
    picture: Picture,
    frame: pd.DataFrame,
    *,
    width: float = WIDTH,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Figure:
    """Return a picture on a figure that fits it, without the global state of pyplot.

    Parameters
    ----------
    picture : {"gaps", "forest", "scale", "evidence", "claims", "yardsticks", "tipping", \
"perceived", "slope", "topics"}
        The name of the picture; see the functions of the same names.
    frame : DataFrame
        What that picture draws; rows keep their order.
    width : float, default 7.0
        Width of the figure in inches, 5 to 20. The height follows from the rows.
    colors : mapping of str to str, optional
        Colours by country code, such as ``{"CHN": "#0072b2"}``.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Figure
        With one Axes. Everything drawn lies within the figure.

    Raises
    ------
    OptionError
        If the picture is unknown, the width is out of range or a colour is none.
    FrameError
        If a column is missing or there is nothing to draw.

    See Also
    --------
    gaps, forest, scale, evidence : The same into axes of your own.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN"], "n": [1213], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> figure = draw("forest", found, width=6)
    >>> float(figure.get_size_inches()[0])
    6.0
    """
    if picture not in values(Picture):
        raise OptionError.unknown("picture", picture, values(Picture))
    return on_figure(PLANS[picture](frame, colors), width, title, source)


def on_figure(chart: Chart, width: float, title: str, source: str) -> Figure:
    """Return a chart on a figure that fits it.

    Parameters
    ----------
    chart : Chart
        What to draw.
    width : float
        Width of the figure in inches, 5 to 20.
    title, source : str
        Set above and below, empty for none.

    Raises
    ------
    OptionError
        If the width is out of range.
    """
    if not (isinstance(width, int | float) and NARROWEST <= width <= WIDEST):
        raise OptionError.out_of_range("width", width, "a number of inches from 5 to 20")
    figure = Figure(facecolor=PAPER)
    fill(figure, chart, float(width), title, source)
    return figure
