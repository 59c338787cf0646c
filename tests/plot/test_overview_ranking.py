import numpy as np
import pytest

import survey as sv
from survey.plot.drawable import sample_keys, sample_looks
from survey.plot.lanes import Lanes
from survey.plot.overview_ranking import FEW, ranking_row


@pytest.fixture(scope="module")
def whole(shipped):
    """Return the estimates of the shipped survey."""
    return sv.estimate(sv.toplines(shipped))


def insets_of(estimates):
    """Return the panels of estimates."""
    keyed = estimates.assign(key=sample_keys(estimates))
    return ranking_row(keyed, sample_looks(keyed, None)).mark.insets


def test_every_figure_is_drawn_from_high_to_low(whole):
    for inset, (_, rows) in zip(insets_of(whole), whole.groupby("place", sort=False), strict=True):
        spans = inset.chart.rows[0].mark.spans
        lows = [span.published_low for span in spans]
        assert lows == sorted(rows["published_low"], reverse=True)
        assert inset.heading[1].text == f"{len(rows)} figures"


def test_the_highest_and_lowest_exact_share_have_names(whole):
    for inset, (_, rows) in zip(insets_of(whole), whole.groupby("place", sort=False), strict=True):
        mark = inset.chart.rows[0].mark
        first, last = sorted(mark.names)
        exact = rows["value"].dropna()
        assert (mark.spans[first].value, mark.spans[last].value) == (exact.max(), exact.min())
        assert mark.names[first][0].text == f"{100 * exact.max():.0f}%"
        assert any(
            mark.names[first][1].text == f"{row.question}: {row.response}"
            for row in rows[rows["value"] == exact.max()].itertuples()
        )


def test_without_exact_shares_the_ends_have_names(whole):
    vague = whole[whole["value"].isna()]
    mark = insets_of(vague)[-1].chart.rows[0].mark
    assert sorted(mark.names) == [0, len(mark.spans) - 1]


def test_a_few_figures_are_rows_with_their_names(estimates):
    inset = insets_of(estimates)[0]
    assert len(inset.chart.rows) == 3 <= FEW
    assert [row.label[0].text for row in inset.chart.rows] == ["Travel", "Closer", "Reason"]
    assert all(isinstance(row.mark, Lanes) for row in inset.chart.rows)


def test_contradictory_figures_are_left_out(estimates):
    broken = estimates.copy()
    broken.loc[0, ["published_low", "published_high", "value"]] = np.nan
    assert [len(inset.chart.rows) for inset in insets_of(broken)] == [2, 3]
