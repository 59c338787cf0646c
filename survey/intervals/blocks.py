"""Large arrays in blocks: intermediate results stay in the cache, and all processors help."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import numpy as np

from survey.intervals.interval import FloatArray, Interval

BLOCK = 2**14
"""How many elements are computed at once: a dozen arrays of this length fit the cache."""
SLOW = 0.002
"""From this many seconds for a block on, all processors share the work."""


def in_blocks(method: Callable[..., Interval], *arrays: FloatArray) -> Interval:
    """Return the limits that an elementwise method gives, the warnings of numpy silenced.

    Parameters
    ----------
    method : callable
        From blocks of the arrays to an interval, each element by itself.
    *arrays : array
        All of one shape, or single numbers.
    """
    shape = np.broadcast_shapes(*(one.shape for one in arrays))
    flat = [one.reshape(-1) if one.ndim else one for one in arrays]
    low, high = np.empty(shape).reshape(-1), np.empty(shape).reshape(-1)

    def fill(start: int) -> None:
        """Compute one block."""
        part = slice(start, start + BLOCK)
        with np.errstate(all="ignore"):
            low[part], high[part] = method(*(one[part] if one.ndim else one for one in flat))

    began = perf_counter()
    fill(0)
    others = range(BLOCK, low.size, BLOCK)
    if others and perf_counter() - began > SLOW:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(fill, others))
    else:
        for start in others:
            fill(start)
    return Interval(low.reshape(shape)[()], high.reshape(shape)[()])
