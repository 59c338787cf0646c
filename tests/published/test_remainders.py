import io
import math

import pandas as pd
import pytest

import survey as sv
from survey.frames import TOPLINES

SINGLE = {"kinds": {"q": "single"}}


@pytest.fixture(scope="module")
def tops(shipped):
    """Return the toplines of the shipped survey."""
    return sv.toplines(shipped, tighten=False)


def rest(study, **more):
    """Return the remainders of a study."""
    return sv.remainders(sv.toplines(study, **more))


def ends(frame):
    """Return both ends of the first row, and whether they are open."""
    columns = ["published_low", "published_high", "low_open", "high_open"]
    return frame.iloc[0][columns].tolist()


def test_53_and_29_percent_leave_17_to_19(study_of):
    frame = rest(study_of(("q", "yes", "53 percent"), ("q", "neutral", "29 percent"), **SINGLE))
    assert len(frame) == 1
    low, high = 1 - 0.535 - 0.295, 1 - 0.525 - 0.285
    assert ends(frame) == [pytest.approx(low), pytest.approx(high), False, False]
    assert (low, high) == pytest.approx((0.17, 0.19))
    row = frame.iloc[0]
    assert row[["kind", "valence", "response_id", "statements", "note"]].tolist() == [
        "remainder", "none", "not-published", "s1 s2", "",
    ]  # fmt: skip
    assert row["response"] == "Not published: other answers, don't know or no answer"
    assert (row["exact"], row["n_low"], row["n_high"]) == (False, 813, 813)
    assert math.isnan(row["value"])


@pytest.mark.parametrize(
    ("wordings", "bounds"),
    [
        (["86 percent"], [0.135, 0.145, False, False]),
        (["over 80 percent"], [0.0, 0.2, False, True]),
        (["less than 20 percent", "45 percent"], [1 - 0.2 - 0.455, 1 - 0.445, True, False]),
        (["100 percent"], [0.0, 0.005, False, False]),
        (["0 percent"], [0.995, 1.0, False, False]),
        (["53 percent", "47 percent"], [0.0, 1 - 0.525 - 0.465, False, False]),
        (["over 20 percent", "under 30 percent"], [0.0, 0.8, False, True]),
        (["40 percent", "35 percent", "15 percent"], [1 - 0.915, 1 - 0.885, False, False]),
    ],
)
def test_what_is_left_is_all_less_the_ends(study_of, wordings, bounds):
    rows = [("q", f"r{i}", wording) for i, wording in enumerate(wordings)]
    found = ends(rest(study_of(*rows, **SINGLE)))
    assert found == [pytest.approx(bounds[0]), pytest.approx(bounds[1]), *bounds[2:]]


@pytest.mark.parametrize(
    "wordings",
    [
        ["60 percent", "50 percent"],
        ["over 50 percent", "at least half", "67 percent"],
        ["more than 50 percent", "at least 50 percent"],  # 100 and a bit
    ],
)
def test_answers_above_all_respondents_have_no_remainder(study_of, wordings):
    rows = [("q", f"r{i}", wording) for i, wording in enumerate(wordings)]
    row = rest(study_of(*rows, **SINGLE), tighten=False).iloc[0]
    assert row[["published_low", "published_high"]].isna().all()
    assert row[["low_open", "high_open"]].tolist() == [False, False]
    assert row["note"] == (
        "the published answers of this question add to more than all respondents"
    )


def test_exactly_all_respondents_leave_nobody(study_of):
    rows = [("q", "a", "at least 50 percent"), ("q", "b", "at least 50 percent")]
    assert ends(rest(study_of(*rows, **SINGLE))) == [0.0, 0.0, False, False]


def test_a_contradictory_answer_leaves_the_rest_unknown(study_of):
    rows = [("q", "a", "74 percent"), ("q", "a", "over 80 percent"), ("q", "b", "10 percent")]
    row = rest(study_of(*rows, **SINGLE)).iloc[0]
    assert row[["published_low", "published_high"]].isna().all()
    assert row["note"] == ("the statements about an answer to this question contradict one another")


def test_a_contradictory_net_leaves_the_rest_unknown_too(study_of):
    rows = [("q", "bc", "70%"), ("q", "ab", "74 percent"), ("q", "ab", "over 80 percent")]
    study = study_of(*rows, nets={"q/ab": ["a", "b"], "q/bc": ["b", "c"]}, **SINGLE)
    row = rest(study).iloc[0]
    assert row[["published_low", "published_high"]].isna().all()
    assert "contradict one another" in row["note"]


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        # the net alone; with one of its parts; with both
        ([("net", "84 percent")], 0.155, 0.165),
        ([("net", "84 percent"), ("totally", "37 percent")], 0.155, 0.165),
        ([("net", "84 percent"), ("totally", "37 percent"), ("fairly", "47 percent")], 0.15, 0.17),
        ([("totally", "37 percent"), ("fairly", "47 percent")], 0.15, 0.17),
        ([("net", "84 percent"), ("not", "10 percent")], 0.05, 0.07),
        # exact parts of a vague net
        ([("net", "over 80 percent"), ("totally", "37 percent"), ("fairly", "47%")], 0.15, 0.17),
    ],
)
def test_a_net_is_counted_once(study_of, rows, low, high):
    study = study_of(
        *(("q", response, wording) for response, wording in rows),
        nets={"q/net": ["totally", "fairly"]} if any("net" in row for row in rows) else {},
        **SINGLE,
    )
    found = ends(rest(study, tighten=False))
    left = 1 - 0.84 - (0.1 if ("not", "10 percent") in rows else 0)
    assert low - 1e-9 <= found[0] <= left <= found[1] <= high + 1e-9
    assert found[0] < left < found[1]


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        # a net within a net, all of the inner one printed: 1 - 50 percent
        ([("b", "10%"), ("c", "20%"), ("bc", "30%"), ("bcd", "50%")], 0.495, 0.505),
        ([("b", "10%"), ("bc", "30%"), ("bcd", "50%")], 0.495, 0.505),
        # nets that share an answer: together 70 percent at least, all at most
        ([("ab", "60%"), ("bc", "70%")], 0.0, 0.305),
        ([("bc", "70%"), ("ab", "60%")], 0.0, 0.305),
        # and beside them an answer of its own
        (
            [("ab", "40%"), ("bc", "30%"), ("e", "20%")],
            1 - 0.405 - 0.305 - 0.205,
            1 - 0.395 - 0.195,
        ),
        # a net that holds itself is no trap
        ([("odd", "40%"), ("e", "20%")], 1 - 0.405 - 0.205, 1 - 0.395 - 0.195),
    ],
)
def test_nets_within_and_across_nets(study_of, rows, low, high):
    nets = {"q/ab": ["a", "b"], "q/bc": ["b", "c"], "q/bcd": ["bc", "d"], "q/odd": ["odd", "a"]}
    used = {net: parts for net, parts in nets.items() if net[2:] in dict(rows)}
    study = study_of(*(("q", *row) for row in rows), nets=used, **SINGLE)
    found = ends(rest(study))
    assert found[:2] == pytest.approx([low, high])


@pytest.mark.parametrize("kind", ["unknown", "multiple", ""])
def test_a_question_of_another_kind_has_no_remainder(study_of, kind):
    assert len(rest(study_of(("q", "yes", "53 percent"), kinds={"q": kind}))) == 0


def test_no_remainder_at_all_is_an_empty_frame_of_the_same_columns(study_of):
    tops = sv.toplines(study_of(("q", "yes", "53 percent")))
    found = sv.remainders(tops)
    assert tuple(found.columns) == TOPLINES
    pd.testing.assert_series_equal(found.dtypes, tops.dtypes)


def test_each_sample_question_and_base_has_its_own(survey_folder):
    text = survey_folder.texts["questions"].replace("lesson?,unknown", "lesson?,single")
    found = sv.remainders(sv.toplines(sv.load(survey_folder(questions=text))))
    keys = ["sample_id", "question_id", "base"]
    assert found[keys].to_numpy().tolist() == [
        ["kz", "travel", ""], ["kz", "success", ""], ["kz", "lesson", "success/net"],
        ["cn", "travel", ""],
    ]  # fmt: skip
    expected = [1 - 0.74, 1 - 0.84, 1 - 0.43, 1 - 0.86]
    middle = (found["published_low"] + found["published_high"]) / 2
    assert middle.tolist() == pytest.approx(expected)
    assert found["n_low"].tolist() == [813, 813, 679, 1213]


def test_toplines_and_remainders_are_of_one_kind(tops):
    found = sv.remainders(tops)
    pd.testing.assert_series_equal(found.dtypes, tops.dtypes)
    both = pd.concat([tops, found], ignore_index=True)
    pd.testing.assert_series_equal(both.dtypes, tops.dtypes)
    assert len(both) == len(tops) + len(found)
    assert found.index.equals(pd.RangeIndex(len(found)))


def test_remainders_are_not_remaindered_again(study_of):
    tops = sv.toplines(study_of(("q", "yes", "53 percent"), **SINGLE))
    both = pd.concat([tops, sv.remainders(tops)], ignore_index=True)
    assert ends(sv.remainders(both))[0] <= 1e-9


def test_a_frame_that_went_through_a_file_gives_the_same(tops):
    back = pd.read_csv(io.StringIO(tops.to_csv(index=False)))
    one, other = sv.remainders(tops), sv.remainders(back)
    single = tops[tops["question_kind"] == "single"]
    asked = single.drop_duplicates(["sample_id", "question_id", "base", "assume"])
    assert len(one) == len(other) == len(asked) > 10
    for column in ("question_id", "published_low", "published_high", "base", "low_open", "note"):
        assert other[column].tolist() == one[column].tolist()


def test_the_frame_of_the_caller_stays_as_it_was(tops):
    before = tops.copy()
    sv.remainders(tops)
    pd.testing.assert_frame_equal(tops, before)


def test_missing_columns_are_named(tops):
    with pytest.raises(sv.SurveyError, match="must have the columns `question_kind`, `members`"):
        sv.remainders(tops.drop(columns=["members", "question_kind"]))


def test_unpublished_answers_never_have_a_negative_colour(tops):
    assert set(sv.remainders(tops)["valence"]) == {"none"}
