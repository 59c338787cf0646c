"""The command line: what it prints, what it writes, how it answers mistakes."""

import io
import json
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

import survey as sv
from survey.cli.main import app, main

STUDY = "gt-china-kazakhstan-2024"
COMMANDS = [
    "catalog", "show", "check", "toplines", "remainders", "estimate", "compare", "claims", "audit",
    "disclosure", "verify", "plot", "report",
]  # fmt: skip


def run(*arguments):
    """Run the command in this process."""
    return CliRunner().invoke(app, list(arguments))


def fails(monkeypatch, capsys, *arguments):
    """Run the command as from the shell; return its exit code and what it says."""
    monkeypatch.setattr(sys, "argv", ["survey", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code, capsys.readouterr().err


def test_help_names_every_command():
    text = run("--help").output
    assert [command for command in COMMANDS if f"  {command} " not in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.output


def test_version():
    assert run("--version").output == f"survey {sv.__version__}\n"


def test_catalog_lists_the_shipped_studies():
    assert STUDY in run("catalog").output


def test_show_says_what_a_study_is():
    text = run("show", STUDY).output
    assert "n = 1,213" in text
    assert "p31-reasons: p31-exhaustive, p31-others or p31-conditional" in text


def test_show_prints_a_table_of_the_study():
    text = run("show", STUDY, "--table", "samples", "--format", "csv").output
    assert pd.read_csv(io.StringIO(text), dtype=str)["n"].tolist() == ["1,213", "813"]


@pytest.mark.parametrize("command", ["toplines", "estimate", "compare"])
def test_csv_is_the_whole_frame(command):
    text = run(command, STUDY, "--format", "csv").output
    lines = sv.toplines(sv.load(STUDY))
    frame = {"toplines": lambda: lines, "estimate": lambda: sv.estimate(lines),
             "compare": lambda: sv.compare(sv.estimate(lines))}[command]()  # fmt: skip
    read = pd.read_csv(io.StringIO(text), keep_default_na=True)
    assert list(read.columns) == list(frame.columns)
    assert len(read) == len(frame)


def test_json_is_an_array_of_records():
    rows = json.loads(run("compare", STUDY, "--format", "json").output)
    assert [row["verdict"] for row in rows].count("a higher") == 2


def test_markdown_and_table_show_the_telling_columns():
    assert run("compare", STUDY, "--format", "markdown").output.startswith("| Answer | a | b |")
    assert run("compare", STUDY).output.splitlines()[0].split()[:3] == ["Answer", "a", "b"]


def test_a_file_takes_its_format_from_its_suffix(tmp_path):
    target = tmp_path / "made" / "gaps.csv"
    assert run("compare", STUDY, "-o", str(target)).exit_code == 0
    assert len(pd.read_csv(target)) == 5


def test_options_reach_the_functions():
    options = "--deff china=2 --level 0.9 --method jeffreys --reading idiomatic --format csv"
    done = run("estimate", STUDY, "--assume", "p31-conditional", *options.split())
    read = pd.read_csv(io.StringIO(done.output))
    assert read.groupby("sample_id")["deff"].first().to_dict() == {"china": 2.0, "kazakhstan": 1.0}
    assert set(read["level"]) == {0.9}
    assert set(read["method"]) == {"jeffreys"}
    assert set(read["reading"]) == {"idiomatic"}
    assert "closer/closer" in set(read["base"])


def test_remainders():
    read = pd.read_csv(io.StringIO(run("remainders", STUDY, "--format", "csv").output))
    assert set(read["response_id"]) == {"not-published"}


def test_check_finds_nothing_and_says_so():
    done = run("check", STUDY)
    assert (done.exit_code, done.output) == (0, f"{STUDY}: nothing was found.\n")


def test_check_exits_with_1_where_it_finds_something(tmp_path):
    (tmp_path / "samples.csv").write_text("sample_id,n\na,many\n", encoding="utf-8")
    done = run("check", str(tmp_path))
    assert done.exit_code == 1
    assert "samples.csv row 2, n" in done.output


def test_claims_are_printed_with_both_verdicts():
    read = pd.read_csv(io.StringIO(run("claims", STUDY, "--format", "csv").output))
    row = read.set_index("claim_id").loc["p2-opportunity"]
    assert (row["among_respondents"], row["generalised"]) == ("yes", "cannot tell")


def test_audit_exits_with_1_where_it_finds_more_than_notes():
    done = run("audit", STUDY)
    assert done.exit_code == 1
    assert "3 of 10 shares" in done.output


def test_disclosure_lists_every_item():
    read = pd.read_csv(io.StringIO(run("disclosure", STUDY, "--format", "csv").output))
    assert len(read) == 28


def test_verify_agrees_with_the_source_and_says_where_not(shared, tmp_path):
    source = shared / "sources" / "001_dbf61543f2e1b9bb.txt"
    done = run("verify", STUDY, "--source", str(source))
    assert (done.exit_code, done.output) == (0, f"{STUDY} agrees with {source}.\n")
    cut = tmp_path / "cut.txt"
    cut.write_text(source.read_text(encoding="utf-8").replace("83 percent", ""), encoding="utf-8")
    assert run("verify", STUDY, "--source", str(cut)).exit_code == 1


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_plot_writes_a_picture(tmp_path, suffix):
    target = tmp_path / f"gaps.{suffix}"
    done = run("plot", STUDY, "gaps", "-o", str(target))
    assert done.exit_code == 0, done.output
    start = target.read_bytes()[:5]
    assert start.startswith({"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[suffix])


@pytest.mark.parametrize("picture", ["forest", "scale", "evidence"])
def test_plot_draws_one_topic_of_one_country(tmp_path, picture):
    target = tmp_path / "picture.svg"
    done = run("plot", STUDY, picture, "-o", str(target), "--country", "KAZ", "--topic",
               "Chinese companies")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Chinese" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "gt-china-kazakstan-2024"], "Did you mean 'gt-china-kazakhstan-2024'?"),
        (["show", STUDY, "--table", "sampels"], "Did you mean 'samples'?"),
        (["estimate", STUDY, "--level", "95"], "Did you mean 0.95?"),
        (["estimate", STUDY, "--deff", "two"], "`deff` must be a number such as 1.5"),
        (["estimate", STUDY, "--deff", "2", "--deff", "china=3"], "not both"),
        (["estimate", STUDY, "--assume", "p31-exhaustiv"], "Did you mean 'p31-exhaustive'"),
        (["compare", STUDY, "--reference", "CHI"], "Did you mean 'CHN'?"),
        (["plot", STUDY, "gaps", "-o", "gaps.gif"], "its name must end in .svg, .png or .pdf"),
        (["plot", STUDY, "gaps", "-o", "x.svg", "--country", "KGZ"], "`country` must be one of"),
        (["report", STUDY, "-o", "x.pdf", "--beside", "context"], "not 'context'"),
        (["estimate", "central-asia-context", "-o", "/"], "it is a folder"),
        (["verify", STUDY, "--source", "nowhere.txt"], "Cannot read 'nowhere.txt': No such file"),
    ],
)
def test_mistakes_are_answered_in_words(monkeypatch, capsys, tmp_path, arguments, message):
    monkeypatch.chdir(tmp_path)
    code, said = fails(monkeypatch, capsys, *arguments)
    assert code == 2
    assert said.startswith("survey: ")
    assert message in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reprot", STUDY], "No such command 'reprot'"),
        (["estimate", STUDY, "--method", "wilsn"], "'wilsn' is not one of"),
        (["plot", STUDY, "gap", "-o", "x.svg"], "'gap' is not one of"),
        (["report", STUDY], "Missing option"),
    ],
)
def test_wrong_use_exits_with_2(arguments, message):
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.output


def test_from_the_shell_in_another_folder(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "from survey.cli.main import main; main()", "show", "nowhere"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("survey: `study` must be a shipped study")
