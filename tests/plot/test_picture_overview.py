import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import overview

A4 = 297 / 210


@pytest.fixture(scope="module")
def whole(shipped):
    """Return estimates, gaps and claims of the shipped survey."""
    estimates = sv.estimate(sv.toplines(shipped))
    return estimates, sv.compare(estimates), sv.claims(shipped)


def assert_tidy(figure, boxes):
    """Assert that every text lies on the figure and none covers another."""
    page = figure.bbox
    for text, box in boxes:
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text
    shrunk = [(text, box.padded(-1)) for text, box in boxes]
    for number, (text, box) in enumerate(shrunk):
        for other, beside in shrunk[number + 1 :]:
            assert not box.overlaps(beside), f"{text!r} covers {other!r}"


def headings(figure, texts_of):
    """Return the headings of the parts of an overview."""
    return [
        text for text in texts_of(figure.axes[0]) if text.endswith("?") or "high to low" in text
    ]


@pytest.mark.parametrize("width", [5.0, 7.0, 8.0])
def test_the_shipped_survey_is_tidy(whole, width, boxes_of):
    estimates, gaps, claims = whole
    figure = overview(
        estimates, gaps=gaps, claims=claims, width=width, title="A title " * 9, source="Source"
    )
    assert figure.get_size_inches()[0] == width
    assert_tidy(figure, boxes_of(figure))


def test_the_shipped_survey_fits_a_page(whole):
    estimates, gaps, claims = whole
    for width in (7.0, 8.0):
        figure = overview(estimates, gaps=gaps, claims=claims, width=width, title="T", source="S")
        assert figure.get_size_inches()[1] < A4 * width


@pytest.mark.parametrize("width", [5.0, 7.0])
def test_sixty_long_rows_are_tidy(long_estimates, width, boxes_of):
    figure = overview(long_estimates, gaps=sv.compare(long_estimates), width=width)
    assert_tidy(figure, boxes_of(figure))


def test_one_row_is_tidy_and_short(estimates, boxes_of):
    figure = overview(estimates.head(1))
    assert_tidy(figure, boxes_of(figure))
    assert figure.get_size_inches()[1] < 3


def test_parts_without_data_are_left_out(study, estimates, gaps, texts_of):
    claims = sv.claims(study)
    whole = headings(overview(estimates, gaps=gaps, claims=claims), texts_of)
    assert len(whole) == 5  # three parts, and the question of each kind of verdict
    assert whole[0].startswith("Where the same was asked in China and Kazakhstan")
    assert (
        len(headings(overview(estimates, gaps=gaps.head(0), claims=claims.head(0)), texts_of)) == 1
    )
    assert len(headings(overview(estimates, claims=claims), texts_of)) == 4
    nothing = gaps.assign(published_low=float("nan"), published_high=float("nan"))
    assert len(headings(overview(estimates, gaps=nothing), texts_of)) == 1


def test_remainders_are_no_printed_figures(scales, texts_of):
    estimates = sv.estimate(scales)
    printed = int((scales["kind"] != "remainder").sum())
    texts = texts_of(overview(estimates).axes[0])
    assert 0 < printed < len(scales)
    assert texts[texts.index("figures printed") - 1] == str(printed)


def test_a_country_has_one_look_in_every_part(whole):
    estimates, *_ = whole
    turned = sv.compare(estimates, reference="CHN")
    assert set(turned["a"]) == {"KAZ"}
    figure = overview(estimates, gaps=turned, colors={"KAZ": "#990000"})
    drawn = [text for ax in (figure.axes[0], *figure.axes[0].child_axes) for text in ax.texts]
    colors = {text.get_color() for text in drawn if text.get_text() == "Kazakhstan"
              and text.get_weight() == "bold"}  # fmt: skip
    assert colors == {"#990000"}
    for ax in figure.axes[0].child_axes:
        for line in ax.lines:
            assert line.get_marker() != "o" or line.get_markerfacecolor() == "#0072b2"


def test_a_figure_is_not_one_of_pyplot(estimates):
    import matplotlib.pyplot as plt

    assert isinstance(overview(estimates), Figure)
    assert plt.get_fignums() == []


def test_mistakes_are_told(estimates, gaps):
    with pytest.raises(OptionError, match="`width` must be a number of inches from 5 to 20"):
        overview(estimates, width=3)
    with pytest.raises(FrameError, match="A frame of estimates must have"):
        overview(pd.DataFrame({"a": [1]}))
    with pytest.raises(FrameError, match="A frame of gaps must have"):
        overview(estimates, gaps=estimates)
    with pytest.raises(FrameError, match="A frame of claims must have"):
        overview(estimates, claims=gaps)
    with pytest.raises(FrameError, match="for the picture 'overview', not 0 rows"):
        overview(estimates.head(0))
