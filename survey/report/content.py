"""The content of a report as plain data: which sections it has, and in what order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from survey.display.sentences import findings
from survey.errors import OptionError
from survey.labels import listed
from survey.report.appendix import appendix
from survey.report.blocks import Block, Drawing, paragraph, plain, strong
from survey.report.brief import brief as briefly
from survey.report.caveats import caveats
from survey.report.conduct import conduct, disclosure_counts, printing, source_text
from survey.report.context import context
from survey.report.differences import differences
from survey.report.distributions import distributions
from survey.report.fit import fit
from survey.report.glance import glance
from survey.report.material import Material, Named, Settings, gather
from survey.report.method import interval_meaning, method
from survey.report.phrases import day
from survey.report.polls import polls
from survey.report.printed import printed
from survey.report.robustness import robustness
from survey.report.statements import statements
from survey.texts import say, spoken

SECTIONS = (
    conduct, printed, differences, robustness, statements, fit, distributions, polls, context,
    caveats, method, appendix,
)  # fmt: skip
EPOCH = "1970-01-01"


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What a report says.

    Parameters
    ----------
    document : dict
        Plain data that JSON can hold: title, summary and sections of blocks.
    countries : tuple of str
        Codes of the countries, in the order in which they take their colours.
    drawings : dict
        The drawings of its figures, by their ids, in the order of the report.
    """

    document: dict[str, Any]
    countries: tuple[str, ...]
    drawings: dict[str, Drawing]


def content(
    study: Named,
    beside: Named | Iterable[Named] = (),
    *,
    settings: Settings | None = None,
    title: str | None = None,
    author: str = "",
    date: str | datetime.date | None = None,
    brief: bool = False,
) -> Content:
    """Return what a report of a study says, section by section, or on one page.

    A section with nothing to say is left out. Every number comes from a frame or table of the
    study, every sentence about figures from `describe` or from counts.

    Parameters
    ----------
    study, beside, settings
        See `gather`.
    title : str, optional
        Instead of the title of the study.
    author : str, default ""
        Who answers for the report.
    date : str or date, optional
        Day of the report (ISO 8601). Without it the report shows none, and the file bears the day
        on which the source was published.
    brief : bool, default False
        Whether to say the most important on one page instead.

    Raises
    ------
    StudyError, OptionError
        As `gather`; also if `date` is no day.
    """
    written = date_text(date)
    material = gather(study, beside, settings)
    made = (briefly,) if brief else SECTIONS
    sections = [section for make in made if (section := make(material)) is not None]
    document = {
        "language": spoken(),
        "words": _words(),
        "brief": brief,
        "title": plain(title or material.study.title),
        "description": plain(material.study.description),
        "byline": " \u00b7 ".join(part for part in (plain(author), day(written)) if part),
        "author": plain(author),
        "stamp": written or _published(material),
        "glance": glance(material),
        "summary": [] if brief else _summary(material),
        "sections": [
            {"heading": section.heading, "blocks": list(section.blocks)} for section in sections
        ],
    }
    drawings = {name: drawing for section in sections for name, drawing in section.drawings.items()}
    return Content(document, tuple(dict.fromkeys(material.estimates["country"])), drawings)


def date_text(date: str | datetime.date | None) -> str:
    """Return a day as ISO 8601, nothing for None.

    Raises
    ------
    OptionError
        If it is no day.

    Examples
    --------
    >>> date_text("2024-07-02"), date_text(None)
    ('2024-07-02', '')
    """
    if date is None:
        return ""
    try:
        return datetime.datetime.fromisoformat(str(date)).date().isoformat()
    except ValueError as error:
        raise OptionError.out_of_range("date", date, "a day such as '2024-07-02'") from error


def _published(material: Material) -> str:
    """Return the last day on which a source appeared, made whole; a fixed one where none did."""
    known = sorted(filter(None, material.study.sources["published"]))
    return f"{known[-1]}-01-01"[:10] if known else EPOCH


def _words() -> dict[str, str]:
    """Return the words that the page itself needs."""
    return {
        "contents": say("report.contents"),
        "figure": say("report.figure"),
        "table": say("report.table"),
        "page": say("report.page", page="{page}", pages="{pages}"),
        "kicker": say("report.kicker"),
    }


def _summary(material: Material) -> list[Block]:
    """Return in one paragraph each what the report is and what it finds."""
    study = material.study
    sources = listed(map(source_text, printing(study)))
    about = say("report.about_printed", sources=sources) if sources else say("report.about")
    found = findings(material.gaps, material.estimates)
    disclosed = disclosure_counts(study.disclosure)
    meaning = interval_meaning(material.estimates["interval_kind"])
    reading = [paragraph(strong(say("report.how_to_read")), " ", meaning)] if meaning else []
    return [
        paragraph(strong(say("report.what_it_is")), " ", about),
        paragraph(
            strong(say("report.what_it_finds")), " ", " ".join(filter(None, [*found, disclosed]))
        ),
        *reading,
    ]
