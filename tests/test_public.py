"""The public names: exactly these, loaded on first use, documented, with like arguments alike."""

import inspect
import json
import subprocess
import sys

import pytest

import survey

NAMES = [
    "Study", "SurveyError", "audit", "beside", "catalog", "check", "claims", "compare", "describe",
    "disclosure", "draft", "estimate", "extract", "from_frame", "intervals", "load",
    "perceived_vs_measured", "plot", "pool", "read_wording", "remainders", "review", "save",
    "sensitivity", "table", "tip", "toplines", "verify", "write_report",
]  # fmt: skip
DEFAULTS = {
    "level": 0.95, "method": "wilson", "reading": "literal", "assume": None, "deff": 1.0,
    "correction": "holm",
}  # fmt: skip
HEAVY = [
    "pandas",
    "numpy",
    "scipy",
    "matplotlib",
    "seaborn",
    "statsmodels",
    "pingouin",
    "typst",
    "great_tables",
]


def functions():
    """Return the public functions by name."""
    found = {name: getattr(survey, name) for name in survey.__all__}
    return {name: value for name, value in found.items() if inspect.isfunction(value)}


def test_the_names_are_exactly_these():
    assert survey.__all__ == NAMES
    assert dir(survey) == NAMES
    assert sorted(survey._HOME) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_name_can_be_had(name):
    assert getattr(survey, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'estimat'"):
        survey.estimat  # noqa: B018


def test_importing_loads_nothing_heavy():
    code = f"import json, sys, survey; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("name", sorted(functions()))
def test_data_comes_first_and_the_rest_by_keyword(name):
    positional = [
        parameter
        for parameter in inspect.signature(functions()[name]).parameters.values()
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    assert len(positional) <= (2 if name in {"review", "save", "verify", "write_report"} else 1)


@pytest.mark.parametrize("name", sorted(functions()))
def test_options_default_the_same_everywhere(name):
    for parameter in inspect.signature(functions()[name]).parameters.values():
        if parameter.name in DEFAULTS:
            assert parameter.default == DEFAULTS[parameter.name], parameter.name


@pytest.mark.parametrize("name", sorted(functions()))
def test_docstrings_have_the_parts_of_numpydoc(name):
    function = functions()[name]
    text = inspect.getdoc(function)
    assert "Returns\n-------" in text
    assert "Examples\n--------" in text
    for parameter in inspect.signature(function).parameters:
        assert parameter in text, f"{name} does not document {parameter}"


def test_the_version_is_that_of_the_distribution():
    from importlib.metadata import version

    assert survey.__version__ == version("survey-reanalysis")
