import math

import numpy as np
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError
from survey.plot import forest


def drawn(frame, **options):
    """Return axes with the picture."""
    return forest(frame, ax=Figure((8, 6)).subplots(), **options)


def points(ax):
    """Return the values of all point signs, from top to bottom."""
    found = [line for line in ax.lines if str(line.get_marker()) in "oDs^v"]
    found.sort(key=lambda line: line.get_ydata()[0])
    return [line.get_xdata()[0] for line in found]


def test_estimates_are_points_or_bands_with_their_intervals(estimates):
    ax = drawn(estimates)
    exact = estimates["estimate"].dropna().tolist()
    assert points(ax) == exact
    bands = [tuple(line.get_xdata()) for line in ax.lines if str(line.get_marker()) == "|"]
    assert sorted(bands) == [(0.7, 1.0), (0.8, 1.0)]
    ends = {tuple(np.round(line.get_xdata(), 6)) for line in ax.lines}
    for low, high in zip(estimates["low"], estimates["high"], strict=True):
        assert (round(low, 6), round(high, 6)) in ends


def test_numbers_stand_beside_the_rows(estimates, texts_of):
    texts = texts_of(drawn(estimates))
    for expected in ("Printed", "95% interval", "86%", "83.4–88.3%", "above 80%"):
        assert expected in texts


def test_rows_without_interval_stay_and_say_why(figures, texts_of):
    figures["n"] = ""
    found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    ax = drawn(found)
    assert points(ax) == found["estimate"].dropna().tolist()
    assert texts_of(ax).count("no interval: no sample size was printed") == len(found)
    assert "Lines:" not in " ".join(texts_of(ax))


def test_a_contradiction_has_no_mark_but_a_row(estimates, texts_of):
    broken = estimates.assign(note="the statements about this figure contradict one another")
    columns = ["published_low", "published_high", "value", "estimate", "low", "high"]
    broken.loc[0, columns] = math.nan
    ax = drawn(broken)
    assert 0.86 not in points(ax)
    assert "contradictory" in texts_of(ax)
    assert "The statements about this figure contradict one another" in texts_of(ax)


def test_gaps_have_zero_in_sight_and_their_sides_named(gaps, texts_of):
    ax = drawn(gaps)
    ticks = ax.get_xticks()
    assert 0.0 in ticks
    assert min(ticks) <= gaps["low"].min() < gaps["high"].max() <= max(ticks)
    assert points(ax) == pytest.approx(gaps["estimate"].dropna().tolist())
    assert {"← Kazakhstan higher", "China higher →"} <= set(texts_of(ax))


def test_zero_is_the_strongest_line_of_the_grid(gaps):
    grids = drawn(gaps).collections
    at_zero = [grid for grid in grids if all(path.vertices[0][0] == 0 for path in grid.get_paths())]
    assert len(grids) == 2
    assert len(at_zero) == 1
    others = next(grid for grid in grids if grid is not at_zero[0])
    assert at_zero[0].get_edgecolor()[0][:3].mean() < others.get_edgecolor()[0][:3].mean()


def test_a_gap_that_cannot_be_told_takes_no_country_colour(gaps):
    ax = drawn(gaps)
    undecided = gaps.query("verdict == 'cannot tell'")["estimate"].dropna().tolist()
    hollow = [line.get_xdata()[0] for line in ax.lines if line.get_markerfacecolor() == "#ffffff"]
    assert hollow == pytest.approx(undecided)
    assert len(hollow) == 1


def test_grey_is_explained_for_what_was_tested_only(beside, texts_of):
    for frame, expected in ((beside, True), (beside.iloc[[0, 2]], False)):
        texts = texts_of(drawn(frame))
        assert texts.count("not tested") == 1
        assert ("Grey: cannot tell." in texts[-1]) == expected


@pytest.mark.parametrize("low", [-0.9, -0.31, -0.02])
@pytest.mark.parametrize("high", [0.01, 0.26, 0.95])
def test_the_axis_of_gaps_is_round_and_holds_them(gaps, low, high):
    ax = drawn(gaps.head(1).assign(low=low, high=high))
    ticks = ax.get_xticks()
    assert ticks[0] <= low < high <= ticks[-1]
    assert 3 <= len(ticks) <= 8
    assert np.allclose(np.diff(ticks), ticks[1] - ticks[0])


def test_a_frame_that_is_neither_is_told(estimates):
    with pytest.raises(FrameError, match="A frame of estimates must have the columns `low`"):
        drawn(estimates.drop(columns="low"))
