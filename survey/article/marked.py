"""An article cut into plain text and marked figures, for whoever prints a review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from survey.article.lines import paragraphs
from survey.article.passages import Figure
from survey.article.review import NOT_FOUND
from survey.article.source import article_text
from survey.frames import require


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph.

    Parameters
    ----------
    text : str
        The words as printed.
    rows : tuple of mapping
        The rows of the review about the figure that it is; none for plain text.
    """

    text: str
    rows: tuple[Figure, ...] = ()

    @property
    def state(self) -> str:
        """The state of the figure; empty for plain text."""
        return str(self.rows[0]["state"]) if self.rows else ""


def marked(review: pd.DataFrame, text: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs of an article, cut at its figures.

    Parameters
    ----------
    review : DataFrame
        From `review`, of the same text.
    text : str
        The article.

    Examples
    --------
    >>> import survey as sv
    >>> text = "Of all respondents in Kazakhstan, 74 percent would go."
    >>> [[(p.text, p.state) for p in pieces] for pieces in marked(sv.review(sv.draft(text), text),
    ...     text)]  # doctest: +NORMALIZE_WHITESPACE
    [[('Of all respondents in Kazakhstan, ', ''), ('74 percent', 'draft'), (' would go.', '')]]
    """
    frame = require(review, "review")
    rows = frame[frame["state"] != NOT_FOUND].to_dict("records")
    by_place = groupby(rows, key=lambda row: int(row["paragraph"]))
    figures = {place: list(group) for place, group in by_place}
    for place, line in enumerate(paragraphs(article_text(text)), start=1):
        yield tuple(_pieces(line, figures.get(place, [])))


def _pieces(line: str, rows: Sequence[Figure]) -> Iterator[Piece]:
    """Yield the pieces of a paragraph that have any text."""
    end = 0
    for (start, stop), group in groupby(rows, key=lambda row: (int(row["start"]), int(row["end"]))):
        if start >= end:
            yield from (Piece(text) for text in (line[end:start],) if text)
            yield Piece(line[start:stop], tuple(group))
            end = stop
    yield from (Piece(text) for text in (line[end:],) if text)
