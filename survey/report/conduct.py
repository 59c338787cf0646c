"""How the survey was done, and what it does not disclose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from survey.inference.disclosure import NOT_SCORED, by_standard
from survey.inference.disclosure import disclosure as disclosed_by
from survey.labels import DASH, listed, number
from survey.published.labelling import place
from survey.published.study import Study
from survey.report.blocks import Block, Record, Run, Section, paragraph, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.phrases import counted, days, how_many, lowered

UNNAMED = "not named"
MOST_SIDE_BY_SIDE = 4
NOT_STATED = "not stated"
STANDARDS = {
    "aapor_immediate": "American Association for Public Opinion Research (AAPOR), with the results",
    "aapor_30_days": "AAPOR, within 30 days",
    "bpc": "British Polling Council",
    "esomar_wapor": "ESOMAR and WAPOR, opinion polls",
    "ccsg": "Cross-Cultural Survey Guidelines",
    "cherries": "CHERRIES, web surveys",
    "cross": "CROSS, survey studies",
}
STANDARDS_REMARK = (
    "Items that apply to the survey. There is no mark: items weigh differently for every question."
)
SCORES = {"full": "Disclosed in full", "partial": "Disclosed in part", "absent": "Not disclosed"}


def conduct(material: Material) -> Section:
    """Return the section on samples and disclosure."""
    samples = material.study.samples.to_dict("records")
    blocks = [_introduction(material), _samples(samples), *_disclosure(material.study)]
    return Section("How the survey was done", blocks)


def printing(study: Study) -> Sequence[Record]:
    """Return the sources that printed figures of a study; others say how it was done."""
    printed = study.sources["source_id"].isin(set(study.statements["source_id"]))
    return study.sources[printed if printed.any() else slice(None)].to_dict("records")


def source_text(source: Record) -> str:
    """Return who published a source, what kind it is and when it appeared.

    Examples
    --------
    >>> source_text({"publisher": "Daily", "author": "", "kind": "paper", "published": "2024-07"})
    'Daily (paper, July 2024)'
    """
    details = f"{source['kind']}, {days(source['published'], '') or 'no date printed'}"
    return f"{listed(named(source)) or 'Publisher not named'} ({details})"


def named(source: Record) -> list[str]:
    """Return the author and the publisher of a source, where they are named."""
    return [name for name in (source["author"], source["publisher"]) if name not in ("", UNNAMED)]


def _introduction(material: Material) -> Block:
    """Say what was interviewed and who printed it."""
    study = material.study
    samples = f"for {counted(len(study.samples), 'sample')} ("
    if sources := listed(map(source_text, printing(study))):
        return paragraph(f"{sources} printed figures {samples}", to("samples"), ").")
    return paragraph(f"Figures were printed {samples}", to("samples"), ").")


def _samples(samples: Sequence[Record]) -> Block:
    """Return the table of samples: side by side where they are few, else one row each."""
    facts = {
        name: [read(sample) or NOT_STATED for sample in samples] for name, read in FACTS.items()
    }
    places = [place(sample) for sample in samples]
    if len(samples) <= MOST_SIDE_BY_SIDE:
        columns = [Column("Sample"), *(Column(name, share=1) for name in places)]
        rows: list[Row] = [(name, *values) for name, values in facts.items()]
    else:
        columns = [Column("Sample", share=1.2), *(Column(name, share=1) for name in BRIEFLY)]
        rows = [(name, *(facts[fact][i] for fact in BRIEFLY)) for i, name in enumerate(places)]
    return table("samples", "How people were interviewed", columns, rows)


def _age(sample: Record) -> str:
    """Return the ages that were interviewed."""
    low, high = sample["age_min"], sample["age_max"]
    if low and high:
        return f"{low}{DASH}{high} years"
    return f"{low} years and older" if low else f"up to {high} years" if high else ""


def _size(sample: Record) -> str:
    """Return the number of respondents as printed, and its standing where it was not."""
    kind = sample["n_kind"]
    return f"{sample['n']} ({kind})" if sample["n"] and kind != "published" else str(sample["n"])


def _coverage(sample: Record) -> str:
    """Return which part of the country was covered."""
    towns = {"yes": "towns only", "no": "town and country"}.get(sample["urban_only"], "")
    return "; ".join(part for part in (sample["coverage"], towns) if part)


def _known(column: str, *unknown: str) -> Callable[[Record], str]:
    """Return a reader of a column that takes some values for not stated."""
    return lambda sample: "" if sample[column] in unknown else str(sample[column])


FACTS: dict[str, Callable[[Record], str]] = {
    "Respondents": _size,
    "Population": _known("population"),
    "Ages": _age,
    "Coverage": _coverage,
    "Drawn from": _known("frame"),
    "Selection": _known("sampling", "unknown"),
    "Mode": _known("mode"),
    "Languages": _known("interview_languages"),
    "Fieldwork": lambda sample: days(sample["field_start"], sample["field_end"]),
    "Weighting": _known("weighting", "not disclosed"),
}
BRIEFLY = ("Respondents", "Mode", "Selection", "Fieldwork", "Weighting")


def item_names(study: Study) -> dict[str, str]:
    """Return the names of the items that survey standards ask to disclose, by id."""
    items = disclosed_by(study)
    return dict(zip(items["item_id"], items["name"], strict=True))


def disclosure_counts(disclosure: pd.DataFrame) -> str:
    """Return in one sentence how many items are disclosed; empty where nobody looked."""
    if disclosure.empty:
        return ""
    full, partial, absent = (
        int((disclosure["score"] == score).sum()) for score in ("full", "partial", "absent")
    )
    asked = counted(full + partial + absent, "item")
    return (
        f"Of {asked} that survey standards ask to disclose, {how_many(full)} {_are(full)} "
        f"disclosed in full, {how_many(partial)} in part and {how_many(absent)} not at all."
    )


def _are(count: int) -> str:
    """Return the verb to a count."""
    return "is" if count == 1 else "are"


def _disclosure(study: Study) -> list[Block]:
    """Return what is disclosed and what is not, item by item, and counts by standard."""
    if study.disclosure.empty:
        return []
    names = item_names(study)
    rows: list[Row] = []
    items = study.disclosure.to_dict("records")
    for score, heading in SCORES.items():
        found = [
            (names.get(row["item_id"], row["item_id"]), row["note"], row["paragraph"])
            for row in items
            if row["score"] == score
        ]
        if found:
            rows += [band(f"{heading} ({len(found)})"), *found]
    outside = [
        lowered(names.get(row["item_id"], row["item_id"]))
        for row in items
        if row["score"] == "not applicable"
    ]
    rest = f" Not called for here: {listed(outside)}." if outside else ""
    standards = _standards(study)
    told: list[Run] = [" says what is stated on each"]
    told += [", ", to("standards"), " counts what each standard requires"] if standards else []
    return [
        paragraph(f"{disclosure_counts(study.disclosure)}{rest} ", to("disclosure"), *told, "."),
        table(
            "disclosure", "What the source discloses",
            [
                Column("Item", share=1), Column("What the source says", share=2.4),
                Column("Paragraph", "right"),
            ],
            rows,
        ),
        *standards,
    ]  # fmt: skip


def _standards(study: Study) -> list[Block]:
    """Return the table of how many required items of each standard are met, partly or not."""
    disclosed = disclosed_by(study)
    if (disclosed["score"] == NOT_SCORED).all():
        return []
    counts = {"met": "Met", "partly_met": "Partly met", "missing": "Missing"}
    if (disclosed["score"] == NOT_SCORED).any():
        counts["not_scored"] = "Not looked at"
    rows = [
        [
            STANDARDS.get(row["standard"], str(row["standard"])),
            number(row["required"]),
            *(number(len(list(filter(None, row[count].split("; "))))) for count in counts),
        ]
        for row in by_standard(disclosed).to_dict("records")
    ]
    columns = [
        Column("Standard", share=1),
        *(Column(heading, "right") for heading in ("Required", *counts.values())),
    ]
    caption = "Required items of disclosure, standard by standard"
    return [table("standards", caption, columns, rows, remark=STANDARDS_REMARK)]


def undisclosed(study: Study) -> Iterator[str]:
    """Yield the names of the items of which the source says nothing."""
    names = item_names(study)
    scores = study.disclosure
    for item_id in scores.loc[scores["score"] == "absent", "item_id"]:
        yield names.get(item_id, item_id)
