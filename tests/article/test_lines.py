"""Paragraphs and sentences, and offsets that no reading of them moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.article.lines import LONGEST, paragraphs, plain_line, sentences, small_letters


def pieces(line):
    """Return the sentences of a line as text."""
    return [sentence.text for sentence in sentences(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("He asked why? 18% said no.", ["He asked why?", "18% said no."]),
        ('"It is so." The rest', ['"It is so."', "The rest"]),
        ("In the U.S. Only 20% agree.", ["In the U.S. Only 20% agree."]),
        ("Mr. Ito and J. Smith spoke.", ["Mr. Ito and J. Smith spoke."]),
        ("From Sept. 21 to Oct. 3 it ran.", ["From Sept. 21 to Oct. 3 it ran."]),
        ("No. 1 is 2.5 percent.", ["No. 1 is 2.5 percent."]),
        ("no capital. so one sentence", ["no capital. so one sentence"]),
        ("", [""]),
    ],
)
def test_where_sentences_end(line, expected):
    assert pieces(line) == expected


@given(st.text(alphabet=st.sampled_from("aB. ?!5%\u2013\u00a0\u0130\u201c,"), max_size=60))
def test_sentences_cover_the_line(line):
    found = list(sentences(line))
    assert "".join(sentence.printed for sentence in found) == line
    assert all(line.startswith(s.printed, s.start) for s in found)
    assert all(len(s.small) == len(s.plain) == len(s.printed) for s in found)


@given(st.text(max_size=60))
def test_plain_and_small_letters_stand_where_they_stood(line):
    assert len(plain_line(line)) == len(line) == len(small_letters(line))


def test_a_line_without_an_end_is_cut_at_spaces():
    line = "word " * LONGEST
    found = list(sentences(line))
    assert len(found) > 1
    assert all(len(sentence.printed) <= LONGEST for sentence in found)
    assert all(sentence.printed.endswith(" ") for sentence in found[:-1])


def test_paragraphs_are_the_non_empty_lines():
    assert paragraphs("\n one \r\n\r\n\t\ntwo") == [" one ", "two"]
