"""Which numbers are shares of respondents."""

import pytest

from survey.article.kinds import is_share, share_of
from survey.article.lines import sentences
from survey.article.linking import linked
from survey.article.numbers import numbers, qualified


def shares(text, *, polled=True, of_things=False):
    """Return for each number of a text that is not bare whether it is a share of respondents."""
    (sentence,) = sentences(text)
    small = sentence.small
    found = [qualified(number, small) for number in linked(numbers(small), small)]
    return [
        is_share(number, sentence, polled=polled, of_things=of_things)
        for number in found
        if number.form != "bare"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "86 percent of Chinese adults await it.",
        "Some 74 percent of Kenyans agree.",
        "It was backed by 91 per cent of young adults.",
        "Women are less likely to worry (64 percent).",
        "Two-thirds of voters disagree.",
        "As for trade, 86 percent of voters disagree.",
        "Less than a quarter said so.",
        "Nearly eight-out-of-10 Democrats agreed.",
        "The party would win 43 percent of the vote.",
        "Support for the tax is at 55 percent.",
        "A majority of nurses want more pay.",
        "Most Americans agree.",
        "Most Catalans believe it.",
        "Majorities in both parties say so.",
        "It rose to six in ten in Kenya.",
        "And around one-third are going out less.",
        "Figures climbed, with 64 percent assessing it as high.",
        "The approval rating is in the 30s.",
        "Another 17 per cent point at something else.",
    ],
)
def test_shares_of_respondents(text):
    assert shares(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose 5 percent.",
        "Exports rose by 5 percent.",
        "Sales were up 12% on the year.",
        "There was a 12 percent rise in prices.",
        "A drop of eight percent followed.",
        "Tariffs of 25 percent apply.",
        "With tariffs of 25 percent, consumers pay more.",
        "The unemployment rate, 7.4 percent in May, is high.",
        "The GDP target is around 5 percent.",
        "The margin of error is 3 percent.",
        "It has an error of +/- 3 percent.",
        "It holds at the 95 percent confidence level.",
        "The response rate was 36 percent.",
        "It makes up 40 percent of exports.",
        "It won 48 percent of the vote.",
        "They are 20 percent more likely to agree.",
        "They are less than half as likely to agree.",
        "About a fifth of the budget goes there.",
        "The first half went by.",
        "Grey means fewer than half of them agree.",
        "It fell 3 percent from a year earlier.",
        "The majority leader spoke.",
        "A majority of nations signed it.",
        "These were most common.",
        "Temperatures were in the 30s.",
        "The share fell -2 percent.",
    ],
)
def test_other_percentages(text):
    assert shares(text) == [False]


def test_a_bare_percent_is_a_share_in_a_text_about_a_survey_only():
    assert shares("In the north it was 40 percent.", polled=True) == [True]
    assert shares("In the north it was 40 percent.", polled=False) == [False]


def test_the_parts_of_a_share_of_things_are_shares_of_things():
    text = "In the north it was 40 percent."
    assert shares(text, of_things=True) == [False]
    assert shares("In the north 40 percent of voters agree.", of_things=True) == [True]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("5 percent of the 200 adults", "people"),
        ("5 percent of exports", "things"),
        ("5 percent of the valid votes", "votes"),
        ("5 percent of Chinese and others", "people"),
        ("5 percent of Chinese steel", "unknown"),
        ("5 percent.", "unknown"),
    ],
)
def test_what_it_is_a_share_of(text, of):
    (sentence,) = sentences(text)
    assert share_of(numbers(sentence.small)[0], sentence) == of
