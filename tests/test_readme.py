"""The README: its examples run and give what it prints, its links lead somewhere."""

import doctest
import re
from pathlib import Path

import survey

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


def test_commands_that_are_shown_exist():
    from survey.cli.main import app

    names = {command.callback.__name__ for command in app.registered_commands}
    shown = re.findall(r"^\$ survey (\w+)", TEXT, flags=re.MULTILINE)
    assert len(shown) > 3
    assert set(shown) <= names


def test_it_is_cited_as_the_file_for_machines_says():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    told = dict(re.findall(r"^(?:  - )?([a-z-]+): \"?([^\"\n]+)", citation, flags=re.MULTILINE))
    year = told["date-released"][:4]
    wanted = f"{told['name']} ({year}). *{told['title']}*, version {told['version']}."
    assert wanted in TEXT
    assert told["version"] == survey.__version__
