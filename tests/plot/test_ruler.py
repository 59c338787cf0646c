"""Rulers: from 0 or by powers of ten, long enough for every number, with room for arrows."""

import math

import pytest

from survey.plot.ruler import Ruler, rulers

INF = math.inf


def test_near_numbers_are_drawn_from_zero():
    (ruler,) = rulers([[(8.0, 9.0), (30.0, 40.0)]])
    assert (ruler.low, ruler.is_log) == (0.0, False)
    assert ruler.ticks[0] == 0.0
    assert ruler.ticks[-1] == ruler.high >= 40.0
    assert ruler.place(20.0) == pytest.approx(20.0 / ruler.high)
    assert ruler.number(ruler.ticks[1]) == ruler.ticks[1]


def test_one_wide_row_makes_all_rulers_go_by_powers_of_ten():
    wide, narrow = rulers([[(9.0, 9.0), (100.0, 200.0)], [(30.0, 40.0), (50.0, 60.0)]])
    assert wide.is_log
    assert narrow.is_log
    assert (wide.low, wide.high) == (0, 3)
    assert (narrow.low, narrow.high) == (1, 4)
    assert wide.place(200.0) - wide.place(20.0) == pytest.approx(1 / 3)
    assert narrow.place(60.0) - narrow.place(30.0) == pytest.approx(math.log10(2) / 3)


def test_ten_times_apart_is_not_wide_and_more_is():
    assert not rulers([[(5.0, 50.0)]])[0].is_log
    assert rulers([[(5.0, 50.1)]])[0].is_log


@pytest.mark.parametrize(
    ("row", "span"),
    [
        ([(8500.0, 9500.0), (0.0, 100000.0)], (3, 5)),
        ([(1000.0, 2000.0), (0.0, 100000.0)], (2, 5)),
        ([(8500.0, 9500.0), (100000.0, INF)], (3, 6)),
        ([(0.003, 0.004), (0.5, 1.0)], (-3, 0)),
        ([(8500.0, 9500.0), (100000.0, 100000.0)], (3, 5)),
    ],
)
def test_an_arrow_has_room_beyond_the_last_number(row, span):
    (ruler,) = rulers([row])
    assert (ruler.low, ruler.high) == span
    assert all(ruler.low <= tick <= ruler.high for tick in ruler.ticks)
    known = [end for pair in row for end in pair if 0 < end < INF]
    assert all(0 <= ruler.place(end) <= 1 for end in known)


def test_from_zero_an_endless_range_gets_room_too():
    with_arrow, without = rulers([[(20.0, 30.0), (30.0, INF)], [(20.0, 30.0), (30.0, 30.0)]])
    assert with_arrow.place(30.0) < 0.9
    assert without.place(30.0) == pytest.approx(1.0)


def test_what_no_ruler_holds_lies_at_its_ends():
    ruler = Ruler(0.0, 2.0, (0.0, 1.0, 2.0), is_log=True)
    assert (ruler.place(0.0), ruler.place(INF), ruler.place(10.0)) == (0.0, 1.0, 0.5)
    assert (ruler.is_beyond(0.0), ruler.is_beyond(INF), ruler.is_beyond(1.0)) == (True, True, False)
    plain = Ruler(0.0, 10.0, (0.0, 5.0, 10.0), is_log=False)
    assert (plain.place(0.0), plain.is_beyond(0.0)) == (0.0, False)


def test_a_short_row_of_shares_ends_at_one():
    _, shares = rulers([[(1.0, 5000.0)], [(0.2, 0.3), (0.5, 0.5)]])
    assert (shares.low, shares.high) == (-4, 0)


def test_long_rulers_are_labelled_at_some_powers():
    (ruler,) = rulers([[(1.0, 1e12)]])
    assert len(ruler.ticks) <= 7
    assert {
        after - before for before, after in zip(ruler.ticks, ruler.ticks[1:], strict=False)
    } == {2.0}


def test_a_row_without_a_positive_number_gets_a_ruler():
    (ruler,) = rulers([[(0.0, 0.0), (0.0, 0.0)]])
    assert ruler.high > ruler.low
    assert ruler.place(0.0) == 0.0
