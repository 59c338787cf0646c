"""Links: a sentence points to any number of pictures."""

from survey.report.blocks import to
from survey.report.links import pictures, spliced


def test_pictures_are_joined_two_by_two():
    assert pictures(["a"]) == [to("a")]
    assert pictures(["a", "b", "c"]) == [to("a"), " and ", to("b"), " and ", to("c")]


def test_only_lists_are_taken_apart():
    assert spliced(["See ", [to("a"), " and ", to("b")], "."]) == [
        "See ", to("a"), " and ", to("b"), "."
    ]  # fmt: skip
