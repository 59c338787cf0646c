import pytest
from matplotlib.figure import Figure

from survey.plot.chart import Chart, Row, Scale
from survey.plot.figure import fill
from survey.plot.lanes import LANE, Lanes
from survey.plot.marks import Span
from survey.plot.theme import CONNECTOR, Identity

BLUE, RED = Identity("#0072b2", "o", "●"), Identity("#d55e00", "D", "◆")
NAN = float("nan")


def exact(look, value):
    """Return the span of a printed share."""
    return Span(look, value, value - 0.005, value + 0.005, value - 0.03, value + 0.03)


def vague(look, low, high):
    """Return the span of a share that words leave open."""
    return Span(look, NAN, low, high, low, high)


def drawn(*spans, values):
    """Return axes with lanes, about 380 points for the scale."""
    chart = Chart((Row((), Lanes(spans, values)),), Scale(0.0, 1.0, (), str))
    return fill(Figure(), chart, 5.7, "", "")


def heights(ax, look):
    """Return at which heights a look is drawn."""
    return {line.get_ydata()[0] for line in ax.lines if line.get_color() == look.color}


def sides(ax):
    """Return which end of each value sits at its mark."""
    return {text.get_text(): text.get_ha() for text in ax.texts}


def test_two_that_are_apart_share_a_line_with_their_values_outwards():
    ax = drawn(exact(BLUE, 0.8), exact(RED, 0.3), values=("80%", "30%"))
    assert heights(ax, BLUE) == heights(ax, RED)
    assert sides(ax) == {"80%": "left", "30%": "right"}
    (join,) = (line for line in ax.lines if line.get_color() == CONNECTOR)
    assert sorted(join.get_xdata()) == [0.3, 0.8]


def test_two_that_would_cover_one_another_stand_in_their_order():
    ax = drawn(exact(BLUE, 0.5), exact(RED, 0.48), values=("50%", "48%"))
    assert max(heights(ax, BLUE)) < min(heights(ax, RED))
    assert not any(line.get_color() == CONNECTOR for line in ax.lines)


def test_a_point_and_a_band_are_not_joined():
    ax = drawn(exact(BLUE, 0.9), vague(RED, 0.2, 0.3), values=("90%", "20–30%"))
    assert heights(ax, BLUE) == heights(ax, RED)
    assert not any(line.get_color() == CONNECTOR for line in ax.lines)


def test_three_have_a_line_each():
    spans = exact(BLUE, 0.1), exact(RED, 0.5), exact(BLUE, 0.9)
    above, below = Lanes(spans, ("10%", "50%", "90%")).reach(380.0)
    assert above + below == pytest.approx(3 * LANE)


def test_a_value_without_room_at_the_right_stands_left_and_else_above():
    assert sides(drawn(exact(BLUE, 0.96), values=("96%",))) == {"96%": "right"}
    wide = vague(BLUE, 0.0, 0.97)
    ax = drawn(wide, values=("below 97 percent",))
    (text,) = ax.texts
    assert text.get_ha() == "center"
    assert text.xyann[1] > 0
    assert Lanes((wide,), ("below 97 percent",)).reach(380.0)[0] > LANE / 2


def test_a_contradictory_figure_is_named_only():
    ax = drawn(vague(BLUE, NAN, NAN), exact(RED, 0.5), values=("contradictory", "50%"))
    assert heights(ax, BLUE) == set()
    assert set(sides(ax)) == {"contradictory", "50%"}
