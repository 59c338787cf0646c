"""Estimates: toplines with confidence intervals over all that the words allow."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from survey.errors import OptionError
from survey.frames import ESTIMATES, require
from survey.inference.per_sample import PerSample, per_sample
from survey.intervals import proportion_interval
from survey.options import ProportionMethod, values

Deff = PerSample
Numbers = NDArray[np.float64]

KNOWN = "sampling error"
UNKNOWN = "sampling error, design unknown"
AS_IF = "as if random"
NO_INTERVAL = "no interval"
NO_SIZE = "no interval: no sample size was printed"


def estimate(
    toplines: pd.DataFrame,
    *,
    level: float = 0.95,
    method: ProportionMethod = "wilson",
    deff: Deff = 1.0,
) -> pd.DataFrame:
    """Return toplines with their confidence intervals.

    Answers how far chance alone could have moved a printed share. It leaves out who was reached
    and how questions were put, which for most printed surveys matters more.

    Parameters
    ----------
    toplines : DataFrame
        As `toplines` or `remainders` return them, or both joined by `concat`.
    level : float, default 0.95
        Confidence level, above 0 and below 1.
    method : ProportionMethod, default "wilson"
        Interval of one share; see `survey.intervals.proportion_interval`.
    deff : float or mapping, default 1.0
        Design effect, or one for each sample id; the effective n is n / deff.

    Returns
    -------
    DataFrame
        The rows of `toplines` with the columns of `frames.ESTIMATES`. `low` and `high` (shares,
        0 to 1) run from the lower limit at the low end of the bounds to the upper limit at the
        high end; over a range of n the widest counts. `estimate` is the printed value, empty
        unless exact. A row without n or without bounds has no interval and says why in `note`.
        `interval_kind` is "sampling error" (probability sample with a design effect other than 1
        given), "sampling error, design unknown", or "as if random" where respondents were not
        drawn at random or the source does not say: what chance alone would do if they had been.

    Raises
    ------
    FrameError
        If a column of toplines is missing.
    OptionError
        If `level`, `method` or `deff` is out of range, or `deff` names an unknown sample.

    See Also
    --------
    compare : Gaps between estimates.

    Notes
    -----
    The interval contains the one that the exact figure would have had, whatever the writer's
    habits of rounding, so its coverage is at least that of the method.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212. doi:10.2307/2276774

    AAPOR (2016). AAPOR guidance on reporting precision for nonprobability samples.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN"], "n": [1213], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> found[["estimate", "low", "high"]].round(3).to_numpy().tolist()
    [[0.86, 0.834, 0.883]]
    """
    if method not in values(ProportionMethod):
        raise OptionError.unknown("method", method, values(ProportionMethod))
    frame = require(toplines, "toplines").reset_index(drop=True)
    effects = design_effects(frame["sample_id"], deff)
    low_ends, high_ends = within(frame["published_low"]), within(frame["published_high"])
    lows, highs = [], []
    for n in sizes(frame):
        lows.append(
            proportion_interval(low_ends * n, n, level=level, method=method, deff=effects)[0]
        )
        highs.append(
            proportion_interval(high_ends * n, n, level=level, method=method, deff=effects)[1]
        )
    low, high = np.fmin.reduce(lows), np.fmax.reduce(highs)
    no_size = frame["n_low"].isna()
    found = frame.assign(
        estimate=frame["value"].astype("float64"),
        low=low,
        high=high,
        level=float(level),
        method=method,
        deff=effects,
        n_effective_low=frame["n_low"] / effects,
        n_effective_high=frame["n_high"] / effects,
        interval_kind=[
            interval_kind(sampling, effect, bool(absent))
            for sampling, effect, absent in zip(
                frame["sampling"], effects, np.isnan(low), strict=True
            )
        ],
        note=[
            _joined(note, NO_SIZE if lacks else "")
            for note, lacks in zip(frame["note"], no_size, strict=True)
        ],
    )
    others = [column for column in found.columns if column not in ESTIMATES]
    return found[[*ESTIMATES, *others]]


def sizes(frame: pd.DataFrame, suffix: str = "") -> list[Numbers]:
    """Return the sizes to evaluate: the smallest, and the largest if it differs and is finite."""
    low = frame[f"n_low{suffix}"].to_numpy(dtype=np.float64)
    high = frame[f"n_high{suffix}"].to_numpy(dtype=np.float64)
    finite = np.where(np.isfinite(high), high, low)
    return [low] if np.array_equal(low, finite, equal_nan=True) else [low, finite]


def design_effects(sample_ids: pd.Series, deff: Deff) -> Numbers:
    """Return one design effect for each row."""
    effects = per_sample("deff", sample_ids, deff, otherwise=1.0)
    wrong = effects[~((effects > 0) & np.isfinite(effects))]
    if len(wrong):
        raise OptionError.out_of_range("deff", float(wrong[0]), "a number above 0")
    return effects


def within(shares: pd.Series) -> Numbers:
    """Return shares as an array within 0 and 1."""
    clipped: Numbers = np.clip(shares.to_numpy(dtype=np.float64), 0.0, 1.0)
    return clipped


def interval_kind(sampling: str, deff: Deff, absent: bool) -> str:
    """Return what an interval stands for.

    Parameters
    ----------
    sampling : str
        How respondents were chosen, as in the table of samples.
    deff : float or mapping
        The design effect; 1 is no knowledge of the design.
    absent : bool
        Whether there is no interval.

    Examples
    --------
    >>> interval_kind("unknown", 1.0, False), interval_kind("probability", 1.4, False)
    ('as if random', 'sampling error')
    """
    if absent:
        return NO_INTERVAL
    if sampling != "probability":
        return AS_IF
    return UNKNOWN if deff == 1.0 else KNOWN


def _joined(note: str, more: str) -> str:
    """Join two notes, each said once."""
    if more in note:
        return note
    return f"{note}; {more}" if note else more
