"""An article cut at its figures loses no character."""

import pandas as pd
import pytest

import survey as sv
from survey.article.marked import marked
from survey.errors import FrameError

TEXT = (
    "74 percent agree in Kazakhstan.\r\n\r\nNo figure here.\r\nOf them 9 and, in 2024, 12 percent."
)


def test_the_pieces_make_the_paragraphs_again():
    pieces = list(marked(sv.review(sv.draft(TEXT), TEXT), TEXT))
    joined = ["".join(piece.text for piece in paragraph) for paragraph in pieces]
    assert joined == [line for line in TEXT.splitlines() if line]
    assert all(piece.text for paragraph in pieces for piece in paragraph)


def test_pieces_know_their_rows_and_state():
    first, second, _ = marked(sv.review(sv.draft(TEXT), TEXT), TEXT)
    assert [(piece.text, piece.state, len(piece.rows)) for piece in first] == [
        ("74 percent", "draft", 1), (" agree in Kazakhstan.", "", 0)
    ]  # fmt: skip
    assert [piece.state for piece in second] == [""]


def test_what_is_not_found_marks_nothing():
    found = sv.review(sv.draft(TEXT), TEXT.replace("74", "75"))
    first, *_ = marked(found, TEXT.replace("74", "75"))
    assert first[0].state == "not encoded"


def test_figures_that_lie_over_one_another_are_marked_once():
    found = sv.review(sv.draft(TEXT), TEXT)
    inside = found.head(1).assign(start=3, end=10)
    both = pd.concat([found.head(1), inside])
    first, *_ = marked(both, TEXT)
    assert [piece.text for piece in first] == ["74 percent", " agree in Kazakhstan."]


def test_another_frame_is_refused(estimates):
    with pytest.raises(FrameError, match="A frame of review must have the columns"):
        next(marked(estimates, TEXT))
