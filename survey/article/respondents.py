"""Who was asked: the country and the words that name the respondents of a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.article.linking import in_one_link
from survey.article.vocabulary import ANSWERING, POLLING, is_people

if TYPE_CHECKING:
    from survey.article.lines import Sentence
    from survey.article.numbers import Number
    from survey.article.places import Mention

_ATTACHED = re.compile(r"\)? (?:(?:of|among|from|in|for|by) )?(?:[a-z-]+ ){0,5}")
_WORD = re.compile(r"[\w.'$-]+|[,;:()]")
_COORDINATED = re.compile(r",? (?:and|or) (?:in )?(?:the )?|, (?:in )?(?:the )?|/|-")
_WORLD = re.compile(
    r"\b(?:globally|worldwide|around the world|across (?:the )?(?:\d+|all|[a-z]+teen|[a-z]+ty)"
    r"|(?:average|median) of|(?:\d+|all) countries)\b"
)
_MOST_WORDS, _FARTHEST = 8, 90
_NEARBY = 14


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 codes, separated by spaces; empty where none is named.
    words : str
        The words that name them.
    lasting : bool
        Whether a later paragraph may still speak of them.
    """

    country: str = ""
    words: str = ""
    lasting: bool = False


NOBODY = Asked()


def asked(
    figures: list[Number], named: list[Mention], sentence: Sentence, carried: Asked
) -> tuple[list[Asked], Asked]:
    """Return who was asked for each figure of a sentence, and who is carried on from it.

    Parameters
    ----------
    figures : list of Number
        The shares and sample sizes of the sentence, in order.
    named : list of Mention
        The countries and peoples that the sentence names.
    sentence : Sentence
        Where they stand.
    carried : Asked
        Who was spoken of before.
    """
    if _WORLD.search(sentence.small):
        carried = NOBODY
    if not figures:
        return [], _spoken_of(named, sentence) or carried
    result: list[Asked] = []
    for place, figure in enumerate(figures):
        reach = figures[place + 1].start if place + 1 < len(figures) else len(sentence.small)
        words = _group_words(sentence, figure, reach)
        found = (
            _attached(figures, place, named, sentence)
            or _before(figures, place, named, sentence, of_whom=words)
            or (None if result and carried.country else _behind(figure, named, reach))
        )
        carried = found or carried
        result.append(Asked(carried.country, words or carried.words, carried.lasting))
    return result, carried


def survey_countries(named: list[Mention], sentence: Sentence) -> set[str]:
    """Return the countries where a sentence about the survey says that it was done."""
    if not named or not any(word in sentence.small for word in POLLING):
        return set()
    found: set[str] = set()
    last = None
    for mention in named:
        listed = last is not None and _joins(last, mention, sentence)
        if mention.part in {"people", "place"} or (
            listed and last is not None and last.code in found
        ):
            found.add(mention.code)
        last = mention
    return found


def _attached(
    figures: list[Number], place: int, named: list[Mention], sentence: Sentence
) -> Asked | None:
    """Return who stands in or right behind a figure: "of Chinese", "in Kazakhstan"."""
    first, last = in_one_link(figures, place, sentence.small)
    group = _group_behind(figures, last, named, sentence)
    if last > first and len(group) == last - first + 1:
        return _asked([group[place - first]], sentence)
    if place < last:
        group = _group_behind(figures, place, named, sentence)
    return _asked(group, sentence) if group else None


def _group_behind(
    figures: list[Number], place: int, named: list[Mention], sentence: Sentence
) -> list[Mention]:
    """Return the mentions in or right behind a figure, before the next one."""
    figure = figures[place]
    reach = figures[place + 1].start if place + 1 < len(figures) else len(sentence.small)
    for mention in named:
        if figure.start <= mention.start < reach and mention.part in {"people", "place"}:
            between = sentence.small[figure.end : mention.start]
            attached = _ATTACHED.fullmatch(between) and not set(between.split()) & ANSWERING
            if attached or mention.end <= figure.end:
                return _group(mention, named, sentence)
            return []
    return []


def _before(
    figures: list[Number], place: int, named: list[Mention], sentence: Sentence, *, of_whom: str
) -> Asked | None:
    """Return who stands before a figure, the nearest first; figures in one link share them."""
    first, last = in_one_link(figures, place, sentence.small)
    start = figures[first - 1].end if first else 0
    until = figures[first].start
    best: Mention | None = None
    for mention in named:
        if (
            start <= mention.start
            and mention.end <= until
            and _may_be_asked(mention, until, first=not first, of_whom=bool(of_whom))
        ):
            keeps = best is not None and best.part == "people" and mention.part != "people"
            best = best if keeps else mention
    if best is None:
        return None
    group = _group(best, named, sentence)
    if len(group) > 1 and last - first + 1 == len(group):
        group = [group[place - first]]
    return _asked(group, sentence)


def _may_be_asked(mention: Mention, until: int, *, first: bool, of_whom: bool) -> bool:
    """Say whether a mention before a figure may name who was asked."""
    if mention.part == "people":
        return first or mention.leading
    if mention.part == "place":
        return mention.leading or until - mention.end < _NEARBY
    return mention.part == "subject" and (not of_whom or until - mention.end < _NEARBY)


def _behind(figure: Number, named: list[Mention], reach: int) -> Asked | None:
    """Return the place behind a figure: "a 75 percent approval rating in Vietnam"."""
    for mention in named:
        if figure.end <= mention.start < reach and mention.part == "place":
            return Asked(mention.code)
    return None


def _group(mention: Mention, named: list[Mention], sentence: Sentence) -> list[Mention]:
    """Return a mention with those joined to it: "both Chinese and Kazakh respondents"."""
    first = last = named.index(mention)
    while first and _joins(named[first - 1], named[first], sentence):
        first -= 1
    while last + 1 < len(named) and _joins(named[last], named[last + 1], sentence):
        last += 1
    return named[first : last + 1]


def _joins(left: Mention, right: Mention, sentence: Sentence) -> bool:
    """Say whether two mentions are listed together."""
    between = sentence.small[left.end : right.start]
    alike = left.part == right.part or (left.nation and right.part == "people")
    place = left.part in {"place", "subject"} or (left.part == "people" and not left.nation)
    alike |= place and right.part == "subject" and right.leading
    return alike and _COORDINATED.fullmatch(between) is not None


def _asked(group: list[Mention], sentence: Sentence) -> Asked:
    """Return a group of mentions as who was asked."""
    people = group[-1].part == "people"
    end = group[-1].end
    if people:
        for word in list(_WORD.finditer(sentence.small, end, end + 40))[:2]:
            if is_people(word[0]):
                end = word.end()
                break
    words = sentence.plain[group[0].start : end] if people else ""
    country = " ".join(dict.fromkeys(mention.code for mention in group))
    return Asked(country, words, people)


def _spoken_of(named: list[Mention], sentence: Sentence) -> Asked | None:
    """Return whom a sentence without figures speaks of: people, or a place that it opens with."""
    for mention in named:
        if mention.part == "people" or (mention.part == "place" and mention.leading):
            return _asked(_group(mention, named, sentence), sentence)
    return None


def _group_words(sentence: Sentence, figure: Number, reach: int) -> str:
    """Return the words behind a figure, up to the next one, that name its respondents."""
    text = sentence.small[figure.end : min(reach, figure.end + _FARTHEST)]
    start = text.index(" ", 1) + 1 if text.startswith((" of ", " among ")) else 1
    if not text.startswith(" "):
        return ""
    end = 0
    for word in list(_WORD.finditer(text, start))[: _MOST_WORDS if start > 1 else 2]:
        if word[0] in ",;:()" or word[0] in ANSWERING:
            break
        if is_people(word[0]):
            end = word.end()
    return sentence.plain[figure.end + start : figure.end + end] if end else ""
