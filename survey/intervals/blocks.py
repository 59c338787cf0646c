"""Large arrays in blocks: intermediate results stay in the cache, and all processors help."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import numpy as np

from survey.intervals.interval import FloatArray, Interval, one_sided
from survey.options import Side

BLOCK = 2**15
"""How many elements are computed at once: few enough for the cache, and from this many on numpy
reuses the memory of intermediate results."""
SLOW = 0.002
"""From this many seconds for a block on, all processors share the work."""


def in_blocks(
    method: Callable[..., Interval],
    arrays: tuple[FloatArray, ...],
    side: Side,
    least: float,
    most: float,
) -> Interval:
    """Return the limits that an elementwise method gives, numpy's warnings silenced.

    Parameters
    ----------
    method : callable
        From blocks of the arrays to an interval, each element by itself.
    arrays : tuple of array
        All of one shape, or single numbers.
    side, least, most
        The limits are kept inside ``least`` to ``most``, one of them there for one side.
    """
    shape = np.broadcast_shapes(*(one.shape for one in arrays))
    flat = [one.reshape(-1) if one.ndim else one for one in arrays]
    low, high = np.empty(shape).reshape(-1), np.empty(shape).reshape(-1)

    def fill(start: int) -> None:
        """Compute one block."""
        part = slice(start, start + BLOCK)
        with np.errstate(all="ignore"):
            found = method(*(one[part] if one.ndim else one for one in flat))
        np.clip(found.low, least, most, out=low[part])
        np.clip(found.high, least, most, out=high[part])

    began = perf_counter()
    fill(0)
    others = range(BLOCK, low.size, BLOCK)
    if others and perf_counter() - began > SLOW:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(fill, others))
    else:
        for start in others:
            fill(start)
    return one_sided(Interval(low.reshape(shape), high.reshape(shape)), side, least, most)
