"""Sensitivity: every verdict over a grid of assumptions, and the nearest one that overturns it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, cast

import numpy as np
import pandas as pd

from survey.errors import OptionError
from survey.frames import VERDICTS
from survey.inference.comparison import CANNOT_TELL, compare, gap_interval, gap_p_value, gap_verdict
from survey.inference.estimates import KNOWN, UNKNOWN, Deff, Numbers, design_effects, estimate
from survey.intervals import adjusted_p
from survey.labels import listed, percent
from survey.options import (
    Correction,
    DifferenceMethod,
    Grouping,
    ProportionMethod,
    Reading,
    values,
)
from survey.published.assumptions import Assume, chosen
from survey.published.study import Study
from survey.published.toplines import toplines

Method = ProportionMethod | DifferenceMethod

DIFFERENCE_OF: dict[str, DifferenceMethod] = {
    "wilson": "newcombe",
    "wilson-cc": "newcombe-cc",
    "jeffreys": "mover-jeffreys",
    "agresti-coull": "agresti-caffo",
}
SHARED = (
    "study",
    "question_id",
    "response_id",
    "base",
    "question",
    "response",
    "reading",
    "assume",
)
OF_A_SIDE = ("sample_id", "place", "published_low", "published_high", "low_open", "high_open",
             "n_low", "n_high", "deff", "level")  # fmt: skip
OF_THE_GAP = ("a", "b", "correction", "published_low", "published_high", "interval_kind",
              "verdict_among_respondents")  # fmt: skip
GAP = ["study", "sample_id_a", "sample_id_b", "question_id", "response_id"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an argument, how far it lies from the usual one, and what it is in words."""

    value: Any
    steps: int
    words: str


def sensitivity(
    study: Study,
    *,
    deff: Deff | Sequence[Deff] = 1.0,
    reading: Reading | Sequence[Reading] = "literal",
    level: float | Sequence[float] = 0.95,
    method: Method | Sequence[Method] = "wilson",
    assume: Assume | Sequence[Assume] = None,
    by: Grouping = "country",
    correction: Correction = "holm",
) -> pd.DataFrame:
    """Return the verdict on every gap under every combination of assumptions.

    Answers which of the listed assumptions a verdict hangs on. In how many combinations a verdict
    stands is no evidence for it: that number says how the lists were made.

    Parameters
    ----------
    study : Study
        The study.
    deff, reading, level : one or several
        As in `estimate` and `toplines`. The first value of each list is the usual one, which the
        others are held against.
    method : one or several
        The interval of one share, as in `estimate`; the difference gets the one made of it:
        newcombe of wilson, newcombe-cc of wilson-cc, mover-jeffreys of jeffreys, agresti-caffo of
        agresti-coull. Names of `survey.intervals.difference_interval` are taken, too.
    assume : one or several
        Each element is one choice as in `toplines`, or None for the union over the admitted
        options; options that go together stand in one text, separated by spaces.
    by : {"country", "wave"}, default "country"
        What the two sides of a gap differ in.
    correction : Correction, default "holm"
        For several comparisons; the family is the gaps of one combination.

    Returns
    -------
    DataFrame
        One row for each gap and combination, with the columns of `frames.VERDICTS`: the gap; the
        five assumptions (`method` is that of the difference); bounds and interval; the three
        verdicts of `compare`; `changed`, which assumptions are not the usual ones, in words, and
        `changes`, how many; `steps`, how far they are (a number as many as it lies places away
        among those listed, anything else one); `overturns`, whether `verdict` is not the usual
        one; `nearest`, whether no combination overturns it with fewer changes or, with as many, in
        fewer steps. A gap that an option makes vanish has no row there.

    Raises
    ------
    OptionError
        If a list is empty, an option is unknown or a number is out of range.

    See Also
    --------
    tip : The exact design effect, bias and selection ratio at which each verdict changes.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> poll = sv.from_frame(figures, title="Poll")
    >>> found = sv.sensitivity(poll, deff=[1, 5, 10, 20], level=[0.95, 0.99])
    >>> found[found["nearest"]][["deff_a", "level", "verdict"]].to_numpy().tolist()
    [[10.0, 0.95, 'cannot tell']]
    """
    deffs = _choices("deff", deff, _deff_words)
    levels = _choices("level", level, _level_words)
    methods = _choices("method", [_difference_method(each) for each in _several(method)])
    found = []
    for words, option in product(
        _choices("reading", reading, lambda each: f"{each} reading"),
        _choices(
            "assume",
            [" ".join(chosen(each)) for each in _several(assume)],
            lambda each: f"assuming {each}" if each else "all options",
        ),
    ):
        estimates = estimate(toplines(study, reading=words.value, assume=option.value))
        gaps = _told_apart(compare(estimates, by=by, correction=correction))
        effects = _effects(estimates, gaps, [each.value for each in deffs])
        for name in methods:
            weighed = _weighed(gaps, effects, levels, name.value, correction)
            found.append(
                weighed.assign(**_changed(len(gaps), deffs, levels, (words, option, name)))
            )
    return _overturned(pd.concat(found, ignore_index=True))[list(VERDICTS)]


def _several(given: Any) -> list[Any]:
    """Return one value or several as a list."""
    one = given is None or isinstance(given, str | Mapping) or not isinstance(given, Iterable)
    return [given] if one else list(given)


def _choices(
    name: str, given: Any, words: Callable[[Any], str] = lambda each: f"method {each}"
) -> list[Choice]:
    """Return the values of an argument, each once, with how many listed numbers away they are."""
    several = _several(given)
    each_once = [each for place, each in enumerate(several) if each not in several[:place]]
    if not each_once:
        raise OptionError.out_of_range(name, given, "one value or several")
    steps = [min(place, 1) for place in range(len(each_once))]
    if all(isinstance(each, int | float) for each in each_once):
        ranks = sorted(each_once)
        steps = [abs(ranks.index(each) - ranks.index(each_once[0])) for each in each_once]
    return [Choice(each, away, words(each)) for each, away in zip(each_once, steps, strict=True)]


def _deff_words(deff: Deff) -> str:
    """Return a design effect, or one for each sample, in words."""
    if isinstance(deff, Mapping):
        return f"design effects {listed(f'{name} {each:g}' for name, each in deff.items())}"
    return f"design effect {deff:g}"


def _level_words(level: float) -> str:
    """Return a confidence level in words."""
    return f"level {percent(level, 0 if abs(100 * level - round(100 * level)) < 1e-9 else 1)}"


def _difference_method(method: str) -> DifferenceMethod:
    """Return the interval of a difference that is named, or that is made of one of a share."""
    name = DIFFERENCE_OF.get(method, method)
    if name not in values(DifferenceMethod):
        raise OptionError.unknown("method", method, (*DIFFERENCE_OF, *values(DifferenceMethod)))
    return cast(DifferenceMethod, name)


def _told_apart(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return what verdicts need of gaps, with the base where one answer has several."""
    shared = pd.DataFrame({name: gaps[f"{name}_a"] for name in SHARED})
    sides = gaps[[f"{name}_{side}" for name in OF_A_SIDE for side in "ab"]]
    kept = pd.concat([shared, sides, gaps[list(OF_THE_GAP)]], axis=1)
    several = kept.duplicated(GAP, keep=False)
    return kept.assign(among=kept["base"].where(several, ""))


def _effects(estimates: pd.DataFrame, gaps: pd.DataFrame, deffs: Sequence[Deff]) -> list[Numbers]:
    """Return the design effects of side a and side b: a row for each value, a column a gap."""
    ids = estimates["sample_id"]
    known = [dict(zip(ids, design_effects(ids, each), strict=True)) for each in deffs]
    return [
        np.array([[effect[sample] for sample in gaps[f"sample_id_{side}"]] for effect in known])
        for side in "ab"
    ]


def _weighed(
    gaps: pd.DataFrame,
    effects: Sequence[Numbers],
    levels: Sequence[Choice],
    method: DifferenceMethod,
    correction: Correction,
) -> pd.DataFrame:
    """Return the verdicts on gaps by one method: for each design effect, level and gap."""
    shape = (len(effects[0]), len(levels), len(gaps))
    rows = np.arange(len(gaps))

    def spread(numbers: Numbers) -> Numbers:
        """Return what belongs to some of design effect, level and gap, for every row."""
        return np.broadcast_to(numbers, shape).ravel()

    by_deff = gaps.iloc[np.tile(rows, shape[0])]
    by_deff = by_deff.assign(deff_a=effects[0].ravel(), deff_b=effects[1].ravel())
    p_value = gap_p_value(by_deff).reshape(shape[0], 1, shape[2])
    deff_a, deff_b = (spread(each[:, None, :]) for each in effects)
    level = np.array([each.value for each in levels], dtype=np.float64)[:, None]
    found = gaps.iloc[np.tile(rows, shape[0] * shape[1])].assign(
        deff_a=deff_a, deff_b=deff_b, level=spread(level), level_a=spread(level), method=method,
        correction=correction,
    )  # fmt: skip
    low, high = gap_interval(found, method)
    significant = spread(adjusted_p(p_value, correction=correction)) < 1 - spread(level)
    known = (found["interval_kind"] == UNKNOWN) & (deff_a != 1) & (deff_b != 1)
    return found.assign(
        low=low,
        high=high,
        interval_kind=found["interval_kind"].where(~known, KNOWN),
        verdict=gap_verdict(low, high),
        verdict_family=found["verdict_among_respondents"].where(significant, CANNOT_TELL),
    )


def _changed(
    count: int, deffs: Sequence[Choice], levels: Sequence[Choice], others: Sequence[Choice]
) -> dict[str, Any]:
    """Return what is not as usual for each design effect and level, repeated for every gap."""
    away = [
        [choice for choice in (deff, level, *others) if choice.steps]
        for deff in deffs
        for level in levels
    ]
    return {
        "changed": np.repeat(
            [", ".join(each.words for each in several) for several in away], count
        ),
        "changes": np.repeat([len(several) for several in away], count),
        "steps": np.repeat([sum(each.steps for each in several) for several in away], count),
    }


def _overturned(found: pd.DataFrame) -> pd.DataFrame:
    """Say which rows overturn the usual verdict on their gap, and which of them is nearest."""
    gap = found.groupby([*GAP, "among"], sort=False).ngroup()
    usual = dict(
        zip(*(each[found["changes"] == 0] for each in (gap, found["verdict"])), strict=True)
    )
    overturns = found["verdict"] != gap.map(usual).fillna(found["verdict"])
    far = found["changes"] * (1 + found["steps"].max()) + found["steps"]
    nearest = overturns & (far == far.where(overturns).groupby(gap).transform("min"))
    return found.assign(overturns=overturns, nearest=nearest)
