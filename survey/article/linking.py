"""Which numbers of a sentence belong together: shared units, ranges, words made exact."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from survey.article.numbers import Number, plain_value
from survey.article.vocabulary import ANSWERING
from survey.errors import WordingError
from survey.wording.reading import parse_wording

_LINK = re.compile(
    r",? (?:and|or|to|vs\.?|versus|against|compared (?:to|with)) |, |-| - |/|, (?:and|or) "
)
_RANGE = re.compile(r" to |-| - | and ")
_OPPOSED = re.compile(r"(?:from|by|split|margin of|divided|leads?|led) (?:[a-z]+ ){0,2}$")
_DATED = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{0,6}|\.) |\d-|[$€£]"
    r"|age[ds]? )$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_PEOPLE = re.compile(r" (?:of|among) (?:the |those )?[a-z]")
_BRACKETED = re.compile(
    r"[ ,]{0,2}(?:[a-z'][\w',.-]*[ ]){0,30}?\((?:or |about |some |around |roughly )?"
)
_SET_OFF = re.compile(r"(?: [a-z'][\w'-]*){0,3}(?: - |, )(?:or )?(?:(?:an? )?[a-z]+ (?:of )?)?")
_CLOSED = re.compile(r",| -|[.;:]|$")
_GOES_ON = re.compile(r" (?:or|and) ")
_STATING = ANSWERING | {"will", "are", "were", "is", "was", "do", "did"}
_SHORT, _NEARBY, _FARTHEST = 40, 80, 240
_ALIKE = 0.055


def linked(found: list[Number], small: str) -> list[Number]:
    """Return numbers with shared units given to each, ranges joined, and words made exact joined.

    Parameters
    ----------
    found : list of Number
        The numbers of a sentence, in order.
    small : str
        The sentence in small letters.

    Examples
    --------
    >>> from survey.article.numbers import numbers
    >>> text = "nearly half (47%) agree, 66 and 61 percent in 2014"
    >>> [text[n.start : n.end] for n in linked(numbers(text), text) if n.form == "percent"]
    ['half (47%)', '66', '61 percent']
    """
    if len(found) <= 1:
        return found
    if any(number.form == "percent" for number in found):
        found = _without_unit(_shared(found, small), small)
    return _joined(found, small)


def in_one_link(figures: list[Number], place: int, small: str) -> tuple[int, int]:
    """Return the first and last of the figures linked with one of them: "66 and 61 percent".

    Examples
    --------
    >>> from survey.article.numbers import numbers
    >>> text = "5 percent agree, 66 percent and 61 percent do not"
    >>> in_one_link(numbers(text), 2, text)
    (1, 2)
    """
    first = last = place
    while first and _LINK.fullmatch(small[figures[first - 1].end : figures[first].start]):
        first -= 1
    while last + 1 < len(figures) and _LINK.fullmatch(
        small[figures[last].end : figures[last + 1].start]
    ):
        last += 1
    return first, last


def _shared(found: list[Number], small: str) -> list[Number]:
    """Let the numbers of "66 and 61 percent" share their unit; join "53 to 55 percent"."""
    result = list(found)
    for i in range(len(found) - 2, -1, -1):
        left, right = result[i], result[i + 1]
        between = small[left.end : right.start]
        if right.form != "percent" or len(between) > _SHORT or not _LINK.fullmatch(between):
            continue
        elided = left.form == "bare" and _can_be_percent(left, small)
        if elided:
            result[i] = left = replace(left, form="percent")
        if left.form == "percent" and _RANGE.fullmatch(between):
            result[i : i + 2] = _pair(left, right, small, elided=elided)
    return result


def _can_be_percent(number: Number, small: str) -> bool:
    """Say whether a bare number may be a percentage whose unit stands elsewhere."""
    value = plain_value(small[number.start : number.end])
    dated = _DATED.search(small[max(number.start - 12, 0) : number.start])
    return value is not None and value <= 100 and not dated


def _pair(left: Number, right: Number, small: str, *, elided: bool) -> list[Number]:
    """Return two numbers, a change or one range, as the words between and before them say."""
    before, between = small[max(left.start - 30, 0) : left.start], small[left.end : right.start]
    if between == " and ":
        if before.endswith("between "):
            return [replace(left, start=left.start - len("between "), end=right.end)]
        return [left, right]
    if before.endswith("from ") and between == " to ":
        return [replace(left, change="from"), replace(right, change="to")]
    low, high = (_value(number, small) for number in (left, right))
    if elided and low < high and not _OPPOSED.search(before):
        return [replace(left, end=right.end)]
    return [left, right]


def _value(number: Number, small: str) -> float:
    """Return the value that a number or percent begins with, 0 for words."""
    digits = re.match(r"[\d.,]*\d", small[number.start : number.end])
    return (plain_value(digits[0]) if digits else None) or 0.0


def _without_unit(found: list[Number], small: str) -> list[Number]:
    """Let "from 32 to 19", "(66)" and "47 of men" be percents in a sentence that has others."""
    result = list(found)
    for i, number in enumerate(found):
        if number.form != "bare" or not _can_be_percent(number, small):
            continue
        before = small[max(number.start - 5, 0) : number.start]
        after = small[number.end : number.end + 14]
        follows = found[i + 1] if i + 1 < len(found) else number
        if before == "from " and _ends_change(number, follows, small):
            result[i] = replace(number, form="percent", change="from")
            result[i + 1] = replace(follows, form="percent", change="to")
        elif result[i].form == "bare" and (
            (before.endswith("(") and after.startswith(")")) or _OF_PEOPLE.match(after)
        ):
            result[i] = replace(number, form="percent")
    return result


def _ends_change(number: Number, follows: Number, small: str) -> bool:
    """Say whether the number behind "from x" is the "to y" of a change without a unit."""
    return (
        follows.form == "bare"
        and small[number.end : follows.start] == " to "
        and _CLOSED.match(small[follows.end : follows.end + 2]) is not None
        and _can_be_percent(follows, small)
    )


def _joined(found: list[Number], small: str) -> list[Number]:
    """Join words and the number that makes them exact: "nearly half (47%)", "a majority, 52%,".

    Far from its words, the number stands for both; a number that other words go on from is its
    own.
    """
    result: list[Number] = []
    for number in found:
        last = result[-1] if result else None
        if last is None or (end := _end_of_joined(last, number, small)) is None:
            result.append(number)
            continue
        phrase = small[last.start : end]
        near = number.start - last.end <= _NEARBY and _readable(phrase)
        result[-1] = replace(last, end=end, form="percent") if near else number
    return result


def _end_of_joined(last: Number, number: Number, small: str) -> int | None:
    """Return where words and the exact number behind them end, or None if they do not belong."""
    between = small[last.end : number.start]
    if (
        number.form != "percent"
        or last.form not in {"fraction", "verbal"}
        or len(between) > _FARTHEST
    ):
        return None
    stated = not _STATING.isdisjoint(between.split())
    if not _agree(last, number, small, stated=stated):
        return None
    if _BRACKETED.fullmatch(between) and small[number.end : number.end + 1] == ")":
        goes_on = _GOES_ON.match(small, number.end + 1)
        far = stated or len(between) > _NEARBY
        return None if far and goes_on else number.end + 1
    set_off = _SET_OFF.fullmatch(between) and _CLOSED.match(small, number.end)
    return number.end if set_off else None


def _agree(last: Number, number: Number, small: str, *, stated: bool) -> bool:
    """Say whether words and a printed number can be the same share."""
    exact = _share(small[number.start : number.end])
    said = _share(small[last.start : last.end])
    return math.isnan(exact - said) or abs(exact - said) <= (_ALIKE if stated else 2 * _ALIKE)


def _share(phrase: str) -> float:
    """Return the number that a phrase prints, NaN for words alone and what cannot be read."""
    try:
        number = parse_wording(phrase).number
    except WordingError:
        return math.nan
    return number.value if number else math.nan


def _readable(phrase: str) -> bool:
    """Say whether the grammar of statements reads a phrase."""
    try:
        parse_wording(phrase)
    except WordingError:
        return False
    return True
