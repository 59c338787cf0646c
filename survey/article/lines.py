"""Where paragraphs and sentences stand: lines with offsets that no reading of them moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000"  # noqa: E501
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_PLAIN = str.maketrans(
    dict.fromkeys(SPACES, " ")
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys("\u2018\u2019\u201b\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
)
_END = re.compile(r"[.!?\u2026]['\")\]]{0,3} {1,8}(?=['\"(\[]{0,3}[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[ (\"'-])(?:(?:[A-Za-z]\.){1,4}[A-Za-z]|[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col"
    r"|Sgt|Rev|St|Jr|Sr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|vs"
    r"|approx|ca|cf|e\.g|i\.e|pp|Fig|Figs)$"
)
_LONGEST_ABBREVIATION = 12
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a line: offsets in the line and its text with plain spaces and dashes.

    Parameters
    ----------
    start : int
        Where it begins in the line.
    printed, plain, small : str
        The text as printed, with plain spaces, dashes and quotation marks, and the latter in small
        letters; each character stands where it stood.
    """

    start: int
    printed: str
    plain: str
    small: str

    @property
    def text(self) -> str:
        """The sentence as printed, without the spaces around it."""
        return self.printed.strip()


def paragraphs(text: str) -> list[str]:
    """Return the non-empty lines of a text; paragraph 1 is the first."""
    return [line for line in text.splitlines() if line.strip()]


def plain_line(line: str) -> str:
    """Return a line with plain spaces, dashes and quotation marks, each where it stood."""
    return line.translate(_PLAIN)


def small_letters(plain: str) -> str:
    """Return a line in small letters, each where it stood.

    Examples
    --------
    >>> len(small_letters("\u0130stanbul")) == len("\u0130stanbul")
    True
    """
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)


def sentences(line: str) -> Iterator[Sentence]:
    """Yield the sentences of a line, which together cover it.

    Examples
    --------
    >>> [s.plain for s in sentences("In the U.S. 60% agree. Mr. Ito does not.")]
    ['In the U.S. 60% agree. ', 'Mr. Ito does not.']
    """
    plain = plain_line(line)
    small = small_letters(plain)
    start = 0
    for found in _END.finditer(plain):
        before = plain[max(start, found.start() - _LONGEST_ABBREVIATION) : found.start()]
        if found[0][0] == "." and _ABBREVIATION.search(before):
            continue
        yield from _pieces(start, found.end(), line, plain, small)
        start = found.end()
    yield from _pieces(start, len(plain), line, plain, small)


def _pieces(start: int, end: int, line: str, plain: str, small: str) -> Iterator[Sentence]:
    """Yield a sentence; one without end is cut at a space, so that time stays linear."""
    while end - start > LONGEST:
        cut = plain.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield Sentence(start, line[start:cut], plain[start:cut], small[start:cut])
        start = cut
    yield Sentence(start, line[start:end], plain[start:end], small[start:end])
