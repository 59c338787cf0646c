"""Commands about figures: the frames that they print and the pictures that they draw."""

import io
import json

import pandas as pd
import pytest

import survey as sv

STUDY = "gt-china-kazakhstan-2024"


@pytest.mark.parametrize("command", ["toplines", "estimate", "compare"])
def test_csv_is_the_whole_frame(run, command):
    text = run(command, STUDY, "--format", "csv").output
    lines = sv.toplines(sv.load(STUDY))
    frame = {"toplines": lambda: lines, "estimate": lambda: sv.estimate(lines),
             "compare": lambda: sv.compare(sv.estimate(lines))}[command]()  # fmt: skip
    read = pd.read_csv(io.StringIO(text), keep_default_na=True)
    assert list(read.columns) == list(frame.columns)
    assert len(read) == len(frame)


def test_json_is_an_array_of_records(run):
    rows = json.loads(run("compare", STUDY, "--format", "json").output)
    assert [row["verdict"] for row in rows].count("a higher") == 2


def test_a_table_shows_the_telling_columns(run):
    assert run("compare", STUDY).output.splitlines()[0].split()[:3] == ["Answer", "a", "b"]


def test_markdown_has_sizes_beside_shares_and_says_below_what_columns_and_rows_need(run):
    table, *notes = run("compare", STUDY, "--format", "markdown").output.split("\n\n")
    heading, _, first, *_ = table.splitlines()
    assert heading.startswith(
        "| Answer | China (16 cities): Share | China (16 cities): n \\[1\\] |"
    )
    assert [cell.strip() for cell in first.split("|")[2:6]] == ["91%", "1,213", "67%", "813"]
    assert notes[0] == "\\[1\\] Number of respondents, unweighted."
    assert [note.split()[0] for note in notes] == [f"\\[{n}\\]" for n in range(1, len(notes) + 1)]
    assert any("as if respondents were a random draw" in note for note in notes)


def test_a_file_takes_its_format_from_its_suffix(run, tmp_path):
    target = tmp_path / "made" / "gaps.csv"
    assert run("compare", STUDY, "-o", str(target)).exit_code == 0
    assert len(pd.read_csv(target)) == 5


def test_options_reach_the_functions(run):
    options = "--deff china=2 --level 0.9 --method jeffreys --reading idiomatic --format csv"
    done = run("estimate", STUDY, "--assume", "p31-conditional", *options.split())
    read = pd.read_csv(io.StringIO(done.output))
    assert read.groupby("sample_id")["deff"].first().to_dict() == {"china": 2.0, "kazakhstan": 1.0}
    assert set(read["level"]) == {0.9}
    assert set(read["method"]) == {"jeffreys"}
    assert set(read["reading"]) == {"idiomatic"}
    assert "closer/closer" in set(read["base"])


def test_remainders(run):
    read = pd.read_csv(io.StringIO(run("remainders", STUDY, "--format", "csv").output))
    assert set(read["response_id"]) == {"not-published"}


def test_claims_are_printed_with_both_verdicts(run):
    read = pd.read_csv(io.StringIO(run("claims", STUDY, "--format", "csv").output))
    row = read.set_index("claim_id").loc["p2-opportunity"]
    assert (row["among_respondents"], row["generalised"]) == ("yes", "cannot tell")


def test_audit_exits_with_1_where_it_finds_more_than_notes(run):
    done = run("audit", STUDY)
    assert done.exit_code == 1
    assert "3 of 10 shares" in done.output


def test_disclosure_lists_every_item(run):
    read = pd.read_csv(io.StringIO(run("disclosure", STUDY, "--format", "csv").output))
    assert len(read) == 28


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_plot_writes_a_picture(run, tmp_path, suffix):
    target = tmp_path / f"gaps.{suffix}"
    done = run("plot", STUDY, "gaps", "-o", str(target))
    assert done.exit_code == 0, done.output
    start = target.read_bytes()[:5]
    assert start.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[suffix])


@pytest.mark.parametrize("picture", ["forest", "scale", "evidence"])
def test_plot_draws_one_topic_of_one_country(run, tmp_path, picture):
    target = tmp_path / "picture.svg"
    done = run("plot", STUDY, picture, "-o", str(target), "--country", "KAZ", "--topic",
               "Chinese companies")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Chinese" in target.read_text(encoding="utf-8")
