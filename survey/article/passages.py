"""Where in an article the phrases that a study encodes stand."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from survey.article.lines import paragraphs, plain_line, small_letters
from survey.article.source import article_text
from survey.published.schema import table
from survey.published.study import Study
from survey.wording.grammar import normalise

WORDINGS = {"statements": "wording", "indicators": "wording", "samples": "n"}

Figure = Mapping[Hashable, Any]
Span = tuple[int, int]
Cell = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A phrase that a study encodes from a paragraph of its source.

    Parameters
    ----------
    table, row : str, int
        The table, and the row of its file with the header as row 1.
    record : mapping of str to str
        The row.
    wording : str
        The phrase.
    paragraph : int
        Where the study says that it stands, 1-based.
    """

    table: str
    row: int
    record: Mapping[Hashable, str]
    wording: str
    paragraph: int

    @property
    def name(self) -> str:
        """The short name of the row."""
        return self.record[table(self.table).key[0]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article beside the study that was made from it.

    Parameters
    ----------
    lines : sequence of str
        The paragraphs of the article.
    small : sequence of str
        The same in small letters with plain spaces and dashes, each character where it stood.
    encoded : sequence of Encoded
        What the study encodes from the article, in the order of its tables.
    changed : bool
        Whether the text is another than the one that was encoded.
    shift : int
        By how many paragraphs most phrases have moved.
    """

    lines: Sequence[str]
    small: Sequence[str]
    encoded: Sequence[Encoded]
    changed: bool
    shift: int

    def spans(self, one: Encoded) -> list[Span]:
        """Return where in its paragraph a phrase stands."""
        place = one.paragraph + self.shift
        return spans(self.small[place - 1], one.wording) if 0 < place <= len(self.small) else []


def beside(study: Study, text: str) -> Article:
    """Return an article beside its study.

    The article is the source whose checksum the text has, else the first source of the study.
    """
    plain = article_text(text)
    lines = paragraphs(plain)
    small = [small_letters(plain_line(line)) for line in lines]
    recorded = dict(zip(study.sources["sha256"], study.sources["source_id"], strict=True))
    known = next((recorded[form] for form in _digests(plain) if form in recorded), None)
    first = next(iter(study.sources["source_id"]), "")
    encoded = list(_encoded(study, first if known is None else known))
    changed = known is None and any(study.sources["sha256"].head(1))
    return Article(lines, small, encoded, changed, _shift(encoded, small) if changed else 0)


def spans(small: str, wording: str) -> list[Span]:
    """Return where a phrase stands in a line in small letters, as words of its own.

    Examples
    --------
    >>> spans("of 68 percent, 8  percent are sure", "8 percent")
    [(15, 25)]
    """
    return [found.span() for found in _pattern(wording).finditer(small)]


def by_paragraph(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    """Return the figures of a text by the paragraph that they stand in."""
    groups = groupby(figures, key=lambda figure: int(figure["paragraph"]))
    return {paragraph: list(group) for paragraph, group in groups}


def placed(
    article: Article, figures: Mapping[int, Sequence[Figure]]
) -> Iterator[tuple[Encoded, Span | None]]:
    """Yield every encoded phrase and where it stands in its paragraph, None where it does not.

    Where a phrase stands several times in a paragraph, the first cell that is encoded with it takes
    the first place, the second the next, and so on.
    """
    known: dict[tuple[int, str], tuple[list[Span], dict[Cell, int]]] = {}
    for one in article.encoded:
        key = one.paragraph, one.wording.casefold()
        if key not in known:
            found = article.spans(one)
            near = figures.get(one.paragraph + article.shift, ())
            whole = [span for span in found if span in map(span_of, overlapping(near, span))]
            known[key] = whole or found, {}
        places, order = known[key]
        place = order.setdefault(_cell(one), len(order))
        yield one, places[min(place, len(places) - 1)] if places else None


def _cell(one: Encoded) -> Cell:
    """Return what a phrase is about; two readings of one figure are about the same."""
    names = ("sample_id", "question_id", "response_id", "indicator_id")
    return tuple(str(one.record.get(name, "")) for name in names)


def span_of(figure: Figure) -> Span:
    """Return where a figure stands in its line."""
    return int(figure["start"]), int(figure["end"])


def overlapping(figures: Sequence[Figure], span: Span) -> list[Figure]:
    """Return those figures of a paragraph, in its order, that share a character with a place."""
    last = bisect_left(figures, span[1], key=lambda figure: int(figure["start"]))
    first = bisect_right(figures, span[0], hi=last, key=lambda figure: int(figure["end"]))
    return list(figures[first:last])


@lru_cache(maxsize=4096)
def _pattern(wording: str) -> re.Pattern[str]:
    """Return the pattern of a phrase."""
    phrase = small_letters(plain_line(normalise(wording)))
    words = " ++".join(map(re.escape, phrase.split()))
    before = r"(?<!\w)(?<!\d[.,])" if phrase[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{before}{words}{after}" if words else "(?!)")


def _encoded(study: Study, source_id: str) -> Iterator[Encoded]:
    """Yield what a study encodes from a source."""
    for name, column in WORDINGS.items():
        for row, record in enumerate(study.tables[name].to_dict("records"), start=2):
            if record["source_id"] == source_id and record["paragraph"] and record[column]:
                yield Encoded(name, row, record, record[column], int(record["paragraph"]))


def _digests(plain: str) -> Iterator[str]:
    """Yield the checksums that a text may have been recorded with; line ends do not count."""
    unix = plain.replace("\r\n", "\n")
    yield from map(digest, (plain, unix, f"{unix}\n", unix.rstrip("\n")))


def digest(plain: str) -> str:
    """Return the checksum (SHA-256) of a text."""
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _shift(encoded: Sequence[Encoded], small: Sequence[str]) -> int:
    """Return by how many paragraphs most phrases have moved that stand in one place only."""
    moves: Counter[int] = Counter()
    for one in encoded:
        found = [place for place, line in enumerate(small, start=1) if spans(line, one.wording)]
        moves.update([found[0] - one.paragraph] if len(found) == 1 else [])
    return moves.most_common(1)[0][0] if moves else 0
