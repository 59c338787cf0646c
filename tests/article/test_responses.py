"""What was answered."""

import pytest

from survey.article.lines import sentences
from survey.article.linking import linked
from survey.article.numbers import numbers
from survey.article.responses import responses


def answers(text):
    """Return the words of the answer of each number of a text."""
    (sentence,) = sentences(text)
    return responses(linked(numbers(sentence.small), sentence.small), sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("86% of adults support it, while 10% oppose it.", ["support it", "oppose it"]),
        ("They like its growth (59%) and its goods (57%).", ["They like its growth", "its goods"]),
        ("Better roads were named by 56 percent of respondents.", ["Better roads were named"]),
        ("53 percent of adults who live alone say so.", ["live alone say so"]),
        ("53 percent.", [""]),
        ("6% of men and 4% of women agree.", ["agree", "agree"]),
        ("Trust is low (38 and 29 percent, respectively).", ["Trust is low", "Trust is low"]),
        ("82 and 83 percent agree.", ["agree", "agree"]),
        ("It fell from 36 to 12 percent in favour.", ["in favour", "in favour"]),
        ("6% of men agree, up from 4% in the previous survey.", ["agree", "agree"]),
        ("49 percent went to China, and 32 percent to Asia.", ["went to China", "to Asia"]),
    ],
)  # fmt: skip
def test_answers(text, expected):
    assert answers(text) == expected


def test_long_answers_are_cut_between_words():
    (behind,) = answers("Of them, 53 percent chose " + "abcdefghi " * 40)
    assert len(behind) <= 160
    assert set(behind.split()) == {"chose", "abcdefghi"}
    (before,) = answers("They liked " + "abcdefghi " * 40 + "(53 percent).")
    assert len(before) <= 160
    assert set(before.split()) == {"abcdefghi"}
