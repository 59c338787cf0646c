"""Context: indicators by subject as printed."""

from dataclasses import replace

import survey as sv
from survey.report.context import context
from survey.report.material import gather


def test_nothing_beside_no_section(study):
    assert context(gather(study)) is None


def test_every_indicator_is_listed_by_subject(document, block, cells):
    indicators = sv.load("central-asia-context").indicators
    rows = cells(block(document, "indicators-1"))
    assert sorted(row[4].split(" ")[0] for row in rows) == sorted(
        wording.split(" ")[0] for wording in indicators["wording"]
    )
    subjects = [row[0].partition(":")[0] for row in rows]
    runs = [
        first
        for first, second in zip(subjects, [*subjects[1:], ""], strict=True)
        if first != second
    ]
    assert len(runs) == len(set(runs))


def test_an_indicator_as_printed(document, block, cells):
    rows = {row[0]: row[1:] for row in cells(block(document, "indicators-1"))}
    assert rows["Workers from China: In the country"][:2] == ("Kyrgyzstan", "2025")
    assert rows["Natural gas piped to China (three lines): Total so far"] == (
        "Central Asia", "2024", "claimed", "over 500 billion m³", "D 16",
    )  # fmt: skip
    assert rows["Uranium: Part of world production"][1] == "not printed"


def test_one_figure_of_one_document(shipped):
    beside = sv.load("central-asia-context")
    alone = replace(
        beside, indicators=beside.indicators.iloc[:1].reset_index(drop=True),
        sources=beside.sources[beside.sources["source_id"] == beside.indicators["source_id"][0]],
    )  # fmt: skip
    told = context(gather(shipped, [alone])).blocks[1]["runs"]
    kind = beside.indicators["kind"][0]
    assert told == [
        f"One figure of context comes from one document: one {kind}. ",
        {"to": "indicators-1"}, " lists them by subject, as printed.",
    ]  # fmt: skip


def test_standing_is_counted(document, words):
    kinds = sv.load("central-asia-context").indicators["kind"].value_counts()
    assert f"{kinds['claimed']} claimed" in words(document)
