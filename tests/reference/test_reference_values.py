"""Our numbers against those of other software and of papers."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from survey import options

HERE = Path(__file__).parent
SELECTED = HERE / "selected-values.csv"
COLLECTION = HERE.parents[1] / ".." / "shared" / "reference" / "reference-values.csv"
ONLY_BY_DEFINITION = {"proportion blaker", "proportion pratt", "proportion likelihood"}


def load_comparison() -> ModuleType:
    """Load the module beside this file, which is in no package."""
    spec = importlib.util.spec_from_file_location("reference_comparison", HERE / "comparison.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


comparison = load_comparison()


@pytest.fixture(params=[SELECTED, COLLECTION], ids=["selected", "collection"])
def path(request):
    if not request.param.exists():
        pytest.skip(f"the collection of reference values is not at {request.param}")
    return request.param


def test_every_value_within_its_tolerance(path):
    off = [one for one in comparison.comparisons(path) if not one.deviation <= one.allowed]
    assert off == []


def test_forty_digits_decide(path):
    digits = [one for one in comparison.comparisons(path) if one.row_id.startswith("h")]
    assert len(digits) == 28
    assert max(one.deviation for one in digits) < 1e-12


def test_every_method_is_compared(path):
    compared = {one.ours for one in comparison.comparisons(path)}
    if path == SELECTED:
        compared |= ONLY_BY_DEFINITION
    wanted = {
        f"{name} {method}"
        for name, method_type in (
            ("proportion", options.ProportionMethod),
            ("difference", options.DifferenceMethod),
            ("ratio", options.RatioMethod),
            ("odds_ratio", options.OddsRatioMethod),
            ("multinomial", options.MultinomialMethod),
        )
        for method in options.values(method_type)
    }
    assert wanted - compared == set()


def test_known_differences_are_real_and_within_reason():
    if not COLLECTION.exists():
        pytest.skip(f"the collection of reference values is not at {COLLECTION}")
    worst = {}
    for one in comparison.comparisons(COLLECTION):
        method = one.theirs.split(": ", 1)[1]
        worst[method] = max(worst.get(method, 0.0), one.deviation)
    stale = {method for method in comparison.KNOWN if worst[method] <= comparison.PRECISE}
    assert stale == set()


def test_a_wrong_value_is_found(tmp_path):
    text = SELECTED.read_text(encoding="utf-8")
    assert "0.0601633442119681" in text
    spoiled = tmp_path / "spoiled.csv"
    spoiled.write_text(text.replace("0.0601633442119681", "0.0601673442119681"), encoding="utf-8")
    off = [one for one in comparison.comparisons(spoiled) if not one.deviation <= one.allowed]
    assert [one.row_id for one in off] == ["h0003"]
