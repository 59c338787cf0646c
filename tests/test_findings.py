import dataclasses

import pandas as pd
import pytest

from survey.findings import Finding, findings_frame
from survey.frames import FINDINGS

FULL = Finding(
    "error", "bad-date", "samples.csv", 3, "field_start", "kz/travel/yes", "a date", "June",
    "Give YYYY-MM-DD.",
)  # fmt: skip


def test_a_finding_is_a_sentence_behind_its_place():
    assert str(FULL) == (
        "samples.csv row 3, column field_start, kz/travel/yes: must be a date, not 'June'. "
        "Give YYYY-MM-DD."
    )


def test_what_is_not_known_is_left_out():
    finding = Finding("error", "missing-file", "samples.csv", expected="there")
    assert str(finding) == "samples.csv: must be there."
    assert str(dataclasses.replace(finding, column="n")) == "samples.csv, column n: must be there."


def test_a_value_cannot_break_out_of_its_line():
    finding = dataclasses.replace(FULL, got="a\nb\x1b[2J")
    assert "\n" not in str(finding)
    assert "\x1b" not in str(finding)


def test_the_fields_are_the_columns():
    assert tuple(field.name for field in dataclasses.fields(Finding)) == FINDINGS


def test_it_cannot_be_changed():
    with pytest.raises(AttributeError, match="cannot assign to field"):
        FULL.row = 4


def test_a_frame_has_a_row_for_each_finding_in_order():
    frame = findings_frame([FULL, dataclasses.replace(FULL, row=9, severity="note")])
    assert list(frame.columns) == list(FINDINGS)
    assert frame["row"].tolist() == [3, 9]
    assert frame["severity"].tolist() == ["error", "note"]
    assert frame.iloc[0].to_dict() == dataclasses.asdict(FULL)


def test_no_findings_are_a_frame_of_the_same_kind():
    empty, full = findings_frame([]), findings_frame([FULL])
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
    assert empty["row"].dtype == "int64"
