import itertools

import pytest

from survey.plot.chart import Chart, Row, Scale, Spacing, Tag
from survey.plot.layout import GUTTER, arrange, grid_runs
from survey.plot.marks import Span
from survey.plot.theme import Identity
from survey.plot.words import Words

LOOK = Identity("#0072b2", "o", "●")
SCALE = Scale(0.0, 1.0, (0.0, 1.0), str)


def row(label="answer", **more):
    """Return a row with a point at a half."""
    return Row((Words(label),), Span(LOOK, 0.5, 0.5, 0.5, 0.45, 0.55), **more)


def test_the_columns_fill_the_width():
    chart = Chart((row(numbers=(Words("50%"), Words("45–55%"))),), SCALE, ("Printed", "Interval"))
    columns = arrange(chart, 480).columns
    assert columns.total == pytest.approx(480)
    assert columns.number_end(1) == 0
    assert columns.number_end(0) < -columns.numbers[1]


def test_a_long_label_is_wrapped_and_leaves_the_scale_its_room():
    chart = Chart((row("a very long answer " * 8), row()), SCALE)
    layout = arrange(chart, 400)
    assert layout.columns.label == pytest.approx(400 * Spacing().label)
    first, second = layout.rows
    assert first.bottom - first.top > second.bottom - second.top


def test_rows_follow_one_another_in_the_given_order():
    chart = Chart(tuple(row(str(number)) for number in range(5)), SCALE)
    rows = arrange(chart, 400).rows
    assert [placed.row.label[0].text for placed in rows] == list("01234")
    assert all(a.bottom == pytest.approx(b.top) for a, b in itertools.pairwise(rows))
    assert all(placed.top < placed.centre < placed.bottom for placed in rows)


def test_rows_spread_over_the_room_of_given_axes():
    chart = Chart((row(), row(), row()), SCALE)
    assert arrange(chart, 400, 300).height == pytest.approx(300)
    assert arrange(chart, 400, 10).height < arrange(chart, 400).height


def test_a_heading_interrupts_the_grid():
    rows = arrange(Chart((row(), row(headings=(Words("Question?"),))), SCALE), 400).rows
    (first, second) = grid_runs(rows)
    assert first[1] < second[0] - Words("Question?").height(400)
    assert grid_runs(arrange(Chart((row(), row()), SCALE), 400).rows)[0][1] == pytest.approx(
        arrange(Chart((row(), row()), SCALE), 400).height
    )


def test_names_of_neighbouring_marks_move_apart():
    tags = (Tag(0.52, (Words("Kazakhstan"),)), Tag(0.5, (Words("China"),)))
    placed = arrange(Chart((row(tags=tags),), SCALE), 400).rows[0].tags
    left, right = placed
    assert left.tag.stack[0].text == "China"
    assert right.centre - left.centre >= (left.width + right.width) / 2


def test_long_charts_repeat_the_ticks_above():
    few = arrange(Chart((row(),) * 3, SCALE), 400)
    many = arrange(Chart((row(),) * 60, SCALE), 400)
    assert (few.is_tall, many.is_tall) == (False, True)
    assert few.head == 0 < many.head < many.rows[0].centre


def test_without_labels_the_scale_begins_at_the_left():
    columns = arrange(Chart((Row((), row().mark),), SCALE), 400).columns
    assert columns.left == 0
    assert columns.right == GUTTER
