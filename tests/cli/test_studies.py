"""Commands about studies."""

import io

import pandas as pd

STUDY = "gt-china-kazakhstan-2024"


def test_catalog_lists_the_shipped_studies(run):
    assert STUDY in run("catalog").output


def test_show_says_what_a_study_is(run):
    text = run("show", STUDY).output
    assert "n = 1,213" in text
    assert "p31-reasons: p31-exhaustive, p31-others or p31-conditional" in text


def test_show_prints_a_table_of_the_study(run):
    text = run("show", STUDY, "--table", "samples", "--format", "csv").output
    assert pd.read_csv(io.StringIO(text), dtype=str)["n"].tolist() == ["1,213", "813"]


def test_check_finds_nothing_and_says_so(run):
    done = run("check", STUDY)
    assert (done.exit_code, done.output) == (0, f"{STUDY}: nothing was found.\n")


def test_check_exits_with_1_where_it_finds_something(run, tmp_path):
    (tmp_path / "samples.csv").write_text("sample_id,n\na,many\n", encoding="utf-8")
    done = run("check", str(tmp_path))
    assert done.exit_code == 1
    assert "samples.csv row 2, n" in done.output
