"""Sentences about claims: how many the figures bear out, and what each of them says."""

import pytest

import survey as sv
from survey.display.claim_sentences import claimed, claims_sentence


def test_claims_are_counted(shipped):
    claims = sv.claims(shipped)
    counts = claims["among_respondents"].value_counts()
    text = sv.describe(claims)
    assert f"Of {len(claims)} comparisons" in text
    assert f"bear out {counts['yes']} and refute {counts['no']}" in text
    assert f"for {counts['as stated']} nothing but the words was printed" in text


def test_claims_of_words_alone_are_told_where_there_are_any(shipped):
    claims = sv.claims(shipped)
    judged = claims[claims["among_respondents"] != "as stated"]
    assert "nothing but the words" not in claims_sentence(judged)
    first = claims_sentence(judged.head(1))
    assert first.startswith("Of 1 comparison that the source states, the printed figures bear out")
    assert claims_sentence(claims.head(0)) == "The source states no comparison."


def test_general_verdicts_are_counted_apart(shipped):
    claims = sv.claims(shipped)
    counts = claims["generalised"].value_counts()
    assert claims_sentence(claims).endswith(
        f"{counts['yes']} would hold and {counts['no']} would not."
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "extreme", "op": "<"}, "the lowest"),
        ({"kind": "sum"}, "the parts add to the whole"),
        ({"kind": "order", "strength": ""}, "one share above another"),
        ({"kind": "threshold", "words": "over 80 percent"}, "\u201cover 80 percent\u201d"),
    ],
)
def test_a_claim_is_told_by_its_words_or_its_kind(row, words):
    assert claimed(row) == words
