"""Links: a sentence points to any number of pictures."""

from survey.report.blocks import to
from survey.report.links import pictures, spliced


def test_pictures_are_a_list_in_a_sentence():
    assert pictures(["a"]) == [to("a")]
    assert pictures(["a", "b"]) == [to("a"), " and ", to("b")]
    assert pictures(["a", "b", "c"]) == [to("a"), ", ", to("b"), " and ", to("c")]


def test_only_lists_are_taken_apart():
    assert spliced(["See ", [to("a"), " and ", to("b")], "."]) == [
        "See ", to("a"), " and ", to("b"), "."
    ]  # fmt: skip
