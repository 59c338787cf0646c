"""Do the statements hold: every comparison of the source, with two verdicts."""

from __future__ import annotations

import pandas as pd

from survey.display.sentences import claimed, describe
from survey.inference.judging import AS_STATED, NO_EXACT, YES
from survey.plot.picture_claims import SHARE_KINDS
from survey.published.cells import parse_cell
from survey.report.blocks import Block, Drawing, Record, Run, Section, figure, paragraph, to
from survey.report.grid import Column, Notes, Row, band, table
from survey.report.material import Material
from survey.report.naming import Names
from survey.report.phrases import cardinal, counted, how_many

HEADING = "Do the statements hold?"
TABLE, PICTURE = "claims", "claims-picture"
MOST_PICTURED = 12
SAME = ["cells", "rivals", "kind", "op", "threshold", "strength"]
VERDICTS = ("among_respondents", "generalised")
OVERLAP = "overlap not printed: worst case"
OVERLAP_NOTE = (
    "how many gave both answers was not printed; the interval is that of the worst overlap"
)
REMARK = (
    "Statements of the same threshold for the same answer share a row. An open verdict in general "
    "does not speak against a statement about respondents."
)


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
        caption = "Statements about shares, against the other figures printed of them."
        blocks.append(figure(PICTURE, caption, _finding(chosen)))
    if len(judged):
        blocks.append(_table(judged, material))
    if stated:
        blocks.append(paragraph(_as_stated(stated, len(claims))))
    return Section(HEADING, blocks, drawings)


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
    text = (
        "Two questions are asked of every comparison that the source states. "
        "Among respondents: do the other printed figures bear it out, whatever their rounding? "
        "In general: would it hold beyond them, as if respondents were a simple random sample? "
        "The second is answered only where the whole interval lies on one side; a statement does "
        f"not fail because it stays open. {describe(claims)}"
    )
    links: list[Run] = [" ", to(TABLE), " gives the verdicts"] if len(judged) else []
    links += [", ", to(PICTURE), " draws those about single shares"] if drawn else []
    return paragraph(text, *links, "." if links else "")


def _finding(chosen: pd.DataFrame) -> str:
    """Count the verdicts of the claims that are drawn."""
    among, general = (int((chosen[column] == YES).sum()) for column in VERDICTS)
    return (
        f"Of {counted(len(chosen), 'statement')} drawn, {how_many(among)} "
        f"{'is' if among == 1 else 'are'} borne out among respondents and {how_many(general)} "
        "in general."
    )


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
                    *(str(row[column]) for column in VERDICTS),
                    notes.cell(_reason(row, names), _overlap(row)),
                    places,
                ]
            )
    columns = [
        Column("Answer", share=1.6), Column("Stated", share=0.8),
        Column("Among respondents", share=0.85), Column("In general", share=0.75),
        Column("Reason", share=1.5), Column("Paragraph", "right"),
    ]  # fmt: skip
    return table(
        TABLE, "What the source states, and whether it holds", columns, rows, notes, REMARK
    )


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
    return [f"a share {base}" if base else "", condition]


def _reason(row: Record, names: Names) -> str:
    """Return why, in words."""
    parts = [part for part in str(row["reason"]).split("; ") if part != OVERLAP]
    text = names.text("; ".join(parts), within=str(row["question_id"]))
    return f"{text[:1].upper()}{text[1:]}"


def _overlap(row: Record) -> str:
    """Return the note of a claim about two answers whose overlap is not known."""
    return OVERLAP_NOTE if OVERLAP in str(row["reason"]) else ""


def _as_stated(count: int, of: int) -> str:
    """Say for how many claims nothing but their words was printed."""
    verb = "is" if count == 1 else "are"
    return (
        f"{cardinal(count).capitalize()} of {counted(of, 'statement')} {verb} as stated: nothing "
        "but the words themselves was printed, so nothing bears them out and nothing refutes them."
    )
