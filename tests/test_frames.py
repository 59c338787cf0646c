import importlib
import io

import numpy as np
import pandas as pd
import pytest

import survey as sv
from survey import frames
from survey.errors import FrameError
from survey.frames import (
    ESTIMATES,
    FINDINGS,
    GAPS,
    KEYS,
    MAKERS,
    NAMES,
    NUMBERS,
    TOPLINES,
    TRUTHS,
    kind_of,
    plain_name,
    require,
)


def frame_of(columns, rows=2):
    """Return a frame with text, number or truth in each column."""

    def value(column, row):
        name = plain_name(column)
        return row + 0.5 if name in NUMBERS else row > 0 if name in TRUTHS else f"{column} {row}"

    return pd.DataFrame([{column: value(column, row) for column in columns} for row in range(rows)])


@pytest.mark.parametrize("name", sorted(NAMES))
def test_columns_stand_there_once(name):
    assert len(set(NAMES[name])) == len(NAMES[name])


def test_each_frame_builds_on_the_one_before():
    assert TOPLINES[: len(KEYS)] == KEYS
    assert ESTIMATES[: len(TOPLINES)] == TOPLINES
    for suffix in ("_a", "_b"):
        assert [name for name in GAPS if name.endswith(suffix)] == [
            f"{x}{suffix}" for x in ESTIMATES
        ]


def test_numbers_and_truths_are_columns_of_some_frame():
    plain = {plain_name(column) for columns in NAMES.values() for column in columns}
    assert plain >= NUMBERS | TRUTHS
    assert not NUMBERS & TRUTHS


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_whole_frame_passes_unchanged(name):
    frame = frame_of(NAMES[name])
    pd.testing.assert_frame_equal(require(frame, name), frame)


def test_every_missing_column_is_named():
    frame = frame_of(FINDINGS).drop(columns=["rule", "hint"])
    with pytest.raises(FrameError, match=r"columns `rule`, `hint`, not only severity, file, row"):
        require(frame, "findings")


def test_more_columns_are_kept():
    frame = frame_of(FINDINGS).assign(mine=[1, 2])
    assert require(frame, "findings")["mine"].tolist() == [1, 2]


def test_the_frame_of_the_caller_stays_as_it_was():
    frame = frame_of(TOPLINES).assign(note=[np.nan, "x"])
    before = frame.copy()
    require(frame, "toplines")
    pd.testing.assert_frame_equal(frame, before)


def test_missing_texts_are_empty_again():
    frame = frame_of(TOPLINES).assign(base=np.nan, note=[None, "x"], tightened_by=pd.NA)
    found = require(frame, "toplines")
    assert found["base"].tolist() == ["", ""]
    assert found["note"].tolist() == ["", "x"]
    assert found["tightened_by"].tolist() == ["", ""]
    assert found["base"].dtype == "str"


def test_missing_numbers_stay_missing():
    frame = frame_of(TOPLINES).assign(value=[np.nan, 0.5])
    assert require(frame, "toplines")["value"].isna().tolist() == [True, False]


def test_texts_that_look_like_numbers_are_texts_again():
    frame = frame_of(TOPLINES).assign(wave=["2023", "2024"], concept=["1.5", ""], topic=["7", ""])
    back = pd.read_csv(io.StringIO(frame.to_csv(index=False)))
    assert back["wave"].dtype == "int64"
    found = require(back, "toplines")
    assert found["wave"].tolist() == ["2023", "2024"]
    assert found["concept"].tolist() == ["1.5", ""]
    assert found["topic"].tolist() == ["7", ""]


def test_the_rows_keep_their_labels():
    frame = frame_of(TOPLINES, rows=3).iloc[[2, 0]]
    assert require(frame, "toplines").index.tolist() == [2, 0]


def test_an_empty_frame_passes():
    assert len(require(frame_of(TOPLINES).iloc[:0], "toplines")) == 0


@pytest.mark.parametrize(
    ("column", "name"),
    [("low", "low"), ("low_a", "low"), ("low_b", "low"), ("a", "a"), ("p_value", "p_value")],
)
def test_the_side_of_a_gap_is_taken_off(column, name):
    assert plain_name(column) == name


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_frame_is_known_by_its_columns(name):
    assert kind_of(frame_of(NAMES[name])) == name
    assert kind_of(frame_of(NAMES[name]).assign(more=1)) == name


def test_the_richest_kind_counts_and_a_strange_frame_has_none():
    both = frame_of(dict.fromkeys((*GAPS, *ESTIMATES)))
    assert kind_of(both) == "gaps"
    assert kind_of(frame_of(ESTIMATES).drop(columns="low")) == "toplines"
    assert kind_of(pd.DataFrame({"x": [1]})) == ""


def test_importing_the_module_is_cheap():
    assert not hasattr(frames, "pd")


def test_a_frame_of_another_kind_is_named_with_what_makes_the_right_one(shipped):
    with pytest.raises(FrameError, match=r"not those of toplines\. `survey\.compare` makes one"):
        require(sv.toplines(shipped), "gaps")


def test_what_is_no_frame_is_named(shipped):
    with pytest.raises(FrameError, match=r"must be a DataFrame, not Study\. `survey\.toplines`"):
        sv.estimate(shipped)


def test_every_frame_has_its_maker():
    assert MAKERS.keys() == NAMES.keys()
    for maker in MAKERS.values():
        place, _, name = f"survey.{maker}".rpartition(".")
        assert callable(getattr(importlib.import_module(place), name))
