"""Whether a study says what its source says, paragraph by paragraph."""

from __future__ import annotations

import pandas as pd

from survey.article.extract import extract
from survey.article.passages import (
    WORDINGS,
    Article,
    Encoded,
    Figure,
    beside,
    by_paragraph,
    overlapping,
    placed,
    span_of,
    spans,
)
from survey.findings import Finding, findings_frame
from survey.published.study import Study
from survey.wording.grammar import normalise

AROUND = 50


def verify(study: Study, text: str) -> pd.DataFrame:
    """Return where a study and the text of its source do not agree.

    Answers whether every encoded phrase stands where the study says, and which figures of the text
    were not encoded. It does not judge whether a figure was put to the right question.

    Parameters
    ----------
    study : Study
        The study; verified is the source with the checksum of the text, else the first one.
    text : str
        The whole text of the source, plain or HTML; paragraphs are its non-empty lines.

    Returns
    -------
    DataFrame
        One row a finding with the columns of `frames.FINDINGS`. Rules: changed-source (the text is
        not the one that was encoded; most paragraphs are looked for where they have moved to),
        wording-not-found, wording-elsewhere, and not-encoded (a share of respondents in the text
        that no statement holds, a note).

    See Also
    --------
    check : Whether the tables are well formed.
    review : Every figure of the text with what it is encoded as.

    Examples
    --------
    >>> import pandas as pd
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["KAZ"], "n": [813], "question": "Q", "response": "yes",
    ...     "wording": ["74 percent"], "paragraph": ["1"]})
    >>> poll = sv.from_frame(figures, title="Poll")
    >>> sv.verify(poll, "In all, 74 percent said yes and 9 percent no.")["got"].tolist()
    ['9 percent']
    """
    article = beside(study, text)
    figures = extract(text).to_dict("records")
    near = by_paragraph(figures)
    found = [_changed(article.shift)] if article.changed else []
    held: set[int] = set()
    for one, span in placed(article, near):
        if span is None:
            found.append(_misplaced(article, one))
        else:
            own = overlapping(near.get(one.paragraph + article.shift, []), span)
            held.update(id(figure) for figure in own)
    shares = (figure for figure in figures if figure["kind"] == "share")
    found += [_unencoded(article, figure) for figure in shares if id(figure) not in held]
    return findings_frame(found)


def _changed(shift: int) -> Finding:
    """Say that the text is another one."""
    hint = f"Most paragraphs have moved by {shift:+d}." if shift else "Most have not moved."
    return Finding("warning", "changed-source", "sources.csv", 2, "sha256", "",
                   "the text that was encoded", "another text", hint)  # fmt: skip


def _misplaced(article: Article, one: Encoded) -> Finding:
    """Say that a phrase does not stand in its paragraph, and where it does."""
    places = enumerate(article.small, start=1)
    found = [str(place) for place, line in places if spans(line, one.wording)]
    rule = "wording-elsewhere" if found else "wording-not-found"
    hint = f"It stands in paragraph {', '.join(found[:5])}." if found else "Read it again."
    return Finding(
        "error", rule, f"{one.table}.csv", one.row, WORDINGS[one.table], one.name,
        f"in paragraph {one.paragraph + article.shift}", normalise(one.wording), hint,
    )  # fmt: skip


def _around(line: str, start: int, end: int) -> str:
    """Return a stretch of a line with what stands around it, cut between words."""
    first = line.rfind(" ", 0, max(start - AROUND, 0)) + 1
    last = line.find(" ", end + AROUND)
    return line[first : last if last >= 0 else len(line)]


def _unencoded(article: Article, figure: Figure) -> Finding:
    """Say that a share of respondents in the text is held by no encoded phrase."""
    paragraph, (start, end) = int(figure["paragraph"]), span_of(figure)
    around = _around(article.lines[paragraph - 1], start, end)
    return Finding(
        "note", "not-encoded", "statements.csv", 0, "wording", f"paragraph {paragraph}",
        "encoded, if it is a share of respondents", str(figure["phrase"]),
        f"It stands in: {around}",
    )  # fmt: skip
