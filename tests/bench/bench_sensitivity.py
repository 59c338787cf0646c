"""10,000 assumption sets on the shipped survey, counted in single calls of `compare`."""

import statistics
import time

import numpy as np
import pytest

import survey as sv

GRID = {
    "deff": np.linspace(1, 20, 25).tolist(),
    "reading": ["literal", "idiomatic"],
    "level": np.linspace(0.5, 0.95, 10).tolist()[::-1],
    "method": ["newcombe", "miettinen-nurminen", "wald", "mover-jeffreys", "agresti-caffo"],
    "assume": [None, "p31-exhaustive", "p31-others", "p31-conditional"],
}
SETS = 10_000
MOST_CALLS = 200
SINGLE_CALLS = 15


@pytest.fixture(scope="module")
def study():
    """Return the shipped survey."""
    return sv.load("gt-china-kazakhstan-2024")


@pytest.fixture(scope="module")
def one_call(study):
    """Return how long one call of compare takes, in seconds."""
    estimates = sv.estimate(sv.toplines(study))
    sv.compare(estimates)  # imports what it needs
    times = []
    for _ in range(SINGLE_CALLS):
        start = time.perf_counter()
        sv.compare(estimates)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def test_ten_thousand_sets(benchmark, study, one_call):
    assert np.prod([len(each) for each in GRID.values()]) == SETS
    found = benchmark.pedantic(sv.sensitivity, args=(study,), kwargs=GRID, rounds=3)
    assert len(found) == SETS * found["response_id"].nunique()
    calls = benchmark.stats.stats.median / one_call
    benchmark.extra_info["calls of compare"] = calls
    benchmark.stats.group = (
        f"{SETS:,} assumption sets cost as much as {calls:.0f} calls of compare "
        f"({1000 * one_call:.0f} ms each); aim: at most {MOST_CALLS}"
    )
