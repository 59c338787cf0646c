import pandas as pd
import pytest

from survey.published.columns import CHECKS, column_findings, value_problem
from survey.published.schema import SAMPLES, Column, Table

LABEL = Column("label", "A label.", required=True)
KIND = Column("kind", "A kind.", categories=("answer", "net", "don't know"))


def problem(kind, value):
    """Return what is wrong with a value of a column of a type."""
    return value_problem(Column("x", "A column.", kind), value)


GOOD = {
    "text": [
        "a",
        "Вы поедете?",
        "你愿意吗",
        "two\nlines",
        "- a list",
        "a = b",
        "50 + 1",
        "non\u00a0breaking",
        "\u4f60\u3000\u597d",
        "\U0001f468\u200d\U0001f33e",
    ],
    "id": ["kz", "p31-closer", "a.b_C", "9"],
    "ids": ["kz", "kz cn", "  kz   cn "],
    "integer": ["0", "18", "007", "999999999999"],
    "date": ["2024", "2024-06", "2024-06-10", "2024-02-29"],
    "country": ["KAZ", "CHN"],
    "share": ["67 percent", "nearly half", "a majority", "0 percent"],
    "count": ["1,213", "more than 1,600"],
    "amount": ["$94.8 billion", "67.4%", "over one-third", "2-3"],
    "cell": ["success/net"],
    "cells": ["a/b", "kz/a/b + 0.05", "others(role)"],
}
BAD = {
    "text": ["=1+1", "+1", "@a", "-1", "-", "a\x00b", "a\x1b[2Jb", "tab\tin", "x" * 4001,
             "\ud800", "a\u2028b", "a\x85b"],
    "id": ["a b", "a/b", "\u00e9", "-a", "a\n", "=a"],
    "ids": ["kz a/b", "kz,cn"],
    "integer": ["-1", "1.5", "18 years", "\u00b2", "\u0661\u0668", "1" * 13, "9" * 5000, "1,000"],
    "date": [
        "June 2024", "10.06.2024", "2024-13", "2023-02-29", "24", "2024-6-1", "20240610", "2024-W2",
        "2024-W23-1", "0000",
    ],
    "country": ["kaz", "Kazakhstan", "KZ", "XXX", "EU"],
    "share": ["lots", "120 percent", "more than 100 percent", "0.67", "67 percent of them"],
    "count": ["1.213", "some", "a majority", "-5", "50 percent"],
    "amount": ["lots", "twice as much"],
    "cell": ["net", "kz/success/net", "a/b | c/d", "a/b/c/d"],
    "cells": ["a", "a/b +", "50", "a/b > c/d"],
}  # fmt: skip


def test_every_type_is_tried():
    assert set(GOOD) == set(BAD) == set(CHECKS)


@pytest.mark.parametrize(("kind", "value"), [(kind, v) for kind in GOOD for v in GOOD[kind]])
def test_good_values_pass(kind, value):
    assert problem(kind, value) is None


@pytest.mark.parametrize(("kind", "value"), [(kind, v) for kind in BAD for v in BAD[kind]])
def test_bad_values_are_told_with_what_was_expected(kind, value):
    rule, expected, hint = problem(kind, value)
    assert rule == CHECKS[kind][0]
    assert expected
    assert isinstance(hint, str)


def test_an_empty_value_is_wrong_only_where_one_is_needed():
    assert value_problem(LABEL, "") == ("empty-value", "filled in", "")
    for kind in CHECKS:
        assert problem(kind, "") is None


def test_a_closed_set_is_closed():
    assert value_problem(KIND, "net") is None
    assert value_problem(KIND, "Net") == (
        "unknown-category",
        "one of answer, net, don't know",
        "Did you mean 'net'?",
    )
    assert value_problem(KIND, "nonsense")[2] == ""


@pytest.mark.parametrize(
    ("kind", "value", "hint"),
    [
        ("country", "Kazakhstan", "Did you mean 'KAZ'?"),
        ("country", "UK", "Did you mean 'GBR'?"),
        ("date", "June 2024", "Give year, month and day as YYYY-MM-DD."),
        ("text", "=1+1", "A spreadsheet would run it as a formula."),
        ("share", "lots", "Give the printed number phrase and nothing else."),
        ("cell", "kz/success/net", "The sample is that of the row."),
    ],
)
def test_hints(kind, value, hint):
    assert problem(kind, value)[2] == hint


def test_what_was_expected_of_a_phrase_is_not_what_came():
    assert problem("share", "120 percent")[1] == "a share of no more than 100 percent"
    assert problem("count", "many")[1] == "a printed count such as '1,213'"


def test_every_row_with_a_bad_value_is_named():
    frame = pd.DataFrame({"label": ["a", "", "=b", ""]}, index=[2, 3, 5, 9])
    found = list(column_findings(Table("t", "About.", (LABEL,), ("label",)), frame))
    assert [(f.row, f.rule, f.got) for f in found] == [
        (3, "empty-value", ""),
        (9, "empty-value", ""),
        (5, "bad-text", "=b"),
    ]
    assert {(f.file, f.column, f.severity) for f in found} == {("t.csv", "label", "error")}


def test_a_long_value_is_shown_in_part():
    frame = pd.DataFrame({"label": ["=" + "x" * 500]}, index=[2])
    [finding] = column_findings(Table("t", "About.", (LABEL,), ("label",)), frame)
    assert finding.got == "=" + "x" * 79


def test_missing_columns_are_errors_and_strange_ones_warnings():
    frame = pd.DataFrame({"sampel_id": ["kz"], "country": ["KAZ"]}, index=[2])
    found = {f.column: f for f in column_findings(SAMPLES, frame)}
    assert set(found) == {"sampel_id", "sample_id"}
    assert found["sample_id"].severity == "error"
    assert found["sample_id"].rule == "missing-column"
    assert "'sampel_id'" in found["sample_id"].hint
    assert found["sampel_id"].severity == "warning"
    assert found["sampel_id"].hint.startswith("It is not read. Did you mean 'sample_id'")
    assert {f.row for f in found.values()} == {1}


def test_a_table_that_was_not_read_is_not_reported_again():
    assert list(column_findings(SAMPLES, pd.DataFrame())) == []
