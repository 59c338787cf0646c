"""Imports point down only; read from the syntax tree."""

import ast
import configparser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "survey"
GROUND = {
    "errors", "options", "bounds", "frames", "labels", "texts", "countries", "findings", "files",
    "recurring",
}  # fmt: skip
ALLOWED = {
    "ground": set(),
    "wording": {"ground"},
    "published": {"ground", "wording"},
    "intervals": {"ground"},
    "article": {"ground", "wording", "published"},
    "inference": {"ground", "wording", "published", "intervals"},
    "display": {"ground", "wording", "published", "intervals", "inference"},
    "plot": {"ground"},
    "report": {"ground", "wording", "published", "intervals", "inference", "display", "plot"},
    "cli": {"ground", "facade", "display", "article"},
}
OWNERS = {
    "great_tables": {"survey/display/great_table.py"},
    "countryinfo": {"survey/countries.py"},
    "pycountry": {"survey/countries.py"},
    "pingouin": {"survey/inference/comparison.py"},
    "statsmodels": {"survey/inference/combining.py", "survey/inference/comparison.py"},
    "typst": {"survey/report/render.py"},
    "rich": {"survey/cli/marked.py", "survey/cli/output.py", "survey/cli/working.py"},
    "typer": {
        f"survey/cli/{name}.py"
        for name in (
            "arguments",
            "article",
            "figures",
            "main",
            "output",
            "polls",
            "report",
            "robustness",
            "studies",
        )
    },
}


def floor(module):
    """Return the floor of a dotted module of the package."""
    parts = module.split(".")
    if len(parts) == 1:
        return "facade"
    return "ground" if parts[1] in GROUND else parts[1]


def is_module(name):
    """Say whether a dotted name is a module of the package."""
    path = ROOT.joinpath(*name.split("."))
    return name.startswith("survey.") and (path.is_dir() or path.with_suffix(".py").is_file())


def imports(path):
    """Yield (module, whether inside a function, whether for type checkers only) of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if is_module(name) else node.module for name in found]
        above, late, typing_only = node, False, False
        while above in parents:
            above = parents[above]
            late |= isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef)
            typing_only |= isinstance(above, ast.If) and "TYPE_CHECKING" in ast.dump(above.test)
        for name in names:
            yield name, late, typing_only


def modules():
    """Return the source files of the package but the facade."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def dotted(path):
    """Return the dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    own = floor(dotted(path))
    for name, _, _ in imports(path):
        if name.split(".")[0] == "survey":
            other = floor(name)
            assert other == own or other in ALLOWED[own], f"{dotted(path)} imports {name}"


def test_no_import_cycle():
    graph = {
        dotted(path): {
            name for name, late, typing_only in imports(path)
            if name.startswith("survey.") and not late and not typing_only
        }
        for path in modules()
    }  # fmt: skip
    done = set()

    def visit(module, trail):
        assert module not in trail, f"cycle: {' > '.join([*trail, module])}"
        if module in done or module not in graph:
            return
        for other in graph[module]:
            visit(other, [*trail, module])
        done.add(module)

    for module in graph:
        visit(module, [])


def test_no_module_of_the_package_is_imported_late_but_by_the_command_line():
    late = {
        f"{dotted(path)} > {name}"
        for path in modules()
        for name, inside, _ in imports(path)
        if inside and name.startswith("survey.") and floor(dotted(path)) != "cli"
    }
    assert late == set()


def test_third_party_packages_have_one_owner():
    for path in modules():
        for name, _, _ in imports(path):
            package = name.split(".", maxsplit=1)[0]
            if package in OWNERS:
                assert str(path.relative_to(ROOT)) in OWNERS[package], f"{path} imports {name}"


def test_the_facade_imports_the_package_for_checkers_only():
    for name, late, typing_only in imports(PACKAGE / "__init__.py"):
        assert typing_only or late or name in {"__future__", "typing"}, name


def test_setup_cfg_lists_every_package():
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = config["options"]["packages"].split()
    found = {dotted(path) for path in PACKAGE.rglob("__init__.py")} | {"survey.data"}
    assert sorted(listed) == sorted(found)


def test_percent_signs_are_written_in_labels_only():
    for path in modules():
        if path.name in {"labels.py", "grammar.py"}:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node, clean=False) is not None
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "%" not in node.value or id(node) in documented, f"{path}:{node.lineno}"
