"""Notes: the sentences below a picture that say what its lines and bands mean, and the samples."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from survey.labels import count_range, listed, percent
from survey.plot.drawable import Looks, decimals
from survey.plot.headings import NO_INTERVAL, absence_note, place_name
from survey.plot.theme import MUTED, SMALL
from survey.plot.words import Entry, Words
from survey.texts import say


def note_words(*sentences: str) -> tuple[Words, ...]:
    """Return sentences as one muted paragraph, empty ones left out.

    Examples
    --------
    >>> note_words("Points: printed figures", "")[0].text
    'Points: printed figures.'
    """
    text = " ".join(say("plot.notes.sentence", text=each) for each in sentences if each)
    return (Words(text, SMALL, MUTED),) if text else ()


def mark_sentences(frame: pd.DataFrame) -> list[str]:
    """Return what points and bands mean, as far as they are there.

    Parameters
    ----------
    frame : DataFrame
        With the columns estimate and published_low.

    Examples
    --------
    >>> mark_sentences(pd.DataFrame({"estimate": [0.67], "published_low": [0.665]}))
    ['Points: printed figures']
    """
    exact = frame["estimate"].notna()
    vague = frame["published_low"].notna() & ~exact
    points = [say("plot.notes.points")] if exact.any() else []
    bands = [say("plot.notes.vague")] if vague.any() else []
    return points + bands


def reading_sentence(frame: pd.DataFrame) -> str:
    """Return how vague words were read, where that is more than what they entail.

    Examples
    --------
    >>> reading_sentence(pd.DataFrame({"reading": ["idiomatic"]}))
    'Vague words are read as writers usually mean them'
    """
    is_idiomatic = (frame["reading"] == "idiomatic").any()
    return say("plot.notes.idiomatic") if is_idiomatic else ""


def interval_sentence(
    frame: pd.DataFrame, *, as_lines: bool = True, are_upright: bool = False
) -> str:
    """Return what the intervals of a picture are, or an empty text where it has none.

    Parameters
    ----------
    frame : DataFrame
        With the columns interval_kind, level and place; places are named where kinds differ.
    as_lines : bool, default True
        Whether they are drawn as lines, or only decide what is beyond chance.
    are_upright : bool, default False
        Whether these lines stand upright beside others that do not.

    Examples
    --------
    >>> frame = pd.DataFrame({"interval_kind": ["as if random"], "level": [0.95], "place": "Peru"})
    >>> interval_sentence(frame)
    'Lines: 95% intervals as if respondents were a random draw'
    """
    drawn = frame[frame["interval_kind"] != NO_INTERVAL]
    if drawn.empty:
        return ""
    places = drawn["place"].map(place_name).groupby(drawn["interval_kind"], sort=False).unique()
    meanings = [interval_meaning(str(kind)) for kind in places.index]
    if len(places) > 1:
        meanings = [
            say("plot.notes.meaning_in", meaning=meaning, places=listed(held))
            for meaning, held in zip(meanings, places, strict=True)
        ]
    return say(
        "plot.notes.upright_lines" if are_upright
        else "plot.notes.lines" if as_lines else "plot.notes.beyond_chance",
        level=_levels(drawn), meanings=listed(meanings),
    )  # fmt: skip


def interval_meaning(kind: str) -> str:
    """Return what intervals of a kind stand for.

    Examples
    --------
    >>> interval_meaning("as if random")
    'as if respondents were a random draw'
    """
    return say(f"plot.interval.{kind}", default=kind)


def absence_words(low: float, notes: Iterable[str]) -> tuple[Words, ...]:
    """Return why a row has no interval; nothing where it has one.

    Parameters
    ----------
    low : float
        The low end of its interval, NaN where there is none.
    notes : iterable of str
        What is known of the row.

    Examples
    --------
    >>> [words.text for words in absence_words(math.nan, ["no interval: no sample size"])]
    ['no interval: no sample size']
    >>> absence_words(0.63, [""])
    ()
    """
    return () if not math.isnan(low) else (Words(absence_note(notes), SMALL, MUTED),)


def interval_heading(frame: pd.DataFrame) -> str:
    """Return the level of intervals with the word.

    Examples
    --------
    >>> interval_heading(pd.DataFrame({"level": [0.95, 0.95]}))
    '95% interval'
    """
    return say("plot.notes.interval", level=_levels(frame))


def sample_entries(
    samples: Iterable[tuple[str, str, float, float]], looks: Looks | None = None
) -> tuple[Entry, ...]:
    """Return each place once, with its sign and how many were asked.

    Parameters
    ----------
    samples : iterable of (key, place, n_low, n_high)
        One for each row; sizes NaN where none was printed.
    looks : dict of str to Identity, optional
        Look of each key; without it, places have no sign.

    Examples
    --------
    >>> rows = [("CHN", "China", 971.0, 1213.0), ("CHN", "China", 1213.0, 1213.0)]
    >>> sample_entries(rows)[0].words.text
    'China, n = 971–1,213 by question'
    """
    held: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for key, place, n_low, n_high in samples:
        held.setdefault((key, place), []).append((float(n_low), float(n_high)))
    entries = []
    for (key, place), sizes in held.items():
        glyph, color = (looks[key].glyph, looks[key].color) if looks else ("", "")
        entries.append(Entry(glyph, color, Words(_sized(place, sizes), SMALL, MUTED)))
    return tuple(entries)


def _sized(place: str, sizes: Iterable[tuple[float, float]]) -> str:
    """Return a place with how many were asked, over all of its rows."""
    known = [size for size in dict.fromkeys(sizes) if not math.isnan(size[0])]
    if not known:
        return say("plot.notes.size_not_published", place=place)
    lows, highs = zip(*known, strict=True)
    return say(
        "plot.notes.size_by_question" if len(known) > 1 else "plot.notes.size",
        place=place, n=count_range(min(lows), max(highs)),
    )  # fmt: skip


def _levels(frame: pd.DataFrame) -> str:
    """Return the levels of intervals."""
    levels = dict.fromkeys(frame["level"])
    return listed(percent(level, decimals([level])) for level in levels)
