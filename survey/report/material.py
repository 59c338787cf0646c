"""The frames that a report stands on, each computed once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from survey.errors import StudyError
from survey.inference.audit import audit
from survey.inference.claims import claims
from survey.inference.comparison import compare
from survey.inference.estimates import Deff, estimate
from survey.options import Correction, Grouping, ProportionMethod, Reading
from survey.published.assumptions import Assume
from survey.published.remainders import remainders
from survey.published.study import Study, load
from survey.published.toplines import toplines
from survey.report.naming import Names

REMAINDER = "remainder"
Named = Study | str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Settings:
    """How figures are read and set against each other; the defaults are those of the verbs.

    Parameters
    ----------
    level, method, deff : see `survey.estimate`
    reading, assume : see `survey.toplines`
    correction : see `survey.compare`
    """

    level: float = 0.95
    method: ProportionMethod = "wilson"
    reading: Reading = "literal"
    assume: Assume = None
    deff: Deff = 1.0
    correction: Correction = "holm"


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A study, the studies beside it, and what follows from them.

    Parameters
    ----------
    study : Study
        What the report is about.
    beside : tuple of Study
        Context.
    settings : Settings
        How it was read.
    estimates : DataFrame
        Toplines with intervals.
    remainders : DataFrame
        Estimates of what was not published of questions with one answer.
    gaps : DataFrame
        Between countries, or between waves of one country; empty where there is one sample.
    claims : DataFrame
        The comparisons that the source states, with their verdicts.
    audit : DataFrame
        What does not fit in the printed figures.
    """

    study: Study
    beside: tuple[Study, ...]
    settings: Settings
    estimates: pd.DataFrame
    remainders: pd.DataFrame
    gaps: pd.DataFrame
    claims: pd.DataFrame
    audit: pd.DataFrame


def gather(
    study: Named, beside: Named | Iterable[Named] = (), settings: Settings | None = None
) -> Material:
    """Return everything that a report of a study is written from.

    Parameters
    ----------
    study : Study, str or path
        A study with statements, or what `load` takes.
    beside : iterable of Study, str or path, default ()
        Studies of context; one alone need not be in a list.
    settings : Settings, optional
        How to read it.

    Raises
    ------
    StudyError
        If a study cannot be loaded, or the first has no survey figures.
    OptionError
        If a setting is out of range.
    """
    settings = settings or Settings()
    study = _loaded(study)
    if study.statements.empty:
        raise StudyError.lacks(study.name, "statements of survey figures", "a report")
    listed = [beside] if isinstance(beside, (Study, str, os.PathLike)) else list(beside)
    others = tuple(_loaded(each) for each in listed)
    tops = toplines(study, reading=settings.reading, assume=settings.assume)
    found = estimate(
        pd.concat([tops, remainders(tops)], ignore_index=True),
        level=settings.level, method=settings.method, deff=settings.deff,
    )  # fmt: skip
    left_over = found["kind"] == REMAINDER
    names = Names(study)
    found = found.assign(note=[names.text(note) for note in found["note"]])
    estimates = found[~left_over].reset_index(drop=True)
    by: Grouping = "country" if tops["country"].nunique() > 1 else "wave"
    gaps = compare(estimates, by=by, correction=settings.correction)
    return Material(
        study=study,
        beside=others,
        settings=settings,
        estimates=estimates,
        remainders=found[left_over].reset_index(drop=True),
        gaps=gaps.assign(note=[names.text(note) for note in gaps["note"]]),
        claims=claims(
            study, reading=settings.reading, assume=settings.assume, level=settings.level,
            method=settings.method, deff=settings.deff,
        ),
        audit=audit(study, reading=settings.reading, assume=settings.assume),
    )  # fmt: skip


def _loaded(study: Named) -> Study:
    """Return a study, loaded where it is only named."""
    return study if isinstance(study, Study) else load(study)
