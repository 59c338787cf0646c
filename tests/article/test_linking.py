"""Which numbers belong together."""

import pytest

from survey.article.linking import linked
from survey.article.numbers import numbers


def found(text):
    """Return the phrases of what is no bare number, with the part of a change each plays."""
    return [
        (text[n.start : n.end], n.change) for n in linked(numbers(text), text) if n.form != "bare"
    ]


def phrases(text):
    """Return the phrases of what is no bare number."""
    return [phrase for phrase, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(66 and 61 percent)", ["66", "61 percent"]),
        ("82 and 83 percent", ["82", "83 percent"]),
        ("10, 20 and 30 percent", ["10", "20", "30 percent"]),
        ("by 44-38 percent", ["44", "38 percent"]),
        ("93-5 percent", ["93", "5 percent"]),
        ("53 to 41 percent", ["53", "41 percent"]),
        ("71% vs. 64%, respectively", ["71%", "64%"]),
        ("53 to 55 percent", ["53 to 55 percent"]),
        ("20-30 percent", ["20-30 percent"]),
        ("between 49% and 53%", ["between 49% and 53%"]),
        ("on may 5, 40 percent agreed", ["40 percent"]),
        ("from oct. 27-31, 50 percent", ["50 percent"]),
        ("$40 and 50 percent", ["50 percent"]),
        ("aged 18 and 50 percent", ["50 percent"]),
        ("in 2014 and 50 percent", ["50 percent"]),
        ("china (66), greece (61) and 5 percent elsewhere", ["66", "61", "5 percent"]),
        ("86 percent of men and 74 of women", ["86 percent", "74"]),
        ("86 men and 74 of the women", []),
    ],
)
def test_shared_units_and_ranges(text, expected):
    assert phrases(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 40% to 45%", [("40%", "from"), ("45%", "to")]),
        ("from 36 to 12 percent", [("36", "from"), ("12 percent", "to")]),
        ("5 percent, from 32 to 19, and", [("5 percent", ""), ("32", "from"), ("19", "to")]),
        ("from 32 to 19, and", []),
        ("5 percent, from 32 to 19 points", [("5 percent", "")]),
    ],
)
def test_changes(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half (47%)", ["half (47%)"]),
        ("two-thirds (67 percent) of them", ["two-thirds (67 percent)"]),
        ("a majority, 52%, said", ["a majority, 52%"]),
        ("nine of 10, or 91%.", ["nine of 10, or 91%"]),
        ("most americans - 65% - say", ["most americans - 65%"]),
        ("half the respondents, 56 percent, said", ["half the respondents, 56 percent"]),
        ("a majority of adults, a median of 59%, said", ["a majority of adults, a median of 59%"]),
        ("three-quarters want less work (72%), then", ["three-quarters want less work (72%)"]),
        ("a majority, 101 percent, said", ["101 percent"]),
        ("six in ten will spend as much (54%) or more (12%)", ["six in ten", "54%", "12%"]),
        ("half of men agree, and women less (47%", ["half", "47%"]),
        ("half of men, 20% of women", ["half", "20%"]),
        ("half (12%)", ["half", "12%"]),
        ("10 percent (12%)", ["10 percent", "12%"]),
    ],
)  # fmt: skip
def test_words_made_exact_by_a_number(text, expected):
    assert phrases(text) == expected


def test_far_from_its_words_the_number_stands_for_both():
    words = "a quarter hold the opposite view and do not expect their government" + " to do it" * 6
    assert phrases(f"{words} (27%).") == ["27%"]
