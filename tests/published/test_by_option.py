"""Ranges by option: one issue at a time, as text that survives a frame."""

from hypothesis import given
from hypothesis import strategies as st

from survey.published.by_option import Range, by_option, option_text, read_options

WIDE, NARROW, SMALL = (
    Range(0.7, 1.0, 813, 813),
    Range(0.7, 0.72, 813, 813),
    Range(0.7, 1.0, 570, 813),
)
SHARES = st.floats(0, 1)
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


def test_a_figure_that_depends_on_one_issue():
    first = {"reasons": "all", "base": "everybody"}
    worlds = [
        (first, NARROW),
        ({**first, "reasons": "some"}, WIDE),
        ({**first, "base": "few"}, NARROW),
    ]
    assert by_option(worlds) == {"some": WIDE, "all": NARROW}


def test_a_figure_that_depends_on_two():
    first = {"reasons": "all", "base": "everybody"}
    worlds = [
        (first, NARROW),
        ({**first, "reasons": "some"}, WIDE),
        ({**first, "base": "few"}, SMALL),
    ]
    assert by_option(worlds) == {"some": WIDE, "all": NARROW, "few": SMALL, "everybody": NARROW}


def test_a_figure_that_depends_on_nothing():
    assert by_option([({"i": "a"}, WIDE), ({"i": "b"}, WIDE)]) == {}


@given(st.dictionaries(NAMES, st.builds(Range, SHARES, SHARES, SHARES, SHARES), max_size=4))
def test_what_is_written_is_read_again(ranges):
    assert read_options(option_text(ranges)) == ranges
