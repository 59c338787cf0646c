"""Recurring answers: what was printed for several samples, from wave to wave or side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

QUESTION: Final = ["study", "question_id", "base", "reading", "assume"]
ANSWER: Final = [*QUESTION, "response_id"]
REMAINDER: Final = "remainder"
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def recurring(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of answers that were printed for more than one sample.

    Answers what can be followed from sample to sample. Samples of one country are joined as waves.
    Only what has no second wave anywhere is joined from country to country. Studies are never
    joined, because ids of questions are each study's own.

    Parameters
    ----------
    frame : DataFrame
        As `survey.toplines` or `survey.estimate` returns it. Figures without bounds and what was
        not published are left out.

    Returns
    -------
    DataFrame
        The same columns, and ``within`` (the country, or the label of an average, whose waves are
        joined; empty where countries are), ``thread`` (a number for each answer), ``panel`` (a
        number for each question) and ``pole`` (the place of the sample among all of its panel,
        from 0). Ordered by panel, thread and pole.

    Examples
    --------
    >>> import survey as sv
    >>> found = recurring(sv.toplines(sv.load("iri-kyrgyzstan")))
    >>> found[["within", "wave", "response", "panel", "thread", "pole"]].head(3)
      within  wave response  panel  thread  pole
    0    KGZ  2018     Good      0       0     0
    1    KGZ  2019     Good      0       0     1
    2    KGZ  2018      Bad      0       1     0
    """
    known = frame[frame["published_low"].notna() & (frame["kind"] != REMAINDER)]
    known = known.assign(
        within=territories(known),
        sample=known.groupby(["study", "sample_id"], sort=False).ngroup(),
        again=known.groupby([*ANSWER, "sample_id"], sort=False).cumcount(),
    )
    answer = [*ANSWER, "again"]
    is_wave = known.groupby([*answer, "within"])["sample_id"].transform("nunique") > 1
    has_waves = is_wave.groupby([known[name] for name in answer]).transform("any")
    is_side = known.groupby(answer)["within"].transform("nunique") > 1
    kept = known[is_wave | (is_side & ~has_waves)]
    kept = kept.assign(within=kept["within"].where(has_waves, ""))
    kept = kept.assign(
        thread=kept.groupby([*answer, "within"], sort=False).ngroup(),
        panel=kept.groupby([*QUESTION, "within"], sort=False).ngroup(),
    )
    kept = kept.assign(pole=_poles(kept)).drop(columns=["again", "sample"])
    return kept.sort_values(["panel", "thread", "pole"], kind="stable", ignore_index=True)


def territories(frame: pd.DataFrame) -> pd.Series:
    """Return what each row is about but for the wave: a country, or the label of an average.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"country": ["KAZ", ""], "place": ["Kazakhstan 2021", "Asia 2021"],
    ...     "wave": "2021"})
    >>> territories(frame).tolist()
    ['KAZ', 'Asia']
    """
    averages = [
        place.replace(f" {wave}", "", 1) if wave else place
        for place, wave in zip(frame["place"], frame["wave"], strict=True)
    ]
    return frame["country"].where(frame["country"] != "", averages)


def year_of(wave: str) -> int | None:
    """Return the year that a wave names, if it names just one.

    Examples
    --------
    >>> year_of("by 2025"), year_of("Wave 10"), year_of("2006-2018")
    (2025, None, None)
    """
    years = YEAR.findall(wave)
    return int(years[0]) if len(years) == 1 else None


def _poles(kept: pd.DataFrame) -> pd.Series:
    """Return the place of each row's sample: by year if all waves name one, else as they come."""
    years = kept["wave"].map(year_of).astype("float64")
    are_dated = years.notna().groupby(kept["panel"]).transform("all") & (kept["within"] != "")
    position = years.where(are_dated, 0.0) * (kept["sample"].max() + 1) + kept["sample"]
    ranks: pd.Series = position.groupby(kept["panel"]).rank(method="dense")
    return ranks.astype("int64") - 1
