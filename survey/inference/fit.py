"""How well options of an open issue fit the printed sums, and how often they would by chance."""

from __future__ import annotations

import math
from collections.abc import Iterator

from survey.findings import Finding
from survey.labels import percent
from survey.options import Reading
from survey.published.cells import Cell, parse_terms
from survey.published.study import Study
from survey.published.worlds import Statement, intersection, read_statements

HINT = "That an option fits is weak evidence for it where chance would often make it fit."


def option_findings(study: Study, reading: Reading) -> Iterator[Finding]:
    """Yield for each option that demands a sum whether the printed figures reach it.

    An option such as "the two reasons are all of the total" demands that the parts reach the total.
    `chance` is how often as many parts would, drawn at random from all shares that add to at most
    one: 1 - s^k for k parts and a total of at least s, multiplied over samples.

    Parameters
    ----------
    study : Study
        The study.
    reading : Reading
        How vague words are read.

    Notes
    -----
    The sum of k of k + 1 shares with a uniform Dirichlet distribution is Beta(k, 1).

    References
    ----------
    Johnson, N. L., Kotz, S. and Balakrishnan, N. (2000). Continuous multivariate distributions,
    volume 1, 2nd ed., chapter 49.
    """
    issues = dict(zip(study.assumptions["assumption_id"], study.assumptions["issue"], strict=True))
    bounds: dict[Cell, list[Statement]] = {}
    for statement in read_statements(study, reading):
        bounds.setdefault(statement.cell, []).append(statement)
    demanded: dict[str, list[tuple[list[Cell], Cell]]] = {}
    for row in study.relations.to_dict("records"):
        left = parse_terms(str(row["left"]), sample_id=str(row["sample_id"]))
        right = parse_terms(str(row["right"]), sample_id=str(row["sample_id"]))
        parts = [term for term in left if isinstance(term, Cell)]
        whole = right[0]
        if len(parts) < 2 or row["op"] not in {">=", "="} or not isinstance(whole, Cell):
            continue
        options = str(row["when"]).split()
        if len(options) == 1 and len(right) == 1 and len(parts) == len(left):
            demanded.setdefault(options[0], []).append((parts, whole))
    for option, sums in demanded.items():
        chance, fits = 1.0, True
        for parts, whole in sums:
            total = intersection(bounds.get(whole, ()))
            ranges = [intersection(bounds.get(part, ())) for part in parts]
            least = total.low if total else 0.0
            most = math.fsum(each.high for each in ranges if each)
            fits &= most >= least
            chance *= 1 - least ** len(parts)
        verb = "fits" if fits else "does not fit"
        often = f"by chance it would {percent(chance)} of the time"
        got = f"{option} ({issues[option]}) {verb} the printed sums; {often}"
        yield Finding("note", "option-fit", "assumptions.csv", 0, "option", option,
                      "weighed with how often it fits by chance", got, HINT)  # fmt: skip
