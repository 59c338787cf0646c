"""Values at inner poles: above or below their figures, or not at all."""

import math

import pytest

from survey.plot.marks import Span
from survey.plot.slope_layout import place_panels
from survey.plot.slope_panel import Panel, Pole, Stop, Thread
from survey.plot.slope_values import inner_values
from survey.plot.theme import identities
from survey.plot.words import Words

LOOK = identities(["KAZ"])["KAZ"]


def written(*answers, rise=300.0, width=488.0):
    """Return what is written at inner poles: text and how far below its figure, in points."""
    threads = []
    for place, shares in enumerate(answers):
        spans = [Span(LOOK, share, share, share, math.nan, math.nan) for share in shares]
        stops = (Stop(pole, span, f"{place}{pole}") for pole, span in enumerate(spans))
        threads.append(Thread(Words("a"), tuple(stops), "#000000"))
    poles = tuple(Pole(Words(str(place))) for place in range(len(answers[0])))
    ((placed,), _) = place_panels([Panel((), poles, tuple(threads))], rise, width)
    found = {}
    for words, x, y in inner_values(placed):
        thread, pole = map(int, words.text)
        assert x == pytest.approx(placed.x(thread, placed.panel.threads[thread].stops[pole]))
        found[words.text] = y - placed.y(answers[thread][pole])
    return found


def test_inner_figures_alone_get_their_value():
    assert list(written((0.4, 0.5, 0.4, 0.6))) == ["01", "02"]


def test_a_value_stands_above_unless_lines_come_from_there():
    found = written((0.2, 0.6, 0.1, 0.6))
    assert found["01"] < 0 < found["02"]
    assert abs(found["01"]) == pytest.approx(found["02"])


def test_a_value_between_two_answers_goes_where_there_is_room():
    found = written((0.50, 0.50, 0.50), (0.46, 0.46, 0.46))
    assert found["01"] < 0 < found["11"]


def test_a_value_without_room_is_left_out():
    found = written((0.50, 0.50, 0.50), (0.46, 0.46, 0.46), (0.54, 0.54, 0.54))
    assert sorted(found) == ["11", "21"]


def test_two_samples_have_no_inner_values():
    assert written((0.5, 0.4)) == {}
