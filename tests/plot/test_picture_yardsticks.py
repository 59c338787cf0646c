"""The picture of yardsticks: signs for two steps, bars to three yardsticks, words at the right."""

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError
from survey.plot import draw, yardsticks
from survey.plot.picture_yardsticks import FULL, RAIL, plan_yardsticks


@pytest.fixture(scope="module")
def tips(shipped):
    """Return the tips of the shipped survey."""
    return sv.tip(sv.compare(sv.estimate(sv.toplines(shipped))))


def drawn(frame, **options):
    """Return axes with the picture."""
    return yardsticks(frame, ax=Figure((8, 6)).subplots(), **options)


def bars(ax, color):
    """Return how long the bars of a colour are, as parts of a rail."""
    wide = [line for line in ax.lines if line.get_linewidth() > 5 and line.get_color() == color]
    return [round(float(np.diff(line.get_xdata())[0]) / RAIL, 3) for line in wide]


def test_signs_are_filled_where_a_step_is_passed(tips):
    signs = [line for line in drawn(tips).lines if line.get_marker() == "o"]
    filled = [sign.get_markerfacecolor() != "#ffffff" for sign in signs]
    expected = [step for row in tips.to_dict("records")
                for step in (row["step_among"], row["step_chance"])]  # fmt: skip
    assert filled == expected
    assert len(set(filled)) == 2


def test_bars_end_where_the_verdict_tips(tips):
    ax = drawn(tips)
    sco = tips.iloc[0]
    parts = [1.0, sco["tipping_bias"] / 0.06 / FULL,
             (sco["tipping_selection_ratio_interval"] - 1) / 0.5 / FULL]  # fmt: skip
    assert bars(ax, "#0072b2")[:3] == pytest.approx(parts, abs=1e-3)
    rails = bars(ax, "#e6e6e6")
    assert rails == [1.0] * 15


def test_what_falls_short_is_pale(tips):
    travel = plan_yardsticks(tips, None).rows[1].mark
    assert [measure.survives for measure in travel.measures] == [True, False, False]
    assert [measure.part >= 1 for measure in travel.measures] == [True, False, False]
    shades = {line.get_color() for line in drawn(tips.iloc[[1]]).lines if line.get_linewidth() > 5}
    assert len(shades) == 3  # rail, full colour, pale colour


def test_outcomes_and_tipping_points_are_written(tips, texts_of):
    texts = texts_of(drawn(tips))
    for words in ("survives", "does not survive", "9.9", "3.7", "1.27", "detectable: 7.1 points",
                  "China higher"):  # fmt: skip
        assert words in texts
    assert texts.count("open already") == 3


def test_what_is_only_related_has_no_steps(beside, texts_of):
    tips = sv.tip(beside)
    marks = [row.mark is not None for row in plan_yardsticks(tips, None).rows]
    assert marks == [True, True, False]
    texts = texts_of(drawn(tips))
    assert [texts.count(words) for words in ("not tested", "open already")] == [1, 1]


def test_the_yardsticks_stand_above_the_columns_once(tips, texts_of):
    other = sv.tip(tips, yardstick_deff=2, yardstick_bias=0.1, yardstick_selection_ratio=1.25)
    texts = texts_of(drawn(other))
    for words in ("effect 2", "10 points", "ratio 1.25"):
        assert texts.count(words) == 1
    both = texts_of(drawn(pd.concat([tips, other])))
    assert (both.count("effect 4"), both.count("effect 2")) == (1, 1)


def test_the_note_says_what_chance_means_and_never_margin_of_error(tips, texts_of):
    note = " ".join(texts_of(drawn(tips)))
    assert "Beyond chance: by 95% intervals as if respondents were a random draw" in note
    assert "margin" not in note


def test_a_gap_that_nothing_overturns(gaps):
    ends = {
        f"published_{end}_{side}": float(side == "a") for end in ("low", "high") for side in "ab"
    }
    frame = sv.tip(gaps.head(1).assign(**ends, method="wald"), yardstick_selection_ratio=1)
    mark = plan_yardsticks(frame, None).rows[0].mark
    assert [measure.text for measure in mark.measures][::2] == ["never", "never"]
    assert mark.measures[2].part == FULL


def test_a_csv_round_trip_changes_nothing(tips, tmp_path, texts_of):
    tips.to_csv(tmp_path / "tips.csv", index=False)
    assert texts_of(drawn(pd.read_csv(tmp_path / "tips.csv"))) == texts_of(drawn(tips))


@pytest.mark.parametrize("width", [6.0, 8.0])
def test_the_shipped_survey_overlaps_nowhere(tips, boxes_of, width):
    figure = draw("yardsticks", tips, width=width, title="A title", source="S")
    assert_apart(figure, boxes_of(figure))


def assert_apart(figure, boxes):
    """Assert that every text lies on the figure and none covers another."""
    page = figure.bbox
    for place, (text, box) in enumerate(boxes):
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text
        for other, beside in boxes[place + 1 :]:
            assert not box.padded(-1).overlaps(beside.padded(-1)), f"{text!r} covers {other!r}"


def test_styles_and_settings_stay(tips):
    before = dict(mpl.rcParams)
    with mpl.rc_context({"text.color": "red", "lines.linewidth": 9}):
        ax = drawn(tips)
    assert "red" not in {text.get_color() for text in ax.texts}
    assert dict(mpl.rcParams) == before


def test_nothing_to_draw_is_told(tips, gaps):
    with pytest.raises(FrameError, match=r"at least one row of tips with bounds .* not 0 rows"):
        drawn(tips.head(0))
    with pytest.raises(FrameError, match="A frame of tips must have the columns `tipping_deff`"):
        drawn(gaps)
