"""Pictures for the command line: the frame that one needs, and its bytes in the wanted format."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
import pandas as pd

import survey
from survey.errors import OutputError
from survey.options import Picture

FORMATS = ("svg", "png", "pdf")


def picture_frame(picture: Picture, estimates: pd.DataFrame) -> pd.DataFrame:
    """Return what a picture draws: gaps, estimates, or estimates with remainders."""
    if picture == "gaps":
        return survey.compare(estimates)
    if picture == "scale":
        return pd.concat([estimates, survey.estimate(survey.remainders(estimates))])
    return estimates


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
