"""Reading a megabyte of article text, and of texts made to be slow, against ordinary text."""

import pytest

import survey as sv

SIZE = 1_000_000
ARTICLE = """Nearly half (47%) of respondents in the survey of 1,213 adults agree, officials said.
In Kazakhstan, 74 percent of respondents and, among women, two-thirds said so in June 2024.
Exports rose 5 percent, and the margin of error is 3 points. It was a long day in the capital.
The committee met twice and spoke about the roads, the schools and the weather of the season.
"""
HOSTILE = {
    "digits": "1",
    "groups of digits": "1,234,",
    "brackets": "(",
    "half and brackets": "half (",
    "no spaces": "abcdefgh",
    "numbers": "12 ",
    "percents": "5 percent of ",
    "names": "China ",
    "initials": "A. ",
    "tags": "<",
}


def of_length(text):
    """Return a text repeated to a megabyte."""
    return (text * (SIZE // len(text) + 1))[:SIZE]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(measure, name):
    group = f"1 MB of {name}, then of ordinary text"
    measure(group, "survey", 1, sv.extract, of_length(HOSTILE[name]), rounds=1)


@pytest.mark.parametrize("name", HOSTILE)
def test_ordinary_text(measure, name):
    group = f"1 MB of {name}, then of ordinary text"
    measure(group, "ordinary text", 1, sv.extract, of_length(ARTICLE), rounds=1)
