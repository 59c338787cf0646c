"""Tightening 2,000 cells: independent parts sharing programs, against one program a cell."""

import numpy as np
import pytest

from survey.bounds import Bounds
from survey.published.cells import Cell
from survey.published.relations import against, of_statement
from survey.published.tightening import components, narrowest

QUESTIONS = 500
SAMPLE_OF_PARTS = 20


@pytest.fixture(scope="module")
def constraints():
    """Return 2,000 printed shares in 500 one-choice questions, half of them vague."""
    rng = np.random.default_rng(1)
    made = []
    for question in range(QUESTIONS):
        cells = [Cell("s", f"q{question}", f"r{answer}") for answer in range(4)]
        for cell, share in zip(cells, rng.dirichlet([2, 2, 2, 2]), strict=True):
            tens = np.floor(share * 10) / 10
            bounds = Bounds(max(round(share, 2) - 0.005, 0.0), round(share, 2) + 0.005)
            if rng.random() < 0.5 and tens > 0:
                bounds = Bounds(tens, 1.0, low_open=True)
            made += of_statement(cell, bounds, str(cell), "words")
        sums = [(cell, 1.0) for cell in cells]
        made.append(against(sums, "<=", 1.0, None, f"one-choice:q{question}", "words"))
    return made


def cells_of(constraints):
    """Return the cells of constraints."""
    return list(dict.fromkeys(cell for each in constraints for cell, _ in each.terms))


def test_shared_programs(measure, constraints):
    cells = cells_of(constraints)
    measure("tightening, cells", "survey", len(cells), narrowest, constraints, cells, rounds=3)


def test_one_program_a_cell(measure, constraints):
    parts = components(constraints)[:SAMPLE_OF_PARTS]
    cells = sum(len(cells_of(part)) for part in parts)

    def each_alone():
        for part in parts:
            for cell in cells_of(part):
                narrowest(list(part), [cell])

    measure("tightening, cells", "one program a cell", cells, each_alone, rounds=2)
