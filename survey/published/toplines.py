"""Toplines: what all statements say together about each cell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from survey.bounds import Bounds
from survey.errors import OptionError
from survey.labels import listed
from survey.options import Reading, values
from survey.published.assumptions import Assume, Scenario, chosen
from survey.published.by_option import Range, by_option, option_text
from survey.published.cells import Cell
from survey.published.conflicts import conflict_words, paragraphs_of
from survey.published.labelling import labelled
from survey.published.study import Study
from survey.published.tightening import Memo, Tightened, narrowest
from survey.published.worlds import Statement, World, intersection, worlds

NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Topline:
    """One cell in one world: bounds, or the contradiction in words, and number of respondents."""

    cell: Cell
    bounds: Bounds | None
    conflict: str
    value: float
    n_low: float
    n_high: float
    statements: tuple[Statement, ...]
    by: tuple[str, ...]


def toplines(
    study: Study, *, reading: Reading = "literal", assume: Assume = None, tighten: bool = True
) -> pd.DataFrame:
    """Return what all statements say together about each cell.

    Answers which numbers a printed figure can stand for. It says nothing about sampling error:
    see `estimate`.

    Parameters
    ----------
    study : Study
        The study.
    reading : {"literal", "idiomatic"}, default "literal"
        Whether vague words give what they entail, or also what writers usually imply.
    assume : str or iterable of str, optional
        Options of the study's assumptions to take. Without it, bounds are the union over the
        admitted options, one issue at a time; an option that the printed figures contradict is
        left out, and `note` says so.
    tighten : bool, default True
        Whether relations and the logic of the questions narrow the bounds. More of them never
        widens any.

    Returns
    -------
    DataFrame
        One row a cell (sample, question, response, base) in the order of the tables, with the
        columns of `frames.TOPLINES`. Shares are 0 to 1; `published_low` and `published_high` are
        the ends of the bounds, `low_open` and `high_open` whether an end is left out; `value` is
        the printed number, empty unless `exact` (width no more than one printed unit); `n_low`
        and `n_high` the number of respondents, a range for a conditional base, empty where none
        was printed. A cell whose statements contradict one another has no bounds and says so in
        `note`, with the smallest set that does; one whose base depends on an assumption has the
        base "open". `options` holds bounds and n under each option of the issues that matter to
        the figure. `tightened_by` names the relations and statements about other cells that made
        the bounds narrower than the cell's own statements.

    Raises
    ------
    OptionError
        If `reading` or `assume` is unknown.

    See Also
    --------
    remainders : What was not published of one-choice questions.
    estimate : Toplines with confidence intervals.

    Examples
    --------
    >>> import survey as sv
    >>> tops = sv.toplines(sv.load("gt-china-kazakhstan-2024"))
    >>> tops.query("question_id == 'travel'")[["country", "value", "n_low"]]
       country  value   n_low
    ...
    """
    if reading not in values(Reading):
        raise OptionError.unknown("reading", reading, values(Reading))
    paragraphs = paragraphs_of(study)
    memo: Memo = {}
    found = [
        (world.scenario, _world(world, paragraphs, memo))
        for world in worlds(study, reading=reading, assume=assume, related=tighten)
    ]
    always = set.intersection(*(set(scenario.values()) for scenario, _ in found))
    rows = [_row(lines, len(found), always) for lines in _merge(found)]
    return labelled(rows, study, reading, " ".join(chosen(assume)))


def _world(world: World, paragraphs: Mapping[str, str], memo: Memo) -> dict[Cell, Topline]:
    """Return the toplines of one world."""
    about = world.about()
    result = narrowest(world.constraints, about, memo)
    conflicts = {
        cell: conflict_words(conflict, paragraphs)
        for conflict in result.conflicts
        for cell in conflict.cells
    }
    bounds: dict[Cell, Bounds | None] = {}
    by: dict[Cell, tuple[str, ...]] = {}
    for cell, statements in about.items():
        bounds[cell], by[cell] = _narrowed(result, cell, statements, cell in conflicts)
    asked = {cell: bounds[cell] or intersection(statements) for cell, statements in about.items()}
    return {
        cell: Topline(
            cell, bounds[cell], conflicts.get(cell, ""), _printed_value(statements, bounds[cell]),
            *world.asked(cell, asked), tuple(statements), by[cell],
        )
        for cell, statements in about.items()
    }  # fmt: skip


def _narrowed(
    result: Tightened, cell: Cell, statements: list[Statement], broken: bool
) -> tuple[Bounds | None, tuple[str, ...]]:
    """Return the bounds of a cell, and what made them narrower than its own statements."""
    own, found = intersection(statements), result.bounds[cell]
    if broken or own is None or found is None:
        return None if broken else own, ()
    narrower = found.low > own.low + NEAR or found.high < own.high - NEAR
    if not narrower:
        return own, ()
    bounds = own.intersect(found) or found
    mine = {statement.statement_id for statement in statements}
    return bounds, tuple(source for source in result.by[cell] if source not in mine)


def _printed_value(statements: Iterable[Statement], bounds: Bounds | None) -> float:
    """Return the most precise printed number if the bounds are no wider than its unit."""
    numbers = [statement for statement in statements if not math.isnan(statement.value)]
    if not numbers or bounds is None:
        return math.nan
    finest = min(numbers, key=lambda statement: statement.unit)
    narrow = bounds.width <= finest.unit + NEAR
    inside = bounds.low - NEAR <= finest.value <= bounds.high + NEAR
    return finest.value if narrow and inside else math.nan


def _merge(
    worlds: list[tuple[Scenario, dict[Cell, Topline]]],
) -> list[list[tuple[Scenario, Topline]]]:
    """Group the toplines of one figure over scenarios.

    A figure is a cell; cells that differ only in a base that depends on the scenario are one.
    """
    bases: dict[tuple[str, str, str], int] = {}
    for _, found in worlds:
        counts: dict[tuple[str, str, str], int] = {}
        for cell in found:
            key = (cell.sample_id, cell.question_id, cell.response_id)
            counts[key] = counts.get(key, 0) + 1
        for key, count in counts.items():
            bases[key] = max(bases.get(key, 0), count)
    groups: dict[tuple[str, str, str, str], list[tuple[Scenario, Topline]]] = {}
    for scenario, found in worlds:
        for cell, topline in found.items():
            key = (cell.sample_id, cell.question_id, cell.response_id)
            base = cell.base if bases[key] > 1 else ""
            groups.setdefault((*key, base), []).append((scenario, topline))
    return list(groups.values())


def _row(
    found: list[tuple[Scenario, Topline]], scenario_count: int, always: set[str]
) -> dict[str, object]:
    """Return the union of one figure over the worlds in which it stands without contradiction."""
    sound = [(scenario, line) for scenario, line in found if line.bounds] or found
    lines = [line for _, line in sound]
    first = lines[0]
    bounds = first.bounds
    for line in lines[1:]:
        bounds = bounds.union(line.bounds) if bounds and line.bounds else None
    statements = _unique(item.statement_id for line in lines for item in line.statements)
    only = [set(scenario.values()) for scenario, _ in sound] if len(sound) < scenario_count else []
    by = [line.by for line in lines] if all(line.by for line in lines) else []
    refuted = [(scenario, line.conflict) for scenario, line in found if not line.bounds]
    return {
        "sample_id": first.cell.sample_id,
        "question_id": first.cell.question_id,
        "response_id": first.cell.response_id,
        "bases": _unique(line.cell.base for line in lines),
        "n_low": min(line.n_low for line in lines),
        "n_high": max(line.n_high for line in lines),
        "published_low": bounds.low if bounds else math.nan,
        "published_high": bounds.high if bounds else math.nan,
        "low_open": bounds.low_open if bounds else False,
        "high_open": bounds.high_open if bounds else False,
        "value": first.value if all(line.value == first.value for line in lines) else math.nan,
        "printed": "; ".join(_unique(item.wording for line in lines for item in line.statements)),
        "statements": " ".join(statements),
        "tightened_by": " ".join(_unique(source for each in by for source in each)),
        "only": " ".join(sorted(set.intersection(*only) - always)) if only else "",
        "options": option_text(by_option((scenario, _range(line)) for scenario, line in sound)),
        "refuted": _refuted([scenario for scenario, _ in found], refuted),
    }


def _range(line: Topline) -> Range:
    """Return the bounds and the number of respondents of a topline."""
    ends = (line.bounds.low, line.bounds.high) if line.bounds else (math.nan, math.nan)
    return Range(*ends, line.n_low, line.n_high)


def _refuted(worlds: list[Scenario], refuted: list[tuple[Scenario, str]]) -> str:
    """Say which contradiction keeps a figure, or an option of an issue, from holding."""
    if not refuted:
        return ""
    if len(refuted) == len(worlds):
        return f"the statements contradict one another: {refuted[0][1]}"
    said = []
    for scenario, words in refuted:
        others = [set(world.values()) for world in worlds if world is not scenario]
        options = set(scenario.values()) - set().union(*others)
        said.append(f"not under {listed(sorted(options)) or 'one option'}: {words}")
    return "; ".join(_unique(said))


def _unique(items: Iterable[str]) -> list[str]:
    """Return items in order, each once."""
    return list(dict.fromkeys(items))
