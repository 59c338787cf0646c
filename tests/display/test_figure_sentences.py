"""Sentences about figures of an article count what the frame holds."""

import pandas as pd
import pytest

import survey as sv
from survey.display.figure_sentences import figures_sentence, review_sentence
from survey.frames import FIGURES


def figures(*rows):
    """Return figures of (kind, value, wave, country)."""
    frame = pd.DataFrame(rows, columns=["kind", "value", "wave", "country"])
    return frame.reindex(columns=list(FIGURES))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Found: no figures."),
        ([("share", 0.5, "", "KAZ")], "Found: 1 share."),
        (
            [("share", 0.5, "", "KAZ"), ("share", None, "", ""), ("share", 0.1, "earlier", ""),
             ("sample_size", 813.0, "", ""), ("other", None, "", ""), ("other", None, "", "")],
            "Found: 3 shares, 1 sample size and 2 other numbers. Of the shares, 1 in words only, "
            "1 of an earlier wave and 2 without a country.",
        ),
    ],
)  # fmt: skip
def test_figures_are_counted_by_kind(rows, said):
    assert figures_sentence(figures(*rows)) == said


def test_a_figure_with_two_statements_is_counted_once_and_each_miss_by_itself():
    rows = [(2, 0, "draft"), (2, 0, "draft"), (3, 0, "checked"), (3, 9, "other number"),
            (4, 9, "other number"), (4, 0, "not found"), (4, 0, "not found")]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["paragraph", "start", "state"])
    assert review_sentence(frame) == (
        "Figures of the article: 1 checked, 1 draft, 2 other numbers and 2 not found."
    )
    assert review_sentence(frame.head(0)) == "Figures of the article: none."


def test_describe_knows_both_frames():
    text = "Of 813 respondents in Kazakhstan, 74 percent agree."
    found = sv.extract(text)
    assert sv.describe(found) == figures_sentence(found)
    review = sv.review(sv.draft(text), text)
    assert sv.describe(review) == "Figures of the article: 1 draft and 1 encoded."
