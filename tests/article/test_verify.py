"""Verify: does every encoded phrase stand where the study says, and what was left out."""

import dataclasses
import hashlib

import pandas as pd
import pytest

import survey as sv

TEXT = (
    "A headline\n\nOver 80 percent agree.\nOf these, nearly half (47%) are sure; 12 percent left.\n"
)


def study_of(text=TEXT, **changes):
    """Return a study of the text above, as it was when it was encoded."""
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 800, "question": ["agree", "sure"], "response": "yes",
         "wording": ["Over 80 percent", "nearly half (47%)"], "paragraph": ["2", "3"]}
    )  # fmt: skip
    study = sv.from_frame(figures, title="T")
    digest = hashlib.sha256(text.encode()).hexdigest()
    row = dict.fromkeys(study.sources.columns, "") | {"source_id": "paper", "sha256": digest}
    source = pd.DataFrame([row], dtype="str")
    statements = study.statements.assign(source_id="paper", **changes)
    return dataclasses.replace(study, sources=source, statements=statements)


def found(study, text=TEXT):
    """Return (rule, got, hint) of every finding."""
    return [tuple(row) for row in sv.verify(study, text)[["rule", "got", "hint"]].to_numpy()]


def test_only_the_figure_that_was_left_out():
    ((rule, got, hint),) = found(study_of())
    assert (rule, got) == ("not-encoded", "12 percent")
    assert "12 percent left" in hint


def test_a_quotation_is_cut_between_words():
    words = [f"word{number}" for number in range(40)]
    text = TEXT.replace(
        "12 percent left", f"{' '.join(words)} and 12 percent left {' '.join(words)}"
    )
    hints = [hint for rule, _, hint in found(study_of(), text) if rule == "not-encoded"]
    quoted = hints[0].removeprefix("It stands in: ").split()
    assert {word for word in quoted if word.startswith("word")} <= set(words)
    assert len(quoted) < 30


def test_a_phrase_in_another_paragraph():
    rules = [row for row in found(study_of(paragraph=["3", "3"])) if row[0] == "wording-elsewhere"]
    assert rules == [("wording-elsewhere", "over 80 percent", "It stands in paragraph 2.")]


def test_a_phrase_that_is_nowhere():
    rules = [row[:2] for row in found(study_of(wording=["Over 90 percent", "nearly half (47%)"]))]
    assert ("wording-not-found", "over 90 percent") in rules


@pytest.mark.parametrize("other", [TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), TEXT])
def test_line_ends_do_not_change_a_source(other):
    assert "changed-source" not in [row[0] for row in found(study_of(), other)]


def test_a_changed_source_is_a_finding_with_its_shift():
    rows = found(study_of(), "An editor's note\n" + TEXT)
    assert rows[0] == ("changed-source", "another text", "Most paragraphs have moved by +1.")
    assert [row[0] for row in rows] == ["changed-source", "not-encoded"]


def test_typographic_spaces_do_not_matter():
    text = TEXT.replace("80 percent", "80\u00a0percent").replace("nearly half", "nearly  half")
    assert [row[0] for row in found(study_of(text), text)] == ["not-encoded"]


def test_an_empty_text_is_no_crash():
    rows = [row[0] for row in found(study_of(), "")]
    assert rows == ["changed-source", "wording-not-found", "wording-not-found"]


def test_the_shipped_survey_stands_in_its_source(shared):
    text = (shared / "sources" / "001_dbf61543f2e1b9bb.txt").read_text(encoding="utf-8")
    assert len(sv.verify(sv.load("gt-china-kazakhstan-2024"), text)) == 0


def test_the_context_stands_in_its_first_source(shared):
    study = sv.load("central-asia-context")
    text = (shared / "sources" / "000_e21144cb891ac126.txt").read_text(encoding="utf-8")
    rules = set(sv.verify(study, text)["rule"])
    assert rules <= {"not-encoded"}
