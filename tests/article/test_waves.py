"""Which figures are of an earlier wave."""

import pytest

from survey.article.lines import sentences
from survey.article.linking import linked
from survey.article.numbers import numbers
from survey.article.waves import are_earlier, survey_year


def earlier(text, year=2018):
    """Return for each figure of a text that is not bare whether it is of an earlier wave."""
    (sentence,) = sentences(text)
    found = linked(numbers(sentence.small), sentence.small)
    told = are_earlier(found, sentence, year=year)
    return [then for n, then in zip(found, told, strict=True) if n.form != "bare"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose from 40% to 45%.", [True, False]),
        ("It is 45%, up from 40% in 2017.", [False, True]),
        ("It is 26 percent, a drop from 41 percent.", [False, True]),
        ("It is 51 percent now, compared to 73 percent last year.", [False, True]),
        ("It was 76 percent in the previous survey.", [True]),
        ("It was 76 percent two years ago.", [True]),
        ("In June, 29 percent agreed.", [True]),
        ("In 2016, 29 percent agreed.", [True]),
        ("In 2018, 29 percent agreed.", [False]),
        ("It was 20% in 2018 and 4% in 2012.", [False, True]),
        ("Now 45 percent agree.", [False]),
        ("The 45 percent who agree have lived there since 2012.", [False]),
    ],
)
def test_waves(text, expected):
    assert earlier(text) == expected


def test_the_year_of_a_text_is_the_latest_that_it_prints():
    assert survey_year(["In 1998 and 2012", "on $2024 and 2,030 of 2003"]) == 2012
    assert survey_year(["no year"]) == 0
