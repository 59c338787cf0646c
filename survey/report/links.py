"""Links: how a sentence points to several pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from survey.report.blocks import Run, to
from survey.texts import say, say_parts


def pictures(names: Sequence[str]) -> list[Run]:
    """Return references to pictures, one or more, as a list in a sentence.

    Examples
    --------
    >>> pictures(["a", "b", "c"])
    [{'to': 'a'}, ', ', {'to': 'b'}, ' and ', {'to': 'c'}]
    """
    runs: list[Run] = [to(names[0])]
    for name in names[1:-1]:
        runs += [say("list.comma"), to(name)]
    if len(names) == 1:
        return runs
    return spliced(say_parts("list.and", first=runs, last=to(names[-1])))


def spliced(parts: Iterable[Run | list[Run]]) -> list[Run]:
    """Return the parts of a sentence as runs, those that are lists of runs taken apart.

    Examples
    --------
    >>> spliced([[{"to": "gaps-1"}], " shows all."])
    [{'to': 'gaps-1'}, ' shows all.']
    """
    return [run for part in parts for run in (part if isinstance(part, list) else [part])]
