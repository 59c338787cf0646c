"""Sentences about topics: every topic with its count, or only how many there are."""

import pandas as pd

import survey as sv
from survey.display.topic_sentences import MOST_NAMED, topics_sentence


def test_the_shipped_survey_names_each_topic_with_its_figures(shipped):
    estimates = sv.estimate(sv.toplines(shipped))
    said = sv.describe(estimates, picture="topics")
    counts = estimates["topic"].value_counts(sort=False)
    assert said.startswith(f"{len(estimates)} figures on {len(counts)} topics: SCO (8), ")
    for topic, count in counts.items():
        assert f"{topic} ({count})" in said
    assert said.endswith(sv.describe(estimates))


def test_without_topics_only_the_ends_are_told(estimates):
    assert topics_sentence(estimates) == sv.describe(estimates)


def test_figures_without_a_topic_are_not_counted(estimates):
    mixed = estimates.assign(topic=["Travel", "Travel", "", "", "", ""])
    assert topics_sentence(mixed).startswith("2 figures on 1 topic: Travel (2). China: ")


def test_many_topics_are_counted(estimates):
    many = pd.concat([estimates.assign(topic=f"T{place}") for place in range(MOST_NAMED + 1)])
    assert topics_sentence(many).startswith(f"{len(many)} figures on 13 topics. China: ")
