"""Ids in texts about a study replaced by what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from survey.labels import listed, percent
from survey.published.assumptions import Assume, chosen
from survey.published.cells import Cell, parse_cell
from survey.published.labelling import place
from survey.published.study import Study

_ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_CELL = re.compile(rf"(?:{_ID}/)?{_ID}/{_ID}(?: *\| *{_ID}/{_ID})?")
_WORD = re.compile(_ID)
_SUM = re.compile(rf"the answers to ({_ID}) add to at most ([\d.]*\d)")
_NET = re.compile(rf"({_ID}) of ({_ID}) is the net of ({_ID}(?:, {_ID})*)")
_RIVALS = re.compile(rf" extreme_(high|low) others\({_ID}\)")
_COMPARED = re.compile(r" (>=|<=|>|<) (?:([01](?:\.\d+)?)(?![\d.]))?")
SIGNS = {">": "above", ">=": "at least", "<": "below", "<=": "at most"}


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

    def cell(self, cell: Cell, within: str = "") -> str:
        """Return a cell as question and answer; the answer alone where the question is known."""
        label = self.answers[cell.question_id, cell.response_id]
        question = self.questions[cell.question_id]
        name = f"\u2018{label}\u2019" if cell.question_id == within else f"{question} ({label})"
        base = self.base(cell)
        return f"{name} ({base})" if base else name

    def base(self, cell: Cell) -> str:
        """Return of whom a cell is a share, nothing where it is one of all respondents."""
        if not cell.base:
            return ""
        question_id, _, response_id = cell.base.partition("/")
        label = self.answers.get((question_id, response_id), cell.base)
        return f"of those who answered \u2018{label}\u2019"

    def text(self, text: str, within: str = "") -> str:
        """Return a text with answers, comparisons and options in words, not ids."""
        text = _SUM.sub(lambda found: self._sum(found[1], float(found[2])), text)
        text = _NET.sub(lambda found: self._net(found[1], found[2], found[3]), text)
        text = _RIVALS.sub(lambda found: f", {found[1]}est of all", text)
        text = _CELL.sub(lambda found: self._reference(found[0], within), text)
        text = _COMPARED.sub(lambda found: _compared(found[1], found[2] or ""), text)
        text = _WORD.sub(lambda found: self._option(found[0]), text)
        text = text.replace("\u201d \u201c", "\u201d and \u201c")
        text = text.replace("under \u201c", "if the source is read as \u201c")
        return text.replace("only if \u201c", "only if the source is read as \u201c")

    def conditions(self, names: str, assume: Assume = None) -> str:
        """Return the options that a text of ids names where the source leaves open other ones."""
        wanted = set(chosen(assume))
        taken = []
        for defaults in self.issues.values():
            admitted = wanted & set(defaults) or {name for name, own in defaults.items() if own}
            named = [name for name in names.split() if name in defaults]
            if named and admitted - set(named):
                taken.append(listed((f"\u201c{self.options[name]}\u201d" for name in named), "or"))
        return f"if the source is read as {listed(taken)}" if taken else ""

    def _reference(self, text: str, within: str) -> str:
        """Return a cell in words; a text that is none of the study comes back unchanged."""
        cell = parse_cell(text)
        known = (cell.question_id, cell.response_id) in self.answers
        return self.cell(cell, within) if known else text

    def _option(self, word: str) -> str:
        """Return an option in quotes; another word comes back unchanged."""
        return f"\u201c{self.options[word]}\u201d" if word in self.options else word

    def _sum(self, question_id: str, most: float) -> str:
        """Return how much the answers to a question are together at most."""
        text = self.questions.get(question_id, question_id)
        return f"the answers to \u2018{text}\u2019 add to at most {percent(most)}"

    def _net(self, net: str, question_id: str, parts: str) -> str:
        """Return what a net is made of."""
        names = [
            f"\u2018{self.answers.get((question_id, name), name)}\u2019"
            for name in (net, *parts.split(", "))
        ]
        return f"{names[0]} is the net of {listed(names[1:])}"


def _compared(sign: str, share: str) -> str:
    """Return a comparison in words, a share as percent."""
    if not share:
        return f" {SIGNS[sign]} "
    value = float(share)
    return f" {SIGNS[sign]} {percent(value, 0 if round(100 * value, 6) % 1 == 0 else 1)}"
