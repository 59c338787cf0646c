"""Do the figures fit together: contradictions, words that do not fit, what was left unprinted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from survey.labels import listed
from survey.published.cells import parse_cell
from survey.report.blocks import Block, Record, Section, paragraph, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.naming import Names
from survey.report.phrases import cardinal, counted, sentence

HEADING = "Do the figures fit together?"
TABLE = "fit"
MOST_ROWS = 12
TOGETHER = "figures that can all be true"
GROUPS = {
    "Figures that contradict each other": (
        "answers-exceed-all", "net-does-not-add-up", "restatements-disagree",
        "relation-contradicted",
    ),
    "Percentages that do not fit the number of respondents": (
        "impossible-percentage", "precision-beyond-base",
    ),
    "Words that do not fit": ("words-do-not-fit",),
    "Asked, but printed in part": ("selective-publication",),
    "Answers of one kind": ("one-sided-publication",),
}  # fmt: skip
SAID = {
    "impossible-percentage": "\u201c{got}\u201d is not {expected}",
    "precision-beyond-base": "\u201c{got}\u201d should be {expected}",
    "words-do-not-fit": "\u201c{got}\u201d was printed where the words mean {expected}",
}
LIMIT = "What is false in a way that fits cannot be found like this."
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
    notes = " ".join(_notes(found[found["severity"] == "note"], names))
    return Section(HEADING, [*blocks, paragraph(f"{notes} {LIMIT}".strip())])


def _introduction(count: int) -> Block:
    """Say what was held against what, and how much came up."""
    text = (
        "The printed figures were held against one another, against the words beside them, "
        "against the number of respondents and against what was asked. "
    )
    if not count:
        return paragraph(f"{text}They fit together.")
    return paragraph(
        f"{text}{counted(count, 'point').capitalize()} came up; ", to(TABLE), " says what to do."
    )


def _table(found: pd.DataFrame, names: Names) -> Block:
    """Return the table of what does not fit, with what to do about it."""
    rows: list[Row] = []
    known = {rule for rules in GROUPS.values() for rule in rules}
    others = tuple(rule for rule in dict.fromkeys(found["rule"]) if rule not in known)
    for heading, rules in {**GROUPS, "Other findings": others}.items():
        group = found[found["rule"].isin(rules)].to_dict("records")
        if group:
            rows.append(band(heading))
            rows += [(said(row, names), sentence(str(row["hint"]))) for row in group[:MOST_ROWS]]
        if len(group) > MOST_ROWS:
            rows.append((f"And {cardinal(len(group) - MOST_ROWS)} more of this kind.", ""))
    columns = [Column("What does not fit", share=2), Column("What to do", share=1)]
    return table(TABLE, "What does not fit, and what to do about it", columns, rows)


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
        return sentence(f"{_battery(str(row['cells']), names)}: {got} printed")
    if rule == "one-sided-publication":
        return sentence(_ABOUT.sub(lambda about: _texts(about[0], names), got))
    cell = parse_cell(str(row["cells"]).split(" + ", maxsplit=1)[0])
    where = names.samples.get(cell.sample_id, "")
    if expected == TOGETHER:
        text = names.text(got, within=cell.question_id)
        about = names.questions.get(cell.question_id, "")
    else:
        text = SAID.get(rule, "{got}, not {expected}").format(got=got, expected=expected)
        about = names.cell(cell)
    return sentence(f"{', '.join(filter(None, (where, about)))}: {text}")


def _battery(name: str, names: Names) -> str:
    """Return what a battery or a question is about."""
    questions = names.study.questions
    items = questions[questions["battery"] == name]
    if items.empty:
        return names.questions.get(name, name)
    objects = [row["object"] or row["text"] for row in items.to_dict("records")]
    return f"Questions such as those on {listed(objects)}"


def _texts(about: str, names: Names) -> str:
    """Return a list of objects, ids of questions replaced by their texts."""
    return listed(names.questions.get(each, each) for each in re.split(r", | and ", about))


def _notes(found: pd.DataFrame, names: Names) -> Iterator[str]:
    """Yield a sentence for each kind of note: coverage, options, and what a check could find."""
    for rule, tell in NOTES.items():
        rows = found[found["rule"] == rule].to_dict("records")
        if rows:
            yield tell(rows, names)


def _coverage(rows: Sequence[Record], names: Names) -> str:
    """Say how many of the places there are samples cover."""
    told = [
        f"{names.samples[str(row['cells'])]} covers {row['got']}, not {row['expected']}"
        for row in rows
    ]
    hints = dict.fromkeys(sentence(str(row["hint"])) for row in rows)
    return f"{sentence('; '.join(told))} {' '.join(hints)}"


def _options(rows: Sequence[Record], names: Names) -> str:
    """Say which options fit the printed sums, and how often they would by chance."""
    told = [names.text(re.sub(r" \([^()]*\)", "", str(row["got"]), count=1)) for row in rows]
    hints = dict.fromkeys(sentence(str(row["hint"])) for row in rows)
    return f"{sentence(f'the reading {listed(told)}')} {' '.join(hints)}"


def _percentages(rows: Sequence[Record], names: Names) -> str:
    """Say what the check of percentages against numbers of respondents could have found."""
    told = [f"{names.samples[str(row['cells'])]}, {row['got']}" for row in rows]
    idle = all(row["hint"] for row in rows)
    check = f"The check of percentages against {counted(len(rows), 'sample size')}"
    power = "could find nothing" if idle else "could find some slips"
    return f"{check} {power} ({'; '.join(told)})."


NOTES: dict[str, Callable[[Sequence[Record], Names], str]] = {
    "partial-coverage": _coverage,
    "option-fit": _options,
    "percentage-check": _percentages,
}
