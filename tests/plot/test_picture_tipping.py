"""The picture of tipping: a heat map for each gap, cells with numbers, what overturns in words."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import survey as sv
from survey.errors import FrameError
from survey.plot import draw, tipping
from survey.plot.picture_tipping import plan_tipping

DEFFS, LEVELS = [1, 2, 4, 8, 16], [0.95, 0.8, 0.99]


@pytest.fixture(scope="module")
def verdicts(shipped):
    """Return the verdicts of the shipped survey over a grid."""
    return sv.sensitivity(
        shipped, deff=DEFFS, level=LEVELS, reading=["literal", "idiomatic"],
        assume=[None, "p31-exhaustive"],
    )  # fmt: skip


def drawn(frame, **options):
    """Return axes with the picture."""
    return tipping(frame, ax=Figure((8, 9)).subplots(), **options)


def maps(ax):
    """Return the colours of the cells of each heat map: lines, columns, channels."""
    found = []
    for inset in ax.child_axes:
        (mesh,) = inset.collections
        mesh.update_scalarmappable()
        found.append(mesh.get_facecolors().reshape(len(LEVELS), len(DEFFS), 4))
    return found


def grey(color):
    """Return how light a colour is on paper, 0 to 1."""
    return float(np.dot(to_rgb(color[:3]), (0.299, 0.587, 0.114)))


def leads(frame, answer):
    """Return the nearer ends of the intervals of a gap: levels from the top, design effects."""
    rows = frame[(frame["response_id"] == answer) & (frame["assume"] == "")
                 & (frame["reading"] == "literal")]  # fmt: skip
    found = []
    for level in sorted(LEVELS, reverse=True):
        line = rows[rows["level"] == level].sort_values("deff_a")
        ends = {"a higher": line["low"], "b higher": line["high"], "cannot tell": 0 * line["low"]}
        found.append(np.select([line["verdict"] == each for each in ends], list(ends.values())))
    return np.array(found)


def test_one_map_a_gap_with_every_level_and_design_effect(verdicts, texts_of):
    ax = drawn(verdicts)
    assert len(maps(ax)) == verdicts["response_id"].nunique() == 5
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["1", "2", "4", "8", "16"]
    assert [texts_of(ax).count(level) for level in ("99%", "95%", "80%")] == [5, 5, 5]
    rows = plan_tipping(verdicts, None).rows
    for row, answer in zip(rows, verdicts["response_id"].unique(), strict=True):
        np.testing.assert_array_equal(row.mark.leads, leads(verdicts, answer))
        assert row.mark.levels == (0.99, 0.95, 0.8)


def test_white_is_cannot_tell_and_darker_is_farther_from_zero(verdicts):
    for colors, row in zip(maps(drawn(verdicts)), plan_tipping(verdicts, None).rows, strict=True):
        shades = np.apply_along_axis(grey, 2, colors)
        far = np.abs(row.mark.leads)
        assert ((shades > 0.999) == (far == 0)).all()
        order = np.argsort(far[far > 0])
        assert (np.diff(shades[far > 0][order]) <= 1e-6).all()
        if len(order) > 1:
            assert np.ptp(shades[far > 0]) > np.ptp(far) / 2


def test_cells_can_be_read_in_grey(verdicts):
    for colors in maps(drawn(verdicts)):
        shades = np.apply_along_axis(grey, 2, colors)
        assert shades.min() > 0.4  # dark ink stays readable on it
        assert not ((shades < 0.999) & (shades > 0.97)).any()  # no cell passes for white


def test_cells_hold_the_nearer_end_with_its_sign(verdicts, texts_of):
    texts = texts_of(drawn(verdicts))
    for answer in ("willing", "bilateral-cooperation"):
        for lead in filter(None, leads(verdicts, answer).ravel()):
            text = f"{'+' if lead > 0 else '−'}{abs(100 * lead):.1f}"
            assert text in texts
    assert any(text.startswith("−0") for text in texts)


def test_the_usual_verdict_is_framed(verdicts):
    ax = drawn(verdicts)
    frames = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert [frame.get_x() for frame in frames] == [0.0] * 5
    rows = plan_tipping(verdicts, None).rows
    assert {row.mark.usual for row in rows} == {(1, 0)}
    without = plan_tipping(verdicts[verdicts["deff_a"] > 1], None).rows
    assert {row.mark.usual for row in without} == {None}


def test_what_overturns_is_told(verdicts, texts_of):
    texts = texts_of(drawn(verdicts))
    assert "overturned by design effect 16" in texts
    assert "nothing listed overturns it" in texts
    assert "overturned by assuming p31-exhaustive or idiomatic reading" in texts
    assert texts.count("cannot tell") >= 6  # verdicts at the right, and names in the maps


def test_the_usual_reading_and_assumptions_are_drawn(verdicts, texts_of):
    turned = verdicts.iloc[::-1]
    assert plan_tipping(turned, None).rows[-1].mark.leads.tolist() == leads(
        verdicts, "support"
    ).tolist()  # fmt: skip
    note = " ".join(texts_of(drawn(verdicts)))
    assert "as if respondents were a random draw (newcombe interval)" in note
    assert "as writers usually mean" not in note


def test_decimals_are_left_out_where_all_do_not_fit(verdicts, texts_of):
    sco = verdicts[verdicts["response_id"] == "support"]
    wide, narrow = (texts_of(tipping(sco, ax=Figure((width, 4)).subplots())) for width in (9, 4.6))
    most = 100 * sco["low"].iloc[0]
    assert (f"+{most:.1f}" in wide, f"+{most:.0f}" in wide) == (True, False)
    assert (f"+{most:.1f}" in narrow, f"+{most:.0f}" in narrow) == (False, True)


def test_many_design_effects_leave_out_numbers_and_ticks(study, texts_of):
    many = sv.sensitivity(study, deff=list(range(1, 41)))
    ax = drawn(many)
    assert len(ax.get_xticks()) == 10
    assert not any(text.startswith("+") for text in texts_of(ax))


def test_a_gap_without_sample_size_has_an_empty_map(figures, texts_of):
    table = figures.assign(n=None).head(2)
    found = sv.sensitivity(sv.from_frame(table, title="T"), deff=[1, 2])
    mark = plan_tipping(found, None).rows[0].mark
    assert np.isnan(mark.leads).all()
    assert "Intervals" not in " ".join(texts_of(drawn(found)))


def test_no_figure_of_pyplot_is_made_and_no_setting_changed(verdicts):
    before = dict(mpl.rcParams)
    figure = draw("tipping", verdicts)
    assert plt.get_fignums() == []
    assert dict(mpl.rcParams) == before
    assert len(figure.axes) == 1


def test_a_dark_style_does_not_reach_the_maps(verdicts):
    with mpl.rc_context({"axes.facecolor": "black", "text.color": "white"}):
        ax = drawn(verdicts)
    assert {inset.get_facecolor() for inset in ax.child_axes} == {(1.0, 1.0, 1.0, 1.0)}
    assert "white" not in {text.get_color() for text in ax.texts}


@pytest.mark.parametrize("width", [6.0, 8.0])
def test_the_shipped_survey_overlaps_nowhere(verdicts, boxes_of, width):
    figure = draw("tipping", verdicts, width=width, title="A title", source="S")
    boxes, page = boxes_of(figure), figure.bbox
    for place, (text, box) in enumerate(boxes):
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text
        for other, beside in boxes[place + 1 :]:
            assert not box.padded(-1).overlaps(beside.padded(-1)), f"{text!r} covers {other!r}"


def test_a_csv_round_trip_changes_nothing(verdicts, tmp_path, texts_of):
    verdicts.to_csv(tmp_path / "verdicts.csv", index=False)
    assert texts_of(drawn(pd.read_csv(tmp_path / "verdicts.csv"))) == texts_of(drawn(verdicts))


def test_nothing_to_draw_is_told(verdicts, gaps):
    with pytest.raises(FrameError, match=r"at least one row of verdicts with bounds .* not 0 rows"):
        drawn(verdicts.head(0))
    with pytest.raises(FrameError, match="A frame of verdicts must have the columns `study`"):
        drawn(gaps)
