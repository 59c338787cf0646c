import pytest
from matplotlib.figure import Figure

from survey.plot.chart import Chart, Row, Scale
from survey.plot.figure import fill
from survey.plot.squares import Squares


def drawn(count, width=5.0, **more):
    """Return axes with squares."""
    squares = Squares(count, "#000000", "#000000", **more)
    chart = Chart((Row((), squares),), Scale(0.0, 1.0, (), str))
    return fill(Figure(), chart, width, "", "")


@pytest.mark.parametrize("count", [1, 11, 37, 38, 120, 2000])
def test_there_are_as_many_squares_as_things(count):
    lines = [line for line in drawn(count).lines if line.get_marker() == "s"]
    assert sum(len(line.get_xdata()) for line in lines) == count
    assert all(0 < x < 1 for line in lines for x in line.get_xdata())


def test_many_are_smaller():
    sizes = [drawn(count).lines[0].get_markersize() for count in (5, 150, 1000)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_the_number_stands_behind_the_last_square(boxes_of):
    for count in (11, 37, 1234):
        ax = drawn(count)
        (text,) = ax.texts
        assert text.get_text() == f"{count:,}"
        last = max(ax.lines, key=lambda line: line.get_ydata()[0])
        assert text.xy == (last.get_xdata()[-1], last.get_ydata()[0])
        ((_, box),) = boxes_of(ax.figure)
        assert box.x1 < ax.figure.bbox.x1


def test_crossed_squares_hold_a_cross_each():
    ax = drawn(3, is_crossed=True)
    crosses = [line for line in ax.lines if line.get_marker() == "x"]
    assert [list(line.get_xdata()) for line in crosses] == [list(ax.lines[0].get_xdata())]
    assert not any(line.get_marker() == "x" for line in drawn(3).lines)
