"""The command line as a whole: its help, its version, and how it answers mistakes."""

import json
import subprocess
import sys

import pytest

import survey as sv

STUDY = "gt-china-kazakhstan-2024"
COMMANDS = [
    "catalog", "show", "extract", "new", "review", "verify", "check", "toplines", "remainders",
    "estimate", "compare", "tip", "sensitivity", "beside", "pool", "context", "claims",
    "audit", "disclosure", "plot", "report",
]  # fmt: skip
HEAVY = ["pandas", "numpy", "matplotlib", "rich.table", "survey.published.study"]


def test_help_names_every_command_in_order(run):
    listed = run("--help").output.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed if line[2:3].strip()] == COMMANDS


def test_help_loads_nothing_heavy():
    code = (
        "import json, sys; from survey.cli.main import app\n"
        f"print(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(run, command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.output


def test_version(run):
    assert run("--version").output == f"survey {sv.__version__}\n"


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
        (["extract", "nowhere.txt"], "Cannot read 'nowhere.txt': No such file"),
        (["extract", "/"], "Cannot read '/': Is a directory."),
        (["extract", ""], "Cannot read '.': Is a directory."),
        (["new", "/", "--title", "x"], "Cannot write '/': it is there already. Give a new folder."),
        (["new", "poll", "--from", "nowhere.txt"], "Cannot read 'nowhere.txt': No such file"),
        (["new", "poll", "--title", "a\x00b"], "`title` must be text without control characters"),
        (["review", "gt-china", "--source", "x"], "`study` must be a shipped study"),
        (["review", STUDY, "--source", "/"], "Cannot read '/': Is a directory."),
    ],
)
def test_mistakes_are_answered_in_words(fails, monkeypatch, tmp_path, arguments, message):
    monkeypatch.chdir(tmp_path)
    code, said = fails(*arguments)
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
def test_wrong_use_exits_with_2(run, arguments, message):
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
