"""When it was asked: whether a figure is of an earlier wave of the survey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey.article.lines import Sentence
    from survey.article.numbers import Number

_YEAR = re.compile(r"(?<![\d,.$-])(?:19|20)\d\d(?![\d,-])")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|spring|summer|autumn|fall|winter"
)
_SPAN = r"(?:survey|poll|wave|year|month|week|study|edition|quarter|decade)"
_MOVED_FROM = re.compile(
    r"(?:up|down|risen|fallen|rise|drop|increase|decline|improvement|change|rose|fell|dropped"
    r"|slipped|climbed|jumped|plummeted|rebounded)(?: [a-z]+ly)? from $"
)
_THEN = re.compile(
    rf"[^,.;()\d]{{0,40}}?\b(?:in (?:an? |the )?(?:previous|earlier|last|prior) {_SPAN}"
    rf"|last (?:year|month|quarter|time|{_MONTHS})|previously|the (?:previous|year) (?:year|before)"
    rf"|(?:an?|one|two|three|four|five|six|ten|\d+) {_SPAN}s? (?:ago|earlier|before))\b"
)
_IN_YEAR = re.compile(r"[^,.;()\d]{0,60}?\b(in|during) (?:[a-z]+ )?((?:19|20)\d\d)\b")
_OPENING = re.compile(
    rf"^['\" (]*(?:(?:back )?(?:in|during)|as recently as) (?:(?:{_MONTHS}|early|late|mid)[ -])?"
    rf"((?:19|20)\d\d),|^['\" (]*(?:(?:in|last) (?:{_MONTHS})|last (?:year|month)),"
)
_REACH = 40


def survey_year(lines: list[str]) -> int:
    """Return the year a text is about: the latest one that it prints, or 0.

    Examples
    --------
    >>> survey_year(["In 2023, 40 percent agreed.", "In 2024 it was 45 percent."])
    2024
    """
    return max((int(found[0]) for line in lines for found in _YEAR.finditer(line)), default=0)


def are_earlier(figures: list[Number], sentence: Sentence, *, year: int) -> list[bool]:
    """Say of each figure whether it is of an earlier wave: "up from 40 percent", "in 2017".

    Parameters
    ----------
    figures : list of Number
        All numbers of the sentence, in order.
    sentence : Sentence
        Where they stand.
    year : int
        The year the text is about.
    """
    telling = [figure for figure in figures if figure.form != "bare"]
    ends = [*(figure.start for figure in telling[1:]), len(sentence.small)]
    reach = dict(zip((figure.start for figure in telling), ends, strict=True)) if telling else {}
    return [
        figure.start in reach and _is_earlier(figure, sentence, year, reach[figure.start])
        for figure in figures
    ]


def _is_earlier(figure: Number, sentence: Sentence, year: int, reach: int) -> bool:
    """Say whether a figure is of an earlier wave, by the words up to the next figure."""
    small = sentence.small
    if figure.change:
        return figure.change == "from"
    if _MOVED_FROM.search(small[max(figure.start - _REACH, 0) : figure.start]):
        return True
    behind = small[figure.end : reach]
    if _THEN.match(behind):
        return True
    if found := _IN_YEAR.match(behind):
        return int(found[2]) < year
    opening = _OPENING.match(small)
    return opening is not None and (opening[1] is None or int(opening[1]) < year)
