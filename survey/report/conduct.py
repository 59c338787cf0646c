"""How the survey was done, and what it does not disclose."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib import resources

import pandas as pd

from survey.labels import DASH, listed
from survey.published.labelling import place
from survey.report.blocks import Block, Record, Section, paragraph, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.phrases import cardinal, counted, days, how_many, lowered

ITEMS = "disclosure-items.csv"
UNNAMED = "not named"
MOST_SIDE_BY_SIDE = 4
NOT_STATED = "not stated"
SCORES = {"full": "Disclosed in full", "partial": "Disclosed in part", "absent": "Not disclosed"}


def conduct(material: Material) -> Section:
    """Return the section on samples and disclosure."""
    samples = material.study.samples.to_dict("records")
    blocks = [_introduction(material), _samples(samples), *_disclosure(material.study.disclosure)]
    return Section("How the survey was done", blocks)


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
    if len(study.sources):
        sources = listed(map(source_text, study.sources.to_dict("records")))
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


@lru_cache(maxsize=1)
def disclosure_items() -> dict[str, dict[str, str]]:
    """Return the items that survey standards ask to disclose, by id."""
    text = resources.files("survey.data").joinpath(ITEMS).read_text(encoding="utf-8")
    return {row["item_id"]: row for row in csv.DictReader(text.splitlines())}


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


def _disclosure(disclosure: pd.DataFrame) -> list[Block]:
    """Return what is disclosed and what is not, item by item."""
    if disclosure.empty:
        return []
    rows: list[Row] = []
    items = disclosure.to_dict("records")
    for score, heading in SCORES.items():
        found = [_item(row) for row in items if row["score"] == score]
        if found:
            rows += [band(f"{heading} ({len(found)})"), *found]
    demanded = [
        row["item_id"]
        for row in items
        if row["score"] == "absent"
        and disclosure_items().get(row["item_id"], {}).get("aapor_immediate") == "required"
    ]
    missing = (
        f" Of those not disclosed, {cardinal(len(demanded))} {_are(len(demanded))} among what the "
        "American Association for Public Opinion Research wants stated as soon as results appear."
        if demanded
        else ""
    )
    outside = [_item(row)[0] for row in items if row["score"] == "not applicable"]
    rest = f" Not called for here: {listed(map(lowered, outside))}." if outside else ""
    counts = f"{disclosure_counts(disclosure)}{missing}{rest} "
    return [
        paragraph(counts, to("disclosure"), " says what is stated on each."),
        table(
            "disclosure", "What the source discloses",
            [
                Column("Item", share=1), Column("What the source says", share=2.4),
                Column("Paragraph", "right"),
            ],
            rows,
        ),
    ]  # fmt: skip


def _item(row: Record) -> tuple[str, str, str]:
    """Return the row of one item."""
    item = disclosure_items().get(row["item_id"], {"name": row["item_id"]})
    return item["name"], row["note"], row["paragraph"]


def undisclosed(disclosure: pd.DataFrame) -> Iterator[str]:
    """Yield the names of the items of which the source says nothing."""
    for item_id in disclosure.loc[disclosure["score"] == "absent", "item_id"]:
        yield disclosure_items().get(item_id, {"name": item_id})["name"]
