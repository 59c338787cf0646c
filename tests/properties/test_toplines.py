import dataclasses
import io
import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import survey as sv
from survey.bounds import Bounds
from survey.frames import require

QUICK = settings(derandomize=True, deadline=None, max_examples=7)
KEYS = ["study", "sample_id", "question_id", "response_id", "base"]
ENDS = ["published_low", "published_high", "low_open", "high_open"]
WORDINGS = st.sampled_from(
    [
        "53 percent", "53.4 percent", "over 50 percent", "a majority", "nearly 60 percent",
        "less than 80 percent", "at least 53 percent", "about 55 percent", "half", "just over half",
        "two-thirds", "up to 70 percent", "50 to 60 percent", "more than 90 percent", "20 percent",
        "three in five", "the vast majority", "under a quarter", "54%",
    ]
)  # fmt: skip
READINGS = st.sampled_from(["literal", "idiomatic"])
CELLS = st.sampled_from([("a", "x"), ("a", "y"), ("b", "x"), ("c", "x")])
ROWS = st.lists(st.tuples(CELLS, WORDINGS), min_size=1, max_size=8)
SINGLE = {"kinds": {"a": "single", "b": "single"}}


def bounds_of(row):
    """Return the bounds of a topline, or None where its statements contradict one another."""
    return None if pd.isna(row["published_low"]) else Bounds(*row[ENDS].tolist())


def study_from(study_of, rows, **more):
    """Return the study of (cell, wording) rows."""
    return study_of(*((*cell, wording) for cell, wording in rows), **more)


def again(frame):
    """Return a frame after a file, made whole again as a later verb would."""
    return require(pd.read_csv(io.StringIO(frame.to_csv(index=False))), "toplines")


@QUICK
@given(st.lists(WORDINGS, min_size=2, max_size=4), READINGS)
def test_one_more_statement_never_widens_a_cell(study_of, wordings, reading):
    found = []
    for count in range(1, len(wordings) + 1):
        study = study_from(study_of, [(("q", "yes"), wording) for wording in wordings[:count]])
        [(_, row)] = sv.toplines(study, reading=reading).iterrows()
        found.append(bounds_of(row))
    for wide, narrow in itertools.pairwise(found):
        assert narrow is None or wide.intersect(narrow) == narrow


@QUICK
@given(ROWS, READINGS)
def test_a_cell_is_the_intersection_of_what_was_printed_about_it(study_of, rows, reading):
    tops = sv.toplines(study_from(study_of, rows), reading=reading)
    assert len(tops) == len({cell for cell, _ in rows})
    for _, row in tops.iterrows():
        whole = Bounds(0.0, 1.0)
        for cell, wording in rows:
            if whole and cell == (row["question_id"], row["response_id"]):
                whole = whole.intersect(sv.read_wording(wording, reading=reading))
        assert bounds_of(row) == whole


@QUICK
@given(ROWS)
def test_idioms_lie_within_words(study_of, rows):
    study = study_from(study_of, rows)
    literal, idiomatic = sv.toplines(study), sv.toplines(study, reading="idiomatic")
    for (_, wide), (_, narrow) in zip(literal.iterrows(), idiomatic.iterrows(), strict=True):
        if (inner := bounds_of(narrow)) is not None:
            assert bounds_of(wide).intersect(inner) == inner


@QUICK
@given(ROWS, st.randoms(use_true_random=False), READINGS)
def test_the_order_of_rows_never_matters(study_of, rows, random, reading):
    study = study_from(study_of, [*rows, (("d", "x"), "84 percent")])
    shuffled = {}
    for name in ("samples", "questions", "responses", "statements"):
        table = study.tables[name]
        shuffled[name] = table.iloc[random.sample(range(len(table)), len(table))]
    columns = [*KEYS, *ENDS, "exact", "value", "n_low", "n_high"]
    one, other = (
        sv.toplines(each, reading=reading)[columns].sort_values(KEYS, ignore_index=True)
        for each in (study, dataclasses.replace(study, **shuffled))
    )
    pd.testing.assert_frame_equal(one, other)


@QUICK
@given(st.lists(st.tuples(CELLS, WORDINGS, st.sampled_from(["", "p", "q", "p q"])), min_size=1,
                max_size=6))  # fmt: skip
def test_leaving_an_issue_open_never_narrows_a_cell(study_of, rows):
    study = study_of(
        *((*cell, wording, "", when) for cell, wording, when in rows),
        assumptions=[("p", "i", "yes"), ("q", "i", "yes")],
    )
    union = sv.toplines(study).set_index(KEYS)
    for option in ("p", "q"):
        for key, row in sv.toplines(study, assume=option).set_index(KEYS).iterrows():
            wide, narrow = bounds_of(union.loc[key]), bounds_of(row)
            if wide is not None and narrow is not None:  # a refuted option is left out
                assert wide.union(narrow) == wide
                assert union.loc[key, "n_low"] <= row["n_low"] <= row["n_high"]


@QUICK
@given(st.integers(1, 5000), WORDINGS)
def test_a_base_has_from_one_to_all_people(study_of, n, wording):
    study = study_of(("a", "x", wording), ("b", "y", "43 percent", "a/x"), n=str(n))
    row = sv.toplines(study).set_index("question_id").loc["b"]
    assert 1 <= row["n_low"] <= row["n_high"] <= n
    allowed = sv.read_wording(wording)
    people = [count for count in range(1, n + 1) if round(count / n, 12) in allowed]
    if people:
        assert (row["n_low"], row["n_high"]) == (people[0], people[-1])


@QUICK
@given(ROWS, READINGS, st.integers(0, 4))
def test_toplines_survive_file_query_and_concat(study_of, rows, reading, cut):
    tops = sv.toplines(study_from(study_of, rows, **SINGLE), reading=reading, tighten=False)
    pd.testing.assert_frame_equal(again(tops), tops)
    joined = pd.concat([tops.iloc[:cut], tops.iloc[cut:]], ignore_index=True)
    pd.testing.assert_frame_equal(require(joined, "toplines"), tops)
    names = sorted(tops["question_id"].unique())
    parts = [again(tops.query(f"question_id == '{name}'")) for name in names]
    pd.testing.assert_frame_equal(
        pd.concat(parts, ignore_index=True)[[*KEYS, *ENDS]],
        tops.sort_values("question_id", kind="stable", ignore_index=True)[[*KEYS, *ENDS]],
    )


@QUICK
@given(ROWS, READINGS)
def test_remainders_survive_file_query_and_concat(study_of, rows, reading):
    tops = sv.toplines(study_from(study_of, rows, **SINGLE), reading=reading, tighten=False)
    rest = sv.remainders(tops)
    pd.testing.assert_frame_equal(sv.remainders(again(tops)), rest)
    if len(rest):
        pd.testing.assert_frame_equal(again(rest), rest)
    for name in ("a", "b"):
        alone = sv.remainders(tops.query(f"question_id == '{name}'"))
        expected = rest.query(f"question_id == '{name}'").reset_index(drop=True)
        pd.testing.assert_frame_equal(alone, expected)
    twice = sv.remainders(pd.concat([tops, tops.assign(study="other")], ignore_index=True))
    assert len(twice) == 2 * len(rest)


@QUICK
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters_for_remainders(study_of, rows, random):
    tops = sv.toplines(study_from(study_of, rows, **SINGLE), tighten=False)
    mixed = tops.iloc[random.sample(range(len(tops)), len(tops))]
    one, other = (
        sv.remainders(each)[[*KEYS, *ENDS]].sort_values(KEYS, ignore_index=True)
        for each in (tops, mixed)
    )
    pd.testing.assert_frame_equal(one, other)


@QUICK
@given(st.lists(st.integers(0, 40), min_size=1, max_size=4))
def test_what_is_left_and_what_was_printed_make_all(study_of, shares):
    rows = [(("a", f"r{number}"), f"{share} percent") for number, share in enumerate(shares)]
    rest = sv.remainders(sv.toplines(study_from(study_of, rows, **SINGLE), tighten=False))
    left = 1 - sum(shares) / 100
    row = rest.iloc[0]
    if sum(max(share - 0.5, 0) for share in shares) > 100:
        assert pd.isna(row["published_low"])
    elif left >= 0:
        assert row["published_low"] - 1e-9 <= left <= row["published_high"] + 1e-9
        assert row["published_high"] - row["published_low"] <= 0.01 * len(shares) + 1e-9


@pytest.mark.parametrize("name", ["gt-china-kazakhstan-2024"])
@pytest.mark.parametrize("reading", ["literal", "idiomatic"])
def test_the_shipped_toplines_survive_a_file(name, reading):
    tops = sv.toplines(sv.load(name), reading=reading)
    pd.testing.assert_frame_equal(again(tops), tops)
    rest = sv.remainders(tops)
    pd.testing.assert_frame_equal(again(rest), rest)
    pd.testing.assert_frame_equal(sv.remainders(again(tops)), rest)
