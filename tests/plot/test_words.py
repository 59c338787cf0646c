import itertools

import pytest

from survey.plot.words import PITCH, Entry, Words, flow, spread, width_of, wrap

LONG = "Support for the attention the own country gives to the work of the organisation"


@pytest.mark.parametrize("width", [70, 120, 300])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width):
    lines = wrap(LONG, width, 8)
    assert " ".join(lines) == LONG
    assert all(width_of(line, 8) <= width for line in lines)


def test_a_long_word_is_broken_between_letters():
    lines = wrap("Donaudampfschifffahrtsgesellschaft", 50, 8)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert len(lines) > 1
    assert all(width_of(line, 8) <= 50 for line in lines)


def test_a_letter_wider_than_the_line_is_kept():
    assert wrap("WW", 1, 8) == ["W", "W"]


def test_white_space_counts_once():
    assert wrap(" two \n\t words ", 500, 8) == ["two words"]


def test_markup_is_measured_letter_for_letter():
    assert width_of(r"$\frac{$", 8) > width_of(r"$\frac", 8) > 0


def test_height_grows_with_the_lines():
    words = Words(LONG, 8)
    assert words.height(90) == pytest.approx(len(words.lines(90)) * words.height(1000))


@pytest.mark.parametrize("centres", [[10, 20], [10, 12, 14, 16], [0, 0, 0], [100, 100], [50], []])
def test_spread_keeps_order_distance_and_room(centres):
    widths = [20.0] * len(centres)
    moved = spread(centres, widths, 0, 100, 3)
    assert moved == sorted(moved)
    assert all(later - former >= 23 - 1e-9 for former, later in itertools.pairwise(moved))
    assert all(10 - 1e-9 <= centre <= 90 + 1e-9 for centre in moved)


def test_spread_leaves_alone_what_does_not_touch():
    assert spread([20, 60], [20, 20], 0, 100, 3) == [20, 60]


def test_a_key_breaks_into_lines_and_stays_within_its_width():
    key = [Entry("■", "black", Words(f"answer number {number}", 7)) for number in range(9)]
    places, height = flow(key, 200)
    assert [place.entry for place in places] == key
    assert len({place.top for place in places}) * 7 * PITCH == pytest.approx(height)
    for place in places:
        right = place.left + place.entry.indent + place.entry.words.natural_width
        assert right <= 200


def test_an_entry_wider_than_the_key_takes_lines_of_its_own():
    key = [Entry("■", "black", Words(LONG, 7)), Entry("■", "black", Words("short", 7))]
    places, height = flow(key, 120)
    assert places[1].top == pytest.approx(key[0].words.height(places[0].width))
    assert height == pytest.approx(places[1].top + 7 * PITCH)


def test_an_empty_key_takes_no_room():
    assert flow([], 100) == ([], 0.0)
