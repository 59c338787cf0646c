import pandas as pd
import pytest

from survey.inference.pairing import ASIDE, NOT_THE_SAME
from survey.plot import headings


def frame(*rows):
    """Return a frame of (place, question, response) rows."""
    table = pd.DataFrame(rows, columns=["place", "question", "response"])
    return table.assign(study="poll", question_id=table["question"], note="")


def shown(table):
    """Return headings and label of each row as texts."""
    found = headings.row_words(table, ["black"] * len(table))
    return [
        ([words.text for words in above], [words.text for words in label]) for above, label in found
    ]


def test_one_place_is_not_named_in_every_row():
    assert shown(frame(("Peru", "Travel?", "yes"), ("Peru", "Travel?", "no"))) == [
        (["Travel?"], ["yes"]),
        ([], ["no"]),
    ]


def test_rows_by_question_have_the_shared_answer_above():
    assert shown(frame(("Peru", "Travel?", "yes"), ("Chile (3 cities)", "Travel?", "yes"))) == [
        (["Travel?", "yes"], ["Peru"]),
        ([], ["Chile"]),
    ]


def test_an_answer_of_one_row_stands_beside_it():
    rows = [("Peru", "Travel?", "yes"), ("Chile", "Travel?", "yes"), ("Peru", "Trade?", "more")]
    assert shown(frame(*rows))[2] == (["Trade?"], ["more", "Peru"])


def test_rows_by_place_have_the_place_above():
    rows = [(place, f"{topic}?", "yes") for place in ("Peru", "Chile") for topic in "ABC"]
    found = shown(frame(*rows))
    assert found[0] == (["Peru", "A?"], ["yes"])
    assert found[1] == (["B?"], ["yes"])
    assert found[3] == (["Chile", "A?"], ["yes"])


def test_a_note_stands_below_its_question_once():
    table = frame(("Peru", "Travel?", "yes"), ("Peru", "Travel?", "no"))
    table["note"] = "a share of those who agreed; no interval: no sample size was printed"
    assert [above for above, _ in shown(table)] == [["Travel?", "A share of those who agreed"], []]


def test_the_note_of_pairs_set_aside_is_known():
    assert not headings.is_tested(f"a share of some; {ASIDE}; answer: yes beside good")
    assert headings.is_tested(f"{NOT_THE_SAME}; question: {ASIDE} beside that")


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ([""], "no interval"),
        (
            ["no interval: no sample size was printed"] * 2,
            "no interval: no sample size was printed",
        ),
        (["open base"], "no interval"),
    ],
)
def test_a_missing_interval_is_explained(notes, expected):
    assert headings.absence_note(notes) == expected
