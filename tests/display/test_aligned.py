"""Numbers flush right line up at their decimal points."""

import pytest

from survey import texts
from survey.display.aligned import DIGIT_WIDE, POINT_WIDE, aligned

WIDTHS = {DIGIT_WIDE: 10, POINT_WIDE: 4, ".": 4}


def width_behind(whole, padded):
    """Return how wide what stands behind a whole number is, digits ten and signs thirteen wide."""
    rest = padded[padded.rindex(whole) + len(whole) :]
    return sum(WIDTHS.get(mark, 10 if mark.isdigit() else 13) for mark in rest)


@pytest.mark.parametrize(
    "cells",
    [
        {"67%": "67", "33.5%": "33"},
        {"12": "12", "3.25": "3", "0.125": "0"},
        {"below 50%": "50", "66.5\u201367.5%": "67"},
        {"+12": "12", "\u221230.5 to +20.5": "20", "1,213": "213"},
    ],
)
def test_whole_numbers_end_at_one_place(cells):
    padded = aligned(list(cells))
    assert len({width_behind(*pair) for pair in zip(cells.values(), padded, strict=True)}) == 1
    assert [cell.rstrip() for cell in padded] == list(cells)


def test_without_decimals_nothing_is_added():
    assert aligned(["1,213", "679–686", "91%"]) == ("1,213", "679–686", "91%")


def test_words_are_left_as_they_are():
    assert aligned(["never", "", "9.5", "1,601 or more"]) == ("never", "", "9.5", "1,601 or more")


def test_the_decimal_sign_and_the_percent_are_those_of_the_language(monkeypatch):
    english = texts.catalogue("en")
    own = english.entries | {"number.decimal": ",", "number.percent": "{number}\u00a0%"}
    made = texts.Catalogue(own, english.form)
    monkeypatch.setattr(texts, "catalogue", lambda _: made)
    assert aligned(["67\u00a0%", "33,5\u00a0%", "1.213"]) == (
        f"67\u00a0%{POINT_WIDE}{DIGIT_WIDE}",
        "33,5\u00a0%",
        f"1.213{POINT_WIDE}{DIGIT_WIDE}",
    )
