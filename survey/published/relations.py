"""Relations as linear constraints over joint shares: what is stated, what a question implies.

The variable of a cell is the share of the whole sample that belongs to it; for a conditional base
that is the joint share of being asked and giving the answer, so that every statement is linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

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
    batteries = zip(study.questions["question_id"], study.questions["battery"], strict=True)
    battery_of, answers = dict(batteries), answers_of(study)
    for term in right:
        if not isinstance(term, Others):
            continue
        in_battery = [name for name, battery in battery_of.items() if battery == term.of]
        found += [
            replace(own[0], question_id=question_id, response_id=response_id)
            for question_id in in_battery
            for response_id in dict.fromkeys(cell.response_id for cell in own)
        ]
        found += [
            replace(own[0], question_id=term.of, response_id=answer.response_id)
            for answer in answers.get(term.of, ())
            if not in_battery and not answer.is_net
        ]
    inside = set(own)
    for cell in own:
        for answer in answers.get(cell.question_id, ()):
            if answer.response_id == cell.response_id:
                inside |= {replace(cell, response_id=member) for member in answer.members}
    return [cell for cell in dict.fromkeys(found) if cell not in inside]


class Answer(NamedTuple):
    """One answer to a question: its id, whether it is a net, and what a net sums."""

    response_id: str
    is_net: bool
    members: tuple[str, ...]


def answers_of(study: Study) -> dict[str, list[Answer]]:
    """Return the answers to each question, in order."""
    columns = (study.responses[name] for name in ("question_id", "response_id", "kind", "members"))
    found: dict[str, list[Answer]] = {}
    for question_id, response_id, kind, members in zip(*columns, strict=True):
        answer = Answer(response_id, kind == "net", tuple(members.split()))
        found.setdefault(question_id, []).append(answer)
    return found


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
    answers = answers_of(study)
    for (sample_id, question_id, base_text), named in asked.items():
        if question_id in answers:
            frame = Cell(sample_id, question_id, "", base_text)
            single = kinds.get(question_id) == "single"
            choices = 1.0 if single else float(most.get(question_id) or "inf")
            yield from _question(frame, answers[question_id], named, single=single, choices=choices)


def _question(
    frame: Cell, answers: list[Answer], named: set[str], *, single: bool, choices: float
) -> Iterator[Constraint]:
    """Yield the logic of one question in one sample."""
    involved = set(named)
    for answer in answers:
        if answer.members and answer.response_id in named:
            involved |= set(answer.members)
            yield from _net(frame, answer, single=single)
    counted = [
        (replace(frame, response_id=answer.response_id), 1.0)
        for answer in answers
        if answer.response_id in involved and not (answer.is_net and answer.members)
    ]
    if choices < float("inf") and len(counted) > 1:
        name = f"{'one' if single else 'several'}-choice:{frame.question_id}"
        words = f"the answers to {frame.question_id} add to at most {choices:g}"
        base = base_cell(replace(frame, response_id="x"))
        yield against(counted, "<=", choices, base, name, words)


def _net(frame: Cell, net: Answer, *, single: bool) -> Iterator[Constraint]:
    """Yield what a net is: the sum of its members, or no less than each and no more than that."""
    own = (replace(frame, response_id=net.response_id), 1.0)
    sums = [(replace(frame, response_id=part), -1.0) for part in net.members]
    name = f"net:{frame.question_id}/{net.response_id}"
    words = f"{net.response_id} of {frame.question_id} is the net of {', '.join(net.members)}"
    yield against((own, *sums), "=" if single else "<=", 0.0, None, name, words)
    if not single:
        for part in sums:
            yield against((part, own), ">=", 0.0, None, name, words)
