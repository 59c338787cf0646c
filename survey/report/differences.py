"""Gaps in three steps: among respondents, beyond chance, after correction for several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan

import pandas as pd

from survey.countries import country_name
from survey.display.sentences import CORRECTIONS, describe, item, share
from survey.inference.comparison import CANNOT_TELL
from survey.inference.estimates import AS_IF, NO_SIZE
from survey.labels import listed, p_text, points, points_range
from survey.report.blocks import (
    Block,
    Drawing,
    Record,
    Run,
    Section,
    figure,
    paragraph,
    strong,
    to,
)
from survey.report.grid import Cell, Column, Notes, Row, band, table
from survey.report.material import Material
from survey.report.method import interval_label
from survey.report.phrases import cardinal, counted, how_many, level_text
from survey.report.printed import pieces

MOST_ROWS = 9
MOST_PICTURED = 18
MOST_NAMED = 4
STEPS = ("Among respondents", "Beyond chance", "After correction")
VERDICTS = ("verdict_among_respondents", "verdict", "verdict_family")
REASONS = (
    "the printed words leave open which is higher",
    "chance or loose wording could be all there is to it",
    "the difference no longer stands",
)
DIRECTIONS = {
    "own country": "Each country was asked about itself, so the shares are not about one thing",
    "each other": "Each country was asked about the other, so the shares are not about one thing",
}
VAGUE = (
    "Where a figure is worded loosely, the share shows what its words allow, and the gap runs from "
    "the smallest to the largest difference they leave open."
)
VERDICT_REMARK = (
    "p: the largest over all that the words allow. Detectable: where the second step cannot tell, "
    "the smallest gap that samples of this size find in four of five cases."
)


def differences(material: Material) -> Section | None:
    """Return the section on gaps; none where nothing was asked on two sides."""
    gaps = material.gaps
    if gaps.empty:
        return None
    chosen = widest(gaps)
    keyed = chosen.assign(sample_id=chosen["sample_id_a"], question_id=chosen["question_id_a"])
    drawings = {
        f"gaps-{number}": Drawing("gaps", part[list(gaps.columns)])
        for number, part in enumerate(pieces(keyed, MOST_ROWS), start=1)
    }
    heading = f"Gaps between {between(gaps)}"
    caption = heading if len(chosen) == len(gaps) else f"{heading}: the widest {len(chosen)}"
    blocks = [
        _introduction(gaps, list(drawings)),
        *(
            figure(name, f"{caption}.", describe(drawing.frame, picture="gaps"))
            for name, drawing in drawings.items()
        ),
        _sizes(gaps, material.settings.level),
        *_steps(gaps),
        *_verdicts(gaps),
    ]
    return Section(heading, blocks, drawings)


def widest(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return the gaps to draw: all where they are few, else those that are surely widest."""
    low, high = gaps["published_low"], gaps["published_high"]
    sure = low.where(low > 0, -high).clip(lower=0)
    order = sure.sort_values(ascending=False, kind="stable").index[:MOST_PICTURED]
    return gaps.loc[order.sort_values()]


def between(gaps: pd.DataFrame) -> str:
    """Return the names of the sides, or "samples" where there are more than two."""
    sides = list(dict.fromkeys(side(row, end) for row in gaps.to_dict("records") for end in "ab"))
    return listed(sides) if len(sides) == 2 else "samples"


def side(row: Record, end: str) -> str:
    """Return the short name of one side of a gap: its country, and its wave if it has one."""
    names = country_name(str(row[f"country_{end}"])), str(row[f"wave_{end}"])
    return " ".join(filter(None, names))


def verdict_text(row: Record, column: str) -> str:
    """Return a verdict with the name of the higher side."""
    verdict = str(row[column])
    return verdict if verdict == CANNOT_TELL else f"{side(row, verdict[0])} higher"


def _introduction(gaps: pd.DataFrame, figures: Sequence[str]) -> Block:
    """Say which questions are asked of each gap, in which order."""
    questions = [
        "do the printed figures differ among those who answered, whatever the rounding",
        f"is the difference larger than chance would make it{_as_if(gaps)}",
        f"does it stay so when allowance is made for {counted(len(gaps), 'comparison')}",
    ][: len(_taken(gaps))]
    text = f"{counted(len(gaps), 'answer').capitalize()} can be set side by side. "
    if len(questions) == 1:
        text += f"Without sample sizes only one question can be asked of each: {questions[0]}? "
        return paragraph(text, to("gap-sizes"), " answers it; ", *_shown(figures))
    text += (
        f"{cardinal(len(questions)).capitalize()} questions are asked of each, every one stricter "
        f"than the one before: {'; '.join(questions)}? "
    )
    links = to("gap-sizes"), " gives the sizes, ", to("gap-verdicts"), " the answers; "
    return paragraph(text, *links, *_shown(figures))


def _shown(figures: Sequence[str]) -> list[Run]:
    """Point to the pictures of the gaps."""
    runs: list[Run] = [run for name in figures for run in (to(name), " and ")]
    return [*runs[:-1], f" {'shows' if len(figures) == 1 else 'show'} both sides of each gap."]


def _bounded(gaps: pd.DataFrame) -> bool:
    """Say whether any gap has an interval."""
    return bool(gaps["low"].notna().any())


def _as_if(gaps: pd.DataFrame) -> str:
    """Return the condition under which chance is spoken of."""
    return " if respondents were a random draw" if (gaps["interval_kind"] == AS_IF).any() else ""


def _steps(gaps: pd.DataFrame) -> list[Block]:
    """Return a paragraph for each step: how many gaps pass it, and which fall."""
    headings = (
        STEPS[0],
        f"{STEPS[1]}{_as_if(gaps)}",
        f"After {CORRECTIONS.get(str(gaps['correction'].iloc[0]), '')}",
    )
    standing = pd.Series(True, index=gaps.index)
    blocks = []
    for heading, reason, column, _ in zip(headings, REASONS, VERDICTS, _taken(gaps), strict=False):
        passing = gaps[column] != CANNOT_TELL
        fallen = gaps[standing & ~passing]
        blocks.append(_step(heading, reason, fallen, int(passing.sum()), len(gaps)))
        standing &= passing
    return blocks


def _step(heading: str, reason: str, fallen: pd.DataFrame, passing: int, of: int) -> Block:
    """Say how many gaps pass a step, and which fall where they are few."""
    stand = "stands" if passing == 1 else "stand"
    told = f" {how_many(passing).capitalize()} of {counted(of, 'gap')} {stand}."
    names = [item(row, "_a") for row in fallen.to_dict("records")]
    if names:
        few = f": {'; '.join(names)}" if len(names) <= MOST_NAMED else ""
        told += f" For {cardinal(len(names))} {reason}{few}."
    return paragraph(strong(f"{heading}."), told)


def _sizes(gaps: pd.DataFrame, level: float) -> Block:
    """Return the table of both shares, their gap and its interval (without n: its verdict)."""
    notes = Notes()
    bounded = _bounded(gaps)

    def cells(row: Record) -> list[Cell]:
        """Return the cells of one gap."""
        interval = points_range(row["low"], row["high"], 1)
        last = interval if bounded else verdict_text(row, VERDICTS[0])
        return [
            _item(row, notes, sized=bounded),
            share(row, "_a"),
            share(row, "_b"),
            _gap(row),
            last,
        ]

    rows = _rows(gaps, cells)
    first = gaps.to_dict("records")[0]
    names = [side(first, end) for end in "ab"] if _one_pair(gaps) else ["First", "Second"]
    interval = Column(f"{level_text(level)} interval", "right")
    columns = [
        Column("Answer", share=1),
        *(Column(name, "right") for name in names),
        Column("Gap", "right"),
        interval if bounded else Column("Among respondents"),
    ]
    remarks = [
        interval_label(gaps["interval_kind"]),
        VAGUE if gaps["estimate"].isna().any() else "",
    ]
    remark = " ".join(filter(None, remarks))
    return table("gap-sizes", "Sizes of the gaps", columns, rows, notes, remark)


def _verdicts(gaps: pd.DataFrame) -> list[Block]:
    """Return the table of the steps that were taken, with what the samples could find at all."""
    steps = _taken(gaps)
    if len(steps) == 1:
        return []
    verdicts = VERDICTS[: len(steps)]

    def cells(row: Record) -> list[Cell]:
        """Return the cells of one gap."""
        detectable = points(row["detectable_gap"], 1, sign=False)
        told = detectable if row["verdict"] == CANNOT_TELL else ""
        p_value = p_text(row["p_adjusted" if len(steps) > 2 else "p_value"])
        return [item(row, "_a"), *(verdict_text(row, column) for column in verdicts), p_value, told]

    columns = [
        Column("Answer", share=2.2),
        *(Column(heading, share=0.8) for heading in steps),
        Column("p, corrected" if len(steps) > 2 else "p", "right"),
        Column("Detectable", "right"),
    ]
    caption = "Which side is higher, step by step"
    return [table("gap-verdicts", caption, columns, _rows(gaps, cells), remark=VERDICT_REMARK)]


def _taken(gaps: pd.DataFrame) -> tuple[str, ...]:
    """Return the steps that were taken: without n the first alone, without correction two."""
    corrected = len(gaps) > 1 and str(gaps["correction"].iloc[0]) in CORRECTIONS
    return STEPS[: 1 + _bounded(gaps) + (_bounded(gaps) and corrected)]


def _one_pair(gaps: pd.DataFrame) -> bool:
    """Say whether all gaps are between the same two sides."""
    return len(gaps[["a", "b"]].drop_duplicates()) == 1


def _rows(gaps: pd.DataFrame, cells: Callable[[Record], list[Cell]]) -> list[Row]:
    """Return a row for each gap, pair by pair; with several pairs a band heads each."""
    rows: list[Row] = []
    for _, pair in gaps.groupby(["a", "b"], sort=False):
        records = pair.to_dict("records")
        if not _one_pair(gaps):
            rows.append(band(f"{side(records[0], 'a')} and {side(records[0], 'b')}"))
        rows += [cells(record) for record in records]
    return rows


def _item(row: Record, notes: Notes, *, sized: bool) -> Cell:
    """Return the answer compared, with what a reader must know of it."""
    same = row["direction_a"] == row["direction_b"]
    direction = DIRECTIONS.get(str(row["direction_a"]), "") if same else ""
    note = str(row["note"]) if sized else str(row["note"]).replace(NO_SIZE, "").strip("; ")
    return notes.cell(item(row, "_a"), direction, note)


def _gap(row: Record) -> str:
    """Return the size of a gap: one number where both figures are exact, else a range."""
    low, high, value = row["published_low"], row["published_high"], row["estimate"]
    if isnan(value):
        return points_range(low, high, _places(low, high))
    return points(value, _places(value))


def _places(*shares: float) -> int:
    """Return 0 or 1, the decimals of points that differences need."""
    return 0 if all(abs(100 * share - round(100 * share)) < 1e-6 for share in shares) else 1
