"""The generated tables of `docs/intervals.md`: exact coverage, and our numbers beside others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np

from survey.intervals import coverage, expected_length
from survey.labels import number, percent
from survey.options import ProportionMethod

SHARES = np.arange(10, 991) / 1000
SIZES = (20, 50, 813, 1213)
METHODS: tuple[ProportionMethod, ...] = (
    "wald",
    "wilson",
    "agresti-coull",
    "jeffreys",
    "mid-p",
    "blaker",
    "clopper-pearson",
)
PRINTS = {
    "the exact count is known": {},
    "printed in whole percent, taken for exact": {"printed_to": 0.01, "printed_is_exact": True},
    "printed in whole percent, over all it stands for": {"printed_to": 0.01},
    "printed in round tens, over all it stands for": {"printed_to": 0.1},
}
FAMILIES = ("proportion", "difference", "ratio", "odds_ratio", "multinomial")
TINY = 1e-9


class Compared(Protocol):
    """One row of reference values beside ours, as `comparison.py` yields it."""

    row_id: str
    ours: str
    theirs: str
    software: str
    values: int
    deviation: float
    cause: str


def page(old: str, compared: Iterable[Compared] | None) -> str:
    """Return the page with its tables made anew; without comparisons, theirs stay as they are."""
    tables: dict[str, Callable[[], str]] = {"coverage": coverage_table, "rounding": rounding_table}
    if compared is not None:
        rows = list(compared)
        tables |= {
            "methods": lambda: methods_table(rows),
            "differences": lambda: differences_table(rows),
        }
    for name, table in tables.items():
        begin, end = f"<!-- {name}: begin (written by `make data`) -->\n", f"<!-- {name}: end -->\n"
        before, _, rest = old.partition(begin)
        old = f"{before}{begin}\n{table()}\n{end}{rest.partition(end)[2]}"
    return old


def coverage_table() -> str:
    """Return how often the intervals of one share hold it, and how wide they are."""
    lines = []
    for n in SIZES:
        for method in METHODS:
            numbers = coverage(method, n, SHARES), expected_length(method, n, SHARES)
            lines.append((number(n), method, *_summed_up(*numbers)))
    return _table(("n", "method", "mean coverage", "lowest", "mean width"), lines, words=2)


def rounding_table() -> str:
    """Return how often Wilson's interval of a printed share holds the true one."""
    lines = []
    for n in SIZES:
        for name, options in PRINTS.items():
            held = coverage("wilson", n, SHARES, **options)
            width = expected_length("wilson", n, SHARES, **options)
            lines.append((number(n), name, *_summed_up(held, width)))
    return _table(("n", "figure", "mean coverage", "lowest", "mean width"), lines, words=2)


def methods_table(rows: Sequence[Compared]) -> str:
    """Return, method by method, how many values were compared and the largest deviation."""
    lines = []
    for ours in sorted({row.ours for row in rows}, key=_place):
        own = [row for row in rows if row.ours == ours]
        printed = [row for row in own if _is_printed(row)]
        same = [row for row in own if not (_is_printed(row) or row.cause)]
        is_elsewhere = len(printed) + len(same) < len(own)
        deviation = _deviation(same) if same else "see below" if is_elsewhere else ""
        software = ", ".join(sorted({row.software for row in same}))
        lines.append((ours, _values(same), deviation, _values(printed), software))
    headings = ("function, method", "values", "largest deviation", "printed values")
    return _table((*headings, "compared with"), lines, words=1)


def differences_table(rows: Sequence[Compared]) -> str:
    """Return what is known to differ, by how much at most, and why."""
    found: dict[tuple[str, ...], list[Compared]] = {}
    for row in rows:
        if row.cause and not _is_printed(row):
            name = row.theirs.partition(": ")[2].partition(":")[2] or row.theirs
            found.setdefault((row.ours, f"{row.software}, {name}", row.cause), []).append(row)
    ordered = sorted(found.items(), key=lambda item: _place(item[0][0]))
    lines = [
        (ours, theirs, _values(own), _deviation(own), cause)
        for (ours, theirs, cause), own in ordered
    ]
    headings = ("function, method", "elsewhere", "values", "largest deviation", "cause")
    return _table(headings, lines, words=2)


def _summed_up(held: np.ndarray, width: np.ndarray) -> tuple[str, str, str]:
    """Return mean and lowest coverage and the mean width as texts."""
    return percent(held.mean(), 1), percent(held.min(), 1), number(100 * width.mean(), 1)


def _place(ours: str) -> tuple[int, str]:
    """Return where a method stands in a table: by function, then by name."""
    family = ours.partition(" ")[0]
    return FAMILIES.index(family) if family in FAMILIES else len(FAMILIES), ours


def _is_printed(row: Compared) -> bool:
    """Return whether a value is from the literature, printed to a few digits."""
    return row.row_id.startswith("p")


def _values(rows: Sequence[Compared]) -> str:
    """Return how many values were compared, empty for none."""
    return str(sum(row.values for row in rows) or "")


def _deviation(rows: Sequence[Compared]) -> str:
    """Return the largest deviation in one digit; rounding errors differ between machines."""
    largest = max(row.deviation for row in rows)
    text = f"{max(largest, TINY):.0e}".replace("e-0", "e-")
    return text if largest >= TINY else f"under {text}"


def _table(headings: Sequence[str], lines: Iterable[Sequence[str]], words: int) -> str:
    """Return a table in markdown, the first columns words and the rest numbers."""
    rules = ["---" if column < words else "---:" for column in range(len(headings))]
    if headings[-1] in {"compared with", "cause"}:
        rules[-1] = "---"
    return "".join(f"| {' | '.join(line)} |\n" for line in (headings, rules, *lines))
