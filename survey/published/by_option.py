"""What a figure is under each option of an open issue, as text that a frame can carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from survey.published.assumptions import Scenario


@dataclass(frozen=True, slots=True)
class Range:
    """A figure under one option: its bounds as shares, and how many were asked."""

    low: float
    high: float
    n_low: float
    n_high: float


def by_option(found: Iterable[tuple[Scenario, Range]]) -> dict[str, Range]:
    """Return the ranges of a figure by option, for the issues on which it depends.

    Parameters
    ----------
    found : iterable of (Scenario, Range)
        One for each scenario in which the figure stands; each differs from the first in one issue.
    """
    worlds = list(found)
    first, usual = worlds[0]
    ranges: dict[str, Range] = {}
    for scenario, own in worlds[1:]:
        if repr(own) == repr(usual):
            continue
        for issue, option in scenario.items():
            if first.get(issue) != option:
                ranges |= {option: own, first[issue]: usual} if issue in first else {option: own}
    return ranges


def option_text(ranges: Mapping[str, Range]) -> str:
    """Return ranges by option as text.

    Examples
    --------
    >>> text = option_text({"all": Range(0.8, 0.865, 1213.0, 1213.0)})
    >>> text
    'all 0.8 0.865 1213.0 1213.0'
    >>> read_options(text)
    {'all': Range(low=0.8, high=0.865, n_low=1213.0, n_high=1213.0)}
    """
    return "; ".join(
        " ".join([option, *(repr(float(number)) for number in astuple(each))])
        for option, each in ranges.items()
    )


def read_options(text: str) -> dict[str, Range]:
    """Return what `option_text` wrote."""
    parts = (part.split(" ") for part in text.split("; ") if part)
    return {option: Range(*map(float, numbers)) for option, *numbers in parts}
