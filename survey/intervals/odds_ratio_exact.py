"""Exact limits of an odds ratio, given the total of both counts; one table at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln, logsumexp

from survey.intervals.counts import Pair, require_whole
from survey.intervals.interval import FloatArray, Interval
from survey.intervals.roots import falling_root

WIDEST = 200.0
"""No finite limit of a log odds ratio is as far out as this."""


class Table(NamedTuple):
    """The counts that a's could have been, the log weights of each, and the observed one."""

    counts: FloatArray
    weights: FloatArray
    observed: float

    def chances(self, log_odds_ratio: FloatArray) -> FloatArray:
        """Return the probability of every count (last axis) at each log odds ratio."""
        tilted = self.weights + np.asarray(log_odds_ratio)[..., None] * self.counts
        chances: FloatArray = np.exp(tilted - logsumexp(tilted, axis=-1, keepdims=True))
        return chances


def cornfield(pair: Pair, tail: FloatArray) -> Interval:
    """Return the odds ratios that neither exact one-sided test rejects."""
    return _each_table("cornfield-exact", pair, tail, _one_sided_lower(1.0))


def cornfield_mid_p(pair: Pair, tail: FloatArray) -> Interval:
    """Return the odds ratios whose tails, half the observed table in them, are not too small."""
    return _each_table("cornfield-mid-p", pair, tail, _one_sided_lower(0.5))


def baptista_pike(pair: Pair, tail: FloatArray) -> Interval:
    """Return the ends of the odds ratios at which Fisher's two-sided p is not too small."""
    return _each_table("baptista-pike", pair, tail, _two_sided_lower(1.0))


def baptista_pike_mid_p(pair: Pair, tail: FloatArray) -> Interval:
    """Return the same with half of the observed table's probability in p."""
    return _each_table("baptista-pike-mid-p", pair, tail, _two_sided_lower(0.5))


LowerLimit = Callable[[Table, float], float]


def _each_table(method: str, pair: Pair, tail: FloatArray, lower: LowerLimit) -> Interval:
    """Return both limits of every table of whole counts, the upper by swapping the samples."""
    require_whole(method, count_a=pair.a, n_a=pair.n_a, count_b=pair.b, n_b=pair.n_b)
    tail = np.broadcast_to(tail, pair.a.shape)
    limits = [
        np.array([_limit(row, lower) for row in zip(*(one.ravel() for one in cells), strict=True)])
        for cells in ((*pair, tail), (*pair.swapped, tail))
    ]
    low, high = (np.reshape(one, tail.shape).astype(np.float64) for one in limits)
    return Interval(low, 1 / high)


def _limit(row: tuple[float, ...], lower: LowerLimit) -> float:
    """Return the lower limit of one table; 0 where the observed count is the least possible."""
    a, n_a, b, n_b, tail = row
    if np.isnan(a):
        return np.nan
    total = a + b
    counts = np.arange(max(0.0, total - n_b), min(total, n_a) + 1)
    if a == counts[0]:
        return 0.0
    cells = np.stack([counts, n_a - counts, total - counts, n_b - total + counts])
    return float(np.exp(lower(Table(counts, -gammaln(cells + 1).sum(axis=0), a), tail)))


def _one_sided_lower(own: float) -> LowerLimit:
    """Return the search for the odds ratio whose upper tail, own part of a in it, is the tail."""

    def lower(table: Table, tail: float) -> float:
        """Return the lower limit of one table."""
        share = np.where(table.counts > table.observed, 1.0, 0.0)
        share[table.counts == table.observed] = own
        return _crossing(table, share, tail)

    return lower


def _crossing(
    table: Table, share: FloatArray, target: float, *, first: float = -WIDEST, last: float = WIDEST
) -> float:
    """Return where the chance of the counts, each counted with its share, rises to the target."""

    def shortfall(log_odds_ratio: FloatArray) -> FloatArray:
        """Return what the tail still lacks at a log odds ratio."""
        reached: FloatArray = (table.chances(log_odds_ratio) * share).sum(axis=-1)
        return target - reached

    return float(falling_root(shortfall, np.asarray(first), np.asarray(last)))


def _two_sided_lower(own: float) -> LowerLimit:
    """Return the search for the lowest odds ratio whose two-sided p is at least twice the tail.

    As the odds ratio rises, counts below the observed one become no likelier than it one by one,
    and p jumps up; between two such jumps p falls, then rises. So p first reaches its target at a
    jump or, if it has come close enough by the next one, between the two.
    """

    def lower(table: Table, tail: float) -> float:
        """Return the lower limit of one table, both tails together."""
        place = int(table.observed - table.counts[0])
        gaps = table.observed - table.counts[:place]
        jumps = (table.weights[:place] - table.weights[place]) / gaps
        upper = np.where(table.counts > table.observed, 1.0, 0.0)
        upper[place] = own
        joined = np.arange(place + 1)[:, None] > np.arange(table.counts.size)
        shares = upper + joined
        starts = np.concatenate([[-WIDEST], jumps])
        ends = np.concatenate([jumps, [WIDEST]])
        at_start = (table.chances(starts) * shares).sum(axis=-1)
        at_end = (table.chances(ends) * shares).sum(axis=-1)
        first = int(np.argmax((at_start >= 2 * tail) | (at_end >= 2 * tail)))
        return _crossing(table, shares[first], 2 * tail, first=starts[first], last=ends[first])

    return lower
