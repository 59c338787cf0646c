"""Where a sentence speaks of countries and their people, and in which part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from survey.article.vocabulary import ANSWERING, ORGANISATIONS, is_people
from survey.countries import country_words

if TYPE_CHECKING:
    from survey.article.lines import Sentence

Part = Literal["people", "place", "subject", "object"]

_NAME = re.compile(r"[A-Z][\w.\u00c0-\u024f-]*")
_NEXT = re.compile(r"[ ]([A-Z][\w-]*|of|and)")
_WORD = re.compile(r"[a-z][a-z'-]*|[.,;:()\"]|[0-9]+")
_REACH = 30
_COMPOUND = frozenset({"new", "inner", "north", "south", "northern", "southern"})
_ABBREVIATED = frozenset({"us", "u.s.", "u.s", "uk", "u.k.", "u.k"})
_IN = frozenset({"in", "within", "across", "throughout", "among", "from"})
_OF = _IN | {"of"}
_TOWARD = frozenset({"toward", "towards", "about", "against", "with", "on"})
_CLAUSE = frozenset('and while whereas but than as meanwhile however , ; ( : "'.split()) | {""}
_LEAD = _CLAUSE | frozenset("both where only said say says found that of among by for or".split())
_NEAR_START = 24


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or its people in a sentence.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence.
    code : str
        ISO 3166-1 alpha-3.
    part : {"people", "place", "subject", "object"}
        Whether the words name who was asked ("Kazakh respondents"), where ("in Kazakhstan"), stand
        first in a clause ("Poland fell from ..."), or are what is spoken of.
    leading : bool
        Whether they begin a sentence or a part of it.
    nation : bool
        Whether the word is an adjective or the name of a people.
    """

    start: int
    end: int
    code: str
    part: Part
    leading: bool
    nation: bool


def mentions(sentence: Sentence) -> list[Mention]:
    """Return the countries and peoples that a sentence names, in order.

    Examples
    --------
    >>> from survey.article.lines import sentences
    >>> text = "In China, 9 percent of Kazakh respondents trust Russia."
    >>> [(m.code, m.part) for m in mentions(next(sentences(text)))]
    [('CHN', 'place'), ('KAZ', 'people'), ('RUS', 'object')]
    """
    found: list[Mention] = []
    openings, end = _openings(), 0
    for name in _NAME.finditer(sentence.plain):
        first = sentence.small[name.start() : name.end()]
        if name.start() < end or first.rstrip(".") not in openings:
            continue
        if (match := _longest(sentence, name)) is None:
            continue
        end, (code, nation) = match
        found.append(_mention(sentence, name.start(), end, code, nation=nation))
    return found


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """Return the words, one or more, with which names of countries and peoples begin."""
    names = [name.rstrip(".").split(" ") for name in country_words()]
    return frozenset(" ".join(words[:end]) for words in names for end in range(1, len(words) + 1))


def _longest(sentence: Sentence, name: re.Match[str]) -> tuple[int, tuple[str, bool]] | None:
    """Return the end and meaning of the longest name that starts here."""
    start, words = name.start(), country_words()
    best = None
    following: re.Match[str] | None = name
    while following is not None:
        text = sentence.small[start : following.end()]
        if text.rstrip(".") not in _openings():
            break
        best = next((form for form in (text, text.rstrip(".")) if form in words), best)
        following = _NEXT.match(sentence.plain, following.end())
    if best is None or (best == "us" and sentence.plain[start : start + 2] != "US"):
        return None
    before = sentence.small[max(start - 12, 0) : start].rstrip().rpartition(" ")[2]
    return None if before in _COMPOUND else (start + len(best), words[best])


def _mention(sentence: Sentence, start: int, end: int, code: str, *, nation: bool) -> Mention:
    """Return a mention with the part it plays, by the words around it."""
    small = sentence.small
    before = _WORD.findall(small[max(start - _REACH, 0) : start])
    if before[-1:] == ["the"]:
        del before[-1]
    earlier, word = ["", "", *before][-2:]
    after = _WORD.findall(small[end : end + 40])[:3]
    if after[:1] == ["s"] and small[end : end + 1] == "'":
        after = after[1:]
    leading = (start < _NEAR_START and not (word in _OF and earlier)) or word in _LEAD
    if word in _IN:
        opening = small[:start].removesuffix("the ").rstrip().removesuffix(word).rstrip()
        leading = len(opening) < _NEAR_START or opening[-1] in ",;:("
    part = _part(small[start:end], word, earlier, after, nation=nation)
    clause = word in _CLAUSE or small[:start].removesuffix("the ").strip() == word
    if part == "subject" and (not clause or small[end : end + 1] in {"'", "-"}):
        part = "object"
    return Mention(start, end, code, part, leading, nation and small[start:end] not in _ABBREVIATED)


def _part(name: str, word: str, earlier: str, after: list[str], *, nation: bool) -> Part:
    """Return the part that a name plays between the words around it."""
    named = any(is_people(each) and each not in ORGANISATIONS for each in after[:2])
    if after[:1] and after[0] in {",", ".", ";", "and", "or"}:
        named = False
    plural = nation and name.endswith("s") and name not in _ABBREVIATED
    if (named or plural) and word not in _TOWARD:
        return "people"
    if word in _OF and is_people(earlier) and earlier not in ORGANISATIONS:
        return "people"
    if nation and name not in _ABBREVIATED:
        alone = not after or after[0] in ANSWERING or after[0] in {"and", "or", ",", "."}
        return "people" if alone and word in {"of", "both", "among"} else "object"
    return "place" if word in _IN else "subject"
