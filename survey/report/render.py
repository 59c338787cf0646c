"""From content to paper: the PDF file of a report, written whole or not at all."""

from __future__ import annotations

import datetime
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from survey.errors import OutputError
from survey.files import write_whole
from survey.inference.estimates import Deff
from survey.options import Correction, ProportionMethod, Reading
from survey.plot.fonts import needs_extra, require_covered
from survey.published.assumptions import Assume
from survey.report.blocks import Drawing
from survey.report.content import Content, content
from survey.report.fonts import font_order, gather_fonts
from survey.report.material import Named, Settings
from survey.report.pictures import country_colors, svg
from survey.texts import ENGLISH, speaking

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
TEMPLATE = "template.typ"
Target = str | os.PathLike[str]


def write_report(
    study: Named,
    path: Target,
    *,
    beside: Named | Iterable[Named] = (),
    level: float = 0.95,
    method: ProportionMethod = "wilson",
    reading: Reading = "literal",
    assume: Assume = None,
    deff: Deff = 1.0,
    correction: Correction = "holm",
    title: str | None = None,
    author: str = "",
    date: str | datetime.date | None = None,
    brief: bool = False,
    language: str = ENGLISH,
) -> Path:
    """Write the report of a study as a PDF file.

    Answers, on paper, what the printed figures of a survey can carry: how it was done, what was
    printed, which gaps stand, what was not published, and on which statement every figure rests.
    For numbers to compute with, use `estimate` and `compare`.

    Parameters
    ----------
    study : Study, str or path
        A study with statements, or what `load` takes.
    path : str or path
        The file to write; its folder is made if it is not there, a file of that name replaced.
    beside : iterable of Study, str or path, default ()
        Studies of context: their indicators, or their survey figures, become a section.
    level, method, deff
        Of the intervals; see `estimate`.
    reading, assume
        Of the printed words; see `toplines`.
    correction : Correction, default "holm"
        For several comparisons; see `compare`.
    title : str, optional
        Instead of the title of the study.
    author : str, default ""
        Who answers for the report.
    date : str or date, optional
        Day of the report (ISO 8601). Without it the report shows none, and the file bears the day
        on which the source was published.
    brief : bool, default False
        One page with the most important, instead of all sections.
    language : str, default "en"
        Of headings, labels and sentences; one of those with a catalogue in the package. The texts
        of a study, and the notes and reasons in its frames, stay as they are.

    Returns
    -------
    Path
        The file: PDF/UA-1 (accessible) and PDF/A-2a (lasting) in one, A4, with bookmarks. The same
        input gives the same bytes. It is written whole or not at all.

    Raises
    ------
    StudyError
        If a study cannot be loaded, or the first has no survey figures.
    OptionError
        If an option is out of range.
    OutputError
        If the file cannot be written, or a text has characters that no font at hand shows; these
        texts are named, and the extra that brings a font, such as `survey-reanalysis[chinese]`.

    See Also
    --------
    describe : The sentences that stand below the figures.

    Examples
    --------
    >>> import pandas as pd
    >>> import survey as sv
    >>> folder = getfixture("tmp_path")
    >>> figures = pd.DataFrame({"country": ["CHN"], "n": [1213], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent"]})
    >>> poll = sv.from_frame(figures, title="Travel poll")
    >>> sv.write_report(poll, folder / "poll.pdf").name
    'poll.pdf'
    """
    settings = Settings(level, method, reading, assume, deff, correction)
    with speaking(language):
        made = content(
            study, beside, settings=settings, title=title, author=author, date=date, brief=brief
        )
        return write_whole(path, _compiled(made, path))


def _compiled(made: Content, target: Target) -> bytes:
    """Return the PDF of a content."""
    drawn = {text for drawing in made.drawings.values() for text in _drawn_texts(drawing)}
    texts = sorted(drawn.union(_texts(made.document)), key=len)
    require_covered(texts)
    extra = needs_extra(texts)
    fonts = json.dumps(font_order(extra=extra))
    inputs = {"document": json.dumps(made.document), "fonts": fonts}
    colors = country_colors(made.countries)
    inputs |= {name: svg(drawing, colors) for name, drawing in made.drawings.items()}
    template = resources.files(__package__).joinpath(TEMPLATE).read_bytes()
    stamp = datetime.datetime.fromisoformat(made.document["stamp"]).replace(tzinfo=datetime.UTC)
    with tempfile.TemporaryDirectory(prefix="survey-fonts-") as folder:
        gather_fonts(Path(folder), extra=extra)
        files = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        try:
            for floating in ("yes", "no"):  # seldom, floating pictures never settle on a page
                pages, warnings = typst.compile_with_warnings(
                    template, font_paths=files, sys_inputs=inputs | {"floating": floating},
                    format="pdf", pdf_standards=STANDARDS, timestamp=int(stamp.timestamp()),
                )  # fmt: skip
                if not warnings:
                    break
        except typst.TypstError as error:
            raise OutputError.unwritable(target, error.message.rstrip(".")) from error
    return pages


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _drawn_texts(drawing: Drawing) -> set[str]:
    """Return every text of the frame of a drawing, some of which it shows."""
    frame = drawing.frame
    return {text for name in frame for text in frame[name].unique() if isinstance(text, str)}
