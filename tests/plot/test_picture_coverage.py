"""The picture of coverage: panels by method and n, curves cut at the bottom, words that fit."""

import itertools

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from survey import intervals
from survey.errors import FrameError
from survey.plot import coverage
from survey.plot.figure import fill
from survey.plot.picture_coverage import PANEL, plan_coverage

SHARES = np.linspace(0.01, 0.99, 99)
METHODS = ["wald", "clopper-pearson"]
SIZES = [20, 1213]


def panel(method, n, level=0.95):
    """Return the rows of one panel."""
    numbers = intervals.coverage(method, n, SHARES, level=level)
    return pd.DataFrame(
        {"method": method, "n": n, "p": SHARES, "level": level, "coverage": numbers}
    )


@pytest.fixture(scope="module")
def found():
    return pd.concat([panel(method, n) for n in SIZES for method in METHODS], ignore_index=True)


def words_of(row):
    """Return the heading, label and number of a row."""
    return [words.text for words in (*row.headings, *row.label, *row.numbers)]


def lowest(method, n):
    """Return the lowest coverage of a panel in words."""
    return f"{100 * intervals.coverage(method, n, SHARES).min():.1f}%"


def test_panels_stand_under_their_sample_size(found):
    assert [words_of(row) for row in plan_coverage(found).rows] == [
        ["n = 20", "wald", lowest("wald", 20)],
        ["clopper-pearson", lowest("clopper-pearson", 20)],
        ["n = 1,213", "wald", lowest("wald", 1213)],
        ["clopper-pearson", lowest("clopper-pearson", 1213)],
    ]


def test_panels_in_the_order_of_methods_stand_under_their_method():
    rows = [panel(method, n) for method in METHODS for n in SIZES]
    words = [words_of(row)[:-1] for row in plan_coverage(pd.concat(rows)).rows]
    assert words == [
        ["wald", "n = 20"], ["n = 1,213"], ["clopper-pearson", "n = 20"], ["n = 1,213"]
    ]  # fmt: skip


def test_a_size_may_be_words():
    row = plan_coverage(panel("wald", 20).assign(n="20 and 50")).rows[0]
    assert words_of(row)[:2] == ["n = 20 and 50", "wald"]


def test_a_curve_is_the_frame_by_rising_share():
    row = plan_coverage(panel("wilson", 20).sample(frac=1, random_state=1)).rows[0]
    assert row.mark.shares == tuple(SHARES)
    assert row.mark.coverages == tuple(intervals.coverage("wilson", 20, SHARES))


def curves_on(ax):
    """Return the curves drawn, from top to bottom, as arrays of x and y."""
    lines = [line for line in ax.lines if len(line.get_xdata()) > 2]
    drawn = [np.array([line.get_xdata(), line.get_ydata()], dtype=float) for line in lines]
    return sorted(drawn, key=lambda curve: np.nanmin(curve[1]))


def test_a_curve_is_cut_at_the_bottom_of_its_panel(found):
    figure = Figure()
    fill(figure, plan_coverage(found), 7.0, "", "")
    first, second = curves_on(figure.axes[0])[:2]
    levels = {
        round(line.get_ydata()[0], 6)
        for line in figure.axes[0].lines
        if line.get_linewidth() == 1.0 and len(line.get_xdata()) == 2
    }
    wald, exact = (intervals.coverage(method, 20, SHARES) for method in METHODS)
    assert np.isnan(first[1]).tolist() == (wald < 0.85).tolist()
    for (_, heights), numbers in ((first, wald), (second, exact)):
        top = np.nanmax(heights - PANEL * (1 - numbers) / 0.15)
        np.testing.assert_allclose(
            heights[numbers >= 0.85], (top + PANEL * (1 - numbers) / 0.15)[numbers >= 0.85]
        )
        assert round(top + PANEL / 3, 6) in levels


def test_the_level_and_the_ends_of_a_panel_are_named(texts_of):
    ax = coverage(panel("wilson", 50, level=0.9), ax=Figure((8, 4)).subplots())
    texts = texts_of(ax)
    assert {"100%", "90%", "70%"} <= set(texts)
    bold = [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"]
    assert bold == ["n = 50", "90%"]


def test_what_is_cut_is_said(found, texts_of):
    whole = found[found["method"] == "clopper-pearson"]
    for frame, is_said in ((found, True), (whole, False)):
        notes = texts_of(coverage(frame, ax=Figure((8, 8)).subplots()))[-1]
        assert ("leaves its panel" in notes) is is_said


def test_more_and_less_than_promised_are_filled_apart(found):
    ax = coverage(found, ax=Figure((8, 8)).subplots())
    areas = ax.collections[1:]
    light = [area.get_facecolor()[0][:3].mean() for area in areas]
    assert len(areas) == 2 * len(METHODS) * len(SIZES)
    assert min(light[::2]) > max(light[1::2]) + 0.15
    heights = np.concatenate([path.vertices[:, 1] for path in areas[1].get_paths()])
    assert np.ptp(heights) == pytest.approx(2 / 3 * PANEL)  # from the level down to the bottom
    assert areas[3].get_paths() == []  # an exact method never falls below its level


@pytest.mark.parametrize("width", [6.0, 8.0])
def test_nothing_overlaps(found, boxes_of, width):
    figure = Figure()
    fill(figure, plan_coverage(found), width, "A title", "A source")
    boxes = boxes_of(figure)
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for _, box in boxes)
    for (text, box), (other, beside) in itertools.combinations(boxes, 2):
        assert not box.padded(-1).overlaps(beside.padded(-1)), f"{text!r} covers {other!r}"


def test_own_axes_are_returned_and_settings_kept(found):
    before = dict(mpl.rcParams)
    ax = Figure((8, 8)).subplots()
    assert coverage(found, ax=ax) is ax
    assert dict(mpl.rcParams) == before


def test_a_missing_column_is_named(found):
    with pytest.raises(FrameError, match="A frame of coverage must have the columns `level`"):
        coverage(found.drop(columns="level"))


def test_nothing_to_draw(found):
    with pytest.raises(FrameError, match=r"at least one row with a coverage .* 396 rows without"):
        coverage(found.assign(coverage=np.nan))
