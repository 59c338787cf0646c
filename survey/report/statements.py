"""Do the statements hold: every comparison of the source, with two verdicts."""

from __future__ import annotations

import pandas as pd

from survey.display.claim_sentences import claimed
from survey.display.sentences import describe
from survey.inference.judging import AS_STATED, NO_EXACT, YES
from survey.plot.picture_claims import SHARE_KINDS
from survey.published.cells import parse_cell
from survey.report.blocks import Block, Drawing, Record, Section, figure, paragraph, to
from survey.report.grid import Column, Notes, Row, band, table
from survey.report.material import Material
from survey.report.naming import Names
from survey.report.phrases import cardinal, how_many, sentence
from survey.texts import say, say_parts

TABLE, PICTURE = "claims", "claims-picture"
MOST_PICTURED = 12
SAME = ["cells", "rivals", "kind", "op", "threshold", "strength"]
VERDICTS = ("among_respondents", "generalised")
OVERLAP = "overlap not printed: worst case"
INTERVAL, RIVAL = "interval ", "closest rival "


def statements(material: Material) -> Section | None:
    """Return the section on what the source claims; none where it states no comparison."""
    claims = material.claims
    if claims.empty:
        return None
    judged = claims[claims["among_respondents"] != AS_STATED]
    stated = len(claims) - len(judged)
    chosen = pictured(judged)
    drawings = {} if chosen.empty else {PICTURE: Drawing("claims", chosen)}
    blocks = [_introduction(claims, judged, drawn=bool(drawings))]
    if drawings:
        blocks.append(figure(PICTURE, say("statements.picture"), _finding(chosen)))
    if len(judged):
        blocks.append(_table(judged, material))
    if stated:
        blocks.append(paragraph(_as_stated(stated, len(claims))))
    return Section(say("statements.heading"), blocks, drawings)


def pictured(judged: pd.DataFrame) -> pd.DataFrame:
    """Return the claims to draw: about a share with an exact figure, each once."""
    exact = ~judged["reason"].str.contains(NO_EXACT, regex=False) & judged["published_low"].notna()
    return (
        judged[judged["kind"].isin(SHARE_KINDS) & exact]
        .drop_duplicates(SAME)
        .head(MOST_PICTURED)
        .reset_index(drop=True)
    )


def _introduction(claims: pd.DataFrame, judged: pd.DataFrame, *, drawn: bool) -> Block:
    """Say what is asked of each claim, and how many stand."""
    text = f"{say('statements.questions')} {describe(claims)}"
    if judged.empty:
        return paragraph(text)
    shown = say_parts(
        "statements.gives_and_draws" if drawn else "statements.gives",
        table=to(TABLE),
        picture=to(PICTURE),
    )
    return paragraph(f"{text} ", *shown)


def _finding(chosen: pd.DataFrame) -> str:
    """Count the verdicts of the claims that are drawn."""
    among, general = (int((chosen[column] == YES).sum()) for column in VERDICTS)
    return say(
        "statements.finding",
        count=among,
        statements=_counted(len(chosen)),
        among=how_many(among),
        general=how_many(general),
    )


def _counted(count: int) -> str:
    """Return how many statements."""
    return say("statements.stated", count=count, number=cardinal(count))


def _table(judged: pd.DataFrame, material: Material) -> Block:
    """Return the table of the claims about which more than their own words was printed."""
    names, notes = Names(material.study), Notes()
    several = judged["sample_id"].nunique() > 1
    rows: list[Row] = []
    for sample_id, claims in judged.groupby("sample_id", sort=False):
        rows += [band(names.samples[str(sample_id)])] if several else []
        for _, same in claims.groupby(SAME, sort=False):
            row = same.to_dict("records")[0]
            places = ", ".join(dict.fromkeys(filter(None, same["paragraph"])))
            rows.append(
                [
                    notes.cell(f"{row['question']}: {row['response']}", *_notes(row, material)),
                    claimed(row),
                    *(
                        say(f"verdict.{row[column]}", default=str(row[column]))
                        for column in VERDICTS
                    ),
                    notes.cell(_reason(row, names), _overlap(row)),
                    places,
                ]
            )
    columns = [
        Column(say("statements.answer"), share=1.6), Column(say("statements.words"), share=0.8),
        Column(say("statements.among_respondents"), share=0.85),
        Column(say("statements.generalised"), share=0.75),
        Column(say("statements.reason_column"), share=1.5),
        Column(say("statements.paragraph"), "right"),
    ]  # fmt: skip
    caption, remark = say("statements.caption"), say("statements.remark")
    return table(TABLE, caption, columns, rows, notes, remark)


def _notes(row: Record, material: Material) -> list[str]:
    """Return of whom the share of a claim is one, and how the source must be read for it."""
    names = Names(material.study)
    base = names.base(parse_cell(str(row["cells"]).split(" + ", maxsplit=1)[0]))
    stem = str(row["claim_id"]).split(" ", maxsplit=1)[0]
    when = [
        str(name)
        for rows, key in (
            (material.study.statements, "statement_id"),
            (material.study.relations, "relation_id"),
        )
        for name in rows.loc[rows[key] == stem, "when"]
    ]
    condition = names.conditions(" ".join(when), material.settings.assume)
    return [say("statements.share_of", answer=base) if base else "", condition]


def _reason(row: Record, names: Names) -> str:
    """Return why, in words."""
    within = str(row["question_id"])
    parts = [part for part in str(row["reason"]).split("; ") if part != OVERLAP]
    text = "; ".join(_part(part, names, within) for part in parts)
    return f"{text[:1].upper()}{text[1:]}"


def _part(reason: str, names: Names, within: str) -> str:
    """Return one reason in words."""
    if reason.startswith(INTERVAL):
        return say("statements.interval", interval=reason.removeprefix(INTERVAL))
    if reason.startswith(RIVAL):
        return say("statements.rival", rival=names.text(reason.removeprefix(RIVAL), within))
    return say(f"statements.reason.{reason}", default=names.text(reason, within))


def _overlap(row: Record) -> str:
    """Return the note of a claim about two answers whose overlap is not known."""
    return say("statements.overlap") if OVERLAP in str(row["reason"]) else ""


def _as_stated(count: int, of: int) -> str:
    """Say for how many claims nothing but their words was printed."""
    said = say("statements.as_stated", count=count, number=cardinal(count), statements=_counted(of))
    return sentence(said)
