"""Remainders: what was not published of questions with one answer."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from survey.frames import TOPLINES, require

NOT_PUBLISHED = "not-published"
LABEL = "Not published: other answers, don't know or no answer"
NO_BOUNDS = "the statements about an answer to this question contradict one another"
CONTRADICTION = "the published answers of this question add to more than all respondents"
BLANK = {
    "response_id": NOT_PUBLISHED, "response": LABEL, "order": math.nan, "valence": "none",
    "kind": "remainder", "members": "", "exact": False, "value": math.nan, "printed": "",
    "tightened_by": "",
}  # fmt: skip


def remainders(toplines: pd.DataFrame) -> pd.DataFrame:
    """Return the share that was not published of each one-choice question.

    Answers how much of a question the source keeps to itself. It does not say what these people
    answered: they may have given other answers, said don't know, or not answered.

    Parameters
    ----------
    toplines : DataFrame
        As `toplines` returns them.

    Returns
    -------
    DataFrame
        One row for each sample, question and base where one answer only could be given, with the
        columns of toplines, so that `concat` joins both. Bounds are one minus the sums of the
        published ends; an answer counted in a published net is counted once.

    Raises
    ------
    FrameError
        If a column of toplines is missing.

    Notes
    -----
    An answer that stands under some options of an open issue only is not set against the others:
    it has a row of its own, with those options in `assume`. Choose an option in `toplines` first
    where that matters.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": "KAZ", "n": 813, "question": "Invest?", "kind": "single",
    ...     "response": ["support", "neutral"], "wording": ["53 percent", "29 percent"]})
    >>> rest = sv.remainders(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> rest[["published_low", "published_high"]].round(2).to_numpy().tolist()
    [[0.17, 0.19]]
    """
    toplines = require(toplines, "toplines")
    single = toplines[toplines["question_kind"] == "single"]
    keys = ["study", "sample_id", "question_id", "base", "reading", "assume"]
    rows = [_remainder(group) for _, group in single.groupby(keys, sort=False)]
    frame = pd.DataFrame(rows, columns=list(TOPLINES))
    dtypes = toplines.dtypes[list(TOPLINES)].to_dict()
    return frame.astype(dtypes)


def _remainder(group: pd.DataFrame) -> dict[str, object]:
    """Return the row for what one question leaves unpublished."""
    outer, apart = _counted(group)
    counted, disjoint = group[outer], group[apart]
    low = 1 - float(counted["published_high"].sum(skipna=False))
    high = 1 - float(disjoint["published_low"].sum(skipna=False))
    strict = bool(disjoint["low_open"].any())
    impossible = not high >= -1e-9 or (strict and high <= 1e-9)
    return {
        **group.iloc[0].to_dict(),
        **BLANK,
        "published_low": math.nan if impossible else max(low, 0.0),
        "published_high": math.nan if impossible else max(high, 0.0),
        "low_open": bool(low > 0 and counted["high_open"].any()),
        "high_open": strict and not impossible,
        "statements": " ".join(counted["statements"]),
        "note": (NO_BOUNDS if math.isnan(high) else CONTRADICTION) if impossible else "",
    }


def _counted(group: pd.DataFrame) -> tuple[list[bool], list[bool]]:
    """Return which rows count each answer once, and which of these share no answer at all.

    A net gives way to its answers where all of them are there, and takes their place otherwise.
    """
    ids = list(group["response_id"])
    nets = {name: parts.split() for name, parts in zip(ids, group["members"], strict=True)}
    held = [_answers(name, nets, ()) for name in ids]
    plain = {name for name, own in zip(ids, held, strict=True) if own == {name}}
    used = [own for own in held if len(own) == 1 or not own <= plain]
    counted = [own in used and not any(own < other for other in used) for own in held]
    lows = group["published_low"].fillna(math.inf).tolist()  # a contradiction always counts
    taken: set[str] = set()
    apart = [False] * len(ids)
    for place in sorted(range(len(ids)), key=lambda place: (-lows[place], ids[place])):
        apart[place] = counted[place] and not held[place] & taken
        taken |= held[place] if apart[place] else set()
    return counted, apart


def _answers(response_id: str, nets: Mapping[str, list[str]], above: tuple[str, ...]) -> set[str]:
    """Return the plain answers that a net holds, or an answer itself."""
    if response_id in above or not nets.get(response_id):
        return {response_id}
    return set().union(*(_answers(part, nets, (*above, response_id)) for part in nets[response_id]))
