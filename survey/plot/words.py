"""Words: text with its look, measured before it is drawn, so that it can be wrapped and placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from survey.plot.fonts import families, require_covered
from survey.plot.theme import BODY, INK, SMALL

SLACK: Final = 1.06  # screens round the width of letters up
PITCH: Final = 1.28  # from line to line, in type sizes
ENTRY_GAP: Final = 14.0
GLYPH_GAP: Final = 3.0

Weight = Literal["normal", "bold"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its look.

    Parameters
    ----------
    text : str
        What is drawn, letter for letter; runs of white space count as one space.
    size : float
        Type size in points.
    color : str
        Colour of the letters.
    weight : {"normal", "bold"}
        Weight of the letters.

    Raises
    ------
    OutputError
        If the text has characters that no font at hand shows.
    """

    text: str
    size: float = BODY
    color: str = INK
    weight: Weight = "normal"

    def __post_init__(self) -> None:
        """Refuse a text that no font at hand shows."""
        require_covered([self.text])

    @property
    def natural_width(self) -> float:
        """The width on one line, in points."""
        return width_of(" ".join(self.text.split()), self.size, self.weight)

    def lines(self, width: float) -> list[str]:
        """Return the text broken into lines no wider than `width` points."""
        return wrap(self.text, width, self.size, self.weight)

    def height(self, width: float) -> float:
        """Return the height of the text within `width` points, in points."""
        return len(self.lines(width)) * self.size * PITCH


@dataclass(frozen=True, slots=True)
class Entry:
    """A coloured sign with a text behind it, part of a key."""

    glyph: str
    color: str
    words: Words

    @property
    def indent(self) -> float:
        """The room the sign takes, in points."""
        return width_of(self.glyph, self.words.size) + GLYPH_GAP if self.glyph else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry of a key goes: points from the left, points from the top."""

    entry: Entry
    left: float
    top: float
    width: float


@lru_cache(maxsize=8192)
def width_of(text: str, size: float, weight: Weight = "normal") -> float:
    """Return the width of a text on one line, in points.

    Examples
    --------
    >>> width_of("mm", 10) == 2 * width_of("m", 10)
    True
    """
    look = FontProperties(family=list(families(text)), size=size, weight=weight)
    return float(text_to_path.get_text_width_height_descent(text, look, False)[0]) * SLACK


def wrap(text: str, width: float, size: float, weight: Weight = "normal") -> list[str]:
    """Return a text broken into lines; a word wider than a line is broken between letters.

    Examples
    --------
    >>> wrap("closer relations", 50, 10)
    ['closer', 'relations']
    >>> wrap("", 50, 10)
    []
    """
    space = width_of(" ", size, weight)
    lines: list[str] = []
    used = width
    for word in (part for whole in text.split() for part in _broken(whole, width, size, weight)):
        needed = width_of(word, size, weight)
        if lines and used + space + needed <= width:
            lines[-1] += f" {word}"
            used += space + needed
        else:
            lines.append(word)
            used = needed
    return lines


def _broken(word: str, width: float, size: float, weight: Weight) -> list[str]:
    """Return a word in pieces that each fit a line."""
    if width_of(word, size, weight) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, weight) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def stack_height(stack: Iterable[Words], width: float) -> float:
    """Return the height of texts set below one another within `width` points."""
    return sum(words.height(width) for words in stack)


def flow(entries: Sequence[Entry], width: float) -> tuple[list[Place], float]:
    """Return where the entries of a key go, line by line, and the height of all.

    Examples
    --------
    >>> key = [Entry("●", "#0072b2", Words("China")), Entry("◆", "#d55e00", Words("Kazakhstan"))]
    >>> places, height = flow(key, 80)
    >>> [place.top for place in places] == [0, height / 2]
    True
    """
    places: list[Place] = []
    left = top = 0.0
    row_height = SMALL * PITCH
    for entry in entries:
        room = width - entry.indent
        needed = min(entry.words.natural_width, room)
        if left and left + entry.indent + needed > width:
            left, top = 0.0, top + row_height
        height = entry.words.height(room)
        places.append(Place(entry, left, top, room))
        row_height = entry.words.size * PITCH
        if height > row_height * 1.01:
            left, top = 0.0, top + height
        else:
            left += entry.indent + needed + ENTRY_GAP
    bottom = top + (row_height if left else 0.0)
    return places, bottom if entries else 0.0


def spread(
    centres: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float
) -> list[float]:
    """Return centres moved apart no more than needed, so that nothing overlaps within low to high.

    Parameters
    ----------
    centres, widths : sequence of float
        Where each thing would like to be, in rising order, and how wide it is.
    low, high : float
        The room there is.
    gap : float
        The least distance between two things.

    Examples
    --------
    >>> spread([50, 52], [20, 20], 0, 100, 2)
    [40.0, 62.0]
    >>> spread([95], [20], 0, 100, 2)
    [90.0]
    """
    lefts = [centre - width / 2 for centre, width in zip(centres, widths, strict=True)]
    rights = _push(_push(lefts, widths, low, gap), widths, high, gap, back=True)
    backs = _push(_push(lefts, widths, high, gap, back=True), widths, low, gap)
    return [
        (right + back + width) / 2 for right, back, width in zip(rights, backs, widths, strict=True)
    ]


def _push(
    lefts: Sequence[float], widths: Sequence[float], edge: float, gap: float, back: bool = False
) -> list[float]:
    """Return left ends moved away from an edge, one after the other."""
    moved: list[float] = []
    if not back:
        for left, width in zip(lefts, widths, strict=True):
            moved.append(max(left, edge))
            edge = moved[-1] + width + gap
        return moved
    for left, width in zip(reversed(lefts), reversed(widths), strict=True):
        moved.append(min(left, edge - width))
        edge = moved[-1] - gap
    return moved[::-1]
