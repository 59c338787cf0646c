import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import pool


@pytest.fixture
def polls():
    """Return the estimates of four polls of two studies."""
    rows = [("KAZ", "2021", "44%"), ("KAZ", "2022", "49%"), ("KGZ", "2022", "53%"),
            ("UZB", "2022", "61%")]  # fmt: skip
    table = pd.DataFrame(rows, columns=["country", "wave", "wording"])
    table = table.assign(n=1000, question="View?", response="good", concept="view")
    found = sv.estimate(sv.toplines(sv.from_frame(table, title="Poll")))
    return found.assign(study=["poll"] * 3 + ["other"])


def drawn(polls, pooled=None, **options):
    """Return axes with the picture."""
    pooled = sv.pool(polls) if pooled is None else pooled
    return pool(polls, pooled=pooled, ax=Figure((8, 6)).subplots(), **options)


def test_polls_and_their_mean_are_points_with_intervals(polls):
    pooled = sv.pool(polls).iloc[0]
    ax = drawn(polls)
    signs = [line for line in ax.lines if str(line.get_marker()) in "oDs^v"]
    signs.sort(key=lambda line: line.get_ydata()[0])
    assert [line.get_xdata()[0] for line in signs] == [*polls["estimate"], pooled["estimate"]]
    assert signs[-1].get_markeredgecolor() not in {
        line.get_markeredgecolor() for line in signs[:-1]
    }
    ends = {tuple(np.round(line.get_xdata(), 9)) for line in ax.lines if len(line.get_xdata()) == 2}
    for row in (*polls.to_dict("records"), pooled):
        assert (round(row["low"], 9), round(row["high"], 9)) in ends


def test_one_more_poll_is_a_band_below(polls):
    pooled, ax = sv.pool(polls).iloc[0], drawn(polls)
    (band,) = [line for line in ax.lines if str(line.get_marker()) == "|"]
    assert tuple(band.get_xdata()) == (pooled["prediction_low"], pooled["prediction_high"])
    assert band.get_ydata()[0] == max(line.get_ydata()[0] for line in ax.lines)


def test_words_say_what_it_is(polls, texts_of):
    texts, mean = texts_of(drawn(polls)), 100 * sv.pool(polls)["estimate"][0]
    for expected in ("Share", "95% interval", "Together", "Mean of 4 polls", "One more poll", "44%",
                     f"{mean:.1f}%", "other", "Kazakhstan 2021"):  # fmt: skip
        assert expected in texts
    notes = " ".join(texts)
    assert "Square: mean of the polls' populations, random effects" in notes
    assert "Band: where the share would lie in the population of one more poll." in notes
    assert "Fewer than five polls" in notes


def test_without_differences_there_is_no_band(polls, texts_of):
    ax = drawn(polls, sv.pool(polls, between="none"))
    assert "|" not in {str(line.get_marker()) for line in ax.lines}
    texts = " ".join(texts_of(ax))
    assert "One more poll" not in texts
    assert "Band:" not in texts


def test_one_study_is_not_named(polls, texts_of):
    alone = polls.assign(study="poll")
    assert "poll" not in texts_of(drawn(alone))


def test_texts_lie_on_a_figure_of_its_own(polls, boxes_of):
    figure = pool(polls, pooled=sv.pool(polls), title="View: good", source="Polls").figure
    page = figure.bbox
    for text, box in boxes_of(figure):
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text


def test_one_row_of_pooled_is_needed(polls):
    pooled = sv.pool(polls)
    with pytest.raises(FrameError, match=r"must hold one row of pooled .* 'pool', not 2 rows"):
        drawn(polls, pd.concat([pooled, pooled]))
    with pytest.raises(FrameError, match="A frame of pooled must have the columns `i2`"):
        drawn(polls, pooled.drop(columns="i2"))


def test_colours_are_checked(polls):
    with pytest.raises(OptionError, match="`colors` must be a mapping to colours"):
        drawn(polls, colors={"KAZ": "no colour"})
