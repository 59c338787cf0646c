import itertools

import pytest
from matplotlib.figure import Figure

from survey.plot.chart import Chart, Row, Scale
from survey.plot.figure import fill
from survey.plot.marks import Span
from survey.plot.ranking import TALLEST, Ranking
from survey.plot.theme import ZERO, Identity
from survey.plot.words import Words

LOOK = Identity("#0072b2", "o", "●")
NAN = float("nan")
NAME = (Words("93%", weight="bold"), Words("View of direct flights from more cities: very good"))


def exact(value):
    """Return the span of a printed share."""
    return Span(LOOK, value, value - 0.005, value + 0.005, value - 0.03, value + 0.03)


def vague(low, high):
    """Return the span of a share that words leave open."""
    return Span(LOOK, NAN, low, high, low, high)


def falling(count):
    """Return spans from high to low."""
    return tuple(exact(0.95 - 0.9 * place / count) for place in range(count))


def drawn(spans, names, width=5.0):
    """Return axes with a ranking."""
    chart = Chart((Row((), Ranking(spans, names)),), Scale(0.0, 1.0, (), str))
    return fill(Figure(), chart, width, "", "")


def marks(ax):
    """Return the ends and the height of everything drawn of the figures."""
    lines = [line for line in ax.lines if line.get_color() != ZERO]
    return [(min(line.get_xdata()), max(line.get_xdata()), line.get_ydata()[0]) for line in lines]


def assert_free(ax, boxes):
    """Assert that no text covers a mark or another text."""
    to_pixels = ax.transData.transform
    for (text, box), (other, beside) in itertools.combinations(boxes, 2):
        assert not box.padded(-1).overlaps(beside.padded(-1)), f"{text!r} covers {other!r}"
    for low, high, y in marks(ax):
        (x0, height), (x1, _) = to_pixels((low, y)), to_pixels((high, y))
        for text, box in boxes:
            inside = box.y0 + 1 < height < box.y1 - 1
            assert not (inside and x0 < box.x1 and x1 > box.x0), f"{text!r} covers a mark"


def test_points_and_bands_stand_in_the_given_order():
    ax = drawn((exact(0.9), vague(0.8, 1.0), exact(0.4)), {})
    points = [line for line in ax.lines if line.get_marker() == "o"]
    assert [line.get_xdata()[0] for line in points] == [0.9, 0.4]
    bands = [mark for mark in marks(ax) if mark[:2] == (0.8, 1.0)]
    assert points[0].get_ydata()[0] < bands[0][2] < points[1].get_ydata()[0]


@pytest.mark.parametrize("count", [2, 14, 41, 200])
def test_many_stand_closer(count):
    above, below = Ranking(falling(count), {}).reach(300.0)
    assert above + below <= max(TALLEST, 1.4 * count) + 6


@pytest.mark.parametrize("width", [5.0, 7.0])
@pytest.mark.parametrize("count", [1, 2, 7, 14, 41, 120])
def test_names_cover_nothing(count, width, boxes_of):
    ax = drawn(falling(count), {0: NAME, count - 1: NAME}, width)
    boxes = boxes_of(ax.figure)
    assert len(boxes) == len({0, count - 1}) * 2
    assert_free(ax, boxes)
    page = ax.figure.bbox
    for text, box in boxes:
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text


def test_the_share_stands_at_the_height_of_its_mark():
    ax = drawn(falling(20), {0: NAME})
    (share, name) = ax.texts
    first = next(line for line in ax.lines if line.get_marker() == "o")
    assert share.get_text() == "93%"
    assert abs(share.xy[1] - first.get_ydata()[0]) < 8
    assert share.get_ha() == "right"
    assert share.xy[0] == name.xy[0] < first.get_xdata()[0]


def test_a_line_leads_from_a_mark_to_a_name_that_stands_away(boxes_of):
    ax = drawn((exact(0.9), *[exact(0.5)] * 20), {0: NAME})
    (leader,) = (line for line in ax.lines if line.get_color() == ZERO)
    first = next(line for line in ax.lines if line.get_marker() == "o")
    assert leader.get_ydata()[0] == first.get_ydata()[0]
    assert 0.4 < min(leader.get_xdata()) < 0.47
    assert 0.85 < max(leader.get_xdata()) < 0.87
    assert_free(ax, boxes_of(ax.figure))


def test_names_without_room_beside_stand_below_all(boxes_of):
    spans = tuple(vague(0.0, 1.0) for _ in range(5))
    ax = drawn(spans, {0: NAME, 4: NAME})
    lowest = max(y for _, _, y in marks(ax))
    assert all(text.xy[1] > lowest for text in ax.texts)
    assert_free(ax, boxes_of(ax.figure))
