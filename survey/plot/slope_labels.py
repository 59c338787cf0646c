"""Labels of slopes: what is written left and right of the poles, and how high."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from survey.plot.slope_panel import Panel, Stop
from survey.plot.slope_room import Room
from survey.plot.words import PITCH, Words, spread, stack_height

LABEL_GAP: Final = 2.0
NO_NAME: Final = Words("")

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Label:
    """A share beside the poles, with its answer where that is named.

    Parameters
    ----------
    side : {"left", "right"}
        Where it is written.
    thread : int
        The answer, by its place in the panel.
    stop : Stop
        The figure: the first of its thread at the left, the last at the right.
    name : Words
        The answer; empty where it is named at the other side only.
    y : float
        The height of its middle, in points below a share of 1.
    """

    side: Side
    thread: int
    stop: Stop
    name: Words
    y: float

    @property
    def is_beside(self) -> bool:
        """Whether the answer stands beside its share, and not below."""
        return self.stop.span.is_exact and bool(self.name.text)

    def height(self, room: Room) -> float:
        """Return its height in points."""
        if self.is_beside:
            return max(self.stop.words.size * PITCH, self.name.height(self.answer_width(room)))
        return stack_height((self.stop.words, self.name), self.width(room))

    def width(self, room: Room) -> float:
        """Return the width there is for it."""
        return room.left if self.side == "left" else room.right

    def answer_width(self, room: Room) -> float:
        """Return the width there is for an answer beside its share."""
        return self.width(room) - room.column


def end_labels(panel: Panel, room: Room, rise: float) -> tuple[Label, ...]:
    """Return the labels of both sides, moved apart where they would cover one another.

    Parameters
    ----------
    panel : Panel
        The panel.
    room : Room
        Its room.
    rise : float
        Points for a share of 1.
    """
    sides: tuple[tuple[Side, bool], ...] = (("left", room.is_named_twice), ("right", True))
    return tuple(
        label
        for side, is_named in sides
        for label in _apart(_beside_figures(panel, side, is_named, rise), room)
    )


def _beside_figures(panel: Panel, side: Side, is_named: bool, rise: float) -> list[Label]:
    """Return the labels of one side as high as their figures, from top to bottom."""
    ends = (0, -1) if side == "left" else (-1, 0)
    found = []
    for place, thread in enumerate(panel.threads):
        y, y_there = (_depth(thread.stops[end], rise) for end in ends)
        name = thread.name if is_named else NO_NAME
        found.append((y, y_there, place, Label(side, place, thread.stops[ends[0]], name, y)))
    return [label for *_, label in sorted(found, key=lambda each: each[:3])]


def _apart(labels: Sequence[Label], room: Room) -> Iterator[Label]:
    """Yield labels moved apart no more than needed."""
    heights = [label.height(room) for label in labels]
    middles = [label.y for label in labels]
    apart = spread(middles, heights, -math.inf, math.inf, LABEL_GAP)
    return (replace(label, y=y) for label, y in zip(labels, apart, strict=True))


def _depth(stop: Stop, rise: float) -> float:
    """Return the height of the middle of point or band, in points below a share of 1."""
    return (1.0 - sum(stop.ends) / 2) * rise
