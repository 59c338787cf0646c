"""The overview: a survey in a single figure, from who was asked to what stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pandas as pd
from matplotlib.figure import Figure

from survey.frames import require
from survey.plot.chart import Chart, Row, Scale, Spacing
from survey.plot.distribution import REMAINDER
from survey.plot.drawable import Looks, drawable, sample_keys, sample_looks
from survey.plot.drawing import on_figure
from survey.plot.figure import WIDTH
from survey.plot.notes import (
    interval_sentence,
    mark_sentences,
    note_words,
    reading_sentence,
    sample_entries,
)
from survey.plot.overview_claims import claims_row
from survey.plot.overview_counts import counts_row
from survey.plot.overview_gaps import gaps_row
from survey.plot.overview_ranking import ranking_row
from survey.plot.theme import Colors

SPACING: Final = Spacing(row=3.0, group=11.0)


def overview(
    estimates: pd.DataFrame,
    *,
    gaps: pd.DataFrame | None = None,
    claims: pd.DataFrame | None = None,
    width: float = WIDTH,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Figure:
    """Return a survey in a single figure: who was asked, what differs, what was printed and stands.

    Answers what there is to a survey before anything is read of it. It takes several frames, so
    that it is not drawn by name.

    Parameters
    ----------
    estimates : DataFrame
        As `survey.estimate` returns it.
    gaps : DataFrame, optional
        As `survey.compare` returns it; left out where nothing can be compared. Of many, those are
        drawn whose verdict is clearest.
    claims : DataFrame, optional
        As `survey.claims` returns it; left out where the source states nothing.
    width : float, default 7.0
        Width of the figure in inches, 5 to 20. The height follows from what is drawn.
    colors : mapping of str to str, optional
        Colours by country code (or wave), such as ``{"CHN": "#0072b2"}``.
    title, source : str, optional
        Set above and below the figure.

    Returns
    -------
    Figure
        With one Axes, which holds one more for each panel; not a figure of pyplot.

    Raises
    ------
    FrameError
        If a column is missing or no estimate has bounds.
    OptionError
        If the width is out of range or a colour is none.

    See Also
    --------
    topics, gaps, forest, claims : Each part at full length.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> figure = overview(found, gaps=sv.compare(found))
    >>> [text.get_text() for text in figure.axes[0].texts][:3]
    ['1,213', 'China', 'respondents']
    """
    checked = drawable(estimates, "estimates", "overview")
    checked = checked[checked["kind"] != REMAINDER]
    chart = _plan(checked.assign(key=sample_keys(checked)), gaps, claims, colors)
    return on_figure(chart, width, title, source)


def _plan(
    estimates: pd.DataFrame,
    gaps: pd.DataFrame | None,
    claims: pd.DataFrame | None,
    colors: Colors | None,
) -> Chart:
    """Return what the overview shows."""
    looks = sample_looks(estimates, colors)
    columns = (estimates[name] for name in ("key", "place", "n_low", "n_high"))
    rows = (
        counts_row(estimates, looks),
        *_gaps(gaps, looks, colors),
        ranking_row(estimates, looks),
        *_claims(claims),
    )
    return Chart(
        rows=rows,
        scale=Scale(0.0, 1.0, (), str),
        notes=note_words(
            *mark_sentences(estimates), reading_sentence(estimates), interval_sentence(estimates)
        ),
        places=sample_entries(zip(*columns, strict=True), looks),
        spacing=SPACING,
    )


def _gaps(gaps: pd.DataFrame | None, looks: Looks, colors: Colors | None) -> Iterator[Row]:
    """Yield the gaps, if any can be drawn."""
    if gaps is not None and require(gaps, "gaps")["published_low"].notna().any():
        yield gaps_row(gaps, looks, colors)


def _claims(claims: pd.DataFrame | None) -> Iterator[Row]:
    """Yield the claims, if there are any."""
    if claims is not None and len(require(claims, "claims")):
        yield claims_row(claims)
