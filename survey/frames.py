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

TIPS = (
    *GAPS,
    "tipping_deff",
    "tipping_bias",
    "tipping_bias_one",
    "tipping_selection_ratio",
    "tipping_selection_ratio_one",
    "tipping_selection_ratio_published",
    "tipping_selection_ratio_published_one",
    "tipping_selection_ratio_interval",
    "tipping_selection_ratio_interval_one",
    "yardstick_deff",
    "yardstick_bias",
    "yardstick_selection_ratio",
    "step_among",
    "step_chance",
    "survives_deff",
    "survives_bias",
    "survives_selection",
    "survives",
    "response_rate_a",
    "response_rate_b",
    "manski_low",
    "manski_high",
    "nonrespondents_a",
    "nonrespondents_b",
)

VERDICTS = (
    "study",
    "question_id",
    "response_id",
    "base",
    "question",
    "response",
    "a",
    "b",
    "sample_id_a",
    "sample_id_b",
    "place_a",
    "place_b",
    "reading",
    "assume",
    "deff_a",
    "deff_b",
    "level",
    "method",
    "correction",
    "published_low",
    "published_high",
    "low",
    "high",
    "interval_kind",
    "verdict_among_respondents",
    "verdict",
    "verdict_family",
    "changed",
    "changes",
    "steps",
    "overturns",
    "nearest",
)

DEFECTS = (
    *ESTIMATES,
    "population_low",
    "population_high",
    "ddc",
    "ddc_most",
    "answer",
    "bias_low",
    "bias_high",
    "ddc_n_effective_low",
    "ddc_n_effective_high",
)

BESIDE = (
    *ESTIMATES,
    "title",
    "source",
    "address",
    "verified",
    "population",
    "mode",
    "field_start",
    "field_end",
    "n",
    "n_kind",
    "differences",
)

POOLED = (
    "concept",
    "question",
    "response",
    "base",
    "studies",
    "samples",
    "k",
    "estimate",
    "low",
    "high",
    "prediction_low",
    "prediction_high",
    "level",
    "tau2",
    "i2",
    "q",
    "scale",
    "method",
    "average",
    "interval_kind",
    "note",
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

FIGURES = (
    "paragraph",
    "start",
    "end",
    "phrase",
    "kind",
    "qualifier",
    "value",
    "low",
    "high",
    "country",
    "respondents",
    "response",
    "wave",
    "sentence",
)

REVIEW = (
    "paragraph",
    "start",
    "end",
    "phrase",
    "kind",
    "state",
    "id",
    "sample_id",
    "country",
    "place",
    "question_id",
    "question",
    "response_id",
    "response",
    "base",
    "wording",
    "note",
)

PERCEIVED = (
    "study",
    "geography",
    "place",
    "subject",
    "measure",
    "unit",
    "kind",
    "perceived_wording",
    "measured_wording",
    "perceived_low",
    "perceived_high",
    "perceived_low_open",
    "perceived_high_open",
    "measured_low",
    "measured_high",
    "measured_low_open",
    "measured_high_open",
    "ratio_low",
    "ratio_high",
    "ratio_low_open",
    "ratio_high_open",
    "reading",
    "perceived_period",
    "measured_period",
    "perceived_indicator_id",
    "measured_indicator_id",
    "perceived_source_id",
    "measured_source_id",
    "perceived_paragraph",
    "measured_paragraph",
    "perceived_note",
    "measured_note",
    "note",
)

FINDINGS = ("severity", "rule", "file", "row", "column", "cells", "expected", "got", "hint")

NAMES = {
    "toplines": TOPLINES,
    "estimates": ESTIMATES,
    "gaps": GAPS,
    "tips": TIPS,
    "verdicts": VERDICTS,
    "defects": DEFECTS,
    "beside": BESIDE,
    "pooled": POOLED,
    "claims": CLAIMS,
    "findings": FINDINGS,
    "figures": FIGURES,
    "review": REVIEW,
    "perceived": PERCEIVED,
}

MAKERS = {
    "toplines": "toplines",
    "estimates": "estimate",
    "gaps": "compare",
    "tips": "tip",
    "verdicts": "sensitivity",
    "defects": "inference.defect.defects",
    "beside": "beside",
    "pooled": "pool",
    "claims": "claims",
    "findings": "audit",
    "figures": "extract",
    "review": "review",
    "perceived": "perceived_vs_measured",
}
"""What makes each frame."""

NUMBERS = frozenset(
    {
        "order", "n_low", "n_high", "published_low", "published_high", "value", "estimate", "low",
        "high", "level", "deff", "n_effective_low", "n_effective_high", "p_value", "p_adjusted",
        "cohen_h_low", "cohen_h_high", "detectable_gap", "row", "threshold", "one_sided", "margin",
        "tipping_deff", "tipping_bias", "tipping_bias_one", "tipping_selection_ratio",
        "tipping_selection_ratio_one", "tipping_selection_ratio_published",
        "tipping_selection_ratio_published_one", "tipping_selection_ratio_interval",
        "tipping_selection_ratio_interval_one", "yardstick_deff", "yardstick_bias",
        "yardstick_selection_ratio", "response_rate", "manski_low", "manski_high",
        "nonrespondents", "changes", "steps", "population_low", "population_high", "ddc",
        "ddc_most", "bias_low", "bias_high", "ddc_n_effective_low", "ddc_n_effective_high",
        "perceived_low", "perceived_high", "measured_low", "measured_high", "ratio_low",
        "ratio_high", "prediction_low", "prediction_high", "tau2", "i2", "q", "k",
    }
)  # fmt: skip
TRUTHS = frozenset(
    {
        "low_open", "high_open", "exact", "step_among", "step_chance", "survives_deff",
        "survives_bias", "survives_selection", "survives", "overturns", "nearest",
        "perceived_low_open", "perceived_high_open", "measured_low_open", "measured_high_open",
        "ratio_low_open", "ratio_high_open",
    }
)  # fmt: skip


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
        Naming the missing columns, and what makes such a frame.
    """
    hint = f"`survey.{MAKERS[name]}` makes one."
    if not hasattr(frame, "columns"):
        raise FrameError.no_frame(name, frame, hint)
    missing = [column for column in NAMES[name] if column not in frame.columns]
    if missing:
        raise FrameError.missing_columns(name, missing, frame.columns, kind_of(frame), hint)
    texts = [column for column in NAMES[name] if plain_name(column) not in NUMBERS | TRUTHS]
    is_whole = (frame[texts].dtypes == "str") & frame[texts].notna().all()
    return frame.assign(**{column: _texts(frame[column]) for column in is_whole.index[~is_whole]})


def plain_name(column: str) -> str:
    """Return the name of a column without the suffix of a side."""
    return column.removesuffix("_a").removesuffix("_b")


def kind_of(frame: pd.DataFrame) -> str:
    """Return the name of the richest known frame whose columns are all there, or an empty text."""
    for name in (
        "tips",
        "gaps",
        "verdicts",
        "defects",
        "beside",
        "estimates",
        "toplines",
        "pooled",
        "claims",
        "findings",
        "figures",
        "review",
        "perceived",
    ):
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
