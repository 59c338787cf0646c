"""Disclosure: items scored by the study, met and missing by standard, no mark."""

import pandas as pd

import survey as sv
from survey.inference.disclosure import STANDARDS, by_standard


def test_every_item_has_one_row(shipped):
    found = sv.disclosure(shipped)
    assert len(found) == 28
    assert found["item_id"].is_unique
    assert set(found["score"]) <= {"full", "partial", "absent", "not applicable"}


def test_the_scores_are_those_of_the_study(shipped):
    found = sv.disclosure(shipped).set_index("item_id")
    for row in shipped.disclosure.to_dict("records"):
        assert found.loc[row["item_id"], "score"] == row["score"]
        assert found.loc[row["item_id"], "paragraph"] == row["paragraph"]


def test_a_study_without_scores_is_not_scored():
    figures = pd.DataFrame({"country": ["KAZ"], "n": 813, "question": "q", "response": "a",
                            "wording": ["50%"]})  # fmt: skip
    found = sv.disclosure(sv.from_frame(figures, title="T"))
    assert set(found["score"]) == {"not scored"}
    assert (by_standard(found)["met"] == "").all()


def test_required_items_are_met_partly_met_or_missing(shipped):
    disclosed = sv.disclosure(shipped)
    standards = by_standard(disclosed).set_index("standard")
    assert list(standards.index) == list(STANDARDS)
    for standard, row in standards.iterrows():
        named = [name for part in ("met", "partly_met", "missing", "not_scored")
                 for name in row[part].split("; ") if name]  # fmt: skip
        asked = disclosed[
            (disclosed[standard] == "required") & (disclosed["score"] != "not applicable")
        ]
        assert sorted(named) == sorted(asked["name"])
        assert row["required"] == len(asked)


def test_no_number_is_a_mark(shipped):
    found = by_standard(sv.disclosure(shipped))
    assert list(found.select_dtypes("number").columns) == ["required"]
