"""What the two sides of a gap are called, and which of them is higher."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

Row = Mapping[Hashable, Any]


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


def named(verdict: str, row: Row) -> str:
    """Return a verdict with the name of the side that is higher, without what was covered of it.

    Examples
    --------
    >>> row = {"a": "CHN", "place_a": "China (16 cities)", "place_b": "Peru"}
    >>> named("a higher", row), named("cannot tell", row)
    ('China higher', 'cannot tell')
    """
    side, _, rest = verdict.partition(" ")
    if rest != "higher":
        return verdict
    places = {end: str(row[f"place_{end}"]).split(" (")[0] for end in "ab"}
    return f"{places[side] if places['a'] != places['b'] else row[side]} higher"
