"""Phrases: days, counts and levels in words."""

import pytest

from survey.report.phrases import cardinal, day, days, level_text, sentence


@pytest.mark.parametrize(
    ("text", "written"),
    [("2024-07-02", "2 July 2024"), ("2024-12", "December 2024"), ("1999", "1999"),
     ("", ""), ("2024-13-01", "2024-13-01"), ("early spring", "early spring")],
)  # fmt: skip
def test_days(text, written):
    assert day(text) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [("2024-06-10", "2024-06-24", "10 to 24 June 2024"),
     ("2024-05-30", "2024-06-02", "30 May to 2 June 2024"),
     ("2023-12-30", "2024-01-02", "30 December 2023 to 2 January 2024"),
     ("2018", "2021", "2018 to 2021"), ("2024-06-10", "2024-06-10", "10 June 2024"),
     ("", "2024", "2024"), ("", "", "")],
)  # fmt: skip
def test_stretches_of_days(first, last, written):
    assert days(first, last) == written


def test_large_counts_are_in_digits():
    assert cardinal(1213) == "1,213"


@pytest.mark.parametrize(("level", "text"), [(0.9, "90%"), (0.95, "95%"), (0.995, "99.5%")])
def test_levels(level, text):
    assert level_text(level) == text


def test_sentences_end_once():
    assert sentence("the end.") == "The end."
    assert sentence("no end") == "No end."
