"""Whether a number is a share of respondents.

Rules for the language of survey reports, in one order: what rules a share out where the number
stands, then who or what it is a share of and what they answered, then what the sentence is about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from survey.article.vocabulary import (
    ANSWERING,
    CHANGED,
    ECONOMY,
    FEELING,
    NO_PEOPLE,
    NOUNS_TOO,
    POLLING,
    PRONOUNS,
    RATES,
    THINGS,
    TURNS,
    is_nation,
    is_people,
)

if TYPE_CHECKING:
    from survey.article.lines import Sentence
    from survey.article.numbers import Number

Of = Literal["people", "things", "votes", "unknown"]

_WORD = re.compile(r"[a-z][a-z'.-]*[a-z]|[a-z]|[.,;:()]|\d++[\d.,]*+")
_STOPS = frozenset(".,;:()")
_CLAUSE_ENDS = frozenset(".;:,)")
_FILLING = frozenset(
    ", a about above an are around at below between by currently hit is just less level minus "
    "more nearly now of only or over plus rate rates reached remained remains stands stood "
    "than the to under was were".split()
)
_AUXILIARY = frozenset(
    "already also always are aren't can could did didn't do don't had have haven't never now "
    "still think were weren't will won't would".split()
)
_DETERMINERS = frozenset("a an her him his it its more that the their these this".split())
_DEFINING = frozenset("denotes indicates means represents signifies".split())
_MEASURES = frozenset("support approval opposition backing popularity".split())
_OF_TIME = frozenset("coming consecutive first last next past previous second third".split())
_OF_PARLIAMENT = frozenset("government leader leaders party rule vote whip".split())
_INTENDED = frozenset("if intend intention intentions were would".split())
_MARGIN = re.compile(
    r"(?:margins? of (?:sampling )?error|sampling error|credibility interval|error margin"
    r"|confidence (?:level|interval)|response rates?|completion rates?|cooperation rates?)"
)
_SIGNED = re.compile(r"(?:\+/-|\+-|±|plus[ -]or[ -]minus|plus/minus) ?$|(?:^|[ (])[+-]$")
_NO_SHARE = re.compile(
    r"[ -]?(?:confidence|level of confidence|margin of error|plus one|response rate|chance"
    r"|probability|likelihood|certainty|points\b"
    r"|point (?:lead|rise|increase|drop|margin|gap|difference|swing|decline|fall|jump))"
    r"| (?:a year|a month|per (?:year|annum|month)|year[- ]on[- ]year|over the (?:same|previous)"
    r"|from (?:a year|the previous|the same)|compared (?:to|with) the same)"
)
_BEFORE, _AFTER = 80, 110
_MARGIN_BEFORE, _MARGIN_AFTER, _SIGN = 45, 30, 14
_WORDS_OF_RATE, _WORDS_OF_GROUP, _WORDS_OF_ANSWER = 6, 7, 9


def is_share(number: Number, sentence: Sentence, *, polled: bool, of_things: bool = False) -> bool:
    """Say whether a percent, fraction or word is a share of respondents.

    Parameters
    ----------
    number : Number
        A number that is not bare.
    sentence : Sentence
        Where it stands.
    polled : bool
        Whether the text before it is about answers to a survey.
    of_things : bool
        Whether a number before it in the sentence is a share of things.

    Examples
    --------
    >>> from survey.article.lines import sentences
    >>> from survey.article.numbers import numbers
    >>> sentence = next(sentences("Exports rose 5 percent, and 62 percent of voters approve."))
    >>> [is_share(n, sentence, polled=False) for n in numbers(sentence.small)]
    [False, True]
    """
    before = _words(sentence.small[max(number.start - _BEFORE, 0) : number.start])
    after = _words(sentence.small[number.end : number.end + _AFTER])
    about = _about(sentence.small)
    if number.form == "verbal":
        return _is_verbal_share(sentence.small[number.start : number.end], before, after)
    if number.form == "decade" or _is_ruled_out(number, sentence.small, before, after):
        return number.form == "decade" and not about.isdisjoint(FEELING)
    of = share_of(number, sentence)
    if of != "unknown":
        return of == "people" or (of == "votes" and not about.isdisjoint(POLLING | _INTENDED))
    rated = _is_rate(before)
    if rated or _is_answered(before, after):
        return not rated
    if number.form == "fraction":
        return polled and _is_told(before, after) and about.isdisjoint(ECONOMY)
    return not of_things and _is_about_answers(number, sentence.small, about, polled=polled)


def share_of(number: Number, sentence: Sentence) -> Of:
    """Say what a number is a share of, where the words behind it say so."""
    after = _words(sentence.small[number.end : number.end + _AFTER])
    if after[:1] != ["of"]:
        near = after[:2] if _STOPS.isdisjoint(after[:1]) else []
        return "people" if any(is_people(word) for word in near) else "unknown"
    for place, word in enumerate(after[1 : 1 + _WORDS_OF_GROUP], start=2):
        if word in _STOPS:
            break
        if is_people(word) or (is_nation(word) and _is_noun(after[place : place + 1])):
            return "people"
        if word in {"vote", "votes"}:
            return "votes"
        if word in NO_PEOPLE:
            return "things"
        if word in ANSWERING:
            break
    return "unknown"


def _words(text: str) -> list[str]:
    """Return the words and stops of a text in small letters."""
    return _WORD.findall(text)


@lru_cache(maxsize=4)
def _about(small: str) -> frozenset[str]:
    """Return the words of a sentence."""
    return frozenset(_words(small))


def _is_ruled_out(number: Number, small: str, before: list[str], after: list[str]) -> bool:
    """Say whether the words around a number make it a change, a rate, a margin or a ratio."""
    start, end = max(number.start - _MARGIN_BEFORE, 0), number.end + _MARGIN_AFTER
    if _SIGNED.search(small, max(number.start - _SIGN, 0), number.start):
        return True
    if _NO_SHARE.match(small, number.end) or _MARGIN.search(small, start, end):
        return True
    last, last_but_one = ["", "", *before][-1], ["", "", *before][-2]
    if last in _DEFINING or (number.form == "fraction" and last in _OF_TIME):
        return True
    if number.change:
        return False
    first, second = [*after, "", ""][:2]
    changed = last in CHANGED or (last == "by" and last_but_one in CHANGED)
    turned = last == "of" and last_but_one in TURNS
    compared = first in {"more", "less"} and (second == "likely" or second not in ANSWERING | {""})
    likened = first == "as" and second not in {"against", ""}
    return changed or turned or compared or likened or first in THINGS


def _is_rate(before: list[str]) -> bool:
    """Say whether a number is the value of a rate: "tariffs of", "unemployment rate, "."""
    for word in reversed(before[-_WORDS_OF_RATE:]):
        if word in RATES:
            return _MEASURES.isdisjoint(before)
        if word not in _FILLING:
            return False
    return False


def _is_noun(following: list[str]) -> bool:
    """Say whether a word that may be an adjective has no noun behind it."""
    return not following or following[0] in _STOPS | ANSWERING | {"and", "or", "in", "to", "are"}


def _is_answered(before: list[str], after: list[str]) -> bool:
    """Say whether an answer follows before the clause ends: "who agree", "with 64 agreeing"."""
    if before[-1:] == ["with"] and after and after[0].endswith("ing"):
        return True
    of = after[:1] == ["of"]
    for place, word in enumerate(after[:_WORDS_OF_ANSWER], start=1):
        if word in _CLAUSE_ENDS:
            return False
        noun = of and word in NOUNS_TOO and _DETERMINERS.isdisjoint(after[place : place + 1])
        if word in ANSWERING and not noun:
            return True
    return False


def _is_told(before: list[str], after: list[str]) -> bool:
    """Say whether a fraction without a noun is told of people: "a third are", "rose to half"."""
    moved = before[-1:] in (["to"], ["from"]) and not CHANGED.isdisjoint(before[-3:-1])
    return moved or not _AUXILIARY.isdisjoint(after[:1])


def _is_about_answers(number: Number, small: str, about: frozenset[str], *, polled: bool) -> bool:
    """Say whether the sentence of a percent speaks of people and what they think."""
    if about & FEELING or any(is_people(word) for word in about - PRONOUNS):
        return True
    if about & POLLING and not about & ECONOMY:
        return True
    told_apart = number.change or small[: number.start].endswith("(")
    return polled and not about & (RATES if told_apart else RATES | CHANGED)


def _is_verbal_share(word: str, before: list[str], after: list[str]) -> bool:
    """Say whether "most" or "a majority" is said of respondents."""
    if word == "most":
        if before[-1:] and before[-1] in {"is", "are", "was", "were", "by", "far"}:
            return False
        return _are_people(after)
    if after[:1] != ["of"]:
        return _OF_PARLIAMENT.isdisjoint(after[:1]) and (
            _is_answered(before, after) or _are_people(after)
        )
    of = next((word for word in after[1:6] if is_people(word) or word in NO_PEOPLE), "")
    if of:
        return is_people(of)
    return _is_answered(before, after) or _are_people(after[1:])


def _are_people(after: list[str]) -> bool:
    """Say whether people follow: "of the respondents", "Chinese", "Catalans believe"."""
    rest = after[1:] if after[:1] == ["of"] else after
    if any(is_people(word) for word in rest[: _WORDS_OF_GROUP if rest is not after else 2]):
        return True
    if not rest:
        return False
    if (is_nation(rest[0]) and _is_noun(rest[1:2])) or is_nation(" ".join(rest[:2])):
        return True
    plural = rest[0].endswith("s") and rest[0] not in NO_PEOPLE
    return plural and not ANSWERING.isdisjoint(rest[1:2])
