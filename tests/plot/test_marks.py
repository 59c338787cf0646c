import math

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from survey.plot.chart import Chart, Row, Scale
from survey.plot.figure import fill, show
from survey.plot.marks import Allowance, Dumbbell, Span
from survey.plot.theme import CONNECTOR, Identity

BLUE, RED = Identity("#0072b2", "o", "●"), Identity("#d55e00", "D", "◆")
SCALE = Scale(0.0, 1.0, (0.0, 1.0), str)
NONE = math.nan


def draw(mark):
    """Draw a mark alone and return its axes."""
    figure = Figure()
    ax = fill(figure, Chart((Row((), mark),), SCALE), 6.0, "", "")
    FigureCanvasAgg(figure).draw()
    return ax


def lines(ax, marker="None"):
    """Return the ends of all lines, or the places of all signs of one shape."""
    return [tuple(line.get_xdata()) for line in ax.lines if str(line.get_marker()) == marker]


def point(value, half=0.03, look=BLUE):
    """Return an exact figure with its interval."""
    return Span(look, value, value - 0.005, value + 0.005, value - half, value + half)


def band(low, high, look=BLUE):
    """Return a vague figure with its interval."""
    return Span(look, NONE, low, high, max(low - 0.03, 0), min(high + 0.03, 1))


def test_an_exact_figure_is_a_point_within_its_interval():
    ax = draw(point(0.67))
    assert lines(ax, "o") == [(0.67,)]
    assert lines(ax, "none") == [(0.64, pytest.approx(0.70))]


def test_a_vague_figure_is_a_band_and_never_a_point():
    ax = draw(band(0.8, 1.0))
    assert lines(ax, "o") == []
    assert lines(ax, "|") == [(0.8, 1.0)]
    assert sorted(lines(ax, "none")) == [(0.77, 1), (0.8, 1.0)]


def test_a_band_is_thicker_and_lighter_than_its_interval():
    ax = draw(band(0.4, 0.6))
    interval, ground = (line for line in ax.lines if str(line.get_marker()) == "none")
    assert ground.get_linewidth() > 3 * interval.get_linewidth()
    assert ground.get_color() != interval.get_color() == BLUE.color


def test_without_an_interval_there_is_no_line():
    assert lines(draw(Span(BLUE, 0.5, 0.495, 0.505, NONE, NONE)), "none") == []


def test_contradictory_statements_leave_nothing():
    assert draw(Span(BLUE, NONE, NONE, NONE, NONE, NONE)).lines[:] == []
    assert draw(Allowance(BLUE, NONE, NONE, NONE, NONE)).lines[:] == []


def test_a_hollow_look_is_filled_with_paper():
    ax = draw(point(0.5, look=Identity("#767676", "o", "○", is_hollow=True)))
    (sign,) = (line for line in ax.lines if line.get_marker() == "o")
    assert sign.get_markerfacecolor() == "#ffffff"


def test_two_points_are_joined_at_one_height():
    ax = draw(Dumbbell((point(0.86), point(0.74, look=RED)), ("86%", "74%")))
    (joint,) = (line for line in ax.lines if line.get_color() == CONNECTOR)
    assert tuple(joint.get_xdata()) == (0.86, 0.74)
    assert len({height for line in ax.lines for height in line.get_ydata()}) == 1


@pytest.mark.parametrize(
    "spans",
    [(band(0.8, 1.0), point(0.4, look=RED)), (band(0.6, 1.0), band(0.1, 0.3, look=RED))],
)
def test_a_vague_side_is_never_joined(spans):
    ax = draw(Dumbbell(spans, ("a", "b")))
    assert CONNECTOR not in {line.get_color() for line in ax.lines}


@pytest.mark.parametrize(
    "spans",
    [
        (point(0.36), point(0.41, look=RED)),
        (point(0.50), point(0.50, look=RED)),
        (band(0.8, 1.0), band(0.7, 1.0, look=RED)),
        (band(0.0, 1.0), point(0.3, look=RED)),
    ],
)
def test_sides_that_would_cover_one_another_get_a_track_each(spans):
    ax = draw(Dumbbell(spans, ("a", "b")))
    heights = {height for line in ax.lines for height in line.get_ydata()}
    assert len(heights) == 2


@pytest.mark.parametrize("first", [0.0, 0.02, 0.3, 0.5, 0.97, 1.0])
@pytest.mark.parametrize("second", [0.0, 0.05, 0.33, 0.52, 0.95, 1.0])
@pytest.mark.parametrize("is_vague", [False, True])
def test_labels_cover_neither_marks_nor_one_another(first, second, is_vague):
    span = band(max(first - 0.1, 0), min(first + 0.1, 1)) if is_vague else point(first, 0.02)
    ax = draw(Dumbbell((span, point(second, 0.02, RED)), ("above 80%", "97.5%")))
    labels = [text.get_window_extent() for text in ax.texts]
    assert len(labels) == 2
    assert not labels[0].overlaps(labels[1])
    for box in labels:
        inner = box.padded(-2)  # the box holds the space between lines, too
        for line in ax.lines:
            if line.get_color() == CONNECTOR:
                continue  # lies behind, hidden by the ground of the label
            assert not inner.overlaps(line.get_window_extent())


def test_labels_take_the_ground_of_the_axes():
    ax = Figure(facecolor="black").subplots()
    ax.set_facecolor("azure")
    chart = Chart((Row((), Dumbbell((point(0.86), point(0.5, look=RED)), ("86%", "50%"))),), SCALE)
    show(chart, ax, "", "")
    grounds = {to_hex(text.get_bbox_patch().get_facecolor()) for text in ax.texts}
    assert grounds == {to_hex("azure")}


def test_one_empty_side_leaves_the_other():
    empty = Span(RED, NONE, NONE, NONE, NONE, NONE)
    ax = draw(Dumbbell((point(0.5), empty), ("50%", "contradictory")))
    assert [text.get_text() for text in ax.texts] == ["50%"]


def test_evidence_shows_words_as_a_band_and_the_interval_through_it():
    ax = draw(Allowance(BLUE, 0.8, 1.0, 0.777, 1.0))
    assert lines(ax, "none") == [(0.8, 1.0), (0.777, 1.0)]
    ground, interval = (line for line in ax.lines if str(line.get_marker()) == "none")
    assert ground.get_linewidth() > 3 * interval.get_linewidth()
