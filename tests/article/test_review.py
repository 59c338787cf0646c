"""The figures of an article beside what a study makes of them."""

import dataclasses

import pandas as pd
import pytest

import survey as sv
from survey.frames import REVIEW

TEXT = (
    "A headline\n\nThe poll of 2024 asked 813 people in Kazakhstan.\n"
    "Of respondents in Kazakhstan, 74 percent would travel to China; 53 percent support trade.\n"
)


@pytest.fixture(scope="module")
def drafted():
    """Return the draft of the text above."""
    return sv.draft(TEXT)


def states(study, text=TEXT):
    """Return (phrase, state) of each row."""
    return [tuple(row) for row in sv.review(study, text)[["phrase", "state"]].to_numpy()]


def without(study, wording):
    """Return a study without the statements of a wording."""
    statements = study.statements[study.statements["wording"] != wording]
    return dataclasses.replace(study, statements=statements.reset_index(drop=True))


def test_every_figure_has_a_row_in_order(drafted):
    assert states(drafted) == [
        ("2024", "other number"), ("813", "encoded"),
        ("74 percent", "draft"), ("53 percent", "draft"),
    ]  # fmt: skip


def test_the_frame_has_its_columns_and_types(drafted):
    for text in (TEXT, ""):
        found = sv.review(drafted, text)
        assert tuple(found.columns) == REVIEW
        assert [found[name].dtype.kind for name in ("paragraph", "start", "end")] == ["i"] * 3
        assert found.index.equals(pd.RangeIndex(len(found)))


def test_offsets_cut_the_phrase_out_of_its_paragraph(drafted):
    lines = [line for line in TEXT.splitlines() if line]
    for row in sv.review(drafted, TEXT).itertuples():
        assert lines[row.paragraph - 1][row.start : row.end] == row.phrase


def test_a_row_says_as_what_it_is_encoded(drafted):
    row = sv.review(drafted, TEXT).set_index("phrase").loc["74 percent"]
    statement = drafted.statements.set_index("wording").loc["74 percent"]
    for name in ("sample_id", "question_id", "response_id", "base", "note"):
        assert row[name] == statement[name]
    assert (row["id"], row["country"], row["place"]) == (
        statement["statement_id"], "KAZ", "Kazakhstan"
    )  # fmt: skip
    assert row["question"] == drafted.questions["text"].iloc[0]
    assert row["response"] == drafted.responses["label"].iloc[0]


def test_a_checked_statement_is_checked(drafted):
    checked = dataclasses.replace(drafted, statements=drafted.statements.assign(status="checked"))
    assert [state for _, state in states(checked)][2:] == ["checked", "checked"]


def test_a_share_without_a_statement_is_not_encoded(drafted):
    found = sv.review(without(drafted, "53 percent"), TEXT).iloc[-1]
    assert (found["phrase"], found["state"], found["country"]) == (
        "53 percent", "not encoded", "KAZ"
    )  # fmt: skip
    assert found["id"] == ""


def test_a_phrase_that_is_not_there_is_named_at_the_end_of_its_paragraph(drafted):
    found = sv.review(drafted, TEXT.replace("74 percent", "75 percent").replace("A h", "H"))
    assert [tuple(row) for row in found[["phrase", "wording", "state"]].to_numpy()][2:] == [
        ("75 percent", "", "not encoded"), ("53 percent", "53 percent", "draft"),
        ("", "74 percent", "not found"),
    ]  # fmt: skip


def test_a_figure_with_several_statements_has_several_rows(drafted):
    twice = pd.concat([drafted.statements, drafted.statements.assign(statement_id=["x", "y"])])
    found = sv.review(dataclasses.replace(drafted, statements=twice), TEXT)
    assert found["phrase"].tolist()[2:] == ["74 percent"] * 2 + ["53 percent"] * 2
    assert set(found["id"]) >= {"x", "y"}


def test_a_figure_that_only_the_study_knows_has_a_row(drafted):
    statements = drafted.statements.copy()
    statements.loc[1, "wording"] = "2024"
    statements.loc[1, "paragraph"] = "2"
    rows = states(dataclasses.replace(drafted, statements=statements))
    assert ("2024", "draft") in rows
    statements.loc[1, "wording"] = "headline"
    statements.loc[1, "paragraph"] = "1"
    rows = states(dataclasses.replace(drafted, statements=statements))
    assert rows[0] == ("headline", "draft")


def test_moved_paragraphs_are_followed(drafted):
    moved = sv.review(drafted, f"An editor's note\n{TEXT}")
    assert moved["paragraph"].tolist() == [3, 3, 4, 4]
    assert "not found" not in set(moved["state"])


def test_a_study_without_a_source_encodes_nothing(study):
    assert set(sv.review(study, TEXT)["state"]) == {"other number", "not encoded"}


def test_indicators_are_encoded_too(shared):
    study = sv.load("central-asia-context")
    text = (shared / "sources" / "000_e21144cb891ac126.txt").read_text(encoding="utf-8")
    found = sv.review(study, text)
    first = study.indicators[study.indicators["source_id"] == study.sources["source_id"].iloc[0]]
    assert set(found["id"]) - {""} == set(first["indicator_id"])
    assert "not found" not in set(found["state"])


def test_the_shipped_survey_is_encoded_whole(shipped, shared):
    text = (shared / "sources" / "001_dbf61543f2e1b9bb.txt").read_text(encoding="utf-8")
    found = sv.review(shipped, text)
    assert set(found["state"]) == {"checked", "encoded", "other number"}
    assert set(found["id"]) - {""} == {*shipped.statements["statement_id"], "china", "kazakhstan"}
