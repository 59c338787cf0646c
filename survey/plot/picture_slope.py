"""The picture of slopes: shares that change from wave to wave, or from country to country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from survey.countries import country_name
from survey.errors import FrameError
from survey.labels import listed, number, points
from survey.plot.chart import Chart, Row, Scale
from survey.plot.drawable import Looks, Record, drawable, records, share_text, span
from survey.plot.figure import show
from survey.plot.headings import PLACE_SIZE, absence_note, base_note, place_name
from survey.plot.notes import (
    interval_sentence,
    mark_sentences,
    note_words,
    reading_sentence,
    sample_entries,
)
from survey.plot.slope_marks import PanelGrid
from survey.plot.slope_panel import TICK, Panel, Pole, Stop, Thread
from survey.plot.theme import (
    BODY,
    HEADING,
    INK,
    MUTED,
    SMALL,
    UNDECIDED,
    Colors,
    identities,
    readable,
    tint,
)
from survey.plot.words import PITCH, Words
from survey.recurring import REMAINDER, recurring, territories, year_of
from survey.texts import say

HEIGHT, HEIGHT_MOST = 190.0, 420.0
RISE_MOST: Final = 450.0
RANGE_LEAST: Final = 0.01


def slope(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    colors: Colors | None = None,
    title: str = "",
    source: str = "",
) -> Axes:
    """Draw shares that change from sample to sample: from wave to wave, or between countries.

    Answers what rose, what fell and what crossed, beside how far chance alone could move each
    figure. Whether a change is beyond chance is no question of the picture: two intervals may
    overlap where a test finds a difference [1]_; see `survey.compare`, `gaps` and `forest`.

    Parameters
    ----------
    frame : DataFrame
        As `survey.estimate` returns it. Drawn are the answers printed for several samples: for
        several waves of a country, or else for several countries. Each question is a panel; waves
        are ordered by their years where each names one, all else keeps its order.
    ax : Axes, optional
        Where to draw, words included; 6 inches wide or more, and high enough for the panels.
        Without it, a figure of pyplot is made that fits them.
    colors : mapping of str to str, optional
        Colours by country code, such as ``{"CHN": "#0072b2"}``.
    title, source : str, optional
        Set above and below the picture.

    Returns
    -------
    Axes
        All panels lie between 0 and 1 of x; y counts points from the top.

    Raises
    ------
    FrameError
        If a column is missing, or no answer was printed for several samples.
    OptionError
        If a colour is none.

    Notes
    -----
    Equal shares stand at equal heights in panels side by side, and all panels have one scale. An
    exact figure is a point, a vague one an upright band over all that its words allow; points are
    joined by lines, bands by ribbons over all of them, and nothing is joined across a sample of
    the same question that has no figure for the answer.

    References
    ----------
    .. [1] Schenker, N. and Gentleman, J. F. (2001). On judging the significance of differences by
       examining the overlap between confidence intervals. The American Statistician 55(3),
       182-186. doi:10.1198/000313001317097960

    Examples
    --------
    >>> import matplotlib.figure
    >>> import survey as sv
    >>> found = sv.estimate(sv.toplines(sv.load("iri-kyrgyzstan")))
    >>> ax = slope(found, ax=matplotlib.figure.Figure((8, 4)).subplots())
    >>> [text.get_text() for text in ax.texts if "%" in text.get_text()][:4]
    ['39%', '31%', '55%', '22%']
    """
    return show(plan_slope(frame, colors), ax, title, source)


def plan_slope(frame: pd.DataFrame, colors: Colors | None) -> Chart:
    """Return what the picture of slopes shows."""
    checked = drawable(frame, "estimates", "slope")
    found = recurring(checked)
    if found.empty:
        expected = "at least one answer that was printed for several samples"
        got = f"{number(len(checked))} rows of answers printed for one sample each"
        raise FrameError.nothing_to_draw("slope", expected, got)
    looks = identities(territories(checked), colors)
    found = found.assign(key=territories(found))
    grids: dict[str, list[Panel]] = {}
    for _, rows in found.groupby("panel", sort=False):
        grids.setdefault(rows["within"].iloc[0], []).append(_panel(records(rows), looks))
    panels = [panel for grid in grids.values() for panel in grid]
    rise = _rise(panels)
    samples = (found[name] for name in ("key", "place", "n_low", "n_high"))
    left_out = int((checked["kind"] != REMAINDER).sum()) - len(found)
    return Chart(
        rows=tuple(
            Row((), PanelGrid(tuple(grid), rise), headings=_heading(within, looks))
            for within, grid in grids.items()
        ),
        scale=Scale(0.0, 1.0, (), str),
        notes=note_words(*_sentences(found, panels, left_out)),
        places=sample_entries(zip(*samples, strict=True), looks),
    )


def _heading(within: str, looks: Looks) -> tuple[Words, ...]:
    """Return the country whose waves are joined, none where countries are."""
    if not within:
        return ()
    return (Words(country_name(within), PLACE_SIZE, readable(looks[within].color), "bold"),)


def _panel(rows: Sequence[Record], looks: Looks) -> Panel:
    """Return the panel of one question."""
    threads: dict[int, list[Record]] = {}
    for row in rows:
        threads.setdefault(row["thread"], []).append(row)
    return Panel(
        headings=(
            Words(rows[0]["question"], HEADING, INK, "bold"),
            *(Words(note, SMALL, MUTED) for note in _base_notes(rows)),
        ),
        poles=tuple(_poles(rows, looks)),
        threads=tuple(_thread(held, looks) for held in threads.values()),
    )


def _base_notes(rows: Sequence[Record]) -> Iterator[str]:
    """Yield what must be known of the figures of a panel, with their places if not of all."""
    every = {row["place"] for row in rows}
    notes: dict[str, dict[str, None]] = {}
    for row in rows:
        for part in row["note"].split("; "):
            notes.setdefault(base_note(part), {})[row["place"]] = None
    for note, places in notes.items():
        if note:
            names = listed(map(place_name, places))
            is_of_all = len(places) == len(every)
            yield note if is_of_all else say("plot.notes.meaning_in", meaning=note, places=names)


def _poles(rows: Sequence[Record], looks: Looks) -> Iterator[Pole]:
    """Yield the samples of a panel: waves by their names, countries in their colours."""
    samples = {row["pole"]: row for row in sorted(rows, key=lambda row: row["pole"])}
    waves = {row["wave"] for row in samples.values()}
    are_named = "" not in waves and len(waves) == len(samples)
    for row in samples.values():
        if not row["within"]:
            color = readable(looks[row["key"]].color)
            yield Pole(Words(place_name(row["place"]), BODY, color, "bold"))
        elif are_named:
            yield Pole(Words(row["wave"], SMALL, MUTED), year_of(row["wave"]))
        else:
            yield Pole(Words(row["place"], SMALL, MUTED))


def _thread(rows: Sequence[Record], looks: Looks) -> Thread:
    """Return one answer from sample to sample."""
    stops = (Stop(row["pole"], span(row, looks[row["key"]]), share_text(row)) for row in rows)
    color = looks[rows[0]["key"]].color if rows[0]["within"] else UNDECIDED
    return Thread(Words(rows[0]["response"]), tuple(stops), tint(color, 0.5))


def _rise(panels: Sequence[Panel]) -> float:
    """Return the points for a share of 1: more where all shares are alike, or crowded."""
    extents = [panel.extent(RISE_MOST) for panel in panels]
    whole = max(high for _, high in extents) - min(low for low, _ in extents)
    crowded = max(
        (len(panel.threads) - 1) * BODY * PITCH / max(high - low, RANGE_LEAST)
        for panel, (low, high) in zip(panels, extents, strict=True)
    )
    whole = max(whole, RANGE_LEAST)
    return max(min(HEIGHT / whole, RISE_MOST), min(crowded, HEIGHT_MOST / whole))


def _sentences(found: pd.DataFrame, panels: Sequence[Panel], left_out: int) -> Iterator[str]:
    """Yield what must be known to read the picture."""
    intervals = interval_sentence(found, are_upright=True)
    threads = [thread for panel in panels for thread in panel.threads]
    yield from mark_sentences(found)
    yield _joins(threads)
    yield say("plot.slope.broken") if any(thread.is_broken for thread in threads) else ""
    yield reading_sentence(found)
    yield intervals
    yield say("plot.slope.overlap") if intervals else ""
    yield from _absences(found[found["low"].isna()], is_all=not intervals)
    step = points(TICK, sign=False)
    yield say("plot.slope.scale" if len(panels) == 1 else "plot.slope.one_scale", step=step)
    yield say("plot.slope.years") if any(map(_is_uneven, panels)) else ""
    others = say("plot.slope.left_out", count=left_out, number=number(left_out))
    yield others if left_out else ""


def _joins(threads: Sequence[Thread]) -> str:
    """Return what joins figures: slopes from point to point, ribbons where bands are."""
    kinds = {
        one.span.is_exact and other.span.is_exact
        for thread in threads
        for one, other in thread.joined
    }
    if len(kinds) == 1:
        return say("plot.slope.slopes" if kinds.pop() else "plot.slope.ribbons")
    return say("plot.slope.slopes_and_ribbons") if kinds else ""


def _absences(rows: pd.DataFrame, is_all: bool) -> Iterator[str]:
    """Yield why figures have no interval, with their places where others have one."""
    reasons = rows["note"].map(lambda note: absence_note([note]))
    for reason, held in rows.groupby(reasons, sort=False):
        places = listed(dict.fromkeys(held["place"].map(place_name)))
        text = f"{str(reason)[:1].upper()}{str(reason)[1:]}"
        yield text if is_all else say("plot.notes.meaning_in", meaning=text, places=places)


def _is_uneven(panel: Panel) -> bool:
    """Say whether the waves of a panel name years that are not equally far apart."""
    years = [pole.year for pole in panel.poles]
    return len({other - one for one, other in pairwise(years) if one and other}) > 1
