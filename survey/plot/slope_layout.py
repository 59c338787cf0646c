"""Layout of slopes: where every part of every panel goes, equal shares at equal heights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from survey.plot.marks import BAND
from survey.plot.slope_labels import Label, end_labels
from survey.plot.slope_panel import Panel, Stop
from survey.plot.slope_room import (
    PANEL_GAP,
    Room,
    lane_width,
    pole_names,
    pole_places,
    shared_room,
)
from survey.plot.words import stack_height

ROW_GAP: Final = 16.0
BELOW_HEADINGS: Final = 6.0
BELOW_NAMES: Final = 3.0
BEYOND, BEYOND_VALUES = 4.0, 12.0
AWAY: Final = 2.0
MOVED: Final = 2.5

Stroke = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel with all its places, in points from the top left corner of the grid.

    Parameters
    ----------
    panel : Panel
        What to draw.
    room : Room
        How it shares its width.
    left, top : float
        Its corner.
    upper, lower : float
        Where the poles begin and end; their names stand above.
    whole : float
        The height of a share of 1, which may lie above the panel.
    rise : float
        Points for a share of 1.
    xs : tuple of float
        Where the poles stand, from the left end of the panel.
    offsets : mapping
        How far right of its pole each figure stands, by thread and pole.
    labels : tuple of Label
        What is written at both sides.
    """

    panel: Panel
    room: Room
    left: float
    top: float
    upper: float
    lower: float
    whole: float
    rise: float
    xs: tuple[float, ...]
    offsets: Mapping[tuple[int, int], float]
    labels: tuple[Label, ...]

    def x(self, thread: int, stop: Stop) -> float:
        """Return where a figure of a thread stands."""
        return self.left + self.xs[stop.pole] + self.offsets[thread, stop.pole]

    def y(self, share: float) -> float:
        """Return the height of a share."""
        return self.whole + (1.0 - share) * self.rise

    def edge(self, label: Label) -> float:
        """Return where a label ends towards the poles."""
        room = self.room
        return self.left + (room.left if label.side == "left" else room.total - room.right)

    def leader(self, label: Label) -> Stroke | None:
        """Return the line from a figure to its label, from left to right; none if they meet."""
        y = self.whole + label.y
        high, low = (self.y(share) for share in reversed(label.stop.ends))
        nearest = min(max(y, high), low)
        outer = 0 if label.side == "left" else len(self.xs) - 1
        if abs(y - nearest) <= MOVED and label.stop.pole == outer:
            return None
        x, away = self.x(label.thread, label.stop), label.stop.half + AWAY
        if label.side == "left":
            return self.edge(label) + AWAY, y, x - away, nearest
        return x + away, nearest, self.edge(label) - AWAY, y


def place_panels(
    panels: Sequence[Panel], rise: float, width: float
) -> tuple[list[PlacedPanel], float]:
    """Return panels in a grid of that width, and its height.

    Parameters
    ----------
    panels : sequence of Panel
        In reading order.
    rise : float
        Points for a share of 1, the same in all panels.
    width : float
        The width there is, in points.
    """
    columns, room = shared_room(panels, width)
    placed: list[PlacedPanel] = []
    top = 0.0
    for start in range(0, len(panels), columns):
        top += ROW_GAP if placed else 0.0
        row = list(_place_row(panels[start : start + columns], room, rise, top))
        placed += row
        top = max(each.lower for each in row)
    return placed, top


def _place_row(
    panels: Sequence[Panel], room: Room, rise: float, top: float
) -> Iterator[PlacedPanel]:
    """Yield panels that stand side by side."""
    labels = [end_labels(panel, room, rise) for panel in panels]
    offsets = [_offsets(panel, room, rise) for panel in panels]
    xs = [
        tuple(pole_places(panel, room, max(map(abs, held.values())) + BAND / 2))
        for panel, held in zip(panels, offsets, strict=True)
    ]
    reaches = [_reach(panel, held, room, rise) for panel, held in zip(panels, labels, strict=True)]
    beyond = BEYOND_VALUES if any(len(panel.poles) > 2 for panel in panels) else BEYOND
    upper = top + _head_height(panels, room, xs)
    whole = upper + beyond - min(high for high, _ in reaches)
    for place, panel in enumerate(panels):
        yield PlacedPanel(
            panel=panel,
            room=room,
            left=place * (room.total + PANEL_GAP),
            top=top,
            upper=upper,
            lower=whole + reaches[place][1] + beyond,
            whole=whole,
            rise=rise,
            xs=xs[place],
            offsets=offsets[place],
            labels=labels[place],
        )


def _head_height(panels: Sequence[Panel], room: Room, xs: Sequence[Sequence[float]]) -> float:
    """Return the height of the highest headings and the highest names of poles."""
    names = max(
        words.height(width)
        for panel, places in zip(panels, xs, strict=True)
        for words, _, width in pole_names(panel, room, places)
    )
    headings = max(stack_height(panel.headings, room.total) for panel in panels)
    return headings + BELOW_HEADINGS + names + BELOW_NAMES


def _reach(panel: Panel, labels: Sequence[Label], room: Room, rise: float) -> tuple[float, float]:
    """Return from where to where a panel reaches, in points below a share of 1."""
    shares = [*panel.extent(rise), *panel.ticks(rise)]
    ys = [(1.0 - share) * rise for share in shares]
    for label in labels:
        half = label.height(room) / 2
        ys += [label.y - half, label.y + half]
    return min(ys), max(ys)


def _offsets(panel: Panel, room: Room, rise: float) -> dict[tuple[int, int], float]:
    """Return how far right of its pole each figure stands, in points, by thread and pole."""
    lanes = panel.lanes(rise)
    width = lane_width(panel, room, max(map(abs, lanes.values())))
    return {place: lane * width for place, lane in lanes.items()}
