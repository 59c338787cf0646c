"""Sentences about a survey as a whole: three at most, all numbers counted from the frames."""

import re

import pandas as pd

import survey as sv
from survey.display.overview_sentences import overview_sentence


def test_the_shipped_survey_in_three_sentences(shipped):
    estimates = sv.estimate(sv.toplines(shipped))
    gaps, claims = sv.compare(estimates), sv.claims(shipped)
    said = overview_sentence(estimates, gaps, claims)
    first = sv.describe(estimates, picture="evidence")
    assert said.startswith(first)
    second, third = re.findall(r"Of .*?\.(?= Of|$)", said)
    assert f"Of {len(gaps)} answers compared between China" in second
    assert f", {(gaps['verdict'] != 'cannot tell').sum()} differ beyond chance as if " in second
    counts = claims["among_respondents"].value_counts()
    assert f"Of {len(claims)} comparisons that the source states" in third
    assert f"bear out {counts['yes']} and refute {counts['no']}; in general, " in third
    assert f"{(claims['generalised'] == 'yes').sum()} would hold" in third


def test_what_is_not_there_is_not_mentioned(study, estimates, gaps):
    first = sv.describe(estimates, picture="evidence")
    assert overview_sentence(estimates) == first
    assert overview_sentence(estimates, gaps.head(0), sv.claims(study).head(0)) == first


def test_without_sample_sizes_chance_is_not_weighed(figures):
    bare = sv.estimate(sv.toplines(sv.from_frame(figures.assign(n=""), title="Poll")))
    said = overview_sentence(bare, sv.compare(bare))
    assert said.endswith("without sample sizes, chance cannot be weighed.")


def test_several_pairs_are_not_named(gaps):
    third = gaps.assign(place_a="Peru")
    said = overview_sentence(sv.estimate(sv.toplines(sv.load("talap-2024"))),
                             pd.concat([gaps, third]))  # fmt: skip
    assert "Of 6 answers compared, 2 differ beyond chance" in said
