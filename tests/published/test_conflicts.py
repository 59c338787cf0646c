"""A contradiction in plain words: what, where, by how much."""

from survey.bounds import Bounds
from survey.published.cells import Cell
from survey.published.conflicts import conflict_words, paragraphs_of
from survey.published.relations import of_statement
from survey.published.tightening import Conflict

CELL = Cell("kaz", "q", "yes")
FEW = next(of_statement(CELL, Bounds(0.0, 0.4), "s1", "at most 40 percent"))
MANY = next(of_statement(CELL, Bounds(0.6, 1.0), "s2", "60 percent or more"))


def test_words_places_and_distance():
    conflict = Conflict((CELL,), (FEW, MANY), 0.2)
    assert conflict_words(conflict, {"s1": "3", "s2": ""}) == (
        "\u201cat most 40 percent\u201d (paragraph 3) and \u201c60 percent or more\u201d "
        "cannot all hold; they miss by 20.0 points"
    )


def test_strict_ends_that_touch_have_no_distance():
    assert "miss" not in conflict_words(Conflict((CELL,), (FEW, MANY), 0.0), {})


def test_paragraphs_are_those_of_statements_and_relations(shipped):
    found = paragraphs_of(shipped)
    assert (found["p38-success-net"], found["success-sum"]) == ("38", "38")
