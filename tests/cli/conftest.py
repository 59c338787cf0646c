"""Runs the command in this process, as from the shell."""

import sys

import pytest
from typer.testing import CliRunner

from survey.cli.main import app, main


@pytest.fixture
def run():
    """Return a function that runs the command and returns what it did."""

    def command(*arguments):
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return command


@pytest.fixture
def fails(monkeypatch, capsys):
    """Return a function that runs a wrong command; it returns exit code and what is said."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["survey", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code, capsys.readouterr().err

    return command
