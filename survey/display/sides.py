"""What the two sides of a gap are called, which of them is higher, and verdicts in words."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from survey.inference.pairing import ASIDE
from survey.texts import say

Row = Mapping[Hashable, Any]
HIGHER = {"a higher": "a", "b higher": "b"}
SIDE_BY_SIDE = "side by side"


def side_name(row: Row, side: str) -> str:
    """Return the name of one side of a gap: its place, or what else sets it apart.

    Parameters
    ----------
    row : mapping
        A row of gaps, tips or verdicts.
    side : {"a", "b"}
        Which side.

    Examples
    --------
    >>> side_name({"a": "CHN", "place_a": "China (16 cities)", "place_b": "Peru"}, "a")
    'China (16 cities)'
    >>> side_name({"a": "poll-1", "place_a": "China", "place_b": "China"}, "a")
    'poll-1'
    """
    apart = row["place_a"] != row["place_b"]
    return str(row[f"place_{side}"] if apart else row[side])


def verdict_of(row: Row) -> str:
    """Return the verdict of a gap, or that its sides only stand side by side.

    Examples
    --------
    >>> verdict_of({"verdict": "a higher", "note": ""})
    'a higher'
    """
    return SIDE_BY_SIDE if ASIDE in str(row["note"]) else str(row["verdict"])


def verdict_text(verdict: str) -> str:
    """Return a verdict in words, without the name of the side that is higher.

    Examples
    --------
    >>> verdict_text("b higher"), verdict_text("as stated")
    ('b higher', 'as stated')
    """
    return say(f"verdict.{verdict}", default=verdict)


def higher_name(verdict: str, row: Row) -> str:
    """Return the name of the side that a verdict calls higher, without what was covered of it.

    Examples
    --------
    >>> row = {"b": "PER", "place_a": "China (16 cities)", "place_b": "Peru (Lima)"}
    >>> higher_name("b higher", row), higher_name("cannot tell", row)
    ('Peru', '')
    """
    side = HIGHER.get(verdict)
    if side is None:
        return ""
    places = {end: str(row[f"place_{end}"]).split(" (")[0] for end in "ab"}
    return places[side] if places["a"] != places["b"] else str(row[side])


def named(verdict: str, row: Row) -> str:
    """Return a verdict in words, with the name of the side that is higher.

    Examples
    --------
    >>> row = {"a": "CHN", "place_a": "China (16 cities)", "place_b": "Peru"}
    >>> named("a higher", row), named("cannot tell", row)
    ('China higher', 'cannot tell')
    """
    name = higher_name(verdict, row)
    return say("gap.higher", side=name) if name else verdict_text(verdict)
