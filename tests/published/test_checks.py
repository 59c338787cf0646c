import pandas as pd
import pytest

import survey as sv
from survey.findings import Finding
from survey.frames import FINDINGS
from survey.published.checks import complete, findings_of, table_findings
from survey.published.schema import TABLES, table


def found(folder, severity="error"):
    """Return (rule, file, row, column) of the findings of a folder."""
    findings = sv.check(folder)
    rows = findings[findings["severity"] == severity]
    return list(zip(rows["rule"], rows["file"], rows["row"], rows["column"], strict=True))


def finding(folder):
    """Return the one finding of a folder."""
    findings = sv.check(folder)
    assert len(findings) == 1, findings.to_string()
    return findings.iloc[0]


TEN = {
    "samples": "sample_id,country,n,field_start\nkz,KAZ,some,2024-06-10\ncn,CHN,813,June 2024\n",
    "questions": "question_id,text,kind\ntravel,Travel there?,sinlge\nsuccess,Success?,single\n",
    "responses": "question_id,response_id,kind\ntravel,yes,answer\nsuccess,net,answer\n",
    "statements": "statement_id,sample_id,question_id,response_id,base,wording\n"
    "s1,kz,travel,yes,,74 percent\n"
    "s1,cn,travel,yes,,86 percent\n"
    "s3,kzz,travel,yes,,70 percent\n"
    "s4,kz,travel,yes,net,75 percent\n"
    "s5,kz,success,net,,184 percent\n"
    "s6,cn,success,net,,lots\n"
    "s7,cn,travel,yes,,1,213\n",
}
TEN_FOUND = [
    ("unreadable-n", "samples.csv", 2, "n"),
    ("bad-date", "samples.csv", 3, "field_start"),
    ("unknown-category", "questions.csv", 2, "kind"),
    ("missing-column", "responses.csv", 1, "label"),
    ("duplicate-key", "statements.csv", 3, "statement_id"),
    ("unknown-key", "statements.csv", 4, "sample_id"),
    ("bad-cell", "statements.csv", 5, "base"),
    ("unreadable-wording", "statements.csv", 6, "wording"),
    ("unreadable-wording", "statements.csv", 7, "wording"),
    ("bad-row", "statements.csv", 8, ""),
]


def test_ten_mistakes_are_ten_findings_in_one_run(survey_folder):
    folder = survey_folder(**TEN)
    assert sorted(found(folder)) == sorted(TEN_FOUND)
    findings = sv.check(folder)
    assert len(findings) == 10
    assert tuple(findings.columns) == FINDINGS
    assert (findings["expected"] != "").all()
    told = findings.set_index(["rule", "row"])
    assert told.loc[("unknown-category", 2), "hint"] == "Did you mean 'single'?"
    assert told.loc[("unknown-key", 4), "hint"] == "Did you mean 'kz'?"
    assert told.loc[("unknown-key", 4), "expected"] == "a value of sample_id in samples.csv"
    assert told.loc[("bad-row", 8), ["expected", "got"]].tolist() == ["6 values", "7 values"]
    assert "quotes" in told.loc[("bad-row", 8), "hint"]
    assert told.loc[("unreadable-wording", 6), "got"] == "184 percent"
    assert "100 percent" in told.loc[("unreadable-wording", 6), "expected"]
    assert told.loc[("duplicate-key", 3), "got"] == "s1"
    assert (findings["hint"] != "").all()


def test_all_ten_keep_the_study_from_being_loaded(survey_folder):
    with pytest.raises(sv.SurveyError, match="Study 'poll' has 10 problems:") as caught:
        sv.load(survey_folder(**TEN))
    lines = str(caught.value).splitlines()[1:]
    assert len(lines) == 10
    for rule, file, row, column in TEN_FOUND:
        place = f"  {file} row {row}" + (f", column {column}" if column else "")
        assert any(line.startswith(f"{place}: must be ") for line in lines), rule


def test_a_good_folder_has_no_findings(survey_folder):
    assert found(survey_folder()) == []
    assert len(sv.check(survey_folder("again"))) == 0


BROKEN = [
    ("encoding", {"samples": "sample_id,country,n\nkz,KAZ,813\n".encode("utf-16")}, 1),
    ("encoding", {"questions": "question_id,text\ntravel,T\u00fcrkiye\n".encode("latin-1")}, 2),
    ("encoding", {"questions": "question_id,text\ntravel,a\0b\n"}, 0),
    ("bad-csv", {"statements": 's,sample_id\ns1,"kz\n'}, 0),
    ("empty-table", {"samples": ""}, 0),
    ("empty-table", {"statements": "statement_id,sample_id,question_id,response_id,wording\n"}, 0),
    ("missing-file", {"samples": None}, 0),
    ("missing-file", {"responses": None}, 0),
]


@pytest.mark.parametrize(("rule", "files", "row"), BROKEN)
def test_a_file_that_cannot_be_read_is_one_finding(survey_folder, rule, files, row):
    folder = survey_folder(**files)
    problem = finding(folder)
    assert (problem["rule"], problem["file"]) == (rule, f"{next(iter(files))}.csv")
    assert (problem["severity"], problem["row"]) == ("error", row)
    assert problem["expected"]
    with pytest.raises(sv.SurveyError, match="Study 'poll' has 1 problem:"):
        sv.load(folder)


def test_a_huge_value_is_one_finding(survey_folder):
    text = "question_id,text\ntravel," + "x" * 200_000 + "\n"
    rows = "statement_id,sample_id,question_id,response_id,wording\ns1,kz,travel,yes,74%\n"
    responses = "question_id,response_id,label\ntravel,yes,Yes\n"
    problem = finding(survey_folder(questions=text, statements=rows, responses=responses))
    assert problem["rule"] in {"bad-csv", "bad-text"}  # frictionless lifts the limit of csv
    assert len(problem["got"]) <= 80


def test_an_optional_table_that_is_broken_is_not_left_out(survey_folder):
    folder = survey_folder(relations="relation_id,left\nr1,a/b,c\n")
    assert ("bad-row", "relations.csv", 2, "") in found(folder)
    with pytest.raises(sv.SurveyError, match=r"relations\.csv"):
        sv.load(folder)


def test_an_empty_folder_lacks_every_table_that_is_needed(tmp_path):
    assert [(rule, file) for rule, file, *_ in found(tmp_path)] == [
        ("missing-file", f"{name}.csv")
        for name in ("samples", "questions", "responses", "statements")
    ]
    assert [rule for rule, *_ in found(tmp_path, "warning")] == ["missing-file"]


@pytest.mark.parametrize(
    ("table_name", "text", "rule", "row", "column"),
    [
        (
            "statements",
            "s9,kz,travel,yes,,more than 100 percent",
            "unreadable-wording",
            6,
            "wording",
        ),
        ("statements", "s9,kz,travel,maybe,,74 percent", "unknown-cell", 6, "response_id"),
        ("statements", "s9,kz,travel,yes,success/nte,74 percent", "unknown-cell", 6, "base"),
        ("statements", "s9,kz,travel,yes,kz/success/net,74 percent", "bad-cell", 6, "base"),
        ("statements", "s9,kz,travel,yes,,", "empty-value", 6, "wording"),
        ("statements", "@s9,kz,travel,yes,,74 percent", "bad-id", 6, "statement_id"),
        ("statements", "s9,kz,travel,yes,,=74 percent", "unreadable-wording", 6, "wording"),
        ("questions", "more,=HYPERLINK(1),single", "bad-text", 5, "text"),
        ("questions", "more," + "x" * 4001 + ",single", "bad-text", 5, "text"),
        ("questions", "more,a\x1b[31mb,single", "bad-text", 5, "text"),
        ("questions", "travel,Twice,single", "duplicate-key", 5, "question_id"),
        ("responses", "travel,yes,Twice,,answer,", "duplicate-key", 8, "question_id response_id"),
        ("responses", "travel,any,Any,,net,yes nope", "unknown-cell", 8, "members"),
        ("responses", "travle,any,Any,,answer,", "unknown-key", 8, "question_id"),
        ("responses", "travel,any,Any,first,answer,", "bad-integer", 8, "order"),
        ("samples", "x,KAZ,0,published,,", "bad-n", 4, "n"),
        ("samples", "x,KAZ,fewer than 1,published,,", "bad-n", 4, "n"),
        ("samples", "x,KAZ,1.213,published,,", "unreadable-n", 4, "n"),
        ("samples", "x,KAZ,,published,,", "missing-n", 4, "n"),
        ("samples", "x,KAZ,,,,", "missing-n", 4, "n"),
        ("samples", "x,Kazakhstan,813,,,", "bad-country", 4, "country"),
        ("samples", "x,KAZ,813,,2024-06-24,2024-06-10", "wrong-order", 4, "field_end"),
        ("samples", "x,KAZ,813,,2024-07,2024-06-10", "wrong-order", 4, "field_end"),
        ("samples", "x,KAZ,813,,June 2024,2024-06-10", "bad-date", 4, "field_start"),
    ],
)
def test_one_bad_row_is_one_finding_at_its_place(
    survey_folder, table_name, text, rule, row, column
):
    whole = survey_folder.texts[table_name] + text + "\n"
    problem = finding(survey_folder(**{table_name: whole}))
    assert problem[["severity", "rule", "row", "column"]].tolist() == ["error", rule, row, column]
    assert problem["file"] == f"{table_name}.csv"


@pytest.mark.parametrize(
    "text",
    [
        "x,KAZ,,missing,,",
        "x,KAZ,813,,2024-06-10,2024-06",
        "x,KAZ,813,,2024,2024-06-10",
        "x,KAZ,813,,2024-06-10,2024-06-10",
        'x,,"more than 1,600",,,',
    ],
)
def test_good_samples_pass(survey_folder, text):
    assert found(survey_folder(samples=survey_folder.texts["samples"] + text + "\n")) == []


@pytest.mark.parametrize(
    ("low", "high", "findings"),
    [
        ("18", "70", []),
        ("9", "18", []),
        ("70", "18", ["wrong-order"]),
        ("\u00b2", "18", ["bad-integer"]),
        ("9" * 5000, "18", ["bad-integer"]),
        ("", "18", []),
    ],
)
def test_ages(survey_folder, low, high, findings):
    folder = survey_folder(
        samples=f"sample_id,country,n,age_min,age_max\nkz,KAZ,813,{low},{high}\ncn,CHN,9,,\n"
    )
    assert [rule for rule, *_ in found(folder)] == findings


@pytest.mark.parametrize(
    ("left", "op", "right", "sample", "rule", "column"),
    [
        ("travel/nope", "=", "0.5", "kz", "unknown-cell", "left"),
        ("travel/yes", "=", "travel/no | success/nope", "kz", "unknown-cell", "right"),
        ("travel/yes", "=", "nowhere/travel/no", "kz", "unknown-key", "right"),
        ("travel/yes", "=", "0.5", "", "unknown-key", "left"),
        ("travel/yes", "=", "0.5", "nowhere", "unknown-key", "sample_id"),
        ("travel/yes", "extreme_high", "others(nothing)", "kz", "unknown-key", "right"),
        ("travel/yes", "=", "a + ", "kz", "bad-cell", "right"),
        ("travel/yes", "is", "0.5", "kz", "unknown-category", "op"),
    ],
)
def test_relations_name_what_is_there(survey_folder, left, op, right, sample, rule, column):
    text = f"relation_id,sample_id,left,op,right\nr1,{sample},{left},{op},{right}\n"
    problem = finding(survey_folder(relations=text))
    assert problem[["rule", "file", "row", "column"]].tolist() == [rule, "relations.csv", 2, column]


@pytest.mark.parametrize(
    "row",
    [
        "r1,kz,travel/yes,>,travel/no + 0.05",
        "r1,,kz/travel/yes,<,cn/travel/yes",
        "r1,kz,travel/yes,=,cn/travel/yes",
        "r1,kz,travel/yes,extreme_high,others(travel)",
        "r1,kz,lesson/important | success/net,>,0.5",
    ],
)
def test_good_relations_pass(survey_folder, row):
    assert found(survey_folder(relations=f"relation_id,sample_id,left,op,right\n{row}\n")) == []


def test_assumptions_that_are_named_must_be_there(survey_folder):
    statements = (
        "statement_id,sample_id,question_id,response_id,wording,when\n"
        "s1,kz,travel,yes,74 percent,al b\n"
    )
    assumptions = "assumption_id,issue,option,default\nall,base,All,yes\nb,base,B,no\n"
    problem = finding(survey_folder(statements=statements, assumptions=assumptions))
    assert problem[["rule", "column", "got", "hint"]].tolist() == [
        "unknown-key", "when", "al", "Did you mean 'all'?",
    ]  # fmt: skip


def test_sources_that_are_named_must_be_there(survey_folder):
    text = survey_folder.texts["statements"].replace(" percent", " percent,gt")
    text = text.replace("wording", "wording,source_id")
    assert found(survey_folder(statements=text)) == [
        ("unknown-key", "statements.csv", row, "source_id") for row in (2, 3, 4, 5)
    ]


def test_statements_that_contradict_one_another_are_a_warning(survey_folder):
    text = survey_folder.texts["statements"] + "s9,kz,travel,yes,,over 80 percent\n"
    folder = survey_folder(statements=text)
    problem = finding(folder)
    assert problem[["severity", "rule", "row", "column", "cells", "got"]].tolist() == [
        "warning", "contradictory-statements", 6, "wording", "kz/travel/yes",
        "74 percent against over 80 percent",
    ]  # fmt: skip
    assert len(sv.load(folder).statements) == 5


@pytest.mark.parametrize(
    "row",
    [
        "s9,kz,travel,yes,,over 70 percent",  # agrees
        "s9,kz,travel,yes,success/net,over 80 percent",  # another base
        "s9,cn,travel,no,,over 80 percent",  # another cell
    ],
)
def test_statements_about_different_things_do_not_contradict(survey_folder, row):
    text = survey_folder.texts["statements"] + row + "\n"
    assert len(sv.check(survey_folder(statements=text))) == 0


def test_statements_under_an_assumption_do_not_contradict(survey_folder):
    rows = ("s1,kz,travel,yes,74 percent,a", "s2,kz,travel,yes,over 80 percent,b")
    folder = survey_folder(
        statements="statement_id,sample_id,question_id,response_id,wording,when\n"
        + "\n".join(rows),
        assumptions="assumption_id,issue,option,default\na,i,A,yes\nb,i,B,yes\n",
    )
    assert len(sv.check(folder)) == 0


def test_errors_come_before_warnings(survey_folder):
    folder = survey_folder(
        samples="sample_id,country,n,colour\nkz,KAZ,many,red\ncn,CHN,9,\n", datapackage=None
    )
    assert sv.check(folder)["severity"].tolist() == ["error", "warning", "warning"]


def test_given_findings_are_kept(survey_folder):
    tables = sv.load(survey_folder()).tables
    note = Finding("note", "mine", "a.csv", expected="so")
    assert findings_of(tables, [note])["rule"].tolist() == ["mine"]


def test_rows_of_a_frame_are_counted_as_in_a_file(shipped):
    tables = shipped.tables
    bad = tables["statements"].assign(wording=["lots", *tables["statements"]["wording"][1:]])
    findings = findings_of({**tables, "statements": bad})
    assert findings.loc[findings["rule"] == "unreadable-wording", "row"].tolist() == [2]


def test_a_study_of_context_needs_indicators_only(survey_folder):
    nothing = dict.fromkeys(("samples", "questions", "responses", "statements"))
    indicators = (
        "indicator_id,geography,subject,measure,unit,kind,wording\n"
        "a,KAZ,Firms,Operating,count,claimed,more than 3\n"
    )
    folder = survey_folder(**nothing, indicators=indicators)
    assert len(sv.check(folder)) == 0
    study = sv.load(folder)
    assert len(study.indicators) == 1
    assert len(sv.check(study)) == 0
    header = "indicator_id,geography,subject,measure,unit,kind,wording\n"
    assert len(found(survey_folder("none", **nothing, indicators=header))) == 4


def test_complete_tables_have_every_column_with_empty_categories_filled():
    whole = complete({"samples": pd.DataFrame({"sample_id": ["kz"], "sampling": [""]}, index=[7])})
    assert list(whole) == [each.name for each in TABLES]
    for name, frame in whole.items():
        assert tuple(frame.columns) == table(name).names
        assert all(dtype == "str" for dtype in frame.dtypes)
        assert frame.index.equals(pd.RangeIndex(len(frame)))
    row = whole["samples"].iloc[0]
    assert row[["sample_id", "sampling", "n_kind", "urban_only", "mode"]].tolist() == [
        "kz", "unknown", "published", "unknown", "",
    ]  # fmt: skip


def test_tables_of_a_stranger_never_raise():
    for name in ("samples", "questions", "responses", "statements", "relations"):
        tables = {each.name: pd.DataFrame({"x": ["1"]}, index=[2]) for each in TABLES}
        tables[name] = pd.DataFrame()
        assert all(isinstance(each, Finding) for each in table_findings(tables))


SOURCE = "source_id,kind,publisher\npaper,press report,A paper\n"
DRAFTS = (
    "statement_id,sample_id,question_id,response_id,wording,status,source_id\n"
    "s1,kz,travel,yes,74 percent,draft,paper\n"
    "s2,cn,travel,yes,86 percent,checked,paper\n"
    "s3,cn,travel,no,5 percent,draft,\n"
)


def test_statements_of_a_source_that_nobody_checked_are_noted(survey_folder):
    folder = survey_folder(sources=SOURCE, statements=DRAFTS)
    findings = sv.check(folder).set_index("rule")
    assert set(findings["severity"]) == {"note"}
    row = findings.loc["draft-statement"]
    assert (row["file"], row["column"], row["got"]) == ("statements.csv", "status", "1 of 2 draft")
    checked = DRAFTS.replace("74 percent,draft", "74 percent,checked")
    assert sv.check(survey_folder("checked", sources=SOURCE, statements=checked)).empty


def test_what_a_draft_does_not_say_of_its_samples_is_noted(survey_folder):
    samples = (
        "sample_id,country,countries,n,n_kind,population,mode,field_start\n"
        "kz,KAZ,,813,,Adults,online,2024-06\n"
        "cn,,CHN JPN,,missing,,,2024-06\n"
        "us,,,900,,,online,\n"
    )
    folder = survey_folder(sources=SOURCE, statements=DRAFTS, samples=samples)
    assert [row for row in found(folder, "note") if row[0] == "to-fill-in"] == [
        ("to-fill-in", "samples.csv", 3, "population n mode"),
        ("to-fill-in", "samples.csv", 4, "country population field_start"),
    ]


def test_texts_to_fill_in_are_noted(survey_folder):
    source = SOURCE.replace("A paper", "to fill in")
    assert found(survey_folder(sources=source), "note") == [
        ("to-fill-in", "sources.csv", 2, "publisher")
    ]
    assert (
        found(survey_folder("b", sources=source.replace("fill in", "fill in a form")), "note") == []
    )
