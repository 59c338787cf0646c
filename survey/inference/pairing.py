"""Pairs: which estimates stand against each other, and which of them can be tested."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from survey.errors import OptionError
from survey.frames import ESTIMATES
from survey.inference.estimates import NO_INTERVAL
from survey.options import Grouping, Match, values
from survey.recurring import territories

REMAINDER, RELATED, SIMILAR, NO_VALENCE = "remainder", "related", "similar", "none"
SETTINGS = ("base", "reading", "level", "method")
MATCHED: dict[Match, tuple[str, ...]] = {
    "answer": ("study", "question_id", "response_id", "assume", *SETTINGS),
    "concept": ("concept", *SETTINGS),
}
DIFFERENCES = {
    "study": "study", "question": "question", "response": "answer", "place": "place",
    "sampling": "sampling",
}  # fmt: skip
TOLD_BY: dict[Grouping, set[str]] = {
    "country": {"place"}, "wave": {"place"}, "study": {"study"},
}  # fmt: skip
ASIDE = "side by side, not tested: the questions are only related"
NOT_THE_SAME = "similar, not the same question"
NOT_STATED = "not stated"


def matching(by: Grouping, match: Match | None) -> Match:
    """Return how estimates are matched: by concept between studies, else by answer.

    Parameters
    ----------
    by : Grouping
        What the two sides differ in.
    match : Match or None
        As a user asked for it.

    Raises
    ------
    OptionError
        If `match` is unknown, or questions of different studies were to be matched by their ids.

    Examples
    --------
    >>> matching("country", None), matching("study", None), matching("wave", "concept")
    ('answer', 'concept', 'concept')
    """
    if match not in (None, *values(Match)):
        raise OptionError.unknown("match", match, values(Match))
    if by == "study" and match == "answer":
        hint = "Ids of questions are each study's own."
        raise OptionError.out_of_range("match", match, "'concept' for by='study'", hint)
    return match or ("concept" if by == "study" else "answer")


def paired(
    estimates: pd.DataFrame, *, by: Grouping, match: Match, reference: str | None
) -> pd.DataFrame:
    """Return the estimates joined to themselves: the same answer in two groups.

    Parameters
    ----------
    estimates : DataFrame
        As `estimate` returns them; remainders are left out, and without a concept what is matched
        by concept.
    by : Grouping
        What the two sides differ in. Countries are paired within a wave, waves and studies within
        a country (or within the same average over countries).
    match : Match
        Whether the same question of one study, or questions about one concept; answers have one
        id, those to related questions at least one valence.
    reference : str or None
        The group of every second side; all pairs without it.

    Returns
    -------
    DataFrame
        The columns of estimates with the suffixes `_a` and `_b`, in the order of the rows.

    Raises
    ------
    OptionError
        If no row has the reference.
    """
    kept = (estimates["kind"] != REMAINDER) & (estimates[by] != "")
    if match == "concept":
        kept &= estimates["concept"] != ""
    usable = estimates.loc[kept, list(ESTIMATES)]
    groups = list(dict.fromkeys(usable[by]))
    if reference is not None and reference not in groups:
        raise OptionError.unknown("reference", reference, groups)
    keys = {f"key_{name}": usable[name] for name in MATCHED[match]}
    keys["key_within"] = usable["wave"] if by == "country" else territories(usable)
    rank = usable[by].map({group: place for place, group in enumerate(groups)})
    numbered = usable.assign(**keys, rank=rank, row=range(len(usable)))
    joined = numbered.merge(numbered, on=list(keys), suffixes=("_a", "_b"))
    wanted = (joined["study_a"] != joined["study_b"]) | (joined["assume_a"] == joined["assume_b"])
    wanted &= _like_answers(joined)
    if reference is None:
        wanted &= joined["rank_a"] < joined["rank_b"]
    else:
        wanted &= (joined[f"{by}_b"] == reference) & (joined[f"{by}_a"] != reference)
    return joined[wanted].sort_values(["row_a", "row_b"], ignore_index=True)


def _like_answers(pairs: pd.DataFrame) -> pd.Series:
    """Say of each pair whether its answers are the same or, to related questions, say the like."""
    like = (pairs["valence_a"] == pairs["valence_b"]) & (pairs["valence_a"] != NO_VALENCE)
    return (pairs["response_id_a"] == pairs["response_id_b"]) | (set_aside(pairs) & like)


def set_aside(pairs: pd.DataFrame) -> pd.Series:
    """Say of each pair whether its questions are too different to be tested.

    Parameters
    ----------
    pairs : DataFrame
        As `paired` returns them. A question is the same as itself, however it is marked.
    """
    related = (pairs["fit_a"] == RELATED) | (pairs["fit_b"] == RELATED)
    return related & ~_one_question(pairs)


def weighable(pairs: pd.DataFrame, aside: pd.Series) -> pd.DataFrame:
    """Return the pairs with nothing to weigh where they only stand side by side.

    Parameters
    ----------
    pairs : DataFrame
        As `paired` returns them.
    aside : Series of bool
        As `set_aside` returns it.
    """
    numbers = ("published_low", "published_high", "estimate")
    emptied: dict[str, Any] = {}
    for side in "ab":
        emptied |= {f"{name}_{side}": pairs[f"{name}_{side}"].mask(aside) for name in numbers}
        emptied[f"options_{side}"] = pairs[f"options_{side}"].mask(aside, "")
        emptied[f"interval_kind_{side}"] = pairs[f"interval_kind_{side}"].mask(aside, NO_INTERVAL)
    return pairs.assign(**emptied)


def unlike(pairs: pd.DataFrame, aside: pd.Series, by: Grouping) -> list[str]:
    """Say of each pair of different questions how they differ, and whether that is too much.

    Parameters
    ----------
    pairs : DataFrame
        As `paired` returns them.
    aside : Series of bool
        As `set_aside` returns it.
    by : Grouping
        What the two sides differ in, which is not said again.
    """
    names = {name: word for name, word in DIFFERENCES.items() if name not in TOLD_BY[by]}
    said = []
    columns = (pairs.to_dict("records"), aside, _one_question(pairs))
    for row, is_aside, is_one in zip(*columns, strict=True):
        similar = SIMILAR in {row["fit_a"], row["fit_b"]}
        how = ASIDE if is_aside else NOT_THE_SAME if similar else ""
        one, other = ({name: row[f"{name}_{side}"] for name in names} for side in "ab")
        parts = [] if is_one else [how, *differing(one, other, names)]
        said.append("; ".join(part for part in parts if part))
    return said


def _one_question(pairs: pd.DataFrame) -> pd.Series:
    """Say of each pair whether both sides were asked one question of one study."""
    one_study = pairs["study_a"] == pairs["study_b"]
    return one_study & (pairs["question_id_a"] == pairs["question_id_b"])


def named(pairs: pd.DataFrame, by: Grouping) -> pd.DataFrame:
    """Return the pairs with the study in the label of each side where the sides are studies.

    Parameters
    ----------
    pairs : DataFrame
        As `paired` returns them.
    by : Grouping
        What the two sides differ in.
    """
    if by != "study":
        return pairs
    return pairs.assign(
        place_a=pairs["study_a"] + ": " + pairs["place_a"],
        place_b=pairs["study_b"] + ": " + pairs["place_b"],
    )


def differing(
    one: Mapping[Any, Any], other: Mapping[Any, Any], names: Mapping[str, str]
) -> list[str]:
    """Return what differs between two figures, each as "what: of one beside of the other".

    Parameters
    ----------
    one, other : mapping
        Texts by column.
    names : mapping of str to str
        The columns to compare, with the words for them.

    Examples
    --------
    >>> differing({"mode": "online", "n": "813"}, {"mode": "", "n": "813"}, {"mode": "mode"})
    ['mode: online beside not stated']
    """
    return [
        f"{word}: {one[name] or NOT_STATED} beside {other[name] or NOT_STATED}"
        for name, word in names.items()
        if one[name] != other[name]
    ]
