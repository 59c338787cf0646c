"""A marked article: colours on a terminal, brackets elsewhere, nothing that steers a screen."""

import io

import pytest

import survey as sv
from survey.article.marked import marked
from survey.cli.marked import STYLES, print_marked
from survey.options import FigureState, values

TEXT = "Of respondents in Kazakhstan, 74 percent \x1b[31magree [bold]so[/bold] in 2024.\nNo figure."


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self):
        return True


def shown(monkeypatch, screen):
    """Return how the article is printed to a screen or file."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout", screen)
    print_marked(marked(sv.review(sv.draft(TEXT), TEXT), TEXT))
    return screen.getvalue()


def test_a_file_gets_brackets_and_one_line_a_paragraph(monkeypatch):
    first, second = shown(monkeypatch, io.StringIO()).splitlines()
    assert first.startswith("   1  Of respondents in Kazakhstan, [74 percent \u2192 p1-")
    assert first.endswith("[bold]so[/bold] in 2024.")
    assert second == "   2  No figure."


def test_a_terminal_gets_colours_and_lines_that_fit(monkeypatch):
    text = shown(monkeypatch, Terminal())
    assert "\x1b[" in text
    assert "[74 percent" not in text
    assert "[bold]so[/bold]" in text


@pytest.mark.parametrize("screen", [io.StringIO, Terminal])
def test_characters_that_steer_a_terminal_are_not_printed(monkeypatch, screen):
    text = shown(monkeypatch, screen())
    assert "\x1b[31m" not in text
    assert "\ufffd[" in text


def test_every_state_that_is_marked_has_a_colour_of_its_own():
    assert set(STYLES) == set(values(FigureState)) - {"not found"}
    assert len(set(STYLES.values())) == len(STYLES)
