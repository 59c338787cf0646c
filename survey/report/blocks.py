"""The blocks that a report is made of: plain data that JSON can hold, and drawings by name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from survey.options import Picture

if TYPE_CHECKING:
    import pandas as pd

Block = dict[str, Any]
Run = str | dict[str, str]
Record = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A picture that is still to be drawn.

    Parameters
    ----------
    picture : Picture
        Which picture of `survey.plot`.
    frame : DataFrame
        What it shows.
    """

    picture: Picture
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One section of a report.

    Parameters
    ----------
    heading : str
        Its title.
    blocks : sequence of Block
        What stands in it.
    drawings : mapping, default empty
        The drawings of its figures, by the id of the figure.
    """

    heading: str
    blocks: Sequence[Block]
    drawings: Mapping[str, Drawing] = field(default_factory=dict)


def plain(text: object) -> str:
    """Return a text on one line, white space single.

    Examples
    --------
    >>> plain("  two   words ")
    'two words'
    """
    return " ".join(str(text).split())


def to(block_id: str) -> dict[str, str]:
    """Return a reference to a figure or table, for a paragraph."""
    return {"to": block_id}


def strong(text: str) -> dict[str, str]:
    """Return words that stand out, for a paragraph."""
    return {"strong": text}


def opened(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a sentence, begun with a capital letter.

    Examples
    --------
    >>> opened(["five points came up; ", to("fit"), " says what to do."])[0]
    'Five points came up; '
    """
    first, *rest = runs
    return [f"{first[:1].upper()}{first[1:]}" if isinstance(first, str) else first, *rest]


def paragraph(*runs: Run) -> Block:
    """Return a paragraph of texts, references and strong words."""
    return {"kind": "paragraph", "runs": list(runs)}


def subheading(text: str) -> Block:
    """Return a heading within a section."""
    return {"kind": "heading", "text": plain(text)}


def bullets(items: Iterable[str]) -> Block:
    """Return a list of sentences."""
    return {"kind": "bullets", "items": [plain(item) for item in items]}


def references(items: Iterable[str]) -> Block:
    """Return a list of works."""
    return {"kind": "references", "items": [plain(item) for item in items]}


def figure(block_id: str, caption: str, finding: str, alone: str = "") -> Block:
    """Return a figure, whose drawing the section holds under the same id.

    The finding stands below it and is also what is read out in place of the picture. Where the
    text says it already, none is given, and `alone` is what is read out.
    """
    caption, finding = plain(caption), plain(finding)
    alt = f"{caption} {finding or plain(alone)}"
    return {"kind": "figure", "id": block_id, "caption": caption, "finding": finding, "alt": alt}
