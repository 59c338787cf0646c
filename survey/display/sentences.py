"""Sentences from frames: findings, captions and alternative texts.

Every number in a sentence stands in the frame or counts its rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from survey.display.figure_sentences import figures_sentence, review_sentence
from survey.display.perceived_sentences import perceived_sentence
from survey.display.poll_sentences import aside_sentence, beside_sentence, pooled_sentence
from survey.errors import FrameError, OptionError
from survey.frames import NAMES, kind_of, require
from survey.inference.pairing import ASIDE
from survey.labels import bounds_text, listed, number, percent, percent_range, points, points_range
from survey.options import Picture, values

Row = Mapping[Hashable, Any]
REMAINDER = "remainder"
CANNOT_TELL = "cannot tell"
NO_INTERVAL = "no interval"
VERDICTS = ("as stated", "yes", "no")
AS_IF = "as if random"
CORRECTIONS = {
    "holm": "Holm's correction",
    "bonferroni": "Bonferroni's correction",
    "sidak": "\u0160id\u00e1k's correction",
    "fdr_bh": "control of the false discovery rate",
    "fdr_by": "control of the false discovery rate",
}


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
"perceived"}, optional
        The picture that the text belongs to; it changes what is worth saying.

    Returns
    -------
    str
        English sentences; "Nothing to compare." and the like for a frame without rows.

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
        return _scale(frame)
    return _estimates(frame) if kind == "estimates" and picture != "evidence" else _evidence(frame)


def findings(gaps: pd.DataFrame, estimates: pd.DataFrame) -> list[str]:
    """Return what a study finds as a list of sentences, for the head of a report.

    Parameters
    ----------
    gaps, estimates : DataFrame
        As `compare` and `estimate` return them; gaps may have no rows.
    """
    found = [_evidence(estimates)]
    if len(gaps):
        found.append(_gaps(gaps))
        open_rows = gaps[gaps["verdict"] == CANNOT_TELL]
        if len(open_rows) and len(open_rows) < len(gaps):
            names = listed(dict.fromkeys(item(row, "_a") for row in open_rows.to_dict("records")))
            found.append(
                f"Chance alone could explain the difference, or the words leave it open: {names}."
            )
    elif estimates["estimate"].notna().any():
        found.append(_estimates(estimates))
    return found


def item(row: Row, suffix: str = "") -> str:
    """Return the name of what a row is about: the question with its answer.

    Examples
    --------
    >>> item({"question": "Travel", "response": "Very willing"})
    'Travel (Very willing)'
    """
    return f"{row[f'question{suffix}']} ({row[f'response{suffix}']})"


def share(row: Row, suffix: str = "") -> str:
    """Return the share of a row: the printed number, or what its words allow."""
    value = float(row[f"value{suffix}"])
    if not math.isnan(value):
        return percent(value, 0 if abs(100 * value - round(100 * value)) < 1e-6 else 1)
    return bounds_text(
        float(row[f"published_low{suffix}"]), float(row[f"published_high{suffix}"]),
        bool(row[f"low_open{suffix}"]), bool(row[f"high_open{suffix}"]),
    )  # fmt: skip


def claimed(row: Row) -> str:
    """Return what a claim says: the printed words, or what its kind compares."""
    if row["kind"] == "extreme":
        return "the highest" if row["op"] == ">" else "the lowest"
    if row["kind"] == "sum":
        return "the parts add to the whole"
    if row["kind"] == "order":
        return str(row["strength"]) or "one share above another"
    return f"\u201c{row['words']}\u201d"


def chance(kinds: pd.Series) -> str:
    """Return how "beyond chance" is meant, by the kinds of the intervals."""
    return " as if respondents were a random draw" if AS_IF in set(kinds) else ""


def _gaps(gaps: pd.DataFrame) -> str:
    """Say what is found of the gaps, and how many pairs stand side by side only."""
    aside = gaps["note"].str.contains(ASIDE, regex=False)
    found = [] if aside.any() and aside.all() else [_compared(gaps[~aside])]
    return " ".join([*found, aside_sentence(int(aside.sum()))]).rstrip()


def _compared(gaps: pd.DataFrame) -> str:
    """Say how many gaps are there, how many stand, and which is the widest."""
    if gaps.empty:
        return "Nothing to compare: no answer was printed for both sides."
    sides = list(dict.fromkeys([*gaps["place_a"], *gaps["place_b"]]))
    between = f" between {listed(sides)}" if len(sides) == 2 else ""
    differ = int((gaps["verdict_among_respondents"] != CANNOT_TELL).sum())
    beyond = gaps[gaps["verdict"] != CANNOT_TELL]
    head = f"Of {len(gaps)} {_plural(len(gaps), 'answer')} compared{between}, the printed figures"
    if (gaps["interval_kind"] == NO_INTERVAL).all():
        return f"{head} differ for {differ}; without sample sizes, chance cannot be weighed."
    verb = "differs" if len(beyond) == 1 else "differ"
    text = f"{head} differ for {differ}, and {len(beyond)} {verb} beyond chance"
    text += chance(gaps["interval_kind"])
    family = int((gaps["verdict_family"] != CANNOT_TELL).sum())
    name = CORRECTIONS.get(str(gaps["correction"].iloc[0]), "")
    text += f" ({family} after {name})." if name and len(gaps) > 1 else "."
    if beyond.empty:
        return text
    nearest = beyond[["published_low", "published_high"]].abs().min(axis=1)
    row: Row = beyond.loc[[nearest.idxmax()]].to_dict("records")[0]
    return f"{text} The widest such gap is that of {item(row, '_a')}: {gap(row)}."


def gap(row: Row) -> str:
    """Return the two shares of a gap, its size and its interval."""
    size = points(float(row["estimate"]))
    interval = points_range(float(row["low"]), float(row["high"]), 1)
    stated = f", {size}" if size else ""
    supported = f" ({interval})" if interval else ""
    return f"{share(row, '_a')} against {share(row, '_b')}{stated}{supported}"


def _estimates(estimates: pd.DataFrame) -> str:
    """Say what the highest and lowest exact shares are, with their intervals."""
    exact = estimates[estimates["estimate"].notna()]
    if exact.empty:
        return _evidence(estimates)
    sentences = []
    for place, rows in exact.groupby("place", sort=False):
        best: Row = rows.loc[[rows["estimate"].idxmax()]].to_dict("records")[0]
        text = f"{place}: the highest exact share is {_with_interval(best)} for {item(best)}"
        if len(rows) > 1:
            least: Row = rows.loc[[rows["estimate"].idxmin()]].to_dict("records")[0]
            text += f", the lowest {_with_interval(least)} for {item(least)}"
        sentences.append(f"{text}.")
    return " ".join(sentences)


def _with_interval(row: Row) -> str:
    """Return a share with its interval."""
    interval = percent_range(float(row["low"]), float(row["high"]), 1)
    return f"{share(row)} ({interval})" if interval else share(row)


def _evidence(toplines: pd.DataFrame) -> str:
    """Say how many figures are exact, how many vague, and what the vaguest allows."""
    printed = toplines[toplines["kind"] != REMAINDER]
    if printed.empty:
        return "No figure was published."
    places = list(dict.fromkeys(printed["place"]))
    exact = int(printed["exact"].astype(bool).sum())
    vague = printed[~printed["exact"].astype(bool)]
    text = f"{len(printed)} {_plural(len(printed), 'figure')} for {listed(places)}: "
    if vague.empty:
        return f"{text}all exact."
    text += f"{exact} exact, {len(vague)} vague" if exact else "all vague"
    width = vague["published_high"] - vague["published_low"]
    if width.notna().any():
        row: Row = vague.loc[[width.idxmax()]].to_dict("records")[0]
        text += f"; the vaguest, {item(row)}, allows {share(row)}"
    return f"{text}."


def _claims(claims: pd.DataFrame) -> str:
    """Say how many claims the figures bear out, and how many would hold in general."""
    if claims.empty:
        return "The source states no comparison."
    among, general = claims["among_respondents"], claims["generalised"]
    stated, held, refuted = (int((among == verdict).sum()) for verdict in VERDICTS)
    text = (
        f"Of {len(claims)} {_plural(len(claims), 'comparison')} that the source states, the "
        f"printed figures bear out {held} and refute {refuted}"
    )
    text += f"; for {stated} nothing but the words was printed" if stated else ""
    return (
        f"{text}. In general, as if respondents were a simple random sample, "
        f"{int((general == 'yes').sum())} would hold and {int((general == 'no').sum())} would not."
    )


def _scale(toplines: pd.DataFrame) -> str:
    """Say how much of the one-choice questions was not published."""
    rest = toplines[toplines["kind"] == REMAINDER]
    bounded = rest[rest["published_high"].notna()]
    if bounded.empty:
        return _evidence(toplines)
    asked = len(rest[["sample_id", "question_id"]].drop_duplicates())
    row: Row = bounded.loc[[bounded["published_high"].idxmax()]].to_dict("records")[0]
    return (
        f"{asked} {_plural(asked, 'question')} with one answer; the largest part that was not "
        f"published is {share(row)} of {row['place']} on {row['question']}."
    )


def _findings(found: pd.DataFrame) -> str:
    """Say how many findings there are of each severity."""
    if found.empty:
        return "Nothing was found."
    counts = found["severity"].value_counts(sort=False)
    parts = [f"{count} {_plural(int(count), str(severity))}" for severity, count in counts.items()]
    return f"{listed(parts)} found."


def tips_at(row: Row, column: str) -> str:
    """Return where a verdict tips, in words.

    Parameters
    ----------
    row : mapping
        A row of tips.
    column : str
        A column of tips whose name begins with "tipping".

    Examples
    --------
    >>> row = {"verdict": "a higher", "tipping_deff": math.inf, "tipping_bias": 0.037}
    >>> tips_at(row, "tipping_deff"), tips_at(row, "tipping_bias")
    ('never', '3.7 points')
    >>> tips_at({"verdict": "cannot tell", "low": -0.01, "tipping_deff": 0.6}, "tipping_deff")
    'already open'
    """
    value = float(row[column])
    if row["verdict"] == CANNOT_TELL:
        return NO_INTERVAL if math.isnan(float(row["low"])) else "already open"
    if math.isinf(value):
        return "never"
    return points(value, 1, sign=False) if "bias" in column else number(value, 2)


def _tips(tips: pd.DataFrame) -> str:
    """Say how many gaps pass each of three steps, and what would overturn the weakest."""
    if tips.empty:
        return "Nothing to tip: no gap was given."
    first: Row = tips.head(1).to_dict("records")[0]
    faults = (
        f"a design effect of {first['yardstick_deff']:g}, opposite biases of "
        f"{points(first['yardstick_bias'], sign=False)} and a selection ratio of "
        f"{first['yardstick_selection_ratio']:g}"
    )
    counts = [
        int(tips[name].astype(bool).sum()) for name in ("step_among", "step_chance", "survives")
    ]
    verb = "differs" if counts[0] == 1 else "differ"
    text = (
        f"Of {len(tips)} {_plural(len(tips), 'gap')}, {counts[0]} {verb} among respondents, "
        f"{counts[1]} beyond chance{chance(tips['interval_kind'])}, and {counts[2]} would still do "
        f"so under each of {faults}."
    )
    decided = tips[tips["verdict"] != CANNOT_TELL]
    if decided.empty:
        return text
    weakest = decided.loc[[decided["tipping_selection_ratio_interval"].idxmin()]]
    row: Row = weakest.to_dict("records")[0]
    names = ("tipping_deff", "tipping_bias", "tipping_selection_ratio_interval")
    deff, bias, ratio = (tips_at(row, name) for name in names)
    return (
        f"{text} The easiest to overturn is that of {item(row, '_a')}: it tips at a design effect "
        f"of {deff}, at opposite biases of {bias}, or at a selection ratio of {ratio}."
    )


def _overturned(verdicts: pd.DataFrame) -> list[str]:
    """Say for each gap its usual verdict, and the nearest assumptions that overturn it."""
    columns = ["study", "sample_id_a", "sample_id_b", "question_id", "response_id"]
    said = []
    for _, rows in verdicts.groupby(columns, sort=False):
        usual: Row = rows.loc[[rows["changes"].idxmin()]].to_dict("records")[0]
        verdict = str(usual["verdict"])
        if verdict != CANNOT_TELL:
            verdict = f"{usual[f'place_{verdict[0]}']} higher"
        nearest = dict.fromkeys(rows.loc[rows["nearest"].astype(bool), "changed"])
        by = f"overturned by {listed(nearest, 'or')}" if nearest else "nothing listed overturns it"
        said.append(f"{item(usual)}: {verdict}, {by}")
    return said


def _verdicts(verdicts: pd.DataFrame) -> str:
    """Say of each gap what the nearest assumption is that overturns its verdict."""
    if verdicts.empty:
        return "Nothing to compare: no answer was printed for both sides."
    said = "; ".join(_overturned(verdicts))
    return f"Usual verdicts and the nearest assumptions that overturn them: {said}."


def _defects(defects: pd.DataFrame) -> str:
    """Say for how many figures a data defect correlation is possible at all."""
    known = defects[defects["ddc_most"].notna()]
    if known.empty:
        return "Without the size of the population, no data defect correlation can be judged."
    refuted = known["answer"] == "not possible"
    text = (
        f"A data defect correlation of {known['ddc'].iloc[0]:g} is not possible for "
        f"{int(refuted.sum())} of {len(known)} {_plural(len(known), 'figure')}"
    )
    if refuted.any():
        text += f" (there at most {number(known.loc[refuted, 'ddc_most'].abs().max(), 4)})"
    if not refuted.all():
        far = known.loc[~refuted, ["bias_low", "bias_high"]].abs().to_numpy().max()
        text += f"; where it is, it is a bias of up to {points(far, 1, sign=False)}"
    return f"{text}."


def _plural(count: int, word: str) -> str:
    """Return a word, with an s unless it is one."""
    return word if count == 1 else f"{word}s"


OWN_SENTENCES: dict[str, Callable[[pd.DataFrame], str]] = {
    "gaps": _gaps,
    "tips": _tips,
    "verdicts": _verdicts,
    "defects": _defects,
    "beside": beside_sentence,
    "pooled": pooled_sentence,
    "claims": _claims,
    "findings": _findings,
    "figures": figures_sentence,
    "review": review_sentence,
    "perceived": perceived_sentence,
}
