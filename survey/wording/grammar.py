"""Numbers in words and digits: from a printed phrase to its value, precision and step.

A phrase is qualifier and number ("more than 80 percent"). This module reads the number; what the
qualifier does to it stands in the lexicon (see `reading`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from survey.errors import WordingError
from survey.options import Quantity

Form = Literal["digits", "fraction", "range"]

FRACTIONS = (
    0.0,
    1 / 10,
    1 / 5,
    1 / 4,
    1 / 3,
    2 / 5,
    1 / 2,
    3 / 5,
    2 / 3,
    3 / 4,
    4 / 5,
    9 / 10,
    1.0,
)
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
WORDS = (
    {word: value for value, word in enumerate(SMALL)}
    | {word: 10 * (place + 2) for place, word in enumerate(TENS)}
    | {"hundred": 100, "a": 1, "an": 1}
)

_PARTS = {"low": (0, 3), "mid": (4, 6), "high": (7, 9), "upper": (7, 9), "": (0, 9)}
_TENS_OF = {f"{ten[:-1]}ies": 10 * (place + 2) for place, ten in enumerate(TENS)}

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
PERCENT = r"(?: ?[%\uff05]| ?-?per ?cent\b| ?-?percent\b| ?pct\b)"
NUMBER_WORD = (
    rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(SMALL[1:10])}))?"
    rf"|{'|'.join(sorted(SMALL, key=len, reverse=True))}|(?:one|a) hundred|hundred)"
)
_DIGITS = r"(?:\d{1,3}(?:[ ,]\d{3}){1,5}|\d{1,15})(?:[.,]\d{1,6})?"
_GROUPED = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?")
_NUMBER = rf"(?:{_DIGITS}|\b{NUMBER_WORD}\b)"
ORDINAL = rf"(?:{'|'.join(ORDINALS)})s?"
_SCALE = rf"(?: ?(?P<scale>{'|'.join(SCALES)})s?)?"
_CURRENCY = r"(?P<currency>[$€£¥]|(?:us|a|hk)\$|rmb|usd|eur)?"
_UNITS = rf"(?: (?!(?:and|or|to|{NUMBER_WORD}|{'|'.join(SCALES)})\b)[a-z][a-z.²³-]{{0,20}}){{0,4}}"

SHARE = re.compile(rf"(?P<x>{_NUMBER}){PERCENT}?(?: points?)?")
_YEARS = re.compile(r" in (?:19|20)\d{2}\b")
DECADE = re.compile(
    rf"in the (?:(?P<part>{'|'.join(filter(None, _PARTS))})[- ]?)?"
    rf"(?P<ten>teens|{'|'.join(_TENS_OF)}|[2-9]0s)"
)
SHARE_RANGE = re.compile(
    rf"(?:between |from )?(?P<x>{_NUMBER}){PERCENT}? ?(?:-|to|and) ?(?P<y>{_NUMBER}){PERCENT}?"
)
FRACTION = re.compile(
    rf"(?:(?P<x>a|an|{NUMBER_WORD})[- ])?(?P<ordinal>{ORDINAL})"
    rf"|(?P<part>{_NUMBER})(?:[- ]in[- ]|[- ](?:out[- ])?of[- ]|/)(?:every )?(?P<whole>{_NUMBER})"
)
AMOUNT = re.compile(
    rf"{_CURRENCY} ?(?P<x>{_NUMBER}|an?){_SCALE}(?P<percent>{PERCENT})?(?P<unit>{_UNITS})"
)
AMOUNT_RANGE = re.compile(
    rf"(?:between |from )?{_CURRENCY} ?(?P<x>{_DIGITS}) ?(?:-|to|and) ?(?P<y>{_DIGITS})"
    rf"{_SCALE}(?P<percent>{PERCENT})?(?P<unit>{_UNITS})"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number, before its qualifier is applied.

    Parameters
    ----------
    value, upper : float
        The number and, for a printed range, its upper end (otherwise equal); a share is 0 to 1.
    unit : float
        One unit of the last printed digit; 0 for a fraction and for a count, which are not rounded.
    step_down, step_up : float
        Distance to the neighbouring numbers that a writer would rather have named.
    form : {"digits", "fraction", "range"}
        How it was printed.
    """

    value: float
    upper: float
    unit: float
    step_down: float
    step_up: float
    form: Form


def normalise(phrase: str) -> str:
    """Return the phrase in small letters with plain spaces and dashes and no quotation marks.

    Examples
    --------
    >>> normalise(" Eighty\u2011six\u00a0percent, ")
    'eighty-six percent'
    """
    plain = _DASHES.sub("-", _SPACES.sub(" ", phrase.replace("\\", ""))).casefold()
    return plain.strip(" \"'\u2018\u2019\u201c\u201d,.;:")


def read_number(text: str, kind: Quantity) -> Number:
    """Return the number that a normalised text without qualifier stands for.

    Parameters
    ----------
    text : str
        Such as "86 percent", "two-thirds", "nine of 10", "1,213" or "$94.8 billion".
    kind : {"share", "count", "amount"}
        What the number is of.

    Raises
    ------
    WordingError
        If the text is outside the grammar, or a share above 1.

    Examples
    --------
    >>> read_number("67 percent", "share").value
    0.67
    >>> number = read_number("two-thirds", "share")
    >>> round(number.value, 3), round(number.step_up, 3), number.form
    (0.667, 0.083, 'fraction')
    >>> read_number("$94.8 billion", "amount").unit
    100000000.0
    >>> change = read_number("from 3.4% in 2021 to 39% in 2024", "share")
    >>> change.value, change.upper, change.form
    (0.034, 0.39, 'range')
    """
    if text.startswith("from "):
        text = _YEARS.sub("", text)
    number = _share(text) if kind == "share" else _amount(text, kind)
    if number is None:
        example = {"share": "'67 percent'", "count": "'1,213'", "amount": "'$94.8 billion'"}[kind]
        raise WordingError.unreadable(text, f"a printed {kind} such as {example}")
    if kind == "share" and number.upper > 1:
        raise WordingError.unreadable(text, "a share of no more than 100 percent")
    return number


def _share(text: str) -> Number | None:
    """Read percents, ranges of percents and fractions."""
    if found := FRACTION.fullmatch(text):
        return _fraction(found)
    if found := SHARE.fullmatch(text):
        value, unit = _digits(found["x"], comma_is_decimal=True)
        if value < 1 and text == found["x"] and value > 0:
            raise WordingError.unreadable(
                text, "a percentage; write '67 percent' for a share of 0.67"
            )
        down, up = percent_steps(value, unit)
        share = _hundredth(value)
        return Number(share, share, unit / 100, down / 100, up / 100, "digits")
    if found := DECADE.fullmatch(text):
        return _decade(found)
    if found := SHARE_RANGE.fullmatch(text):
        low, unit = _digits(found["x"], comma_is_decimal=True)
        high, _ = _digits(found["y"], comma_is_decimal=True)
        if text.startswith("from "):  # a change may fall
            low, high = min(low, high), max(low, high)
        if low <= high and (" and " not in text or text.startswith("between ")):
            return Number(_hundredth(low), _hundredth(high), unit / 100, 0.0, 0.0, "range")
    return None


def _decade(found: re.Match[str]) -> Number:
    """Read "in the teens" (13 to 19), "in the 30s", "in the mid-40s" (44 to 46: a convention)."""
    low, high = _PARTS[found["part"] or ""]
    if found["ten"] == "teens":
        start, low = 10, max(low, 3)
    else:
        start = _TENS_OF.get(found["ten"]) or int(found["ten"][:2])
    return Number(_hundredth(start + low), _hundredth(start + high), 0.01, 0.0, 0.0, "range")


def _hundredth(percent: float) -> float:
    """Return a percent as the share that one would write, 0.101 and not 0.10099999999999999."""
    return round(percent / 100, 12)


def _fraction(found: re.Match[str]) -> Number | None:
    """Read "two-thirds", "half", "three in five", "9 of 10"."""
    if found["ordinal"]:
        word = found["ordinal"]
        part = 1.0 if found["x"] in {None, "a", "an"} else _digits(found["x"])[0]
        whole = float(ORDINALS[word] if word in ORDINALS else ORDINALS[word.rstrip("s")])
    else:
        part, whole = (_digits(found[name])[0] for name in ("part", "whole"))
    if not 0 < part <= whole:
        return None
    value = part / whole
    near = 1e-9
    down = value - FRACTIONS[bisect_left(FRACTIONS, value - near) - 1]
    up = FRACTIONS[min(bisect_right(FRACTIONS, value + near), len(FRACTIONS) - 1)] - value
    return Number(value, value, 0.0, down, up, "fraction")


def _amount(text: str, kind: Quantity) -> Number | None:
    """Read counts and amounts: digits or words, scale words, a currency, up to four unit words."""
    found = AMOUNT.fullmatch(text) or AMOUNT_RANGE.fullmatch(text)
    if found is None or (found["x"] in {"a", "an"} and not found["scale"]):
        return None
    factor = SCALES.get(found["scale"] or "", 1.0) * (0.01 if found["percent"] else 1.0)
    value, unit = _digits(found["x"])
    upper = _digits(found["y"])[0] if "y" in found.groupdict() else value
    scaled, top = value * factor, upper * factor
    if kind == "count":
        decimal = "." in found["x"] and not found["scale"]
        whole = all(math.isclose(number, round(number)) for number in (scaled, top))
        if found["currency"] or found["percent"] or decimal or not whole:
            return None
        scaled, top = float(round(scaled)), float(round(top))
    if found.re is AMOUNT_RANGE:
        several = " and " in text and not text.startswith("between ")
        return None if several or scaled > top else Number(scaled, top, 0.0, 0.0, 0.0, "range")
    down, up = count_steps(scaled)
    fine = unit < 1 or bool(found["percent"])
    resolution = 0.0 if kind == "count" else (unit if fine else last_place(value)) * factor
    return Number(scaled, top, resolution, down, up, "digits")


def _digits(text: str, *, comma_is_decimal: bool = False) -> tuple[float, float]:
    """Return value and unit of the last printed digit of a number in digits or words."""
    if not text[0].isdigit():
        parts = text.replace("-", " ").split()
        return float(100 if "hundred" in parts else sum(WORDS[part] for part in parts)), 1.0
    if not (comma_is_decimal or _GROUPED.fullmatch(text)):
        raise WordingError.unreadable(text, "a number with its thousands in groups of three digits")
    plain = text.replace(" ", "")
    if comma_is_decimal and "." not in plain and plain.count(",") == 1:
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return float(plain), 10.0**-decimals


def percent_steps(percent: float, unit: float) -> tuple[float, float]:
    """Return the steps below and above a percent in digits: tens, fives, else two printed units.

    Examples
    --------
    >>> percent_steps(80.0, 1.0), percent_steps(35.0, 1.0), percent_steps(67.0, 1.0)
    ((10.0, 10.0), (5.0, 5.0), (2.0, 2.0))
    """
    if percent % 10 == 0:
        step = 10.0
    elif percent % 5 == 0:
        step = 5.0
    else:
        step = 2 * unit
    return step, step


def count_steps(value: float) -> tuple[float, float]:
    """Return the steps below and above a count: one of its last non-zero digit.

    Below a power of ten the step is a tenth of it, so that "almost 100,000" means above 90,000.

    Examples
    --------
    >>> count_steps(1600.0), count_steps(100000.0)
    ((100.0, 100.0), (10000.0, 100000.0))
    """
    place = last_place(value)
    return (place / 10 if value == place else place), place


def last_place(value: float) -> float:
    """Return the place of the last non-zero digit, such as 100 for 1,600."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    place = 10.0 ** math.floor(math.log10(value))
    while not math.isclose(value / place, round(value / place), rel_tol=1e-14):
        place /= 10
    return place
