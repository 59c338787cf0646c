"""The notebooks: listed, with public names only, stored as they ran, nothing of a machine."""

import ast
import json
import re
from pathlib import Path

import pytest

import survey
from survey import intervals, plot

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
PUBLIC = {"sv": survey.__all__, "sv.plot": plot.__all__, "intervals": intervals.__all__}
OTHERS = {"dataclasses", "numpy", "os", "pandas", "pathlib", "scipy", "shutil", "tempfile"}
IMPORTED = {"survey", "survey.intervals", "survey.plot"}
BEGINNING = ("**The question.**", "**For** ", "**You will find out**")
LONGEST = 40
OF_A_MACHINE = re.compile(r"0x[0-9a-f]{6,}|/tmp/|/home/|/root/|/Users/|/work/|[A-Z]:\\")
FIGURE = re.compile(r"\d[\d.,]*(?: |-)?(?:%|percent|points)")
QUOTED = re.compile(r"\"[^\"]*\"|`[^`]*`")


def cells(name, kind):
    """Return the cells of one kind, in their order."""
    content = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == kind]


def text(lines):
    """Return a text that a notebook may store in lines."""
    return "".join(lines)


def outputs(name):
    """Return all stored outputs."""
    return [output for cell in cells(name, "code") for output in cell["outputs"]]


def shown(output):
    """Return what an output says as text."""
    return text(output.get("text", output.get("data", {}).get("text/plain", "")))


def code(name):
    """Return the code of a notebook as one syntax tree, without lines for the notebook itself."""
    lines = [line for cell in cells(name, "code") for line in text(cell["source"]).splitlines()]
    return ast.parse("\n".join(line for line in lines if not line.startswith("%")))


def links(markdown):
    """Return the links of a text that lead into the project, without their anchors."""
    found = re.findall(r"\]\(([^)\s]+)\)", markdown)
    return [link.partition("#")[0] for link in found if "://" not in link]


def promised(node):
    """Return the names that may follow the dot; of what is not the package, any."""
    return PUBLIC.get(ast.unparse(node.value), [node.attr])


def imported(node):
    """Return what a statement imports, by whole names."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{name.name}" for name in node.names]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []


def private(tree):
    """Return the names that a tree uses and nobody promised."""
    used = [
        f"{ast.unparse(node.value)}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (node.attr.startswith("_") or node.attr not in promised(node))
    ]
    names = [name for node in ast.walk(tree) for name in imported(node)]
    return used + [
        name for name in names if name not in IMPORTED and name.partition(".")[0] not in OTHERS
    ]


def test_the_readme_lists_exactly_the_notebooks():
    listed = re.findall(r"^\| \[[^]]+\]\(([^)]+\.ipynb)\)", README, flags=re.MULTILINE)
    assert len(NOTEBOOKS) > 5
    assert listed == NOTEBOOKS


def test_the_readme_leads_somewhere():
    assert len(links(README)) > len(NOTEBOOKS)
    assert [link for link in links(README) if not (FOLDER / link).exists()] == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_leads_somewhere_and_on_to_the_next(name):
    found = [link for cell in cells(name, "markdown") for link in links(text(cell["source"]))]
    following = NOTEBOOKS[(NOTEBOOKS.index(name) + 1) % len(NOTEBOOKS)]
    assert {following, "README.md"} <= set(found)
    assert [link for link in found if not (FOLDER / link).exists()] == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_goes_from_a_question_to_what_it_cannot_tell(name):
    told = [text(cell["source"]) for cell in cells(name, "markdown")]
    heading = told[0].splitlines()[0]
    assert heading.startswith("# ")
    assert heading.endswith("?")
    assert [part for part in BEGINNING if part not in told[0]] == []
    assert re.search(r"\*\*What this cannot (tell|do)\.\*\*", told[-1])
    assert "## What was learned" in told[-1]
    assert "**Next:**" in told[-1]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_figures_outside_code_are_quotations(name):
    told = [QUOTED.sub("", text(cell["source"])) for cell in cells(name, "markdown")]
    assert [FIGURE.findall(each) for each in told if FIGURE.search(each)] == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_uses_only_public_names(name):
    assert any(isinstance(node, ast.Attribute) for node in ast.walk(code(name)))
    assert private(code(name)) == []


@pytest.mark.parametrize(
    "line",
    ["sv.estimatee(x)", "sv.plot.theme", "import survey.labels", "from survey import labels",
     "from survey.plot import theme", "intervals.interval", "study._summary()", "import seaborn"],
)  # fmt: skip
def test_a_private_name_is_found(line):
    assert len(private(ast.parse(line))) == 1


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_is_stored_as_it_ran_from_top_to_bottom(name):
    ran = cells(name, "code")
    assert [cell["execution_count"] for cell in ran] == list(range(1, len(ran) + 1))
    assert sum(bool(cell["outputs"]) for cell in ran) > len(ran) / 2
    kinds = {output["output_type"] for output in outputs(name)}
    assert kinds <= {"stream", "execute_result", "display_data"}
    assert all(output.get("name") != "stderr" for output in outputs(name))
    streams = [sum(one["output_type"] == "stream" for one in cell["outputs"]) for cell in ran]
    assert max(streams) == 1
    assert any("image/png" in output.get("data", {}) for output in outputs(name))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_output_is_a_wall_of_text(name):
    long = [said for said in map(shown, outputs(name)) if said.count("\n") >= LONGEST]
    assert long == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nothing_of_a_machine_is_stored(name):
    stored = [*map(shown, outputs(name))]
    stored += [text(output.get("data", {}).get("text/html", "")) for output in outputs(name)]
    assert [OF_A_MACHINE.findall(said) for said in stored if OF_A_MACHINE.search(said)] == []
    assert [cell["id"] for cell in cells(name, "code") if cell["metadata"]] == []
