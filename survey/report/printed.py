"""What was printed: every figure with its words, its bounds, its interval and its base."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from survey.display.sentences import describe
from survey.inference.estimates import NO_SIZE
from survey.labels import bounds_text, count_range, percent_range
from survey.report.blocks import Block, Drawing, Record, Section, figure, paragraph, subheading, to
from survey.report.grid import Cell, Column, Notes, Row, table
from survey.report.material import Material
from survey.report.method import interval_label, interval_meaning
from survey.report.phrases import cardinal, counted, level_text

MOST_ROWS = 10
MOST_PICTURED_WHOLE = 12
MOST_PICTURED = 60
FEWEST_PER_SAMPLE = 4
LACKS_SIZE = "No sample size was printed, so no interval can be given."


def printed(material: Material) -> Section:
    """Return the section on the figures, sample by sample, or question by question.

    Samples with few figures each are shown together, so that one question asked in many
    countries is one table.
    """
    blocks = [_introduction(material)]
    drawings: dict[str, Drawing] = {}
    parts = groups(material.estimates)
    for number, (name, rows) in enumerate(parts, start=1):
        chosen, what = pictured(rows, MOST_PICTURED // len(parts))
        made = {
            f"evidence-{number}-{part}": Drawing("evidence", piece)
            for part, piece in enumerate(pieces(chosen, MOST_ROWS), start=1)
        }
        drawings |= made
        table_id = f"estimates-{number}"
        blocks += [subheading(name)] if len(parts) > 1 else []
        blocks.append(_guide(list(made), table_id, what))
        blocks += _figures(name, made, what)
        blocks.append(_table(table_id, name, rows, material.settings.level))
    return Section("What was printed and what it supports", blocks, drawings)


def groups(estimates: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the figures by sample, or all of them by question where samples have few each."""
    samples = [rows for _, rows in estimates.groupby("sample_id", sort=False)]
    if len(samples) == 1 or len(estimates) >= FEWEST_PER_SAMPLE * len(samples):
        return [(str(rows["place"].iloc[0]), rows) for rows in samples]
    by_question = pd.factorize(estimates["question_id"])[0].argsort(kind="stable")
    return [("All samples", estimates.iloc[by_question])]


def pictured(rows: pd.DataFrame, most: int) -> tuple[pd.DataFrame, str]:
    """Return the figures to draw, and what they are.

    All where they are few, else those worded loosely; of these the loosest `most`, and none
    where so few would say nothing. What contradicts itself has no bounds and cannot be drawn.
    """
    rows = rows[rows["published_low"].notna()]
    loose = rows[~rows["exact"].astype(bool)]
    chosen, what = (loose, "loosely worded figures") if len(loose) else (rows, "figures")
    if len(rows) <= min(most, MOST_PICTURED_WHOLE):
        chosen, what = rows, "figures"
    if len(chosen) <= most:
        return chosen, what
    width = (chosen["published_high"] - chosen["published_low"]).sort_values(
        ascending=False, kind="stable"
    )
    kept = most if most >= MOST_ROWS else 0
    return chosen.loc[width.index[:kept].sort_values()], f"{kept} of the {len(chosen)} {what}"


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
    text = (
        f"The source printed shares for {counted(len(estimates), 'answer')}. Bounds are the shares "
        "that the printed words allow: a whole percentage was rounded, and so stands for half a "
        "point either way. "
    )
    if vague:
        text += (
            f"{cardinal(vague).capitalize()} of the figures {'is' if vague == 1 else 'are'} worded "
            "too loosely to name one number; they appear as bands and get no single value. "
        )
    if estimates["low"].notna().any():
        text += (
            f"The {level_text(material.settings.level)} interval runs from the lower limit at the "
            "low end of the bounds to the upper limit at the high end. "
        )
    return paragraph(text + interval_meaning(estimates["interval_kind"]))


def _guide(figures: list[str], table_id: str, what: str) -> Block:
    """Point to the pictures and the table of a group."""
    if not figures:
        return paragraph(to(table_id), " gives the numbers.")
    runs = [run for key in figures for run in (to(key), " and ")][:-1]
    shows = "shows" if len(figures) == 1 else "show"
    return paragraph(*runs, f" {shows} the {what}; ", to(table_id), " gives all numbers.")


def _figures(name: str, drawings: dict[str, Drawing], what: str) -> list[Block]:
    """Return the figures of a group, their topics named where there are several."""
    blocks = []
    for key, drawing in drawings.items():
        topics = list(dict.fromkeys(filter(None, drawing.frame["topic"])))
        about = f" ({topics[0]} to {topics[-1]})" if len(drawings) > 1 and len(topics) > 1 else ""
        caption = f"{name}{about}: {what} and what they support."
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
        label = f"{row['place']}: {row['response']}" if several else str(row["response"])
        note = str(row["note"]) if sized else str(row["note"]).replace(NO_SIZE, "").rstrip("; ")
        cells: list[Cell] = [notes.cell(label, note), str(row["printed"]), bounds_of(row)]
        rows.append([*cells, *_supported(row)] if sized else cells)
    columns = [
        Column("Answer", share=1.5), Column("Printed words", share=1), Column("Bounds", "right"),
    ]  # fmt: skip
    if sized:
        columns += [Column(f"{level_text(level)} interval", "right"), Column("n", "right")]
    remark = interval_label(frame["interval_kind"]) if sized else LACKS_SIZE
    caption = f"{name}: figures as printed, with their bounds{' and intervals' if sized else ''}"
    return table(table_id, caption, columns, rows, notes, remark)


def _supported(row: Record) -> tuple[str, str]:
    """Return the interval of a row and the number of people it rests on."""
    return percent_range(row["low"], row["high"], 1), count_range(row["n_low"], row["n_high"])
