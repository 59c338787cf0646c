"""Sentences about topics: how many figures were printed on which, and their ends."""

from __future__ import annotations

from typing import Final

import pandas as pd

from survey.display.share_sentences import estimates_sentence
from survey.labels import listed, number
from survey.texts import say

MOST_NAMED: Final = 12


def topics_sentence(estimates: pd.DataFrame) -> str:
    """Say how many figures there are on each topic, and which exact shares are the ends.

    Parameters
    ----------
    estimates : DataFrame
        As `estimate` returns them. More than twelve topics are only counted.
    """
    topics = estimates.loc[estimates["topic"] != "", "topic"]
    ends = estimates_sentence(estimates)
    if topics.empty:
        return ends
    counts = topics.value_counts(sort=False)
    figures = say("describe.topics.figures", count=len(topics), number=number(len(topics)))
    about = say("describe.topics.topics", count=len(counts), number=number(len(counts)))
    if len(counts) > MOST_NAMED:
        return f"{say('describe.topics.counted', figures=figures, topics=about)} {ends}"
    named = [
        say("describe.topics.topic", topic=topic, number=number(count))
        for topic, count in counts.items()
    ]
    told = say("describe.topics.named", figures=figures, topics=about, names=listed(named))
    return f"{told} {ends}"
