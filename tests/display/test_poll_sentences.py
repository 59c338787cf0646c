"""Sentences and tables about several polls."""

import pandas as pd
import pytest

import survey as sv
from survey.display.gap_sentences import aside_sentence
from survey.display.poll_sentences import average_text, beside_sentence
from survey.display.tables import display_table
from survey.frames import POOLED
from survey.inference.polls import beside


def poll(title, wordings, **columns):
    """Return a study with one figure on each of some concepts."""
    table = pd.DataFrame(
        {"country": "KAZ", "n": 1000, "question": [f"{title} {name}" for name in wordings],
         "response": "yes", "wording": wordings.values(), "concept": list(wordings)}
    )  # fmt: skip
    return sv.from_frame(table.assign(**columns), title=title)


@pytest.fixture
def studies():
    """Return two studies with two concepts, the second without n."""
    ours = poll("Ours", {"view": "55%", "fear": "30%"}, n=900)
    return ours, poll("Theirs", {"view": "45%", "fear": "half"}, n="")


@pytest.fixture
def pooled():
    """Return three polls as one."""
    table = pd.DataFrame(
        {"country": "KAZ", "wave": ["2021", "2022", "2023"], "n": 1000, "question": "View?",
         "response": "good", "wording": ["44%", "49%", "53%"]}
    )  # fmt: skip
    return sv.pool(sv.estimate(sv.toplines(sv.from_frame(table, title="Poll"))))


def test_what_stands_beside_is_counted(studies):
    found = beside(studies)
    found["fit"] = ["same", "same", "same", "related"]
    found["verified"] = ["yes", "second-hand", "yes", "second-hand"]
    assert sv.describe(found) == (
        "Side by side, untested: 4 figures of Ours and Theirs on 2 concepts; 1 to questions that "
        "are only related, 2 without a published number of respondents and 2 known at second hand "
        "only."
    )


def test_what_does_not_occur_is_not_said(studies):
    alone = beside([studies[0], poll("Third", {"view": "50%"})]).tail(1)
    assert beside_sentence(alone) == "Side by side, untested: 1 figure of Third on 1 concept."
    assert sv.describe(alone.head(0)) == (
        "Nothing stands beside: no other study printed a figure."
    )  # fmt: skip


def test_pooled_polls_say_which_average_and_where_one_more_would_lie(pooled):
    assert sv.describe(pooled) == (
        "3 polls on View? (good): 48.7% (37.7\u201359.8%), mean of the polls' populations, random "
        "effects, on the logit scale; in the population of one more such poll, 7.0\u201392.2%. "
        "Note: fewer than five polls: how far polls lie apart is hardly known."
    )
    without = pooled.assign(prediction_low=float("nan"), note="")
    assert sv.describe(without).endswith("on the logit scale.")
    assert sv.describe(pooled.head(0)) == "Nothing was pooled."
    assert sv.describe(pd.concat([pooled, pooled])).count("3 polls on View?") == 2


def test_a_pooled_row_is_shown_in_words(pooled):
    assert list(pooled.columns) == list(POOLED)
    table = display_table(pooled)
    shown = dict(zip(table.headings, table.rows[0], strict=True))
    assert (shown["Answer"], shown["Polls"], shown["Share"]) == ("View? (good)", "3", "48.7%")
    assert shown["One more poll"] == "7.0\u201392.2%"
    assert shown["Not chance"] == "88%"
    assert shown["Average"].startswith("mean of the polls' populations")


@pytest.mark.parametrize("scale", ["logit", "raw"])
@pytest.mark.parametrize("between", ["none", "reml"])
def test_the_average_is_told_as_the_frame_names_it(scale, between):
    polls = pd.DataFrame(
        {"country": "KAZ", "wave": ["2021", "2022", "2023"], "n": 1000, "question": "View?",
         "response": "good", "wording": ["44%", "49%", "53%"]}
    )  # fmt: skip
    estimates = sv.estimate(sv.toplines(sv.from_frame(polls, title="Poll")))
    row = sv.pool(estimates, scale=scale, between=between).iloc[0]
    assert average_text(row) == row["average"]
    assert average_text({**row, "scale": "other"}) == row["average"]


def test_what_stands_beside_is_shown_in_words(studies):
    table = display_table(beside(studies))
    shown = [dict(zip(table.headings, row, strict=True)) for row in table.rows]
    assert [row["Study"] for row in shown] == ["Ours", "Theirs"] * 2
    assert [row["n"] for row in shown] == ["900", "not published"] * 2
    assert [row["Interval"] for row in shown][1] == ""
    assert shown[3]["Printed"] == "half"


def test_gaps_that_are_not_tested_are_counted_apart(studies):
    ours, theirs = (
        sv.estimate(sv.toplines(study))
        for study in (studies[0], poll("Theirs", {"view": "45%", "fear": "50%"}))
    )
    gaps = sv.compare(pd.concat([ours, theirs.assign(fit=["same", "related"])]), by="study")
    tested, aside = sv.describe(gaps.head(1)), sv.describe(gaps.tail(1))
    assert tested.startswith(
        "Of 1 answer compared between ours: Kazakhstan and theirs: Kazakhstan,"
    )
    assert tested.endswith(" points).")
    assert aside == aside_sentence(1)
    assert sv.describe(gaps) == f"{tested} {aside}"
    assert [row[-1] for row in display_table(gaps).rows] == ["a higher", "side by side"]


def test_no_gap_at_all_stands_nowhere(gaps):
    assert sv.describe(gaps.head(0)) == (
        "Nothing to compare: no answer was printed for both sides."
    )  # fmt: skip
    assert aside_sentence(0) == ""
    assert aside_sentence(2).startswith("2 pairs of answers")
