import itertools

import pytest
from matplotlib.colors import to_rgb

from survey.errors import OptionError
from survey.plot import theme


def grey(color):
    """Return how bright a colour prints on a grey printer, 0 to 1."""
    red, green, blue = to_rgb(color)
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("keys", [["KAZ", "CHN", "KAZ"], ["CHN", "KAZ"]])
def test_two_countries_are_blue_and_vermillion_whichever_comes_first(keys):
    looks = theme.identities(keys)
    assert {key: look.color for key, look in looks.items()} == {
        "CHN": "#0072b2",
        "KAZ": "#d55e00",
    }


@pytest.mark.parametrize("count", range(1, 13))
def test_no_two_countries_look_alike(count):
    looks = theme.identities([f"c{number}" for number in range(count)])
    assert len({(look.color, look.marker) for look in looks.values()}) == count
    if count <= 6:
        assert len({look.color for look in looks.values()}) == count
        assert len({look.marker for look in looks.values()}) == count


def test_given_colours_win_and_leave_the_others_alone():
    looks = theme.identities(["CHN", "KAZ"], {"CHN": "black", "PER": "red"})
    assert looks["CHN"].color == "#000000"
    assert looks["KAZ"].color == theme.identities(["CHN", "KAZ"])["KAZ"].color


def test_a_wrong_colour_is_named():
    with pytest.raises(OptionError, match=r"`colors` must be .*, not 'blau'"):
        theme.identities(["CHN"], {"CHN": "blau"})


def test_text_colours_can_be_read_on_white():
    colors = [*theme.OKABE_ITO_PAIR, *theme.PETROFF_SIX, theme.MUTED, theme.INK, theme.UNDECIDED]
    assert all(theme.contrast(theme.readable(color)) >= 4.5 for color in colors)
    assert theme.contrast(theme.MUTED) >= 4.5


def test_contrast_follows_its_definition():
    assert theme.contrast("#767676") == pytest.approx(4.54, abs=0.01)  # the example of WebAIM


def test_valence_decides_the_side_and_order_the_strength():
    good, fair, middle, poor, bad = theme.valence_colors(
        ["positive", "positive", "neutral", "negative", "negative"]
    )
    assert to_rgb(good)[2] > to_rgb(good)[0]
    assert to_rgb(bad)[0] > to_rgb(bad)[2]
    assert theme.contrast(good) > theme.contrast(fair)
    assert theme.contrast(bad) > theme.contrast(poor)
    assert len(set(to_rgb(middle))) == 1


def test_answers_without_direction_take_no_colour_of_one():
    plain = theme.valence_colors(["none", "none", "none"])
    directed = theme.valence_colors(["positive"] * 3 + ["neutral"] + ["negative"] * 3)
    assert len(set(plain)) == 3
    assert not set(plain) & set(directed)


def test_neighbours_in_a_scale_differ_in_grey():
    colors = theme.valence_colors(["positive", "positive", "neutral", "negative", "negative"])
    for first, second in itertools.pairwise(colors):
        assert abs(grey(first) - grey(second)) > 0.04
