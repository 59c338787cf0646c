"""A review as one self-contained page: the article, its figures marked, and notes beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count

import pandas as pd

from survey.article.marked import Piece, marked
from survey.article.passages import Figure
from survey.article.review import CHECKED, DRAFT, ENCODED, NOT_ENCODED, NOT_FOUND, OTHER
from survey.article.review_style import STYLE
from survey.frames import require

CLASSES: dict[str, str] = {
    CHECKED: "checked",
    DRAFT: "draft",
    ENCODED: "encoded",
    NOT_ENCODED: "open",
    OTHER: "other",
}
LEGEND: dict[str, str] = {
    CHECKED: "a statement that a person has checked",
    DRAFT: "a draft statement",
    ENCODED: "a sample size or a figure of context",
    NOT_ENCODED: "a share or size that is not encoded",
    OTHER: "another number",
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def review_page(review: pd.DataFrame, text: str, *, title: str, summary: str = "") -> str:
    """Return a review as an HTML page without scripts and without anything from elsewhere.

    Parameters
    ----------
    review : DataFrame
        From `review`, of the same text.
    text : str
        The article.
    title : str
        Title of the study.
    summary : str, default ""
        A sentence below the title.

    Returns
    -------
    str
        The page. Every text of the article and of the study in it is escaped.

    Examples
    --------
    >>> import survey as sv
    >>> text = "Of all respondents in Kazakhstan, 74 percent would go."
    >>> page = review_page(sv.review(sv.draft(text), text), text, title="Travel <poll>")
    >>> "Travel &lt;poll&gt;" in page, '<mark class="draft"' in page
    (True, True)
    """
    frame = require(review, "review")
    numbers = count(1)
    sections = "\n".join(
        _section(place, pieces, numbers) for place, pieces in enumerate(marked(frame, text), 1)
    )
    missing = frame[frame["state"] == NOT_FOUND].to_dict("records")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Review: {escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<p class="kind">Review of a study beside its article</p>
<h1>{escape(title)}</h1>
<p>{escape(summary)}</p>
<ul class="legend">{_legend(frame)}</ul>
</header>
<main>
{sections}
</main>
{_missing(missing)}</body>
</html>
"""


def _legend(frame: pd.DataFrame) -> str:
    """Return what the marks stand for, those of the page only."""
    found = set(frame["state"])
    return "".join(
        f'<li><mark class="{CLASSES[state]}">{escape(state)}</mark> {escape(about)}</li>'
        for state, about in LEGEND.items()
        if state in found
    )


def _section(place: int, pieces: tuple[Piece, ...], numbers: Iterator[int]) -> str:
    """Return a paragraph with its marks, and its notes beside it."""
    texts, notes = [], []
    for piece in pieces:
        if piece.state in {"", OTHER}:
            mark = f'<mark class="other">{escape(piece.text)}</mark>'
            texts.append(mark if piece.state else escape(piece.text))
            continue
        number = next(numbers)
        texts.append(
            f'<mark class="{CLASSES[piece.state]}" id="m{number}" aria-describedby="n{number}">'
            f'{escape(piece.text)}<a href="#n{number}"><sup>{number}</sup></a></mark>'
        )
        notes.append(_note(number, piece))
    beside = f"<aside><ol>{''.join(notes)}</ol></aside>" if notes else ""
    return (
        f'<section id="p{place}"><a class="place" href="#p{place}">{place}</a>'
        f"<p>{''.join(texts)}</p>{beside}</section>"
    )


def _note(number: int, piece: Piece) -> str:
    """Return the note of a figure: all that it is encoded as."""
    entries = "".join(f"<p>{_entry(row)}</p>" for row in piece.rows)
    return (
        f'<li id="n{number}" class="{CLASSES[piece.state]}"><a href="#m{number}">'
        f"<span>{number}</span> {escape(piece.text)}</a>{entries}</li>"
    )


def _entry(row: Figure) -> str:
    """Return what a figure is encoded as: place, question, answer and id."""
    if row["state"] == NOT_ENCODED:
        where = f", perhaps of {row['country']}" if row["country"] else ""
        return f"<em>{NOT_ENCODED}{escape(where)}</em>"
    parts = [f"<b>{escape(row['place'])}</b>"]
    parts += [f"{escape(row['question'])}: <q>{escape(row['response'])}</q>"] * bool(
        row["question"]
    )
    parts += [f"a share of those who answered {escape(row['base'])}"] * bool(row["base"])
    parts += [f"<em>{escape(row['note'])}</em>"] * bool(row["note"])
    parts.append(f"<code>{escape(row['id'])}</code> {escape(row['state'])}")
    return "<br>".join(parts)


def _missing(rows: Sequence[Figure]) -> str:
    """Return the list of what is encoded and stands nowhere; nothing where all is found."""
    if not rows:
        return ""
    items = "".join(
        f"<li><q>{escape(row['wording'])}</q>, paragraph {escape(str(row['paragraph']))}: "
        f"<code>{escape(row['id'])}</code></li>"
        for row in rows
    )
    return (
        f'<footer><h2>Encoded, but not found there</h2><ul class="missing">{items}</ul></footer>\n'
    )
