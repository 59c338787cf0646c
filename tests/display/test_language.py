"""Sentences and tables in another language: no English word of their own is left."""

import re

import pandas as pd
import pytest

import survey as sv
from survey import texts
from survey.display.tables import display_table
from survey.display.wide import wide_table
from survey.frames import kind_of

MESSAGE = {"must", "be", "not"}  # findings are messages, which are English
WORD = re.compile(r"[A-Za-z]+")
PLACEHOLDER = re.compile(r"\{\w+\}|[A-Za-z]+")
OF_THE_PACKAGE = {
    "verdict", "verdict_family", "verdict_among_respondents", "interval_kind", "interval_kind_a",
    "interval_kind_b", "among_respondents", "generalised", "kind", "kind_a", "kind_b", "state",
    "severity", "average", "answer", "fit", "verified", "reading", "reading_a", "reading_b",
    "correction",
}  # fmt: skip


def without_letters(entry):
    """Return an entry of the catalogue with a Cyrillic letter for each of its words."""
    if isinstance(entry, str):
        return PLACEHOLDER.sub(lambda found: found[0] if "{" in found[0] else "ж", entry)
    if isinstance(entry, dict):
        return {form: without_letters(text) for form, text in entry.items()}
    return [without_letters(text) for text in entry]


@pytest.fixture
def other_language(monkeypatch, shipped_frames):
    """Speak a language that has no Latin letters."""
    english = texts.catalogue("en")
    entries = {key: without_letters(entry) for key, entry in english.entries.items()}
    made = texts.Catalogue(entries, english.form)
    monkeypatch.setattr(texts, "catalogue", lambda code: made if code == "xx" else english)
    monkeypatch.setattr(texts, "languages", lambda: ("en", "xx"))
    with texts.speaking("xx"):
        yield


def known(frame):
    """Return the Latin words of a frame that are a study's own, or said by an error."""
    own = frame.drop(columns=OF_THE_PACKAGE & set(frame))
    cells = (str(cell).casefold() for name in own for cell in own[name])
    return {word for cell in cells for word in WORD.findall(cell)}


def added(frame, said):
    """Return the Latin words of a text beyond those of its frame."""
    assert "ж" in said
    return set(WORD.findall(said.casefold())) - known(frame)


def test_no_english_word_is_left(shipped_frames, other_language):
    for kind, frame in shipped_frames.items():
        assert kind_of(frame) == kind
        assert added(frame, sv.describe(frame)) == set(), kind
        left = MESSAGE if kind == "findings" else set()
        assert added(frame, wide_table(frame).markdown()) <= left, kind
        table = display_table(frame)
        assert set(WORD.findall(" ".join(table.headings))) == set(), kind
        assert added(frame, table.markdown()) <= left, kind


def test_pictures_of_shares_leave_none_either(shipped, other_language):
    lines = sv.toplines(shipped)
    both = pd.concat([lines, sv.remainders(lines)], ignore_index=True)
    assert added(both, sv.describe(both, picture="scale")) == set()
    assert added(lines, sv.describe(lines.head(0))) == set()
