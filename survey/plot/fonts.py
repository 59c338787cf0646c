"""Fonts: those of matplotlib, those of optional packages, and which characters they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font

from survey.errors import OutputError
from survey.plot.theme import FONT

USUAL: Final = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
"""Every text may be set in these two; what both have can be shown everywhere."""

PACKAGES: Final = {
    "chinese": ("pylopdf_fonts_zh_cn", 0x2E80, 0x9FFF),
    "korean": ("pylopdf_fonts_ko", 0xAC00, 0xD7A3),
}
"""By extra: the package with its fonts, and the first and last character that ask for it."""


def usual_folder() -> Path:
    """Return the folder of the fonts that come with matplotlib."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf"


@lru_cache(maxsize=1)
def extra_fonts() -> tuple[tuple[Path, Path], ...]:
    """Return the sans and the serif font of each optional package that is installed."""
    present = [name for name, _, _ in PACKAGES.values() if find_spec(name) is not None]
    packages = map(import_module, present)
    return tuple((Path(each.sans_path()), Path(each.serif_path())) for each in packages)


def families(text: str) -> tuple[str, ...]:
    """Return the families that a text is set in: the next shows what those before it lack."""
    return (FONT, *_extra_families()) if needs_extra([text]) else (FONT,)


def needs_extra(texts: Iterable[str]) -> bool:
    """Say whether any text has characters that the usual fonts lack."""
    known = usual()
    return any(ord(letter) not in known for text in texts for letter in text)


@lru_cache(maxsize=1)
def usual() -> frozenset[int]:
    """Return the characters that the usual fonts show, in regular and in bold."""
    files = (usual_folder() / name for name in USUAL)
    return frozenset.intersection(*(frozenset(FT2Font(file).get_charmap()) for file in files))


@lru_cache(maxsize=1)
def _extra_families() -> tuple[str, ...]:
    """Return the families of optional packages, made known to matplotlib.

    They have one weight, which is entered as bold, too, so that it is found for both.
    """
    files = [sans for sans, _ in extra_fonts()]
    for file in files:
        fontManager.addfont(file)
        fontManager.ttflist.append(replace(fontManager.ttflist[-1], weight=700))
    return tuple(FT2Font(file).family_name for file in files)


@lru_cache(maxsize=1)
def _extra_characters() -> frozenset[int]:
    """Return the characters that fonts of optional packages show."""
    return frozenset().union(*(FT2Font(sans).get_charmap() for sans, _ in extra_fonts()))


def uncovered(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each text that has characters no font shows, with these characters."""
    known = usual()
    for text in dict.fromkeys(texts):
        strange = {letter for letter in text if ord(letter) not in known}
        lacking = {letter for letter in strange if ord(letter) not in _extra_characters()}
        if lacking:
            yield text, "".join(sorted(lacking))


def require_covered(texts: Iterable[str]) -> None:
    """Refuse texts that hold characters no font shows.

    Raises
    ------
    OutputError
        If there are any. It names them, and the extra that would bring the font.
    """
    found = list(uncovered(texts))
    if found:
        raise OutputError.without_font(found, _extra("".join(lacking for _, lacking in found)))


def _extra(lacking: str) -> str:
    """Return the extra whose fonts would show the first of some characters, empty for none."""
    return next(
        (name for name, (_, low, high) in PACKAGES.items() if low <= ord(lacking[0]) <= high), ""
    )
