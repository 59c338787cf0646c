"""What was answered: the words that seem to say what the share of a figure is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.article.linking import in_one_link
from survey.article.vocabulary import is_people

if TYPE_CHECKING:
    from survey.article.lines import Sentence
    from survey.article.numbers import Number

_OF = re.compile(r" (?:of|among) ")
_TAIL = re.compile(
    r"(?:(?:^|,? )(?:and|while|but|or|with|compared (?:to|with)|versus|vs\.?|against|as against|to"
    r"|by|from|followed by|only|just|another|whereas|than|up|down|a|the|of|about|some|were all|are"
    r"|were|was|is|at)\b|[-,;:.(\s])+$"
)
_HEAD = re.compile(r"^(?:[\s,;:.)-]|who |that |and |while |with )+")
_PASSIVE = re.compile(r"\bby (?:[a-z]+ ){0,3}$")
_WORD = re.compile(r"[\w'-]+|[,;:()]")
_CLAUSE = re.compile(r"; |, (?:while|whereas|but|compared|and \d|with|versus|followed)\b")
_TIME = re.compile(
    r"(?:(?:in|during|since|at) )?(?:an? |the )?(?:(?:previous|earlier|last|prior|same) )?"
    r"(?:[a-z]+ )?(?:ago|earlier|before|survey|poll|wave|year|month|study|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_LONGEST = 160


def responses(figures: list[Number], sentence: Sentence) -> list[str]:
    """Return for each figure that is no bare number the words that seem to say what was answered.

    Parameters
    ----------
    figures : list of Number
        All numbers of the sentence, in order.
    sentence : Sentence
        Where they stand.
    """
    small = sentence.small
    ends = [0, *(figure.end for figure in figures)]
    starts = [*(figure.start for figure in figures[1:]), len(small)]
    found = [
        _response(figure, sentence, previous, reach) if figure.form != "bare" else ""
        for figure, previous, reach in zip(figures, ends[:-1], starts, strict=True)
    ] if figures else []  # fmt: skip
    for place in range(len(figures) - 1, -1, -1):
        first, last = in_one_link(figures, place, small)
        if place > first and small[: figures[first].start].endswith("("):
            found[place] = found[first]
        elif place < last or (not found[place] and place + 1 < len(figures)):
            found[place] = found[place + 1] or found[place]
    for place in range(1, len(figures)):
        if _TIME.fullmatch(found[place]):
            found[place] = found[place - 1]
    return found


def _response(figure: Number, sentence: Sentence, previous: int, reach: int) -> str:
    """Return the words of the answer that stand behind a figure, or before it."""
    behind = _behind(figure, sentence, reach)
    bracketed = sentence.small[previous : figure.start].endswith("(")
    passive = _PASSIVE.search(sentence.small[previous : figure.start])
    if bracketed or passive or not behind:
        before = _trimmed(_last_words(sentence.plain[previous : figure.start]))
        return before or behind
    return behind


def _behind(figure: Number, sentence: Sentence, reach: int) -> str:
    """Return the words behind a figure and the people it is of."""
    text = sentence.plain[figure.end : reach]
    start = 0
    if of := _OF.match(text):
        start = of.end()
        for word in list(_WORD.finditer(text, start))[:6]:
            if word[0] in ",;:()":
                break
            if is_people(word[0].lower()):
                start = word.end()
                break
    clause = _CLAUSE.search(text, start)
    end = clause.start() if clause else len(text)
    if end - start > _LONGEST:
        end = max(text.rfind(" ", start, start + _LONGEST), start)
    return _trimmed(text[start:end])


def _last_words(text: str) -> str:
    """Return the end of a text from the beginning of a word."""
    return text if len(text) <= _LONGEST else text[text.find(" ", len(text) - _LONGEST) :]


def _trimmed(text: str) -> str:
    """Return words without the links to what stands around them."""
    return _TAIL.sub("", _HEAD.sub("", text.strip())).strip(" \"'")
