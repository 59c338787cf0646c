"""What can be drawn: the rows of a frame, whom they are about, and the axis of shares."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Final

import pandas as pd

from survey.errors import FrameError
from survey.frames import require
from survey.labels import bounds_text, number, percent
from survey.plot.chart import Scale
from survey.plot.marks import Span
from survey.plot.theme import Colors, Identity, identities

SHARES: Final = Scale(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), percent)

Record = dict[str, Any]
Looks = dict[str, Identity]


def drawable(frame: pd.DataFrame, name: str, picture: str) -> pd.DataFrame:
    """Return the frame with a fresh index if it has rows to draw.

    Parameters
    ----------
    frame : DataFrame
        As a user passed it.
    name : str
        What it must be: a key of `survey.frames.NAMES`.
    picture : str
        The picture it is for.

    Raises
    ------
    FrameError
        If a column is missing, if there is no row, or if no row has bounds.
    """
    checked = require(frame, name).reset_index(drop=True)
    expected = f"at least one row of {name} with bounds"
    if checked.empty:
        raise FrameError.nothing_to_draw(picture, expected, "0 rows")
    if checked["published_low"].isna().all():
        got = f"{number(len(checked))} rows without bounds"
        raise FrameError.nothing_to_draw(picture, expected, got)
    return checked


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame, each by the names of its columns."""
    names = list(frame.columns)
    columns = (frame[name].tolist() for name in names)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def sample_keys(frame: pd.DataFrame) -> list[str]:
    """Return what tells the samples of a frame apart: country, with its wave if there are several.

    Examples
    --------
    >>> frame = pd.DataFrame({"country": ["CHN", "", "CHN"], "wave": ["1", "", "2"],
    ...     "place": ["China 1", "Central Asia", "China 2"]})
    >>> sample_keys(frame)
    ['CHN 1', 'Central Asia', 'CHN 2']
    """
    country = frame["country"].where(frame["country"] != "", frame["place"])
    waves = frame["wave"].groupby(country).transform("nunique")
    return [
        f"{key} {wave}" if several > 1 else str(key)
        for key, wave, several in zip(country, frame["wave"], waves, strict=True)
    ]


def sample_looks(frame: pd.DataFrame, colors: Colors | None) -> Looks:
    """Return the look of each sample of a frame."""
    return identities(sample_keys(frame), colors)


def span(row: Record, look: Identity, suffix: str = "") -> Span:
    """Return the point or band of a row with its interval."""
    columns = ("estimate", "published_low", "published_high", "low", "high")
    return Span(look, *(float(row[f"{name}{suffix}"]) for name in columns))


def share_text(row: Record, suffix: str = "", places: int | None = None) -> str:
    """Return what a row says in words: the printed share, or what its words allow.

    Parameters
    ----------
    row : dict
        A row of toplines or estimates, or of gaps with the suffix of a side.
    suffix : str
        Suffix of its columns.
    places : int, optional
        Decimals of a printed share; as many as it needs if not given.
    """
    value = float(row[f"value{suffix}"])
    if math.isnan(value):
        low, high = (float(row[f"published_{end}{suffix}"]) for end in ("low", "high"))
        low_open, high_open = (bool(row[f"{end}_open{suffix}"]) for end in ("low", "high"))
        return bounds_text(low, high, low_open, high_open)
    return percent(value, decimals([value]) if places is None else places)


def decimals(shares: Iterable[float]) -> int:
    """Return the decimals that percents of one column need: 0 if all are whole, else 1.

    Examples
    --------
    >>> decimals([0.67, 0.5]), decimals([0.67, 0.505]), decimals([float("nan")])
    (0, 1, 0)
    """
    known = [100 * share for share in shares if not math.isnan(share)]
    return 0 if all(math.isclose(each, round(each), abs_tol=1e-6) for each in known) else 1
