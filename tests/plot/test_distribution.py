import math

import pytest

from survey.plot.distribution import counted, segments
from survey.plot.theme import NOT_PUBLISHED_HATCH

COLORS = {name: f"#{number}{number}{number}" for number, name in enumerate("abcde")}


def answer(name, low, high=None, value=math.nan, kind="answer", members=""):
    """Return a row: exact if only a value is given, else from low to high."""
    if high is None:
        low, high, value = low - 0.005, low + 0.005, low
    return {
        "response_id": name, "kind": kind, "members": members, "value": value,
        "published_low": low, "published_high": high, "low_open": False, "high_open": False,
    }  # fmt: skip


def ends(rows):
    """Return (start, end, striped or not) of each segment."""
    return [
        (round(each.start, 6), round(each.end, 6), bool(each.hatch))
        for each in segments(rows, COLORS)
    ]


def test_exact_answers_follow_one_another_as_printed():
    assert ends([answer("a", 0.53), answer("b", 0.29)]) == [(0, 0.53, False), (0.53, 0.82, False)]


def test_the_rest_reaches_to_the_end_and_has_its_bounds_as_label():
    rest = answer("rest", 0.17, 0.19, kind="remainder")
    last = segments([answer("a", 0.53), answer("b", 0.29), rest], COLORS)[-1]
    assert (round(last.start, 6), last.end, last.label) == (0.82, 1.0, "17–19%")
    assert last.hatch == NOT_PUBLISHED_HATCH


def test_of_a_vague_answer_the_sure_part_is_solid_and_the_possible_striped():
    rows = [answer("a", 0.8, 1.0), answer("rest", 0.0, 0.2, kind="remainder")]
    assert ends(rows) == [(0, 0.8, False), (0.8, 1.0, True)]
    assert segments(rows, COLORS)[1].hatch != NOT_PUBLISHED_HATCH


def test_an_answer_that_may_be_none_is_only_striped():
    rows = [answer("a", 0.0, 0.2), answer("b", 0.45)]
    assert ends(rows) == [(0, 0.2, True), (0.2, 0.65, False)]


def test_a_vague_answer_leaves_room_for_the_others():
    rows = [answer("a", 0.4, 1.0), answer("b", 0.02)]
    assert ends(rows) == [(0, 0.4, False), (0.4, 0.98, True), (0.98, 1.0, False)]


def test_what_is_open_between_vague_answers_stands_once_at_the_end():
    found = segments([answer("a", 0.4, 1.0), answer("b", 0.3, 1.0)], COLORS)
    assert [(each.start, round(each.end, 6)) for each in found] == [(0, 0.4), (0.4, 0.7), (0.7, 1)]
    assert [(each.label, each.is_open) for each in found[-2:]] == [
        ("at least 30%", False),
        ("open", True),
    ]


def test_rounding_beyond_all_is_shrunk_and_a_contradiction_is_not_drawn():
    rounded = ends([answer("a", 0.34), answer("b", 0.33), answer("c", 0.34)])
    assert rounded[-1][1] == 1.0
    assert rounded[0][1] == pytest.approx(0.34 / 1.01, abs=1e-6)
    assert segments([answer("a", 0.6), answer("b", 0.55)], COLORS) == ()


def test_a_contradictory_answer_is_left_out():
    assert ends([answer("a", math.nan, math.nan), answer("b", 0.3)]) == [(0, 0.3, False)]


@pytest.mark.parametrize(
    ("members", "expected"), [("a b", ["a", "b"]), ("a z", ["net"]), ("", ["a", "b", "net"])]
)
def test_each_person_is_counted_once(members, expected):
    rows = [answer("a", 0.3), answer("b", 0.4), answer("net", 0.7, kind="net", members=members)]
    kept = [row["response_id"] for row in counted(rows)]
    assert kept == (["b", "net"] if members == "a z" else expected)
