import itertools

import pytest
from matplotlib.figure import Figure

from survey.plot.chart import Chart, Row, Scale
from survey.plot.figure import fill, show
from survey.plot.insets import BETWEEN, Inset, Insets, balanced, place_insets
from survey.plot.marks import Span
from survey.plot.theme import Identity
from survey.plot.words import Words

LOOK = Identity("#0072b2", "o", "●")
SCALE = Scale(0.0, 1.0, (0.0, 0.5, 1.0), str)


def inset(name, rows=2, label="answer"):
    """Return an inset with points at a half."""
    row = Row((Words(label),), Span(LOOK, 0.5, 0.5, 0.5, 0.4, 0.6))
    return Inset((Words(name, weight="bold"),), Chart((row,) * rows, SCALE))


def chart(*insets, least=150.0):
    """Return a chart of insets."""
    return Chart((Row((), Insets(insets, least)),), Scale(0.0, 1.0, (), str))


def test_the_width_decides_how_many_columns_there_are():
    four = Insets(tuple(map(inset, "abcd")), 150.0)
    for total, count in ((160.0, 1), (319.0, 1), (320.0, 2), (700.0, 4), (2000.0, 4)):
        lefts = {placed.left for placed in place_insets(four, total)}
        assert len(lefts) == count, total


def test_columns_hold_insets_in_order_below_one_another():
    placed = place_insets(Insets(tuple(map(inset, "abcde")), 150.0), 400.0)
    assert [each.inset.heading[0].text for each in placed] == list("abcde")
    for first, second in itertools.pairwise(placed):
        if first.left == second.left:
            assert first.bottom < second.top
        else:
            assert (second.left, second.top) == (first.left + first.layout.columns.total + BETWEEN,
                                                 0.0)  # fmt: skip


@pytest.mark.parametrize(
    ("heights", "count"), [([5, 1, 1, 1, 1, 1], 2), ([1, 9, 1, 9, 1], 3), ([3, 2, 1], 1),
                           ([4, 4, 4, 4], 4), ([2, 7, 1, 8, 2, 8, 1, 8], 3)],
)  # fmt: skip
def test_balanced_columns_are_as_alike_as_can_be(heights, count):
    def spread(starts):
        ends = [*starts[1:], len(heights)]
        return sum(sum(heights[a:b]) ** 2 for a, b in zip(starts, ends, strict=True))

    others = itertools.combinations(range(1, len(heights)), count - 1)
    assert spread(balanced(heights, count)) == min(spread([0, *cuts]) for cuts in others)


def test_all_scales_are_equally_long():
    few = Insets((inset("a", label="a"), inset("b", label="a much longer answer")), 150.0)
    first, second = place_insets(few, 400.0)
    assert first.layout.columns == second.layout.columns


def test_short_columns_get_more_room_between_rows_up_to_the_usual():
    tight = Insets((inset("a", rows=20), inset("b", rows=17)), 150.0)
    loose = Insets((inset("a", rows=20), inset("b", rows=2)), 150.0)
    usual = place_insets(Insets((inset("b", rows=2),), 150.0), 190.0)[0].layout.height
    assert place_insets(loose, 400.0)[1].layout.height == pytest.approx(usual)
    first, second = place_insets(tight, 400.0)
    assert second.bottom <= first.bottom


def test_ticks_stand_at_the_foot_of_each_column_and_above_long_ones():
    few = place_insets(Insets(tuple(map(inset, "abc")), 150.0), 200.0)
    assert [(each.is_first, each.is_last) for each in few] == [
        (False, False), (False, False), (False, True),
    ]  # fmt: skip
    many = place_insets(Insets(tuple(inset(name, 10) for name in "abc"), 150.0), 200.0)
    assert [each.is_first for each in many] == [True, False, False]


def test_a_long_chart_has_its_ticks_above_only_once(boxes_of):
    figure = Figure()
    fill(figure, chart(inset("a", rows=40)), 6.0, "", "")
    (drawn,) = figure.axes[0].child_axes
    texts = [text for text, _ in boxes_of(figure)]
    assert len(drawn.texts) > 40
    assert texts.count("0.5") == 2


def test_insets_are_drawn_where_they_are_placed():
    figure = Figure()
    ax = fill(figure, chart(inset("a"), inset("b")), 6.0, "", "")
    figure.draw_without_rendering()
    first, second = (each.get_window_extent() for each in ax.child_axes)
    assert first.x1 < second.x0
    assert first.y0 == pytest.approx(second.y0)
    assert [each.get_xlim()[0] < 0 < 1 < each.get_xlim()[1] for each in ax.child_axes] == [True] * 2
    page = figure.bbox
    assert page.x0 < first.x0 < second.x1 < page.x1


def test_insets_stay_within_a_users_axes():
    ax = Figure((9, 5)).subplots()
    show(chart(inset("a"), inset("b")), ax, "", "")
    ax.figure.draw_without_rendering()
    box = ax.get_window_extent()
    for each in ax.child_axes:
        inner = each.get_window_extent()
        assert box.x0 - 1 <= inner.x0 < inner.x1 <= box.x1 + 1
        assert box.y0 - 1 <= inner.y0 < inner.y1 <= box.y1 + 1
