"""Estimating and comparing a study of 100,000 cells; nothing else does, so there is no peer."""

import numpy as np
import pandas as pd
import pytest

import survey as sv

CELLS = 100_000


@pytest.fixture(scope="module")
def toplines():
    """Return one answer to each of 50,000 questions in two countries, two figures in five vague."""
    figures = pd.DataFrame(
        {"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?", "response": "willing",
         "wording": "86 percent"}
    )  # fmt: skip
    pair = sv.toplines(sv.from_frame(figures, title="Poll"))
    rng = np.random.default_rng(1)
    value, is_vague = rng.integers(5, 96, CELLS) / 100, rng.random(CELLS) < 0.4
    return pair.loc[np.tile([0, 1], CELLS // 2)].assign(
        question_id=[f"q{number}" for number in np.repeat(np.arange(CELLS // 2), 2)],
        value=np.where(is_vague, np.nan, value),
        exact=~is_vague,
        published_low=np.where(is_vague, np.floor(10 * value) / 10, value - 0.005),
        published_high=np.where(is_vague, 1.0, value + 0.005),
    )  # fmt: skip


@pytest.fixture(scope="module")
def estimates(toplines):
    return sv.estimate(toplines)


def test_estimate(measure, toplines):
    measure("estimate, cells", "survey", CELLS, sv.estimate, toplines, rounds=3)


def test_compare(measure, estimates):
    gaps = CELLS // 2
    measure("compare, gaps", "survey", gaps, sv.compare, estimates, rounds=1, warmup_rounds=0)
