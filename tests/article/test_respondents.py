"""Who was asked."""

import pytest

from survey.article.lines import sentences
from survey.article.linking import linked
from survey.article.numbers import numbers
from survey.article.places import mentions
from survey.article.respondents import NOBODY, Asked, asked, survey_countries


def who(text, carried=NOBODY):
    """Return who was asked for each figure of a text that is not bare, and who is carried on."""
    (sentence,) = sentences(text)
    found = linked(numbers(sentence.small), sentence.small)
    figures = [n for n in found if n.form != "bare"]
    return asked(figures, mentions(sentence), sentence, carried)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("86 percent of Chinese and 74 percent of Kazakh respondents agree", ["CHN", "KAZ"]),
        ("Kazakh respondents like its growth (59 percent) and goods (57 percent)", ["KAZ", "KAZ"]),
        ("53% of Kazakh people want more Chinese firms, another 29% do not", ["KAZ", "KAZ"]),
        ("46 percent of Britons and 47 percent of Americans agree", ["GBR", "USA"]),
        ("In Germany 10% trust Russia, and 75% say the U.S. does less", ["DEU", "DEU"]),
        ("China and Greece like it as well (66 and 61 percent)", ["CHN", "GRC"]),
        ("It is low (38 and 29% in Norway and Portugal, respectively)", ["NOR", "PRT"]),
        ("Poland fell from 36 to 12%, Germany from 32 to 19", ["POL", "POL", "DEU", "DEU"]),
        ("It rose in China, from 49 to 66 percent", ["CHN", "CHN"]),
        ("It has a 75 percent rating in Vietnam", ["VNM"]),
        ("A majority of people in Denmark (54 percent) agree", ["DNK"]),
        ("Regarding China, Kazakh people agree (54 percent)", ["KAZ"]),
        ("Kazakhstan saw a majority of respondents agree", ["KAZ"]),
        ("The US did worst, with 20 percent of respondents favouring it", [""]),
        ("74 percent agree", [""]),
    ],
)  # fmt: skip
def test_countries(text, expected):
    assert [each.country for each in who(text)[0]] == expected


def test_a_group_with_one_figure_is_all_of_them():
    assert (
        who("Both Chinese and Kazakh respondents agree, 54 percent said")[0][0].country == "CHN KAZ"
    )


def test_who_was_spoken_of_is_carried_on():
    kazakh = Asked("KAZ", "Kazakh respondents", lasting=True)
    found, carried = who("And 44 percent of respondents agree", kazakh)
    assert found == [Asked("KAZ", "respondents", lasting=True)]
    assert carried == kazakh


def test_a_sentence_without_figures_hands_on_whom_it_speaks_of():
    assert who("What do Kazakh citizens think?")[1] == Asked("KAZ", "Kazakh citizens", lasting=True)
    assert who("In Kazakhstan, it listed the US and China.")[1] == Asked("KAZ")
    assert who("China's trade grew.")[1] == NOBODY


def test_averages_over_countries_carry_nobody_on():
    kazakh = Asked("KAZ", "Kazakh respondents", lasting=True)
    assert who("A median of 64 percent agree", kazakh)[0] == [Asked()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("86 percent of married Chinese women agree", "married Chinese women"),
        ("86 percent of those who like it", "those"),
        ("86 percent of respondents", "respondents"),
        ("86 percent of men and 6 percent of women", "men"),
        ("86 percent agree", ""),
        ("86 percent of the budget", ""),
    ],
)
def test_the_words_that_name_them(text, words):
    assert who(text)[0][0].words == words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A survey of adults in the UK, US and Germany", {"GBR", "USA", "DEU"}),
        ("A poll of Kenyan adults about Russia", {"KEN"}),
        ("He grew up in France.", set()),
    ],
)
def test_where_a_survey_was_done(text, codes):
    (sentence,) = sentences(text)
    assert survey_countries(mentions(sentence), sentence) == codes
