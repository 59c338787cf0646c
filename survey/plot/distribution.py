"""Distributions: the answers of one question laid out as the segments of a bar."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from survey.plot.bars import Segment
from survey.plot.drawable import Record, share_text
from survey.plot.theme import NOT_PUBLISHED, NOT_PUBLISHED_HATCH, stripes
from survey.texts import say

NET: Final = "net"
REMAINDER: Final = "remainder"
NOTHING: Final = 1e-6
ROOMY: Final = 0.15  # a solid part that holds the words of a vague answer


def counted(rows: Sequence[Record]) -> list[Record]:
    """Return the answers of one question, each person counted once.

    A net gives way to its members where all of them are there; otherwise the members that are
    there give way to the net.

    Examples
    --------
    >>> rows = [{"response_id": name, "kind": kind, "members": members} for name, kind, members in
    ...     [("very", "answer", ""), ("quite", "answer", ""), ("willing", "net", "very quite")]]
    >>> [row["response_id"] for row in counted(rows)]
    ['very', 'quite']
    >>> [row["response_id"] for row in counted(rows[1:])]
    ['willing']
    """
    present = {row["response_id"] for row in rows}
    hidden: set[str] = set()
    for row in rows:
        if row["kind"] == NET:
            members = set(str(row["members"]).split())
            is_split = bool(members) and members <= present
            hidden |= {row["response_id"]} if is_split else members & present
    return [row for row in rows if row["response_id"] not in hidden]


def segments(rows: Iterable[Record], colors: Mapping[str, str]) -> tuple[Segment, ...]:
    """Return the segments of one bar, from 0 to 1.

    What is sure of an answer is solid, what its words also allow beside the other answers is
    striped in its colour. Where vague answers compete for the rest, it stands once at the end.

    Parameters
    ----------
    rows : iterable of dict
        Rows of toplines of one question and sample, each person counted once.
    colors : mapping of str to str
        The colour of each answer, by response id.

    Returns
    -------
    tuple of Segment
        Empty where the answers contradict one another.
    """
    known = [row for row in rows if not math.isnan(row["published_low"])]
    answers = [row for row in known if row["kind"] != REMAINDER]
    rest = next((row for row in known if row["kind"] == REMAINDER), None)
    sure = [_sure(row) for row in answers]
    total = sum(sure)
    most = [
        max(min(_most(row), 1.0 - total + least), least)
        for row, least in zip(answers, sure, strict=True)
    ]
    if total > 1.0 + _rounding(answers):
        return ()
    shrink = 1.0 / max(total, 1.0)
    fits = sum(most) * shrink <= 1.0 + NOTHING
    found: list[Segment] = []
    end = 0.0
    for row, least, largest in zip(answers, sure, most, strict=True):
        color, label = colors[row["response_id"]], share_text(row)
        parts = [(least * shrink, color, "")]
        if fits and largest - least > NOTHING:
            parts.append(((largest - least) * shrink, *stripes(color)))
        labelled = 0 if parts[0][0] >= ROOMY else len(parts) - 1
        for part, (width, fill, hatch) in enumerate(parts):
            shown = label if part == labelled else ""
            found.append(Segment(end, min(end + width, 1.0), fill, hatch, shown))
            end += width
    if 1.0 - end > NOTHING and (rest or not fits):
        left = share_text(rest) if rest and fits else ""
        shown = left or say("plot.scale.open")
        found.append(Segment(end, 1.0, NOT_PUBLISHED, NOT_PUBLISHED_HATCH, shown, is_open=not left))
    return tuple(segment for segment in found if segment.end - segment.start > NOTHING)


def _sure(row: Record) -> float:
    """Return the share that surely gave an answer: as printed, or the least its words allow."""
    return float(row["published_low"] if math.isnan(row["value"]) else row["value"])


def _most(row: Record) -> float:
    """Return the largest share that can have given an answer."""
    return float(row["published_high"] if math.isnan(row["value"]) else row["value"])


def _rounding(answers: Sequence[Record]) -> float:
    """Return by how much printed shares may add to more than all, because each is rounded."""
    return NOTHING + sum(
        float(row["value"] - row["published_low"])
        for row in answers
        if not math.isnan(row["value"])
    )
