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
    gaps = material.gaps[material.gaps["published_low"].notna()]
    found = (
        describe(material.gaps) if len(gaps) else describe(material.estimates, picture="evidence")
    )
    drawn, caption = _gaps(gaps) if len(gaps) else _figures(material.estimates)
    pictures = [figure(FIGURE, caption, "", found)] if drawn is not None else []
    blocks: list[Block] = [
        paragraph(strong(say("report.what_it_finds")), " ", found),
        *pictures,
        paragraph(strong(say("brief.keep_in_mind"))),
        bullets(_reservations(material)),
    ]
    return Section("", blocks, {FIGURE: drawn} if drawn is not None else {})


def _gaps(gaps: pd.DataFrame) -> tuple[Drawing, str]:
    """Return the picture of the widest gaps with its caption."""
    rows = widest(gaps, rows_that_fit(gaps, MOST_ROWS, "_a", page=ROOM)).reset_index(drop=True)
    whole = len(rows) == len(gaps)
    caption = say("brief.gaps" if whole else "brief.widest_gaps", sides=between(gaps))
    return Drawing("gaps", rows), caption


def _figures(estimates: pd.DataFrame) -> tuple[Drawing | None, str]:
    """Return the picture of what was printed with its caption; none where nothing has bounds."""
    rows = _telling(estimates).reset_index(drop=True)
    whole = len(rows) == len(estimates)
    caption = say("brief.figures" if whole else "brief.highest_figures")
    return (None if rows.empty else Drawing("evidence", rows)), caption


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
