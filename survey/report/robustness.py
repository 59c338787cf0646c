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
from survey.report.material import Material

HEADING = "How robust is this?"
FIGURE = "yardsticks"
MOST_PICTURED = 8
HALF = 0.5
ALONE = (
    "Each fault is looked at by itself and for one gap at a time. That a verdict survives does not "
    "say that the samples are sound, only that faults of this size would not overturn it."
)


def robustness(material: Material) -> Section | None:
    """Return the section on tipping points; none where no gap has an interval."""
    gaps = material.gaps
    if not gaps["low"].notna().any():
        return None
    tips = tip(gaps)
    drawn = _drawn(tips)
    rest = "" if len(drawn) == len(tips) else f": {len(drawn)} of {len(tips)}"
    caption = f"What would overturn the gaps between {between(gaps)}{rest}."
    blocks = [
        _introduction(tips),
        figure(FIGURE, caption, describe(tips)),
        paragraph(ALONE),
    ]
    return Section(HEADING, blocks, {FIGURE: Drawing("yardsticks", drawn)})


def _introduction(tips: pd.DataFrame) -> Block:
    """Say which faults are asked about and where the yardsticks come from."""
    yardstick = tips.iloc[0]
    deff = number(float(yardstick["yardstick_deff"]))
    ratio = number(float(yardstick["yardstick_selection_ratio"]), 1)
    moved = float(shifted_share(HALF, yardstick["yardstick_selection_ratio"]))
    return paragraph(
        "Chance is not all that can be wrong with a sample. ",
        to(FIGURE),
        " asks of each gap how far off the two samples may be before chance could explain it: by "
        "their design, by biases in opposite directions, or because people who hold the view were "
        "likelier to be in one sample and less likely to be in the other (the selection ratio, of "
        f"odds). The yardsticks are a design effect of {deff}, as the errors of polls before "
        "elections are twice what their margins say (Shirani-Mehr et al. 2018); opposite biases of "
        f"{points(float(yardstick['yardstick_bias']), sign=False)}, the average error of the best "
        "of nine online samples without random selection (Kennedy et al. 2016); and a selection "
        f"ratio of {ratio}, which turns {percent(HALF)} into {percent(moved)}, as far as the worst "
        "of those samples were off.",
    )


def _drawn(tips: pd.DataFrame) -> pd.DataFrame:
    """Return the gaps to draw: all where they are few, else the widest beyond chance."""
    if len(tips) <= MOST_PICTURED:
        return tips
    decided = tips[tips["verdict"] != CANNOT_TELL]
    return widest(decided if len(decided) else tips).head(MOST_PICTURED).reset_index(drop=True)
