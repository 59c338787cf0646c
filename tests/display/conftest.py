"""Fixtures of the tests of sentences and tables: one frame of every kind."""

import pandas as pd
import pytest

import survey as sv
from survey.inference.defect import defects
from survey.inference.estimates import KNOWN
from survey.inference.polls import beside

ARTICLE = (
    "The poll asked 813 people in Kazakhstan in 2024.\nIn Kazakhstan, more than 80 percent of "
    "respondents agree, 9 percent do not, and half did not, up from 40 percent in 2019."
)


@pytest.fixture(scope="session")
def shipped_frames(shipped):
    """Return one frame of every kind that is known, by its name."""
    lines = sv.toplines(shipped)
    estimates = sv.estimate(lines)
    of_two_kinds = estimates["interval_kind"].where(estimates["country"] == "CHN", KNOWN)
    gaps = sv.compare(estimates)
    waves = pd.DataFrame(
        {"country": "KAZ", "wave": ["2021", "2022", "2023"], "n": 1000, "question": "View?",
         "response": "good", "wording": ["44%", "49%", "53%"]}
    )  # fmt: skip
    return {
        "toplines": lines,
        "estimates": estimates.assign(interval_kind=of_two_kinds),
        "gaps": gaps,
        "tips": sv.tip(gaps),
        "verdicts": sv.sensitivity(shipped, deff=[1, 4]),
        "defects": defects(estimates, population=10_000_000),
        "beside": beside([shipped, sv.load("talap-2024")]),
        "pooled": sv.pool(sv.estimate(sv.toplines(sv.from_frame(waves, title="Poll")))),
        "claims": sv.claims(shipped),
        "findings": sv.audit(shipped),
        "figures": sv.extract(ARTICLE),
        "review": sv.review(sv.draft(ARTICLE), ARTICLE.replace("9 percent", "8 percent")),
        "perceived": sv.perceived_vs_measured(sv.load("central-asia-context")),
    }
