"""Sentences about robustness: what would have to be wrong for a verdict or a figure to change."""

from __future__ import annotations

import math

import pandas as pd

from survey.display.gap_sentences import beyond_chance
from survey.display.share_sentences import item
from survey.display.sides import HIGHER, Row, side_name, verdict_text
from survey.inference.comparison import CANNOT_TELL
from survey.inference.defect import NOT_POSSIBLE
from survey.labels import listed, number, plain_number, points
from survey.texts import say

STEPS = ("step_among", "step_chance", "survives")
FAULTS = ("tipping_deff", "tipping_bias", "tipping_selection_ratio_interval")


def tips_at(row: Row, column: str) -> str:
    """Return where a verdict tips, in words.

    Parameters
    ----------
    row : mapping
        A row of tips.
    column : str
        A column of tips whose name begins with "tipping".

    Examples
    --------
    >>> row = {"verdict": "a higher", "tipping_deff": math.inf, "tipping_bias": 0.037}
    >>> tips_at(row, "tipping_deff"), tips_at(row, "tipping_bias")
    ('never', '3.7 points')
    >>> tips_at({"verdict": "cannot tell", "low": -0.01, "tipping_deff": 0.6}, "tipping_deff")
    'already open'
    """
    value = float(row[column])
    if row["verdict"] == CANNOT_TELL:
        absent = math.isnan(float(row["low"]))
        return say("tipping.no_interval" if absent else "tipping.open")
    if math.isinf(value):
        return say("tipping.never")
    return points(value, 1, sign=False) if "bias" in column else number(value, 2)


def yardsticks(row: Row) -> str:
    """Return the faults of the samples that the verdict of a row of tips has to survive.

    Examples
    --------
    >>> yardsticks({"yardstick_deff": 4.0, "yardstick_bias": 0.06,
    ...     "yardstick_selection_ratio": 1.5})
    'a design effect of 4, opposite biases of 6 points and a selection ratio of 1.5'
    """
    return say(
        "tipping.yardsticks",
        deff=plain_number(row["yardstick_deff"]),
        bias=points(row["yardstick_bias"], sign=False),
        ratio=plain_number(row["yardstick_selection_ratio"]),
    )


def tips_sentence(tips: pd.DataFrame) -> str:
    """Say how many gaps pass each of three steps, and what would overturn the weakest.

    Parameters
    ----------
    tips : DataFrame
        As `tip` returns them.
    """
    if tips.empty:
        return say("describe.tips.none")
    among, beyond, survive = (int(tips[name].astype(bool).sum()) for name in STEPS)
    text = say(
        "describe.tips.steps",
        count=among,
        gaps=say("describe.tips.gaps", count=len(tips), number=number(len(tips))),
        number=number(among),
        beyond=number(beyond),
        beyond_chance=beyond_chance(tips["interval_kind"]),
        survive=number(survive),
        yardsticks=yardsticks(tips.head(1).to_dict("records")[0]),
    )
    decided = tips[tips["verdict"] != CANNOT_TELL]
    if decided.empty:
        return text
    weakest = decided.loc[[decided["tipping_selection_ratio_interval"].idxmin()]]
    row: Row = weakest.to_dict("records")[0]
    deff, bias, ratio = (tips_at(row, name) for name in FAULTS)
    answer = item(row, "_a")
    weak = say("describe.tips.weakest", answer=answer, deff=deff, bias=bias, ratio=ratio)
    return f"{text} {weak}"


def verdicts_sentence(verdicts: pd.DataFrame) -> str:
    """Say of each gap what the nearest assumption is that overturns its verdict.

    Parameters
    ----------
    verdicts : DataFrame
        As `sensitivity` returns them.
    """
    if verdicts.empty:
        return say("describe.gaps.none")
    columns = ["study", "sample_id_a", "sample_id_b", "question_id", "response_id"]
    told = [_overturned(rows) for _, rows in verdicts.groupby(columns, sort=False)]
    return say("describe.verdicts.all", gaps=say("list.semicolon").join(told))


def defects_sentence(defects: pd.DataFrame) -> str:
    """Say for how many figures a data defect correlation is possible at all.

    Parameters
    ----------
    defects : DataFrame
        As `survey.inference.defect.defects` returns them.
    """
    known = defects[defects["ddc_most"].notna()]
    if known.empty:
        return say("describe.defects.unknown")
    refuted = known["answer"] == NOT_POSSIBLE
    many = len(known)
    most = known.loc[refuted, "ddc_most"].abs().max()
    bias = known.loc[~refuted, ["bias_low", "bias_high"]].abs().max().max()
    return say(
        "describe.defects.never"
        if refuted.all()
        else "describe.defects.sometimes"
        if refuted.any()
        else "describe.defects.always",
        ddc=plain_number(known["ddc"].iloc[0]),
        refuted=number(int(refuted.sum())),
        figures=say("describe.defects.figures", count=many, number=number(many)),
        most=number(most, 4),
        bias=points(bias, 1, sign=False),
    )


def _overturned(rows: pd.DataFrame) -> str:
    """Say of one gap its usual verdict, and the nearest assumptions that overturn it."""
    usual: Row = rows.loc[[rows["changes"].idxmin()]].to_dict("records")[0]
    side = HIGHER.get(str(usual["verdict"]))
    verdict = say("gap.higher", side=side_name(usual, side)) if side else verdict_text(CANNOT_TELL)
    nearest = dict.fromkeys(rows.loc[rows["nearest"].astype(bool), "changed"])
    return say(
        "describe.verdicts.overturned" if nearest else "describe.verdicts.stands",
        answer=item(usual),
        verdict=verdict,
        changes=listed(nearest, "or"),
    )
