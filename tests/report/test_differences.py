"""Gaps: three steps that follow the verdicts, ranges where words are loose."""

import pandas as pd
import pytest

import survey as sv
from survey.report.differences import MOST_PICTURED, differences, widest
from survey.report.material import Settings, gather


def test_one_country_has_no_section(one_country):
    assert differences(gather(one_country)) is None


def test_sizes_are_those_of_the_gaps(material, document, block, cells):
    rows = cells(block(document, "gap-sizes"))
    assert len(rows) == len(material.gaps)
    assert rows[1][1:] == ("86%", "1,213", "74%", "813", "+12", "+7.4 to +16.6")
    assert rows[2][1:6:2] == ("above 80%", "above 70%", "−20 to +30")


def test_each_share_stands_beside_its_size_and_leads_to_its_statements(document, block):
    table = block(document, "gap-sizes")
    assert [(column["over"], column["heading"]) for column in table["columns"][1:5]] == [
        ("China", "Share"), ("China", "n"), ("Kazakhstan", "Share"), ("Kazakhstan", "n"),
    ]  # fmt: skip
    first = table["rows"][0]["cells"]
    named = {
        cell["name"]
        for number in (1, 2)
        for row in block(document, f"statements-{number}")["rows"]
        for cell in row.get("cells", ())
        if isinstance(cell, dict) and "name" in cell
    }
    assert {first[1]["to"], first[3]["to"]} <= named


def test_a_half_point_is_not_rounded_away(document, block, cells):
    assert cells(block(document, "gap-sizes"))[3][5] == "−30.5 to +20.5"


def test_steps_count_the_verdicts(material, document, words):
    section = next(s for s in document["sections"] if s["heading"].startswith("Gaps"))
    gaps, text = material.gaps, words(section["blocks"])
    names = ["none", "one", "two", "three", "four", "five"]
    for column in ("verdict_among_respondents", "verdict", "verdict_family"):
        passing = int((gaps[column] != "cannot tell").sum())
        assert f"{names[passing].capitalize()} of five gaps stand" in text


def test_verdicts_name_the_higher_side(material, document, block, cells):
    for row, gap in zip(
        cells(block(document, "gap-verdicts")), material.gaps.to_dict("records"), strict=True
    ):
        named = {"a higher": "China higher", "b higher": "Kazakhstan higher"}
        columns = ("verdict_among_respondents", "verdict", "verdict_family")
        assert row[1:4] == tuple(named.get(gap[column], "cannot tell") for column in columns)
        assert bool(row[5]) == (gap["verdict"] == "cannot tell")


def test_what_was_asked_of_either_is_noted(document, block):
    notes = [note["text"] for note in block(document, "gap-sizes")["notes"]]
    assert notes[0].startswith("Each country was asked about itself")
    assert notes[1].startswith("Each country was asked about the other")


def test_without_sizes_only_the_first_step_is_taken(without_sizes, block, cells, words):
    section = differences(gather(without_sizes))
    assert [b["id"] for b in section.blocks if b["kind"] == "table"] == ["gap-sizes"]
    assert [row[4] for row in cells(block(section, "gap-sizes"))][:2] == [
        "China higher",
        "cannot tell",
    ]
    assert "eyond chance" not in " ".join(b.get("heading", "") for b in section.blocks)
    assert "no interval" not in words(block(section, "gap-sizes"))


def test_without_correction_there_is_no_third_step(study, block, words):
    section = differences(gather(study, settings=Settings(correction="none")))
    strong = [
        run["strong"]
        for each in section.blocks
        for run in each.get("runs", [])
        if isinstance(run, dict) and "strong" in run
    ]
    assert strong == ["Among respondents.", "Beyond chance if respondents were a random draw."]
    headings = [column["heading"] for column in block(section, "gap-verdicts")["columns"]]
    assert headings == ["Answer", "Among respondents", "Beyond chance", "p", "Detectable"]
    assert "Two questions are asked of each" in words(list(section.blocks))


def test_many_pairs_have_bands_and_few_pictures(many_countries, block, cells):
    section = differences(many_countries)
    assert section.heading == "Gaps between samples"
    rows = cells(block(section, "gap-sizes"))
    assert rows[0] == ("China and Kazakhstan",)
    assert len(rows) == 2 * 66
    assert sum(len(drawing.frame) for drawing in section.drawings.values()) == MOST_PICTURED


def test_the_widest_gaps_keep_their_order(material):
    low = [0.1, -0.1, 0.3, -0.4] * 6
    high = [0.2, 0.1, 0.4, -0.3] * 6
    gaps = material.gaps.iloc[[0] * len(low)].reset_index(drop=True)
    chosen = widest(gaps.assign(published_low=low, published_high=high))
    assert len(chosen) == MOST_PICTURED
    assert chosen.index.is_monotonic_increasing
    assert not ((chosen["published_low"] < 0) & (chosen["published_high"] > 0)).any()


@pytest.mark.parametrize("waves", [["2020", "2024"]])
def test_waves_are_named(figures, waves):
    study = sv.from_frame(figures.assign(country="KAZ", n=900, wave=waves * 3), title="Waves")
    assert differences(gather(study)).heading == "Gaps between Kazakhstan 2020 and Kazakhstan 2024"


def test_a_gap_without_bounds_is_said_to_be_contradictory(cells, block):
    rows = {
        "country": ["KAZ", "KAZ", "CHN", "KAZ", "CHN"],
        "n": [813, 813, 900, 813, 900],
        "question": ["Invest?"] * 3 + ["Travel?"] * 2,
        "response": "yes",
        "wording": ["53 percent", "61 percent", "40 percent", "74 percent", "86 percent"],
    }
    section = differences(gather(sv.from_frame(pd.DataFrame(rows), title="T")))
    table = cells(block(section, "gap-sizes"))
    assert "contradictory" in table[0]
    assert [len(drawing.frame) for drawing in section.drawings.values()] == [1]
