"""Where encoded phrases stand in an article."""

import dataclasses
import hashlib

import pandas as pd
import pytest

import survey as sv
from survey.article.passages import beside, by_paragraph, overlapping, placed, spans

LINE = (
    "Of 68 percent, 8\u00a0 percent and EIGHTY\u2011SIX percent; 1,213 or 1,2130, \u2018half\u2019."
)


def study_of(text, *rows, source="paper"):
    """Return a study of statements (question, wording, paragraph) whose source is the text."""
    figures = pd.DataFrame(rows, columns=["question", "wording", "paragraph"])
    study = sv.from_frame(figures.assign(country="KAZ", n=800, response="yes"), title="T")
    digest = hashlib.sha256(text.encode()).hexdigest()
    row = dict.fromkeys(study.sources.columns, "") | {"source_id": source, "sha256": digest}
    statements = study.statements.assign(source_id=source)
    return dataclasses.replace(study, sources=pd.DataFrame([row]), statements=statements)


def places(text, *rows):
    """Return where each phrase of a study of the text is placed."""
    figures = by_paragraph(sv.extract(text).to_dict("records"))
    return [span for _, span in placed(beside(study_of(text, *rows), text), figures)]


@pytest.mark.parametrize(
    ("wording", "found"),
    [
        ("8 percent", ["8\u00a0 percent"]),
        ("68 Percent", ["68 percent"]),
        ("eighty-six percent", ["EIGHTY\u2011SIX percent"]),
        ("1,213", ["1,213"]),
        ("213", []),
        ("\u2018half\u2019", ["half"]),
        ("percent", ["percent"] * 3),
        ("%", []),
        ("", []),
    ],
)
def test_a_phrase_stands_where_its_words_do(wording, found):
    from survey.article.lines import plain_line, small_letters

    small = small_letters(plain_line(LINE))
    assert [LINE[start:end] for start, end in spans(small, wording)] == found


def test_the_same_phrase_twice_goes_to_two_answers_in_order():
    text = "In all, 30 percent say a and 30 percent say b."
    first, second = text.index("30"), text.rindex("30")
    assert places(text, ("a", "30 percent", "1"), ("b", "30 percent", "1")) == [
        (first, first + 10), (second, second + 10)
    ]  # fmt: skip


def test_two_statements_of_one_answer_stand_in_one_place():
    text = "In all, 30 percent say a and 30 percent say b."
    found = places(text, ("a", "30 percent", "1"), ("a", "30 percent", "1"))
    assert found[0] == found[1] == (8, 18)


def test_several_answers_share_the_only_place():
    text = "In all, 30 percent say a, b and c."
    assert places(text, *((name, "30 percent", "1") for name in "abc")) == [(8, 18)] * 3


def test_a_whole_figure_comes_before_a_part_of_one():
    text = "In all, around 30 percent say a, and 30 percent say b."
    start = text.rindex("30")
    assert places(text, ("b", "30 percent", "1")) == [(start, start + 10)]


def test_a_phrase_that_is_not_there_has_no_place():
    text = "In all, 30 percent say a."
    assert places(text, ("a", "31 percent", "1"), ("b", "30 percent", "9")) == [None, None]


def test_the_source_with_the_checksum_is_the_article():
    study = study_of("first text", ("a", "30 percent", "1"))
    other = study.sources.assign(source_id="other", sha256=hashlib.sha256(b"x").hexdigest())
    both = dataclasses.replace(study, sources=pd.concat([study.sources, other]))
    assert [one.name for one in beside(both, "first text").encoded] == ["s1"]
    assert list(beside(both, "x").encoded) == []
    assert not beside(both, "x").changed
    changed = beside(both, "another text")
    assert changed.changed
    assert len(changed.encoded) == 1


def test_figures_at_a_place_are_those_that_share_a_character():
    figures = [{"start": start, "end": start + 5} for start in (0, 10, 20)]
    found = {span: [f["start"] for f in overlapping(figures, span)] for span in
             [(0, 5), (4, 11), (5, 10), (14, 15), (3, 21), (25, 30)]}  # fmt: skip
    assert found == {
        (0, 5): [0], (4, 11): [0, 10], (5, 10): [], (14, 15): [10], (3, 21): [0, 10, 20],
        (25, 30): [],
    }  # fmt: skip
