"""The room of a panel: how many stand side by side, where poles and their names go."""

import itertools
import math

import pytest

from survey.plot.marks import Span
from survey.plot.slope_panel import Panel, Pole, Stop, Thread
from survey.plot.slope_room import (
    LEADER,
    PANEL_GAP,
    lane_width,
    pole_names,
    pole_places,
    shared_room,
)
from survey.plot.theme import identities
from survey.plot.words import Words

LOOK = identities(["KAZ"])["KAZ"]


def panel(*names, answer="Good", share="40%", years=()):
    """Return a panel of one answer with a pole for each name."""
    span = Span(LOOK, 0.4, 0.395, 0.405, math.nan, math.nan)
    stops = tuple(Stop(place, span, share) for place in range(len(names)))
    years = years or [None] * len(names)
    poles = tuple(Pole(Words(name), year) for name, year in zip(names, years, strict=True))
    return Panel((), poles, (Thread(Words(answer), stops, "#000000"),))


def dated(*years):
    """Return a panel of waves that name these years."""
    return panel(*map(str, years), years=years)


@pytest.mark.parametrize("width", [344.0, 488.0, 900.0])
def test_panels_and_the_gaps_between_them_fit_the_width(width):
    panels = [panel("China", "Kazakhstan")] * 5
    columns, room = shared_room(panels, width)
    assert columns * room.total + (columns - 1) * PANEL_GAP <= width + 1e-6
    assert room.left + room.right + room.plot + 2 * LEADER == room.total


def test_a_wider_page_holds_more_panels_but_not_more_than_there_are():
    panels = [panel("China", "Kazakhstan")] * 3
    found = [shared_room(panels, width)[0] for width in (250.0, 488.0, 3000.0)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, 3)


def test_answers_are_named_at_both_ends_where_there_is_room():
    assert shared_room([panel("2018", "2019")], 488.0)[1].is_named_twice
    tight = shared_room([panel("2018", "2019", answer="Neither good nor bad")], 230.0)[1]
    assert not tight.is_named_twice
    assert tight.left < tight.right


def test_waves_stand_in_proportion_to_their_years():
    panels = [dated(2010, 2018, 2020)]
    _, room = shared_room(panels, 488.0)
    xs = pole_places(panels[0], room, 5.0)
    assert xs[0] == room.start + 5.0
    assert xs[-1] == pytest.approx(room.start + room.plot - 5.0)
    assert (xs[1] - xs[0]) / (xs[2] - xs[0]) == pytest.approx(0.8)


@pytest.mark.parametrize("years", [(1950, 2019, 2020), (2019, 2019, 2020), (2018, None, 2020)])
def test_steps_are_equal_where_years_crowd_or_are_not_known(years):
    made = panel("a", "b", "c", years=years)
    _, room = shared_room([made], 488.0)
    one, two, three = pole_places(made, room, 0.0)
    assert two - one == pytest.approx(three - two)


def test_fewer_panels_stand_side_by_side_if_waves_can_then_follow_their_years():
    assert shared_room([dated(2018, 2019)] * 2, 488.0)[0] == 2
    assert shared_room([dated(2014, 2019, 2020)] * 2, 488.0)[0] == 1


def test_names_of_poles_keep_apart_within_the_panel():
    names = ["Kazakhstan", "Uzbekistan", "United Kingdom", "United Arab Emirates"]
    made = panel(*names)
    for width in (344.0, 488.0):
        _, room = shared_room([made], width)
        xs = pole_places(made, room, 5.0)
        spots = [(middle - wide / 2, middle + wide / 2)
                 for _, middle, wide in pole_names(made, room, xs)]  # fmt: skip
        assert spots[0][0] >= 0.0
        assert spots[-1][1] <= room.total
        assert all(one[1] < other[0] for one, other in itertools.pairwise(spots))


def test_names_are_broken_between_words_where_the_page_allows():
    made = panel("Kazakhstan", "United Arab Emirates", "Uzbekistan")
    _, room = shared_room([made] * 2, 488.0)
    lines = [line for words, _, wide in pole_names(made, room, pole_places(made, room, 5.0))
             for line in words.lines(wide)]  # fmt: skip
    assert " ".join(lines) == "Kazakhstan United Arab Emirates Uzbekistan"


def test_lanes_of_two_poles_never_reach_one_another():
    made = panel("2018", "2019", "2020")
    _, room = shared_room([made], 344.0)
    one, two, _ = pole_places(made, room, 0.0)
    for lanes in (0.5, 3.0, 12.0):
        assert 2 * lanes * lane_width(made, room, lanes) <= (two - one) / 2 + 1e-9
    assert lane_width(made, room, 12.0) < lane_width(made, room, 0.5)
    assert lane_width(made, room, 0.0) > 0


def test_a_page_too_narrow_still_gives_every_part_some_room():
    _, room = shared_room([panel("Kazakhstan", "Uzbekistan", answer="x" * 200)], 60.0)
    assert min(room.left, room.right, room.plot) > 0
