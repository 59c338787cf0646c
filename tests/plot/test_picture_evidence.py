import numpy as np
import pytest
from matplotlib.figure import Figure

from survey.errors import FrameError
from survey.plot import evidence


def drawn(frame, **options):
    """Return axes with the picture."""
    return evidence(frame, ax=Figure((8, 6)).subplots(), **options)


def test_every_row_has_a_band_and_an_interval(estimates):
    ax = drawn(estimates)
    ends = {tuple(np.round(line.get_xdata(), 6)) for line in ax.lines}
    for row in estimates.itertuples():
        assert (round(row.published_low, 6), round(row.published_high, 6)) in ends
        assert (round(row.low, 6), round(row.high, 6)) in ends


def test_even_an_exact_figure_is_no_point(estimates):
    ax = drawn(estimates)
    assert {str(line.get_marker()) for line in ax.lines} == {"none", "|"}


def test_the_printed_words_are_quoted(estimates, texts_of):
    texts = texts_of(drawn(estimates))
    assert {"“86 percent”", "“more than 80 percent”"} <= set(texts)
    assert {"Words allow", "85.5–86.5%", "above 80%"} <= set(texts)


def test_places_keep_their_colours(estimates):
    ax = drawn(estimates, colors={"CHN": "#990000", "KAZ": "#009900"})
    assert {"#990000", "#009900"} <= {line.get_color() for line in ax.lines}


def test_another_reading_is_told(estimates, texts_of):
    note = "Vague words are read as writers usually mean them"
    assert note not in " ".join(texts_of(drawn(estimates)))
    assert note in " ".join(texts_of(drawn(estimates.assign(reading="idiomatic"))))


def test_nothing_to_draw_is_told(estimates):
    with pytest.raises(FrameError, match=r"for the picture 'evidence', not 0 rows\.$"):
        drawn(estimates.head(0))
