"""The fonts of a report: picked files in a folder of their own, and the order to try them in."""

from __future__ import annotations

import shutil
from pathlib import Path

from matplotlib.ft2font import FT2Font

from survey.plot.fonts import extra_fonts, usual_folder

SANS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf")
SERIF = ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf")
"""Picked one by one: their folder also holds a font that draws every missing character as a box."""


def font_files(*, extra: bool) -> list[Path]:
    """Return the font files of a report, with those of optional packages if they are needed."""
    usual = (usual_folder() / name for name in SANS + SERIF)
    return [*usual, *(file for pair in _extra(extra) for file in pair)]


def gather_fonts(folder: Path, *, extra: bool) -> None:
    """Put the fonts, and no others, into a folder."""
    for file in font_files(extra=extra):
        try:
            (folder / file.name).symlink_to(file)
        except OSError:
            shutil.copyfile(file, folder / file.name)


def font_order(*, extra: bool) -> dict[str, list[str]]:
    """Return the families of headings and tables, and of running text: the next fills the gaps."""
    folder, extras = usual_folder(), _extra(extra)
    sans = [folder / SANS[0], *(sans for sans, _ in extras)]
    serif = [folder / SERIF[0], folder / SANS[0], *(serif for _, serif in extras), *sans[1:]]
    return {name: list(map(_family, files)) for name, files in (("sans", sans), ("serif", serif))}


def _extra(wanted: bool) -> tuple[tuple[Path, Path], ...]:
    """Return the fonts of optional packages; reading them takes time, so only if wanted."""
    return extra_fonts() if wanted else ()


def _family(file: Path) -> str:
    """Return the name of the family of a font."""
    return str(FT2Font(file).family_name)
