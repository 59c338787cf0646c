"""Colours, type sizes and shapes of every picture; nothing here touches a global setting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import seaborn as sns
from matplotlib.colors import is_color_like, to_hex, to_rgb

from survey.errors import OptionError

FONT: Final = "DejaVu Sans"
TITLE: Final = 11.0
HEADING: Final = 8.8
BODY: Final = 8.2
SMALL: Final = 7.2

PAPER: Final = "#ffffff"
INK: Final = "#1f1f1f"
MUTED: Final = "#626262"
GRID: Final = "#e6e6e6"
ZERO: Final = "#8a8a8a"
CONNECTOR: Final = "#cfcfcf"
UNDECIDED: Final = "#767676"
NOT_PUBLISHED: Final = "#f1f1f1"
NOT_PUBLISHED_HATCH: Final = "#b4b4b4"
NEUTRAL: Final = "#cdcdcd"

OKABE_ITO_PAIR: Final = ("#0072b2", "#d55e00")
PETROFF_SIX: Final = ("#5790fc", "#f89c20", "#e42536", "#964a8b", "#9c9ca1", "#7a21dd")
SHAPES: Final = (("o", "●"), ("D", "◆"), ("s", "■"), ("^", "▲"), ("v", "▼"), ("p", "⬟"))
READABLE: Final = 4.5

Colors = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """How one country looks in every row: its colour, and a shape for those who print in grey."""

    color: str
    marker: str
    glyph: str
    is_hollow: bool = False


def identities(keys: Iterable[str], colors: Colors | None = None) -> dict[str, Identity]:
    """Return the look of each country, in alphabetical order: pictures of the same ones agree.

    Parameters
    ----------
    keys : iterable of str
        Countries (or waves), repeated as they come.
    colors : mapping of str to str, optional
        Colours that some of them must have; others keep the colour of their place in the order.

    Returns
    -------
    dict of str to Identity
        Okabe and Ito's blue and vermillion for one or two, Petroff's six colours beyond; from the
        seventh on colours return with another shape.

    Raises
    ------
    OptionError
        If a colour is none that matplotlib knows.

    Examples
    --------
    >>> looks = identities(["CHN", "KAZ", "CHN"])
    >>> looks["KAZ"].color, looks["KAZ"].marker
    ('#d55e00', 'D')
    >>> identities(["KAZ"], {"KAZ": "#d55e00"})["KAZ"].color
    '#d55e00'
    """
    chosen = dict(colors or {})
    for color in chosen.values():
        if not is_color_like(color):
            raise OptionError.out_of_range("colors", color, "a mapping to colours of matplotlib")
    distinct = sorted(set(keys))
    palette = OKABE_ITO_PAIR if len(distinct) <= len(OKABE_ITO_PAIR) else PETROFF_SIX
    looks = {}
    for place, key in enumerate(distinct):
        round_trip, position = divmod(place, len(palette))
        marker, glyph = SHAPES[(position + round_trip) % len(SHAPES)]
        looks[key] = Identity(to_hex(chosen.get(key, palette[position])), marker, glyph)
    return looks


@lru_cache(maxsize=256)
def tint(color: str, strength: float = 0.3) -> str:
    """Return a colour mixed with white, 0 (white) to 1 (unchanged).

    Examples
    --------
    >>> tint("#0072b2", 0.0), tint("#0072b2", 1.0)
    ('#ffffff', '#0072b2')
    """
    return to_hex(sns.blend_palette([PAPER, color], 101)[round(100 * strength)])


def stripes(color: str) -> tuple[str, str]:
    """Return the ground and the stripes that stand for what is only possible of a colour.

    Examples
    --------
    >>> stripes("#ffffff")
    ('#ffffff', '#ffffff')
    """
    return tint(color, 0.12), tint(color, 0.75)


@lru_cache(maxsize=256)
def readable(color: str) -> str:
    """Return a colour darkened until small text in it can be read on white (contrast 4.5).

    Examples
    --------
    >>> readable("#0072b2")
    '#0072b2'
    >>> contrast(readable("#f89c20")) >= 4.5
    True
    """
    shades = (to_hex(shade) for shade in sns.blend_palette([color, "#000000"], 21))
    return next(shade for shade in shades if contrast(shade) >= READABLE)


def contrast(color: str) -> float:
    """Return the contrast of a colour with white, 1 to 21.

    References
    ----------
    W3C (2018). Web Content Accessibility Guidelines 2.1, definitions of relative luminance and
    contrast ratio.

    Examples
    --------
    >>> contrast("#000000"), contrast("#ffffff")
    (21.0, 1.0)
    """
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(color)
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def ink_on(color: str) -> str:
    """Return the colour of text on a filled area: white on dark, ink on light.

    Examples
    --------
    >>> ink_on("#5e3c99"), ink_on("#f1f1f1")
    ('#ffffff', '#1f1f1f')
    """
    return PAPER if contrast(color) >= READABLE else INK


def valence_colors(valences: Iterable[str]) -> list[str]:
    """Return a colour for each answer of one question, in order of its answers.

    Positive answers are purple, negative ones orange (the ends of PuOr, which survive grey), the
    outermost strongest; neutral ones are grey, those without a direction slate.

    Parameters
    ----------
    valences : iterable of {"positive", "neutral", "negative", "none"}
        Valence of each answer. Positive answers come strongest first, negative ones strongest last.

    Examples
    --------
    >>> valence_colors(["neutral"])
    ['#cdcdcd']
    >>> first, second = valence_colors(["positive", "positive"])
    >>> contrast(first) > contrast(second)
    True
    """
    given = list(valences)
    shades = {
        "positive": _shades("PuOr_r", given.count("positive")),
        "negative": _shades("PuOr", given.count("negative"))[::-1],
        "neutral": [NEUTRAL] * len(given),
    }
    slate = [to_hex(shade) for shade in sns.light_palette("#55606e", len(given) + 2)[:1:-1]]
    return [shades[each].pop(0) if shades.get(each) else slate.pop(0) for each in given]


def _shades(palette: str, count: int) -> list[str]:
    """Return as many shades of one end of a diverging palette, the strongest first."""
    steps = max(2 * count + 1, 7)
    return [to_hex(shade) for shade in sns.color_palette(palette, steps)[:count]]
