"""Whether a claim holds: among respondents by the bounds, in general by the interval over them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from survey.bounds import Bounds
from survey.inference.claimed import Claim, difference
from survey.inference.estimates import Deff, Numbers
from survey.intervals import (
    Interval,
    difference_interval,
    exclusive_difference_interval,
    frechet_difference_interval,
    proportion_interval,
)
from survey.labels import percent_range, points_range
from survey.options import ProportionMethod, Side
from survey.published.cells import Cell
from survey.published.relations import base_cell
from survey.published.tightening import Component, Request
from survey.published.worlds import World

YES, NO, OPEN, AS_STATED = "yes", "no", "cannot tell", "as stated"
NO_RIVAL = "rival not printed"
NO_EXACT = "no exact figure printed"
NO_SIZE = "no sample size printed"
NOT_TESTED = "no interval for this combination of figures"
MOST = 100.0
STEPS = 65
Size = tuple[float, float]
Found = Mapping[Cell, Bounds | None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How intervals are made, and which questions take one answer."""

    level: float
    method: ProportionMethod
    deff: Deff
    single: frozenset[str]

    def effect(self, cell: Cell) -> float:
        """Return the design effect of the sample of a cell."""
        return self.deff.get(cell.sample_id, 1.0) if isinstance(self.deff, Mapping) else self.deff


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found of a claim in one world; quantities are shares or differences of shares."""

    among_respondents: str
    generalised: str
    published: Bounds | None
    low: float = math.nan
    high: float = math.nan
    one_sided: float = math.nan
    tipping_deff: float = math.nan
    size: Size = (math.nan, math.nan)
    reason: str = ""


def needed(claim: Claim, parts: Mapping[Cell, Component]) -> Request:
    """Return the constraints that a claim is judged by, its own left out, and the cells to bound.

    Parameters
    ----------
    claim : Claim
        The claim.
    parts : mapping of Cell to Component
        For each cell the constraints that hang together with it.
    """
    cells = [*claim.cells, *claim.rivals]
    involved = dict.fromkeys(each for cell in cells for each in parts.get(cell, ()))
    kept = [each for each in involved if each.source not in claim.own]
    wanted = [*cells, *(base for cell in cells if (base := base_cell(cell)))]
    for cell, other in pairs_of(claim):
        if not apart(cell, other):
            made, constraint = difference(cell, other)
            kept.append(constraint)
            wanted.append(made)
    return kept, list(dict.fromkeys(wanted))


def pairs_of(claim: Claim) -> list[tuple[Cell, Cell]]:
    """Return the pairs of cells whose difference a claim is about."""
    if claim.kind == "extreme":
        return [(claim.cells[0], rival) for rival in claim.rivals]
    order = claim.kind == "order" and [weight for _, weight in claim.terms] == [1.0, -1.0]
    return [(claim.cells[0], claim.cells[1])] if order else []


def apart(cell: Cell, other: Cell) -> bool:
    """Say whether the difference of two cells is not linear in joint shares of one sample."""
    return bool(cell.base or other.base) or cell.sample_id != other.sample_id


def judge(claim: Claim, world: World, found: Found, settings: Settings) -> Judgement:
    """Return what the printed figures say of a claim, its own statement or relation switched off.

    Parameters
    ----------
    claim : Claim
        The claim.
    world : World
        The scenario that it is judged in.
    found : mapping of Cell to Bounds or None
        The bounds of what `needed` asked for.
    settings : Settings
        Level, method and design effects.
    """
    if claim.kind == "extreme":
        return _extreme(claim, world, found, settings)
    if len(claim.terms) == 1 and claim.terms[0][1] == 1.0:
        return _threshold(claim, world, found, settings)
    if pairs_of(claim):
        return _order(claim, pairs_of(claim)[0], world, found, settings)
    return _sum(claim, found)


def _unscaled(bounds: Bounds | None) -> Bounds | None:
    """Turn the bounds of half of one plus a difference into those of the difference."""
    if bounds is None:
        return None
    low, high = round(2 * bounds.low - 1, 10), round(2 * bounds.high - 1, 10)
    return Bounds(low, high, bounds.low_open, bounds.high_open) if low < high else Bounds(low, low)


def _decided(bounds: Bounds | None, claim: Claim) -> str:
    """Say whether every number, none, or some within bounds satisfy the comparison."""
    if bounds is None:
        return OPEN
    if claim.op == "=":
        return YES if claim.threshold in bounds else NO
    allowed = {
        ">": Bounds(claim.threshold, MOST, low_open=True),
        ">=": Bounds(claim.threshold, MOST),
        "<": Bounds(-MOST, claim.threshold, high_open=True),
        "<=": Bounds(-MOST, claim.threshold),
        "within": Bounds(claim.threshold, claim.upper),
    }[claim.op]
    common = bounds.intersect(allowed)
    return NO if common is None else YES if common == bounds else OPEN


def _generalised(interval: Interval, claim: Claim) -> str:
    """Say on which side of the threshold an interval lies."""
    low, high = float(interval.low), float(interval.high)
    if claim.op == "within":
        inside = claim.threshold <= low and high <= claim.upper
        return YES if inside else NO if high < claim.threshold or low > claim.upper else OPEN
    above, below = low > claim.threshold, high < claim.threshold
    if claim.op in {"<", "<="}:
        above, below = below, above
    return YES if above else NO if below else OPEN


def _threshold(claim: Claim, world: World, found: Found, settings: Settings) -> Judgement:
    """Judge a share against a number."""
    cell = claim.cells[0]
    others = [each for each in world.about()[cell] if each.statement_id not in claim.own]
    bounds = found[cell]
    among = _decided(bounds, claim)
    exact = [each.value for each in others if not math.isnan(each.value)]
    if not exact:
        stated = AS_STATED if among == OPEN else among
        return Judgement(stated, OPEN, bounds, reason=NO_EXACT)
    size = world.asked(cell, found)
    if bounds is None or math.isnan(size[0]):
        return Judgement(among, OPEN, bounds, size=size, reason=NO_SIZE if bounds else "")

    def limits(effect: Numbers, side: Side = "two-sided", ends: Bounds = bounds) -> Interval:
        """Return the interval over the bounds at each design effect."""
        shares = np.array([ends.low, ends.high]).reshape(2, *[1] * effect.ndim)
        low, high = proportion_interval(
            shares * size[0], size[0], level=settings.level, method=settings.method, deff=effect,
            side=side,
        )  # fmt: skip
        return Interval(low.min(axis=0), high.max(axis=0))

    judged = _judged(claim, among, bounds, size, settings.effect(cell), limits)
    at_value = limits(np.array(settings.effect(cell)), ends=Bounds(exact[0], exact[0]))
    if judged.generalised == OPEN and _generalised(at_value, claim) == YES:
        return _with_reason(judged, "rounding decides")
    return judged


def _gap(cell: Cell, other: Cell, found: Found) -> Bounds | None:
    """Return the bounds of the difference of two cells."""
    first, second = found[cell], found[other]
    if first is None or second is None:
        return None
    if not apart(cell, other):
        return _unscaled(found[difference(cell, other)[0]])
    low_open, high_open = first.low_open or second.high_open, first.high_open or second.low_open
    return Bounds(first.low - second.high, first.high - second.low, low_open, high_open)


def _order(claim: Claim, pair: tuple[Cell, Cell], world: World, found: Found,
           settings: Settings) -> Judgement:  # fmt: skip
    """Judge one share against another: exclusive answers, unknown overlap, or two samples."""
    cell, other = pair
    first, second, gap = found[cell], found[other], _gap(cell, other, found)
    if first is None or second is None:
        return Judgement(OPEN, OPEN, None)
    among = _decided(gap, claim)
    sizes = [world.asked(each, found) for each in (cell, other)]
    size = (min(low for low, _ in sizes), max(high for _, high in sizes))
    if math.isnan(size[0]) or gap is None:
        return Judgement(among, OPEN, gap, size=size, reason=NO_SIZE)
    exclusive = cell.question_id == other.question_id and cell.question_id in settings.single
    ends = [(p, q) for p in (first.low, first.high) for q in (second.low, second.high)]
    kept = [(p, min(q, 1 - p) if exclusive else q) for p, q in ends]
    corners = (np.array([p for p, _ in kept]), np.array([q for _, q in kept]))

    def limits(effect: Numbers, side: Side = "two-sided") -> Interval:
        """Return the interval of the difference over the corners, at each design effect."""
        p, q = (share.reshape(-1, *[1] * effect.ndim) for share in corners)
        counts, level = (p * sizes[0][0], q * sizes[1][0]), settings.level
        if cell.sample_id != other.sample_id:
            theirs = settings.effect(other) * effect / settings.effect(cell)
            low, high = difference_interval(
                counts[0], sizes[0][0], counts[1], sizes[1][0], deff_a=effect, deff_b=theirs,
                side=side, level=level,
            )  # fmt: skip
        else:
            interval = exclusive_difference_interval if exclusive else frechet_difference_interval
            low, high = interval(*counts, sizes[0][0], level=level, deff=effect, side=side)
        return Interval(low.min(axis=0), high.max(axis=0))

    judged = _judged(claim, among, gap, size, settings.effect(cell), limits)
    if cell.sample_id == other.sample_id and not exclusive:
        return _with_reason(judged, "overlap not printed: worst case")
    return judged


def _judged(claim: Claim, among: str, bounds: Bounds, size: Size, effect: float,
            limits: Callable[..., Interval]) -> Judgement:  # fmt: skip
    """Put the verdicts of a quantity together from its interval at any design effect."""
    interval = limits(np.array(effect))
    low, high = float(interval.low), float(interval.high)
    rising = claim.op in {">", ">="}

    def one_sided(effects: Numbers) -> Numbers:
        """Return the one-sided limits in the direction of the claim."""
        found = limits(effects, "lower" if rising else "upper")
        return found.low if rising else found.high

    def holds(effects: Numbers) -> NDArray[np.bool_]:
        """Say at which design effects the claim holds: one-sided, an equality two-sided."""
        if claim.op == "within":
            found = limits(effects)
            return (found.low >= claim.threshold) & (found.high <= claim.upper)
        limit = one_sided(effects)
        return limit > claim.threshold if rising else limit < claim.threshold

    between = claim.kind == "extreme" or bool(pairs_of(claim))
    text = points_range(low, high, 1) if between else percent_range(low, high, 1)
    limit = math.nan if claim.op == "within" else float(one_sided(np.array(effect)))
    verdict = _generalised(interval, claim)
    return Judgement(
        among, verdict, bounds, low, high, limit, tipping(holds), size, f"interval {text}"
    )


def tipping(holds: Callable[[Numbers], NDArray[np.bool_]], least: float = 0.01,
            most: float = 1e4) -> float:  # fmt: skip
    """Return the design effect up to which something holds.

    Parameters
    ----------
    holds : callable
        From an array of design effects to whether it holds; once it fails, it fails for all
        larger ones.
    least, most : float
        Where to look; NaN if it never holds, infinity if it always does.

    Examples
    --------
    >>> round(tipping(lambda effects: effects < 1.7), 6)
    1.7
    """
    while most / least > 1 + 1e-9:
        grid = np.geomspace(least, most, STEPS)
        held = holds(grid)
        if not held[0]:
            return math.nan
        if held.all():
            return math.inf
        last = int(np.argmin(held)) - 1
        least, most = float(grid[last]), float(grid[last + 1])
    return math.sqrt(least * most)


def _extreme(claim: Claim, world: World, found: Found, settings: Settings) -> Judgement:
    """Judge a highest or lowest share against its closest rival that was printed."""
    cell, about = claim.cells[0], world.about()
    printed = [rival for rival in claim.rivals if rival in about]
    hidden = len(printed) < len(claim.rivals) or claim.unlisted
    if not printed:
        return Judgement(AS_STATED, OPEN, None, reason=NO_RIVAL)
    rising = claim.op == ">"
    rival = min(printed, key=lambda each: _lead(_gap(cell, each, found), rising))
    closest = _order(claim, (cell, rival), world, found, settings)
    said = _with_reason(closest, f"closest rival {rival.question_id}/{rival.response_id}")
    if not hidden:
        return said
    among = NO if closest.among_respondents == NO else OPEN
    general = NO if closest.generalised == NO else OPEN
    open_still = replace(said, among_respondents=among, generalised=general)
    return _with_reason(open_still, NO_RIVAL)


def _lead(gap: Bounds | None, rising: bool) -> float:
    """Return how far ahead of a rival a cell is at least."""
    if gap is None:
        return -math.inf
    return gap.low if rising else -gap.high


def _sum(claim: Claim, found: Found) -> Judgement:
    """Judge a weighted sum by the bounds of its cells."""
    ends = [(weight, found[cell]) for cell, weight in claim.terms]
    known = [(weight, bounds) for weight, bounds in ends if bounds is not None]
    if len(known) < len(ends):
        return Judgement(OPEN, OPEN, None)
    low = sum(w * (b.low if w > 0 else b.high) for w, b in known)
    high = sum(w * (b.high if w > 0 else b.low) for w, b in known)
    bounds = Bounds(round(low, 10), round(max(low, high), 10))
    among = _decided(bounds, claim)
    if claim.op == "=":
        return Judgement(among, among, bounds, reason="arithmetic, within rounding")
    return Judgement(among, OPEN, bounds, reason=NOT_TESTED)


def _with_reason(found: Judgement, reason: str) -> Judgement:
    """Return a judgement with one more reason."""
    return replace(found, reason="; ".join(part for part in (found.reason, reason) if part))
