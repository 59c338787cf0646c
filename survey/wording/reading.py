"""How vague wording becomes bounds: the lexicon in `data/wording.csv` applied to a number."""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from survey.bounds import Bounds
from survey.errors import OptionError, WordingError
from survey.options import Qualifier, Quantity, Reading, values
from survey.wording.grammar import Number, normalise, read_number

Role = Literal["bare", "before", "after", "filler", "verbal"]

_RULE = re.compile(r"([\[(])([^,]+), ([^,]+)([\])])")
_TERM = re.compile(r"(v|w|max|\d(?:\.\d+)?)(?:([+-])(unit|step)(?:/([24]))?)?")
_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)")
_DIGIT = re.compile(r"\d")
_SECOND = re.compile(r"(?:,| -) (?:or )?(?=[^,]*\d)")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the lexicon: a qualifier and what it does to a number, per reading."""

    term: str
    role: Role
    qualifier: Qualifier
    literal: str
    idiomatic: str
    basis: str
    note: str

    def rule(self, reading: Reading) -> str:
        """Return the rule of a reading, such as "(v, max]"."""
        return self.literal if reading == "literal" else self.idiomatic


@dataclass(frozen=True, slots=True)
class Wording:
    """A printed phrase, parsed.

    Parameters
    ----------
    phrase : str
        As printed.
    qualifier : Qualifier
        What it says about its number.
    term : Term
        The row of the lexicon that was used.
    number : Number or None
        The number; None for words alone such as "a majority".
    words : str
        Words that a number in brackets or behind a comma replaced ("two-thirds (67 percent)").
    """

    phrase: str
    qualifier: Qualifier
    term: Term
    number: Number | None
    words: str

    @property
    def value(self) -> float:
        """The printed number if it is printed in digits without qualifier, else NaN."""
        exact = self.number is not None and self.term.term == "(digits)"
        return self.number.value if exact and self.number is not None else math.nan

    @property
    def unit(self) -> float:
        """One unit of the last printed digit, or NaN where no digits were printed."""
        return self.number.unit if self.number is not None and self.number.unit else math.nan


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Term]:
    """Return the rows of `data/wording.csv` by term, the longest first."""
    text = resources.files("survey.data").joinpath("wording.csv").read_text(encoding="utf-8")
    rows = [Term(**row) for row in csv.DictReader(text.splitlines())]  # type: ignore[arg-type]
    return {row.term: row for row in sorted(rows, key=lambda row: -len(row.term))}


@lru_cache(maxsize=4096)
def parse_wording(phrase: str, *, kind: Quantity = "share") -> Wording:
    """Parse a printed number phrase into qualifier and number.

    Parameters
    ----------
    phrase : str
        The phrase and nothing else, such as "nearly half (47%)".
    kind : {"share", "count", "amount"}, default "share"
        What the number is of.

    Raises
    ------
    WordingError
        If the phrase cannot be read.

    Examples
    --------
    >>> parse_wording("Over 80 percent").qualifier
    'gt'
    >>> wording = parse_wording("two-thirds (67 percent)")
    >>> wording.value, wording.words
    (0.67, 'two-thirds')
    """
    if len(phrase) > _LONGEST:
        expected = f"a printed number phrase of no more than {_LONGEST} characters"
        raise WordingError.unreadable(f"{phrase[:40]}...", expected)
    decisive, words = _decisive(normalise(phrase))
    terms = lexicon()
    if decisive in terms and terms[decisive].role == "verbal":
        if kind != "share":
            raise WordingError.unreadable(phrase, f"a printed {kind}, not words for a share")
        return Wording(phrase, terms[decisive].qualifier, terms[decisive], None, words)
    term, text = _qualifier(decisive)
    try:
        number = read_number(text, kind)
    except WordingError as error:
        raise WordingError(str(error).replace(repr(text), repr(phrase))) from error
    if number.form == "range" and term is not None and term.qualifier != "approx":
        raise WordingError.unreadable(phrase, "one number behind a qualifier, not a range")
    if term is not None and term.term == "some" and kind == "share" and number.form == "digits":
        term = None  # "some 26 percent" only avoids beginning with a figure
    term = terms[f"({number.form})"] if term is None or number.form == "range" else term
    if _DIGIT.search(words) and _disagree(number, words, kind):
        raise WordingError.unreadable(phrase, "one number, or two that agree")
    return Wording(phrase, term.qualifier, term, number, words)


def read_wording(phrase: str, *, reading: Reading = "literal", kind: Quantity = "share") -> Bounds:
    """Return the bounds that a printed number phrase allows.

    Answers what "nearly half" or "more than 80 percent" can stand for. It does not say which of
    these numbers is likely.

    Parameters
    ----------
    phrase : str
        The phrase and nothing else.
    reading : {"literal", "idiomatic"}, default "literal"
        What the words entail, or also what writers usually imply.
    kind : {"share", "count", "amount"}, default "share"
        Shares are 0 to 1, counts are whole numbers of people or things, amounts anything else.

    Returns
    -------
    Bounds
        Ends in the unit of `kind`, open where the words are strict.

    Raises
    ------
    WordingError
        If the phrase cannot be read.
    OptionError
        If `reading` or `kind` is unknown.

    Notes
    -----
    Rules and which of them are convention stand in `data/wording.csv`. A step is ten points for
    round tens, five for other multiples of five, else two printed units; for fractions the
    distance to the neighbour among 1/10, 1/5, 1/4, 1/3, 2/5, 1/2, 3/5, 2/3, 3/4, 4/5, 9/10.

    Examples
    --------
    >>> read_wording("67 percent")
    Bounds(low=0.665, high=0.675, low_open=False, high_open=False)
    >>> read_wording("nearly half", reading="idiomatic")
    Bounds(low=0.4, high=0.5, low_open=False, high_open=True)
    >>> read_wording("more than 1,600", kind="count")
    Bounds(low=1600.0, high=inf, low_open=True, high_open=False)
    """
    if reading not in values(Reading):
        raise OptionError.unknown("reading", reading, values(Reading))
    if kind not in values(Quantity):
        raise OptionError.unknown("kind", kind, values(Quantity))
    wording = parse_wording(phrase, kind=kind)
    most = 1.0 if kind == "share" else math.inf
    try:
        return _apply(wording.term.rule(reading), wording.number, most)
    except OptionError as error:
        raise WordingError.unreadable(phrase, f"a printed {kind} that is possible") from error


def _decisive(text: str) -> tuple[str, str]:
    """Split off words that a number in brackets or behind a comma replaces."""
    if found := _BRACKETS.fullmatch(text):
        outside, inside = (part.strip(" ,") for part in found.groups())
        return (inside, outside) if _DIGIT.search(inside) else (outside, inside)
    if found := _SECOND.search(text):
        return text[found.end() :], text[: found.start()]
    return text, ""


def _disagree(number: Number, words: str, kind: Quantity) -> bool:
    """Say whether the words that a number replaces hold another number that rules it out."""
    entailed = parse_wording(words, kind=kind).term.basis == "entailment"
    return entailed and number.value not in read_wording(words, kind=kind)


def _qualifier(text: str) -> tuple[Term | None, str]:
    """Take qualifiers and fillers off both ends; return the qualifier, if any, and the rest."""
    found: Term | None = None
    rest = text
    for term in lexicon().values():
        if term.role == "after" and rest.endswith(term.term) and found is None:
            found, rest = term, rest.removesuffix(term.term).rstrip()
    while True:
        for term in lexicon().values():
            lead = f"{term.term} " if term.term[-1].isalpha() else term.term
            if rest.startswith(lead) and (term.role == "filler" or _leads(term, found)):
                found = found if term.role == "filler" else term
                rest = rest[len(lead) :].lstrip()
                break
        else:
            return found, rest


def _leads(term: Term, found: Term | None) -> bool:
    """Say whether a term may be taken as the one qualifier of a phrase."""
    return term.role == "before" and found is None


def _apply(rule: str, number: Number | None, most: float) -> Bounds:
    """Return the bounds of a rule such as "(v, v+step)" for a number, within 0 and `most`."""
    opening, low_text, high_text, closing = _parts(rule)
    low, high = _end(low_text, number, most), _end(high_text, number, most)
    low_open, high_open = opening == "(", closing == ")"
    if low < 0:
        low, low_open = 0.0, False
    if high > most:
        high, high_open = most, False
    return Bounds(low, high, low_open, high_open)


@lru_cache(maxsize=256)
def _parts(rule: str) -> tuple[str, str, str, str]:
    """Split a rule into its brackets and ends."""
    found = _RULE.fullmatch(rule)
    if found is None:
        raise WordingError.unreadable(rule, "a rule such as '(v, max]'")
    return found[1], found[2], found[3], found[4]


def _end(text: str, number: Number | None, most: float) -> float:
    """Return one end of a rule as a number."""
    found = _TERM.fullmatch(text)
    if found is None:
        raise WordingError.unreadable(text, "an end such as 'v+step/2'")
    anchor, sign, what, part = found.groups()
    if anchor == "max":
        return most
    if number is None or anchor not in {"v", "w"}:
        return float(anchor)
    value = number.upper if anchor == "w" else number.value
    if sign is None:
        return value
    size = number.unit if what == "unit" else (number.step_up if sign == "+" else number.step_down)
    moved = size / float(part or 1)
    return round(value + moved if sign == "+" else value - moved, 12)
