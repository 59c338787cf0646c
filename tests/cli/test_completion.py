"""What the shell is offered after the Tab key, by the protocol that the shells speak."""

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import survey as sv
from survey.cli.completion import one_of, study_names
from survey.cli.main import app
from survey.options import DifferenceMethod, Plottable, ProportionMethod, Reading, values

STUDY = "gt-china-kazakhstan-2024"


def bash(line):
    """Return the variables that bash sets for a line."""
    words = line.split(" ")
    return {
        "_SURVEY_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }


def offered(line):
    """Return what is offered at the end of a line."""
    done = CliRunner().invoke(app, [], prog_name="survey", env=bash(line))
    assert done.exit_code == 0
    return done.output.split()


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    """Complete in a folder that holds nothing."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("survey rep", ["report"]),
        ("survey report gt", [STUDY]),
        ("survey compare talap-2024 ir", ["iri-kyrgyzstan"]),
        (f"survey report {STUDY} --beside ce", ["central-asia-context"]),
        (f"survey plot {STUDY} ", list(values(Plottable))),
        (f"survey estimate {STUDY} --method cl", ["clopper-pearson", "cloglog"]),
        (f"survey sensitivity {STUDY} --reading ", list(values(Reading))),
        (f"survey sensitivity {STUDY} --method newcombe-", ["newcombe-cc"]),
        (f"survey compare {STUDY} --cor", ["--correction"]),
        (f"survey report {STUDY} --language e", ["en"]),
        (f"survey report {STUDY} -o re", []),  # files, which the shell knows itself
        ("survey extract art", []),
        ("survey check ./my", []),
    ],
)
def test_commands_options_choices_and_studies_are_offered(line, wanted):
    assert offered(line) == wanted


@pytest.mark.parametrize(
    "variables",
    [
        {"_SURVEY_COMPLETE": "complete_zsh"},
        {"_SURVEY_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    ],
)
def test_other_shells_are_offered_the_same(variables):
    line = {"_TYPER_COMPLETE_ARGS": "survey report gt"}
    done = CliRunner().invoke(app, [], prog_name="survey", env=variables | line)
    assert STUDY in done.output
    assert "gallup" not in done.output


def test_all_shipped_studies_are_offered():
    assert study_names("") == sv.catalog()["study"].tolist()


def test_studies_of_this_folder_are_offered_too(tmp_path):
    (tmp_path / "gt-notes").mkdir()
    sv.save(sv.load("talap-2024"), tmp_path / "gt-mine")
    assert study_names("gt-") == [STUDY, "gt-mine"]


def test_a_folder_that_cannot_be_read_does_not_matter(monkeypatch, tmp_path):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert study_names("gt") == [STUDY]


def test_each_value_is_offered_once():
    offer = one_of(ProportionMethod, DifferenceMethod)
    assert set(offer("")) == {*values(ProportionMethod), *values(DifferenceMethod)}
    assert offer("wald") == ["wald", "wald-cc"]


def test_completing_loads_nothing_heavy():
    code = (
        "import json, sys\n"
        "from survey.cli.main import app\n"
        "try:\n    app(prog_name='survey')\nexcept SystemExit:\n    pass\n"
        "print(json.dumps([name for name in ['numpy', 'pandas', 'matplotlib', 'rich.table']"
        " if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          check=True, env=os.environ | bash("survey report gt"))  # fmt: skip
    name, heavy = done.stdout.splitlines()
    assert name == STUDY
    assert json.loads(heavy) == []
