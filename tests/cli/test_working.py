"""What is shown while a command is at work: on a terminal only, and gone before it answers."""

import io
import sys

import pytest

from survey.cli.main import main
from survey.cli.working import working

STUDY = "talap-2024"
SHOW_CURSOR = "\x1b[?25h"


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self):
        return True


@pytest.fixture
def screen(monkeypatch):
    """Return a function that makes a terminal of standard error (pytest takes it before tests)."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def terminal():
        made = Terminal()
        monkeypatch.setattr(sys, "stderr", made)
        return made

    return terminal


def test_nothing_is_shown_where_there_is_no_terminal(capsys):
    with working("Counting"):
        print("answer")
    assert capsys.readouterr() == ("answer\n", "")


def test_a_terminal_shows_what_is_done_and_clears_it(screen, capsys):
    terminal = screen()
    with working("Counting [bold]sheep"):
        print("answer")
        assert "Counting [bold]sheep" in terminal.getvalue()
    *_, cleared = terminal.getvalue().rpartition("Counting [bold]sheep")
    assert SHOW_CURSOR in cleared
    assert cleared.endswith("\x1b[2K")
    assert capsys.readouterr().out == "answer\n"


def test_what_is_shown_can_be_written_in_any_encoding(screen):
    terminal = screen()
    with working("Counting"):
        pass
    assert terminal.getvalue().isascii()


def test_it_is_cleared_when_the_work_fails(screen):
    terminal = screen()
    with pytest.raises(ValueError, match="halfway"), working("Counting"):
        raise ValueError("halfway")
    assert SHOW_CURSOR in terminal.getvalue()


@pytest.mark.parametrize(
    ("arguments", "what", "answer"),
    [
        (["sensitivity", STUDY, "--format", "csv"], "Trying every combination", "study,"),
        (["extract", "article.txt", "--format", "csv"], "Reading the article", "paragraph,"),
        (["new", "poll", "--from", "article.txt"], "Reading the article", "Wrote poll"),
        (["review", STUDY, "--source", "article.txt"], "Reading the article", "No phrase of"),
        (["verify", STUDY, "--source", "article.txt"], "Reading the article", "Severity"),
        (["plot", STUDY, "forest", "-o", "x.svg"], "Drawing the picture", "Wrote x.svg"),
        (["report", STUDY, "-o", "x.pdf"], "Writing the report", "Wrote x.pdf"),
    ],
)
def test_commands_answer_when_nothing_of_it_is_left(
    screen, monkeypatch, tmp_path, arguments, what, answer
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("In China, 12 percent agree.", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["survey", *arguments])
    monkeypatch.setattr(sys, "stdout", screen())
    with pytest.raises(SystemExit):
        main()
    at_work, cleared, answered = sys.stderr.getvalue().rpartition(SHOW_CURSOR)
    assert cleared
    assert what in at_work
    assert answer not in at_work
    assert answer in answered
