"""Whether a number is how many were asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.article.numbers import plain_value
from survey.wording.grammar import PERCENT

if TYPE_CHECKING:
    from survey.article.lines import Sentence
    from survey.article.numbers import Number

_LED = (
    r"(?:(?:an?|the|total of|sample of|about|around|nearly|some|over|more than|just|almost|roughly"
    r"|approximately|at least|up to|representative|nationally|national|random) ){0,6}$"
)
_N = re.compile(r"\bn ?= ?$")
_OF_SHARE = re.compile(rf"{PERCENT} \($")
_SURVEY_OF = re.compile(
    r"(?:(?:survey|poll|sample|interview|questionnaire|study|panel)s? (?:size )?"
    r"(?:of|among|with|from|involv(?:ed|ing)|cover(?:ed|ing)|includ(?:ed|ing)|reached|drew)"
    rf"|surveyed|polled|interviewed|questioned|sampled|sample size (?:was|is|of)) {_LED}"
)
_AMONG = re.compile(rf"among {_LED}")
_UNIT = re.compile(
    r"\)? (?:[a-z.'-]+ ){0,5}?(?:respondents|people|persons|adults|voters|citizens|residents"
    r"|households|interviews|questionnaires|responses|participants|students|teachers|workers"
    r"|employees|consumers|women|men|parents|families|members|users|readers|companies|firms"
    r"|businesses|executives|managers|owners|professionals|travell?ers|americans|britons|patients"
    r"|doctors|nurses|farmers|youths|youngsters|teenagers|teens|children|girls|boys|individuals"
    r"|decision-makers|leaders|cfos|ceos|drivers|shoppers|employers|investors|experts|economists"
    r"|graduates|believers|samples|supporters|fans|customers)\b"
)
_PLACE = re.compile(r" (?:[a-z]+ ){0,2}?(?:in|from) ")
_ASKING = re.compile(
    r"\b(?:survey(?:ed|s)?|poll(?:ed|s)?|interview(?:ed|s)?|questioned|sample[ds]?|questionnaires?"
    r"|respondents?|took part|participated|participants|responses?|responded|completed|conducted"
    r"|canvass(?:ed)?|quizzed|heard|asked|study|research(?:ers)?)\b"
)
_MONEY = ("$", "€", "£", "¥", "₹", "rmb ", "usd ", "eur ")
_NO_SIZE = re.compile(rf"[- ](?:year|points?)|{PERCENT}")
_AGED = re.compile(r"(?:aged?|ages|over|under) $")
_WORDS_BEFORE = re.compile(r"^\D*")
_FEWEST_ASKED = 20
_FEWEST_IN_BRACKETS = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_BEFORE, _AFTER = 70, 70


def is_sample_size(number: Number, sentence: Sentence, *, in_series: bool) -> bool:
    """Say whether a bare number is how many were asked.

    Parameters
    ----------
    number : Number
        A bare number.
    sentence : Sentence
        Where it stands.
    in_series : bool
        Whether a sample size was found before it here or in the sentence before.

    Examples
    --------
    >>> from survey.article.lines import sentences
    >>> from survey.article.numbers import numbers
    >>> sentence = next(sentences("The poll of 1,213 adults in 16 cities was done in 2024."))
    >>> [is_sample_size(n, sentence, in_series=False) for n in numbers(sentence.small)]
    [True, False, False]
    """
    small = sentence.small
    text = _WORDS_BEFORE.sub("", small[number.start : number.end])
    value = plain_value(text)
    left = small[max(number.start - _BEFORE, 0) : number.start]
    right = small[number.end : number.end + _AFTER]
    if _N.search(left):
        return True
    if _OF_SHARE.search(left):
        return value is not None and value > _FEWEST_IN_BRACKETS
    if (value is not None and value < _FEWEST_ASKED) or left.endswith(_MONEY):
        return False
    people = _UNIT.match(right) is not None
    asked = people and _ASKING.search(small) is not None
    if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR and "," not in text:
        return asked
    surveyed = _SURVEY_OF.search(left) is not None or (people and _AMONG.search(left) is not None)
    placed = in_series and _PLACE.match(right) is not None
    told = surveyed or placed or (asked and not _AGED.search(left))
    return told and not _NO_SIZE.match(right)
