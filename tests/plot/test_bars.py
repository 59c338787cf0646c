import itertools

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from survey.plot.bars import Bar, Segment
from survey.plot.chart import Chart, Row, Scale
from survey.plot.figure import fill

SCALE = Scale(0.0, 1.0, (0.0, 1.0), str)


def draw(*segments):
    """Draw a bar alone and return its axes."""
    figure = Figure()
    ax = fill(figure, Chart((Row((), Bar(segments)),), SCALE), 6.0, "", "")
    FigureCanvasAgg(figure).draw()
    return ax


def test_segments_span_their_shares():
    ax = draw(Segment(0.0, 0.53, "#5e3c99"), Segment(0.53, 0.82, "#cdcdcd"))
    spans = [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in ax.patches]
    assert spans == [(0.0, 0.53), (0.53, pytest.approx(0.82))]


def test_only_striped_segments_are_hatched():
    solid, striped = draw(
        Segment(0.0, 0.5, "#5e3c99"), Segment(0.5, 1.0, "#f1f1f1", "#b4b4b4")
    ).patches
    assert solid.get_hatch() is None
    assert striped.get_hatch()


def test_a_value_sits_within_its_segment_if_it_fits():
    ax = draw(Segment(0.0, 0.9, "#5e3c99", label="90%"))
    (text,), (area,) = ax.texts, ax.patches
    assert text.get_color() == "#ffffff"
    outer, inner = area.get_window_extent(), text.get_window_extent()
    assert outer.x0 < inner.x0 < inner.x1 < outer.x1
    assert outer.y0 < (inner.y0 + inner.y1) / 2 < outer.y1


def test_values_too_wide_stand_above_side_by_side():
    shares = [0.9, 0.91, 0.93, 0.96, 0.97, 1.0]
    narrow = [
        Segment(start, end, "#e66101", label="1%") for start, end in itertools.pairwise(shares)
    ]
    ax = draw(Segment(0.0, 0.9, "#5e3c99"), *narrow)
    boxes = sorted((text.get_window_extent() for text in ax.texts), key=lambda box: box.x0)
    assert len(boxes) == 5
    assert all(a.x1 <= b.x0 for a, b in itertools.pairwise(boxes))
    top = max(area.get_window_extent().y1 for area in ax.patches)
    assert all(box.y0 + 2 > top for box in boxes)


def test_a_bar_with_values_above_needs_more_room():
    inside, above = (
        Bar((Segment(0, 1, "k", label="1%"),)),
        Bar((Segment(0, 0.01, "k", label="1%"),)),
    )
    assert above.reach(300)[0] > inside.reach(300)[0]
    assert above.reach(300)[1] == inside.reach(300)[1]
