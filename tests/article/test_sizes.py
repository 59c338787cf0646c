"""Which numbers are sample sizes."""

import pytest

from survey.article.lines import sentences
from survey.article.numbers import numbers
from survey.article.sizes import is_sample_size


def sizes(text, *, in_series=False):
    """Return the bare numbers of a text that are sample sizes."""
    (sentence,) = sentences(text)
    bare = [number for number in numbers(sentence.small) if number.form == "bare"]
    return [
        sentence.small[n.start : n.end]
        for n in bare
        if is_sample_size(n, sentence, in_series=in_series)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In all, 1,213 questionnaires came back from 16 towns.", ["1,213"]),
        ("The poll of 21,407 people ran from 3 May 2011.", ["21,407"]),
        ("Almost 21,000 people in 20 provinces were questioned.", ["21,000"]),
        ("The firm interviewed more than 7,000 adults aged 16 to 64.", ["7,000"]),
        ("It surveyed more than 24,000 adults in 20 provinces.", ["24,000"]),
        ("It had 813 respondents (n = 402 women).", ["813", "402"]),
        ("Of them, 56 per cent (2,800) were working.", ["2,800"]),
        ("Two thousand adults took part.", ["two thousand"]),
        ("Optimism among around 400 CFOs fell.", ["400"]),
        ("The survey covered 2,400 family visits.", ["2,400"]),
        ("The army sent 1,100 soldiers and 20 lorries.", []),
        ("The poll was done in 2024.", []),
        ("The poll of 2,024 adults was done.", ["2,024"]),
        ("They surveyed adults over 65 people trust.", []),
        ("The survey found that 12 people agree.", []),
        ("The survey put the cost at $1,200 people said.", []),
        ("The study followed 300-year-old customs of people.", []),
    ],
)
def test_sample_sizes(text, expected):
    assert sizes(text) == expected


def test_a_second_size_follows_the_first():
    assert sizes("And 813 in Kazakhstan.", in_series=True) == ["813"]
    assert sizes("And 813 in Kazakhstan.") == []
