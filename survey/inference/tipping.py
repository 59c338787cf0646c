"""Tipping points: what would have to be wrong with the samples for a verdict to change."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from survey.errors import OptionError
from survey.frames import TIPS, kind_of, require
from survey.inference.estimates import Numbers, within
from survey.inference.per_sample import PerSample, per_sample
from survey.inference.robustness import (
    COLUMNS,
    lead,
    nearest_shares,
    steps,
    with_deff,
    without_bias,
    without_selection,
)
from survey.intervals import balancing_ratio, manski_bounds, silent_shares
from survey.intervals.roots import falling_root

LEAST_DEFF, MOST = 0.01, 1e4
RISING, FALLING = (">", ">="), ("<", "<=")


def tip(
    frame: pd.DataFrame,
    *,
    yardstick_deff: float = 4.0,
    yardstick_bias: float = 0.06,
    yardstick_selection_ratio: float = 1.5,
    response_rate: PerSample | None = None,
) -> pd.DataFrame:
    """Return what would have to be wrong with the samples for each verdict to change.

    Answers, for one gap at a time and before any correction for several, how far off the samples
    may be before chance could explain the gap: by their design, by a bias, by selection. It does
    not say how far off they are.

    Parameters
    ----------
    frame : DataFrame
        Gaps as `compare` returns them, or claims as `claims` returns them.
    yardstick_deff : float, default 4.0
        Design effect that a gap should survive: polls before elections err twice as much as their
        margins say (Shirani-Mehr et al. 2018), which is four times the variance.
    yardstick_bias : float, default 0.06
        Opposite biases of both samples that it should survive (shares): of nine online samples
        without random selection, the best was 5.8 points off on average (Pew 2016).
    yardstick_selection_ratio : float, default 1.5
        Selection ratio, in opposite directions, that it should survive: it moves a share of one
        half to 60 in a hundred, the 10 points by which the worst of those samples were off.
    response_rate : float or mapping, optional
        Which part of those approached answered, or one for each sample id.

    Returns
    -------
    DataFrame
        For gaps, their rows with the columns of `frames.TIPS`. Each tipping value is that at which
        the interval reaches zero (an end of it, over all that the words allow and the range of n,
        by the gap's own method and level):

        * `tipping_deff`, the design effect of both samples: infinite if none up to 10,000 does,
          empty if the words leave open which side is higher, for no design effect decides that;
        * `tipping_bias` (a share), the bias of both samples in opposite directions, and
          `tipping_bias_one`, that of one sample alone, of the two the one that needs less;
        * `tipping_selection_ratio_interval` and `tipping_selection_ratio_interval_one`, likewise
          the selection ratio.

        A bias of 0 and a ratio of 1 say that the verdict is open as it is (see `detectable_gap`).
        `tipping_selection_ratio` is the ratio, in opposite directions, at which the printed gap
        vanishes, empty unless both shares are exact; `tipping_selection_ratio_published` that at
        which it can vanish within what the words and rounding allow, a little less; `..._one` are
        the ratios in one sample alone. Neither takes account of chance.

        Three steps: `step_among` (do the printed shares differ), `step_chance` (beyond chance),
        `survives_deff`, `survives_bias` and `survives_selection` (still so under the yardstick,
        which stands beside them), and `survives`, all of that. With a response rate,
        `manski_low` to `manski_high` bound the gap whatever those who did not answer would have
        said, and `nonrespondents_a` and `nonrespondents_b` are the shares at which the gap would
        vanish (empty where nothing that they could have said makes it vanish).

        For claims, their rows with `tipping_bias`: how far the one-sided limit clears the
        threshold, 0 where it does not (empty for sums and equalities); their `tipping_deff` stands
        there already. Yardsticks and response rates are for gaps.

    Raises
    ------
    FrameError
        If the frame is neither gaps nor claims.
    OptionError
        If a number is out of range, or `response_rate` names an unknown sample.

    See Also
    --------
    sensitivity : All verdicts over several assumptions at once.

    Notes
    -----
    The shares are moved by the bias or the ratio, and the interval is computed anew where they
    then are: what a sample of that size without the fault would have shown. `tipping_deff`
    replaces the design effects of the frame; bias and ratio keep them.

    References
    ----------
    Shirani-Mehr, H., Rothschild, D., Goel, S., & Gelman, A. (2018). Disentangling bias and
    variance in election polls. Journal of the American Statistical Association 113, 607-614
    (abstract). doi:10.1080/01621459.2018.1448823

    Kennedy, C., Mercer, A., Keeter, S., Hatley, N., McGeeney, K., & Gimenez, A. (2016). Evaluating
    online nonprobability surveys. Pew Research Center, section 1.

    Manski, C. F. (1989). Anatomy of the selection problem. Journal of Human Resources 24, 343-360.
    doi:10.2307/145818

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    >>> row = sv.tip(gaps).iloc[0]
    >>> f"{row['tipping_selection_ratio']:.2f} {row['tipping_selection_ratio_one']:.2f}"
    '1.47 2.16'
    >>> bool(row["step_chance"]), bool(row["survives"])
    (True, False)
    """
    if not (yardstick_deff > 0 and math.isfinite(yardstick_deff)):
        raise OptionError.out_of_range("yardstick_deff", yardstick_deff, "a number above 0")
    if not 0 <= yardstick_bias < 1:
        expected = "a share from 0 to below 1"
        hint = f"Did you mean {yardstick_bias / 100:g}?" if 1 <= yardstick_bias < 100 else ""
        raise OptionError.out_of_range("yardstick_bias", yardstick_bias, expected, hint)
    if not (yardstick_selection_ratio >= 1 and math.isfinite(yardstick_selection_ratio)):
        expected = "a number not below 1"
        raise OptionError.out_of_range(
            "yardstick_selection_ratio", yardstick_selection_ratio, expected
        )
    if kind_of(frame) == "claims":
        return _claims(require(frame, "claims").reset_index(drop=True))
    gaps = require(frame, "gaps").reset_index(drop=True)
    found = gaps.assign(
        **_points(gaps),
        **_vanishing(gaps),
        **steps(
            gaps,
            deff=yardstick_deff,
            bias=yardstick_bias,
            selection_ratio=yardstick_selection_ratio,
        ),
        **_silent(gaps, response_rate),
    )
    return found[[*TIPS, *(column for column in gaps.columns if column not in TIPS)]]


def _claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return claims with how far their one-sided limits clear the thresholds."""
    beyond = claims["one_sided"] - claims["threshold"]
    rising, falling = (claims["op"].isin(signs) for signs in (RISING, FALLING))
    cleared = beyond.where(rising, -beyond).where(rising | falling)
    return claims.assign(tipping_bias=cleared.clip(lower=0.0))


def _points(gaps: pd.DataFrame) -> dict[str, Any]:
    """Return the columns of what makes the intervals reach zero."""
    weighed = gaps[list(COLUMNS)]
    ends = np.log([LEAST_DEFF, MOST])
    deff = _root(weighed, ends[0], ends[1], lambda part, x: with_deff(part, np.exp(x)))
    deff = np.where(deff == ends[0], np.nan, _unlogged(deff))
    apart = np.abs(np.subtract(*nearest_shares(gaps)))

    def bias(in_a: float, in_b: float) -> Numbers:
        """Return the biases in one sample or both."""
        moved = _root(
            weighed,
            0.0,
            apart / (in_a + in_b),
            lambda part, x: without_bias(part, in_a * x, in_b * x),
        )
        return _open_as(0.0, moved, gaps["low"])

    def ratio(in_a: float, in_b: float) -> Numbers:
        """Return the selection ratios in one sample or both."""
        moved = _root(
            weighed, 0.0, ends[1], lambda part, x: without_selection(part, in_a * x, in_b * x)
        )
        return _open_as(1.0, _unlogged(moved), gaps["low"])

    return {
        "tipping_deff": deff,
        "tipping_bias": bias(1.0, 1.0),
        "tipping_bias_one": np.fmin(bias(1.0, 0.0), bias(0.0, 1.0)),
        "tipping_selection_ratio_interval": ratio(1.0, 1.0),
        "tipping_selection_ratio_interval_one": np.fmin(ratio(1.0, 0.0), ratio(0.0, 1.0)),
    }


def _root(
    weighed: pd.DataFrame,
    least: float,
    most: Numbers | float,
    changed: Callable[[pd.DataFrame, Numbers], pd.DataFrame],
) -> Numbers:
    """Return how far each gap can be changed before its interval reaches zero."""

    def remaining(x: Numbers, rows: Numbers) -> Numbers:
        """Return the lead of some gaps after changes of x, lost where there is no interval."""
        left = lead(changed(weighed.iloc[rows.astype(np.intp)], x))
        return np.where(np.isnan(left), -1.0, left)

    rows = np.arange(float(len(weighed)))
    found = falling_root(remaining, np.full_like(rows, least), np.full_like(rows, most), rows)
    return np.where(np.isnan(lead(weighed)), np.nan, found)


def _unlogged(logarithm: Numbers) -> Numbers:
    """Return what a logarithm stands for, infinity where it is the largest tried."""
    return np.where(logarithm == np.log(MOST), np.inf, np.exp(logarithm))


def _open_as(value: float, found: Numbers, known: pd.Series) -> Numbers:
    """Fill in a value where nothing was found though something is known: the direction is open."""
    return np.where(np.isnan(found) & known.notna().to_numpy(), value, found)


def _vanishing(gaps: pd.DataFrame) -> dict[str, Any]:
    """Return the columns of the ratios at which the gap itself vanishes, chance aside."""
    exact = gaps["estimate"].notna().to_numpy()
    values = [np.where(exact, gaps[f"value_{side}"], np.nan) for side in "ab"]
    printed = balancing_ratio(np.maximum(*values), np.minimum(*values))
    nearest = nearest_shares(gaps)
    published = balancing_ratio(np.maximum(*nearest), np.minimum(*nearest))
    published = _open_as(1.0, published, gaps["published_low"])
    return {
        "tipping_selection_ratio": printed,
        "tipping_selection_ratio_one": printed**2,
        "tipping_selection_ratio_published": published,
        "tipping_selection_ratio_published_one": published**2,
    }


def _silent(gaps: pd.DataFrame, response_rate: PerSample | None) -> dict[str, Any]:
    """Return the columns of what those who did not answer could have changed."""
    ids = [*gaps["sample_id_a"], *gaps["sample_id_b"]]
    given = math.nan if response_rate is None else response_rate
    rates = np.split(per_sample("response_rate", ids, given, otherwise=math.nan), 2)
    least_a, most_a, least_b, most_b = (
        manski_bounds(within(gaps[f"published_{end}_{side}"]), rate)
        for side, rate in zip("ab", rates, strict=True)
        for end in ("low", "high")
    )
    silent_a, silent_b = silent_shares(*nearest_shares(gaps), *rates)
    return {
        "response_rate_a": rates[0],
        "response_rate_b": rates[1],
        "manski_low": least_a.low - most_b.high,
        "manski_high": most_a.high - least_b.low,
        "nonrespondents_a": silent_a,
        "nonrespondents_b": silent_b,
    }
