"""Find the figures of an article: what is printed, of whom, and what was answered."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from survey.article.kinds import is_share, share_of
from survey.article.lines import Sentence, paragraphs, sentences
from survey.article.linking import linked
from survey.article.numbers import Number, numbers, qualified
from survey.article.places import mentions
from survey.article.respondents import NOBODY, Asked, asked, survey_countries
from survey.article.responses import responses
from survey.article.sizes import is_sample_size
from survey.article.source import article_text
from survey.article.vocabulary import POLLING
from survey.article.waves import are_earlier, survey_year
from survey.errors import WordingError
from survey.frames import FIGURES
from survey.wording.reading import parse_wording, read_wording

if TYPE_CHECKING:
    from survey.article.places import Mention
    from survey.options import FigureKind, Quantity

Row = tuple[object, ...]

_POLLING = re.compile(rf"\b(?:{'|'.join(sorted(POLLING))})\b", re.IGNORECASE)
_UNREAD = ("", math.nan, math.nan, math.nan)


@dataclass(frozen=True, slots=True)
class _State:
    """What a sentence hands on to the next one.

    Parameters
    ----------
    carried : Asked
        Who was spoken of last.
    polled : bool
        Whether the text is about a survey.
    sized : bool
        Whether the sentence printed a sample size.
    """

    carried: Asked = NOBODY
    polled: bool = False
    sized: bool = False


def extract(text: str) -> pd.DataFrame:
    """Return the figures that an article prints, one row for each printed phrase.

    Answers which numbers of a text are shares of respondents and which are sample sizes, whom they
    are of, and what seems to have been answered: a start for encoding them. It knows English by
    rules: no model, no network, the same answer each time. It does not understand: who was asked is
    taken from the words nearby, what was answered is a piece of the sentence, and a person has to
    compare each row with the article (`review`). Words without a number other than "most" and
    "a majority" ("many", "few"), figures in pictures and tables, and other languages are not found.

    Parameters
    ----------
    text : str
        The article, plain text or HTML; paragraphs are its non-empty lines.

    Returns
    -------
    DataFrame
        One row a figure with the columns of `frames.FIGURES`: `paragraph` (from 1), `start` and
        `end` (characters in that line), `phrase`, `kind` (share, sample_size, other), `qualifier`,
        `value` (0 to 1, or the sample size; the lower end of a printed range; missing for words
        alone), `low` and `high` (what the words allow, literally), `country` (alpha-3, several
        separated by spaces, empty where none is named), `respondents` and `response` (words of the
        text), `wave` ("earlier" for an earlier survey) and `sentence`.

    See Also
    --------
    draft : A study made of these rows.
    review : The rows beside what was encoded.
    read_wording : What a phrase may stand for.

    Examples
    --------
    >>> import survey as sv
    >>> text = "The poll asked 813 adults; 86 percent of Chinese and 74 of Kazakh people agree."
    >>> sv.extract(text)[["phrase", "kind", "value", "country"]]
           phrase         kind   value country
    0         813  sample_size  813.00
    1  86 percent        share    0.86     CHN
    2          74        share    0.74     KAZ
    """
    lines = paragraphs(article_text(text))
    year = survey_year(lines)
    rows: list[Row] = []
    countries: set[str] = set()
    state = _State(polled=_POLLING.search(text) is not None)
    for place, line in enumerate(lines, start=1):
        carried = state.carried if state.carried.lasting else NOBODY
        state = _State(carried, state.polled, state.sized)
        for sentence in sentences(line):
            named = mentions(sentence)
            found, state = _figures(sentence, named, state, year)
            rows += [(place, *row) for row in found]
            countries |= survey_countries(named, sentence)
    return _where_one_country(pd.DataFrame(rows, columns=list(FIGURES)), countries)


def _where_one_country(frame: pd.DataFrame, countries: set[str]) -> pd.DataFrame:
    """Give figures without a country the only one in which the text says people were asked."""
    named = countries | {code for codes in frame["country"].unique() for code in codes.split()}
    if len(named) == 1:
        unnamed = (frame["country"] == "") & (frame["kind"] != "other")
        frame.loc[unnamed, "country"] = named.pop()
    return frame


def _figures(
    sentence: Sentence, named: list[Mention], state: _State, year: int
) -> tuple[list[Row], _State]:
    """Return the rows of a sentence, without paragraph, and what it hands on."""
    small = sentence.small
    found = [qualified(number, small) for number in linked(numbers(small), small)]
    if not found:
        return [], _State(asked([], named, sentence, state.carried)[1], state.polled)
    kinds = _kinds(found, sentence, polled=state.polled, sized=state.sized)
    telling = [n for n, kind in zip(found, kinds, strict=True) if kind != "other"]
    who, carried = asked(telling, named, sentence, state.carried)
    whom = dict(zip((n.start for n in telling), who, strict=True))
    earlier = are_earlier(found, sentence, year=year)
    told = zip(found, kinds, responses(found, sentence), earlier, strict=True)
    rows = [
        _row(number, kind, sentence, whom.get(number.start, NOBODY), answer, "earlier" * then)
        for number, kind, answer, then in told
    ]
    return rows, _State(carried, state.polled or "share" in kinds, "sample_size" in kinds)


def _kinds(
    found: list[Number], sentence: Sentence, *, polled: bool, sized: bool
) -> list[FigureKind]:
    """Return what kind of number each number of a sentence is."""
    kinds: list[FigureKind] = []
    of_things = False
    for number in found:
        if number.form == "bare":
            size = is_sample_size(number, sentence, in_series=sized)
            sized |= size
            kinds.append("sample_size" if size else "other")
        elif is_share(number, sentence, polled=polled or "share" in kinds, of_things=of_things):
            kinds.append("share")
        else:
            of_things |= share_of(number, sentence) in {"things", "votes"}
            kinds.append("other")
    return kinds


def _row(
    number: Number, kind: FigureKind, sentence: Sentence, who: Asked, answer: str, wave: str
) -> Row:
    """Return the row of a figure, without paragraph."""
    start, end = sentence.start + number.start, sentence.start + number.end
    phrase = sentence.printed[number.start : number.end]
    read = _UNREAD if kind == "other" else _read(sentence.small[number.start : number.end], kind)
    if not read[0]:
        return (start, end, phrase, "other", *_UNREAD, "", "", "", "", sentence.text)
    if kind == "sample_size":
        return (start, end, phrase, kind, *read, who.country, who.words, "", "", sentence.text)
    return (start, end, phrase, kind, *read, who.country, who.words, answer, wave, sentence.text)


@lru_cache(maxsize=4096)
def _read(phrase: str, kind: FigureKind) -> tuple[str, float, float, float]:
    """Return qualifier, value and literal bounds of a phrase; empty for what cannot be read."""
    quantity: Quantity = "share" if kind == "share" else "count"
    try:
        wording = parse_wording(phrase, kind=quantity)
        bounds = read_wording(phrase, kind=quantity)
    except WordingError:
        return _UNREAD
    value = wording.number.value if wording.number else math.nan
    return wording.qualifier, value, bounds.low, bounds.high
