"""The head of the overview: who was asked, and how much was printed how."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import pandas as pd

from survey.labels import DASH, count_range, number
from survey.plot.chart import Row
from survey.plot.counts import Counts, Stack
from survey.plot.drawable import Looks, Record, records
from survey.plot.headings import place_coverage, place_name
from survey.plot.theme import BODY, INK, MUTED, SMALL, readable
from survey.plot.words import Words
from survey.texts import say

LARGE: Final = 17.0
MOST_NAMED: Final = 3


def counts_row(estimates: pd.DataFrame, looks: Looks) -> Row:
    """Return the samples with their sizes, the number of figures, and how many are vague.

    Parameters
    ----------
    estimates : DataFrame
        As `survey.estimate` returns it, with the column key: the sample in `looks`.
    looks : dict of str to Identity
        The look of each sample.
    """
    return Row((), Counts((*_samples(estimates, looks), *_figures(estimates))))


def _samples(estimates: pd.DataFrame, looks: Looks) -> Iterator[Stack]:
    """Yield each sample with its size, or only how many there are."""
    whole = estimates.sort_values("base", kind="stable", key=lambda base: base != "")
    samples = records(whole.drop_duplicates("key").sort_index())
    if len(samples) > MOST_NAMED:
        yield _stack(len(samples), say("glance.samples", count=len(samples)))
        return
    for row in samples:
        color = readable(looks[row["key"]].color)
        place = str(row["place"])
        yield (
            Words(_size(row), LARGE, color, "bold"),
            Words(place_name(place), BODY, color, "bold"),
            Words(_asked(row), SMALL, MUTED),
        )


def _figures(estimates: pd.DataFrame) -> Iterator[Stack]:
    """Yield how many figures were printed, and how many of them name no number."""
    yield _stack(len(estimates), say("glance.figures", count=len(estimates)))
    vague = int((~estimates["exact"].astype(bool)).sum())
    if vague:
        yield _stack(vague, say("plot.overview.vague"))


def _stack(count: int, text: str) -> Stack:
    """Return a count above what it counts."""
    return Words(number(count), LARGE, INK, "bold"), Words(text, BODY, MUTED)


def _size(row: Record) -> str:
    """Return how many were asked, a dash where that was not printed."""
    return DASH if math.isnan(row["n_low"]) else count_range(row["n_low"], row["n_high"])


def _asked(row: Record) -> str:
    """Return what the size of a sample counts, and where."""
    if math.isnan(row["n_low"]):
        return say("plot.overview.no_size")
    coverage = place_coverage(str(row["place"]))
    if not coverage:
        return say("plot.overview.respondents")
    return say("plot.overview.respondents_in", coverage=coverage)
