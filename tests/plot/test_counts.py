import pytest
from matplotlib.figure import Figure

from survey.plot.chart import Chart, Row, Scale
from survey.plot.counts import Counts
from survey.plot.figure import fill
from survey.plot.words import Words


def counts(number):
    """Return as many counts."""
    return Counts(
        tuple((Words(str(each), 17.0), Words(f"things {each}")) for each in range(number))
    )


def drawn(number, width):
    """Return the places of the numbers on a figure, line by line."""
    chart = Chart((Row((), counts(number)),), Scale(0.0, 1.0, (), str))
    ax = fill(Figure(), chart, width, "", "")
    places = [text.xy for text in ax.texts if text.get_text().isdigit()]
    lines = sorted({y for _, y in places})
    return [sorted(x for x, height in places if height == y) for y in lines]


@pytest.mark.parametrize(
    ("number", "width", "lines"),
    [(1, 5, [1]), (4, 7, [4]), (5, 7, [3, 2]), (4, 5, [2, 2]), (7, 5, [3, 3, 1])],
)
def test_as_many_stand_side_by_side_as_fit(number, width, lines):
    assert [len(line) for line in drawn(number, width)] == lines


def test_columns_are_alike_and_begin_at_the_left():
    line, _ = drawn(5, 7)
    assert line[0] == 0
    assert line[2] - line[1] == pytest.approx(line[1] - line[0])


def test_what_is_counted_stands_below_in_as_many_lines_as_it_needs():
    long = Counts(((Words("1", 17.0), Words("a long name of what is counted here")),))
    assert long.reach(80.0)[0] > long.reach(400.0)[0]
    chart = Chart((Row((), long),), Scale(0.0, 1.0, (), str))
    number, name = fill(Figure(), chart, 5.0, "", "").texts
    assert (number.get_text(), number.xy[0]) == ("1", name.xy[0])
    assert name.xy[1] > number.xy[1]
