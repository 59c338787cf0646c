"""How answers to one-choice questions are distributed, and what of them was not published."""

from __future__ import annotations

import pandas as pd

from survey.display.sentences import describe
from survey.display.share_sentences import share
from survey.published.remainders import CONTRADICTION
from survey.report.blocks import Block, Drawing, Section, figure, paragraph, to
from survey.report.grid import Column, Notes, Row, band, table
from survey.report.links import pictures, spliced
from survey.report.material import REMAINDER, Material
from survey.report.phrases import cardinal, sentence
from survey.report.printed import bounds_of, pieces
from survey.texts import say, say_parts

MOST_ROWS = 30
MOST_PICTURED = 16


def distributions(material: Material) -> Section | None:
    """Return the section on remainders; none where no question is known to take one answer."""
    if material.remainders.empty:
        return None
    drawings = {
        f"scale-{number}": Drawing("scale", part)
        for number, part in enumerate(pieces(_pictured(material), MOST_ROWS), start=1)
    }
    caption = say("distributions.caption")
    blocks = [
        _introduction(material.remainders, list(drawings)),
        _table(material),
        *(
            figure(name, caption, describe(drawing.frame, picture="scale"))
            for name, drawing in drawings.items()
        ),
    ]
    return Section(say("distributions.heading"), blocks, drawings)


def _pictured(material: Material) -> pd.DataFrame:
    """Return answers and remainders to draw: of questions with several answers, else of all."""
    both = pd.concat([material.estimates, material.remainders], ignore_index=True)
    both = both[(both["question_kind"] == "single") & both["published_low"].notna()]
    keys = both["sample_id"] + "/" + both["question_id"]
    several = both[keys.map(keys.value_counts()) > 2]
    chosen = several if len(several) else both
    largest = chosen[chosen["kind"] == REMAINDER].nlargest(MOST_PICTURED, "published_high").index
    chosen = chosen[keys[chosen.index].isin(set(keys[largest]))]
    order = pd.factorize(keys[chosen.index])[0].argsort(kind="stable")
    return chosen.iloc[order].reset_index(drop=True)


def _introduction(rest: pd.DataFrame, figures: list[str]) -> Block:
    """Say what a remainder is and is not."""
    left = sentence(say("distributions.rest", count=len(rest), number=cardinal(len(rest))))
    size = say_parts("distributions.size", table=to("remainders"))
    runs = [f"{left} {say('distributions.nothing_read')} ", *size]
    if figures:
        shown = pictures(figures)
        divided = say_parts("distributions.divided", count=len(figures), pictures=shown)
        runs += [" ", *spliced(divided)]
    return paragraph(*runs)


def _table(material: Material) -> Block:
    """Return the table of remainders beside what was published."""
    notes = Notes()
    rows: list[Row] = []
    answers = material.estimates
    for place, rest in material.remainders.groupby("place", sort=False):
        rows.append(band("", str(place)))
        for row in rest.to_dict("records"):
            same = answers[
                (answers["sample_id"] == row["sample_id"])
                & (answers["question_id"] == row["question_id"])
                & (answers["base"] == row["base"])
            ]
            contradiction = CONTRADICTION if CONTRADICTION in str(row["note"]) else ""
            question = notes.cell(str(row["question"]), contradiction)
            rows.append([question, _answers(same), bounds_of(row)])
    columns = [
        Column(say("distributions.question"), share=1.1),
        Column(say("distributions.answers"), share=1),
        Column(say("distributions.not_published"), "right"),
    ]
    return table("remainders", say("distributions.table"), columns, rows, notes)


def _answers(rows: pd.DataFrame) -> str:
    """Return the published answers with their shares."""
    return say("list.semicolon").join(
        say("distributions.answer", answer=row["response"], share=share(row))
        for row in rows.to_dict("records")
    )
