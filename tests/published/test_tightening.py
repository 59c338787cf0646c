"""Tightening: the narrowest bounds, open and closed ends, smallest contradictions."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.bounds import Bounds
from survey.published.cells import Cell
from survey.published.relations import against, of_statement
from survey.published.tightening import components, narrowest, narrowest_apart

A, B, C, D = (Cell("s", "q", name) for name in "abcd")


def said(cell, low, high, low_open=False, high_open=False, source=None):
    """Return the constraints of a printed figure."""
    bounds = Bounds(low, high, low_open, high_open)
    return list(of_statement(cell, bounds, source or f"s-{cell.response_id}", "words"))


def total(cells, op, right, source="sum"):
    """Return a constraint on a sum."""
    return against([(cell, 1.0) for cell in cells], op, right, None, source, "a sum")


def test_a_sum_narrows_its_net():
    constraints = [
        *said(A, 0.365, 0.375), *said(B, 0.465, 0.475), *said(C, 0.8, 1.0, low_open=True),
        against([(A, 1.0), (B, 1.0), (C, -1.0)], "=", 0.0, None, "net", "A + B = C"),
    ]  # fmt: skip
    found = narrowest(constraints, [A, B, C])
    assert (found.bounds[C].low, found.bounds[C].high) == pytest.approx((0.83, 0.85))
    assert not found.bounds[C].low_open
    assert {"net", "s-a", "s-b"} <= set(found.by[C])


def test_strict_ends_carry_through_a_relation():
    constraints = [
        *said(A, 0.0, 0.5, high_open=True),
        against([(B, 1.0), (A, -1.0)], "<=", 0.0, None, "r", ""),
    ]
    assert narrowest(constraints, [B]).bounds[B] == Bounds(0.0, 0.5, high_open=True)


def test_a_closed_end_that_is_reached_stays_closed():
    constraints = [*said(A, 0.2, 0.5), *said(B, 0.1, 1.0, low_open=True), total([A, B], "<=", 1.0)]
    assert narrowest(constraints, [A]).bounds[A] == Bounds(0.2, 0.5)


def test_below_50_and_above_50_contradict():
    constraints = [*said(A, 0.0, 0.5, high_open=True), *said(A, 0.5, 1.0, low_open=True)]
    found = narrowest(constraints, [A])
    assert found.bounds[A] is None
    assert found.conflicts[0].miss == pytest.approx(0.0, abs=1e-9)
    assert len(found.conflicts[0].constraints) == 2


def test_at_most_50_and_at_least_50_do_not():
    found = narrowest([*said(A, 0.0, 0.5), *said(A, 0.5, 1.0)], [A])
    assert found.bounds[A] == Bounds(0.5, 0.5)


def test_the_smallest_contradiction_is_named_and_measured():
    constraints = [
        *said(A, 0.365, 0.375), *said(B, 0.465, 0.475), *said(C, 0.885, 0.895), *said(D, 0.1, 0.2),
        against([(A, 1.0), (B, 1.0), (C, -1.0)], "=", 0.0, None, "net", "A + B = C"),
        total([C, D], "<=", 1.2, "harmless"),
    ]  # fmt: skip
    (conflict,) = narrowest(constraints, [A, B, C, D]).conflicts
    assert {each.source for each in conflict.constraints} == {"s-a", "s-b", "s-c", "net"}
    assert conflict.miss == pytest.approx(0.885 - 0.85, abs=1e-6)


def test_a_contradiction_leaves_other_components_alone():
    other = Cell("t", "q", "a")
    constraints = [*said(A, 0.1, 0.2), *said(A, 0.3, 0.4), *said(other, 0.5, 0.6)]
    found = narrowest(constraints, [A, other])
    assert found.bounds[A] is None
    assert found.bounds[other] == Bounds(0.5, 0.6)


def test_a_share_of_a_base_is_bounded_as_a_ratio():
    part = Cell("s", "why", "x", "q/a")
    constraints = [
        *said(A, 0.5, 0.6),
        against([(part, 1.0), (A, -1.0)], "<=", 0.0, None, "subset", ""),
        against([(part, 1.0)], ">=", 0.3, None, "joint", ""),
    ]
    found = narrowest(constraints, [part])
    assert found.bounds[part].low == pytest.approx(0.3 / 0.6)
    assert found.bounds[part].high == pytest.approx(1.0)


def test_components_share_no_cell():
    parts = components(
        [*said(A, 0.1, 0.2), *said(B, 0.1, 0.2), total([A, B], "<=", 1.0), *said(C, 0.1, 0.2)]
    )
    assert sorted(len(part) for part in parts) == [2, 5]


def test_requests_are_solved_apart():
    requests = [(said(A, 0.1, 0.2), [A]), (said(A, 0.3, 0.4), [A])]
    assert [found[A] for found in narrowest_apart(requests)] == [Bounds(0.1, 0.2), Bounds(0.3, 0.4)]


def test_a_memo_changes_nothing():
    constraints = [
        *said(A, 0.1, 0.9),
        *said(B, 0.3, 1.0),
        total([A, B], "<=", 1.0),
        *said(C, 0.1, 0.2),
    ]
    memo = {}
    first = narrowest(constraints, [A, B, C], memo)
    assert memo
    assert narrowest(constraints, [A, B, C], memo) == first == narrowest(constraints, [A, B, C])


units = st.integers(0, 20).map(lambda step: step / 20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(units, units), min_size=3, max_size=3), units)
def test_bounds_equal_those_of_a_grid(ranges, most):
    cells = (A, B, C)
    boxes = [tuple(sorted(pair)) for pair in ranges]
    constraints = [
        each
        for cell, (low, high) in zip(cells, boxes, strict=True)
        for each in said(cell, low, high)
    ]
    constraints.append(total(cells, "<=", most))
    grid = [np.arange(round(20 * low), round(20 * high) + 1) for low, high in boxes]
    fits = [point for point in itertools.product(*grid) if sum(point) <= round(20 * most)]
    found = narrowest(constraints, cells)
    if not fits:
        assert all(found.bounds[cell] is None for cell in cells)
        return
    for place, cell in enumerate(cells):
        values = [point[place] / 20 for point in fits]
        assert found.bounds[cell].low == pytest.approx(min(values), abs=1e-8)
        assert found.bounds[cell].high == pytest.approx(max(values), abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(units, units), min_size=2, max_size=2), st.lists(units, max_size=3))
def test_more_constraints_never_widen(ranges, sums):
    cells = (A, B)
    constraints = [
        each for cell, pair in zip(cells, ranges, strict=True) for each in said(cell, *sorted(pair))
    ]
    before = narrowest(constraints, cells).bounds
    for place, most in enumerate(sums):
        constraints.append(total(cells, "<=", 2 * most, f"sum-{place}"))
        after = narrowest(constraints, cells).bounds
        for cell in cells:
            if before[cell] is None:
                assert after[cell] is None
            elif after[cell] is not None:
                assert after[cell].low >= before[cell].low - 1e-9
                assert after[cell].high <= before[cell].high + 1e-9
        before = after
