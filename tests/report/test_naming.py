"""Names: ids in texts about a study, and what is said with them, in words; the rest unchanged."""

from dataclasses import replace

import pytest

from survey.published.cells import parse_cell
from survey.report.naming import Names


@pytest.fixture(scope="module")
def names(shipped):
    return Names(shipped)


@pytest.fixture(scope="module")
def cell(shipped):
    """Return a cell of the first question as an id, its question and its answer."""
    row = shipped.responses.iloc[0]
    texts = shipped.questions.set_index("question_id")["text"]
    return f"{row['question_id']}/{row['response_id']}", texts[row["question_id"]], row["label"]


@pytest.fixture(scope="module")
def options(shipped):
    """Return the first two options of the study with their words, in quotes."""
    table = shipped.assumptions.iloc[:2]
    return [
        (name, f"\u201c{words}\u201d")
        for name, words in zip(table["assumption_id"], table["option"], strict=True)
    ]


def test_a_cell_is_question_and_answer(names, cell):
    name, question, answer = cell
    assert names.text(f"as {name} says") == f"as {question} ({answer}) says"
    assert names.text(f"kazakhstan/{name}") == f"{question} ({answer})"
    assert names.text(name, within=name.split("/", maxsplit=1)[0]) == f"\u2018{answer}\u2019"


def test_what_is_no_cell_of_the_study_stays(names):
    assert names.text("and/or 24/7, <b> n = 40") == "and/or 24/7, <b> n = 40"


def test_a_share_of_some_says_of_whom(names, shipped):
    row = next(row for row in shipped.statements.to_dict("records") if "/" in row["base"])
    cell = parse_cell(f"{row['question_id']}/{row['response_id']} | {row['base']}")
    question_id, _, response_id = row["base"].partition("/")
    label = names.answers[question_id, response_id]
    assert names.base(cell) == f"\u2018{label}\u2019"
    assert names.cell(cell).endswith(f" (of those who answered \u2018{label}\u2019)")
    assert names.base(replace(cell, base="")) == ""


@pytest.mark.parametrize(
    ("sign", "words"),
    [(">", "above"), (">=", "at least"), ("<", "below"), ("<=", "at most")],
)
def test_comparisons_are_words(names, cell, sign, words):
    name, question, answer = cell
    said = f"{question} ({answer})"
    assert names.text(f"{name} {sign} 0.5") == f"{said} {words} 50%"
    assert names.text(f"{name} {sign} 0.505") == f"{said} {words} 50.5%"
    assert names.text(f"{name} {sign} {name}") == f"{said} {words} {said}"


def test_the_ends_of_a_battery_are_words(names, cell):
    name, question, answer = cell
    said = f"{question} ({answer})"
    assert names.text(f"{name} extreme_high others(role)") == f"{said}, highest of all"
    assert names.text(f"{name} extreme_low others(role)") == f"{said}, lowest of all"


def test_options_say_how_the_source_is_read(names, options):
    (first, one), (second, two) = options
    assert names.text(f"{first} fits") == f"{one} fits"
    assert names.text(f"not under {first}: x") == f"not if the source is read as {one}: x"
    assert names.text(f"under {first} and {second}: x") == (
        f"if the source is read as {one} and {two}: x"
    )
    for joined, word in ((f"{first} or {second}", "or"), (f"{first} {second}", "and")):
        assert names.text(f"higher only if {joined}; y") == (
            f"higher only if the source is read as {one} {word} {two}; y"
        )


def test_words_of_the_study_are_not_read_again(shipped, cell):
    name, question, _ = cell
    answer = f"{shipped.assumptions['assumption_id'][0]} > 0.5"
    responses = shipped.responses.copy()
    responses.loc[0, "label"] = answer
    assert Names(replace(shipped, responses=responses)).text(name) == f"{question} ({answer})"


def test_a_study_that_leaves_nothing_open(study):
    assert Names(study).text("only if anything") == "only if anything"
