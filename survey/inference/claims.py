"""Claims: the comparisons that a source states, each with two verdicts."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from survey.errors import OptionError
from survey.frames import CLAIMS
from survey.inference.claimed import Claim, claims_of
from survey.inference.estimates import Deff, interval_kind
from survey.inference.judging import OPEN, Judgement, Settings, judge, needed
from survey.options import ProportionMethod, Reading, values
from survey.published.assumptions import Assume, Scenario
from survey.published.cells import Cell
from survey.published.labelling import place
from survey.published.relations import Constraint
from survey.published.study import Study
from survey.published.tightening import Request, components, narrowest_apart
from survey.published.worlds import World, worlds

Key = tuple[Claim, tuple[Constraint, ...]]
Judged = list[tuple[Scenario, Claim, Judgement]]


def claims(
    study: Study,
    *,
    reading: Reading = "literal",
    assume: Assume = None,
    level: float = 0.95,
    method: ProportionMethod = "wilson",
    deff: Deff = 1.0,
) -> pd.DataFrame:
    """Return the comparisons that a source states, with whether they hold.

    Answers two questions that are easily mixed up: do the printed figures bear the claim out, and
    would it hold for the population that was sampled, as if respondents were a simple random
    sample. A claim does not fail because only the second is open.

    Parameters
    ----------
    study : Study
        The study.
    reading : {"literal", "idiomatic"}, default "literal"
        How vague words are read.
    assume : str or iterable of str, optional
        Options of the study's assumptions to take.
    level : float, default 0.95
        Confidence level.
    method : ProportionMethod, default "wilson"
        Interval of one share.
    deff : float or mapping, default 1.0
        Design effect, or one for each sample id.

    Returns
    -------
    DataFrame
        One row a claim with the columns of `frames.CLAIMS`. `kind` is threshold, majority, equality
        (of a word and the number beside it), sum, order or extreme. `among_respondents` is yes, no,
        cannot tell, or "as stated" where nothing but the claim itself was printed; `generalised` is
        yes or no only if the two-sided interval over all that the words allow lies on one side.
        `published_low` to `published_high` bound the share or difference without the claim's own
        words; `low` and `high` are its interval, `one_sided` the one-sided limit in the direction
        of the claim; `margin` is how far the bounds clear the threshold at least, `tipping_deff`
        the design effect up to which the one-sided limit does (empty: it never does). `reason`
        says why, and under which assumption a verdict holds only.

    Raises
    ------
    OptionError
        If an option is unknown or out of range.

    Notes
    -----
    Two answers of one sample are never compared as if independent: for exclusive answers the
    interval uses the multinomial covariance, where several could be given it is the one at the
    least overlap (see `survey.intervals.frechet_difference_interval`).

    Examples
    --------
    >>> import survey as sv
    >>> found = sv.claims(sv.load("gt-china-kazakhstan-2024"))
    >>> row = found.set_index("claim_id").loc["p2-opportunity"]
    >>> row["words"], row["among_respondents"], row["generalised"]
    ('Over 80 percent', 'yes', 'cannot tell')
    """
    if reading not in values(Reading):
        raise OptionError.unknown("reading", reading, values(Reading))
    questions = study.questions
    single = frozenset(questions.loc[questions["kind"] == "single", "question_id"])
    settings = Settings(level, method, deff, single)
    made: list[tuple[World, Claim, Key]] = []
    requests: dict[Key, Request] = {}
    for world in worlds(study, reading=reading, assume=assume):
        parts = {
            cell: part
            for part in components(world.constraints)
            for each in part
            for cell, _ in each.terms
        }
        for claim in claims_of(study, world):
            request = needed(claim, parts)
            key = (claim, tuple(request[0]))
            made.append((world, claim, key))
            requests[key] = request
    found = dict(zip(requests, narrowest_apart(list(requests.values())), strict=True))
    judged: dict[str, Judged] = {}
    verdicts: dict[Key, Judgement] = {}
    for world, claim, key in made:
        if key not in verdicts:
            verdicts[key] = judge(claim, world, found[key], settings)
        judged.setdefault(claim.claim_id, []).append((world.scenario, claim, verdicts[key]))
    rows = [_row(each) for each in judged.values()]
    return _labelled(pd.DataFrame(rows), study, level, method, deff)


def _row(found: Judged) -> dict[str, Any]:
    """Return one claim over the worlds in which it is made."""
    found = [each for each in found if each[2].published] or found
    _, claim, first = found[0]
    verdicts = {}
    reasons = [first.reason] if first.reason else []
    for name in ("among_respondents", "generalised"):
        said = {getattr(judgement, name) for _, _, judgement in found}
        verdicts[name] = said.pop() if len(said) == 1 else OPEN
        for verdict in sorted(said - {OPEN}):
            worlds_with = [s for s, _, judgement in found if getattr(judgement, name) == verdict]
            worlds_without = [s for s, _, judgement in found if getattr(judgement, name) != verdict]
            only = _options(worlds_with, worlds_without)
            reasons.append(f"{name.replace('_', ' ')}: {verdict} only if {only}")
    bounds = [judgement.published for _, _, judgement in found if judgement.published]
    ends = [each.low for each in bounds], [each.high for each in bounds]
    low, high = min(ends[0], default=math.nan), max(ends[1], default=math.nan)
    rising = claim.op in {">", ">="}
    return {
        "claim_id": claim.claim_id,
        "kind": claim.kind,
        "cells": " + ".join(str(cell) for cell in claim.cells),
        "rivals": " + ".join(str(cell) for cell in claim.rivals),
        "words": claim.words,
        "op": claim.op,
        "threshold": claim.threshold,
        **verdicts,
        "published_low": low,
        "published_high": high,
        "low": min(judgement.low for _, _, judgement in found),
        "high": max(judgement.high for _, _, judgement in found),
        "one_sided": (min if rising else max)(judgement.one_sided for _, _, judgement in found),
        "margin": _margin(claim, low, high),
        "tipping_deff": min(judgement.tipping_deff for _, _, judgement in found),
        "n_low": min(judgement.size[0] for _, _, judgement in found),
        "n_high": max(judgement.size[1] for _, _, judgement in found),
        "reason": "; ".join(dict.fromkeys(reasons)),
        "first": next((cell for cell, weight in claim.terms if weight < 0), claim.cells[0])
        if claim.kind == "sum"
        else claim.cells[0],
    }


def _margin(claim: Claim, low: float, high: float) -> float:
    """Return how far bounds clear the threshold at least; negative where they do not."""
    above, below = low - claim.threshold, claim.upper - high
    if claim.op in {"=", "within"}:
        return min(above, below) if claim.op == "within" else min(-above, -below)
    return above if claim.op in {">", ">="} else below


def _options(with_it: list[Scenario], without: list[Scenario]) -> str:
    """Name the options that the first worlds share and the others do not."""
    shared = set.intersection(*(set(scenario.values()) for scenario in with_it))
    others = set().union(*(scenario.values() for scenario in without)) if without else set()
    return " ".join(sorted(shared - others) or sorted(shared)) or "other options are taken"


def _labelled(
    frame: pd.DataFrame, study: Study, level: float, method: str, deff: Deff
) -> pd.DataFrame:
    """Add what the tables say about sample, question, answer and place in the source."""
    if frame.empty:
        return pd.DataFrame(columns=list(CLAIMS))
    samples = {row["sample_id"]: row for row in study.samples.to_dict("records")}
    questions = dict(zip(study.questions["question_id"], study.questions["text"], strict=True))
    labels = {
        (row["question_id"], row["response_id"]): row["label"]
        for row in study.responses.to_dict("records")
    }
    where: dict[Hashable, Mapping[Hashable, Any]] = {}
    for table, key in ((study.statements, "statement_id"), (study.relations, "relation_id")):
        where |= {row[key]: row for row in table.to_dict("records")}
    stems = [str(name).split(" ", maxsplit=1)[0] for name in frame["claim_id"]]
    first: list[Cell] = list(frame["first"])
    return frame.assign(
        study=study.name,
        sample_id=[cell.sample_id for cell in first],
        question_id=[cell.question_id for cell in first],
        response_id=[cell.response_id for cell in first],
        country=[samples[cell.sample_id]["country"] for cell in first],
        place=[place(samples[cell.sample_id]) for cell in first],
        wave=[samples[cell.sample_id]["wave"] for cell in first],
        interval_kind=[
            interval_kind(samples[cell.sample_id]["sampling"], deff, math.isnan(low))
            for cell, low in zip(first, frame["low"], strict=True)
        ],
        question=[questions[cell.question_id] for cell in first],
        response=[labels[cell.question_id, cell.response_id] for cell in first],
        source_id=[where[stem]["source_id"] for stem in stems],
        paragraph=[where[stem]["paragraph"] for stem in stems],
        strength=[where[stem].get("strength", "") for stem in stems],
        level=level,
        method=method,
    )[list(CLAIMS)]
