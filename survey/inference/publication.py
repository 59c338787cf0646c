"""What was asked but not printed: batteries in part, answers of one kind, places left out."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from survey.findings import Finding
from survey.labels import listed
from survey.published.cells import Cell
from survey.published.labelling import place
from survey.published.study import Study
from survey.published.worlds import World

Valence = dict[tuple[str, str], str]
LEFT_OUT = "Ask for the rest; what was left out may be less favourable."
ONE_SIDE = "Shares that were not printed may be the unfavourable ones."
PLACES = "Places are missing, or the frame is older than the fieldwork."
FEWEST = 5


def publication_findings(study: Study, world: World) -> Iterator[Finding]:
    """Yield what of a survey was asked, as far as the source says so, and not printed.

    Parameters
    ----------
    study : Study
        The study.
    world : World
        The scenario whose statements count as printed.
    """
    responses = study.responses
    keys = zip(responses["question_id"], responses["response_id"], strict=True)
    valence = dict(zip(keys, responses["valence"], strict=True))
    places = {row["sample_id"]: place(row) for row in study.samples.to_dict("records")}
    printed = list(world.about())
    questions = study.questions[study.questions["items_asked"] != ""]
    battery = questions["battery"].where(questions["battery"] != "", questions["question_id"])
    for name, items in questions.groupby(battery, sort=False):
        for sample_id, label in places.items():
            yield from _battery(str(name), items, printed, valence, sample_id, label)
    for sample_id, label in places.items():
        yield from _sides(study, printed, valence, sample_id, label)
    yield from _coverage(study)


def _battery(name: str, items: pd.DataFrame, printed: list[Cell], valence: Valence,
             sample_id: str, label: str) -> Iterator[Finding]:  # fmt: skip
    """Yield whether only a part of the items of a battery was printed for a sample."""
    ids = set(items["question_id"])
    cells = {cell for cell in printed if cell.question_id in ids and cell.sample_id == sample_id}
    asked = max(int(count) for count in items["items_asked"])
    kinds = {value for (question_id, _), value in valence.items() if question_id in ids}
    sides = max(len(kinds & {"positive", "negative"}), 1) if len(ids) > 1 else 1
    if not cells or len(cells) >= asked * sides:
        return
    named = {cell.question_id if len(ids) > 1 else cell.response_id for cell in cells}
    got = f"{len(cells)} of {asked * sides} shares, on {len(named)} of {asked} items, for {label}"
    yield Finding("warning", "selective-publication", "questions.csv", 0, "items_asked", name,
                  "printed in full", got, LEFT_OUT)  # fmt: skip


def _sides(study: Study, printed: list[Cell], valence: Valence, sample_id: str,
           label: str) -> Iterator[Finding]:  # fmt: skip
    """Yield whether the printed answers of a sample are nearly all of one kind."""
    objects = dict(zip(study.questions["question_id"], study.questions["object"], strict=True))
    cells = [cell for cell in printed if cell.sample_id == sample_id]
    kinds = [valence.get((cell.question_id, cell.response_id), "none") for cell in cells]
    positive = kinds.count("positive")
    negative = [cell for cell, kind in zip(cells, kinds, strict=True) if kind == "negative"]
    if positive < FEWEST or len(negative) * FEWEST > positive:
        return
    got = f"{positive} positive and {len(negative)} negative answers printed for {label}"
    if negative:
        about = dict.fromkeys(objects[cell.question_id] or cell.question_id for cell in negative)
        which = "the negative one is" if len(negative) == 1 else "the negative ones are"
        got += f"; {which} about {listed(about)}"
    yield Finding("warning", "one-sided-publication", "statements.csv", 0, "", sample_id,
                  "answers of both kinds", got, ONE_SIDE)  # fmt: skip


def _coverage(study: Study) -> Iterator[Finding]:
    """Yield samples that cover fewer places than there are."""
    for row, sample in enumerate(study.samples.to_dict("records"), start=2):
        covered, total = sample["units_covered"], sample["units_total"]
        if covered and total and int(covered) < int(total):
            yield Finding("note", "partial-coverage", "samples.csv", row, "units_covered",
                          str(sample["sample_id"]), f"all {total} places there are", str(covered),
                          PLACES)  # fmt: skip
