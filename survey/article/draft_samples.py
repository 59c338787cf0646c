"""The samples of a draft: who was asked, from the sizes and respondents that an article names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from survey.article.naming import FILLING, Names, one_line, short_name
from survey.article.passages import Figure
from survey.countries import country_name, country_words
from survey.errors import WordingError
from survey.wording.reading import read_wording

EARLIER, LATEST = "earlier", "latest"
EVERYBODY = frozenset({
    "across", "adult", "adults", "american", "among", "asked", "citizen", "citizens", "countries",
    "country", "each", "every", "general", "individuals", "interviewed", "interviewee",
    "interviewees", "majority", "nation", "new", "participant", "participants", "people", "percent",
    "person", "persons", "plurality", "poll", "polled", "population", "public", "questioned",
    "questionnaires", "resident", "residents", "respondent", "respondents", "sample", "sampled",
    "survey", "surveyed", "total", "us", "valid", "we", "whole", "world",
})  # fmt: skip
MOST_PRINTED = 5
NEAR = 0.8
LARGEST = 5_000_000  # more were never interviewed: people who were not asked
MOST_TELLING = 3
TWO = 2

_WORD = re.compile(r"(?<![a-z'])[a-z][a-z-]{0,40}")
_DIGITS = re.compile(r"\d(?:[\d,. \u00a0\u2009\u202f]{0,18}\d)?")


@dataclass(frozen=True, slots=True)
class Who:
    """Whose answers a figure is about.

    Parameters
    ----------
    country : str
        Alpha-3 code; empty where nothing says it.
    wave : str
        "earlier", "latest", or empty where the article speaks of one wave only.
    part : str
        Telling words of a part of the respondents ("women"); empty for all.
    """

    country: str
    wave: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """What an article as a whole says of its respondents, to tell whom one figure is about.

    Parameters
    ----------
    waves : bool
        Whether an earlier wave is spoken of.
    usual : frozenset of str
        Words for the respondents of the whole survey ("voters").
    """

    waves: bool
    usual: frozenset[str]

    def of(self, figure: Figure) -> list[Who]:
        """Return whose answers a figure is about, one for each country it names."""
        wave = (figure["wave"] or LATEST) if self.waves else ""
        words = [word for word in _telling(figure) if word not in self.usual]
        return [Who(code, wave, " ".join(words)) for code in _codes(figure) or [""]]


def asking(shares: Sequence[Figure], sizes: Sequence[Figure]) -> Asking:
    """Return what the figures of an article say together of its respondents."""
    groups = Counter(word for figure in shares for word in _telling(figure))
    usual = {word for word, count in groups.items() if 2 * count > len(shares)}
    if sizes:
        usual.update(_telling(max(sizes, key=lambda figure: float(figure["value"]))))
    return Asking(any(figure["wave"] for figure in shares), frozenset(usual))


def sample_rows(
    shares: Sequence[Figure], sizes: Sequence[Figure], who: Asking
) -> dict[Who, dict[str, str]]:
    """Return the rows of the table samples, by whose answers they hold.

    Parameters
    ----------
    shares, sizes : list of mapping
        The rows of `extract` that are shares, and those that are sample sizes.
    who : Asking
        Whom the figures are about.
    """
    of_size = [who.of(figure) for figure in sizes]
    wanted = [one for figure in shares for one in who.of(figure)]
    wanted += [of[0] for of in of_size if len(of) == 1 and of[0].country and not of[0].part]
    countries = list(dict.fromkeys(one.country for one in wanted))
    rank = {code: (not code, place) for place, code in enumerate(countries)}
    names = Names()
    rows: dict[Who, dict[str, str]] = {}
    for one in sorted(
        dict.fromkeys(wanted) or [Who("")],
        key=lambda one: (rank.get(one.country, ()), one.part != "", one.wave == EARLIER),
    ):
        own = [size for size, of in zip(sizes, of_size, strict=True) if of == [one]]
        near = [size for size, of in zip(sizes, of_size, strict=True) if _speaks_of(of, one)]
        size = _size(own) if one.country or len(countries) < TWO else None
        rows[one] = _row(names.once(_sample_id(one)), one, size, near)
    return rows


def _speaks_of(of: list[Who], one: Who) -> bool:
    """Say whether a size is one that the note of a sample should name."""
    return not one.part and any(each.country in {one.country, ""} for each in of)


def _size(figures: Sequence[Figure]) -> Figure | None:
    """Return the size of a sample: the largest, or an exact one that is near it."""
    values = [float(figure["value"]) for figure in figures]
    most = max((value for value in values if value <= LARGEST), default=0.0)
    near = [f for f, value in zip(figures, values, strict=True) if NEAR * most <= value <= LARGEST]
    return min(near, key=lambda figure: figure["qualifier"] != "eq", default=None)


def _row(sample_id: str, one: Who, size: Figure | None, near: Sequence[Figure]) -> dict[str, str]:
    """Return the row of a sample, with a note of the sizes that may be its own."""
    others = [figure for figure in near if figure is not size]
    n = _n(size) if size else ""
    notes = [f"Part of the respondents: {one.part}."] if one.part else []
    printed = [
        f"{one_line(figure['phrase'])} (paragraph {figure['paragraph']})" for figure in others
    ]
    if printed:
        more = ", ..." if len(printed) > MOST_PRINTED else ""
        notes.append(f"Sizes also printed: {', '.join(printed[:MOST_PRINTED])}{more}.")
    return {
        "sample_id": sample_id,
        "country": one.country,
        "wave": one.wave,
        "n": n,
        "n_kind": "published" if n else "missing",
        "coverage": one.part,
        "paragraph": str(size["paragraph"]) if size and n else "",
        "note": " ".join(notes),
    }


def _sample_id(one: Who) -> str:
    """Return the short name of a sample."""
    place = short_name(country_name(one.country)) if one.country else "respondents"
    return "-".join(part for part in (place, one.wave, short_name(one.part)) if part)


def _n(size: Figure) -> str:
    """Return a size as printed; its digits alone where nothing else of the phrase matters."""
    phrase, value = str(size["phrase"]), float(size["value"])
    digits = _DIGITS.search(phrase)
    forms = [digits[0]] if digits and size["qualifier"] == "eq" else []
    for form in (*forms, phrase, f"{value:,.0f}"):
        try:
            bounds = read_wording(form, kind="count")
        except WordingError:
            continue
        if bounds.low <= value <= bounds.high and value >= 1:
            return form
    return ""


def _codes(figure: Figure) -> list[str]:
    """Return the countries that a figure is about."""
    return str(figure["country"]).split()


def _telling(figure: Figure) -> tuple[str, ...]:
    """Return the words for the respondents that say more than their country."""
    return _telling_words(str(figure["respondents"]), str(figure["country"]))


@lru_cache(maxsize=4096)
def _telling_words(respondents: str, country: str) -> tuple[str, ...]:
    """Return the telling words for respondents of countries, three at most."""
    text = respondents.lower()
    for code in country.split():
        text = names_of(code).sub(" ", text)
    plain = EVERYBODY | FILLING | country_words().keys()
    return tuple(word for word in _WORD.findall(text) if word not in plain)[:MOST_TELLING]


@lru_cache(maxsize=512)
def names_of(code: str) -> re.Pattern[str]:
    """Return the pattern of the names of a country and of its people in small letters."""
    words = [word for word, (named, _) in country_words().items() if named == code]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")
