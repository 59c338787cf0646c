"""The table of a benchmark run."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest


def load_ratios():
    """Load the module beside this file, which is in no package."""
    path = Path(__file__).parent / "ratios.py"
    spec = importlib.util.spec_from_file_location("benchmark_ratios", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


room = load_ratios()


def measured(group, whose, units, seconds):
    """Return one record as pytest-benchmark writes it."""
    info = {"whose": whose, "units": units}
    return {"group": group, "extra_info": info, "stats": {"min": seconds, "median": 9.0}}


@pytest.fixture
def benchmarks():
    return [
        measured("wilson", "slow peer", 10, 0.002),
        measured("wilson", "survey", 1000, 0.001),
        measured("wilson", "fast peer", 1000, 0.0005),
        measured("estimate", "survey", 100, 0.3),
        {"group": None, "extra_info": {}, "stats": {"min": 1.0}},
    ]


def test_ratios_are_those_of_one_unit(benchmarks):
    slow, fast, alone = room.ratios(benchmarks)
    assert slow == room.Ratio("wilson", pytest.approx(1e-6), "slow peer", pytest.approx(2e-4), 10)
    assert (slow.ratio, fast.ratio) == (pytest.approx(200), pytest.approx(0.5))
    assert (alone.what, alone.seconds, alone.peer) == ("estimate", pytest.approx(3e-3), "")


def test_the_table_is_aligned(benchmarks):
    assert room.table(room.ratios(benchmarks)).splitlines() == [
        "                survey  peer         its time  measured on  ratio",
        "wilson        1.000 µs  slow peer  200.000 µs           10    200",
        "wilson        1.000 µs  fast peer    0.500 µs        1,000    0.5",
        "estimate  3,000.000 µs  (none)",
    ]


def test_the_table_is_printed_and_kept(benchmarks, tmp_path, capsys):
    path = tmp_path / "run.json"
    path.write_text(json.dumps({"benchmarks": benchmarks}), encoding="utf-8")
    room.main(path)
    assert capsys.readouterr().out == room.table(room.ratios(benchmarks)) + "\n"
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["benchmarks"] == benchmarks
    assert [row["ratio"] for row in kept["ratios"]] == [
        pytest.approx(200),
        pytest.approx(0.5),
        None,
    ]
