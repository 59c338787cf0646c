"""Relations as linear constraints over joint shares: what is stated, what a question implies.

The variable of a cell is the share of the whole sample that belongs to it; for a conditional base
that is the joint share of being asked and giving the answer, so that every statement is linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from survey.bounds import Bounds
from survey.published.cells import Cell, Others, parse_terms
from survey.published.study import Study

Op = Literal["<=", "<", "="]
FLIPPED = {">=": "<=", ">": "<"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A weighted sum of joint shares, held against a number.

    Parameters
    ----------
    terms : tuple of (Cell, float)
        The cells and their weights.
    op : {"<=", "<", "="}
        How the sum stands to `limit`.
    limit : float
        The number.
    source : str
        Id of the statement or relation, or the name of a logic such as "one-choice:travel".
    words : str
        What it says, for a person.
    """

    terms: tuple[tuple[Cell, float], ...]
    op: Op
    limit: float
    source: str
    words: str


def base_cell(cell: Cell) -> Cell | None:
    """Return the cell of those who were asked, or None where the whole sample was."""
    if not cell.base:
        return None
    question_id, _, response_id = cell.base.partition("/")
    return Cell(cell.sample_id, question_id, response_id)


def against(terms: Iterable[tuple[Cell, float]], op: str, right: float, base: Cell | None,
            source: str, words: str) -> Constraint:  # fmt: skip
    """Return the constraint "sum op right", where right is a share of the base if there is one."""
    if op in FLIPPED:
        return against(((cell, -weight) for cell, weight in terms), FLIPPED[op], -right, base,
                       source, words)  # fmt: skip
    weights: dict[Cell, float] = {}
    for cell, weight in [*terms, *([(base, -right)] if base else [])]:
        weights[cell] = weights.get(cell, 0.0) + weight
    kept = tuple((cell, weight) for cell, weight in weights.items() if weight)
    return Constraint(kept, "=" if op == "=" else "<" if op == "<" else "<=",
                      0.0 if base else right, source, words)  # fmt: skip


def of_statement(cell: Cell, bounds: Bounds, source: str, words: str) -> Iterator[Constraint]:
    """Yield what one printed figure says of its cell."""
    base, terms = base_cell(cell), ((cell, 1.0),)
    if bounds.low > 0 or bounds.low_open:
        yield against(terms, ">" if bounds.low_open else ">=", bounds.low, base, source, words)
    if bounds.high < 1 or bounds.high_open:
        yield against(terms, "<" if bounds.high_open else "<=", bounds.high, base, source, words)


def stated(study: Study) -> Iterator[tuple[str, Constraint]]:
    """Yield the relations of a study as constraints, each behind the assumptions it needs.

    A relation over cells with different bases is not linear in joint shares; it is left out.
    """
    for row in study.relations.to_dict("records"):
        sample_id = str(row["sample_id"])
        left = parse_terms(str(row["left"]), sample_id=sample_id)
        right = parse_terms(str(row["right"]), sample_id=sample_id)
        words = f"{row['left']} {row['op']} {row['right']}"
        source = str(row["relation_id"])
        for constraint in _relation(study, left, str(row["op"]), right, source, words):
            yield str(row["when"]), constraint


def _relation(study: Study, left: tuple[Cell | Others | float, ...], op: str,
              right: tuple[Cell | Others | float, ...], source: str,
              words: str) -> Iterator[Constraint]:  # fmt: skip
    """Yield the constraints of one relation."""
    cells = [term for term in (*left, *right) if isinstance(term, Cell)]
    bases = {cell.base for cell in cells}
    if len(bases) != 1:
        return
    base = base_cell(cells[0])
    if op.startswith("extreme"):
        own = [term for term in left if isinstance(term, Cell)]
        for cell in own:
            for rival in rivals(study, own, right):
                pair = ((cell, 1.0), (rival, -1.0))
                yield against(
                    pair, ">=" if op == "extreme_high" else "<=", 0.0, None, source, words
                )
        return
    terms = [(term, 1.0) for term in left if isinstance(term, Cell)]
    terms += [(term, -1.0) for term in right if isinstance(term, Cell)]
    constant = sum(term for term in right if isinstance(term, float))
    constant -= sum(term for term in left if isinstance(term, float))
    yield against(terms, op, constant, base, source, words)


def rivals(study: Study, own: list[Cell], right: tuple[Cell | Others | float, ...]) -> list[Cell]:
    """Return the cells that an extreme is set against, printed or not.

    `others(battery)` are the same answers about the other objects of the battery,
    `others(question)` the other answers to the question; nets and the members of an own net are
    no rivals.
    """
    found = [term for term in right if isinstance(term, Cell)]
    questions, responses = study.questions, study.responses
    for term in right:
        if not isinstance(term, Others):
            continue
        in_battery = questions.loc[questions["battery"] == term.of, "question_id"]
        for question_id in in_battery:
            for response_id in dict.fromkeys(cell.response_id for cell in own):
                found.append(replace(own[0], question_id=question_id, response_id=response_id))
        answers = responses[(responses["question_id"] == term.of) & (responses["kind"] != "net")]
        if in_battery.empty:
            found += [
                replace(own[0], question_id=term.of, response_id=each)
                for each in answers["response_id"]
            ]
    inside = set(own)
    for cell in own:
        inside |= {replace(cell, response_id=member) for member in members_of(study, cell)}
    return [cell for cell in dict.fromkeys(found) if cell not in inside]


def members_of(study: Study, cell: Cell) -> list[str]:
    """Return the answers that a net sums, none for a plain answer."""
    responses = study.responses
    row = responses[
        (responses["question_id"] == cell.question_id)
        & (responses["response_id"] == cell.response_id)
    ]
    return str(row["members"].iloc[0]).split() if len(row) else []


def logic(study: Study, cells: Iterable[Cell]) -> Iterator[Constraint]:
    """Yield what follows from the questions: sums of one-choice answers, nets, subsets.

    Parameters
    ----------
    study : Study
        The study.
    cells : iterable of Cell
        The cells that statements and relations speak of.

    Notes
    -----
    Questions of unknown kind get no sum logic; a net there is no smaller than each member and no
    larger than their sum, which holds however many answers could be given.
    """
    kinds = dict(zip(study.questions["question_id"], study.questions["kind"], strict=True))
    most = dict(zip(study.questions["question_id"], study.questions["max_choices"], strict=True))
    asked: dict[tuple[str, str, str], set[str]] = {}
    for cell in cells:
        asked.setdefault((cell.sample_id, cell.question_id, cell.base), set()).add(cell.response_id)
        if (base := base_cell(cell)) is not None:
            name = f"subset:{cell.question_id}/{cell.response_id}"
            words = f"{cell} is part of {base}"
            yield against(((cell, 1.0), (base, -1.0)), "<=", 0.0, None, name, words)
    tables = dict(iter(study.responses.groupby("question_id", sort=False)))
    for (sample_id, question_id, base_text), named in asked.items():
        if question_id in tables:
            frame = Cell(sample_id, question_id, "", base_text)
            single = kinds.get(question_id) == "single"
            choices = 1.0 if single else float(most.get(question_id) or "inf")
            yield from _question(frame, tables[question_id], named, single=single, choices=choices)


def _question(
    frame: Cell, responses: pd.DataFrame, named: set[str], *, single: bool, choices: float
) -> Iterator[Constraint]:
    """Yield the logic of one question in one sample."""
    involved = set(named)
    for response_id, members in zip(responses["response_id"], responses["members"], strict=True):
        parts = members.split()
        if not parts or response_id not in named:
            continue
        involved |= set(parts)
        net = (replace(frame, response_id=response_id), 1.0)
        sums = [(replace(frame, response_id=part), -1.0) for part in parts]
        name = f"net:{frame.question_id}/{response_id}"
        words = f"{response_id} of {frame.question_id} is the net of {', '.join(parts)}"
        yield against((net, *sums), "=" if single else "<=", 0.0, None, name, words)
        if not single:
            for part in sums:
                yield against((part, net), ">=", 0.0, None, name, words)
    nets = set(responses.loc[responses["kind"] == "net", "response_id"])
    plain = [
        replace(frame, response_id=each)
        for each in responses["response_id"]
        if each in involved - nets
    ]
    unsplit = [
        replace(frame, response_id=each)
        for each, members in zip(responses["response_id"], responses["members"], strict=True)
        if each in involved & nets and not members
    ]
    if choices < float("inf") and len(plain) + len(unsplit) > 1:
        terms = [(cell, 1.0) for cell in (*plain, *unsplit)]
        name = f"{'one' if single else 'several'}-choice:{frame.question_id}"
        words = f"the answers to {frame.question_id} add to at most {choices:g}"
        yield against(terms, "<=", choices, base_cell(replace(frame, response_id="x")), name, words)
