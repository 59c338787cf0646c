import itertools
import math

import pytest

from survey.bounds import Bounds
from survey.errors import OptionError

ENDS = [0.0, 0.25, 0.5, 1.0]
GRID = [step / 8 for step in range(-1, 10)]  # holds every end and a point between any two
ALL = [
    Bounds(low, high, low_open, high_open)
    for low, high in itertools.combinations_with_replacement(ENDS, 2)
    for low_open, high_open in itertools.product([False, True], repeat=2)
    if low < high or not (low_open or high_open)
]


@pytest.mark.parametrize(
    ("low_open", "high_open", "inside"),
    [
        (False, False, [0.2, 0.3, 0.4]),
        (True, False, [0.3, 0.4]),
        (False, True, [0.2, 0.3]),
        (True, True, [0.3]),
    ],
)
def test_an_open_end_does_not_belong(low_open, high_open, inside):
    bounds = Bounds(0.2, 0.4, low_open, high_open)
    assert [value for value in (0.1, 0.2, 0.3, 0.4, 0.5) if value in bounds] == inside


def test_no_number_is_nan():
    nothing = float("nan")
    assert nothing not in Bounds(0.0, 1.0)


def test_a_single_number_is_a_range():
    assert 0.5 in Bounds(0.5, 0.5)
    assert Bounds(0.5, 0.5).width == 0


def test_width_is_the_distance_of_the_ends():
    assert Bounds(0.2, 0.5, True, True).width == pytest.approx(0.3)
    assert Bounds(3.0, math.inf).width == math.inf


@pytest.mark.parametrize(
    ("low", "high"), [(0.5, 0.4), (math.nan, 1.0), (0.0, math.nan), (math.inf, 0.0)]
)
def test_ends_in_the_wrong_order_are_refused(low, high):
    with pytest.raises(OptionError, match=r"`low` must be no larger than `high`"):
        Bounds(low, high)


@pytest.mark.parametrize(("low_open", "high_open"), [(True, False), (False, True), (True, True)])
def test_an_empty_range_is_refused(low_open, high_open):
    with pytest.raises(OptionError, match=r"`low` must be below `high` where an end is open"):
        Bounds(1.0, 1.0, low_open, high_open)


def test_it_cannot_be_changed():
    with pytest.raises(AttributeError, match="cannot assign to field"):
        Bounds(0.0, 1.0).low = 0.5


@pytest.mark.parametrize("a", ALL, ids=str)
def test_an_intersection_holds_what_both_hold(a):
    for b in ALL:
        both = a.intersect(b)
        expected = [value for value in GRID if value in a and value in b]
        assert [value for value in GRID if both is not None and value in both] == expected
        assert both == b.intersect(a)


@pytest.mark.parametrize("a", ALL, ids=str)
def test_a_union_is_the_smallest_range_that_holds_both(a):
    for b in ALL:
        either = [value for value in GRID if value in a or value in b]
        hull = [value for value in GRID if either[0] <= value <= either[-1]]
        assert [value for value in GRID if value in a.union(b)] == hull
        assert a.union(b) == b.union(a)
