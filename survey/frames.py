"""The columns of every frame that flows, and `require`, which names a missing one.

Frames are plain: a RangeIndex, no hidden attributes. Whatever a later verb needs is a column, so
that concat, query, merge and a CSV round trip lose nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.errors import FrameError

if TYPE_CHECKING:
    import pandas as pd

KEYS = ("study", "sample_id", "question_id", "response_id", "base")

TOPLINES = (
    *KEYS,
    "country",
    "place",
    "wave",
    "topic",
    "question",
    "question_kind",
    "response",
    "order",
    "valence",
    "kind",
    "members",
    "concept",
    "fit",
    "direction",
    "sampling",
    "n_low",
    "n_high",
    "published_low",
    "published_high",
    "low_open",
    "high_open",
    "exact",
    "value",
    "printed",
    "reading",
    "assume",
    "options",
    "statements",
    "tightened_by",
    "note",
)

ESTIMATES = (
    *TOPLINES,
    "estimate",
    "low",
    "high",
    "level",
    "method",
    "deff",
    "n_effective_low",
    "n_effective_high",
    "interval_kind",
)

GAPS_OWN = (
    "a",
    "b",
    "published_low",
    "published_high",
    "estimate",
    "low",
    "high",
    "level",
    "method",
    "p_value",
    "p_adjusted",
    "correction",
    "cohen_h_low",
    "cohen_h_high",
    "verdict_among_respondents",
    "verdict",
    "verdict_family",
    "detectable_gap",
    "interval_kind",
    "note",
)

GAPS = (
    *GAPS_OWN,
    *(f"{column}_a" for column in ESTIMATES),
    *(f"{column}_b" for column in ESTIMATES),
)

CLAIMS = (
    "study",
    "sample_id",
    "question_id",
    "response_id",
    "claim_id",
    "kind",
    "country",
    "place",
    "wave",
    "question",
    "response",
    "cells",
    "rivals",
    "words",
    "op",
    "threshold",
    "strength",
    "among_respondents",
    "generalised",
    "published_low",
    "published_high",
    "low",
    "high",
    "one_sided",
    "margin",
    "tipping_deff",
    "n_low",
    "n_high",
    "level",
    "method",
    "interval_kind",
    "source_id",
    "paragraph",
    "reason",
)

FINDINGS = ("severity", "rule", "file", "row", "column", "cells", "expected", "got", "hint")

NAMES = {
    "toplines": TOPLINES,
    "estimates": ESTIMATES,
    "gaps": GAPS,
    "claims": CLAIMS,
    "findings": FINDINGS,
}

NUMBERS = frozenset(
    {
        "order", "n_low", "n_high", "published_low", "published_high", "value", "estimate", "low",
        "high", "level", "deff", "n_effective_low", "n_effective_high", "p_value", "p_adjusted",
        "cohen_h_low", "cohen_h_high", "detectable_gap", "row", "threshold", "one_sided", "margin",
        "tipping_deff",
    }
)  # fmt: skip
TRUTHS = frozenset({"low_open", "high_open", "exact"})


def require(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the frame if it has the columns of `name`, otherwise say which are missing.

    Texts that a CSV round trip turned into missing values are empty texts again.

    Parameters
    ----------
    frame : DataFrame
        The frame that a user passed.
    name : str
        A key of `NAMES`, such as "estimates".

    Raises
    ------
    FrameError
        Naming every missing column.
    """
    missing = [column for column in NAMES[name] if column not in frame.columns]
    if missing:
        raise FrameError.missing_columns(name, missing, frame.columns)
    texts = {
        column: _texts(frame[column])
        for column in NAMES[name]
        if plain_name(column) not in NUMBERS | TRUTHS
    }
    return frame.assign(**texts)


def plain_name(column: str) -> str:
    """Return the name of a column without the suffix of a side."""
    return column.removesuffix("_a").removesuffix("_b")


def kind_of(frame: pd.DataFrame) -> str:
    """Return the name of the richest known frame whose columns are all there, or an empty text."""
    for name in ("gaps", "estimates", "toplines", "claims", "findings"):
        if set(NAMES[name]) <= set(frame.columns):
            return name
    return ""


def _texts(column: pd.Series) -> pd.Series:
    """Return a column as text, missing values empty and whole numbers without decimals."""
    if column.dtype.kind == "f":
        whole = column.dropna()
        if len(whole) and (whole % 1 == 0).all():
            column = column.astype("Int64")
    return column.astype("object").where(column.notna(), "").astype("str")
