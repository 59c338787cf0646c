import pandas as pd
import pytest

from survey.errors import OptionError
from survey.published.assumptions import chosen, holds, scenarios


def table(*rows):
    """Return a table of assumptions from (option, issue, default)."""
    return pd.DataFrame(rows, columns=["assumption_id", "issue", "default"], dtype="str")


ONE = table(("all", "base", "yes"), ("part", "base", "yes"), ("none", "base", "no"))
TWO = table(
    ("all", "base", "yes"), ("each", "items", "yes"), ("part", "base", "yes"),
    ("jointly", "items", "yes"), ("nobody", "items", "no"), ("maybe", "other", "no"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("assume", "options"),
    [(None, ()), ("", ()), ("a b", ("a", "b")), (["a", "b"], ("a", "b")), (iter("ab"), ("a", "b"))],
)
def test_choices_are_text_or_a_list(assume, options):
    assert chosen(assume) == options


def test_without_assumptions_there_is_one_scenario():
    assert scenarios(table()) == [{}]


def test_every_admitted_option_of_an_issue_is_a_scenario():
    assert scenarios(ONE) == [{"base": "all"}, {"base": "part"}]


def test_issues_vary_one_at_a_time():
    first = {"base": "all", "items": "each"}
    assert scenarios(TWO) == [first, {**first, "base": "part"}, {**first, "items": "jointly"}]


@pytest.mark.parametrize(
    ("assume", "expected"),
    [
        ("part", [{"base": "part"}]),
        ("none", [{"base": "none"}]),
        ("none all", [{"base": "all"}, {"base": "none"}]),
        (["part", "part"], [{"base": "part"}]),
    ],
)
def test_a_choice_takes_the_place_of_the_defaults_of_its_issue(assume, expected):
    assert scenarios(ONE, assume) == expected


def test_a_choice_leaves_other_issues_open():
    assert scenarios(TWO, "nobody maybe") == [
        {"base": "all", "items": "nobody", "other": "maybe"},
        {"base": "part", "items": "nobody", "other": "maybe"},
    ]


def test_an_unknown_option_is_answered_with_the_nearest():
    with pytest.raises(OptionError, match=r"`assume` must be .*'al'\. Did you mean 'all'\?"):
        scenarios(ONE, ["part", "al"])


def test_a_study_without_options_says_so():
    with pytest.raises(OptionError, match="the study has no assumptions"):
        scenarios(table(), "all")


@pytest.mark.parametrize(
    ("when", "scenario", "expected"),
    [
        ("", {}, True),
        ("all", {"base": "all"}, True),
        ("all", {"base": "part"}, False),
        ("all", {}, False),
        ("all part", {"base": "part"}, True),
        ("all part", {"base": "none"}, False),
        ("all each", {"base": "all", "items": "each"}, True),
        ("all each", {"base": "all", "items": "jointly"}, False),
        ("each all part", {"base": "part", "items": "each"}, True),
    ],
)
def test_options_of_an_issue_are_alternatives_and_issues_must_all_hold(when, scenario, expected):
    issue_of = dict(zip(TWO["assumption_id"], TWO["issue"], strict=True)) | {"none": "base"}
    assert holds(when, scenario, issue_of) is expected
