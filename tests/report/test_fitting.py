"""Rows that fit a page: fewer where texts are long, never fewer than a few."""

import pandas as pd
import pytest

from survey.report.fitting import FEWEST, rows_that_fit


def rows(question, response="yes", suffix=""):
    return pd.DataFrame({f"question{suffix}": [question] * 5, f"response{suffix}": response})


def test_short_texts_take_as_many_as_wanted():
    assert rows_that_fit(rows("Travel?"), 10) == 10


@pytest.mark.parametrize("suffix", ["", "_a"])
def test_long_questions_and_long_answers_leave_room_for_fewer(suffix):
    short, long = "Travel?", "a long text of many words " * 10
    of_question = rows_that_fit(rows(long, suffix=suffix), 10, suffix)
    of_both = rows_that_fit(rows(long, long, suffix), 10, suffix)
    assert FEWEST <= of_both < of_question < rows_that_fit(rows(short, suffix=suffix), 10, suffix)


def test_a_few_are_drawn_whatever_their_length():
    assert rows_that_fit(rows("long " * 500), 10) == FEWEST


def test_less_room_takes_fewer():
    assert rows_that_fit(rows("Travel?"), 30, page=24) == 8


def test_no_rows_are_no_obstacle():
    assert rows_that_fit(rows("Travel?").head(0), 10) == 10
