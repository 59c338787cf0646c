"""The README: its examples run and give what it prints, its links lead somewhere."""

import doctest
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_examples_run():
    examples = "\n".join(re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL))
    parsed = doctest.DocTestParser().get_doctest(examples, {}, "README", "README.md", 0)
    assert len(parsed.examples) > 8
    assert doctest.DocTestRunner().run(parsed).failed == 0


def test_links_lead_somewhere():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", TEXT) if "://" not in link]
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_command_is_named():
    from survey.cli.main import app

    names = {command.callback.__name__ for command in app.registered_commands}
    assert {"compare", "plot", "check", "report"} <= names
    shown = set(re.findall(r"^\$ survey (\w+)", TEXT, flags=re.MULTILINE))
    assert shown <= names
