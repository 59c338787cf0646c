"""A study in short: what it is, its samples, what it holds, what its source leaves open."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from survey.countries import country_name
from survey.labels import listed

DRAFT = "draft"
SCORES = {"full": "in full", "partial": "in part", "absent": "not at all"}
STYLE = "max-width:50em;line-height:1.5;padding-left:1em;border-left:3px solid rgba(128,128,128,.5)"
AS_TEXT = "tex2jax_ignore mathjax_ignore"  # notebooks set what stands between dollar signs


@dataclass(frozen=True, slots=True)
class Summary:
    """What a person wants to know of a study first.

    Parameters
    ----------
    title, description : str
        As in the study; the description may be empty.
    samples : tuple of str
        Each sample in a line.
    holdings : tuple of str
        What the study holds and what its source discloses, each in a sentence.
    issues : tuple of str
        Each issue that the source leaves open, with its options.
    following : str
        What to do next, in a sentence.
    """

    title: str
    description: str
    samples: tuple[str, ...]
    holdings: tuple[str, ...]
    issues: tuple[str, ...]
    following: str

    def text(self) -> str:
        """Return it as text for a terminal."""
        head = [f"{self._open()}:"] if self.issues else []
        blocks = (
            [self.title, *filter(None, [self.description])],
            [f"  {sample}" for sample in self.samples],
            self.holdings,
            [*head, *(f"  {issue}" for issue in self.issues)],
            [self.following],
        )
        return "\n\n".join("\n".join(lines) for lines in blocks if lines)

    def html(self) -> str:
        """Return it as HTML for a notebook, in the colours of the notebook."""
        folded = f"<details><summary>{self._open()}</summary>{_list(self.issues)}</details>"
        blocks = (
            f"<strong>{escape(self.title)}</strong>",
            _lines(filter(None, [self.description])),
            _list(self.samples),
            _lines(self.holdings),
            folded if self.issues else "",
            _lines([self.following]),
        )
        return f'<div class="{AS_TEXT}" style="{STYLE}">{"".join(blocks)}</div>'

    def _open(self) -> str:
        """Return how many issues the source leaves open."""
        return f"{counted(len(self.issues), 'issues')} left open by the source (choose with assume)"


def summary(title: str, description: str, tables: Mapping[str, pd.DataFrame]) -> Summary:
    """Return what a study is, in short.

    Parameters
    ----------
    title, description : str
        As in the study.
    tables : mapping of str to DataFrame
        Its tables, complete.
    """
    issues = tables["assumptions"].groupby("issue", sort=False)["assumption_id"]
    statuses, scores = tables["statements"]["status"], tables["disclosure"]["score"]
    is_survey = len(statuses) > 0
    return Summary(
        title,
        description,
        tuple(map(_sample, tables["samples"].to_dict("records"))),
        (_held(tables, statuses), *([_disclosed(scores)] if is_survey else [])),
        tuple(f"{issue}: {listed(options, 'or')}" for issue, options in issues),
        _following(statuses),
    )


def counted(count: int, name: str) -> str:
    """Return how many there are of something, its name given in the plural.

    Examples
    --------
    >>> counted(1, "sources"), counted(0, "drafts")
    ('1 source', '0 drafts')
    """
    return f"{count} {name.removesuffix('s') if count == 1 else name}"


def counts(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return how many rows each table of a study holds, in words; nothing of empty ones.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Its tables.
    """
    names = {"disclosure": "disclosure items"}
    return [
        counted(len(table), names.get(name, name)) for name, table in tables.items() if len(table)
    ]


def _sample(row: Mapping[Hashable, str]) -> str:
    """Return one sample in a line."""
    place = country_name(row["country"]) or row["countries"] or row["sample_id"]
    dates = " to ".join(filter(None, dict.fromkeys((row["field_start"], row["field_end"]))))
    parts = [
        f"n = {row['n']}" if row["n"] else "n not published",
        row["mode"], row["coverage"], dates, f"sampling {row['sampling']}",
    ]  # fmt: skip
    return f"{row['sample_id']}: {place}, {', '.join(part for part in parts if part)}"


def _held(tables: Mapping[str, pd.DataFrame], statuses: pd.Series) -> str:
    """Say how much a study holds, and how many of its statements are drafts."""
    held = listed(counts({name: table for name, table in tables.items() if name != "disclosure"}))
    drafts = int((statuses == DRAFT).sum())
    said = counted(drafts, "drafts") if drafts else "no draft"
    return f"Holds {held}; {said} among the statements." if len(statuses) else f"Holds {held}."


def _disclosed(scores: pd.Series) -> str:
    """Say how many of the items that survey standards ask for the source discloses."""
    found = scores[scores.isin(list(SCORES))]
    if found.empty:
        return "What its source discloses is not scored."
    said = [f"{int((found == score).sum())} {words}" for score, words in SCORES.items()]
    asked = counted(len(found), "items")
    return f"Its source discloses, of {asked} that survey standards ask for, {listed(said)}."


def _following(statuses: pd.Series) -> str:
    """Say what to do next with a study."""
    if (statuses == DRAFT).any():
        return "Next: check the drafts against the source with review, then verify."
    if len(statuses):
        return "Next: toplines, estimate, compare, claims and disclosure, then the report."
    return "Next: perceived_vs_measured, or set it beside a survey in its report."


def _lines(texts: Iterable[str]) -> str:
    """Return texts as lines of HTML."""
    return "".join(f"<div>{escape(text)}</div>" for text in texts)


def _list(texts: Iterable[str]) -> str:
    """Return texts as a list in HTML."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ul style="margin:.25em 0">{items}</ul>' if items else ""
