"""What is said to people: every label, heading and sentence pattern of reports and pictures."""

from __future__ import annotations

import gettext
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from survey.errors import OptionError

ENGLISH: Final = "en"
FORMS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The texts of one language.

    Parameters
    ----------
    entries : dict
        By key: a text, a list of texts, or a text for each grammatical number.
    form : callable
        The name of the grammatical number that goes with a count.
    """

    entries: dict[str, Any]
    form: Callable[[int], str]


def say(key: str, *, count: int | None = None, default: str | None = None, **values: object) -> str:
    """Return a text of the catalogue, its fields filled in.

    Parameters
    ----------
    key : str
        Where it stands in the catalogue, such as ``"glance.gaps"``.
    count : int, optional
        The number that decides between singular and plural; needed where the text has both.
    default : str, optional
        What to return where no language has the key: for keys that end in a value of a frame.
    **values : object
        What goes into the fields, by name. Braces in a value stay as they are.

    Raises
    ------
    KeyError
        If no catalogue has the key, or a field has no value.

    Examples
    --------
    >>> say("list.comma"), say("nothing.like.it", default="answer")
    (', ', 'answer')
    """
    pattern = _pattern(key, count)
    if pattern is None:
        if default is None:
            raise KeyError(key)
        return default
    return _FIELD.sub(lambda field: str(values[field[1]]), pattern)


def say_parts(key: str, *, count: int | None = None, **values: Any) -> list[Any]:
    """Return a text of the catalogue in parts: values that are no text stay what they are.

    Parameters
    ----------
    key, count, **values
        See `say`; a value may also be what stands for no text, such as a link to a table.

    Raises
    ------
    KeyError
        If no catalogue has the key, or a field has no value.

    Examples
    --------
    >>> say_parts("list.and", first="Figure 1", last={"to": "sizes"})
    ['Figure 1 and ', {'to': 'sizes'}]
    """
    pattern = _pattern(key, count)
    if pattern is None:
        raise KeyError(key)
    parts: list[Any] = []
    for place, piece in enumerate(_FIELD.split(pattern)):
        part = values[piece] if place % 2 else piece
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part != "":
            parts.append(part)
    return parts


def say_all(key: str) -> tuple[str, ...]:
    """Return a list of texts of the catalogue, such as the names of the months.

    Examples
    --------
    >>> say_all("date.months")[6]
    'July'
    """
    found = _found(key)
    if found is None:
        raise KeyError(key)
    return tuple(found[1])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use the texts of a language until the end of the block; what it lacks is said in English.

    Parameters
    ----------
    language : str
        One of `languages`.

    Raises
    ------
    OptionError
        If there is no catalogue for it.

    Examples
    --------
    >>> with speaking("en"):
    ...     spoken()
    'en'
    """
    if language not in languages():
        raise OptionError.unknown("language", language, languages())
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def spoken() -> str:
    """Return the code of the language in use."""
    return _language.get()


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a catalogue.

    Examples
    --------
    >>> "en" in languages()
    True
    """
    files = (file.name for file in resources.files("survey.data").joinpath("texts").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@lru_cache(maxsize=8)
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language."""
    folder = resources.files("survey.data").joinpath("texts")
    read = tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    about = read.pop("language")
    rule, forms = gettext.c2py(about["plural"]), about["forms"]
    return Catalogue(dict(_flat(read)), lambda count: str(forms[int(rule(count))]))


def _found(key: str) -> tuple[Catalogue, Any] | None:
    """Return an entry with its catalogue: of the language in use, else the English one."""
    for language in (_language.get(), ENGLISH):
        read = catalogue(language)
        if key in read.entries:
            return read, read.entries[key]
    return None


def _pattern(key: str, count: int | None) -> str | None:
    """Return a text with its fields, in the form that goes with a count; None where there is none.

    Raises
    ------
    KeyError
        If the text has forms and no count is given.
    """
    found = _found(key)
    if found is None:
        return None
    read, entry = found
    if isinstance(entry, str):
        return entry
    if count is None:
        raise KeyError(f"{key} needs a count")
    return str(entry[read.form(count)])


def _flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the entries of a table of tables with their full keys."""
    for name, entry in table.items():
        if isinstance(entry, dict) and not entry.keys() <= FORMS:
            yield from _flat(entry, f"{above}{name}.")
        else:
            yield f"{above}{name}", entry
