"""Short names and labels: readable, unique, safe in a table."""

import pytest

from survey.article.naming import LONGEST_LABEL, MOST_WORDS, Names, label, one_line, short_name
from survey.published.cells import ID
from survey.published.columns import value_problem
from survey.published.schema import RESPONSES


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("would support more Chinese companies investing", "support-chinese-companies"),
        ("say they don't know", "dont-know"),
        ("Caf\u00e9s in Almaty", "cafes-almaty"),
        ("it is", "it-is"),
        ("\u4e2d\u56fd", ""),
        ("", ""),
    ],
)
def test_the_telling_words_make_the_name(text, name):
    assert short_name(text) == name


@pytest.mark.parametrize("text", ["x" * 5000, "a b c " * 900, "-- =SUM(A1) \x1b[31m red"])
def test_a_name_is_short_and_can_stand_in_a_reference(text):
    name = short_name(text)
    assert ID.fullmatch(name)
    assert len(name) <= 45 * MOST_WORDS


def test_each_name_is_given_once():
    names = Names()
    given = [names.once(name) for name in ["a", "a", "a-2", "a", "b"]]
    assert given == ["a", "a-2", "a-2-2", "a-3", "b"]


def test_many_equal_names_take_no_longer_each():
    names = Names()
    assert [names.once("same") for _ in range(50_000)][-1] == "same-50000"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("holding a neutral attitude", "Holding a neutral attitude"),
        ("=SUM(A1)", "SUM(A1)"),
        ("+ @more,  \tplease:", "More, please"),
        ("a\u2028b\x00c\x1bd", "A b c d"),
        ("(very) sure", "(very) sure"),
        (" , ", ""),
    ],
)
def test_a_label_is_one_line_and_no_formula(text, printed):
    assert label(text) == printed


@pytest.mark.parametrize("text", ["word " * 60, "x" * 500])
def test_a_long_label_is_cut(text):
    cut = label(text)
    assert cut.endswith(" \u2026")
    assert len(cut) <= LONGEST_LABEL + 2
    assert value_problem(RESPONSES.column("label"), cut) is None


def test_a_label_is_cut_behind_a_whole_word():
    words = label("seventeen " * 20).removesuffix(" \u2026").split()
    assert set(words) == {"Seventeen", "seventeen"}


def test_one_line_keeps_the_words():
    assert one_line("a\n b\tc") == "a b c"
