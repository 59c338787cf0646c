import dataclasses
import math

import numpy as np
import pandas as pd
import pytest

import survey as sv
from survey.frames import NUMBERS, TOPLINES, TRUTHS
from survey.published.labelling import place
from survey.published.study import assemble

TWO_BASES = [("all", "base", "yes"), ("part", "base", "yes"), ("none", "base", "no")]


def ends(row):
    """Return the bounds of a topline: both ends, and whether they are open."""
    return row[["published_low", "published_high", "low_open", "high_open"]].tolist()


def counted(n, low, high, low_open=False, high_open=False):
    """Return the fewest and most people, 1 or more, whose share of n lies within bounds."""
    people = [
        count
        for count in range(1, n + 1)
        if (count > low * n + 1e-9 if low_open else count >= low * n - 1e-9)
        and (count < high * n - 1e-9 if high_open else count <= high * n + 1e-9)
    ]
    return people[0], people[-1]


def test_the_columns_and_their_kinds(shipped):
    tops = sv.toplines(shipped)
    assert tuple(tops.columns) == TOPLINES
    assert tops.index.equals(pd.RangeIndex(len(tops)))
    for column in TOPLINES:
        kind = "float64" if column in NUMBERS else "bool" if column in TRUTHS else "str"
        assert tops[column].dtype == kind, column
    assert not tops.attrs


@pytest.mark.parametrize(
    ("wordings", "bounds", "value"),
    [
        (["67 percent"], [0.665, 0.675, False, False], 0.67),
        (["over 80 percent", "83 percent"], [0.825, 0.835, False, False], 0.83),
        (["83 percent", "over 80 percent"], [0.825, 0.835, False, False], 0.83),
        (["over 80 percent", "more than 70 percent"], [0.8, 1.0, True, False], None),
        (["over 80 percent", "at least 80 percent"], [0.8, 1.0, True, False], None),
        (["at least 80 percent", "at most 80 percent"], [0.8, 0.8, False, False], None),
        (["over 20 percent", "under 30 percent"], [0.2, 0.3, True, True], None),
        (["67 percent", "67.4 percent"], [0.6735, 0.6745, False, False], 0.674),
        (["67 percent", "68 percent"], [0.675, 0.675, False, False], None),
        (["67 percent", "over 67 percent"], [0.67, 0.675, True, False], 0.67),
        (["67 percent", "two-thirds"], [0.665, 0.675, False, False], 0.67),
        (["two-thirds"], [(3 / 5 + 2 / 3) / 2, (2 / 3 + 3 / 4) / 2, False, False], None),
        (["66 to 67 percent"], [0.66, 0.67, False, False], None),
        (["a majority"], [0.5, 1.0, True, False], None),
        (["a majority", "less than half"], None, None),
        (["over 80 percent", "at most 80 percent"], None, None),
        (["74 percent", "over 80 percent"], None, None),
        (["74 percent", "76 percent", "75 percent"], None, None),
    ],
)
def test_statements_about_a_cell_are_intersected(study_of, wordings, bounds, value):
    tops = sv.toplines(study_of(*(("q", "yes", wording) for wording in wordings)))
    assert len(tops) == 1
    row = tops.iloc[0]
    if bounds is None:
        assert row[["published_low", "published_high", "value"]].isna().all()
        assert row[["low_open", "high_open", "exact"]].tolist() == [False, False, False]
        assert row["note"].startswith("the statements contradict one another: ")
    else:
        assert row[["published_low", "published_high"]].tolist() == pytest.approx(bounds[:2])
        assert ends(row)[2:] == bounds[2:]
        assert row["note"] == ""
    assert row["value"] == pytest.approx(math.nan if value is None else value, nan_ok=True)
    assert row["exact"] == (value is not None)
    assert row["statements"] == " ".join(f"s{i}" for i in range(1, len(wordings) + 1))
    assert row["printed"] == "; ".join(wordings)


def test_the_idiomatic_reading_narrows(study_of):
    study = study_of(("q", "yes", "nearly half"), ("q", "no", "more than 80 percent"))
    tops = sv.toplines(study, reading="idiomatic")
    assert [ends(row) for _, row in tops.iterrows()] == [
        [0.4, 0.5, False, True],
        [0.8, 0.9, True, True],
    ]
    assert tops["reading"].unique().tolist() == ["idiomatic"]
    assert sv.toplines(study)["reading"].unique().tolist() == ["literal"]


def test_an_unknown_reading_is_refused(study_of):
    with pytest.raises(sv.SurveyError, match=r"`reading` must be .*Did you mean 'literal'\?"):
        sv.toplines(study_of(("q", "yes", "53 percent")), reading="literall")


@pytest.mark.parametrize(
    ("n", "low", "high"),
    [
        ("813", 813, 813),
        ("more than 1,600", 1601, math.inf),
        ("at least 1,600", 1600, math.inf),
        ("over a thousand", 1001, math.inf),
        ("fewer than 1,000", 1, 999),
        ("up to 1,000", 1, 1000),
        ("about 1,200", 1150, 1250),
        ("nearly 1,000", 1, 999),
        ("", math.nan, math.nan),
    ],
)
def test_the_size_of_a_sample_is_a_range_of_whole_numbers(study_of, n, low, high):
    row = sv.toplines(study_of(("q", "yes", "53 percent"), n=n)).iloc[0]
    assert row[["n_low", "n_high"]].tolist() == pytest.approx([low, high], nan_ok=True)


@pytest.mark.parametrize(
    ("n", "wording", "bounds"),
    [
        (813, "84 percent", (0.835, 0.845)),
        (1213, "more than 80 percent", (0.8, 1.0, True)),
        (1000, "more than 80 percent", (0.8, 1.0, True)),
        (1000, "at least 80 percent", (0.8, 1.0)),
        (1000, "less than 20 percent", (0.0, 0.2, False, True)),
        (500, "at most 20 percent", (0.0, 0.2)),
        (813, "a majority", (0.5, 1.0, True)),
        (10, "over 30 percent", (0.3, 1.0, True)),
        (60, "two-thirds", ((3 / 5 + 2 / 3) / 2, (2 / 3 + 3 / 4) / 2)),
        (3690, "three in five", ((1 / 2 + 3 / 5) / 2, (3 / 5 + 2 / 3) / 2)),  # 2,337 exactly
    ],
)
def test_a_conditional_base_makes_n_a_range(study_of, n, wording, bounds):
    study = study_of(
        ("success", "net", wording), ("lesson", "yes", "43 percent", "success/net"), n=str(n)
    )
    row = sv.toplines(study).set_index("question_id").loc["lesson"]
    assert (row["n_low"], row["n_high"]) == counted(n, *bounds)
    assert row["base"] == "success/net"
    assert row["note"] == "a share of those who answered \u201cnet\u201d"


def test_84_percent_of_813_are_679_to_686_people(survey_folder):
    row = sv.toplines(sv.load(survey_folder())).query("question_id == 'lesson'").iloc[0]
    assert (row["n_low"], row["n_high"]) == (679, 686)
    assert counted(813, 0.835, 0.845) == (679, 686)


@pytest.mark.parametrize(
    ("n", "wording", "low", "high"),
    [
        ("", "84 percent", math.nan, math.nan),
        ("more than 1,600", "84 percent", math.ceil(0.835 * 1601), math.inf),
        ("1,000 to 1,200", "84 percent", 835, 1014),
        ("50", "0 percent", 1, 1),  # nobody can be a base
    ],
)
def test_a_conditional_base_of_a_vague_size(study_of, n, wording, low, high):
    study = study_of(("a", "x", wording), ("b", "y", "43 percent", "a/x"), n=n)
    row = sv.toplines(study).set_index("question_id").loc["b"]
    assert row[["n_low", "n_high"]].tolist() == pytest.approx([low, high], nan_ok=True)


@pytest.mark.parametrize("about_base", [(), ("74 percent", "over 80 percent")])
def test_a_base_of_which_nothing_is_known_may_be_anybody(study_of, about_base):
    rows = [("a", "x", wording) for wording in about_base]
    study = study_of(*rows, ("b", "y", "43 percent", "a/x"), n="100")
    row = sv.toplines(study).set_index("question_id").loc["b"]
    assert (row["n_low"], row["n_high"]) == (1, 100)


def test_an_answer_of_all_and_of_some_are_two_rows(study_of):
    study = study_of(
        ("a", "x", "50 percent"), ("b", "y", "40 percent"), ("b", "y", "80 percent", "a/x")
    )
    tops = sv.toplines(study)
    assert tops[["question_id", "base", "value"]].to_numpy().tolist() == [
        ["a", "", 0.5], ["b", "", 0.4], ["b", "a/x", 0.8],
    ]  # fmt: skip


def test_bounds_are_the_union_over_the_admitted_options(study_of):
    study = study_of(
        ("q", "yes", "30 percent", "", "all"),
        ("q", "yes", "over 40 percent", "", "part"),
        ("q", "yes", "5 percent", "", "none"),
        assumptions=TWO_BASES,
    )
    row = sv.toplines(study).iloc[0]
    assert ends(row) == [0.295, 1.0, False, False]
    assert math.isnan(row["value"])
    assert row["statements"] == "s1 s2"
    chosen = {name: sv.toplines(study, assume=name).iloc[0] for name in ("all", "part", "none")}
    assert ends(chosen["all"]) == [0.295, 0.305, False, False]
    assert ends(chosen["part"]) == [0.4, 1.0, True, False]
    assert ends(chosen["none"]) == [0.045, 0.055, False, False]
    assert [chosen[name]["assume"] for name in chosen] == ["all", "part", "none"]
    both = sv.toplines(study, assume=["none", "all"]).iloc[0]
    assert ends(both) == [0.045, 0.305, False, False]
    assert both["assume"] == "none all"
    pd.testing.assert_series_equal(sv.toplines(study, assume="none all").iloc[0], both)


def test_a_value_stands_where_every_option_gives_it(study_of):
    study = study_of(
        ("a", "x", "84 percent"),
        ("b", "y", "43 percent", "", "all"),
        ("b", "y", "43 percent", "a/x", "part"),
        assumptions=TWO_BASES,
        n="813",
    )
    row = sv.toplines(study).set_index("question_id").loc["b"]
    assert row["base"] == "open"
    assert (row["value"], row["exact"]) == (0.43, True)
    assert (row["n_low"], row["n_high"]) == (679, 813)
    assert row["note"] == (
        "the source leaves open whether this is a share of all respondents or those who answered "
        "\u201cx\u201d"
    )
    chosen = sv.toplines(study, assume="part").set_index("question_id").loc["b"]
    assert (chosen["base"], chosen["n_low"], chosen["n_high"]) == ("a/x", 679, 686)
    whole = sv.toplines(study, assume="all").set_index("question_id").loc["b"]
    assert (whole["base"], whole["n_low"], whole["n_high"], whole["note"]) == ("", 813, 813, "")


def test_a_row_that_stands_under_one_option_says_so(study_of):
    study = study_of(
        ("a", "x", "50 percent"),
        ("b", "y", "30 percent", "", "part"),
        ("c", "z", "20 percent", "", "none"),
        assumptions=[*TWO_BASES, ("each", "items", "yes"), ("jointly", "items", "no")],
    )
    tops = sv.toplines(study)
    assert tops[["question_id", "assume"]].to_numpy().tolist() == [["a", ""], ["b", "part"]]
    chosen = sv.toplines(study, assume="none")
    assert chosen[["question_id", "assume"]].to_numpy().tolist() == [["a", "none"], ["c", "none"]]


def test_issues_vary_one_at_a_time(study_of):
    issues = [("a1", "a", "yes"), ("a2", "a", "yes"), ("b1", "b", "yes"), ("b2", "b", "yes")]
    study = study_of(
        ("q", "yes", "10 percent", "", "a1 b1"),
        ("q", "yes", "20 percent", "", "a2 b1"),
        ("q", "yes", "30 percent", "", "a1 b2"),
        ("q", "yes", "90 percent", "", "a2 b2"),
        assumptions=issues,
    )
    row = sv.toplines(study).iloc[0]
    assert ends(row)[:2] == [0.095, 0.305]
    chosen = sv.toplines(study, assume="a2 b2").iloc[0]
    assert ends(chosen)[:2] == [0.895, 0.905]


def test_an_unknown_option_is_answered_with_the_nearest(study_of):
    study = study_of(("q", "yes", "30 percent", "", "all"), assumptions=TWO_BASES)
    with pytest.raises(sv.SurveyError, match=r"`assume` must be .*Did you mean 'part'\?"):
        sv.toplines(study, assume="prt")
    with pytest.raises(sv.SurveyError, match="the study has no assumptions"):
        sv.toplines(study_of(("q", "yes", "30 percent")), assume="all")


def test_rows_stand_in_the_order_of_the_tables(survey_folder):
    study = sv.load(survey_folder())
    backwards = dataclasses.replace(study, statements=study.statements.iloc[::-1])
    keys = ["sample_id", "question_id", "response_id"]
    order = [
        ["kz", "travel", "yes"], ["kz", "success", "net"], ["kz", "lesson", "important"],
        ["cn", "travel", "yes"],
    ]  # fmt: skip
    assert sv.toplines(study)[keys].to_numpy().tolist() == order
    assert sv.toplines(backwards)[keys].to_numpy().tolist() == order


def test_what_the_tables_say_of_a_cell_stands_beside_it(survey_folder):
    study = sv.load(survey_folder())
    row = sv.toplines(study).iloc[1]
    assert row[["study", "country", "place", "question", "question_kind", "response"]].tolist() == [
        "poll", "KAZ", "Kazakhstan", "How successful is it?", "single", "Totally or fairly",
    ]  # fmt: skip
    assert row[["kind", "members", "valence", "sampling", "fit", "tightened_by"]].tolist() == [
        "net", "totally fairly", "none", "unknown", "same", "",
    ]  # fmt: skip
    assert math.isnan(row["order"])
    assert sv.toplines(study).iloc[0]["order"] == 1


def test_the_study_is_not_changed(shipped):
    before = {name: frame.copy() for name, frame in shipped.tables.items()}
    sv.toplines(shipped, reading="idiomatic", assume="p31-others")
    for name, frame in shipped.tables.items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_a_study_without_statements_has_no_toplines():
    tops = sv.toplines(sv.load("central-asia-context"))
    assert len(tops) == 0
    assert tuple(tops.columns) == TOPLINES


def test_a_sample_is_labelled_by_what_it_covered():
    sample = {"sample_id": "kz", "country": "KAZ", "countries": "", "wave": "", "coverage": ""}
    assert place(sample) == "Kazakhstan"
    assert place({**sample, "wave": "2024"}) == "Kazakhstan 2024"
    assert place({**sample, "coverage": "17 cities"}) == "Kazakhstan (17 cities)"
    average = {**sample, "country": "", "countries": "KAZ UZB KGZ"}
    assert place(average) == "Kazakhstan, Uzbekistan and Kyrgyzstan"
    assert place({**sample, "country": ""}) == "kz"


def test_the_studies_of_these_tests_are_valid(study_of):
    study = study_of(
        ("a", "net", "84 percent"),
        ("b", "y", "43 percent", "", "all"),
        ("b", "y", "43 percent", "a/net", "part"),
        kinds={"a": "single"},
        nets={"a/net": ["x", "z"]},
        assumptions=TWO_BASES,
    )
    assert len(sv.check(study)) == 0
    assert len(sv.check(study_of(("a", "x", "84 percent"), n=""))) == 0


def test_many_cells_stay_apart_and_in_order():
    rows = 500
    frames = {
        "samples": pd.DataFrame({"sample_id": ["kz"], "country": "KAZ", "n": "813"}),
        "questions": pd.DataFrame({"question_id": [f"q{i}" for i in range(rows)], "text": "?"}),
        "responses": pd.DataFrame(
            {"question_id": [f"q{i}" for i in range(rows)], "response_id": "yes", "label": "Yes"}
        ),
        "statements": pd.DataFrame(
            {
                "statement_id": [f"s{i}" for i in range(rows)],
                "sample_id": "kz",
                "question_id": [f"q{i}" for i in range(rows)],
                "response_id": "yes",
                "wording": [f"{i % 100} percent" for i in range(rows)],
            }
        ),
    }
    tops = sv.toplines(assemble("big", "Big", "", frames))
    assert np.allclose(tops["value"], [i % 100 / 100 for i in range(rows)])
