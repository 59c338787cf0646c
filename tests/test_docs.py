"""The pages of docs/: nothing public is left out, nothing is named that is not there."""

import inspect
import re
from pathlib import Path

import pytest
from typer.main import get_command

import survey
from survey import frames, intervals, options, plot
from survey.cli.main import app

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [page for page in sorted(DOCS.rglob("*")) if page.suffix in {".rst", ".md", ".py", ".css"}
         and "_build" not in page.parts]  # fmt: skip
COMMANDS = get_command(app).commands


def text(name):
    """Return the source of a page."""
    return (DOCS / name).read_text(encoding="utf-8")


def documented(name):
    """Return what a page documents, with its modules."""
    found, module = [], ""
    pattern = r"^\.\. (currentmodule|auto(?:module|function|class|exception|data)):: (\S+)"
    for directive, target in re.findall(pattern, text(name), flags=re.MULTILINE):
        if directive == "currentmodule":
            module = target
        else:
            found.append(target if directive == "automodule" else f"{module}.{target}")
    return found


def listed(name):
    """Return the names in the summaries of a page."""
    blocks = re.findall(
        r"^\.\. autosummary::\n(?:   :\w+:\n)*\n((?:   \w+\n)+)", text(name), flags=re.MULTILINE
    )
    return [line.strip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize(
    ("page", "package", "names"),
    [
        ("api.rst", "survey", set(survey.__all__) - {"intervals", "plot"}),
        ("api-plot.rst", "survey.plot", set(plot.__all__)),
        ("api-intervals.rst", "survey.intervals", set(intervals.__all__)),
    ],
)
def test_every_public_name_is_documented_and_summarised_once(page, package, names):
    own = [name for name in documented(page) if not name.startswith("survey.options.")]
    found = [name.removeprefix(f"{package}.") for name in own if name != package]
    assert sorted(found) == sorted(names)
    assert sorted(listed(page)) == sorted(names - {"SurveyError"})


def test_packages_have_pages_of_their_own():
    assert documented("api-plot.rst")[0] == "survey.plot"
    assert documented("api-intervals.rst")[0] == "survey.intervals"


def test_names_of_methods_are_documented():
    wanted = {f"survey.options.{name}" for name in vars(options) if name.endswith("Method")}
    assert wanted <= set(documented("api-intervals.rst"))


def test_each_frame_says_who_makes_and_who_takes_it():
    table = text("api.rst").partition(".. list-table::")[2].partition("\n\n`")[0]
    heading, *rows = [re.split(r"\n     -", row) for row in table.split("   * - ")[1:]]
    assert heading[2:] == [" made by", " taken by\n"]
    assert {name for name, *_ in rows} == set(frames.NAMES) - {"defects"}
    named = re.findall(r"`([\w.]+)`", " ".join(part for row in rows for part in row[2:]))
    assert len(named) > 2 * len(rows)
    for name in named:
        package = plot if name.startswith("plot.") else survey
        assert name.removeprefix("plot.") in package.__all__, name


def test_every_command_is_named_with_options_that_it_has():
    shown = re.findall(r"^\| `survey (\w+)(.*)", text("prompt.md"), flags=re.MULTILINE)
    assert sorted(name for name, _ in shown) == sorted(COMMANDS)
    for name, arguments in shown:
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert set(re.findall(r"(?<![^ `])--?[a-z]+", arguments)) <= known, name


def test_links_lead_somewhere():
    links = [
        (page.name, link)
        for page in PAGES
        if page.suffix == ".md"
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert len(links) > 2
    assert [place for place in links if not (DOCS / place[1]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_no_machine(page):
    assert not re.search(r"/(?:home|root|tmp|work|Users)/|[A-Z]:\\", page.read_text("utf-8"))


def references():
    """Yield (name, references) of every public function that names works."""
    for package in (survey, plot, intervals):
        for name in package.__all__:
            told = inspect.getdoc(getattr(package, name)) or ""
            found = re.search(r"^References\n-+\n(.*?)(?=^\w+\n-+\n|\Z)", told, re.DOTALL | re.M)
            if found:
                yield name, found[1].strip()


@pytest.mark.parametrize(("name", "works"), list(references()))
def test_works_stand_in_paragraphs_of_their_own(name, works):
    for paragraph in works.split("\n\n"):
        assert len(re.findall(r"\((?:1[89]|20)\d\d\)", paragraph)) <= 1, paragraph
