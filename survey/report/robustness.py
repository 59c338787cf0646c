"""How robust the gaps are: what would have to be wrong with the samples for verdicts to change."""

from __future__ import annotations

import pandas as pd

from survey.display.sentences import describe
from survey.inference.comparison import CANNOT_TELL
from survey.inference.tipping import tip
from survey.intervals import shifted_share
from survey.labels import number, percent, points
from survey.report.blocks import Block, Drawing, Section, figure, paragraph, to
from survey.report.differences import between, widest
from survey.report.fitting import rows_that_fit
from survey.report.material import Material
from survey.texts import say, say_parts

FIGURE = "yardsticks"
MOST_PICTURED = 8
HALF = 0.5


def robustness(material: Material) -> Section | None:
    """Return the section on tipping points; none where no gap has an interval."""
    gaps = material.gaps
    if not gaps["low"].notna().any():
        return None
    tips = tip(gaps)
    drawn = _drawn(tips)
    blocks = [
        _introduction(tips),
        figure(FIGURE, _caption(between(gaps), len(drawn), len(tips)), describe(tips)),
        paragraph(say("robustness.alone")),
    ]
    return Section(say("robustness.heading"), blocks, {FIGURE: Drawing("yardsticks", drawn)})


def _caption(sides: str, drawn: int, of: int) -> str:
    """Return the caption of the picture, with how many gaps it shows where it leaves some out."""
    if drawn == of:
        return say("robustness.caption", sides=sides)
    return say("robustness.caption_some", sides=sides, number=number(drawn), of=number(of))


def _introduction(tips: pd.DataFrame) -> Block:
    """Say which faults are asked about and where the yardsticks come from."""
    yardstick = tips.iloc[0]
    moved = float(shifted_share(HALF, yardstick["yardstick_selection_ratio"]))
    told = say_parts(
        "robustness.yardsticks",
        picture=to(FIGURE),
        deff=number(float(yardstick["yardstick_deff"])),
        bias=points(float(yardstick["yardstick_bias"]), sign=False),
        ratio=number(float(yardstick["yardstick_selection_ratio"]), 1),
        half=percent(HALF),
        moved=percent(moved),
    )
    return paragraph(*told)


def _drawn(tips: pd.DataFrame) -> pd.DataFrame:
    """Return the gaps to draw: all where they are few, else the widest beyond chance."""
    most = rows_that_fit(tips, MOST_PICTURED, "_a")
    if len(tips) <= most:
        return tips
    decided = tips[tips["verdict"] != CANNOT_TELL]
    return widest(decided if len(decided) else tips, most).reset_index(drop=True)
