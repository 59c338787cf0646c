"""A panel of slopes: what is joined, which faint lines there are, who stands beside whom."""

import itertools
import math

import pytest

from survey.plot.marks import BAND, POINT, Span
from survey.plot.slope_panel import Panel, Pole, Stop, Thread, side_by_side
from survey.plot.theme import identities
from survey.plot.words import Words

LOOK = identities(["KAZ"])["KAZ"]
NOTHING = math.nan


def exact(pole, share, half=0.03):
    """Return an exact figure with its interval."""
    bounds = share - 0.005, share + 0.005
    return Stop(pole, Span(LOOK, share, *bounds, share - half, share + half), f"{share}")


def vague(pole, low, high):
    """Return a vague figure without an interval."""
    return Stop(pole, Span(LOOK, NOTHING, low, high, NOTHING, NOTHING), f"{low} to {high}")


def panel(*threads, poles=2):
    """Return a panel of threads."""
    names = tuple(Pole(Words(str(place))) for place in range(poles))
    return Panel((), names, tuple(Thread(Words("a"), stops, "#000000") for stops in threads))


def test_only_neighbours_are_joined():
    first, second, last = exact(0, 0.3), exact(1, 0.4), exact(3, 0.5)
    thread = Thread(Words("a"), (first, second, last), "#000000")
    assert thread.joined == [(first, second)]
    assert thread.is_broken
    assert not Thread(Words("a"), (first, second), "#000000").is_broken


def test_a_figure_is_as_wide_as_its_mark():
    assert exact(0, 0.3).ends == (0.3, 0.3)
    assert vague(0, 0.3, 0.5).ends == (0.3, 0.5)
    assert exact(0, 0.3).half == POINT / 2 < vague(0, 0.3, 0.5).half == BAND / 2
    assert exact(0, 0.3).words.weight == "bold"
    assert vague(0, 0.3, 0.5).words.weight == "normal"


def test_the_extent_holds_points_bands_and_intervals():
    made = panel((exact(0, 0.3), vague(1, 0.1, 0.25)), (exact(0, 0.5, 0.1), exact(1, 0.4)))
    assert made.extent(1000.0) == (0.1, 0.6)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.23, 0.57, [0.3, 0.4, 0.5]), (0.2, 0.4, [0.2, 0.3, 0.4]), (0.52, 0.58, [0.5, 0.6]),
     (0.55, 0.65, [0.5, 0.6, 0.7]), (0.0, 0.04, [0.0, 0.1]), (0.97, 1.0, [0.9, 1.0])],
)  # fmt: skip
def test_faint_lines_are_tenths_and_two_at_least(low, high, expected):
    made = panel((vague(0, low, high), vague(1, low, high)))
    assert made.ticks(400.0) == pytest.approx(expected)


def test_who_would_be_covered_steps_aside_at_that_pole_only():
    made = panel((exact(0, 0.30), exact(1, 0.30)), (exact(0, 0.34), exact(1, 0.60)))
    lanes = made.lanes(300.0)
    assert lanes == {(0, 0): -0.5, (1, 0): 0.5, (0, 1): 0.0, (1, 1): 0.0}


def test_lanes_never_hold_two_that_meet_and_are_not_more_than_needed():
    ends = [0.0, 0.05, 0.1, 0.15, 0.2, 0.4]
    spans = {place: (low, low + 0.12) for place, low in enumerate(ends)}
    lanes = side_by_side(spans, 0.01)
    for one, other in itertools.combinations(spans, 2):
        if lanes[one] == lanes[other]:
            assert abs(spans[one][0] - spans[other][0]) >= 0.12 + 0.01 - 1e-9
    assert sorted(set(lanes.values())) == [-1.0, 0.0, 1.0]
    assert lanes[5] == 0.0
