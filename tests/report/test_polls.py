"""Polls: figures of other surveys beside those of the survey, with what differs, untested."""

import pandas as pd
import pytest

import survey as sv
from survey.labels import percent_range
from survey.report.material import Settings, gather
from survey.report.polls import TABLE, polls

OWN = "This survey: "


@pytest.fixture
def other_poll():
    """Return a poll that shares one of two matters with the shipped survey."""
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 1500, "question": ["Chinese firms?", "Weather?"],
         "response": "good", "wording": ["41 percent", "a third"],
         "concept": ["chinese-investment", "weather"]}
    )  # fmt: skip
    return sv.from_frame(figures, title="Another poll")


def test_nothing_beside_no_section(study):
    assert polls(gather(study)) is None
    assert polls(gather(study, "central-asia-context")) is None


def test_a_poll_shows_what_it_shares_beside_the_survey(shipped, other_poll, block, cells, words):
    section = polls(gather(shipped, [other_poll]))
    rows = cells(block(section, TABLE))
    assert rows[0] == ("Support for more Chinese firms investing or settling in Kazakhstan",)
    own = [row for row in rows[1:] if row[0].startswith(OWN)]
    assert [row[2] for row in own] == ["53 percent", "another 29 percent"]
    (theirs,) = [row for row in rows[1:] if not row[0].startswith(OWN)]
    (figure,) = sv.estimate(sv.toplines(other_poll)).head(1).itertuples()
    interval = f"{100 * figure.low:.1f}–{100 * figure.high:.1f}%"
    assert theirs[1:4] == ("Chinese firms?: good", "41 percent", interval)
    assert theirs[4] == "1,500"
    text = words(section.blocks)
    assert "one figure on other matters is left out" in text
    assert "Another poll" in text
    assert "nothing is tested" in text


def test_a_poll_that_shares_nothing_is_shown_whole(study, other_poll, block, cells):
    section = polls(gather(study, [other_poll]))
    assert len([row for row in cells(block(section, TABLE)) if len(row) > 1]) >= 2


def test_the_shipped_polls_are_marked_second_hand(shipped, words):
    section = polls(gather(shipped, ["talap-2024", "gallup-leadership-2006-2018"]))
    text = words(section.blocks)
    assert "Known at second hand" in text
    assert "more than 1,600" in text
    assert "not printed" in text


def test_its_own_figures_have_the_intervals_of_the_report(shipped, other_poll, block, cells):
    material = gather(shipped, [other_poll], Settings(deff=2.0))
    own = next(row for row in cells(block(polls(material), TABLE)) if row[0].startswith(OWN))
    found = material.estimates.set_index(["question_id", "response_id"]).loc["companies"].iloc[0]
    assert own[3] == percent_range(found["low"], found["high"], 1)


def test_what_is_left_out_is_counted(shipped, other_poll, monkeypatch, words):
    monkeypatch.setattr("survey.report.polls.MOST_ROWS", 1)
    assert "Two more figures are left out." in words(polls(gather(shipped, [other_poll])).blocks)
