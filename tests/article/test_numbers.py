"""The numbers of a sentence and the words that qualify them."""

import pytest

from survey.article.lines import plain_line, small_letters
from survey.article.numbers import MOST_IN_A_SENTENCE, numbers, plain_value, qualified


def found(text):
    """Return the phrases of a text with their forms."""
    small = small_letters(plain_line(text))
    return [(text[n.start : n.end], n.form) for n in (qualified(n, small) for n in numbers(small))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("67 percent", [("67 percent", "percent")]),
        ("67%", [("67%", "percent")]),
        ("67\u00a0% and 3\uff05", [("67\u00a0%", "percent"), ("3\uff05", "percent")]),
        ("17,1 per cent", [("17,1 per cent", "percent")]),
        ("Thirty-three percent", [("Thirty-three percent", "percent")]),
        ("one hundred per cent", [("one hundred per cent", "percent")]),
        ("a two-thirds share", [("two-thirds", "fraction")]),
        ("three quarters", [("three quarters", "fraction")]),
        ("a third, half", [("a third", "fraction"), ("half", "fraction")]),
        ("eight-out-of-10", [("eight-out-of-10", "fraction")]),
        ("one in six", [("one in six", "fraction")]),
        ("1 out of every 3", [("1 out of every 3", "fraction")]),
        ("12 in 2014", [("12", "bare"), ("2014", "bare")]),
        ("ten of three", []),
        ("a large majority", [("a large majority", "verbal")]),
        ("a curious majority", [("majority", "verbal")]),
        ("most of them", [("most", "verbal")]),
        ("the most, at most, most of the time, almost", []),
        ("somewhere in the teens", [("somewhere in the teens", "decade")]),
        ("in the mid-40s", [("in the mid-40s", "decade")]),
        ("1,213 and 4\u202f500", [("1,213", "bare"), ("4\u202f500", "bare")]),
        ("two thousand", [("two thousand", "bare")]),
        ("three ideas, G7, COVID19", []),
        ("more than 80 percent", [("more than 80 percent", "percent")]),
        ("Only about half", [("Only about half", "fraction")]),
        ("(nearly 5%)", [("nearly 5%", "percent")]),
        ("30 percent or more", [("30 percent or more", "percent")]),
        ("50 percent plus one", [("50 percent", "percent")]),
        ("well over 1,000", [("well over 1,000", "bare")]),
        ("an average of 44%", [("an average of 44%", "percent")]),
        ("3.5 percentage points", [("3.5", "bare")]),
        ("half-hour, half a-b", [("half", "fraction")]),
    ],
)
def test_what_is_found(text, expected):
    assert found(text) == expected


def test_a_table_run_together_holds_no_figures():
    row = "5 percent " * MOST_IN_A_SENTENCE
    assert len(numbers(row)) == MOST_IN_A_SENTENCE
    assert numbers(row + "6 percent") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,213", 1213), ("4 500", 4500), ("2.5", 2.5), ("two", None), ("1.2.3", None), ("", None),
     ("1" * 16, None)],
)  # fmt: skip
def test_plain_value(text, value):
    assert plain_value(text) == value
