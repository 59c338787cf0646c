"""Sentences about gaps: how many stand, which is the widest, and what chance may explain."""

import pandas as pd
import pytest

import survey as sv
from survey.display.gap_sentences import correction_text, gaps_sentence, open_sentence
from survey.options import Correction, values


def test_gaps_say_how_many_differ_and_name_the_widest(gaps):
    text = sv.describe(gaps)
    assert text.startswith("Of 3 answers compared between China and Kazakhstan")
    assert "the printed figures differ for 2, and 1 differs beyond chance" in text
    assert "Travel (willing): 86% against 74%, +12 points" in text


def test_as_if_random_is_said_unless_the_sample_is_a_probability_sample(figures):
    honest = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="T"))))
    assert "as if respondents were a random draw" in sv.describe(honest)
    drawn = sv.from_frame(figures.assign(sampling="probability"), title="T")
    assert "as if" not in sv.describe(sv.compare(sv.estimate(sv.toplines(drawn))))


def test_without_sizes_chance_cannot_be_weighed(figures):
    gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures.assign(n=None), title="T"))))
    text = sv.describe(gaps)
    assert text.endswith("differ for 2; without sample sizes, chance cannot be weighed.")


def test_a_vague_gap_is_told_by_its_shares_and_its_interval(gaps):
    wide = gaps.iloc[[1]].assign(verdict="a higher", low=0.042, high=0.202)
    assert gaps_sentence(wide).endswith(
        "that of Closer (hope): above 80% against above 70% (+4.2 to +20.2 points)."
    )


def test_correction_is_told_where_there_is_any_and_several_gaps(estimates):
    gaps = sv.compare(estimates)
    assert "and 1 differs beyond chance as if respondents were a random draw (1 after Holm's" in (
        gaps_sentence(gaps)
    )
    assert "after" not in gaps_sentence(gaps.head(1))
    assert "after" not in gaps_sentence(sv.compare(estimates, correction="none"))


@pytest.mark.parametrize("correction", values(Correction))
def test_every_correction_has_a_name(correction):
    assert bool(correction_text(correction)) == (correction != "none")


def test_open_gaps_are_named_once_unless_all_or_none_are_open(gaps):
    assert gaps["verdict"].tolist() == ["a higher", "cannot tell", "cannot tell"]
    assert open_sentence(gaps) == (
        "Chance alone could explain the difference, or the words leave it open: Closer (hope) and "
        "Reason (cooperation)."
    )
    assert open_sentence(gaps.iloc[[0, 1, 1]]).endswith("it open: Closer (hope).")
    assert open_sentence(gaps.head(1)) == open_sentence(gaps.tail(2)) == ""


def test_many_open_gaps_are_counted_instead_of_named():
    rows = [
        {"country": country, "n": 900, "question": f"Q{number}", "response": "yes",
         "wording": f"{50 + (number == 0) * 30 * (country == 'CHN')} percent"}
        for number in range(7) for country in ("CHN", "KAZ")
    ]  # fmt: skip
    lines = sv.toplines(sv.from_frame(pd.DataFrame(rows), title="Poll"))
    said = open_sentence(sv.compare(sv.estimate(lines)))
    assert said.startswith("For 6 answers chance alone could explain the difference")
