"""Numbers to text: percents, ranges, points, counts. The only module that writes a percent sign."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from survey.texts import say

MINUS = "\u2212"
DASH = "\u2013"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float, places: int = 0) -> str:
    """Return a number with thousands separated and a true minus sign.

    Examples
    --------
    >>> number(1213), number(-0.049, 2), number(float("inf"))
    ('1,213', '−0.05', 'any number')
    """
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return say("number.any")
    text = f"{abs(value):,.{places}f}"
    negative = value < 0 and text.strip("0.,") != ""
    signs: dict[str, str | int | None] = {
        ",": say("number.thousands"),
        ".": say("number.decimal"),
    }
    text = text.translate(str.maketrans(signs))
    return f"{MINUS}{text}" if negative else text


def percent(share: float, places: int = 0) -> str:
    """Return a share (0 to 1) as percent.

    Examples
    --------
    >>> percent(0.67), percent(0.6371, 1), percent(float("nan"))
    ('67%', '63.7%', '')
    """
    text = number(100 * share, places)
    return say("number.percent", number=text) if text else ""


def percent_range(low: float, high: float, places: int = 0) -> str:
    """Return two shares as one range of percents.

    Examples
    --------
    >>> percent_range(0.637, 0.702), percent_range(0.637, 0.702, 1)
    ('64–70%', '63.7–70.2%')
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    ends = f"{number(100 * low, places)}{DASH}{number(100 * high, places)}"
    return say("number.percent", number=ends)


def bounds_text(low: float, high: float, low_open: bool = False, high_open: bool = False) -> str:
    """Return what printed words allow, in words, to the decimals the ends need.

    Examples
    --------
    >>> bounds_text(0.8, 1.0, low_open=True), bounds_text(0.0, 0.2, high_open=True)
    ('above 80%', 'below 20%')
    >>> bounds_text(0.665, 0.675), bounds_text(0.0, 1.0)
    ('66.5–67.5%', 'anything')
    """
    if math.isnan(low) or math.isnan(high):
        return say("bounds.contradictory")
    places = max(_places(low), _places(high))
    if low <= 0 and high >= 1:
        return say("bounds.anything")
    if low <= 0 and not low_open:
        return _at_most(percent(high, places), high_open)
    if high >= 1 and not high_open:
        return _at_least(percent(low, places), low_open)
    return percent_range(low, high, places)


def points(difference: float, places: int = 0, *, sign: bool = True) -> str:
    """Return a difference of two shares in percentage points.

    Examples
    --------
    >>> points(0.12), points(-0.034, 1), points(0.12, sign=False)
    ('+12 points', '−3.4 points', '12 points')
    """
    text = points_number(difference, places, sign=sign)
    forms = 1 if text.strip(f"+{MINUS}") == "1" else 2
    return say("number.points", count=forms, number=text) if text else ""


def points_number(difference: float, places: int = 0, *, sign: bool = True) -> str:
    """Return a difference of two shares in percentage points, for where the unit is said elsewhere.

    Examples
    --------
    >>> points_number(0.12), points_number(-0.034, 1), points_number(0.12, sign=False)
    ('+12', '−3.4', '12')
    """
    text = number(100 * difference, places)
    is_positive = text and round(100 * difference, places) > 0
    return f"+{text}" if sign and is_positive else text


def points_range(low: float, high: float, places: int = 0) -> str:
    """Return a range of differences in percentage points.

    Examples
    --------
    >>> points_range(0.084, 0.156, 1), points_range(-0.02, 0.05)
    ('+8.4 to +15.6 points', '−2 to +5 points')
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    first = points_number(low, places)
    return say("number.range_of_points", low=first, high=points(high, places))


def points_numbers(low: float, high: float, places: int = 0) -> str:
    """Return a range of differences in percentage points, for where the unit is said elsewhere.

    Examples
    --------
    >>> points_numbers(0.084, 0.156, 1)
    '+8.4 to +15.6'
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    ends = (points_number(end, places) for end in (low, high))
    return say("number.range_of_points", low=next(ends), high=next(ends))


def times_range(low: float, high: float, low_open: bool = False, high_open: bool = False) -> str:
    """Return what a ratio can be, in words.

    Examples
    --------
    >>> times_range(9.47, 11.76), times_range(0.0, 11.76, high_open=True)
    ('9.5–11.8 times', 'below 11.8 times')
    >>> times_range(2.0, float("inf"), low_open=True), times_range(0.0, float("inf"))
    ('above 2.0 times', 'any ratio')
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    first, last = (number(end, 2 if end < 1 else 1 if end < 100 else 0) for end in (low, high))
    if low <= 0 and math.isinf(high):
        return say("number.any_ratio")
    if low <= 0:
        return _at_most(say("number.times", number=last), high_open)
    if math.isinf(high):
        return _at_least(say("number.times", number=first), low_open)
    return say("number.times", number=first if first == last else f"{first}{DASH}{last}")


def amount(value: float) -> str:
    """Return a number to three digits, with a word for millions and more.

    Examples
    --------
    >>> amount(100000.0), amount(2500000.0), amount(0.25), amount(1e12)
    ('100,000', '2.5 million', '0.25', '1 trillion')
    """
    short = float(f"{value:.3g}")
    scale, word = next(((size, name) for size, name in SCALES if abs(short) >= size), (1.0, ""))
    text = plain_number(short / scale)
    return say(f"number.scale.{word}", number=text) if word else text


def plain_number(value: float) -> str:
    """Return a number with the decimals that it has, nine at most.

    Examples
    --------
    >>> plain_number(4.0), plain_number(1.5), plain_number(0.005)
    ('4', '1.5', '0.005')
    """
    rounded = round(value, 9)
    return number(rounded, next((p for p in range(10) if rounded == round(rounded, p)), 0))


def p_text(p_value: float) -> str:
    """Return a p-value the way journals print it.

    Examples
    --------
    >>> p_text(0.0871), p_text(0.00002), p_text(1.0)
    ('0.087', '<0.001', '1.000')
    """
    if math.isnan(p_value):
        return ""
    return f"<{number(0.001, 3)}" if p_value < 0.001 else number(p_value, 3)


def count_range(low: float, high: float) -> str:
    """Return a sample size, or the range of it.

    Examples
    --------
    >>> count_range(1213, 1213), count_range(679, 686), count_range(1601, float("inf"))
    ('1,213', '679–686', '1,601 or more')
    """
    if math.isnan(low) and math.isnan(high):
        return say("number.not_published")
    if math.isinf(high):
        return say("number.or_more", number=number(low))
    return number(low) if low == high else f"{number(low)}{DASH}{number(high)}"


def listed(items: Iterable[str], word: Literal["and", "or"] = "and") -> str:
    """Return items as a list in a sentence.

    Examples
    --------
    >>> listed(["China"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")
    ('China', 'a and b', 'a, b or c')
    """
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    first = say("list.comma").join(items[:-1])
    return say(f"list.{word}", first=first, last=items[-1])


def _at_most(end: str, is_open: bool) -> str:
    """Return bounds without a low end."""
    return say("bounds.below" if is_open else "bounds.at_most", end=end)


def _at_least(end: str, is_open: bool) -> str:
    """Return bounds without a high end."""
    return say("bounds.above" if is_open else "bounds.at_least", end=end)


def _places(share: float) -> int:
    """Return the decimals, three at most, that a share needs as percent; 1 if these do not do."""
    percents = 100 * share
    enough = (p for p in range(4) if math.isclose(percents, round(percents, p), abs_tol=1e-9))
    return next(enough, 1)
