"""Errors a user can act on: what was expected, what came, where, and one hint if sure.

The wording of each message lives in a named constructor, so that it exists once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

MOST_HINTS = 3
MOST_LISTED = 20
MOST_NAMED = 6
LONGEST = 60


class SurveyError(Exception):
    """Base of every error that the package raises on purpose."""


class OptionError(SurveyError, ValueError):
    """An argument has a value that the function does not take."""

    @classmethod
    def unknown(cls, name: str, value: object, allowed: Iterable[str]) -> OptionError:
        """Return the error for a value outside a closed set."""
        known = tuple(allowed)
        listed = ", ".join(repr(item) for item in known)
        return cls(f"`{name}` must be one of {listed}, not {value!r}.{did_you_mean(value, known)}")

    @classmethod
    def out_of_range(cls, name: str, value: object, expected: str, hint: str = "") -> OptionError:
        """Return the error for a value of the right kind but outside its range."""
        return cls(f"`{name}` must be {expected}, not {value!r}.{f' {hint}' if hint else ''}")


class FrameError(SurveyError, ValueError):
    """A frame lacks what a function needs from it."""

    @classmethod
    def missing_columns(
        cls,
        name: str,
        missing: Sequence[str],
        got: Iterable[object],
        kind: str = "",
        hint: str = "",
    ) -> FrameError:
        """Return the error for a frame without some of its columns, or of another known kind."""
        listed = _first([f"`{column}`" for column in missing])
        have = f"only {_first([str(column) for column in got]) or 'no columns'}"
        have = f"those of {kind}" if kind else have
        return cls(
            f"A frame of {name} must have the columns {listed}, not {have}.{hint and f' {hint}'}"
        )

    @classmethod
    def no_frame(cls, name: str, value: object, hint: str = "") -> FrameError:
        """Return the error for something that is no frame at all."""
        got = type(value).__name__
        return cls(f"A frame of {name} must be a DataFrame, not {got}.{hint and f' {hint}'}")

    @classmethod
    def bad_value(
        cls, name: str, row: int, column: str, value: object, expected: str
    ) -> FrameError:
        """Return the error for one value of a frame typed by hand."""
        return cls(f"{name} row {row}, column `{column}`: must be {expected}, not {value!r}.")

    @classmethod
    def nothing_to_draw(cls, picture: str, expected: str, got: str) -> FrameError:
        """Return the error for a frame of which a picture can draw no row."""
        return cls(f"`frame` must hold {expected} for the picture {picture!r}, not {got}.")

    @classmethod
    def not_poolable(cls, problems: Sequence[str]) -> FrameError:
        """Return the error that lists every reason for which polls have no common share."""
        hint = 'Set them side by side with `compare(..., by="study")`.'
        shown = "\n".join(f"  {problem}" for problem in problems)
        return cls(f"`estimates` must be comparable polls:\n{shown}\n{hint}")


class WordingError(SurveyError, ValueError):
    """A printed phrase cannot be read as a number."""

    @classmethod
    def unreadable(cls, phrase: str, expected: str) -> WordingError:
        """Return the error for a phrase outside the grammar."""
        return cls(f"`wording` must be {expected}, not {phrase!r}.")


class CellError(SurveyError, ValueError):
    """A reference to a cell cannot be read."""

    @classmethod
    def unreadable(cls, text: str, expected: str) -> CellError:
        """Return the error for a reference outside the grammar of cells."""
        return cls(f"A cell reference must be {expected}, not {text!r}.")


class StudyError(SurveyError):
    """A study is not there, or cannot be used as it is."""

    @classmethod
    def unknown(cls, name: object, known: Iterable[str]) -> StudyError:
        """Return the error for a name that is neither a shipped study nor a folder."""
        shipped = tuple(known)
        listed = ", ".join(shipped)
        return cls(
            f"`study` must be a shipped study ({listed}) or a folder, not {str(name)!r}."
            f"{did_you_mean(name, shipped)}"
        )

    @classmethod
    def invalid(cls, name: str, problems: Sequence[str]) -> StudyError:
        """Return the error that lists every problem of a study at once."""
        shown = [f"  {problem}" for problem in problems[:MOST_LISTED]]
        if len(problems) > MOST_LISTED:
            shown.append(
                f"  and {len(problems) - MOST_LISTED} more (`survey check` lists them all)"
            )
        count = f"{len(problems)} problem" + ("s" if len(problems) != 1 else "")
        return cls("\n".join([f"Study {name!r} has {count}:", *shown]))

    @classmethod
    def lacks(cls, name: str, what: str, needed_for: str) -> StudyError:
        """Return the error for a study without what an output needs."""
        return cls(f"Study {name!r} must have {what} for {needed_for}, but has none.")


class InputError(SurveyError):
    """A file cannot be read."""

    @classmethod
    def unreadable(cls, path: object, reason: str, hint: str = "") -> InputError:
        """Return the error for a path that cannot be read."""
        return cls(f"Cannot read {str(path)!r}: {reason}.{f' {hint}' if hint else ''}")


class OutputError(SurveyError):
    """An output cannot be written."""

    @classmethod
    def unwritable(cls, path: object, reason: str, hint: str = "") -> OutputError:
        """Return the error for a path that cannot be written."""
        return cls(f"Cannot write {str(path)!r}: {reason}.{f' {hint}' if hint else ''}")

    @classmethod
    def without_font(cls, texts: Sequence[tuple[str, str]], extra: str) -> OutputError:
        """Return the error for texts with characters that no font shows."""
        named = "; ".join(f"{shortened(text)} ({lacking})" for text, lacking in texts[:MOST_HINTS])
        more = f" and {len(texts) - MOST_HINTS} more" if len(texts) > MOST_HINTS else ""
        hint = (
            f"Install 'survey-reanalysis[{extra}]', which brings one."
            if extra
            else "Write them in Latin, Greek or Cyrillic letters."
        )
        return cls(f"No font at hand has all characters of {named}{more}. {hint}")


class MissingPackageError(SurveyError, ImportError):
    """A package that an extra brings is not installed."""

    @classmethod
    def of_extra(cls, subject: str, package: str, extra: str) -> MissingPackageError:
        """Return the error for a function that needs an extra."""
        return cls(
            f"{subject} must have the package {package}, which is not installed. "
            f"Install 'survey-reanalysis[{extra}]'."
        )


def _first(names: Sequence[str]) -> str:
    """Return the first names of many, and how many more there are."""
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest known names, or nothing."""
    close = get_close_matches(str(value), list(known), n=MOST_HINTS, cutoff=0.6)
    return f" Did you mean {' or '.join(repr(name) for name in close)}?" if close else ""


def shortened(text: str) -> str:
    """Return a text in quotes, cut where it is long."""
    return repr(text if len(text) <= LONGEST else f"{text[:LONGEST]}\u2026")
