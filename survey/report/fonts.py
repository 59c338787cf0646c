"""The fonts of a report: matplotlib's DejaVu files alone, and which characters they cover."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

FILES = (
    "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf",
    "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf",
)  # fmt: skip
"""Picked one by one: the folder also holds a font that draws every missing character as a box."""

COVERING = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
"""Every text may be set in these two; what both have can be shown everywhere."""


def font_files() -> list[Path]:
    """Return the font files of a report."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return [folder / name for name in FILES]


def gather_fonts(folder: Path) -> None:
    """Put the fonts, and no others, into a folder."""
    for file in font_files():
        try:
            (folder / file.name).symlink_to(file)
        except OSError:
            shutil.copyfile(file, folder / file.name)


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Return the characters that can be shown in regular and in bold."""
    folder = font_files()[0].parent
    sets = [frozenset(FT2Font(folder / name).get_charmap()) for name in COVERING]
    return frozenset.intersection(*sets)


def uncovered(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each text that has characters no font covers, with these characters."""
    known = covered()
    for text in dict.fromkeys(texts):
        lacking = "".join(sorted({letter for letter in text if ord(letter) not in known}))
        if lacking:
            yield text, lacking
