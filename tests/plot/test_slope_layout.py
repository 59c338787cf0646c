"""Where the parts of panels go: equal shares at equal heights, labels beside their figures."""

import itertools
import math

import pytest

from survey.plot.marks import Span
from survey.plot.slope_labels import end_labels
from survey.plot.slope_layout import place_panels
from survey.plot.slope_panel import Panel, Pole, Stop, Thread
from survey.plot.slope_room import shared_room
from survey.plot.theme import identities
from survey.plot.words import Words

LOOK = identities(["KAZ"])["KAZ"]
RISE = 300.0


def stop(pole, share):
    """Return a figure: exact, or vague where a pair of shares is given."""
    if isinstance(share, tuple):
        return Stop(pole, Span(LOOK, math.nan, *share, math.nan, math.nan), "above 80%")
    return Stop(pole, Span(LOOK, share, share - 0.005, share + 0.005, math.nan, math.nan), "40%")


def panel(*answers, poles=2, heading="Question"):
    """Return a panel of answers, each the shares at its poles; None where there is none."""
    threads = tuple(
        Thread(
            Words(f"Answer {place}"),
            tuple(stop(pole, share) for pole, share in enumerate(shares) if share is not None),
            "#000000",
        )
        for place, shares in enumerate(answers)
    )
    names = tuple(Pole(Words(f"P{place}")) for place in range(poles))
    return Panel((Words(heading),), names, threads)


def test_equal_shares_stand_at_equal_heights_side_by_side():
    panels = [
        panel((0.2, 0.5)),
        panel((0.8, 0.9), heading="A long question " * 9),
        panel((0.4, 0.4)),
    ]
    placed, _ = place_panels(panels, RISE, 1000.0)
    assert {each.y(0.5) for each in placed} == {placed[0].y(0.5)}
    assert [each.y(0.4) - each.y(0.5) for each in placed] == [pytest.approx(0.1 * RISE)] * 3
    assert len({each.left for each in placed}) == 3


def test_rows_of_panels_follow_one_another_and_the_height_holds_all():
    panels = [panel((0.2, 0.5)), panel((0.8, 0.9)), panel((0.4, 0.4))]
    placed, height = place_panels(panels, RISE, 250.0)
    assert [each.left for each in placed] == [0.0] * 3
    for one, other in itertools.pairwise(placed):
        assert one.top < one.upper < one.lower < other.top
    assert height == placed[-1].lower


def test_poles_hold_all_figures_and_labels():
    crowded = panel(*[(0.30 + place / 1000, 0.30) for place in range(12)])
    ((placed,), _) = place_panels([crowded], RISE, 488.0)
    for label in placed.labels:
        half = label.height(placed.room) / 2
        assert placed.upper <= placed.whole + label.y - half
        assert placed.whole + label.y + half <= placed.lower


def test_labels_keep_apart_and_in_the_order_of_their_figures():
    shares = [0.31, 0.30, 0.32, 0.60]
    made = panel(*[(share, share) for share in shares])
    _, room = shared_room([made], 488.0)
    labels = [label for label in end_labels(made, room, RISE) if label.side == "right"]
    assert [label.thread for label in labels] == [3, 2, 0, 1]
    for one, other in itertools.pairwise(labels):
        assert one.y + one.height(room) / 2 < other.y - other.height(room) / 2
    assert labels[0].y == pytest.approx(0.4 * RISE)


def test_equal_figures_are_ordered_by_their_other_ends():
    made = panel((0.3, 0.2), (0.3, 0.6))
    _, room = shared_room([made], 488.0)
    lefts = [label.thread for label in end_labels(made, room, RISE) if label.side == "left"]
    assert lefts == [1, 0]


def test_the_answer_stands_beside_an_exact_share_and_below_a_vague_one():
    made = panel((0.3, (0.8, 1.0)))
    _, room = shared_room([made], 488.0)
    left, right = end_labels(made, room, RISE)
    assert (left.is_beside, right.is_beside) == (True, False)
    assert right.height(room) == pytest.approx(2 * left.height(room))
    assert right.y == pytest.approx(0.1 * RISE)


def test_lines_lead_to_labels_that_moved_or_stand_away():
    made = panel((0.30, 0.30, 0.90), (0.31, 0.31, None), (None, 0.6, 0.6), poles=3)
    ((placed,), _) = place_panels([made], RISE, 488.0)
    leaders = {(label.side, label.thread): placed.leader(label) for label in placed.labels}
    assert leaders["right", 0] is None
    assert leaders["right", 2] is None
    for side, thread in (("left", 0), ("left", 1), ("left", 2), ("right", 1)):
        x, y, end, y_end = leaders[side, thread]
        assert x < end
        figure, label = ((end, y_end), (x, y)) if side == "left" else ((x, y), (end, y_end))
        held = next(each for each in placed.labels if (each.side, each.thread) == (side, thread))
        assert figure[1] == pytest.approx(placed.y(held.stop.ends[0]))
        assert label[1] == pytest.approx(placed.whole + held.y)
        assert abs(figure[0] - placed.x(thread, held.stop)) < 10


def test_no_line_leads_into_a_band_whose_label_stands_beside_it():
    made = panel(((0.5, 1.0), (0.5, 1.0)), (0.74, 0.76))
    ((placed,), _) = place_panels([made], RISE, 488.0)
    assert [placed.leader(label) for label in placed.labels if label.thread == 0] == [None, None]
