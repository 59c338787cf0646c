"""The columns of the wide table of each frame, and what a reader must know of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from survey.display.poll_sentences import verdict_words
from survey.display.sentences import CORRECTIONS, item, share, tips_at
from survey.display.sides import named, side_name
from survey.display.tables import VIEWS, Align, Row, detectable, size
from survey.inference.estimates import AS_IF, KNOWN, NO_INTERVAL, UNKNOWN
from survey.labels import count_range, listed, number, p_text, percent, points, points_range

Text = Callable[[Row], str]
UNWEIGHTED = "Number of respondents, unweighted."
VAGUE = "A range where the words are vague: all that they allow."
HIGHER = "A side is higher if the whole interval lies on its side of zero, before any correction."
DETECTABLE = "For open verdicts: the smallest gap that such samples find in four of five cases."
FAULTS = "How far off the samples may be, in one way alone, before the verdict is open."
AMONG = "Do the printed figures bear it out?"
IN_GENERAL = "Would it hold of those they stand for, as if they were a simple random sample?"
OVERTURNS = "The verdict is not that under the usual assumptions, those with nothing changed."
NEAREST = "Nothing else that is listed overturns the verdict with less."
CORRELATION = "Over the population, of being in the sample and holding the view."
AT_MOST = "The strongest that any sample of that size can have."
WITHOUT_CHANCE = "The selection ratio, in opposite directions, at which the printed gap is gone."
READINGS = {
    "literal": "What the printed words entail, no more.",
    "idiomatic": "Vague words are read as writers usually mean them.",
}
INTERVALS = {
    AS_IF: "as if respondents were a random draw, without regard to who was reached and how",
    UNKNOWN: "for sampling error, the design of the sample being unknown",
    KNOWN: "for sampling error",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a wide table.

    Parameters
    ----------
    text : str
        What stands above the column.
    align : {"left", "right"}, default "left"
        Side of the cells.
    over : str, optional
        What stands above this heading and its neighbours with the same.
    meaning : str, optional
        What a reader must know of the column, as a sentence.
    """

    text: str
    align: Align = "left"
    over: str = ""
    meaning: str = ""


Layout = list[tuple[Heading, Text]]
PLACE: Layout = [(Heading("Place"), lambda row: str(row["place"]))]
ANSWER: Layout = [(Heading("Answer"), item)]
ANSWER_A: Layout = [(Heading("Answer"), lambda row: item(row, "_a"))]
SHARE: Layout = [
    (Heading("Share", "right"), share),
    (Heading("n", "right", meaning=UNWEIGHTED), size),
]


def layout(frame: pd.DataFrame, kind: str) -> Layout:
    """Return the headings of the wide table of a frame, each with what its cells say of a row.

    Parameters
    ----------
    frame : DataFrame
        A frame of `survey.frames`.
    kind : str
        Which one.
    """
    if kind in LAYOUTS:
        return LAYOUTS[kind](frame)
    meanings = {"n": UNWEIGHTED}
    if kind == "toplines":
        readings = [READINGS[name] for name in READINGS if name in set(frame["reading"])]
        meanings["The words allow"] = " ".join(readings)
    return _viewed(kind, meanings)


def _estimates(frame: pd.DataFrame) -> Layout:
    """Return the columns of estimates: each share with n and its interval."""
    return [*PLACE, *ANSWER, *SHARE, *_interval(frame, lambda share: percent(share, 1))]


def _gaps(frame: pd.DataFrame) -> Layout:
    """Return the columns of gaps: both shares with n, the gap, its interval and the verdict."""
    is_vague = frame["estimate"].isna() & frame["published_low"].notna()
    vague = VAGUE if is_vague.any() else ""
    return [
        *ANSWER_A,
        *_side(frame, "a"),
        *_side(frame, "b"),
        (Heading("Gap (points)", "right", meaning=vague), _gap),
        *_interval(frame, _bare, " (points)"),
        (Heading("p", "right", meaning=_adjusted(frame)), lambda row: p_text(row["p_adjusted"])),
        (Heading("Verdict", meaning=HIGHER), _verdict),
    ]


def _tips(frame: pd.DataFrame) -> Layout:
    """Return the columns of tips: what it takes to overturn each verdict."""
    faults = {
        "design effect": "tipping_deff",
        "opposite biases": "tipping_bias",
        "a bias of one": "tipping_bias_one",
        "selection ratio": "tipping_selection_ratio_interval",
    }
    return [
        *ANSWER_A,
        (Heading("Verdict", meaning=HIGHER), lambda row: named(verdict_words(row), row)),
        *(
            (Heading(text, "right", "Tips at", FAULTS), _tips_at(column))
            for text, column in faults.items()
        ),
        (
            Heading("Printed gap gone at", "right", meaning=WITHOUT_CHANCE),
            lambda row: number(row["tipping_selection_ratio"], 2),
        ),
        (
            Heading("Survives", meaning=_yardsticks(frame)),
            lambda row: "yes" if row["survives"] else "no",
        ),
        (Heading("Detectable gap", "right", meaning=DETECTABLE), detectable),
    ]


def _verdicts(frame: pd.DataFrame) -> Layout:
    """Return the columns of verdicts: what was changed, and what that does to each verdict."""
    return [
        *ANSWER,
        (Heading("Changed"), lambda row: str(row["changed"]) or "nothing"),
        *_interval(frame, _bare, " (points)"),
        (Heading("Verdict", meaning=HIGHER), lambda row: named(str(row["verdict"]), row)),
        (Heading("Overturns", meaning=OVERTURNS), lambda row: "yes" if row["overturns"] else "no"),
        (Heading("Nearest", meaning=NEAREST), lambda row: "yes" if row["nearest"] else "no"),
    ]


def _defects(_: pd.DataFrame) -> Layout:
    """Return the columns of defects: each share with n, and what a correlation would do to it."""
    meanings = {"Correlation": CORRELATION, "At most": AT_MOST, "Is it possible?": "", "Bias": ""}
    own = [pair for pair in _viewed("defects", meanings) if pair[0].text in meanings]
    return [*PLACE, *ANSWER, *SHARE, *own]


def _claims(_: pd.DataFrame) -> Layout:
    """Return the columns of claims, both verdicts side by side."""
    meanings = {"Among respondents": AMONG, "In general": IN_GENERAL}
    return [
        (replace(heading, over="Does it hold?" if heading.text in meanings else ""), cell)
        for heading, cell in _viewed("claims", meanings)
    ]


def _viewed(kind: str, meanings: Mapping[str, str]) -> Layout:
    """Return the columns of the usual table, with what some of them mean."""
    return [
        (Heading(text, align, meaning=meanings.get(text, "")), cell)
        for text, align, cell in VIEWS[kind]
    ]


def _side(frame: pd.DataFrame, side: str) -> Layout:
    """Return the columns of one side of gaps; its name stands above them if it is always one."""
    names = {side_name(row, side) for row in frame.to_dict("records")}
    one = len(names) == 1
    over = names.pop() if one else side
    place = Heading("Place", over=over)
    return [
        *([] if one else [(place, lambda row: side_name(row, side))]),
        (Heading("Share", "right", over), lambda row: share(row, f"_{side}")),
        (
            Heading("n", "right", over, UNWEIGHTED),
            lambda row: count_range(float(row[f"n_low_{side}"]), float(row[f"n_high_{side}"])),
        ),
    ]


def _interval(frame: pd.DataFrame, text: Callable[[float], str], unit: str = "") -> Layout:
    """Return the columns of intervals and, where they are of several kinds, of their kind."""
    drawn = frame[frame["interval_kind"] != NO_INTERVAL]
    if drawn.empty:
        return []
    over = f"{listed(_level(level) for level in dict.fromkeys(drawn['level']))} interval{unit}"
    kinds = [meaning for kind, meaning in INTERVALS.items() if kind in set(drawn["interval_kind"])]
    meaning = f"Interval {listed(kinds, 'or')}. Method: {listed(dict.fromkeys(drawn['method']))}."
    several = drawn["interval_kind"].nunique() > 1
    kind = Heading("kind", over=over, meaning=meaning)
    return [
        (Heading("from", "right", over, meaning), lambda row: text(float(row["low"]))),
        (Heading("to", "right", over, meaning), lambda row: text(float(row["high"]))),
        *([(kind, lambda row: str(row["interval_kind"]))] if several else []),
    ]


def _gap(row: Row) -> str:
    """Return the gap in points without the unit, or the range that the words allow."""
    value, low, high = (float(row[end]) for end in ("estimate", "published_low", "published_high"))
    if not math.isnan(value):
        return _bare(value, _places(value))
    return points_range(low, high, _places(low, high)).partition(" point")[0]


def _verdict(row: Row) -> str:
    """Return the verdict on a gap, and whether correction for several takes it away."""
    said = named(verdict_words(row), row)
    stands = row["verdict_family"] == row["verdict"] or row["correction"] not in CORRECTIONS
    return said if stands or not said.endswith(" higher") else f"{said}, not after correction"


def _bare(difference: float, places: int = 1) -> str:
    """Return a difference in points without the unit."""
    return points(difference, places).partition(" ")[0]


def _places(*shares: float) -> int:
    """Return the decimals that shares are shown with as percents: none or one."""
    return 0 if all(f"{100 * share:.1f}".endswith(".0") for share in shares) else 1


def _level(level: float) -> str:
    """Return a level as percent."""
    return percent(level, _places(level))


def _tips_at(column: str) -> Text:
    """Return the cells of one column of tips."""
    return lambda row: tips_at(row, column)


def _adjusted(frame: pd.DataFrame) -> str:
    """Return how p-values are adjusted for several comparisons."""
    names = [CORRECTIONS[name] for name in CORRECTIONS if name in set(frame["correction"])]
    return f"p-value after {listed(dict.fromkeys(names))}." if names else "p-value, not adjusted."


def _yardsticks(frame: pd.DataFrame) -> str:
    """Return the faults of the samples that a verdict has to survive."""
    yardsticks = frame[["yardstick_deff", "yardstick_bias", "yardstick_selection_ratio"]]
    said = [
        f"a design effect of {deff:g}, opposite biases of {points(bias, sign=False)} and a "
        f"selection ratio of {ratio:g}"
        for deff, bias, ratio in yardsticks.drop_duplicates().itertuples(index=False)
    ]
    return f"Beyond chance still under each of {listed(said, 'or')}." if said else ""


LAYOUTS: dict[str, Callable[[pd.DataFrame], Layout]] = {
    "estimates": _estimates,
    "gaps": _gaps,
    "tips": _tips,
    "verdicts": _verdicts,
    "defects": _defects,
    "claims": _claims,
}
