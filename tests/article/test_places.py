"""Countries and their people in a sentence, and the part they play."""

import pytest

from survey.article.lines import sentences
from survey.article.places import mentions


def parts(text):
    """Return code and part of each mention."""
    (sentence,) = sentences(text)
    return [(mention.code, mention.part) for mention in mentions(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6% of Chinese and 4% of Kazakh people", [("CHN", "people"), ("KAZ", "people")]),
        ("Both Chinese and Kazakh respondents agree", [("CHN", "people"), ("KAZ", "people")]),
        ("Americans and most Canadians agree", [("USA", "people"), ("CAN", "people")]),
        ("In Germany, 10 percent agree", [("DEU", "place")]),
        ("a 75 percent rating in South Korea", [("KOR", "place")]),
        ("people in the UK", [("GBR", "people")]),
        ("Poland fell to 12 percent", [("POL", "subject")]),
        ("Poland fell, Germany rose", [("POL", "subject"), ("DEU", "subject")]),
        ("They trust Russia", [("RUS", "object")]),
        ("a favourable view of the U.S., down from 41", [("USA", "object")]),
        ("attitudes toward Russians", [("RUS", "object")]),
        ("China's economy", [("CHN", "object")]),
        ("Russia's voters", [("RUS", "people")]),
        ("Chinese companies", [("CHN", "object")]),
        ("U.S. adults", [("USA", "people")]),
        ("Kazakhstan people", [("KAZ", "people")]),
        ("they told us, in New Mexico", []),
        ("China-Kazakhstan trade", []),
        ("British and Irish voters", [("GBR", "object"), ("IRL", "people")]),
    ],
)  # fmt: skip
def test_parts(text, expected):
    assert parts(text) == expected
