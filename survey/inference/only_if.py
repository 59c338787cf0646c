"""Verdicts that hold under some options of an open issue only."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from survey.intervals.interval import FloatArray
from survey.published.by_option import Range, read_options

CANNOT_TELL = "cannot tell"
Limits = Callable[[pd.DataFrame], tuple[FloatArray, FloatArray]]
Verdict = Callable[[FloatArray, FloatArray], FloatArray]


def only_if(
    pairs: pd.DataFrame, undecided: list[bool], limits: Limits, verdict: Verdict
) -> list[str]:
    """Return for each undecided pair which verdict holds under which option only.

    Parameters
    ----------
    pairs : DataFrame
        Estimates of both sides, with `options_a` and `options_b`.
    undecided : list of bool
        Whether the pair is open over all options together.
    limits, verdict : callable
        From pairs to the interval of the difference, and from that to the verdict.

    Returns
    -------
    list of str
        Such as "China (16 cities) higher only if p31-exhaustive", empty where no option decides.
    """
    said = [""] * len(pairs)
    options_of = zip(pairs["options_a"], pairs["options_b"], strict=True)
    has_options = np.fromiter((bool(a or b) for a, b in options_of), bool, len(pairs))
    for row in np.flatnonzero(np.asarray(undecided, bool) & has_options):
        one = pairs.iloc[[int(row)]]
        sides = {side: read_options(str(one[f"options_{side}"].iloc[0])) for side in "ab"}
        options = list(dict.fromkeys([*sides["a"], *sides["b"]]))
        if not options:
            continue
        under = pd.concat([_taken(one, sides, option) for option in options])
        verdicts = verdict(*limits(under))
        found: dict[str, list[str]] = {}
        for option, each in zip(options, verdicts, strict=True):
            if each != CANNOT_TELL:
                place = str(one[f"place_{str(each)[0]}"].iloc[0])
                found.setdefault(f"{place} higher", []).append(option)
        said[row] = "; ".join(f"{each} only if {' or '.join(own)}" for each, own in found.items())
    return said


def _taken(pair: pd.DataFrame, sides: dict[str, dict[str, Range]], option: str) -> pd.DataFrame:
    """Return a pair as it is under one option."""
    changed: dict[str, float] = {}
    for side, ranges in sides.items():
        if option in ranges:
            own = ranges[option]
            changed |= {
                f"published_low_{side}": own.low, f"published_high_{side}": own.high,
                f"n_low_{side}": own.n_low, f"n_high_{side}": own.n_high,
            }  # fmt: skip
    return pair.assign(**changed)
