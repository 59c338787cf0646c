import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.errors import CellError
from survey.published.cells import ID, Cell, Others, parse_cell, parse_terms

LETTERS = string.ascii_letters + string.digits
NAMES = st.tuples(st.sampled_from(LETTERS), st.text(f"{LETTERS}._-", max_size=8)).map("".join)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("travel/yes", Cell("", "travel", "yes")),
        ("kz/travel/yes", Cell("kz", "travel", "yes")),
        ("lesson/important | success/net", Cell("", "lesson", "important", "success/net")),
        ("kz/lesson/important|success/net", Cell("kz", "lesson", "important", "success/net")),
        ("  travel/yes\n", Cell("", "travel", "yes")),
        ("1/2.a_b-c", Cell("", "1", "2.a_b-c")),
    ],
)
def test_references_are_read(text, cell):
    assert parse_cell(text) == cell


def test_the_sample_of_the_row_counts_only_where_the_text_names_none():
    assert parse_cell("travel/yes", sample_id="kz") == Cell("kz", "travel", "yes")
    assert parse_cell("cn/travel/yes", sample_id="kz") == Cell("cn", "travel", "yes")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.one_of(st.just(""), NAMES), NAMES, NAMES, st.one_of(st.none(), st.tuples(NAMES, NAMES)))
def test_what_is_written_is_read_again(sample_id, question_id, response_id, base):
    cell = Cell(sample_id, question_id, response_id, "/".join(base) if base else "")
    assert parse_cell(str(cell)) == cell
    assert parse_terms(f"{cell} + {cell}") == (cell, cell)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "travel", "/", "travel/", "/yes", "a/b/c/d", "travel / yes", "travel/yes |",
        "travel/yes | success", "travel/yes | kz/success/net", "a/b | c/d | e/f", "tra vel/yes",
        "-travel/yes", "../yes", "travel/y\u00e9s", "travel/yes;drop", "travel\\yes", "=travel/yes",
    ],
)  # fmt: skip
def test_what_is_no_reference_is_refused(text):
    with pytest.raises(CellError, match=r"must be 'question/response' or 'sample/question/resp"):
        parse_cell(text)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a/b", (Cell("kz", "a", "b"),)),
        ("a/b + cn/c/d", (Cell("kz", "a", "b"), Cell("cn", "c", "d"))),
        ("a/b+0.05", (Cell("kz", "a", "b"), 0.05)),
        ("0.5", (0.5,)),
        ("0", (0.0,)),
        ("1", (1.0,)),
        ("1.0", (1.0,)),
        ("others(role)", (Others("role"),)),
        ("others( role ) + a/b | c/d", (Others("role"), Cell("kz", "a", "b", "c/d"))),
    ],
)
def test_terms_of_a_relation_are_read(text, terms):
    assert parse_terms(text, sample_id="kz") == terms


@pytest.mark.parametrize(
    "text",
    ["", "+", "a/b +", "a/b - c/d", "50", "5", "1.5", "50%", ".5", "-0.5", "0.5 percent",
     "others()", "others(a/b)", "others(role", "a/b + others(role", "rivals(role)", "2 * a/b"],
)  # fmt: skip
def test_what_is_no_term_is_refused(text):
    with pytest.raises(CellError, match="A cell reference must be"):
        parse_terms(text)


def test_rivals_are_written_as_they_are_read():
    assert str(Others("role")) == "others(role)"
    assert parse_terms(str(Others("role"))) == (Others("role"),)


@pytest.mark.parametrize("text", ["a" * 100_000, "a/" * 50_000, "|" * 100_000, "a/b" + " " * 100_000
                                  + "x", "others(" * 20_000, "0." + "1" * 100_000])  # fmt: skip
def test_hostile_references_are_refused_at_once(text):
    start = time.perf_counter()
    with pytest.raises(CellError, match="A cell reference must be"):
        parse_terms(text)
    assert time.perf_counter() - start < 0.3


def test_names_hold_nothing_that_a_path_or_reference_could_trip_over():
    assert ID.fullmatch("a.b-c_D9")
    for sign in set(string.printable) - set(string.ascii_letters + string.digits):
        assert not ID.fullmatch(sign)
        assert bool(ID.fullmatch(f"a{sign}")) is (sign in "._-")
