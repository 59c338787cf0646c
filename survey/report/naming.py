"""Ids in texts about a study replaced by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from survey.labels import listed, percent
from survey.published.assumptions import Assume, chosen
from survey.published.cells import Cell, parse_cell
from survey.published.labelling import place
from survey.published.study import Study
from survey.texts import say

_ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_CELL = rf"(?:{_ID}/)?{_ID}/{_ID}(?: *\| *{_ID}/{_ID})?"
_KNOWN = (
    rf"the answers to (?P<asked>{_ID}) add to at most (?P<most>[\d.]*\d)",
    rf"(?P<net>{_ID}) of (?P<of>{_ID}) is the net of (?P<parts>{_ID}(?:, {_ID})*)",
    rf"(?P<cell>{_CELL})(?: extreme_(?P<extreme>high|low) others\({_ID}\))?",
    rf" (?P<sign>>=|<=|>|<) (?:(?P<share>[01](?:\.\d+)?)(?![\d.])|(?P<other>{_CELL}))?",
)
SIGNS = {">": "above", ">=": "at_least", "<": "below", "<=": "at_most"}


@dataclass(frozen=True, eq=False)
class Names:
    """What the ids of a study stand for.

    Parameters
    ----------
    study : Study
        The study.
    """

    study: Study

    @cached_property
    def samples(self) -> dict[str, str]:
        """Return the label of each sample."""
        return {str(row["sample_id"]): place(row) for row in self.study.samples.to_dict("records")}

    @cached_property
    def questions(self) -> dict[str, str]:
        """Return the text of each question."""
        table = self.study.questions
        return dict(zip(table["question_id"], table["text"], strict=True))

    @cached_property
    def answers(self) -> dict[tuple[str, str], str]:
        """Return the label of each answer."""
        table = self.study.responses
        keys = zip(table["question_id"], table["response_id"], strict=True)
        return dict(zip(keys, table["label"], strict=True))

    @cached_property
    def options(self) -> dict[str, str]:
        """Return the words of each option of an assumption."""
        table = self.study.assumptions
        return dict(zip(table["assumption_id"], table["option"], strict=True))

    @cached_property
    def issues(self) -> dict[str, dict[str, bool]]:
        """Return for each issue its options and whether each is admitted by default."""
        table = self.study.assumptions
        found: dict[str, dict[str, bool]] = {}
        for name, issue, default in zip(
            table["assumption_id"], table["issue"], table["default"], strict=True
        ):
            found.setdefault(issue, {})[name] = default == "yes"
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds ids, and what is said with them, in a text about the study."""
        option = rf"(?<![\w-])(?:{'|'.join(map(re.escape, self.options)) or '(?!)'})(?![\w-])"
        options = rf"(?P<options>{option}(?:(?:,| and| or)? {option})*)"
        return re.compile("|".join([*_KNOWN, rf"(?:\b(?P<read>only if|under) )?{options}"]))

    def cell(self, cell: Cell, within: str = "") -> str:
        """Return a cell as question and answer; the answer alone where the question is known."""
        label = self.answers[cell.question_id, cell.response_id]
        name = (
            say("quote.answer", text=label)
            if cell.question_id == within
            else say("naming.cell", question=self.questions[cell.question_id], answer=label)
        )
        base = self.base(cell)
        return say("naming.of_those", cell=name, answer=base) if base else name

    def base(self, cell: Cell) -> str:
        """Return the answer of those of whom a cell is a share, nothing where it is one of all."""
        if not cell.base:
            return ""
        question_id, _, response_id = cell.base.partition("/")
        label = self.answers.get((question_id, response_id), cell.base)
        return say("quote.answer", text=label)

    def text(self, text: str, within: str = "") -> str:
        """Return a text with answers, comparisons and options in words, not ids."""
        return self.pattern.sub(lambda found: self._said(found, within), text)

    def conditions(self, names: str, assume: Assume = None) -> str:
        """Return the options that a text of ids names where the source leaves open other ones."""
        wanted = set(chosen(assume))
        taken = []
        for defaults in self.issues.values():
            admitted = wanted & set(defaults) or {name for name, own in defaults.items() if own}
            named = [name for name in names.split() if name in defaults]
            if named and admitted - set(named):
                taken.append(self._listed(named, "or"))
        return say("naming.if_read", options=listed(taken)) if taken else ""

    def _said(self, found: re.Match[str], within: str) -> str:
        """Return in words what the pattern found."""
        if found["asked"]:
            return self._most(found["asked"], float(found["most"]))
        if found["net"]:
            return self._net(found["net"], found["of"], found["parts"].split(", "))
        if found["cell"]:
            cell = self._reference(found["cell"], within)
            return _extreme(cell, found["extreme"]) if found["extreme"] else cell
        if found["sign"]:
            other = self._reference(found["other"], within) if found["other"] else ""
            end = _percent(float(found["share"])) if found["share"] else other
            bounds = say(f"bounds.{SIGNS[found['sign']]}", end=end)
            return f" {bounds}"
        return self._options(found["options"], found["read"])

    def _reference(self, text: str, within: str) -> str:
        """Return a cell in words; a text that is none of the study comes back unchanged."""
        cell = parse_cell(text)
        known = (cell.question_id, cell.response_id) in self.answers
        return self.cell(cell, within) if known else text

    def _options(self, text: str, read: str | None) -> str:
        """Return the options that a text joins, and that the source must be read as them."""
        named = [name for name in re.findall(_ID, text) if name in self.options]
        options = self._listed(named, "or" if " or " in text else "and")
        if read is None:
            return options
        return say(
            "naming.only_if_read" if read == "only if" else "naming.if_read", options=options
        )

    def _listed(self, names: Iterable[str], word: Literal["and", "or"]) -> str:
        """Return options as a list, each in quotes."""
        return listed((say("quote.words", text=self.options[name]) for name in names), word)

    def _most(self, question_id: str, most: float) -> str:
        """Return how much the answers to a question are together at most."""
        text = self.questions.get(question_id, question_id)
        question = say("quote.answer", text=text)
        return say("naming.most", question=question, share=percent(most))

    def _net(self, net: str, question_id: str, parts: Iterable[str]) -> str:
        """Return what a net is made of."""
        whole, *answers = (
            say("quote.answer", text=self.answers.get((question_id, name), name))
            for name in (net, *parts)
        )
        return say("naming.net", net=whole, answers=listed(answers))


def _extreme(cell: str, end: str) -> str:
    """Return that a cell is above or below all others asked about."""
    return say("naming.highest" if end == "high" else "naming.lowest", cell=cell)


def _percent(share: float) -> str:
    """Return a share as percent, to one decimal where it is not whole."""
    return percent(share, 0 if round(100 * share, 6) % 1 == 0 else 1)
