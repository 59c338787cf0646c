"""Constraints as one sparse linear program that knows which of its parts hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from survey.published.cells import Cell
from survey.published.relations import Constraint

Numbers = NDArray[np.float64]
Solution = Any  # scipy's result: x, ineqlin and eqlin with their marginals
EXACT = 1e-9
OPTIONS = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


class Program:
    """Constraints as one sparse program whose rows and columns know their component."""

    def __init__(self, constraints: Iterable[Constraint], cells: Iterable[Cell]) -> None:
        """Build the matrix, number the cells and find the components."""
        self.constraints = list(constraints)
        named = [cell for constraint in self.constraints for cell, _ in constraint.terms]
        self.cells = list(dict.fromkeys([*cells, *named]))
        self.place = {cell: place for place, cell in enumerate(self.cells)}
        rows = [row for row, each in enumerate(self.constraints) for _ in each.terms]
        columns = [self.place[cell] for cell in named]
        weights = [weight for each in self.constraints for _, weight in each.terms]
        shape = (len(self.constraints), len(self.cells))
        self.matrix = sparse.csr_array((weights, (rows, columns)), shape=shape, dtype=np.float64)
        self.limits = np.array([each.limit for each in self.constraints], dtype=np.float64)
        self.equal = np.array([each.op == "=" for each in self.constraints], dtype=bool)
        self.strict = np.array([each.op == "<" for each in self.constraints], dtype=bool)
        joined = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        links = joined.T @ joined
        self.component = sparse.csgraph.connected_components(links, directed=False)[1]
        first = np.array(
            [self.place[each.terms[0][0]] for each in self.constraints], dtype=np.int64
        )
        self.row_component = self.component[first] if len(first) else first

    def part(self, keep: NDArray[np.bool_]) -> Program:
        """Return the program of the constraints that are kept."""
        return Program(
            [each for each, kept in zip(self.constraints, keep, strict=True) if kept], ()
        )

    def solve(self, objective: Numbers, extra: sparse.csr_array | None = None,
              bounds: Numbers | None = None) -> Solution:  # fmt: skip
        """Minimise an objective over the shares and the extra columns (0 to 1 unless bounded)."""
        width = len(objective) - len(self.cells)
        extra = extra if extra is not None else sparse.csr_array((len(self.constraints), width))
        whole = sparse.csr_array(sparse.hstack([self.matrix, extra]))
        box = np.tile([0.0, 1.0], (len(objective), 1)) if bounds is None else bounds
        found: Solution = optimize.linprog(  # type: ignore[call-overload]
            objective, A_ub=whole[~self.equal], b_ub=self.limits[~self.equal],
            A_eq=whole[self.equal], b_eq=self.limits[self.equal], bounds=box, method="highs",
            options=OPTIONS,
        )  # fmt: skip
        return found

    def misses(self) -> Numbers:
        """Return for each component by how much its constraints miss one another."""
        count = len(self.constraints)
        if not count:
            return np.zeros(0)
        both = sparse.hstack(
            [-sparse.eye_array(count), sparse.diags_array(self.equal.astype(float))]
        )
        cost = np.concatenate([np.zeros(len(self.cells)), np.ones(2 * count)])
        box = np.tile([0.0, 1.0], (len(cost), 1))
        box[len(self.cells) :, 1] = np.inf
        found = self.solve(cost, sparse.csr_array(both), box)
        slack = found.x[len(self.cells) :].reshape(2, count).sum(axis=0)
        count = int(self.component.max()) + 1
        missed = np.bincount(self.row_component, weights=slack, minlength=count)
        return missed.astype(np.float64)

    def strict_room(self, fixed: Mapping[int, float] | None = None) -> Numbers:
        """Return for each component how far its strict constraints can hold, 1 without any."""
        count = int(self.component.max()) + 1 if len(self.cells) else 0
        room = np.ones(count)
        if not self.strict.any():
            return room
        rows = np.flatnonzero(self.strict)
        extra = sparse.csr_array(
            (np.ones(len(rows)), (rows, self.row_component[rows])),
            shape=(len(self.constraints), count),
        )
        cost = np.concatenate([np.zeros(len(self.cells)), -np.ones(count)])
        box = np.tile([0.0, 1.0], (len(cost), 1))
        for place, value in (fixed or {}).items():
            box[place] = [max(value - EXACT, 0.0), min(value + EXACT, 1.0)]
        found = self.solve(cost, extra, box)
        return room if found.x is None else np.asarray(found.x[len(self.cells) :], dtype=np.float64)
