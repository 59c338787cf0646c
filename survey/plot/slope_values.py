"""Values at inner poles: which have room beside all else that is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from survey.plot.slope_layout import PlacedPanel, Stroke
from survey.plot.slope_panel import Stop
from survey.plot.theme import SMALL
from survey.plot.words import PITCH, Words

AWAY: Final = 2.0
CLEAR: Final = 1.0

Box = tuple[float, float, float, float]


def inner_values(placed: PlacedPanel) -> Iterator[tuple[Words, float, float]]:
    """Yield the shares of figures between the first and last of their thread, where they fit.

    Each stands right above its figure or right below it; where it would cover anything else, it
    is left out.

    Yields
    ------
    (Words, float, float)
        The share, and the middle of it.
    """
    taken = [_mark(placed, place, stop) for place, stop in _stops(placed)]
    strokes = list(_strokes(placed))
    for place, stop in _stops(placed, inner=True):
        words = Words(stop.text, SMALL, stop.words.color, stop.words.weight)
        x = placed.x(place, stop)
        _, top, _, bottom = _mark(placed, place, stop)
        half = words.size * PITCH / 2
        for y in (top - AWAY - half, bottom + AWAY + half):
            wide = words.natural_width / 2 + CLEAR
            box = x - wide, y - half, x + wide, y + half
            if _is_free(box, placed, taken, strokes):
                taken.append(box)
                yield words, x, y
                break


def _stops(placed: PlacedPanel, inner: bool = False) -> Iterator[tuple[int, Stop]]:
    """Yield all figures, or those between the first and last of their thread."""
    for place, thread in enumerate(placed.panel.threads):
        for stop in thread.stops[1:-1] if inner else thread.stops:
            yield place, stop


def _mark(placed: PlacedPanel, place: int, stop: Stop) -> Box:
    """Return the box around a figure and its interval."""
    x = placed.x(place, stop)
    low, high = stop.span.ends(placed.rise)
    return x - stop.half, placed.y(high), x + stop.half, placed.y(low)


def _strokes(placed: PlacedPanel) -> Iterator[Stroke]:
    """Yield the lines that join figures: from left to right, with both heights."""
    for place, thread in enumerate(placed.panel.threads):
        for one, other in thread.joined:
            xs = placed.x(place, one), placed.x(place, other)
            for first, second in dict.fromkeys(zip(one.ends, other.ends, strict=True)):
                yield xs[0], placed.y(first), xs[1], placed.y(second)
    yield from filter(None, map(placed.leader, placed.labels))


def _is_free(
    box: Box, placed: PlacedPanel, taken: Iterable[Box], strokes: Iterable[Stroke]
) -> bool:
    """Say whether a box lies between the ends of the poles and covers nothing."""
    return (
        placed.upper <= box[1]
        and box[3] <= placed.lower
        and not any(_covers(box, other) for other in taken)
        and not any(_crosses(stroke, box) for stroke in strokes)
    )


def _covers(one: Box, other: Box) -> bool:
    """Say whether two boxes cover one another.

    Examples
    --------
    >>> _covers((0, 0, 2, 2), (1, 1, 3, 3)), _covers((0, 0, 2, 2), (2, 0, 3, 3))
    (True, False)
    """
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(stroke: Stroke, box: Box) -> bool:
    """Say whether a line from left to right crosses a box.

    Examples
    --------
    >>> _crosses((0, 0, 10, 10), (4, 4, 6, 6)), _crosses((0, 0, 10, 10), (4, 7, 6, 9))
    (True, False)
    """
    left, first, right, last = stroke
    start, end = max(left, box[0]), min(right, box[2])
    if start >= end:
        return False
    slope = (last - first) / (right - left)
    ys = [first + slope * (x - left) for x in (start, end)]
    return min(ys) < box[3] and max(ys) > box[1]
