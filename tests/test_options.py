import ast
import inspect
from typing import Literal

import pytest

from survey import options
from survey.options import Quantity, Reading, values

TYPES = {name: value for name, value in vars(options).items() if name[0].isupper()}
TYPES.pop("Literal")


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_closed_set_names_each_value_once(name):
    found = values(TYPES[name])
    assert len(found) >= 2
    assert len(set(found)) == len(found)
    assert all(isinstance(value, str) and value == value.strip() != "" for value in found)


def test_values_keep_their_order():
    assert values(Literal["b", "a"]) == ("b", "a")
    assert values(Reading) == ("literal", "idiomatic")
    assert values(Quantity) == ("share", "count", "amount")


def test_the_default_comes_first():
    import survey

    for function in (survey.read_wording, survey.toplines):
        assert inspect.signature(function).parameters["reading"].default == values(Reading)[0]


def test_the_module_imports_nothing_but_typing():
    tree = ast.parse(inspect.getsource(options))
    imported = [
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert imported == ["typing"]
