import io
import subprocess
import sys

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import draw

PICTURES = ("gaps", "forest", "scale", "evidence", "topics")


def frame_for(picture, estimates):
    """Return what a picture draws, made of estimates."""
    if picture == "gaps":
        return sv.compare(estimates)
    if picture == "scale":
        single = estimates.assign(question_kind="single")
        return pd.concat([single, sv.estimate(sv.remainders(single))], ignore_index=True)
    return estimates


def assert_tidy(figure, boxes):
    """Assert that every text lies on the figure and none covers another."""
    page = figure.bbox
    for text, box in boxes:
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text
    shrunk = [(text, box.padded(-1)) for text, box in boxes]  # the box holds the line spacing
    shrunk.sort(key=lambda item: item[1].y0)
    for number, (text, box) in enumerate(shrunk):
        for other, beside in shrunk[number + 1 :]:
            if beside.y0 > box.y1:
                break
            assert not box.overlaps(beside), f"{text!r} covers {other!r}"


@pytest.mark.parametrize("width", [6.0, 8.0])
@pytest.mark.parametrize("picture", PICTURES)
def test_the_shipped_survey_is_tidy(picture, width, shipped, boxes_of):
    estimates = sv.estimate(sv.toplines(shipped))
    figure = draw(picture, frame_for(picture, estimates), width=width, title="A title", source="S")
    assert figure.get_size_inches()[0] == width
    assert_tidy(figure, boxes_of(figure))


@pytest.mark.parametrize("picture", PICTURES)
def test_sixty_long_rows_are_tidy(picture, long_estimates, boxes_of):
    figure = draw(picture, frame_for(picture, long_estimates), width=6.0)
    assert_tidy(figure, boxes_of(figure))


@pytest.mark.parametrize("picture", ["forest", "evidence", "scale"])
def test_one_row_is_tidy(picture, estimates, boxes_of):
    figure = draw(picture, frame_for(picture, estimates.head(1)), width=6.0)
    assert_tidy(figure, boxes_of(figure))
    assert figure.get_size_inches()[1] < 2


def test_a_forest_of_gaps_is_tidy(gaps, boxes_of):
    figure = draw("forest", gaps, width=6.0)
    assert_tidy(figure, boxes_of(figure))


def test_the_height_follows_the_rows(estimates):
    few, many = draw("forest", estimates.head(1)), draw("forest", estimates)
    assert many.get_size_inches()[1] > few.get_size_inches()[1]


@pytest.mark.parametrize("picture", PICTURES)
def test_stray_markup_is_drawn_letter_for_letter(picture, long_estimates, texts_of):
    frame = frame_for(picture, long_estimates.head(4))
    figure = draw(picture, frame)
    written = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        figure.savefig(written, format="svg")
    assert r"$\frac{$" in written.getvalue()
    assert "приграничное" in written.getvalue()
    assert "&lt;b&gt;" in written.getvalue()


def test_text_of_svg_can_be_searched(gaps):
    written = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        draw("gaps", gaps).savefig(written, format="svg")
    for words in ("China higher", "Kazakhstan", "cannot tell", "above 80%", "DejaVu Sans"):
        assert words in written.getvalue()


def test_the_same_frame_gives_the_same_bytes(gaps):
    def svg():
        written = io.BytesIO()
        with mpl.rc_context({"svg.hashsalt": "same"}):
            draw("gaps", gaps).savefig(written, format="svg", metadata={"Date": None})
        return written.getvalue()

    assert svg() == svg()


def test_a_figure_is_not_one_of_pyplot(gaps):
    import matplotlib.pyplot as plt

    assert isinstance(draw("gaps", gaps), Figure)
    assert plt.get_fignums() == []


def test_an_unknown_picture_is_answered_with_the_nearest(gaps):
    with pytest.raises(OptionError, match=r"`picture` must be one of .* Did you mean 'gaps'\?"):
        draw("gap", gaps)


@pytest.mark.parametrize("width", [4, 21, float("nan"), "7"])
def test_a_wrong_width_is_told(gaps, width):
    with pytest.raises(OptionError, match="`width` must be a number of inches from 5 to 20"):
        draw("gaps", gaps, width=width)


def test_a_frame_of_another_kind_is_told(estimates):
    with pytest.raises(FrameError, match="A frame of gaps must have"):
        draw("gaps", estimates)


def test_importing_pictures_makes_no_figure_and_loads_no_statistics():
    code = (
        "import survey.plot, sys, matplotlib.pyplot as plt; assert plt.get_fignums() == [];"
        "print(sorted(m for m in sys.modules if m.startswith('survey.')"
        " and m.split('.')[1] in {'inference', 'published', 'intervals', 'wording'}))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
