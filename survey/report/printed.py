"""What was printed: every figure with its words, its bounds, its interval and its base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from survey.display.sentences import describe
from survey.inference.estimates import NO_SIZE
from survey.labels import bounds_text, count_range, number, percent_range
from survey.report.blocks import Block, Drawing, Record, Section, figure, paragraph, subheading, to
from survey.report.fitting import rows_that_fit
from survey.report.grid import Cell, Column, Notes, Row, linked, table
from survey.report.links import pictures, spliced
from survey.report.material import Material
from survey.report.method import interval_label, interval_meaning
from survey.report.phrases import cardinal, level_text, sentence
from survey.report.rows import behind, figure_row
from survey.texts import say, say_parts

MOST_ROWS = 10
MOST_PICTURED_WHOLE = 12
MOST_PICTURED = 60
FEWEST_PER_SAMPLE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The figures of a group that are drawn.

    Parameters
    ----------
    rows : DataFrame
        These figures.
    is_loose : bool
        Whether they were chosen among those worded loosely, instead of all.
    of : int
        Among how many they were chosen.
    """

    rows: pd.DataFrame
    is_loose: bool
    of: int

    @property
    def kind(self) -> str:
        """What is drawn, the last part of the keys of its texts."""
        if len(self.rows) == self.of:
            return "loose" if self.is_loose else "all"
        return "some_loose" if self.is_loose else "some"


def printed(material: Material) -> Section:
    """Return the section on the figures, sample by sample, or question by question.

    Samples with few figures each are shown together, so that one question asked in many
    countries is one table.
    """
    blocks = [_introduction(material)]
    drawings: dict[str, Drawing] = {}
    parts = groups(material.estimates)
    for place, (name, rows) in enumerate(parts, start=1):
        choice = pictured(rows, MOST_PICTURED // len(parts))
        made = {
            f"evidence-{place}-{part}": Drawing("evidence", piece)
            for part, piece in enumerate(
                pieces(choice.rows, rows_that_fit(choice.rows, MOST_ROWS)), start=1
            )
        }
        drawings |= made
        table_id = f"estimates-{place}"
        blocks += [subheading(name)] if len(parts) > 1 else []
        blocks.append(_guide(list(made), table_id, choice))
        blocks += _figures(name, made, choice)
        blocks.append(_table(table_id, name, rows, material.settings.level))
    return Section(say("printed.heading"), blocks, drawings)


def groups(estimates: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the figures by sample, or all of them by question where samples have few each."""
    samples = [rows for _, rows in estimates.groupby("sample_id", sort=False)]
    if len(samples) == 1 or len(estimates) >= FEWEST_PER_SAMPLE * len(samples):
        return [(str(rows["place"].iloc[0]), rows) for rows in samples]
    by_question = pd.factorize(estimates["question_id"])[0].argsort(kind="stable")
    return [(say("printed.all"), estimates.iloc[by_question])]


def pictured(rows: pd.DataFrame, most: int) -> Choice:
    """Return the figures to draw.

    All where they are few, else those worded loosely; of these the loosest `most`, and none
    where so few would say nothing. What contradicts itself has no bounds and cannot be drawn.
    """
    rows = rows[rows["published_low"].notna()]
    loose = rows[~rows["exact"].astype(bool)]
    is_loose = len(loose) > 0 and len(rows) > min(most, MOST_PICTURED_WHOLE)
    choice = loose if is_loose else rows
    if len(choice) <= most:
        return Choice(choice, is_loose, len(choice))
    width = (choice["published_high"] - choice["published_low"]).sort_values(
        ascending=False, kind="stable"
    )
    kept = most if most >= MOST_ROWS else 0
    return Choice(choice.loc[width.index[:kept].sort_values()], is_loose, len(choice))


def pieces(frame: pd.DataFrame, most: int) -> Iterator[pd.DataFrame]:
    """Yield a frame in about equal parts of at most `most` rows or so, cut between questions."""
    parts = -(-len(frame) // most)
    keys = frame["sample_id"] + "/" + frame["question_id"]
    starts = [place for place, new in enumerate(keys.ne(keys.shift())) if new]
    even = [len(frame) * part / parts for part in range(1, parts)]
    cuts = {min(starts, key=lambda start: abs(start - place)) for place in even}
    for begin, end in pairwise(sorted({0, *cuts, len(frame)})):
        yield frame.iloc[begin:end].reset_index(drop=True)


def bounds_of(row: Record) -> str:
    """Return what the words of a row allow."""
    return bounds_text(
        float(row["published_low"]), float(row["published_high"]),
        bool(row["low_open"]), bool(row["high_open"]),
    )  # fmt: skip


def _introduction(material: Material) -> Block:
    """Say how the pictures and tables are to be read."""
    estimates = material.estimates
    vague = int((~estimates["exact"].astype(bool)).sum())
    told = [
        say("printed.shares", count=len(estimates), number=cardinal(len(estimates))),
        say("printed.bounds"),
    ]
    if vague:
        told.append(sentence(say("printed.loose", count=vague, number=cardinal(vague))))
    if estimates["low"].notna().any():
        told.append(say("printed.limits", level=level_text(material.settings.level)))
    told.append(interval_meaning(estimates["interval_kind"]))
    return paragraph(" ".join(filter(None, told)))


def _guide(figures: list[str], table_id: str, choice: Choice) -> Block:
    """Point to the pictures and the table of a group."""
    if not figures:
        return paragraph(*say_parts("printed.numbers", table=to(table_id)))
    told = say_parts(
        f"printed.shown.{choice.kind}", count=len(figures), pictures=pictures(figures),
        number=number(len(choice.rows)), of=number(choice.of), table=to(table_id),
    )  # fmt: skip
    return paragraph(*spliced(told))


def _figures(name: str, drawings: dict[str, Drawing], choice: Choice) -> list[Block]:
    """Return the figures of a group, their topics named where there are several."""
    blocks = []
    for key, drawing in drawings.items():
        topics = list(dict.fromkeys(filter(None, drawing.frame["topic"])))
        about = name
        if len(drawings) > 1 and len(topics) > 1:
            about = say("printed.topics", name=name, first=topics[0], last=topics[-1])
        caption = say(
            f"printed.caption.{choice.kind}", name=about, number=number(len(choice.rows)),
            of=number(choice.of),
        )  # fmt: skip
        blocks.append(figure(key, caption, describe(drawing.frame, picture="evidence")))
    return blocks


def _table(table_id: str, name: str, frame: pd.DataFrame, level: float) -> Block:
    """Return the table of a group of figures, without intervals where no n was printed."""
    notes = Notes()
    several = frame["sample_id"].nunique() > 1
    sized = bool(frame["n_low"].notna().any())
    rows: list[Row] = []
    before = ""
    for row in frame.to_dict("records"):
        if (question := str(row["question_id"])) != before:
            rows.append(notes.band(row["question"], row["topic"]))
            before = question
        label = str(row["response"])
        if several:
            label = say("printed.answer_of", place=row["place"], answer=label)
        note = str(row["note"]) if sized else str(row["note"]).replace(NO_SIZE, "").rstrip("; ")
        answer = linked(notes.cell(label, note), to=behind(row), name=figure_row(row))
        cells: list[Cell] = [answer, str(row["printed"]), bounds_of(row)]
        rows.append([*cells, *_supported(row)] if sized else cells)
    columns = [
        Column(say("printed.answer"), share=1.5), Column(say("printed.words"), share=1),
        Column(say("printed.allowed"), "right"),
    ]  # fmt: skip
    if sized:
        interval = say("printed.interval", level=level_text(level))
        columns += [Column(interval, "right"), Column(say("printed.size"), "right")]
    remark = interval_label(frame["interval_kind"]) if sized else say("printed.lacks_size")
    caption = say("printed.table_sized" if sized else "printed.table", name=name)
    return table(table_id, caption, columns, rows, notes, remark)


def _supported(row: Record) -> tuple[str, str]:
    """Return the interval of a row and the number of people it rests on."""
    return percent_range(row["low"], row["high"], 1), count_range(row["n_low"], row["n_high"])
