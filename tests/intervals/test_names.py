"""The tables of methods, the option types and the public names say the same."""

import ast
import inspect
from pathlib import Path

import pytest

import survey.intervals as room
from survey import options
from survey.intervals import (
    difference,
    multinomial,
    odds_ratio,
    overlap,
    paired_test,
    proportion,
    ratio,
    samples,
    two_sample_test,
)

TABLES = {
    "ProportionMethod": proportion.METHODS,
    "DifferenceMethod": difference.METHODS,
    "RatioMethod": ratio.METHODS,
    "OddsRatioMethod": odds_ratio.METHODS,
    "PairedMethod": overlap.METHODS,
    "MultinomialMethod": multinomial.METHODS,
    "TestMethod": two_sample_test.METHODS,
    "PairedTestMethod": paired_test.METHODS,
    "Correction": samples.CORRECTIONS,
}
MODULES = sorted(Path(room.__file__).parent.glob("*.py"))
MOST_LINES = 15


@pytest.mark.parametrize("name", TABLES)
def test_table_has_exactly_the_methods_of_the_option_type(name):
    assert sorted(TABLES[name]) == sorted(options.values(getattr(options, name)))


def test_every_public_name_is_there_and_documented():
    assert sorted(room.__all__) == list(room.__all__)
    for name in room.__all__:
        assert inspect.getdoc(getattr(room, name)), name


@pytest.mark.parametrize("name", TABLES)
def test_no_method_is_longer_than_fifteen_lines(name):
    for method in TABLES[name].values():
        tree = ast.parse(inspect.getsource(method)).body[0]
        body = tree.body[1:]
        length = body[-1].end_lineno - body[0].lineno + 1
        assert length <= MOST_LINES, (method.__name__, length)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_room_stands_on_the_ground_floor(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            name = node.module
        elif isinstance(node, ast.Import):
            name = node.names[0].name
        else:
            continue
        root, *rest = name.split(".")
        if root == "survey":
            assert rest[0] in {"errors", "options", "intervals"}, name
        else:
            plain = {"__future__", "collections", "concurrent", "numpy", "os", "time", "typing"}
            assert root in plain or name == "scipy.special", name


@pytest.mark.parametrize(
    "function", [getattr(room, name) for name in room.__all__ if name.endswith("_interval")]
)
def test_interval_functions_share_their_options(function):
    parameters = inspect.signature(function).parameters
    assert parameters["level"].default == 0.95
    assert parameters["side"].default == "two-sided"
    keyword_only = [p.name for p in parameters.values() if p.kind is p.KEYWORD_ONLY]
    assert keyword_only[:2] == ["level", "method"]
    assert keyword_only[-1] == "side"
