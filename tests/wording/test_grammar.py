import math
import time
from fractions import Fraction

import pytest

from survey.errors import WordingError
from survey.wording.grammar import (
    FRACTIONS,
    count_steps,
    last_place,
    normalise,
    percent_steps,
    read_number,
)

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SPELT = {0: "zero"} | dict(enumerate([*ONES, *TEENS], start=1))
for place, word in enumerate(TENS, start=2):
    SPELT[10 * place] = word
    SPELT |= {10 * place + unit: f"{word}-{one}" for unit, one in enumerate(ONES, start=1)}
SPELT[100] = "one hundred"
NAMED = [
    Fraction(0), Fraction(1, 10), Fraction(1, 5), Fraction(1, 4), Fraction(1, 3), Fraction(2, 5),
    Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(3, 4), Fraction(4, 5),
    Fraction(9, 10), Fraction(1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "plain"),
    [
        ("  67 percent ", "67 percent"),
        ("67\u00a0percent", "67 percent"),
        ("67\u202fpercent", "67 percent"),
        ("67\u2009\u200bpercent", "67 percent"),
        ("67\n  percent\t", "67 percent"),
        ("Two\u2010thirds", "two-thirds"),
        ("two\u2011thirds", "two-thirds"),
        ("20\u201330 percent", "20-30 percent"),
        ("20\u201430 percent", "20-30 percent"),
        ("20\u221230 percent", "20-30 percent"),
        ('"67 percent,"', "67 percent"),
        ("\u201c67 percent\u201d.", "67 percent"),
        ("\u2018Most\u2019", "most"),
        ("\\$30 billion", "$30 billion"),
        ("", ""),
    ],
)
def test_phrases_become_plain(phrase, plain):
    assert normalise(phrase) == plain
    assert normalise(plain) == plain


@pytest.mark.parametrize("percent", sorted(SPELT))
def test_words_mean_what_digits_mean(percent):
    digits = read_number(f"{percent} percent", "share")
    assert digits.value == pytest.approx(percent / 100)
    assert read_number(f"{SPELT[percent]} percent", "share") == digits
    assert read_number(f"{SPELT[percent].replace('-', ' ')} percent", "share") == digits


@pytest.mark.parametrize("sign", ["%", " %", " percent", "-percent", " per cent", " pct", ""])
def test_percent_signs_are_alike(sign):
    assert read_number(f"67{sign}", "share") == read_number("67 percent", "share")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("67 percent", 0.67, 0.01),
        ("67.4 percent", 0.674, 0.001),
        ("67,4 percent", 0.674, 0.001),
        ("67.45%", 0.6745, 0.0001),
        ("0.5 percent", 0.005, 0.001),
        ("100.0 percent", 1.0, 0.001),
        ("12 points", 0.12, 0.01),
        ("\u0666\u0667 percent", 0.67, 0.01),
        ("\uff16\uff17%", 0.67, 0.01),
    ],
)
def test_the_last_printed_digit_is_the_unit(text, value, unit):
    number = read_number(text, "share")
    assert number.value == pytest.approx(value)
    assert number.upper == number.value
    assert number.unit == pytest.approx(unit)
    assert number.form == "digits"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half", "1/2"), ("a half", "1/2"), ("one half", "1/2"), ("one-half", "1/2"),
        ("a third", "1/3"), ("one-third", "1/3"), ("two-thirds", "2/3"), ("two thirds", "2/3"),
        ("a quarter", "1/4"), ("three-quarters", "3/4"), ("three fourths", "3/4"),
        ("a fifth", "1/5"), ("four-fifths", "4/5"), ("five sixths", "5/6"),
        ("one in ten", "1/10"), ("nine in 10", "9/10"), ("9 of 10", "9/10"),
        ("9 out of 10", "9/10"), ("one in every three", "1/3"), ("three-in-five", "3/5"),
        ("2/3", "2/3"), ("3/4", "3/4"), ("seven-tenths", "7/10"), ("ten of ten", "1"),
    ],
)  # fmt: skip
def test_fractions_and_the_way_to_their_neighbours(text, value):
    value = Fraction(value)
    number = read_number(text, "share")
    below = max((named for named in NAMED if named < value), default=Fraction(0))
    above = min((named for named in NAMED if named > value), default=Fraction(1))
    assert number.value == pytest.approx(float(value))
    assert number.step_down == pytest.approx(float(value - below))
    assert number.step_up == pytest.approx(float(above - value))
    assert (number.unit, number.form) == (0, "fraction")


def test_the_named_fractions_are_those_of_the_design():
    assert pytest.approx([float(named) for named in NAMED]) == FRACTIONS


@pytest.mark.parametrize(
    "text",
    [
        "20 to 30 percent",
        "20-30 percent",
        "20%-30%",
        "between 20 and 30 percent",
        "from 20 to 30%",
        "20 percent to 30 percent",
        "twenty to thirty percent",
        "between twenty and thirty percent",
    ],
)
def test_ranges_have_two_ends(text):
    number = read_number(text, "share")
    assert (number.value, number.upper) == pytest.approx((0.2, 0.3))
    assert number.form == "range"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "%", "percent", "percent 67", "67 percents", "67 percentage points", "67% x",
        "30 to 20 percent", "60 and 70 percent", "-5 percent", "1e1 percent", "nan", "inf percent",
        "1.2.3 percent", "1,2,3 percent", "6 7 percent", "\u00b2 percent", "eleventy percent",
        "twenty-eleven percent", "one hundred and one percent", "zero thirds", "0 of 10", "1/0",
        "three halves", "11 of 10", "twenty-five thirds", "a hundred tenths", "twenty-one of three",
        "half of them", "the half", "all", "none", "(67 percent)", "67 percent)",
    ],
)  # fmt: skip
def test_what_is_no_share_is_refused(text):
    with pytest.raises(WordingError, match="a printed share such as '67 percent'"):
        read_number(text, "share")


@pytest.mark.parametrize("text", ["101 percent", "100.1 percent", "90 to 110 percent"])
def test_a_share_above_all_is_refused(text):
    with pytest.raises(WordingError, match="a share of no more than 100 percent"):
        read_number(text, "share")


def test_a_comma_in_a_share_is_a_decimal_point():
    assert read_number("1,213 percent", "share").value == pytest.approx(0.01213)


def test_a_share_written_as_a_proportion_is_told():
    with pytest.raises(WordingError, match=r"write '67 percent' for a share of 0\.67, not '0\.67'"):
        read_number("0.67", "share")
    assert read_number("0.67 percent", "share").value == pytest.approx(0.0067)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("813", 813), ("1,213", 1213), ("1 213", 1213), ("1,213 people", 1213), ("zero", 0),
        ("1,213 valid questionnaires", 1213), ("twelve", 12), ("forty-two", 42),
        ("a thousand", 1000), ("two thousand", 2000), ("1.2 thousand", 1200), ("12 hundred", 1200),
        ("4 million", 4e6), ("1,234,567", 1234567), ("one hundred thousand", 1e5),
        ("1.005 thousand", 1005), ("1.4 billion", 1.4e9),
    ],
)  # fmt: skip
def test_counts_are_exact(text, count):
    number = read_number(text, "count")
    assert (number.value, number.upper, number.unit) == (count, count, 0)


@pytest.mark.parametrize(
    "text",
    [
        "1.213", "1213.5", "2.000", "0.5", "50 percent", "200%", "$500", "1213 813", "2024 100",
        "two thousand five hundred", "one hundred fifty", "three hundred twenty", "three to five",
        "2 to three", "100 or 200", "1,000 and 1,200", "a", "an", "-5", "1e3", "n=813", "",
        "1.2345 thousand", "half", "5 to 4", "five people who were asked in town",
    ],
)  # fmt: skip
def test_what_is_no_count_is_refused(text):
    with pytest.raises(WordingError, match="a printed count such as '1,213'"):
        read_number(text, "count")


@pytest.mark.parametrize("text", ["12,13", "1,2131", "1,21,300"])
def test_thousands_stand_in_threes(text):
    with pytest.raises(WordingError, match=r"groups of three digits|a printed count"):
        read_number(text, "count")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,000 to 1,200", 1000, 1200), ("1,000-1,200 people", 1000, 1200),
        ("between 5 and 6 million", 5e6, 6e6), ("2-3", 2, 3), ("20 to 30 thousand", 2e4, 3e4),
    ],
)  # fmt: skip
def test_ranges_of_counts_keep_their_scale(text, low, high):
    number = read_number(text, "count")
    assert (number.value, number.upper, number.form) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$94.8 billion", 94.8e9, 1e8),
        ("us$15 billion", 15e9, 1e9),
        ("\u20ac1.5 million", 1.5e6, 1e5),
        ("167.7 million", 167.7e6, 1e5),
        ("20 million tonnes", 20e6, 1e7),
        ("90,000", 90_000, 10_000),
        ("4,395", 4395, 1),
        ("46", 46, 1),
        ("30 percent", 0.30, 0.01),
        ("120 percent", 1.2, 0.01),
        ("67.4%", 0.674, 0.001),
        ("48 hours", 48, 1),
    ],
)
def test_amounts_are_rounded_to_their_last_digit(text, value, unit):
    number = read_number(text, "amount")
    assert number.value == pytest.approx(value)
    assert number.unit == pytest.approx(unit)


def test_ranges_of_amounts_have_one_scale_and_sign():
    number = read_number("$5 to 6 billion", "amount")
    assert (number.value, number.upper) == (5e9, 6e9)
    number = read_number("20-30 percent", "amount")
    assert (number.value, number.upper) == pytest.approx((0.2, 0.3))


@pytest.mark.parametrize("percent", [0.0, 5, 10, 12, 35, 50, 67, 95, 100])
def test_steps_of_percents(percent):
    step = 10 if percent % 10 == 0 else 5 if percent % 5 == 0 else 2
    assert percent_steps(float(percent), 1.0) == (step, step)


def test_steps_of_percents_with_decimals_are_two_units():
    assert percent_steps(67.4, 0.1) == (0.2, 0.2)
    assert percent_steps(67.5, 0.1) == (0.2, 0.2)
    assert percent_steps(65.0, 0.1) == (5.0, 5.0)


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        (1600, (100, 100)), (1213, (1, 1)), (813, (1, 1)), (9000, (1000, 1000)), (7, (1, 1)),
        (1000, (100, 1000)), (100_000, (10_000, 100_000)), (1, (0.1, 1)), (20, (10, 10)),
    ],
)  # fmt: skip
def test_steps_of_counts(value, steps):
    assert count_steps(float(value)) == pytest.approx(steps)


@pytest.mark.parametrize(
    ("value", "place"),
    [(1600, 100), (1213, 1), (94.8, 0.1), (0.05, 0.01), (0, 1), (math.inf, 1), (1e15, 1e15),
     (1_000_000_001, 1), (8_100_000_000_007, 1), (1.1 * 1000, 100), (0.3, 0.1), (67.45, 0.01)],
)  # fmt: skip
def test_the_last_digit_that_is_not_zero(value, place):
    assert last_place(value) == pytest.approx(place)


@pytest.mark.parametrize("kind", ["share", "count", "amount"])
@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000, "9 " * 5000, "9," * 5000, "1 000" * 2000, "1" + ",000" * 5000 + " percent",
        "(" * 5000, "(" * 2500 + ")" * 2500, "twenty-" * 2000, "one " * 5000, "$" * 5000,
        "-" * 5000, "between " * 2000, "a" * 5000, "5 " + "a " * 5000, "9/" * 2500, "in " * 2500,
        "1." * 2500, " " * 5000 + "x", "9" * 15 + " " * 5000 + "percent", "0" * 5000 + "67 percent",
    ],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_texts_are_refused_at_once(text, kind):
    start = time.perf_counter()
    with pytest.raises(WordingError, match="`wording` must be"):
        read_number(text, kind)
    assert time.perf_counter() - start < 0.2
