"""Do the figures fit together: contradictions, words that do not fit, what was left unprinted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from survey.labels import listed
from survey.published.cells import parse_cell
from survey.report.blocks import Block, Record, Section, opened, paragraph, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.naming import Names
from survey.report.phrases import cardinal, sentence
from survey.texts import say, say_parts

TABLE = "fit"
MOST_ROWS = 12
TOGETHER = "figures that can all be true"
GROUPS = {
    "contradictions": (
        "answers-exceed-all", "net-does-not-add-up", "restatements-disagree",
        "relation-contradicted",
    ),
    "percentages": ("impossible-percentage", "precision-beyond-base"),
    "words": ("words-do-not-fit",),
    "partly": ("selective-publication",),
    "one_sided": ("one-sided-publication",),
}  # fmt: skip
_ABOUT = re.compile(r"(?<= about ).+$")


def fit(material: Material) -> Section | None:
    """Return the section on what does not fit; none where nothing was found or could have been."""
    found = material.audit
    if found.empty:
        return None
    names = Names(material.study)
    rows = found[found["severity"] != "note"]
    blocks = [_introduction(len(rows))]
    if len(rows):
        blocks.append(_table(rows, names))
    notes = [*_notes(found[found["severity"] == "note"], names), say("fit.limit")]
    return Section(say("fit.heading"), [*blocks, paragraph(" ".join(notes))])


def _introduction(count: int) -> Block:
    """Say what was held against what, and how much came up."""
    held = say("fit.held")
    if not count:
        return paragraph(f"{held} {say('fit.sound')}")
    points = say_parts("fit.points", count=count, number=cardinal(count), table=to(TABLE))
    return paragraph(f"{held} ", *opened(points))


def _table(found: pd.DataFrame, names: Names) -> Block:
    """Return the table of what does not fit, with what to do about it."""
    rows: list[Row] = []
    known = {rule for rules in GROUPS.values() for rule in rules}
    others = tuple(rule for rule in dict.fromkeys(found["rule"]) if rule not in known)
    for name, rules in {**GROUPS, "others": others}.items():
        group = found[found["rule"].isin(rules)].to_dict("records")
        if group:
            rows.append(band(say(f"fit.group.{name}")))
            rows += [(said(row, names), sentence(str(row["hint"]))) for row in group[:MOST_ROWS]]
        if len(group) > MOST_ROWS:
            rows.append((say("fit.more", number=cardinal(len(group) - MOST_ROWS)), ""))
    columns = [Column(say("fit.found"), share=2), Column(say("fit.todo"), share=1)]
    return table(TABLE, say("fit.caption"), columns, rows)


def said(row: Record, names: Names) -> str:
    """Return a finding as one sentence, ids in words.

    Parameters
    ----------
    row : mapping
        A row of `survey.audit`.
    names : Names
        What the ids of the study stand for.
    """
    rule, got, expected = (str(row[column]) for column in ("rule", "got", "expected"))
    if rule == "selective-publication":
        questions = _battery(str(row["cells"]), names)
        return sentence(say("fit.partly", questions=questions, shares=got))
    if rule == "one-sided-publication":
        return sentence(_ABOUT.sub(lambda about: _texts(about[0], names), got))
    cell = parse_cell(str(row["cells"]).split(" + ", maxsplit=1)[0])
    where = names.samples.get(cell.sample_id, "")
    if expected == TOGETHER:
        text = names.text(got, within=cell.question_id)
        about = names.questions.get(cell.question_id, "")
    else:
        other = say("fit.other", got=got, expected=expected)
        text = say(f"fit.said.{rule}", default=other, got=got, expected=expected)
        about = names.cell(cell)
    return sentence(f"{', '.join(filter(None, (where, about)))}: {text}")


def _battery(name: str, names: Names) -> str:
    """Return what a battery or a question is about."""
    questions = names.study.questions
    items = questions[questions["battery"] == name]
    if items.empty:
        return names.questions.get(name, name)
    objects = [row["object"] or row["text"] for row in items.to_dict("records")]
    return say("fit.battery", objects=listed(objects))


def _texts(about: str, names: Names) -> str:
    """Return a list of what questions are about, their texts where it names them by id."""
    told: dict[str, str] = {}
    for row in names.study.questions.to_dict("records"):
        told[row["object"] or row["question_id"]] = row["object"] or row["text"]
    longest_first = sorted(told, key=len, reverse=True)
    known = rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"
    return re.sub(known, lambda found: told[found[0]], about)


def _notes(found: pd.DataFrame, names: Names) -> Iterator[str]:
    """Yield a sentence for each kind of note: coverage, options, and what a check could find."""
    for rule, tell in NOTES.items():
        rows = found[found["rule"] == rule].to_dict("records")
        if rows:
            yield tell(rows, names)


def _coverage(rows: Sequence[Record], names: Names) -> str:
    """Say how many of the places there are samples cover."""
    totals = names.study.samples.set_index("sample_id")["units_total"]
    told = [
        say(
            "fit.covers",
            place=names.samples[str(row["cells"])],
            covered=row["got"],
            total=totals[row["cells"]],
        )
        for row in rows
    ]
    hints = dict.fromkeys(sentence(str(row["hint"])) for row in rows)
    return f"{sentence('; '.join(told))} {' '.join(hints)}"


def _options(rows: Sequence[Record], names: Names) -> str:
    """Say which options fit the printed sums, and how often they would by chance."""
    told = [names.text(re.sub(r" \([^()]*\)", "", str(row["got"]), count=1)) for row in rows]
    hints = dict.fromkeys(sentence(str(row["hint"])) for row in rows)
    return f"{sentence(say('fit.reading', readings=listed(told)))} {' '.join(hints)}"


def _percentages(rows: Sequence[Record], names: Names) -> str:
    """Say what the check of percentages against numbers of respondents could have found."""
    told = [f"{names.samples[str(row['cells'])]}, {row['got']}" for row in rows]
    return say(
        "fit.idle_check" if all(row["hint"] for row in rows) else "fit.check",
        count=len(rows),
        number=cardinal(len(rows)),
        checks="; ".join(told),
    )


NOTES: dict[str, Callable[[Sequence[Record], Names], str]] = {
    "partial-coverage": _coverage,
    "option-fit": _options,
    "percentage-check": _percentages,
}
