"""Counts as given: checked, brought to one shape, divided by the design effect."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from survey.errors import OptionError
from survey.intervals.interval import FloatArray, as_floats


class Pair(NamedTuple):
    """The effective counts of two independent samples, arrays of one shape."""

    a: FloatArray
    n_a: FloatArray
    b: FloatArray
    n_b: FloatArray

    @property
    def share_a(self) -> FloatArray:
        """The share in sample a."""
        return self.a / self.n_a

    @property
    def share_b(self) -> FloatArray:
        """The share in sample b."""
        return self.b / self.n_b

    @property
    def swapped(self) -> Pair:
        """The same two samples, b first."""
        return Pair(self.b, self.n_b, self.a, self.n_a)

    def plus(self, yes: float, no: float) -> Pair:
        """Return the pair after adding so many answers of either kind to both samples."""
        return Pair(self.a + yes, self.n_a + yes + no, self.b + yes, self.n_b + yes + no)


def effective_counts(
    count: ArrayLike, n: ArrayLike, deff: ArrayLike, suffix: str = ""
) -> tuple[FloatArray, FloatArray]:
    """Return count / deff and n / deff; NaN in both where one is unknown or n is 0."""
    counts, sizes = as_floats(f"count{suffix}", count), as_floats(f"n{suffix}", n)
    effects = as_floats(f"deff{suffix}", deff)
    refuse(f"deff{suffix}", effects, (effects <= 0) | np.isinf(effects), "a finite number above 0")
    if not _all_usual(counts, sizes):
        refuse(f"n{suffix}", sizes, (sizes < 0) | np.isinf(sizes), "a finite number not below 0")
        counts, sizes = np.broadcast_arrays(counts, sizes)
        outside = (counts < 0) | (counts > sizes) | np.isinf(counts)
        most = f"{sizes[outside][0]:g}" if outside.any() else ""
        refuse(f"count{suffix}", counts, outside, f"between 0 and n{suffix} = {most}")
        usual = (counts >= 0) & (sizes > 0)
        counts, sizes = np.where(usual, counts, np.nan), np.where(usual, sizes, np.nan)
    is_simple = np.all(effects == 1)
    counts, sizes, effects = np.broadcast_arrays(counts, sizes, effects)
    return (counts, sizes) if is_simple else (counts / effects, sizes / effects)


def _all_usual(counts: FloatArray, sizes: FloatArray) -> bool:
    """Return whether no count or n is unknown, negative, infinite or too large, and no n is 0."""
    if not counts.size or not sizes.size:
        return True
    fewest = counts.min()
    inside = fewest >= 0 and sizes.max() < np.inf and (counts <= sizes).all()
    return bool(inside and (fewest > 0 or sizes.min() > 0))


def effective_pair(
    counts: tuple[ArrayLike, ArrayLike, ArrayLike, ArrayLike],
    deffs: tuple[ArrayLike, ArrayLike],
    tail: FloatArray,
) -> tuple[Pair, FloatArray]:
    """Return the checked counts of two samples, and the tail, in one shape (or the tail alone)."""
    a, n_a = effective_counts(counts[0], counts[1], deffs[0], "_a")
    b, n_b = effective_counts(counts[2], counts[3], deffs[1], "_b")
    a, n_a, b, n_b = np.broadcast_arrays(a, n_a, b, n_b)
    if tail.ndim:
        a, n_a, b, n_b, tail = np.broadcast_arrays(a, n_a, b, n_b, tail)
    known = ~np.isnan(a + b)
    if known.all():
        return Pair(a, n_a, b, n_b), tail
    return Pair(*(np.where(known, one, np.nan) for one in (a, n_a, b, n_b))), tail


def refuse(name: str, given: FloatArray, wrong: NDArray[np.bool_], expected: str) -> None:
    """Raise for the first element that is wrong, naming its place."""
    if np.any(wrong):
        index = [int(step) for step in np.argwhere(wrong)[0]]
        place = "" if not index else str(index[0] if len(index) == 1 else tuple(index))
        value = float(np.broadcast_to(given, wrong.shape)[wrong][0])
        hint = f"It is element {place} of the array." if place else ""
        raise OptionError.out_of_range(name, value, expected, hint)


def require_whole(method: str, **given: FloatArray) -> None:
    """Raise where a method that lists possible counts gets a fractional one."""
    for name, numbers in given.items():
        fractional = np.isfinite(numbers) & (numbers != np.round(numbers))
        refuse(name, numbers, fractional, f"a whole number (after deff) for method {method!r}")
