"""Pictures for the command line: the frames that they need, and bytes in the wanted format."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

import survey
from survey.cli.arguments import Settings
from survey.errors import OptionError, OutputError
from survey.options import Picture, Plottable
from survey.texts import say

FORMATS = ("svg", "png", "pdf")
DEFFS = [1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0]
LEVELS = [0.8, 0.9, 0.95, 0.99]


def figure_of(
    picture: Plottable,
    study: survey.Study,
    settings: Settings,
    *,
    only: Mapping[str, str],
    by_size: bool,
) -> Figure:
    """Return a picture of a study, or its overview, on a figure.

    Parameters
    ----------
    picture, study, settings, only
        See `picture_frame`.
    by_size : bool
        Whether rows stand from the largest gap or share down.
    """
    source = _source(study)
    if picture != "overview":
        frame = picture_frame(picture, study, settings, only=only)
        shown = survey.plot.by_size(frame) if by_size else frame
        return survey.plot.draw(picture, shown, source=source)
    estimates = picture_frame("forest", study, settings, only=only)
    gaps = survey.compare(estimates)
    claims = picture_frame("claims", study, settings, only={})
    about = [claims[name].isin(estimates[name]) for name in ("sample_id", "question_id")]
    return survey.plot.overview(
        estimates,
        gaps=survey.plot.by_size(gaps) if by_size else gaps,
        claims=claims[about[0] & about[1]],
        title=study.title,
        source=source,
    )


def _source(study: survey.Study) -> str:
    """Return who printed the figures of a study and when, as a line below a picture."""
    printed = study.sources["source_id"].isin({*study.statements["source_id"]})
    sources = study.sources[printed].to_dict("records")
    named = [", ".join(filter(None, (row["publisher"], row["published"]))) for row in sources]
    return say("plot.source", sources=say("list.semicolon").join(named)) if named else ""


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


def figure_bytes(figure: Figure, path: Path) -> bytes:
    """Return a figure in the format that the suffix of the path names."""
    format = path.suffix.removeprefix(".").lower()
    if format not in FORMATS:
        reason = f"its name must end in .{', .'.join(FORMATS[:-1])} or .{FORMATS[-1]}"
        raise OutputError.unwritable(path, reason)
    content = io.BytesIO()
    date = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(format)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "survey"}):
        figure.savefig(content, format=format, dpi=200, metadata=date)
    return content.getvalue()
