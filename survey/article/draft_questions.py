"""The questions of a draft: what was answered, from the words around the figures of a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from survey.article.draft_samples import Who
from survey.article.naming import FILLING, Names, label, short_name
from survey.article.passages import Figure
from survey.countries import country_words
from survey.published.checks import TO_FILL_IN

YES = "yes"
YES_LABEL = "Yes"


@dataclass(frozen=True, slots=True)
class Answer:
    """One share with the question and answer that it is taken for.

    Parameters
    ----------
    figure : mapping
        A row of `extract`.
    who : tuple of Who
        Whose answers it is about.
    question_id, response_id : str
        Short names.
    question, response : str
        The question and the answer, in the words around the figure.
    """

    figure: Figure
    who: tuple[Who, ...]
    question_id: str
    response_id: str
    question: str
    response: str


def answers(shares: Iterable[tuple[Figure, list[Who]]]) -> Iterator[Answer]:
    """Yield what each share is taken to answer; the shares of one sentence answer one question.

    Parameters
    ----------
    shares : iterable of (mapping, list of Who)
        Rows of `extract` that are shares, in the order of the text, and whom they are about.
    """
    questions = Names()
    for (paragraph, _), group in groupby(
        shares, key=lambda share: (share[0]["paragraph"], share[0]["sentence"])
    ):
        rows = list(group)
        cells = _cells([figure for figure, _ in rows], [tuple(whos) for _, whos in rows])
        texts = list(dict.fromkeys(text for text, _ in cells))
        first = next((text for text in texts if text != TO_FILL_IN), TO_FILL_IN)
        question_id = questions.once(f"p{paragraph}-{_name(first, 'question')}")
        alone = len(set(cells)) == 1
        ids = _response_ids(cells)
        for (figure, whos), cell in zip(rows, cells, strict=True):
            yield Answer(
                figure,
                tuple(whos),
                question_id,
                YES if alone else ids[cell],
                first if alone else f"{first} \u2013 and other answers",
                YES_LABEL if alone else cell[0],
            )


def _said(response: str) -> str:
    """Return the words of an answer as a label; nothing where they only name a people."""
    words = set(short_name(response).split("-"))
    return label(response) if words - FILLING - country_words().keys() else ""


def _name(text: str, otherwise: str) -> str:
    """Return the short name of a text; another one where the text has no words."""
    return (short_name(text) if text != TO_FILL_IN else "") or otherwise


def _cells(figures: Sequence[Figure], whos: Sequence[tuple[Who, ...]]) -> list[tuple[str, int]]:
    """Return the answer of each share of a sentence: its words, and a number where they repeat.

    Words that stand once for several samples ("86 percent of Chinese and 74 percent of Kazakh
    respondents agree") count for each; the same words twice for one sample are two answers.
    """
    texts = [_said(str(figure["response"])) for figure in figures]
    for place in reversed(range(len(texts) - 1)):
        if not texts[place] and not set(whos[place]) & set(whos[place + 1]):
            texts[place] = texts[place + 1]
    for place in range(1, len(texts)):
        if not texts[place] and not set(whos[place]) & set(whos[place - 1]):
            texts[place] = texts[place - 1]
    used: Counter[tuple[Who, str]] = Counter()
    cells = []
    for text, own in zip(texts, whos, strict=True):
        cells.append((text or TO_FILL_IN, max(used[one, text] for one in own)))
        used.update((one, text) for one in own)
    return cells


def _response_ids(cells: list[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return a short name for each answer of a question."""
    names = Names()
    return {cell: names.once(_name(cell[0], "answer")) for cell in dict.fromkeys(cells)}
