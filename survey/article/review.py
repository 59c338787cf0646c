"""The figures of an article beside what a study makes of them, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from survey.article.extract import extract
from survey.article.passages import (
    Article,
    Encoded,
    Figure,
    Span,
    beside,
    by_paragraph,
    overlapping,
    placed,
    span_of,
)
from survey.frames import REVIEW
from survey.options import FigureState
from survey.published.labelling import place
from survey.published.study import Study

CHECKED: FigureState = "checked"
DRAFT: FigureState = "draft"
ENCODED: FigureState = "encoded"
NOT_ENCODED: FigureState = "not encoded"
OTHER: FigureState = "other number"
NOT_FOUND: FigureState = "not found"


def review(study: Study, text: str) -> pd.DataFrame:
    """Return the figures of an article, each with what the study encodes it as.

    Answers, for a person who goes through the article with a draft beside it: which figures are
    encoded as what, which are not, and what is encoded but stands nowhere. It does not judge
    whether a figure was put to the right question.

    Parameters
    ----------
    study : Study
        The study; the article is the source with its checksum, else the first one.
    text : str
        The whole text of the article, plain or HTML.

    Returns
    -------
    DataFrame
        One row a figure and what it is encoded as, in the order of the text, with the columns of
        `frames.REVIEW`. Where: paragraph, start, end, phrase and kind as in `extract`. `state`:
        checked or draft (a statement), encoded (a sample size or indicator), not encoded, other
        number (no share and no size), or not found (encoded, but not in its paragraph; the phrase
        is empty). As what: id, sample_id, country (of the sample, else as `extract` found it),
        place, question_id, question, response_id, response, base, wording and note.

    Raises
    ------
    OptionError
        If `text` is no text.

    See Also
    --------
    draft : A study to go through.
    verify : The same comparison as findings, for a study that was gone through.

    Examples
    --------
    >>> import survey as sv
    >>> text = "The poll asked 813 people in Kazakhstan. Of them, 74 percent would go to China."
    >>> sv.review(sv.draft(text), text)[["phrase", "state", "place"]].to_numpy().tolist()
    [['813', 'encoded', 'Kazakhstan'], ['74 percent', 'draft', 'Kazakhstan']]
    """
    article = beside(study, text)
    figures = extract(text).to_dict("records")
    rows = list(_rows(article, figures, _Words(study)))
    rows.sort(key=lambda row: (row["paragraph"], row["state"] == NOT_FOUND, row["start"]))
    frame = pd.DataFrame(rows, columns=list(REVIEW))
    numbers = ("paragraph", "start", "end")
    return frame.astype({name: "int64" if name in numbers else "str" for name in REVIEW})


class _Words:
    """What the ids of a study stand for."""

    def __init__(self, study: Study) -> None:
        samples = study.samples.to_dict("records")
        self.places = {row["sample_id"]: place(row) for row in samples}
        self.countries = {row["sample_id"]: row["country"] for row in samples}
        questions, responses = study.questions, study.responses
        self.questions = dict(zip(questions["question_id"], questions["text"], strict=True))
        pairs = zip(responses["question_id"], responses["response_id"], strict=True)
        self.answers = dict(zip(pairs, responses["label"], strict=True))

    def columns(self, one: Encoded) -> dict[str, str]:
        """Return what a phrase is encoded as."""
        row = {str(name): str(value) for name, value in one.record.items()}
        if one.table == "indicators":
            about = {"place": row["geography"], "question": row["subject"]}
            about |= {"response": row["measure"]}
        else:
            sample_id = row["sample_id"]
            about = {"sample_id": sample_id}
            about |= {"place": self.places[sample_id], "country": self.countries[sample_id]}
        if one.table == "statements":
            pair = row["question_id"], row["response_id"]
            about |= {"question": self.questions[pair[0]], "response": self.answers[pair]}
            about |= {name: row[name] for name in ("question_id", "response_id", "base")}
        return about | {
            "id": one.name,
            "state": row.get("status", ENCODED),
            "wording": one.wording,
            "note": row["note"],
        }


def _rows(article: Article, figures: Sequence[Figure], words: _Words) -> Iterator[dict[str, Any]]:
    """Yield the rows of a review: figures with what they are encoded as, then what is not there."""
    near = by_paragraph(figures)
    found: set[int] = set()
    for one, span in placed(article, near):
        paragraph = one.paragraph + article.shift
        if span is None:
            yield _row(paragraph, (0, 0), "") | words.columns(one) | {"state": NOT_FOUND}
            continue
        own = overlapping(near.get(paragraph, []), span)
        found.update(map(id, own))
        for figure in own:
            yield _figure_row(figure) | words.columns(one)
        if not own:
            phrase = article.lines[paragraph - 1][slice(*span)]
            yield _row(paragraph, span, phrase) | words.columns(one)
    for figure in figures:
        if id(figure) not in found:
            state = OTHER if figure["kind"] == "other" else NOT_ENCODED
            yield _figure_row(figure) | {"state": state}


def _figure_row(figure: Figure) -> dict[str, Any]:
    """Return the row of a figure that the text was found to hold."""
    row = _row(int(figure["paragraph"]), span_of(figure), str(figure["phrase"]))
    return row | {"kind": figure["kind"], "country": figure["country"]}


def _row(paragraph: int, span: Span, phrase: str) -> dict[str, Any]:
    """Return a row with its place and nothing else."""
    where = {"paragraph": paragraph, "start": span[0], "end": span[1], "phrase": phrase}
    return dict.fromkeys(REVIEW, "") | where
