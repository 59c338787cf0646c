"""What the shell offers after the Tab key; looks at the names of folders and at nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from pathlib import Path

from survey.options import values
from survey.texts import languages


def study_names(incomplete: str) -> list[str]:
    """Return the studies that begin so: those that are shipped, and those in this folder."""
    names: set[str] = set()
    for place in (resources.files("survey.data"), Path()):
        with suppress(OSError):
            names.update(
                entry.name
                for entry in place.iterdir()
                if entry.name.startswith(incomplete)
                and entry.joinpath("datapackage.json").is_file()
            )
    return sorted(names)


def languages_offered(incomplete: str) -> list[str]:
    """Return the languages of reports that begin so."""
    return [code for code in languages() if code.startswith(incomplete)]


def one_of(*options: object) -> Callable[[str], list[str]]:
    """Return what offers the values of options, for arguments that take several of them."""
    allowed = dict.fromkeys(value for option in options for value in values(option))

    def complete(incomplete: str) -> list[str]:
        """Return the values that begin so."""
        return [value for value in allowed if value.startswith(incomplete)]

    return complete
