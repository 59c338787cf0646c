"""How counts, days and levels are written in running text."""

from __future__ import annotations

import re

from survey.labels import number, percent
from survey.texts import say, say_all

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def sentence(text: str) -> str:
    """Return a text on one line that begins with a capital letter and ends with a full stop.

    Examples
    --------
    >>> sentence("no interval"), sentence("Really?"), sentence(" ")
    ('No interval.', 'Really?', '')
    """
    text = " ".join(text.split())
    stop = "" if text.endswith((".", "?", "!", ":")) else "."
    return f"{text[:1].upper()}{text[1:]}{stop}" if text else ""


def lowered(text: str) -> str:
    """Return a text for the middle of a sentence; abbreviations keep their capitals.

    Examples
    --------
    >>> lowered("Field dates"), lowered("AAPOR code")
    ('field dates', 'AAPOR code')
    """
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def day(text: str) -> str:
    """Return a day, month or year (ISO 8601) in words; another text comes back unchanged.

    Examples
    --------
    >>> day("2024-07-02"), day("2024-07"), day("2024"), day("spring")
    ('2 July 2024', 'July 2024', '2024', 'spring')
    """
    found = _DAY.fullmatch(text)
    if found is None or int(found[2] or 1) not in range(1, 13):
        return text
    if not found[2]:
        return text
    month = say_all("date.months")[int(found[2]) - 1]
    if not found[3]:
        return say("date.month", month=month, year=found[1])
    return say("date.day", day=int(found[3]), month=month, year=found[1])


def days(first: str, last: str) -> str:
    """Return a stretch of days in words, what both ends share written once.

    Examples
    --------
    >>> days("2024-06-10", "2024-06-24"), days("2024-05-30", "2024-06-24"), days("2024-06", "")
    ('10 to 24 June 2024', '30 May to 24 June 2024', 'June 2024')
    """
    if not first or not last or first == last:
        return day(first or last)
    begin, end = day(first).split(" "), day(last).split(" ")
    shared = 0
    while shared < len(begin) - 1 and begin[-1 - shared :] == end[-1 - shared :]:
        shared += 1
    start = " ".join(begin[: len(begin) - shared])
    return say("date.days", first=start, last=" ".join(end))


def cardinal(count: int) -> str:
    """Return a whole number, in words up to ten.

    Examples
    --------
    >>> cardinal(0), cardinal(3), cardinal(1213)
    ('no', 'three', '1,213')
    """
    small = say_all("number.words")
    return small[count] if count < len(small) else number(count)


def how_many(count: int) -> str:
    """Return a count that stands without its noun.

    Examples
    --------
    >>> how_many(0), how_many(3)
    ('none', 'three')
    """
    return cardinal(count) if count else say("number.none")


def level_text(level: float) -> str:
    """Return a confidence level as percent, to the decimals it needs.

    Examples
    --------
    >>> level_text(0.95), level_text(0.995)
    ('95%', '99.5%')
    """
    places = next(p for p in range(4) if p == 3 or round(100 * level, p) == round(100 * level, 6))
    return percent(level, places)
