"""Audit: whether printed figures fit their sample, one another, their words, and what was asked."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from survey.bounds import Bounds
from survey.errors import WordingError
from survey.findings import Finding, findings_frame
from survey.inference.fit import option_findings
from survey.inference.publication import publication_findings
from survey.inference.tallies import tally_findings
from survey.labels import bounds_text, listed
from survey.options import Reading, Severity
from survey.published.assumptions import Assume
from survey.published.conflicts import conflict_words, paragraphs_of
from survey.published.study import Study
from survey.published.tightening import Conflict, Memo, narrowest
from survey.published.worlds import World, worlds
from survey.wording.reading import parse_wording, read_wording

FILE = "statements.csv"
NUMBER = "The number counts; the words say more than it does."
RESOLVE = "Read the source again, or say in assumptions which reading holds."


def audit(study: Study, *, reading: Reading = "literal", assume: Assume = None) -> pd.DataFrame:
    """Return what does not fit in the printed figures of a study.

    Answers whether the figures can all be true, whether words and numbers go together, and what
    was asked but not printed. It cannot find figures that are false in a way that fits.

    Parameters
    ----------
    study : Study
        The study.
    reading : {"literal", "idiomatic"}, default "literal"
        How vague words are read where figures are set against one another.
    assume : str or iterable of str, optional
        Options of the study's assumptions to take.

    Returns
    -------
    DataFrame
        One row a finding with the columns of `frames.FINDINGS`. Rules: impossible-percentage,
        percentage-check (what that check could have found), precision-beyond-base,
        restatements-disagree, answers-exceed-all, net-does-not-add-up, relation-contradicted,
        words-do-not-fit, selective-publication, one-sided-publication, partial-coverage, option-fit
        (how often an option of an open issue would fit the printed sums by chance).

    See Also
    --------
    check : Whether the tables are well formed.
    claims : Whether the statements of the source hold.

    Notes
    -----
    A share of n respondents is a whole number over n, so not every rounded percentage is possible.
    For whole percents and n above 100 all are, and the check finds nothing: `percentage-check` says
    which part of all percentages it could have refused.

    References
    ----------
    Brown, N. J. L. and Heathers, J. A. J. (2017). The GRIM test. Social Psychological and
    Personality Science 8, 363-369. doi:10.1177/1948550616673876

    Examples
    --------
    >>> import survey as sv
    >>> found = sv.audit(sv.load("gt-china-kazakhstan-2024"))
    >>> "selective-publication" in found["rule"].tolist()
    True
    """
    found = worlds(study, reading=reading, assume=assume)
    findings = [
        *_conflicts(study, found),
        *_words(study, found[0]),
        *tally_findings(study, found[0]),
        *publication_findings(study, found[0]),
        *option_findings(study, reading),
    ]
    rank = {"error": 0, "warning": 1, "note": 2}
    return findings_frame(sorted(findings, key=lambda finding: rank[finding.severity]))


def _conflicts(study: Study, found: list[World]) -> Iterator[Finding]:
    """Yield contradictions, with the options under which they arise."""
    paragraphs = paragraphs_of(study)
    strengths = dict(zip(study.relations["relation_id"], study.relations["strength"], strict=True))
    seen: dict[tuple[str, ...], tuple[Conflict, list[World]]] = {}
    memo: Memo = {}
    for world in found:
        for conflict in narrowest(world.constraints, (), memo).conflicts:
            key = tuple(sorted({each.source for each in conflict.constraints}))
            seen.setdefault(key, (conflict, []))[1].append(world)
    for sources, (conflict, where) in seen.items():
        words = conflict_words(conflict, paragraphs)
        rule = _rule(sources, conflict, strengths)
        severity: Severity = "error"
        needed = set(conflict.constraints)
        if not all(needed <= set(world.constraints) for world in found):
            severity, words = "warning", f"under {_options(where, found)}: {words}"
        cells = " + ".join(str(cell) for cell in dict.fromkeys(
            cell for each in conflict.constraints for cell, _ in each.terms))  # fmt: skip
        rows = [
            row
            for row, name in enumerate(study.statements["statement_id"], start=2)
            if name in sources
        ]
        yield Finding(severity, rule, FILE, max(rows, default=0), "wording", cells,
                      "figures that can all be true", words, RESOLVE)  # fmt: skip


def _options(where: list[World], found: list[World]) -> str:
    """Name the options that some worlds share and the others do not have."""
    shared = set.intersection(*(set(world.scenario.values()) for world in where))
    others = {option for world in found if world not in where for option in world.scenario.values()}
    return listed(sorted(shared - others)) or "some options"


def _rule(sources: tuple[str, ...], conflict: Conflict, strengths: dict[str, str]) -> str:
    """Name the kind of a contradiction."""
    if any(strengths.get(source) for source in sources):
        return "words-do-not-fit"
    if any(source.startswith(("one-choice:", "several-choice:")) for source in sources):
        return "answers-exceed-all"
    sums = [
        each for each in conflict.constraints if each.op == "=" or each.source.startswith("net:")
    ]
    if sums:
        return "net-does-not-add-up"
    alone = len({cell for each in conflict.constraints for cell, _ in each.terms}) == 1
    return "restatements-disagree" if alone else "relation-contradicted"


def _words(study: Study, world: World) -> Iterator[Finding]:
    """Yield words that do not go with the number beside them or elsewhere about the same cell."""
    rows = {name: row for row, name in enumerate(study.statements["statement_id"], start=2)}
    for cell, about in world.about().items():
        exact = [each for each in about if not math.isnan(each.value)]
        for statement in about:
            beside = parse_wording(statement.wording).words
            words = beside or ("" if statement in exact else statement.wording)
            usual = _usual(words)
            for figure in exact if usual else []:
                if usual and usual.intersect(figure.bounds) is None:
                    ends = (usual.low, usual.high, usual.low_open, usual.high_open)
                    expected = f"{bounds_text(*ends)}, as \u201c{words}\u201d usually means"
                    row = rows[statement.statement_id]
                    yield Finding("warning", "words-do-not-fit", FILE, row, "wording", str(cell),
                                  expected, figure.wording, NUMBER)  # fmt: skip


def _usual(words: str) -> Bounds | None:
    """Return what words usually mean, None where they name no share."""
    try:
        return read_wording(words, reading="idiomatic") if words else None
    except WordingError:
        return None
