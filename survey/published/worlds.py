"""Worlds: one for each scenario, with the statements that hold in it and all that follows.

A world is what `toplines` intersects and tightens, and what a claim is judged in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from survey.bounds import Bounds
from survey.options import Reading
from survey.published.assumptions import Assume, Scenario, holds, scenarios
from survey.published.cells import Cell
from survey.published.relations import Constraint, base_cell, logic, of_statement, stated
from survey.published.study import Study
from survey.wording.reading import parse_wording, read_wording

WHOLE = Bounds(0.0, 1.0)
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Statement:
    """One printed figure, read.

    Parameters
    ----------
    statement_id, wording, when : str
        As in the table.
    cell : Cell
        What it is about.
    bounds : Bounds
        What its words allow.
    value, unit : float
        The printed number and one unit of its last digit, NaN where words only were printed.
    """

    statement_id: str
    cell: Cell
    wording: str
    when: str
    bounds: Bounds
    value: float
    unit: float


@dataclass(frozen=True, slots=True)
class World:
    """One scenario: what holds in it.

    Parameters
    ----------
    scenario : mapping of str to str
        The option taken of each issue.
    statements : tuple of Statement
        The figures that hold.
    constraints : tuple of Constraint
        The figures, the relations that hold and the logic of the questions, in that order.
    sizes : mapping of str to (float, float)
        The number of respondents of each sample, a range of whole numbers, NaN if not printed.
    """

    scenario: Scenario
    statements: tuple[Statement, ...]
    constraints: tuple[Constraint, ...]
    sizes: Mapping[str, tuple[float, float]]

    def about(self) -> dict[Cell, list[Statement]]:
        """Return the statements of each cell, in order."""
        found: dict[Cell, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.cell, []).append(statement)
        return found

    def asked(self, cell: Cell, bounds: Mapping[Cell, Bounds | None]) -> tuple[float, float]:
        """Return how many were asked for a cell, by the bounds of its base."""
        low, high = self.sizes[cell.sample_id]
        base = base_cell(cell)
        if base is None:
            return low, high
        return _part(bounds.get(base) or WHOLE, low, high)


def _part(share: Bounds, n_low: float, n_high: float) -> tuple[float, float]:
    """Return how many of a sample are a share of it, as a range of whole numbers from 1."""
    if math.isfinite(n_low):
        at_low = (share.low + (ROUNDING if share.low_open else -ROUNDING)) * n_low
        n_low = max(math.floor(at_low) + 1.0 if share.low_open else math.ceil(at_low), 1.0)
    if math.isfinite(n_high):
        at_high = (share.high - (ROUNDING if share.high_open else -ROUNDING)) * n_high
        n_high = math.ceil(at_high) - 1.0 if share.high_open else math.floor(at_high)
        n_high = max(n_high, n_low)
    return n_low, n_high


def worlds(
    study: Study, *, reading: Reading, assume: Assume = None, related: bool = True
) -> list[World]:
    """Return the worlds to take the union over, the first being that of the first options.

    Parameters
    ----------
    study : Study
        The study.
    reading : Reading
        How vague words are read.
    assume : str or iterable of str, optional
        Options to take; see `assumptions.scenarios`.
    related : bool, default True
        Whether relations and the logic of the questions are added to the statements.
    """
    read = read_statements(study, reading)
    sizes = sample_sizes(study.samples)
    relations = list(stated(study)) if related else []
    issue_of = dict(
        zip(study.assumptions["assumption_id"], study.assumptions["issue"], strict=True)
    )
    found = []
    for scenario in scenarios(study.assumptions, assume):

        def held(when: str, scenario: Scenario = scenario) -> bool:
            """Say whether a row holds in this scenario."""
            return not when or holds(when, scenario, issue_of)

        statements = tuple(statement for statement in read if held(statement.when))
        constraints = [
            constraint
            for each in statements
            for constraint in of_statement(each.cell, each.bounds, each.statement_id, each.wording)
        ]
        if related:
            holding = [constraint for when, constraint in relations if held(when)]
            named = [cell for constraint in holding for cell, _ in constraint.terms]
            cells = dict.fromkeys([*(statement.cell for statement in statements), *named])
            constraints += [*holding, *logic(study, cells)]
        found.append(World(scenario, statements, tuple(constraints), sizes))
    return found


def read_statements(study: Study, reading: Reading) -> list[Statement]:
    """Read the wording of every statement."""
    columns = ("statement_id", "sample_id", "question_id", "response_id", "base", "wording", "when")
    read = []
    for row in zip(*(study.statements[column] for column in columns), strict=True):
        statement_id, sample_id, question_id, response_id, base, wording, when = row
        parsed = parse_wording(wording)
        bounds = read_wording(wording, reading=reading)
        cell = Cell(sample_id, question_id, response_id, base.replace(" ", ""))
        read.append(Statement(statement_id, cell, wording, when, bounds, parsed.value, parsed.unit))
    return read


def sample_sizes(samples: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Return the number of respondents of each sample as a range of whole numbers."""
    sizes = {}
    for sample_id, phrase in zip(samples["sample_id"], samples["n"], strict=True):
        if not phrase:
            sizes[sample_id] = (math.nan, math.nan)
            continue
        bounds = read_wording(phrase, kind="count")
        low = math.floor(bounds.low) + 1 if bounds.low_open else math.ceil(bounds.low)
        high = bounds.high
        if math.isfinite(high):
            high = math.ceil(high) - 1 if bounds.high_open else math.floor(high)
        sizes[sample_id] = (float(max(low, 1)), float(high))
    return sizes


def intersection(statements: Iterable[Statement]) -> Bounds | None:
    """Return what all statements about a cell allow together, or None."""
    bounds: Bounds | None = WHOLE
    for statement in statements:
        bounds = bounds.intersect(statement.bounds) if bounds else None
    return bounds
