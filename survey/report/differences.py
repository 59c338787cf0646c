"""Gaps in three steps: among respondents, beyond chance, after correction for several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan

import pandas as pd

from survey.countries import country_name
from survey.display.sentences import describe
from survey.display.share_sentences import item, share
from survey.inference.comparison import CANNOT_TELL
from survey.inference.estimates import AS_IF, NO_SIZE
from survey.labels import (
    bounds_text,
    count_range,
    listed,
    number,
    p_text,
    points,
    points_number,
    points_numbers,
)
from survey.plot import by_size
from survey.report.blocks import (
    Block,
    Drawing,
    Record,
    Section,
    figure,
    paragraph,
    strong,
    to,
)
from survey.report.fitting import rows_that_fit
from survey.report.grid import Cell, Column, Notes, Row, band, linked, table
from survey.report.links import pictures, spliced
from survey.report.material import Material
from survey.report.method import interval_label
from survey.report.phrases import cardinal, how_many, level_text, sentence
from survey.report.printed import pieces
from survey.report.rows import behind
from survey.texts import say, say_parts

MOST_ROWS = 9
MOST_PICTURED = 18
MOST_NAMED = 4
STEPS = {"among": "verdict_among_respondents", "chance": "verdict", "family": "verdict_family"}
"""The steps, and where the verdict of each stands."""


def differences(material: Material) -> Section | None:
    """Return the section on gaps; none where nothing that has bounds was asked on two sides."""
    gaps = material.gaps
    if gaps["published_low"].isna().all():
        return None
    chosen = widest(gaps)
    keyed = chosen.assign(sample_id=chosen["sample_id_a"], question_id=chosen["question_id_a"])
    drawings = {
        f"gaps-{place}": Drawing("gaps", part[list(gaps.columns)])
        for place, part in enumerate(pieces(keyed, rows_that_fit(keyed, MOST_ROWS, "_a")), start=1)
    }
    sides = between(gaps)
    if len(chosen) == len(gaps):
        caption = say("differences.caption", sides=sides)
    else:
        caption = say("differences.caption_widest", sides=sides, number=number(len(chosen)))
    blocks = [
        _introduction(gaps, list(drawings)),
        *(
            figure(name, caption, describe(drawing.frame, picture="gaps"))
            for name, drawing in drawings.items()
        ),
        _sizes(gaps, material.settings.level),
        *_steps(gaps),
        *_verdicts(gaps),
    ]
    return Section(say("differences.heading", sides=sides), blocks, drawings)


def widest(gaps: pd.DataFrame, most: int = MOST_PICTURED) -> pd.DataFrame:
    """Return the gaps to draw: all where they are few, else those that are surely widest."""
    bounded = gaps[gaps["published_low"].notna()]
    return gaps.loc[by_size(bounded).index[:most].sort_values()]


def between(gaps: pd.DataFrame) -> str:
    """Return the names of the sides, or "samples" where there are more than two."""
    sides = list(dict.fromkeys(side(row, end) for row in gaps.to_dict("records") for end in "ab"))
    return listed(sides) if len(sides) == 2 else say("differences.samples")


def side(row: Record, end: str) -> str:
    """Return the short name of one side of a gap: its country, and its wave if it has one."""
    names = country_name(str(row[f"country_{end}"])), str(row[f"wave_{end}"])
    return " ".join(filter(None, names))


def verdict_text(row: Record, column: str) -> str:
    """Return a verdict with the name of the higher side."""
    verdict = str(row[column])
    if verdict == CANNOT_TELL:
        return say("verdict.cannot tell")
    return say("gap.higher", side=side(row, verdict[0]))


def _introduction(gaps: pd.DataFrame, figures: Sequence[str]) -> Block:
    """Say which questions are asked of each gap, in which order."""
    answers = sentence(say("differences.answers", count=len(gaps), number=cardinal(len(gaps))))
    shown, sizes = pictures(figures), to("gap-sizes")
    if len(_taken(gaps)) == 1:
        links = say_parts("differences.answered", count=len(figures), sizes=sizes, pictures=shown)
    else:
        links = say_parts(
            "differences.all_answered", count=len(figures), sizes=sizes,
            verdicts=to("gap-verdicts"), pictures=shown,
        )  # fmt: skip
    return paragraph(f"{answers} {_questions(gaps)} ", *spliced(links))


def _questions(gaps: pd.DataFrame) -> str:
    """Say which questions are asked."""
    steps, as_if, count = len(_taken(gaps)), _as_if(gaps), len(gaps)
    if steps == 1:
        return say("differences.one_question")
    if steps == 2:
        return say("differences.two_questions_as_if" if as_if else "differences.two_questions")
    return say(
        "differences.three_questions_as_if" if as_if else "differences.three_questions",
        count=count, number=cardinal(count),
    )  # fmt: skip


def _bounded(gaps: pd.DataFrame) -> bool:
    """Say whether any gap has an interval."""
    return bool(gaps["low"].notna().any())


def _as_if(gaps: pd.DataFrame) -> bool:
    """Say whether chance is only what it would be if respondents were a random draw."""
    return bool((gaps["interval_kind"] == AS_IF).any())


def _correction(gaps: pd.DataFrame) -> str:
    """Return the name of the correction for several comparisons, empty without one."""
    return say(f"correction.{gaps['correction'].iloc[0]}", default="")


def _steps(gaps: pd.DataFrame) -> list[Block]:
    """Return a paragraph for each step: how many gaps pass it, and which fall."""
    standing = pd.Series(True, index=gaps.index)
    blocks = []
    for step in _taken(gaps):
        passing = gaps[STEPS[step]] != CANNOT_TELL
        name = "chance_as_if" if step == "chance" and _as_if(gaps) else step
        heading = say(f"differences.heading_of.{name}", correction=_correction(gaps))
        told = [_standing(int(passing.sum()), len(gaps)), _fallen(step, gaps[standing & ~passing])]
        blocks.append(paragraph(strong(heading), " ", " ".join(filter(None, told))))
        standing &= passing
    return blocks


def _standing(passing: int, of: int) -> str:
    """Say how many gaps pass a step."""
    gaps = say("differences.gaps", count=of, number=cardinal(of))
    told = say("differences.standing", count=passing, number=how_many(passing), gaps=gaps)
    return sentence(told)


def _fallen(step: str, gaps: pd.DataFrame) -> str:
    """Say for how many gaps, so far passing, a step is too high, and which where they are few."""
    names = [item(row, "_a") for row in gaps.to_dict("records")]
    count = cardinal(len(names))
    if not names:
        return ""
    if len(names) > MOST_NAMED:
        return say(f"differences.fallen.{step}", number=count)
    joined = say("list.semicolon").join(names)
    return say(f"differences.fallen_named.{step}", number=count, names=joined)


def _sizes(gaps: pd.DataFrame, level: float) -> Block:
    """Return the table of both shares, their gap and its interval (without n: its verdict)."""
    notes = Notes()
    bounded = _bounded(gaps)

    def cells(row: Record) -> list[Cell]:
        """Return the cells of one gap."""
        interval = points_numbers(row["low"], row["high"], 1)
        last = interval if bounded else verdict_text(row, STEPS["among"])
        sides = [cell for end in ("_a", "_b") for cell in _shared(row, end, sized=bounded)]
        return [_item(row, notes, sized=bounded), *sides, _gap(row), last]

    rows = _rows(gaps, cells)
    interval = Column(say("differences.interval", level=level_text(level)), "right")
    columns = [
        Column(say("differences.answer"), share=1),
        *_side_columns(gaps, sized=bounded),
        Column(say("differences.gap"), "right"),
        interval if bounded else Column(say("differences.step.among")),
    ]
    remarks = [
        interval_label(gaps["interval_kind"]),
        say("differences.vague") if gaps["estimate"].isna().any() else "",
    ]
    remark = " ".join(filter(None, remarks))
    return table("gap-sizes", say("differences.sizes"), columns, rows, notes, remark)


def _side_columns(gaps: pd.DataFrame, *, sized: bool) -> list[Column]:
    """Return the columns of both sides: each share, with the number asked where it was printed."""
    names = [say("differences.first"), say("differences.second")]
    if _one_pair(gaps):
        names = [side(gaps.to_dict("records")[0], end) for end in "ab"]
    if not sized:
        return [Column(name, "right") for name in names]
    headings = say("differences.share"), say("printed.size")
    return [Column(heading, "right", over=name) for name in names for heading in headings]


def _shared(row: Record, end: str, *, sized: bool) -> list[Cell]:
    """Return the share of one side, which leads to its statements, and the number asked."""
    size = count_range(row[f"n_low{end}"], row[f"n_high{end}"])
    return [linked(share(row, end), to=behind(row, end)), *([size] if sized else [])]


def _verdicts(gaps: pd.DataFrame) -> list[Block]:
    """Return the table of the steps that were taken, with what the samples could find at all."""
    steps = _taken(gaps)
    if len(steps) == 1:
        return []

    def cells(row: Record) -> list[Cell]:
        """Return the cells of one gap."""
        detectable = points(row["detectable_gap"], 1, sign=False)
        told = detectable if row["verdict"] == CANNOT_TELL else ""
        p_value = p_text(row["p_adjusted" if len(steps) > 2 else "p_value"])
        verdicts = (verdict_text(row, STEPS[step]) for step in steps)
        return [item(row, "_a"), *verdicts, p_value, told]

    p_heading = say("differences.p_corrected" if len(steps) > 2 else "differences.p_value")
    columns = [
        Column(say("differences.answer"), share=2.2),
        *(Column(say(f"differences.step.{step}"), share=0.8) for step in steps),
        Column(p_heading, "right"),
        Column(say("differences.detectable"), "right"),
    ]
    caption, remark = say("differences.verdicts"), say("differences.verdicts_remark")
    return [table("gap-verdicts", caption, columns, _rows(gaps, cells), remark=remark)]


def _taken(gaps: pd.DataFrame) -> tuple[str, ...]:
    """Return the steps that were taken: without n the first alone, without correction two."""
    corrected = len(gaps) > 1 and bool(_correction(gaps))
    return tuple(STEPS)[: 1 + _bounded(gaps) + (_bounded(gaps) and corrected)]


def _one_pair(gaps: pd.DataFrame) -> bool:
    """Say whether all gaps are between the same two sides."""
    return len(gaps[["a", "b"]].drop_duplicates()) == 1


def _rows(gaps: pd.DataFrame, cells: Callable[[Record], list[Cell]]) -> list[Row]:
    """Return a row for each gap, pair by pair; with several pairs a band heads each."""
    rows: list[Row] = []
    for _, pair in gaps.groupby(["a", "b"], sort=False):
        records = pair.to_dict("records")
        if not _one_pair(gaps):
            rows.append(band(listed(side(records[0], end) for end in "ab")))
        rows += [cells(record) for record in records]
    return rows


def _item(row: Record, notes: Notes, *, sized: bool) -> Cell:
    """Return the answer compared, with what a reader must know of it."""
    same = row["direction_a"] == row["direction_b"]
    direction = say(f"differences.direction.{row['direction_a']}", default="") if same else ""
    note = str(row["note"]) if sized else str(row["note"]).replace(NO_SIZE, "").strip("; ")
    return notes.cell(item(row, "_a"), direction, note)


def _gap(row: Record) -> str:
    """Return the size of a gap: one number where both figures are exact, else a range."""
    low, high, value = row["published_low"], row["published_high"], row["estimate"]
    if isnan(low):
        return bounds_text(low, high)
    if isnan(value):
        return points_numbers(low, high, _places(low, high))
    return points_number(value, _places(value))


def _places(*shares: float) -> int:
    """Return 0 or 1, the decimals of points that differences need."""
    return 0 if all(abs(100 * share - round(100 * share)) < 1e-6 for share in shares) else 1
