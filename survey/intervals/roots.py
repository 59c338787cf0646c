"""Where a falling function crosses zero, for many elements at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from survey.intervals.interval import FloatArray

MOST_STEPS = 200
RELATIVE = 4 * np.finfo(np.float64).eps
ABSOLUTE = 1e-16


class _Bracket(NamedTuple):
    """The last three points of the search and the function there: the newest first."""

    a: FloatArray
    b: FloatArray
    c: FloatArray
    at_a: FloatArray
    at_b: FloatArray
    at_c: FloatArray

    def moved(self, new: FloatArray, at_new: FloatArray) -> _Bracket:
        """Return the bracket with a new point that replaces the end of its own sign."""
        same = np.sign(at_new) == np.sign(self.at_a)
        return _Bracket(
            new,
            np.where(same, self.b, self.a),
            np.where(same, self.a, self.b),
            at_new,
            np.where(same, self.at_b, self.at_a),
            np.where(same, self.at_a, self.at_b),
        )

    def next_step(self, least: FloatArray) -> FloatArray:
        """Return the fraction of the way from a to b at which to look next."""
        a, b, c, at_a, at_b, at_c = self
        with np.errstate(all="ignore"):
            place = (a - b) / (c - b)
            height = (at_a - at_b) / (at_c - at_b)
            safe = (height**2 < place) & ((1 - height) ** 2 < 1 - place)
            step = at_a / (at_b - at_a) * at_c / (at_b - at_c)
            step += (c - a) / (b - a) * at_a / (at_c - at_a) * at_b / (at_c - at_b)
            step = np.where(safe & np.isfinite(step), step, 0.5)
        return np.clip(step, least, 1 - least)


def falling_root(
    function: Callable[..., FloatArray], low: FloatArray, high: FloatArray, *parameters: FloatArray
) -> FloatArray:
    """Return where ``function(x, *parameters)`` falls through zero between low and high.

    Chandrupatla's method, element by element but without a loop over them: inverse quadratic
    interpolation where it is safe, bisection elsewhere; elements leave the work as they converge.

    Parameters
    ----------
    function : callable
        Elementwise in all its arguments.
    low, high : array
        The ends between which to search; all arguments broadcast to one shape.
    *parameters : array
        Further arguments of the function.

    Returns
    -------
    array
        The roots; ``low`` where the function is negative already there, ``high`` where it is
        still positive there, NaN where it is NaN.

    References
    ----------
    T. R. Chandrupatla (1997), A new hybrid quadratic/bisection algorithm for finding the zero of a
    nonlinear function without using derivatives, Advances in Engineering Software 28: 145-149,
    doi:10.1016/S0965-9978(96)00051-8.

    Examples
    --------
    >>> squares = np.array([1.0, 4.0, 9.0])
    >>> falling_root(lambda x, square: square - x * x, np.zeros(3), np.full(3, 2.0), squares)
    array([1., 2., 2.])
    """
    shape = np.broadcast_shapes(low.shape, high.shape, *(one.shape for one in parameters))
    a, b, *rest = (np.broadcast_to(one, shape).ravel() for one in (low, high, *parameters))
    at_a, at_b = function(a, *rest), function(b, *rest)
    root = np.where(np.isnan(at_a + at_b), np.nan, np.where(at_b >= 0, b, a))
    places = np.flatnonzero((at_a > 0) & (at_b < 0))
    bracket = _Bracket(*(one[places] for one in (a, b, a, at_a, at_b, at_a)))
    rest = [one[places] for one in rest]
    step = np.full(places.shape, 0.5)
    for _ in range(MOST_STEPS):
        if not places.size:
            break
        new = bracket.a + step * (bracket.b - bracket.a)
        bracket = bracket.moved(new, function(new, *rest))
        root[places] = np.where(np.abs(bracket.at_a) < np.abs(bracket.at_b), bracket.a, bracket.b)
        width = np.abs(bracket.b - bracket.a)
        tolerance = RELATIVE * np.abs(root[places]) + ABSOLUTE
        open_ = (width > 2 * tolerance) & (bracket.at_a != 0)
        step = bracket.next_step(tolerance / np.maximum(width, tolerance))[open_]
        bracket = _Bracket(*(one[open_] for one in bracket))
        rest = [one[open_] for one in rest]
        places = places[open_]
    return root.reshape(shape)
