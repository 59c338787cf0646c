"""Gaps: one answer in two countries, waves or studies, over all that the words allow."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from survey.errors import OptionError
from survey.frames import GAPS, require
from survey.inference.estimates import AS_IF, NO_INTERVAL, Numbers, sizes
from survey.inference.only_if import only_if
from survey.inference.pairing import matching, named, paired, set_aside, unlike, weighable
from survey.intervals import cohens_h, difference_interval, difference_test
from survey.options import Correction, DifferenceMethod, Grouping, Match, values

POWER = 0.8
CANNOT_TELL = "cannot tell"
PINGOUIN_NAMES = {"bonferroni": "bonf"}


def compare(
    estimates: pd.DataFrame,
    *,
    by: Grouping = "country",
    match: Match | None = None,
    reference: str | None = None,
    difference_method: DifferenceMethod = "newcombe",
    correction: Correction = "holm",
) -> pd.DataFrame:
    """Return the gaps between estimates of the same answer in two countries, waves or studies.

    Answers which of the two shares is higher, over everything the printed words allow and as if
    respondents were a random draw. It does not say why they differ, and two countries that were
    asked about one another were not asked about the same thing (see `direction`).

    Parameters
    ----------
    estimates : DataFrame
        As `estimate` returns them; those of several studies joined by `concat`.
    by : {"country", "wave", "study"}, default "country"
        What the two sides of a gap differ in. Countries are compared within a wave, waves and
        studies within a country.
    match : {"answer", "concept"}, optional
        Compare the same question of one study ("answer", the default but for studies), or
        questions about one concept ("concept"), if their answers have the same id. Of the latter
        only those marked as the same or similar are tested: a pair with a question that is marked
        as related has its row, for answers of the same valence too, but stands side by side
        without numbers.
    reference : str, optional
        Compare every other group with this one (a country code, a wave or a study). Without it,
        all pairs are compared, in the order of the rows.
    difference_method : DifferenceMethod, default "newcombe"
        Interval of a difference; see `survey.intervals.difference_interval`.
    correction : Correction, default "holm"
        For several comparisons; the family is the tested rows of the returned frame.

    Returns
    -------
    DataFrame
        One row a pair, with the columns of `frames.GAPS`: the groups `a` and `b`; the bounds
        `published_low` to `published_high` of a minus b (shares, -1 to 1) with their `estimate`,
        empty unless both are exact; `low` and `high` over the box of both bounds; `p_value`, the
        largest over that box, and `p_adjusted`; Cohen's h; three verdicts ("a higher", "b higher",
        "cannot tell"): `verdict_among_respondents` by the bounds, `verdict` by the interval,
        `verdict_family` by the adjusted p; `detectable_gap`, the smallest difference from the
        share of b that such samples find in four of five cases; `note`, which says of an open
        verdict under which option of the source only it would be decided, of questions about one
        concept how they differ, and why there is no interval; then all columns of both estimates
        with the suffixes `_a` and `_b`. Two cells of one sample are never paired, nor are
        remainders. A row that is not tested has an empty `p_value`.

    Raises
    ------
    FrameError
        If a column of estimates is missing.
    OptionError
        If an option is unknown, or no row has the reference.

    See Also
    --------
    pool : One share of several comparable polls.

    References
    ----------
    Newcombe, R. G. (1998). Interval estimation for the difference between independent
    proportions. Statistics in Medicine 17, 873-890 (method 10, page 876).

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal
    of Statistics 6, 65-70.

    Cohen, J. (1988). Statistical power analysis for the behavioral sciences, 2nd ed., page 181.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    >>> gaps[["a", "b", "verdict"]].to_numpy().tolist()
    [['CHN', 'KAZ', 'a higher']]
    """
    for name, value, allowed in (
        ("by", by, Grouping),
        ("difference_method", difference_method, DifferenceMethod),
        ("correction", correction, Correction),
    ):
        if value not in values(allowed):
            raise OptionError.unknown(name, value, values(allowed))
    match = matching(by, match)
    found = paired(require(estimates, "estimates"), by=by, match=match, reference=reference)
    aside = set_aside(found)
    told, whole = unlike(found, aside, by), named(found, by)
    pairs = weighable(whole, aside)
    low, high = gap_interval(pairs, difference_method)
    p_value = gap_p_value(pairs)
    alpha = 1 - pairs["level_a"].to_numpy(dtype=np.float64)
    p_adjusted = adjust(p_value, correction)
    least, most, touching = _bounds(pairs)
    among = np.where(touching, CANNOT_TELL, np.where(least >= 0, "a higher", "b higher"))
    h_low, h_high = _cohen_h(pairs)
    verdicts = gap_verdict(low, high)
    own: dict[str, Any] = {
        "a": pairs[f"{by}_a"],
        "b": pairs[f"{by}_b"],
        "published_low": least,
        "published_high": most,
        "estimate": pairs["estimate_a"] - pairs["estimate_b"],
        "low": low,
        "high": high,
        "level": pairs["level_a"],
        "method": difference_method,
        "p_value": p_value,
        "p_adjusted": p_adjusted,
        "correction": correction,
        "cohen_h_low": h_low,
        "cohen_h_high": h_high,
        "verdict_among_respondents": among,
        "verdict": verdicts,
        "verdict_family": np.where(p_adjusted < alpha, among, CANNOT_TELL),
        "detectable_gap": _detectable(pairs),
        "interval_kind": _weaker(pairs["interval_kind_a"], pairs["interval_kind_b"]),
        "note": _notes(pairs, _only_if(pairs, verdicts, difference_method), told),
    }
    return whole.assign(**own)[list(GAPS)].astype(dict.fromkeys(("a", "b", "note"), "str"))


def _corners(pairs: pd.DataFrame, evaluate: Callable[..., Numbers]) -> list[Numbers]:
    """Evaluate a function of counts and sizes at every corner of the box of bounds and sizes."""
    found = []
    for n_a in sizes(pairs, "_a"):
        for n_b in sizes(pairs, "_b"):
            for end_a in ("low", "high"):
                for end_b in ("low", "high"):
                    count_a = pairs[f"published_{end_a}_a"].to_numpy(dtype=np.float64) * n_a
                    count_b = pairs[f"published_{end_b}_b"].to_numpy(dtype=np.float64) * n_b
                    found.append(evaluate(count_a, n_a, count_b, n_b))
    return found


def gap_interval(pairs: pd.DataFrame, method: DifferenceMethod) -> tuple[Numbers, Numbers]:
    """Return the interval of each difference over the box of bounds and sizes.

    Parameters
    ----------
    pairs : DataFrame
        With the columns published_low, published_high, n_low, n_high, deff and level of both
        sides, as gaps have them.
    method : DifferenceMethod
        Interval of a difference.
    """
    level = pairs["level_a"].to_numpy(dtype=np.float64)
    deff_a, deff_b = _deffs(pairs)
    if pairs.empty:
        return np.empty(0), np.empty(0)

    def limits(*counts: Numbers) -> Numbers:
        """Return both limits at one corner."""
        return np.stack(
            difference_interval(*counts, level=level, method=method, deff_a=deff_a, deff_b=deff_b)
        )

    corners = _corners(pairs, limits)
    return np.fmin.reduce([corner[0] for corner in corners]), np.fmax.reduce(
        [corner[1] for corner in corners]
    )


def gap_p_value(pairs: pd.DataFrame) -> Numbers:
    """Return the largest p-value of the score test over the box; 1 where the bounds overlap.

    Parameters
    ----------
    pairs : DataFrame
        As `gap_interval` needs them, with whether the ends of the bounds are open.
    """
    if pairs.empty:
        return np.empty(0)
    deff_a, deff_b = _deffs(pairs)
    corners = _corners(
        pairs, lambda *counts: difference_test(*counts, deff_a=deff_a, deff_b=deff_b)
    )
    least, most, _ = _bounds(pairs)
    largest = np.fmax.reduce(corners)
    return np.where((least <= 0) & (most >= 0) & ~np.isnan(largest), 1.0, largest)


def _deffs(pairs: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return the design effects of both sides."""
    return pairs["deff_a"].to_numpy(dtype=np.float64), pairs["deff_b"].to_numpy(dtype=np.float64)


def _bounds(pairs: pd.DataFrame) -> tuple[Numbers, Numbers, Numbers]:
    """Return the bounds of a minus b, and whether they leave open which is higher."""
    least = (pairs["published_low_a"] - pairs["published_high_b"]).to_numpy(dtype=np.float64)
    most = (pairs["published_high_a"] - pairs["published_low_b"]).to_numpy(dtype=np.float64)
    least, most = np.round(least, 12), np.round(most, 12)
    strict_low = (pairs["low_open_a"].astype(bool) | pairs["high_open_b"].astype(bool)).to_numpy()
    strict_high = (pairs["high_open_a"].astype(bool) | pairs["low_open_b"].astype(bool)).to_numpy()
    above = (least > 0) | ((least == 0) & strict_low)
    below = (most < 0) | ((most == 0) & strict_high)
    return least, most, ~(above | below)


def gap_verdict(low: Numbers, high: Numbers) -> Numbers:
    """Return which side is higher by the interval.

    Examples
    --------
    >>> gap_verdict(np.array([0.1, -0.1]), np.array([0.2, 0.2])).tolist()
    ['a higher', 'cannot tell']
    """
    return np.where(low > 0, "a higher", np.where(high < 0, "b higher", CANNOT_TELL))


def adjust(p_values: Numbers, correction: Correction) -> Numbers:
    """Return p-values corrected for several comparisons; missing ones stay missing.

    Parameters
    ----------
    p_values : array of float
        Unadjusted p-values, 0 to 1 or NaN.
    correction : Correction
        Name of the procedure; "none" leaves them as they are.
    """
    if correction == "none" or not np.isfinite(p_values).any():
        return p_values.copy()
    import pingouin  # deferred: two seconds to import, only needed here

    name = PINGOUIN_NAMES.get(correction, correction)
    return np.asarray(pingouin.multicomp(p_values, method=name)[1], dtype=np.float64)


def _cohen_h(pairs: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return the range of Cohen's h over the box."""
    share = {
        (end, side): np.clip(pairs[f"published_{end}_{side}"].to_numpy(dtype=np.float64), 0.0, 1.0)
        for end in ("low", "high")
        for side in "ab"
    }
    low = cohens_h(share["low", "a"], 1, share["high", "b"], 1).estimate
    return low, cohens_h(share["high", "a"], 1, share["low", "b"], 1).estimate


def _detectable(pairs: pd.DataFrame) -> Numbers:
    """Return the smallest difference from the share of b that the samples would find."""
    n_a = pairs["n_effective_low_a"].to_numpy(dtype=np.float64)
    n_b = pairs["n_effective_low_b"].to_numpy(dtype=np.float64)
    level = pairs["level_a"].to_numpy(dtype=np.float64)
    h = np.array(
        [detectable_h(*each) for each in zip(n_a, n_b, level, strict=True)], dtype=np.float64
    )
    middle = (pairs["published_low_b"] + pairs["published_high_b"]).to_numpy(dtype=np.float64) / 2
    angle = 2 * np.arcsin(np.sqrt(np.clip(middle, 0, 1)))
    return np.fmin(
        np.abs(np.sin(np.clip(angle + h, 0, np.pi) / 2) ** 2 - middle),
        np.abs(np.sin(np.clip(angle - h, 0, np.pi) / 2) ** 2 - middle),
    )


@lru_cache(maxsize=1024)
def detectable_h(n_a: float, n_b: float, level: float) -> float:
    """Return the smallest Cohen's h that two samples find with a power of 0.8.

    Parameters
    ----------
    n_a, n_b : float
        Effective sample sizes.
    level : float
        Confidence level of the two-sided test.
    """
    if not (np.isfinite(n_a) and np.isfinite(n_b)):
        return float("nan")
    from statsmodels.stats.power import NormalIndPower  # deferred: more than a second to import

    power = NormalIndPower()
    return float(power.solve_power(nobs1=n_a, ratio=n_b / n_a, alpha=1 - level, power=POWER))


def _weaker(kind_a: pd.Series, kind_b: pd.Series) -> list[str]:
    """Return the weaker of two interval kinds."""
    order = [NO_INTERVAL, AS_IF]
    found = []
    for pair in zip(kind_a, kind_b, strict=True):
        weak = [kind for kind in order if kind in pair]
        found.append(weak[0] if weak else max(pair, key=len))
    return found


def _only_if(pairs: pd.DataFrame, verdicts: Numbers, method: DifferenceMethod) -> list[str]:
    """Say of open verdicts under which option of the source they would be decided."""
    undecided = [verdict == CANNOT_TELL for verdict in verdicts]
    return only_if(pairs, undecided, lambda under: gap_interval(under, method), gap_verdict)


def _notes(pairs: pd.DataFrame, *found_of: list[str]) -> list[str]:
    """Join what must be known of both sides, once, and what was found of the pair."""
    joined = []
    columns = (pairs[name] for name in ("place_a", "note_a", "place_b", "note_b"))
    for place_a, note_a, place_b, note_b, *found in zip(*columns, *found_of, strict=True):
        both = [
            f"{place}: {note}" for place, note in ((place_a, note_a), (place_b, note_b)) if note
        ]
        known = [note_a] if note_a == note_b else both
        joined.append("; ".join(note for note in (*found, *known) if note))
    return joined
