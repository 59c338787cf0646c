"""Spaces behind numbers that make their decimal points line up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from survey.texts import say

DIGIT_WIDE, POINT_WIDE = "\u2007", "\u2008"


def aligned(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells padded so that, flush right, their last numbers line up at the decimal point.

    A sign may follow the number. A cell that ends in words is left as it is.

    Parameters
    ----------
    cells : sequence of str
        The cells of one column.

    Examples
    --------
    >>> [len(cell) for cell in aligned(["67%", "66.5–67.5%", "not published"])]
    [5, 10, 13]
    """
    last = _last_number()
    decimals = [_decimals(last.search(cell)) for cell in cells]
    most = max(decimals, default=0)
    return tuple(
        f"{cell}{POINT_WIDE if have == 0 < most else ''}{DIGIT_WIDE * (most - have)}"
        if have >= 0
        else cell
        for cell, have in zip(cells, decimals, strict=True)
    )


def _last_number() -> re.Pattern[str]:
    """Return what matches the number that ends a cell, as the language in use writes it."""
    point, sign = re.escape(say("number.decimal")), re.escape(say("number.percent", number=""))
    return re.compile(rf"\d(?:{point}(\d+))?(?:{sign}|[^\s\d])?$")


def _decimals(found: re.Match[str] | None) -> int:
    """Return the decimals of the number that ends a cell, -1 if none does."""
    return len(found[1] or "") if found else -1
