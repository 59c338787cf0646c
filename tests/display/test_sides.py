"""Sides of gaps are called by their places, or by what else sets them apart."""

from survey.display.sides import named, side_name

PLACES = {"a": "CHN", "b": "PER", "place_a": "China (16 cities)", "place_b": "Peru (Lima)"}
WAVES = {"a": "poll-1", "b": "poll-2", "place_a": "Peru (Lima)", "place_b": "Peru (coast)"}


def test_a_side_is_its_place_with_what_was_covered():
    assert [side_name(PLACES, side) for side in "ab"] == ["China (16 cities)", "Peru (Lima)"]


def test_equal_places_are_told_apart_by_their_groups():
    row = {**WAVES, "place_b": "Peru (Lima)"}
    assert [side_name(row, side) for side in "ab"] == ["poll-1", "poll-2"]


def test_a_verdict_names_the_higher_side_in_short():
    assert named("a higher", PLACES) == "China higher"
    assert named("b higher", PLACES) == "Peru higher"
    assert named("b higher", WAVES) == "poll-2 higher"


def test_an_open_verdict_stays_as_it_is():
    assert named("cannot tell", PLACES) == "cannot tell"
    assert named("side by side", PLACES) == "side by side"
