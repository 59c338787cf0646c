"""Sentences from frames: findings, captions and alternative texts.

Every number in a sentence stands in the frame or counts its rows.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from survey.display.claim_sentences import claims_sentence
from survey.display.figure_sentences import figures_sentence, review_sentence
from survey.display.gap_sentences import gaps_sentence, open_sentence
from survey.display.perceived_sentences import perceived_sentence
from survey.display.poll_sentences import beside_sentence, pooled_sentence
from survey.display.robustness_sentences import defects_sentence, tips_sentence, verdicts_sentence
from survey.display.share_sentences import (
    estimates_sentence,
    evidence_sentence,
    remainders_sentence,
)
from survey.display.slope_sentences import slope_sentence
from survey.display.topic_sentences import topics_sentence
from survey.errors import FrameError, OptionError
from survey.frames import NAMES, kind_of, require
from survey.labels import listed, number
from survey.options import Picture, values
from survey.texts import say


def describe(frame: pd.DataFrame, *, picture: Picture | None = None) -> str:
    """Return what a frame finds, in one to three sentences.

    For captions, alternative texts and the prompt. It reports, it does not interpret: every
    number in it stands in the frame or counts its rows.

    Parameters
    ----------
    frame : DataFrame
        Gaps, tips, verdicts, estimates, defects, toplines, claims, findings, figures, a review,
        pooled polls, figures of several polls or perceived figures beside measured ones.
    picture : {"gaps", "forest", "scale", "evidence", "claims", "yardsticks", "tipping", \
"perceived", "slope", "topics"}, optional
        The picture that the text belongs to; it changes what is worth saying.

    Returns
    -------
    str
        Sentences in the language in use; "Nothing to compare." and the like for a frame without
        rows.

    Raises
    ------
    FrameError
        If the frame is none of these.
    OptionError
        If `picture` is unknown.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN", "KAZ"], "n": [1213, 813], "question": "Travel",
    ...     "response": "willing", "wording": ["86 percent", "74 percent"]})
    >>> gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    >>> print(sv.describe(gaps))
    Of 1 answer compared between China and Kazakhstan, the printed figures differ for 1, and 1 \
differs beyond chance as if respondents were a random draw. The widest such gap is that of Travel \
(willing): 86% against 74%, +12 points (+7.4 to +16.6 points).
    """
    if picture is not None and picture not in values(Picture):
        raise OptionError.unknown("picture", picture, values(Picture))
    kind = kind_of(frame)
    if not kind:
        raise FrameError.missing_columns(listed(NAMES, "or"), NAMES["toplines"][:5], frame.columns)
    frame = require(frame, kind)
    own = OWN_SENTENCES.get(kind)
    if own:
        return own(frame)
    if picture == "scale":
        return remainders_sentence(frame)
    if picture == "slope":
        return slope_sentence(frame)
    if picture == "topics" and kind == "estimates":
        return topics_sentence(frame)
    if kind == "estimates" and picture != "evidence":
        return estimates_sentence(frame)
    return evidence_sentence(frame)


def findings(gaps: pd.DataFrame, estimates: pd.DataFrame) -> list[str]:
    """Return what a study finds as a list of sentences, for the head of a report.

    Parameters
    ----------
    gaps, estimates : DataFrame
        As `compare` and `estimate` return them; gaps may have no rows.
    """
    found = [evidence_sentence(estimates)]
    if len(gaps):
        found += filter(None, [gaps_sentence(gaps), open_sentence(gaps)])
    elif estimates["estimate"].notna().any():
        found.append(estimates_sentence(estimates))
    return found


def _findings(found: pd.DataFrame) -> str:
    """Say how many findings there are of each severity."""
    if found.empty:
        return say("describe.findings.none")
    counts = found["severity"].value_counts(sort=False)
    told = [
        say(f"describe.findings.severity.{severity}", count=int(count), number=number(count))
        for severity, count in counts.items()
    ]
    return say("describe.findings.found", counts=listed(told))


OWN_SENTENCES: dict[str, Callable[[pd.DataFrame], str]] = {
    "gaps": gaps_sentence,
    "tips": tips_sentence,
    "verdicts": verdicts_sentence,
    "defects": defects_sentence,
    "beside": beside_sentence,
    "pooled": pooled_sentence,
    "claims": claims_sentence,
    "findings": _findings,
    "figures": figures_sentence,
    "review": review_sentence,
    "perceived": perceived_sentence,
}
