"""Which rounded percentages a number of respondents can give."""

from __future__ import annotations

import math
from collections.abc import Iterator

from survey.findings import Finding
from survey.labels import number, percent
from survey.published.study import Study
from survey.published.worlds import Statement, World

FILE = "statements.csv"
SLACK = 1e-9


def achievable(share: float, unit: float, n: float) -> bool:
    """Say whether some whole number of n respondents rounds to a printed share.

    Either way of rounding a half is allowed.

    Parameters
    ----------
    share : float
        The printed share, 0 to 1.
    unit : float
        One unit of its last digit.
    n : float
        Number of respondents.

    References
    ----------
    Brown and Heathers (2017), The GRIM test, page 364.

    Examples
    --------
    >>> achievable(0.33, 0.01, 3), achievable(0.34, 0.01, 3)
    (True, False)
    """
    low, high = (share - unit / 2) * n, (share + unit / 2) * n
    return math.floor(high + SLACK) >= math.ceil(low - SLACK)


def share_of_impossible(unit: float, n: float) -> float:
    """Return which part of all rounded percentages n respondents cannot give.

    Parameters
    ----------
    unit : float
        One unit of the last digit.
    n : float
        Number of respondents.

    Examples
    --------
    >>> share_of_impossible(0.01, 813), round(share_of_impossible(0.01, 40), 2)
    (0.0, 0.4)
    """
    count = round(1 / unit)
    possible = sum(achievable(step / count, unit, n) for step in range(count + 1))
    return 1 - possible / (count + 1)


def tally_findings(study: Study, world: World) -> Iterator[Finding]:
    """Yield percentages that no number of respondents gives, and what that check could find.

    Parameters
    ----------
    study : Study
        The study.
    world : World
        The scenario whose statements are checked.
    """
    rows = {name: row for row, name in enumerate(study.statements["statement_id"], start=2)}
    by_sample: dict[str, list[Statement]] = {}
    for statement in world.statements:
        n_low, n_high = world.sizes[statement.cell.sample_id]
        if math.isnan(statement.value) or statement.cell.base or n_low != n_high:
            continue
        by_sample.setdefault(statement.cell.sample_id, []).append(statement)
        row, cell = rows[statement.statement_id], str(statement.cell)
        if not achievable(statement.value, statement.unit, n_low):
            expected = f"a percentage that {number(n_low)} respondents can give"
            hint = "Another base, weights, or a slip; ask for the number of people behind it."
            yield Finding("error", "impossible-percentage", FILE, row, "wording", cell, expected,
                          statement.wording, hint)  # fmt: skip
        if statement.unit < 1 / n_low - 1e-12:
            expected = f"no finer than one of {number(n_low)} respondents"
            yield Finding("warning", "precision-beyond-base", FILE, row, "wording", cell, expected,
                          statement.wording, "Read it as rounded to the base.")  # fmt: skip
    for sample_id, statements in by_sample.items():
        n = world.sizes[sample_id][0]
        finest = min(statement.unit for statement in statements)
        power = share_of_impossible(finest, n)
        part = f"{percent(power, 1)} of all percentages with these decimals are impossible"
        got = f"n = {number(n)}: {part}"
        yield Finding("note", "percentage-check", FILE, 0, "wording", sample_id,
                      "read with what the check can find", got,
                      "It cannot find anything." if power == 0 else "")  # fmt: skip
