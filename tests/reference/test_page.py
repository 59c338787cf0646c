"""The page of intervals says what the functions compute."""

import importlib.util
import inspect
import sys
from pathlib import Path

import pytest

from survey import intervals, options

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "intervals.md"
COLLECTION = HERE.parents[1] / ".." / "shared" / "reference" / "reference-values.csv"
SELECTED = HERE / "selected-values.csv"


def load(name):
    """Load a module beside this file, which is in no package."""
    spec = importlib.util.spec_from_file_location(f"reference_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


comparison, page = load("comparison"), load("page")


@pytest.fixture
def text():
    return PAGE.read_text(encoding="utf-8")


def cells(text, heading):
    """Return the rows of a table below its headings, the first of which is given."""
    after = text.partition(f"| {heading}")[2].splitlines()[2:]
    return [line[2:-2].split(" | ") for line in after[: after.index("")]]


def test_the_page_is_what_make_data_writes(text):
    compared = comparison.comparisons(COLLECTION) if COLLECTION.exists() else None
    assert page.page(text, compared) == text


def test_a_stale_number_is_written_anew(text):
    assert "| 20 | wilson | 95.4% |" in text
    assert (
        page.page(text.replace("| 20 | wilson | 95.4% |", "| 20 | wilson | 95.5% |"), None) == text
    )


def test_without_the_collection_its_tables_stay(text):
    spoiled = text.replace("proportion wilson |", "proportion Wilson |")
    assert spoiled != text
    assert page.page(spoiled, None) == spoiled


def test_the_table_counts_values_and_keeps_the_largest_deviation():
    rows = list(comparison.comparisons(SELECTED))
    table = {row[0]: row[1:] for row in cells(page.methods_table(rows) + "\n", "function, method")}
    own = [row for row in rows if row.ours == "difference miettinen-nurminen"]
    computed = [row for row in own if not row.row_id.startswith("p")]
    values, deviation, printed, software = table["difference miettinen-nurminen"]
    assert int(values) == sum(row.values for row in computed) > 14
    assert float(deviation) == pytest.approx(max(row.deviation for row in computed), rel=0.5)
    assert int(printed) == sum(row.values for row in own) - int(values) > 0
    assert software == "40 digits, PropCIs 0.3.0, ratesci 1.0.0"


def test_a_method_that_differs_everywhere_points_below(text):
    table = {row[0]: row[1:] for row in cells(text, "function, method")}
    assert table["proportion pratt"] == ["", "see below", "", ""]
    assert table["odds_ratio baptista-pike"] == ["", "", "2", ""]


def test_every_known_difference_has_a_row(text):
    named = " ".join(row[1] for row in cells(text, "function, method | elsewhere"))
    for method in comparison.KNOWN:
        assert method.partition(":")[2] in named, method


def test_every_selected_value_is_among_those_of_the_page(text):
    table = {row[0]: row for row in cells(text, "function, method")}
    for ours in {row.ours for row in comparison.comparisons(SELECTED)}:
        assert ours in table


def test_the_defaults_are_those_recommended(text):
    recommended = cells(text, "question")
    names = [row[1].split("`")[1] for row in recommended]
    assert names == ["wilson", "clopper-pearson", "newcombe", "miettinen-nurminen"]
    defaults = [row[1].split("`")[1] for row in recommended if "(the default)" in row[1]]
    functions = (intervals.proportion_interval, intervals.difference_interval)
    assert defaults == [inspect.signature(each).parameters["method"].default for each in functions]


@pytest.mark.parametrize(
    "kind", ["ProportionMethod", "DifferenceMethod", "RatioMethod", "OddsRatioMethod"]
)
def test_every_method_is_named(text, kind):
    for method in options.values(getattr(options, kind)):
        assert f" {method} " in text or f"`{method}`" in text, method
