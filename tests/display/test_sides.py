"""Sides of gaps are called by their places, or by what else sets them apart."""

from survey.display.sides import higher_name, named, side_name, verdict_of, verdict_text
from survey.inference.pairing import ASIDE

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


def test_only_a_side_that_is_higher_has_a_name():
    assert [higher_name(f"{side} higher", PLACES) for side in "ab"] == ["China", "Peru"]
    assert higher_name("b higher", WAVES) == "poll-2"
    assert higher_name("cannot tell", PLACES) == ""


def test_pairs_that_are_not_tested_have_no_verdict():
    assert verdict_of({"verdict": "cannot tell", "note": f"{ASIDE}; places differ"}) == (
        "side by side"
    )
    assert verdict_of({"verdict": "b higher", "note": "similar"}) == "b higher"


def test_an_unknown_verdict_is_shown_as_it_is():
    assert verdict_text("only if ...") == "only if ..."
