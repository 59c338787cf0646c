"""How the survey was done, and what it does not disclose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from survey.inference.disclosure import NOT_SCORED, by_standard
from survey.inference.disclosure import disclosure as disclosed_by
from survey.labels import listed, number
from survey.published.labelling import place
from survey.published.study import Study
from survey.report.blocks import Block, Record, Section, paragraph, to
from survey.report.grid import Column, Row, band, table
from survey.report.material import Material
from survey.report.phrases import cardinal, days, how_many, lowered
from survey.texts import say, say_parts

UNNAMED = "not named"
MOST_SIDE_BY_SIDE = 4
SCORES = ("full", "partial", "absent")


def conduct(material: Material) -> Section:
    """Return the section on samples and disclosure."""
    samples = material.study.samples.to_dict("records")
    blocks = [_introduction(material), _samples(samples), *_disclosure(material.study)]
    return Section(say("conduct.heading"), blocks)


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
    return described(listed(named(source)) or say("source.unnamed"), source)


def described(name: str, source: Record) -> str:
    """Return a source under a name, with its kind and day."""
    kind = str(source["kind"])
    return say(
        "source.named",
        name=name,
        kind=say(f"source.kind.{kind}", default=kind),
        day=days(source["published"], "") or say("source.undated"),
    )


def named(source: Record) -> list[str]:
    """Return the author and the publisher of a source, where they are named."""
    return [name for name in (source["author"], source["publisher"]) if name not in ("", UNNAMED)]


def _introduction(material: Material) -> Block:
    """Say what was interviewed and who printed it."""
    study = material.study
    sources, count = listed(map(source_text, printing(study))), len(study.samples)
    said = say_parts(
        "conduct.printed" if sources else "conduct.printed_somewhere",
        count=count,
        number=cardinal(count),
        sources=sources,
        table=to("samples"),
    )
    return paragraph(*said)


def _samples(samples: Sequence[Record]) -> Block:
    """Return the table of samples: side by side where they are few, else one row each."""
    unknown = say("conduct.not_stated")
    facts = {fact: [read(sample) or unknown for sample in samples] for fact, read in FACTS.items()}
    names = {fact: say(f"conduct.fact.{fact}") for fact in FACTS}
    places, heading = [place(sample) for sample in samples], say("conduct.sample")
    if len(samples) <= MOST_SIDE_BY_SIDE:
        columns = [Column(heading), *(Column(name, share=1) for name in places)]
        rows: list[Row] = [(names[fact], *values) for fact, values in facts.items()]
    else:
        columns = [Column(heading, share=1.2), *(Column(names[fact], share=1) for fact in BRIEFLY)]
        rows = [(name, *(facts[fact][i] for fact in BRIEFLY)) for i, name in enumerate(places)]
    return table("samples", say("conduct.samples"), columns, rows)


def _age(sample: Record) -> str:
    """Return the ages that were interviewed."""
    low, high = sample["age_min"], sample["age_max"]
    if low and high:
        return say("conduct.ages.between", low=low, high=high)
    if low:
        return say("conduct.ages.from", low=low)
    return say("conduct.ages.to", high=high) if high else ""


def _size(sample: Record) -> str:
    """Return the number of respondents as printed, and its standing where it was not."""
    n = str(sample["n"])
    return say(f"conduct.n.{sample['n_kind']}", default=n, n=n) if n else ""


def _coverage(sample: Record) -> str:
    """Return which part of the country was covered."""
    towns = say(f"conduct.towns.{sample['urban_only']}", default="")
    return "; ".join(part for part in (sample["coverage"], towns) if part)


def _selection(sample: Record) -> str:
    """Return how respondents were chosen, where that is known."""
    known = "" if sample["sampling"] == "unknown" else str(sample["sampling"])
    return say(f"conduct.sampling.{known}", default=known)


def _weighting(sample: Record) -> str:
    """Return whether weights were used, where that is disclosed."""
    known = "" if sample["weighting"] == "not disclosed" else str(sample["weighting"])
    return say(f"conduct.weighting.{known}", default=known)


FACTS: dict[str, Callable[[Record], str]] = {
    "respondents": _size,
    "population": lambda sample: str(sample["population"]),
    "ages": _age,
    "coverage": _coverage,
    "frame": lambda sample: str(sample["frame"]),
    "selection": _selection,
    "mode": lambda sample: str(sample["mode"]),
    "languages": lambda sample: str(sample["interview_languages"]),
    "fieldwork": lambda sample: days(sample["field_start"], sample["field_end"]),
    "weighting": _weighting,
}
BRIEFLY = ("respondents", "mode", "selection", "fieldwork", "weighting")


def item_names(study: Study) -> dict[str, str]:
    """Return the names of the items that survey standards ask to disclose, by id."""
    items = disclosed_by(study)
    return {
        item_id: say(f"disclosure_item.{item_id}", default=name)
        for item_id, name in zip(items["item_id"], items["name"], strict=True)
    }


def disclosure_counts(disclosure: pd.DataFrame) -> str:
    """Return in one sentence how many items are disclosed; empty where nobody looked."""
    if disclosure.empty:
        return ""
    full, partial, absent = (int((disclosure["score"] == score).sum()) for score in SCORES)
    asked = full + partial + absent
    return say(
        "conduct.counts",
        count=full,
        items=say("conduct.items", count=asked, number=cardinal(asked)),
        full=how_many(full),
        partial=how_many(partial),
        absent=how_many(absent),
    )


def _disclosure(study: Study) -> list[Block]:
    """Return what is disclosed and what is not, item by item, and counts by standard."""
    if study.disclosure.empty:
        return []
    names = item_names(study)
    rows: list[Row] = []
    items = study.disclosure.to_dict("records")
    for score in SCORES:
        found = [
            (names.get(row["item_id"], row["item_id"]), row["note"], row["paragraph"])
            for row in items
            if row["score"] == score
        ]
        if found:
            rows += [band(say(f"conduct.score.{score}", number=len(found))), *found]
    outside = [
        lowered(names.get(row["item_id"], row["item_id"]))
        for row in items
        if row["score"] == "not applicable"
    ]
    told = [disclosure_counts(study.disclosure)]
    told += [say("conduct.not_called_for", items=listed(outside))] if outside else []
    standards = _standards(study)
    shown = say_parts(
        "conduct.says_and_counts" if standards else "conduct.says",
        disclosure=to("disclosure"),
        standards=to("standards"),
    )
    columns = [
        Column(say("conduct.item"), share=1), Column(say("conduct.stated"), share=2.4),
        Column(say("conduct.paragraph"), "right"),
    ]  # fmt: skip
    return [
        paragraph(f"{' '.join(told)} ", *shown),
        table("disclosure", say("conduct.disclosure"), columns, rows),
        *standards,
    ]


def _standards(study: Study) -> list[Block]:
    """Return the table of how many required items of each standard are met, partly or not."""
    disclosed = disclosed_by(study)
    if (disclosed["score"] == NOT_SCORED).all():
        return []
    counts = ["met", "partly_met", "missing"]
    counts += ["not_scored"] if (disclosed["score"] == NOT_SCORED).any() else []
    rows = [
        [
            say(f"conduct.standard.{row['standard']}"),
            number(row["required"]),
            *(number(len(list(filter(None, row[count].split("; "))))) for count in counts),
        ]
        for row in by_standard(disclosed).to_dict("records")
    ]
    columns = [
        Column(say("conduct.standard_column"), share=1),
        Column(say("conduct.required"), "right"),
        *(Column(say(f"conduct.counted.{count}"), "right") for count in counts),
    ]
    remark = say("conduct.standards_remark")
    return [table("standards", say("conduct.standards"), columns, rows, remark=remark)]


def undisclosed(study: Study) -> Iterator[str]:
    """Yield the names of the items of which the source says nothing."""
    names = item_names(study)
    scores = study.disclosure
    for item_id in scores.loc[scores["score"] == "absent", "item_id"]:
        yield names.get(item_id, item_id)
