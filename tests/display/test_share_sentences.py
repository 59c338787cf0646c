"""Sentences about shares: exact and vague ones, the highest, and what was not published."""

import pandas as pd
import pytest

import survey as sv
from survey.display.share_sentences import evidence_sentence, item


def test_vague_figures_are_counted_and_the_vaguest_named(study):
    text = sv.describe(sv.toplines(study))
    assert text.startswith("6 figures for China and Kazakhstan: 4 exact, 2 vague")
    assert text.endswith("the vaguest, Closer (hope), allows above 70%.")


def test_figures_of_one_kind(figures):
    lines = sv.toplines(sv.from_frame(figures, title="T"))
    assert "all vague" in sv.describe(lines[~lines["exact"]])
    assert sv.describe(lines[lines["exact"]]).endswith("all exact.")


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            [0, 1, 2, 3],
            "4 figures for China and Kazakhstan: 2 exact. "
            "For 2 figures the printed words contradict one another.",
        ),
        (
            [3],
            "1 figure for Kazakhstan: 0 exact. "
            "For 1 figure the printed words contradict one another.",
        ),
    ],
)
def test_figures_that_contradict_each_other_are_counted_by_themselves(figures, kept, said):
    lines = sv.toplines(sv.from_frame(figures.head(4), title="T"))
    assert lines["exact"].tolist() == [True, False, True, False]
    unbounded = lines.assign(published_high=lines["published_high"].where(lines["exact"]))
    assert evidence_sentence(unbounded.iloc[kept]) == said


def test_the_highest_and_the_lowest_exact_share_are_named(estimates):
    highest, lowest = estimates.iloc[0], estimates.iloc[2]
    assert (highest["printed"], lowest["printed"]) == ("86 percent", "36 percent")
    ends = [f"({100 * row['low']:.1f}\u2013{100 * row['high']:.1f}%)" for row in (highest, lowest)]
    assert sv.describe(estimates.head(3)) == (
        f"China: the highest exact share is 86% {ends[0]} for Travel (willing), "
        f"the lowest 36% {ends[1]} for Reason (cooperation)."
    )
    without = estimates.head(1).assign(low=float("nan"), high=float("nan"))
    assert sv.describe(without) == "China: the highest exact share is 86% for Travel (willing)."


def test_remainders_are_reported_for_scales():
    rows = [("Kazakhstan", 813, "29 percent"), ("China", 1213, "53 percent")]
    printed = pd.DataFrame(rows, columns=["country", "n", "wording"])
    study = sv.from_frame(
        printed.assign(question="Which?", response="yes", kind="single"), title="Poll"
    )
    lines = sv.toplines(study)
    text = sv.describe(pd.concat([lines, sv.remainders(lines)]), picture="scale")
    assert text == (
        "2 questions with one answer; the largest part that was not published is 70.5–71.5% of "
        "Kazakhstan on Which?."
    )


def test_answers_keep_their_capitals():
    assert item({"question": "Role", "response": "Chinese products"}) == "Role (Chinese products)"
