"""References to cells: `question/response`, `sample/question/response`, `... | base`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from survey.errors import CellError

_ID = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
_CELL = re.compile(rf"(?:({_ID})/)?({_ID})/({_ID})(?: *\| *({_ID}/{_ID}))?")
_OTHERS = re.compile(rf"others\( *({_ID}) *\)")
_CONSTANT = re.compile(r"0(?:\.\d{1,9})?|1(?:\.0{1,9})?")
ID = re.compile(_ID)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a statement is about: sample, question, response and base.

    Parameters
    ----------
    sample_id, question_id, response_id : str
        Ids of the study; `sample_id` is empty where the row that holds the reference names it.
    base : str, default ""
        "question/response" of those who were asked, empty for the whole sample.

    Examples
    --------
    >>> str(Cell("china", "reason", "region", "closer/closer"))
    'china/reason/region | closer/closer'
    """

    sample_id: str
    question_id: str
    response_id: str
    base: str = ""

    def __str__(self) -> str:
        """Return the reference as it is written in a table."""
        text = "/".join(
            part for part in (self.sample_id, self.question_id, self.response_id) if part
        )
        return f"{text} | {self.base}" if self.base else text


@dataclass(frozen=True, slots=True)
class Others:
    """The rivals of an extreme: the other members of a battery or question, printed or not."""

    of: str

    def __str__(self) -> str:
        """Return the reference as it is written in a table."""
        return f"others({self.of})"


def parse_cell(text: str, *, sample_id: str = "") -> Cell:
    """Return the cell that a text refers to.

    Parameters
    ----------
    text : str
        A reference as in the tables.
    sample_id : str, default ""
        The sample of the row, used where the text names none.

    Raises
    ------
    CellError
        If the text is no reference.

    Examples
    --------
    >>> parse_cell("travel/willing", sample_id="china")
    Cell(sample_id='china', question_id='travel', response_id='willing', base='')
    >>> parse_cell("kazakhstan/reason/region | closer/closer").base
    'closer/closer'
    """
    found = _CELL.fullmatch(text.strip())
    if found is None:
        raise CellError.unreadable(text, "'question/response' or 'sample/question/response'")
    cell = Cell(found[1] or "", found[2], found[3], (found[4] or "").replace(" ", ""))
    return cell if cell.sample_id else replace(cell, sample_id=sample_id)


def parse_terms(text: str, *, sample_id: str = "") -> tuple[Cell | Others | float, ...]:
    """Return the terms of one side of a relation: cells, constants (shares) and rivals.

    Raises
    ------
    CellError
        If a term is none of these.

    Examples
    --------
    >>> [str(term) for term in parse_terms("success/totally + success/fairly + 0.05")]
    ['success/totally', 'success/fairly', '0.05']
    >>> parse_terms("others(role)")
    (Others(of='role'),)
    """
    terms: list[Cell | Others | float] = []
    for part in (piece.strip() for piece in text.split("+")):
        if found := _OTHERS.fullmatch(part):
            terms.append(Others(found[1]))
        elif _CONSTANT.fullmatch(part):
            terms.append(float(part))
        else:
            terms.append(parse_cell(part, sample_id=sample_id))
    return tuple(terms)
