import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure

import survey.plot
from survey.options import Picture, values
from survey.plot import forest
from survey.plot.drawing import PLANS


def picture_of(name, request):
    """Return a picture function with a frame for it."""
    frames = {"gaps": "gaps", "scale": "scales"}
    return getattr(survey.plot, name), request.getfixturevalue(frames.get(name, "estimates"))


@pytest.mark.parametrize("name", ["gaps", "forest", "scale", "evidence"])
def test_axes_given_are_axes_returned(name, request):
    function, frame = picture_of(name, request)
    ax = Figure((8, 6)).subplots()
    assert function(frame, ax=ax) is ax


@pytest.mark.parametrize("name", ["gaps", "forest", "scale", "evidence"])
def test_without_axes_pyplot_gets_a_figure_that_fits(name, request, boxes_of):
    function, frame = picture_of(name, request)
    ax = function(frame)
    assert plt.get_fignums() == [ax.figure.number]
    assert ax.figure.get_size_inches()[0] == 7
    page = ax.figure.bbox
    for text, box in boxes_of(ax.figure):
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text


@pytest.mark.parametrize("name", ["gaps", "forest", "scale", "evidence"])
def test_no_global_setting_changes(name, request):
    function, frame = picture_of(name, request)
    before = dict(mpl.rcParams)
    function(frame)
    function(frame, ax=Figure().subplots())
    assert dict(mpl.rcParams) == before


def test_settings_of_a_users_axes_stay(gaps):
    figure = Figure((9, 7), facecolor="ivory")
    ax, other = figure.subplots(2)
    ax.set_title("Mine")
    ax.set_xlabel("my label")
    ax.set_facecolor("azure")
    (line,) = ax.plot([0.2, 0.8], [10, 20])
    position, limits = ax.get_position().bounds, other.get_xlim()
    survey.plot.gaps(gaps, ax=ax)
    assert (ax.get_title(), ax.get_xlabel()) == ("Mine", "my label")
    assert ax.get_facecolor() == mpl.colors.to_rgba("azure")
    assert figure.get_facecolor() == mpl.colors.to_rgba("ivory")
    assert line in ax.lines
    assert ax.get_position().bounds == position
    assert tuple(figure.get_size_inches()) == (9, 7)
    assert other.get_xlim() == limits


def test_words_stay_within_a_users_axes(gaps, boxes_of):
    figure = Figure((9, 6))
    ax = figure.subplots()
    survey.plot.gaps(gaps, ax=ax)
    box = ax.get_window_extent()
    drawn = boxes_of(figure)
    assert len(drawn) > 20
    for text, inner in drawn:
        assert box.x0 - 1 <= inner.x0 < inner.x1 <= box.x1 + 1, text


def test_styles_of_a_user_do_not_reach_the_artists(gaps, texts_of):
    with mpl.rc_context({"lines.linewidth": 9, "lines.marker": "x", "font.family": "monospace",
                         "axes.grid": True, "figure.autolayout": True,
                         "text.color": "red"}):  # fmt: skip
        ax = survey.plot.gaps(gaps)
    assert {text.get_fontfamily()[0] for text in ax.texts} == {"DejaVu Sans"}
    assert "red" not in {text.get_color() for text in ax.texts}
    assert "x" not in {line.get_marker() for line in ax.lines}
    assert not any(line.get_visible() for line in ax.get_xgridlines())
    assert max(line.get_linewidth() for line in ax.lines) < 9


def test_a_dark_or_tight_style_does_not_reach_an_own_figure(gaps):
    with mpl.rc_context(
        {"figure.facecolor": "black", "axes.facecolor": "black", "figure.autolayout": True}
    ):
        ax = survey.plot.gaps(gaps)
        position = ax.get_position().bounds
        ax.figure.canvas.draw()
    assert ax.get_position().bounds == position
    white = mpl.colors.to_rgba("white")
    assert (ax.get_facecolor(), ax.figure.get_facecolor()) == (white, white)


def test_ticks_are_labelled_as_percents(estimates):
    ax = forest(estimates, ax=Figure((8, 6)).subplots())
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["0%", "25%", "50%", "75%", "100%"]


def test_every_picture_is_a_function_and_drawn_by_its_name():
    names = values(Picture)
    assert sorted(survey.plot.__all__) == sorted(
        [*names, "by_size", "coverage", "draw", "overview", "pool"]
    )
    assert sorted(PLANS) == sorted(names)
    assert all(callable(getattr(survey.plot, name)) for name in survey.plot.__all__)
