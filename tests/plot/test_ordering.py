"""Rows by size: what is sure comes first, whichever side is higher."""

import pandas as pd
import pytest

import survey as sv
from survey.errors import FrameError
from survey.plot import by_size


@pytest.fixture
def gaps():
    """Return gaps of +5, -30 and one between -20 and +50 points, and one of +5 again."""
    wordings = {"small": ("55 percent", "50 percent"), "wide": ("20 percent", "50 percent"),
                "vague": ("more than half", "30 percent"), "even": ("25 percent", "20 percent"),
                "none": ("30 percent", "30 percent")}  # fmt: skip
    rows = [
        {"country": country, "n": 900, "question": name, "response": "yes", "wording": wording}
        for name, both in wordings.items()
        for country, wording in zip(("CHN", "KAZ"), both, strict=True)
    ]
    lines = sv.toplines(sv.from_frame(pd.DataFrame(rows), title="Poll"))
    return sv.compare(sv.estimate(lines), by="country")


def test_the_surely_widest_gap_comes_first_whichever_side_is_higher(gaps):
    assert by_size(gaps)["question_a"].tolist() == ["wide", "vague", "small", "even", "none"]


def test_nothing_is_lost_or_changed(gaps):
    pd.testing.assert_frame_equal(by_size(gaps).sort_index(), gaps)


def test_tips_are_ordered_like_their_gaps(gaps):
    assert by_size(sv.tip(gaps)).index.tolist() == by_size(gaps).index.tolist()


def test_shares_come_from_high_to_low(shipped):
    low = by_size(sv.estimate(sv.toplines(shipped)))["published_low"]
    assert low.is_monotonic_decreasing


def test_other_frames_are_refused():
    with pytest.raises(
        FrameError, match="A frame of toplines, estimates, gaps or tips must have the columns"
    ):
        by_size(pd.DataFrame({"a": [1]}))


def test_a_frame_without_a_size_is_named(shipped):
    with pytest.raises(FrameError, match="not those of claims"):
        by_size(sv.claims(shipped))
