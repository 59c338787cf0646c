"""Tables: notes are listed once, marks follow their first use."""

import pytest

from survey.report.grid import Column, Notes, band, letters, linked, table


def test_each_note_has_one_mark_in_order_of_first_use():
    notes = Notes()
    marks = [
        notes.cell("x", "later note", "first note")["marks"],
        notes.cell("y", "first note")["marks"],
        notes.band("z", "", "third note")["marks"],
    ]
    assert marks == ["a, b", "b", "c"]
    assert [note["text"] for note in notes.listed()] == [
        "Later note.",
        "First note.",
        "Third note.",
    ]


def test_empty_notes_leave_a_plain_cell():
    assert Notes().cell("x", "", "  ") == "x"


@pytest.mark.parametrize(
    ("place", "mark"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (52, "ba")]
)
def test_marks_go_on_after_z(place, mark):
    assert letters(place) == mark


def test_numbers_at_the_right_are_aligned_at_their_decimal_points():
    notes = Notes()
    columns = [Column("Answer"), Column("Share", "right")]
    rows = [["one", "67%"], band("Question"), ["two", notes.cell("9.5%", "why")]]
    made = table("t", "Caption", columns, rows, notes)["rows"]
    assert made[0]["cells"] == ["one", "67%\u2008\u2007"]
    assert made[2]["cells"][1] == {"text": "9.5%", "marks": "a"}


def test_a_cell_that_leads_somewhere_keeps_its_marks():
    notes = Notes()
    cell = linked(notes.cell("Support", "why"), to="there", name="here")
    assert cell == {"text": "Support", "marks": "a", "to": "there", "name": "here"}


def test_a_table_is_plain_data():
    notes = Notes()
    rows = [band("Question", "Topic"), [notes.cell("An\nanswer", "why"), "5"]]
    made = table(
        "t", "Caption", [Column("Answer", share=1), Column("n", "right")], rows, notes, "R"
    )
    assert made["columns"][1] == {"heading": "n", "align": "right", "share": 0.0, "over": ""}
    assert made["rows"] == [
        {"band": {"lead": "Topic", "text": "Question", "marks": ""}},
        {"cells": [{"text": "An answer", "marks": "a"}, "5"]},
    ]
    assert made["notes"] == [{"mark": "a", "text": "Why."}]
    assert made["remark"] == "R"
