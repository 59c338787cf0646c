"""The narrowest bounds that agree with everything stated, or the smallest set that contradicts.

Constraints split into independent components; one linear program bounds one cell of each component
at once, since a sum of independent minima is minimal where each is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from survey.bounds import Bounds
from survey.published.cells import Cell
from survey.published.program import EXACT, Numbers, Program, Solution
from survey.published.relations import Constraint, base_cell

FEASIBLE = 1e-7
WHOLE = Bounds(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Constraints that cannot all hold, none of which could be spared.

    Parameters
    ----------
    cells : tuple of Cell
        The cells that they are about, and that have no bounds therefore.
    constraints : tuple of Constraint
        The smallest set that contradicts itself.
    miss : float
        By how much, as a share; 0 where only strict ends clash.
    """

    cells: tuple[Cell, ...]
    constraints: tuple[Constraint, ...]
    miss: float


@dataclass(frozen=True, slots=True)
class Tightened:
    """What constraints leave of each cell.

    Parameters
    ----------
    bounds : mapping of Cell to Bounds or None
        For a conditional cell those of the conditional share; None in a contradiction.
    by : mapping of Cell to tuple of str
        The sources that made the bounds of a cell what they are.
    conflicts : tuple of Conflict
        At least one for each component that contradicts itself.
    """

    bounds: Mapping[Cell, Bounds | None]
    by: Mapping[Cell, tuple[str, ...]]
    conflicts: tuple[Conflict, ...]


Component = tuple[Constraint, ...]
Memo = dict[Component, Tightened]


def narrowest(
    constraints: Iterable[Constraint],
    cells: Iterable[Cell],
    memo: Memo | None = None,
    *,
    explain: bool = True,
) -> Tightened:
    """Return the narrowest bounds of cells that agree with all constraints.

    Parameters
    ----------
    constraints : iterable of Constraint
        Everything that is stated or follows.
    cells : iterable of Cell
        The cells to bound.
    memo : dict, optional
        Components that were solved before, for a caller with several similar sets; it is added
        to, with the bounds of all cells that have a figure of their own, or of none where no cell
        is wanted. Without it only the wanted cells are bounded.
    explain : bool, default True
        Whether contradictions are reduced to their smallest sets, which takes time.

    Returns
    -------
    Tightened
        Bounds with open and closed ends, what made them, and the contradictions.
    """
    wanted = list(dict.fromkeys(cells))
    if memo is None:
        solved = _solve(list(constraints), frozenset(wanted), explain=explain)
        return Tightened(
            {cell: solved.bounds.get(cell, WHOLE) for cell in wanted},
            {cell: solved.by.get(cell, ()) for cell in wanted},
            solved.conflicts,
        )
    known = memo
    parts = components(constraints)
    fresh = [part for part in parts if part not in known]
    every = None if wanted else frozenset[Cell]()
    solved = _solve([each for part in fresh for each in part], every, explain=explain)
    for part in fresh:
        named = {cell for each in part for cell, _ in each.terms}
        known[part] = Tightened(
            {cell: solved.bounds[cell] for cell in named if cell in solved.bounds},
            {cell: solved.by[cell] for cell in named if cell in solved.by},
            tuple(each for each in solved.conflicts if named & set(each.cells)),
        )
    bounds: dict[Cell, Bounds | None] = dict.fromkeys(wanted, WHOLE)
    by: dict[Cell, tuple[str, ...]] = dict.fromkeys(wanted, ())
    for part in parts:
        bounds |= known[part].bounds
        by |= known[part].by
    conflicts = tuple(conflict for part in parts for conflict in known[part].conflicts)
    return Tightened(bounds, by, conflicts)


Request = tuple[list[Constraint], list[Cell]]


def narrowest_apart(requests: list[Request]) -> list[dict[Cell, Bounds | None]]:
    """Return the bounds that each of several sets of constraints leaves, solved together.

    Parameters
    ----------
    requests : list of (constraints, cells)
        Sets that have nothing to do with one another, though they may speak of the same cells,
        each with the cells to bound.
    """

    def apart(cell: Cell, number: int) -> Cell:
        """Return the copy of a cell that belongs to one request."""
        return replace(cell, sample_id=f"{number} {cell.sample_id}")

    constraints = [
        replace(each, terms=tuple((apart(cell, number), weight) for cell, weight in each.terms))
        for number, (group, _) in enumerate(requests)
        for each in group
    ]
    wanted = [apart(cell, number) for number, (_, cells) in enumerate(requests) for cell in cells]
    found = narrowest(constraints, wanted, explain=False).bounds
    return [
        {cell: found[apart(cell, number)] for cell in cells}
        for number, (_, cells) in enumerate(requests)
    ]


def components(constraints: Iterable[Constraint]) -> list[Component]:
    """Return the constraints in groups that share no cell."""
    program = Program(constraints, ())
    groups: dict[int, list[Constraint]] = {}
    for each, component in zip(program.constraints, program.row_component.tolist(), strict=True):
        groups.setdefault(component, []).append(each)
    return [tuple(group) for group in groups.values()]


def _solve(
    constraints: list[Constraint], wanted: frozenset[Cell] | None, *, explain: bool
) -> Tightened:
    """Bound the wanted cells, without them those that have a figure of their own."""
    program = Program(constraints, ())
    broken = _broken(program)
    conflicts = tuple(
        conflict
        for component in sorted(broken if explain else ())
        for conflict in _conflicts(program, component)
    )
    sound = np.array([each not in broken for each in program.row_component], dtype=bool)
    good = program.part(sound)
    lost = [program.component[program.place[cell]] in broken for cell in program.cells]
    bounds: dict[Cell, Bounds | None] = dict.fromkeys(itertools.compress(program.cells, lost))
    by: dict[Cell, tuple[str, ...]] = {}
    if wanted is None:
        alone = (_subjects(each) for each in constraints)
        wanted = frozenset(cells[0] for cells in alone if len(cells) == 1)
    asked = [cell for cell in good.cells if cell in wanted]
    for batch in _batches(good, [cell for cell in asked if not cell.base]):
        _bound(good, batch, bounds, by)
    for cell in asked:
        if cell.base:
            bounds[cell], by[cell] = _conditional(good, cell)
    return Tightened(bounds, by, conflicts)


def _broken(program: Program) -> set[int]:
    """Return the components that contradict themselves."""
    if not program.constraints:
        return set()
    broken = set(np.flatnonzero(program.misses() > FEASIBLE).tolist())
    sound = np.array([each not in broken for each in program.row_component], dtype=bool)
    rest = program.part(sound)
    if rest.constraints:
        for component in np.flatnonzero(rest.strict_room() <= EXACT):
            cell = rest.cells[int(np.flatnonzero(rest.component == component)[0])]
            broken.add(int(program.component[program.place[cell]]))
    return broken


def _conflicts(program: Program, component: int) -> Iterator[Conflict]:
    """Yield contradictions of a component until what is left agrees.

    Relations between several cells are spared first where they can be, so that sums and figures
    are named rather than an order that follows from them.
    """
    own = np.flatnonzero(program.row_component == component)
    left = sorted((program.constraints[row] for row in own), key=_firmness)
    while left and _broken(Program(left, ())):
        small = _smallest(left)
        cells = dict.fromkeys(cell for each in small for cell in _subjects(each))
        yield Conflict(tuple(cells), small, _miss(small, left))
        spent = [each for each in small if len(each.terms) > 1] or list(small)
        left = [each for each in left if each not in spent]


def _firmness(constraint: Constraint) -> int:
    """Return how late a constraint is left out of a contradiction."""
    return 2 if constraint.op == "=" else int(len(constraint.terms) == 1)


def _smallest(constraints: list[Constraint]) -> tuple[Constraint, ...]:
    """Return a contradicting set of which nothing can be spared."""
    kept = list(constraints)
    for each in constraints:
        fewer = [other for other in kept if other is not each]
        if fewer and _broken(Program(fewer, ())):
            kept = fewer
    return tuple(kept)


def _miss(small: tuple[Constraint, ...], constraints: list[Constraint]) -> float:
    """Return by how much a set misses, with what is printed of the bases of its cells."""
    bases = {base_cell(cell) for each in small for cell, _ in each.terms}
    printed = [each for each in constraints if len(each.terms) == 1 and each.terms[0][0] in bases]
    return float(
        Program([*small, *(each for each in printed if each not in small)], ()).misses().sum()
    )


def _subjects(constraint: Constraint) -> list[Cell]:
    """Return the cells that a constraint is about: a base is not, where another cell has it."""
    cells = [cell for cell, _ in constraint.terms]
    bases = {base_cell(cell) for cell in cells}
    return [cell for cell in cells if cell not in bases]


def _batches(program: Program, cells: Iterable[Cell]) -> list[list[Cell]]:
    """Return batches with at most one cell of each component."""
    waiting: dict[int, list[Cell]] = {}
    for cell in cells:
        waiting.setdefault(int(program.component[program.place[cell]]), []).append(cell)
    longest = max((len(queue) for queue in waiting.values()), default=0)
    return [
        [queue[turn] for queue in waiting.values() if turn < len(queue)] for turn in range(longest)
    ]


def _bound(program: Program, batch: list[Cell], bounds: dict[Cell, Bounds | None],
           by: dict[Cell, tuple[str, ...]]) -> None:  # fmt: skip
    """Bound one cell of each component: its ends, then whether they are open."""
    places = [program.place[cell] for cell in batch]
    ends: list[Numbers] = []
    opens: list[list[bool]] = []
    active: list[NDArray[np.bool_]] = []
    for sign in (1.0, -1.0):
        objective = np.zeros(len(program.cells))
        objective[places] = sign
        found = program.solve(objective)
        values = np.round(found.x[places], 10)
        room = program.strict_room(dict(zip(places, found.x[places], strict=True)))
        ends.append(values)
        opens.append([bool(room[program.component[place]] <= 10 * EXACT) for place in places])
        active.append(_active(program, found))
    for turn, cell in enumerate(batch):
        low, high = float(ends[0][turn]), float(ends[1][turn])
        bounds[cell] = Bounds(
            low, max(low, high), *_open(low, high, opens[0][turn], opens[1][turn])
        )
        rows = (active[0] | active[1]) & (program.row_component == program.component[places[turn]])
        by[cell] = _sources(program, rows)


def _open(low: float, high: float, low_open: bool, high_open: bool) -> tuple[bool, bool]:
    """Return which ends are open; a single number is closed."""
    return (False, False) if low >= high else (low_open, high_open)


def _active(program: Program, found: Solution) -> NDArray[np.bool_]:
    """Return the rows whose removal would move the optimum."""
    active = np.zeros(len(program.constraints), dtype=bool)
    active[~program.equal] = np.abs(found.ineqlin.marginals) > FEASIBLE
    active[program.equal] = np.abs(found.eqlin.marginals) > FEASIBLE
    return active


def _sources(program: Program, rows: NDArray[np.bool_]) -> tuple[str, ...]:
    """Return the sources of rows, each once."""
    return tuple(dict.fromkeys(program.constraints[row].source for row in np.flatnonzero(rows)))


def _conditional(program: Program, cell: Cell) -> tuple[Bounds | None, tuple[str, ...]]:
    """Bound a share of a base: all shares divided by that of the base (Charnes and Cooper 1962)."""
    base = base_cell(cell)
    own = program.part(program.row_component == program.component[program.place[cell]])
    scale = len(own.cells)
    scaled = Program(own.constraints, ())
    scaled.limits = np.zeros_like(own.limits)
    extra = sparse.csr_array(-own.limits.reshape(-1, 1))
    box = np.tile([0.0, np.inf], (scale + 1, 1))
    box[scale, 0] = 1.0
    box[own.place[base]] = 1.0  # type: ignore[index]
    box[own.place[cell]] = [0.0, 1.0]
    ends, active = [], np.zeros(len(own.constraints), dtype=bool)
    for sign in (1.0, -1.0):
        objective = np.zeros(scale + 1)
        objective[own.place[cell]] = sign
        found = scaled.solve(objective, extra, box)
        ends.append(float(np.round(found.x[own.place[cell]], 10)))
        active |= _active(scaled, found)
    return Bounds(ends[0], max(ends)), _sources(own, active)
