"""Toplines: what all statements say together about each cell."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from survey.bounds import Bounds
from survey.countries import country_name
from survey.errors import OptionError
from survey.frames import TOPLINES
from survey.labels import listed
from survey.options import Reading, values
from survey.published.assumptions import Assume, Scenario, chosen, holds, scenarios
from survey.published.cells import Cell
from survey.published.study import Study
from survey.wording.reading import parse_wording, read_wording

WHOLE = Bounds(0.0, 1.0)
OPEN_BASE = "open"
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Statement:
    """One printed figure, read."""

    statement_id: str
    cell: Cell
    wording: str
    when: str
    bounds: Bounds
    value: float
    unit: float


@dataclass(frozen=True, slots=True)
class Topline:
    """One cell in one scenario: bounds (None if contradictory) and number of respondents."""

    cell: Cell
    bounds: Bounds | None
    value: float
    n_low: float
    n_high: float
    statements: tuple[Statement, ...]


def toplines(study: Study, *, reading: Reading = "literal", assume: Assume = None) -> pd.DataFrame:
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
        admitted options, one issue at a time.

    Returns
    -------
    DataFrame
        One row a cell (sample, question, response, base) in the order of the tables, with the
        columns of `frames.TOPLINES`. Shares are 0 to 1; `published_low` and `published_high` are
        the ends of the bounds, `low_open` and `high_open` whether an end is left out; `value` is
        the printed number, empty unless `exact` (width no more than one printed unit); `n_low`
        and `n_high` the number of respondents, a range for a conditional base, empty where none
        was printed. A cell whose statements contradict one another has no bounds and says so in
        `note`; one whose base depends on an assumption has the base "open".

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
    statements = _read(study, reading)
    issue_of = dict(
        zip(study.assumptions["assumption_id"], study.assumptions["issue"], strict=True)
    )
    sizes = _sizes(study.samples)
    worlds = [
        (scenario, _scenario(statements, scenario, issue_of, sizes))
        for scenario in scenarios(study.assumptions, assume)
    ]
    rows = [_row(found, len(worlds)) for found in _merge(worlds)]
    return _described(rows, study, reading, " ".join(chosen(assume)))


def _read(study: Study, reading: Reading) -> list[Statement]:
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


def _sizes(samples: pd.DataFrame) -> dict[str, tuple[float, float]]:
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


def _scenario(
    statements: list[Statement],
    scenario: Scenario,
    issue_of: Mapping[str, str],
    sizes: Mapping[str, tuple[float, float]],
) -> dict[Cell, Topline]:
    """Return the toplines of one scenario: statements intersected per cell."""
    held: dict[Cell, list[Statement]] = {}
    for statement in statements:
        if not statement.when or holds(statement.when, scenario, issue_of):
            held.setdefault(statement.cell, []).append(statement)
    bounds = {cell: _intersect(found) for cell, found in held.items()}
    found = {}
    for cell, about in held.items():
        n_low, n_high = sizes[cell.sample_id]
        if cell.base:
            question_id, _, response_id = cell.base.partition("/")
            asked = bounds.get(Cell(cell.sample_id, question_id, response_id)) or WHOLE
            n_low, n_high = _asked(asked, n_low, n_high)
        value = _printed_value(about, bounds[cell])
        found[cell] = Topline(cell, bounds[cell], value, n_low, n_high, tuple(about))
    return found


def _asked(share: Bounds, n_low: float, n_high: float) -> tuple[float, float]:
    """Return how many of a sample are a share of it, as a range of whole numbers from 1."""
    if math.isfinite(n_low):
        at_low = (share.low + (ROUNDING if share.low_open else -ROUNDING)) * n_low
        n_low = max(math.floor(at_low) + 1.0 if share.low_open else math.ceil(at_low), 1.0)
    if math.isfinite(n_high):
        at_high = (share.high - (ROUNDING if share.high_open else -ROUNDING)) * n_high
        n_high = math.ceil(at_high) - 1.0 if share.high_open else math.floor(at_high)
        n_high = max(n_high, n_low)
    return n_low, n_high


def _intersect(statements: Iterable[Statement]) -> Bounds | None:
    """Return what all statements allow together, or None."""
    bounds: Bounds | None = WHOLE
    for statement in statements:
        bounds = bounds.intersect(statement.bounds) if bounds else None
    return bounds


def _printed_value(statements: Iterable[Statement], bounds: Bounds | None) -> float:
    """Return the most precise printed number if the bounds are no wider than its unit."""
    numbers = [statement for statement in statements if not math.isnan(statement.value)]
    if not numbers or bounds is None:
        return math.nan
    finest = min(numbers, key=lambda statement: statement.unit)
    narrow = bounds.width <= finest.unit + ROUNDING
    inside = bounds.low - ROUNDING <= finest.value <= bounds.high + ROUNDING
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


def _row(found: list[tuple[Scenario, Topline]], scenario_count: int) -> dict[str, object]:
    """Return the union of one figure over the scenarios in which it stands."""
    lines = [topline for _, topline in found]
    first = lines[0]
    bases = list(dict.fromkeys(line.cell.base for line in lines))
    bounds: Bounds | None = first.bounds
    for line in lines[1:]:
        bounds = bounds.union(line.bounds) if bounds and line.bounds else None
    alike = all(line.value == first.value for line in lines)
    statements = list(
        dict.fromkeys(item.statement_id for line in lines for item in line.statements)
    )
    wordings = list(dict.fromkeys(item.wording for line in lines for item in line.statements))
    only = [] if len(found) == scenario_count else [set(scenario.values()) for scenario, _ in found]
    return {
        "sample_id": first.cell.sample_id,
        "question_id": first.cell.question_id,
        "response_id": first.cell.response_id,
        "base": bases[0] if len(bases) == 1 else OPEN_BASE,
        "bases": bases,
        "n_low": min((line.n_low for line in lines), default=math.nan),
        "n_high": max((line.n_high for line in lines), default=math.nan),
        "published_low": bounds.low if bounds else math.nan,
        "published_high": bounds.high if bounds else math.nan,
        "low_open": bounds.low_open if bounds else False,
        "high_open": bounds.high_open if bounds else False,
        "value": first.value if alike else math.nan,
        "printed": "; ".join(wordings),
        "statements": " ".join(statements),
        "only": " ".join(sorted(set.intersection(*only))) if only else "",
        "contradiction": bounds is None,
    }


def _described(
    rows: list[dict[str, object]], study: Study, reading: Reading, assume: str
) -> pd.DataFrame:
    """Add what the tables say about sample, question and response; bring rows into table order."""
    frame = pd.DataFrame(
        rows,
        columns=[
            "sample_id", "question_id", "response_id", "base", "bases", "n_low", "n_high",
            "published_low", "published_high", "low_open", "high_open", "value", "printed",
            "statements", "only", "contradiction",
        ],
    )  # fmt: skip
    samples = study.samples.assign(
        place=[place(row) for row in study.samples.to_dict("records")],
        sample_order=range(len(study.samples)),
    )
    questions = study.questions.assign(question_order=range(len(study.questions)))
    questions = questions.rename(columns={"text": "question", "kind": "question_kind"})
    responses = study.responses.assign(response_order=range(len(study.responses)))
    responses = responses.rename(columns={"label": "response"})
    frame = frame.merge(
        samples[["sample_id", "country", "place", "wave", "sampling", "sample_order"]],
        on="sample_id", how="left",
    ).merge(
        questions[["question_id", "topic", "question", "question_kind", "concept", "fit",
                   "direction", "question_order"]],
        on="question_id", how="left",
    ).merge(
        responses[["question_id", "response_id", "response", "order", "valence", "kind",
                   "members", "response_order"]],
        on=["question_id", "response_id"], how="left",
    )  # fmt: skip
    frame = frame.sort_values(
        ["sample_order", "question_order", "response_order"], kind="stable", ignore_index=True
    )
    labels = {
        f"{question_id}/{response_id}": label
        for question_id, response_id, label in zip(
            study.responses["question_id"], study.responses["response_id"],
            study.responses["label"], strict=True,
        )
    }  # fmt: skip
    frame["note"] = [
        _note(contradiction, bases, labels)
        for contradiction, bases in zip(frame["contradiction"], frame["bases"], strict=True)
    ]
    return frame.assign(
        study=study.name,
        exact=frame["value"].notna(),
        order=pd.to_numeric(frame["order"], errors="coerce").astype("float64"),
        reading=reading,
        assume=[f"{assume} {only}".strip() for only in frame["only"]],
        tightened_by="",
    )[list(TOPLINES)]


def _note(contradiction: bool, bases: list[str], labels: Mapping[str, str]) -> str:
    """Say what a reader of the row must know."""
    if contradiction:
        return "the statements about this figure contradict one another"
    asked = [
        f"those who answered \u201c{labels.get(base, base)}\u201d" if base else "all respondents"
        for base in bases
    ]
    if len(bases) > 1:
        return f"the source leaves open whether this is a share of {listed(asked, 'or')}"
    return f"a share of {asked[0]}" if bases and bases[0] else ""


def place(sample: Mapping[Hashable, str]) -> str:
    """Return the label of a sample: country, wave and what of it was covered.

    Examples
    --------
    >>> place({"sample_id": "china", "country": "CHN", "wave": "", "coverage": "16 cities"})
    'China (16 cities)'
    """
    codes = [sample["country"]] if sample["country"] else sample["countries"].split()
    name = listed(country_name(code) for code in codes) or sample["sample_id"]
    name = f"{name} {sample['wave']}" if sample["wave"] else name
    return f"{name} ({sample['coverage']})" if sample["coverage"] else name
