"""What a source leaves open: issues, their options, and the scenarios in which rows hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from survey.errors import OptionError

if TYPE_CHECKING:
    import pandas as pd

Scenario = Mapping[str, str]  # issue -> the option that is taken
Assume = str | Iterable[str] | None


def chosen(assume: Assume) -> tuple[str, ...]:
    """Return the options that a caller named, as a tuple."""
    if assume is None:
        return ()
    return tuple(assume.split()) if isinstance(assume, str) else tuple(assume)


def scenarios(assumptions: pd.DataFrame, assume: Assume = None) -> list[Scenario]:
    """Return the scenarios to take the union over, one issue at a time.

    Parameters
    ----------
    assumptions : DataFrame
        The table of a study.
    assume : str or iterable of str, optional
        Options to take instead of the default ones of their issues; several options of one issue
        are all admitted.

    Returns
    -------
    list of mapping
        From issue to option. The first takes the first admitted option of every issue; each
        other one differs from it in one issue.

    Raises
    ------
    OptionError
        If `assume` names an option that the study does not have.
    """
    issue_of = dict(zip(assumptions["assumption_id"], assumptions["issue"], strict=True))
    wanted = chosen(assume)
    for option in wanted:
        if option not in issue_of:
            if not issue_of:
                expected = "left out: the study has no assumptions"
                raise OptionError.out_of_range("assume", option, expected)
            raise OptionError.unknown("assume", option, issue_of)
    decided = {issue_of[option] for option in wanted}
    admitted: dict[str, list[str]] = {}
    for option, issue, default in zip(
        assumptions["assumption_id"], assumptions["issue"], assumptions["default"], strict=True
    ):
        if option in wanted if issue in decided else default == "yes":
            admitted.setdefault(issue, []).append(option)
    first = {issue: options[0] for issue, options in admitted.items()}
    others = [
        {**first, issue: option} for issue, options in admitted.items() for option in options[1:]
    ]
    return [first, *others]


def holds(when: str, scenario: Scenario, issue_of: Mapping[str, str]) -> bool:
    """Say whether a row holds: of every issue that it names, one of the named options is taken."""
    named: dict[str, set[str]] = {}
    for option in when.split():
        named.setdefault(issue_of[option], set()).add(option)
    return all(scenario.get(issue) in options for issue, options in named.items())
