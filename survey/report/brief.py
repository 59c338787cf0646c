"""The one-page summary: what is found, one picture of it, and what to keep in mind."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from survey.display.sentences import describe
from survey.labels import listed
from survey.plot import by_size
from survey.report.blocks import Block, Drawing, Section, bullets, figure, paragraph, strong
from survey.report.conduct import disclosure_counts, printing, source_text
from survey.report.differences import between, widest
from survey.report.fitting import rows_that_fit
from survey.report.material import Material
from survey.report.method import interval_meaning
from survey.texts import say

FIGURE = "brief"
MOST_ROWS = 8
ROOM = 24  # lines that the words leave for the picture


def brief(material: Material) -> Section:
    """Return the single section of a summary, to be set on one page."""
    shown, caption = _pictured(material)
    told = material.gaps if shown.picture == "gaps" else material.estimates
    alone = describe(told, picture=shown.picture)
    blocks: list[Block] = [
        paragraph(strong(say("report.what_it_finds")), " ", alone),
        figure(FIGURE, caption, "", alone),
        paragraph(strong(say("brief.keep_in_mind"))),
        bullets(_reservations(material)),
    ]
    return Section("", blocks, {FIGURE: shown})


def _pictured(material: Material) -> tuple[Drawing, str]:
    """Return the one picture with its caption: the widest gaps, or what was printed."""
    gaps = material.gaps
    if len(gaps):
        most = rows_that_fit(gaps, MOST_ROWS, "_a", page=ROOM)
        rows = widest(gaps, most).reset_index(drop=True)
        whole = len(rows) == len(gaps)
        caption = say("brief.gaps" if whole else "brief.widest_gaps", sides=between(gaps))
        return Drawing("gaps", rows), caption
    rows = _telling(material.estimates).reset_index(drop=True)
    whole = len(rows) == len(material.estimates)
    return Drawing("evidence", rows), say("brief.figures" if whole else "brief.highest_figures")


def _telling(estimates: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that can be drawn, all in their order where they are few, else by size."""
    drawable = estimates[estimates["published_low"].notna()]
    most = rows_that_fit(drawable, MOST_ROWS, page=ROOM)
    return drawable if len(drawable) <= most else by_size(drawable).head(most)


def _reservations(material: Material) -> Iterator[str]:
    """Yield what limits all of it: the intervals, the disclosure, and the origin."""
    yield from filter(None, [interval_meaning(material.estimates["interval_kind"])])
    if len(material.gaps):
        yield say("brief.not_nothing")
    yield from filter(None, [disclosure_counts(material.study.disclosure)])
    if sources := listed(map(source_text, printing(material.study))):
        yield say("brief.source", sources=sources)
