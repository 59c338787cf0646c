"""Find the numbers of a sentence: percents, fractions, words for shares, and bare numbers.

The pieces of the grammar that reads statements (`wording.grammar`) are put together here; what a
found phrase means is left to `wording.reading`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from survey.wording.grammar import DECADE, NUMBER_WORD, ORDINAL, PERCENT, SCALES, WORDS
from survey.wording.reading import lexicon

Form = Literal["percent", "fraction", "verbal", "decade", "bare"]

_DIGITS = r"(?:\d{1,3}(?:[ ,]\d{3}){1,5}(?![\d.,]*\d)|\d++(?:[.,]\d++)*+)"
_X = rf"(?:{_DIGITS}|(?:one|a) hundred(?={PERCENT})|(?:{NUMBER_WORD})(?![a-z]))"
_WHOLE = rf"(?:(?:\d{{1,2}}|100|1,?000)(?![\d,.]*\d)|(?:{NUMBER_WORD})(?![a-z]))"
_PART = "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_DECADE = re.sub(r"\?P<\w+>", "?:", DECADE.pattern)
_TOKEN = re.compile(
    rf"(?<!\w)(?<!\d[.,])(?:(?P<x>{_X})"
    rf"(?:(?P<percent>{PERCENT}(?!age))"
    rf"|[- ](?P<ordinal>{ORDINAL})(?![a-z])"
    rf"|(?:[- ]in[- ]|[- ](?:out[- ])?of[- ])(?:every[- ])?(?P<whole>{_WHOLE})"
    rf"(?!{PERCENT}|[\w$€£-])"
    rf"|[ -](?P<scale>{'|'.join(SCALES)})(?![a-z]))?"
    rf"|(?P<fraction>(?:an?[- ](?:{_PART})|half)(?![a-z-]))"
    rf"|(?P<decade>{_DECADE}(?!\w))"
    rf"|(?P<verbal>(?:(?:(?:an?|the)[ ](?:[a-z]{{3,12}}[ ])?)?majorit(?:y|ies)"
    rf"|(?<!the )(?<!at )most(?! of the time))(?![a-z-])))"
)
_BEHIND = re.compile(
    r" or (?:more|higher|above|over|less|fewer|lower|below|so)(?![a-z])|\+| plus(?= (?!one))"
)
_WORD = re.compile(r"\S+")
_REACH, _MOST_WORDS = 40, 4
_LONGEST_NUMBER = 15
MOST_IN_A_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase of a sentence.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    form : {"percent", "fraction", "verbal", "decade", "bare"}
        How it was printed.
    change : {"", "from", "to"}
        Whether it is an end of a change ("from 32 to 19").
    """

    start: int
    end: int
    form: Form
    change: Literal["", "from", "to"] = ""


def numbers(small: str) -> list[Number]:
    """Return the numbers of a sentence in small letters, in order; none of a table run together.

    Examples
    --------
    >>> text = "43 percent said yes, a third no, 12 in 2014"
    >>> [(text[n.start : n.end], n.form) for n in numbers(text)]
    [('43 percent', 'percent'), ('a third', 'fraction'), ('12', 'bare'), ('2014', 'bare')]
    """
    found = [
        number
        for token in _TOKEN.finditer(small)
        if (number := _number(token)).form != "bare"
        or token["scale"]
        or small[number.start].isdigit()
    ]
    return [] if len(found) > MOST_IN_A_SENTENCE else found


def _number(token: re.Match[str]) -> Number:
    """Return the number of a token."""
    form: Form = "bare"
    if token["percent"]:
        form = "percent"
    elif token["verbal"]:
        form = "verbal"
    elif token["decade"]:
        form = "decade"
    elif token["ordinal"] or token["fraction"]:
        form = "fraction"
    elif token["whole"]:
        form = "fraction" if _is_ratio(token["x"], token["whole"]) else "bare"
    return Number(token.start(), token.end() if form != "bare" else _end(token), form)


def _end(token: re.Match[str]) -> int:
    """Return where a bare number ends."""
    return token.end("x") if token["whole"] else token.end()


def _is_ratio(part: str, whole: str) -> bool:
    """Say whether "x of y" can be a share: three of ten, not ten of three."""
    first, second = (plain_value(text) or WORDS.get(text) for text in (part, whole))
    return first is not None and second is not None and first < second


def plain_value(text: str) -> float | None:
    """Return the value of digits, or None for words and anything else.

    Examples
    --------
    >>> plain_value("1,213"), plain_value("two")
    (1213.0, None)
    """
    plain = text.replace(",", "").replace(" ", "")
    if not plain[:1].isdigit() or len(plain) > _LONGEST_NUMBER:
        return None
    try:
        return float(plain)
    except ValueError:
        return None


def qualified(number: Number, small: str) -> Number:
    """Return a number with what qualifies it: "more than", "only", "or more".

    Examples
    --------
    >>> text = "of those, just over 40 percent or so"
    >>> number = qualified(numbers(text)[0], text)
    >>> text[number.start : number.end]
    'just over 40 percent or so'
    """
    if number.form == "verbal":
        known = small[number.start : number.end] in lexicon()
        return number if known else replace(number, start=small.rindex(" ", 0, number.end) + 1)
    start, end = number.start, number.end
    if number.form != "bare" and (behind := _BEHIND.match(small, end)):
        end = behind.end()
    while (longer := _led(start, small)) < start:
        start = longer
    return Number(start, end, number.form, number.change)


def _led(start: int, small: str) -> int:
    """Return where a phrase begins if the words before it belong to it."""
    left = max(start - _REACH, 0)
    words = [word.start() for word in _WORD.finditer(small, left, start)][-_MOST_WORDS:]
    for place in words:
        text = small[place:start].rstrip()
        bare = text.lstrip("(\"'")
        if bare in _leading():
            return place + len(text) - len(bare)
    return start


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    """Return the words that may stand before a number as part of its phrase."""
    return frozenset(t.term for t in lexicon().values() if t.role in {"before", "filler"})
