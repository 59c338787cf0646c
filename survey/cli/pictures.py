"""Pictures for the command line: the frame that one needs, and its bytes in the wanted format."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
import pandas as pd

import survey
from survey.cli.arguments import Settings
from survey.errors import OptionError, OutputError
from survey.options import Picture

FORMATS = ("svg", "png", "pdf")
DEFFS = [1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0]
LEVELS = [0.8, 0.9, 0.95, 0.99]


def picture_frame(
    picture: Picture, study: survey.Study, settings: Settings, *, only: Mapping[str, str]
) -> pd.DataFrame:
    """Return what a picture draws of a study: claims, verdicts, gaps or estimates.

    Parameters
    ----------
    picture : Picture
        Which picture.
    study : Study
        The study.
    settings : Settings
        How its figures are read.
    only : mapping
        The value of a column (country, topic) that rows must have; an empty one is none.
    """
    given = settings.reading, settings.assume, settings.level, settings.method
    reading, assume, level, method = given
    if picture == "perceived":
        return _only(survey.perceived_vs_measured(study, reading=reading), only, picture)
    if picture == "tipping":
        levels = [level, *(each for each in LEVELS if each != level)]
        return _only(
            survey.sensitivity(
                study, deff=DEFFS, level=levels, reading=reading, method=method, assume=assume
            ), only, picture,
        )  # fmt: skip
    if picture == "claims":
        found = survey.claims(
            study, reading=reading, assume=assume, level=level, method=method, deff=settings.deff
        )
        return _only(found, only, picture)
    lines = survey.toplines(study, reading=reading, assume=assume)
    estimates = survey.estimate(lines, level=level, method=method, deff=settings.deff)
    estimates = _only(estimates, only, picture)
    if picture == "scale":
        return pd.concat([estimates, survey.estimate(survey.remainders(estimates))])
    if picture not in {"gaps", "yardsticks"}:
        return estimates
    gaps = survey.compare(estimates)
    return gaps if picture == "gaps" else survey.tip(gaps)


def _only(frame: pd.DataFrame, only: Mapping[str, str], picture: str) -> pd.DataFrame:
    """Return the rows with the wanted values."""
    for column, wanted in only.items():
        if wanted and column not in frame.columns:
            raise OptionError.out_of_range(column, wanted, f"empty for the picture {picture!r}")
        if wanted:
            known = list(dict.fromkeys(frame[column]))
            if wanted not in known:
                raise OptionError.unknown(column, wanted, known)
            frame = frame[frame[column] == wanted]
    return frame


def picture_bytes(picture: Picture, frame: pd.DataFrame, path: Path) -> bytes:
    """Return a picture in the format that the suffix of the path names."""
    format = path.suffix.removeprefix(".").lower()
    if format not in FORMATS:
        reason = f"its name must end in .{', .'.join(FORMATS[:-1])} or .{FORMATS[-1]}"
        raise OutputError.unwritable(path, reason)
    figure = survey.plot.draw(picture, frame)
    content = io.BytesIO()
    date = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(format)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "survey"}):
        figure.savefig(content, format=format, dpi=200, metadata=date)
    return content.getvalue()
