"""What remains of a gap if its samples are off: by their design, by a bias, by selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from survey.inference.comparison import CANNOT_TELL, gap_interval
from survey.inference.estimates import Numbers, within
from survey.intervals import shifted_share

WEIGHED = ("published_low", "published_high", "n_low", "n_high", "deff")
COLUMNS = (
    "method",
    "verdict_among_respondents",
    "level_a",
    *(f"{name}_{side}" for name in WEIGHED for side in "ab"),
)
Amount = Numbers | float


def lead(gaps: pd.DataFrame) -> Numbers:
    """Return by how much the interval of each gap clears zero on the side of the higher share.

    Parameters
    ----------
    gaps : DataFrame
        With `COLUMNS`.

    Returns
    -------
    array
        Differences of shares; 0 or less where chance could explain the gap, NaN where the words
        leave open which side is higher, or where there is no interval.
    """
    found = np.full(len(gaps), np.nan)
    towards = higher(gaps)
    for method in gaps["method"].unique():
        own = (gaps["method"] == method).to_numpy()
        low, high = gap_interval(gaps[own], method)
        found[own] = np.where(towards[own] > 0, low, -high)
    return np.where(np.isnan(towards), np.nan, found)


def higher(gaps: pd.DataFrame) -> Numbers:
    """Return 1 where a is higher among respondents, -1 where b is, NaN where that is open."""
    verdicts = gaps["verdict_among_respondents"].to_numpy()
    return np.select([verdicts == "a higher", verdicts == "b higher"], [1.0, -1.0], np.nan)


def nearest_shares(gaps: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return the shares of a and b that lie closest together within the bounds, NaN where open."""
    towards = higher(gaps)
    ends = (("low_a", "high_a"), ("high_b", "low_b"))
    first, second = (
        np.select(
            [towards > 0, towards < 0],
            [within(gaps[f"published_{one}"]), within(gaps[f"published_{other}"])],
            np.nan,
        )
        for one, other in ends
    )
    return first, second


def with_deff(gaps: pd.DataFrame, deff: Amount) -> pd.DataFrame:
    """Return gaps as they are if both samples have this design effect."""
    return gaps.assign(deff_a=deff, deff_b=deff)


def without_bias(gaps: pd.DataFrame, in_a: Amount, in_b: Amount) -> pd.DataFrame:
    """Return gaps as they are without biases that pulled the two shares apart.

    Parameters
    ----------
    gaps : DataFrame
        With `COLUMNS`.
    in_a, in_b : float or array
        Bias in either sample (shares, from 0): the higher share is moved down, the lower up.
    """
    return _moved(gaps, in_a, in_b, lambda share, by: share + by)


def without_selection(gaps: pd.DataFrame, in_a: Amount, in_b: Amount) -> pd.DataFrame:
    """Return gaps as they are without selection that pulled the two shares apart.

    Parameters
    ----------
    gaps : DataFrame
        With `COLUMNS`.
    in_a, in_b : float or array
        Natural logarithm of the selection ratio of either sample, from 0: the odds of the higher
        share are divided by the ratio, those of the lower multiplied.
    """
    return _moved(gaps, in_a, in_b, lambda share, by: shifted_share(share, np.exp(by)))


def _moved(
    gaps: pd.DataFrame, in_a: Amount, in_b: Amount, move: Callable[[Numbers, Numbers], Numbers]
) -> pd.DataFrame:
    """Return gaps whose two shares are moved towards one another, within 0 and 1."""
    towards = higher(gaps)
    ends: dict[str, Any] = {}
    for side, by in (("a", -towards * in_a), ("b", towards * in_b)):
        for end in (f"published_low_{side}", f"published_high_{side}"):
            ends[end] = np.clip(move(within(gaps[end]), by), 0.0, 1.0)
    return gaps.assign(**ends)


def steps(
    gaps: pd.DataFrame, *, deff: float, bias: float, selection_ratio: float
) -> dict[str, Any]:
    """Return three steps for each gap: whether it is there, beyond chance, and survives faults.

    Parameters
    ----------
    gaps : DataFrame
        As `compare` returns them.
    deff : float
        Design effect of both samples, above 0.
    bias : float
        Opposite biases of both samples, 0 to 1.
    selection_ratio : float
        Opposite selection ratios of both samples, from 1.

    Returns
    -------
    dict
        The columns from `yardstick_deff` to `survives` of `frames.TIPS`.
    """
    weighed = gaps[list(COLUMNS)]
    log_ratio = float(np.log(selection_ratio))
    survived = {
        "survives_deff": lead(with_deff(weighed, deff)) > 0,
        "survives_bias": lead(without_bias(weighed, bias, bias)) > 0,
        "survives_selection": lead(without_selection(weighed, log_ratio, log_ratio)) > 0,
    }
    return {
        "yardstick_deff": float(deff),
        "yardstick_bias": float(bias),
        "yardstick_selection_ratio": float(selection_ratio),
        "step_among": (gaps["verdict_among_respondents"] != CANNOT_TELL).to_numpy(),
        "step_chance": (gaps["verdict"] != CANNOT_TELL).to_numpy(),
        **survived,
        "survives": np.logical_and.reduce(list(survived.values())),
    }
