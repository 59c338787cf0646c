"""Which comparisons a source states: thresholds in its words, and its relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from survey.errors import WordingError
from survey.published.cells import Cell, Others, parse_terms
from survey.published.relations import Constraint, rivals
from survey.published.study import Study
from survey.published.worlds import Statement, World
from survey.wording.reading import parse_wording, read_wording

ClaimKind = Literal["threshold", "majority", "equality", "sum", "order", "extreme"]
STATED = ("stated", "arithmetic")
OPS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "just_over": ">", "just_under": "<"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One comparison that the source states: a weighted sum of shares held against a number.

    Parameters
    ----------
    claim_id : str
        Id of the statement or relation that states it; " words" behind it where a number stands
        beside the words.
    kind : ClaimKind
        What is compared.
    terms : tuple of (Cell, float)
        The cells and their weights; of an extreme, the cell that is to be the highest or lowest.
    op : str
        ">", ">=", "<", "<=", "=" or, for an equality, "within".
    threshold, upper : float
        The number, a share; 0 for a comparison of cells. `upper` is the other end of what an
        equality allows, and equal to `threshold` otherwise.
    rivals : tuple of Cell
        Of an extreme, the cells it is set against, printed or not.
    unlisted : bool
        Of an extreme, whether more items were asked than the tables list.
    own : frozenset of str
        The sources that are switched off when the claim is judged.
    words : str
        The claim as printed or written in the table.
    """

    claim_id: str
    kind: ClaimKind
    terms: tuple[tuple[Cell, float], ...]
    op: str
    threshold: float
    upper: float
    rivals: tuple[Cell, ...]
    unlisted: bool
    own: frozenset[str]
    words: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of the sum."""
        return tuple(cell for cell, _ in self.terms)


def claims_of(study: Study, world: World) -> list[Claim]:
    """Return the claims that are made in a world, thresholds first."""
    about = world.about()
    found = [claim for each in world.statements for claim in _of_words(each, about[each.cell])]
    holding = {constraint.source for constraint in world.constraints}
    for row in study.relations.to_dict("records"):
        if row["basis"] in STATED and row["relation_id"] in holding:
            found += _of_relation(study, {str(key): str(value) for key, value in row.items()})
    return found


def _of_words(statement: Statement, about: Iterable[Statement]) -> Iterator[Claim]:
    """Yield the threshold that a statement's words state, if any.

    Judged without any vague statement of the same cell: "over 80 percent" in the headline is no
    evidence for "more than 80 percent" in the text.
    """
    wording = parse_wording(statement.wording)
    words = wording.words if wording.words else statement.wording
    try:
        stated = parse_wording(words)
        bounds = read_wording(words)
    except WordingError:
        return
    if stated.term.term in {"(digits)", "(range)"} or stated.qualifier == "approx":
        return
    vague = {each.statement_id for each in about if each.value != each.value}
    own = frozenset(vague - ({statement.statement_id} if wording.words else set()))
    name = f"{statement.statement_id} words" if wording.words else statement.statement_id
    terms = ((statement.cell, 1.0),)
    if stated.qualifier == "eq":
        low, high = bounds.low, bounds.high
        yield Claim(name, "equality", terms, "within", low, high, (), False, own, words)
        return
    number = 0.5 if stated.number is None else stated.number.value
    majority = stated.number is None and stated.qualifier == "gt"
    kind: ClaimKind = "majority" if majority else "threshold"
    op = OPS[stated.qualifier]
    yield Claim(name, kind, terms, op, number, number, (), False, own, words)


def _of_relation(study: Study, row: dict[str, str]) -> Iterator[Claim]:
    """Yield the claims of one relation: several for an extreme that several cells share."""
    left = parse_terms(row["left"], sample_id=row["sample_id"])
    right = parse_terms(row["right"], sample_id=row["sample_id"])
    name, own = row["relation_id"], frozenset({row["relation_id"]})
    words = f"{row['left']} {row['op']} {row['right']}"
    cells = [term for term in left if isinstance(term, Cell)]
    if row["op"].startswith("extreme"):
        against = tuple(rivals(study, cells, right))
        op = ">" if row["op"] == "extreme_high" else "<"
        unlisted = any(_more_asked(study, term, cells, against) for term in right)
        for place, cell in enumerate(cells):
            each = name if len(cells) == 1 else f"{name} {place + 1}"
            yield Claim(
                each, "extreme", ((cell, 1.0),), op, 0.0, 0.0, against, unlisted, own, words
            )
        return
    weights: dict[Cell, float] = {}
    for side, sign in ((left, 1.0), (right, -1.0)):
        for term in side:
            if isinstance(term, Cell):
                weights[term] = weights.get(term, 0.0) + sign
    threshold = sum(term for term in right if isinstance(term, float))
    threshold -= sum(term for term in left if isinstance(term, float))
    kind: ClaimKind = "sum" if row["op"] == "=" else "order"
    terms = tuple(weights.items())
    yield Claim(name, kind, terms, row["op"], threshold, threshold, (), False, own, words)


def _more_asked(
    study: Study, term: Cell | Others | float, own: list[Cell], against: tuple[Cell, ...]
) -> bool:
    """Say whether the battery or question had more items than the tables name."""
    if not isinstance(term, Others):
        return False
    questions = study.questions
    asked = questions.loc[
        (questions["battery"] == term.of) | (questions["question_id"] == term.of), "items_asked"
    ]
    counts = [int(count) for count in asked if count]
    named = (
        len({cell.question_id for cell in (*own, *against)})
        if len(asked) > 1
        else len(own) + len(against)
    )
    return bool(counts) and max(counts) > named


def difference(cell: Cell, other: Cell) -> tuple[Cell, Constraint]:
    """Return a stand-in whose share is half of one plus the difference of two cells.

    It lets the difference be bounded directly, like any share.
    """
    made = Cell(cell.sample_id, "difference", f"{cell.question_id}-{other.question_id}")
    terms = ((made, 2.0), (cell, -1.0), (other, 1.0))
    return made, Constraint(terms, "=", 1.0, "difference", "")
