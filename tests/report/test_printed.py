"""What was printed: every topline once, vague figures without a value, pictures within bounds."""

import dataclasses
from itertools import pairwise

import pandas as pd
import pytest
from scipy.stats import norm

import survey as sv
from survey.report.material import gather
from survey.report.printed import MOST_PICTURED_WHOLE, pictured, pieces, printed


def test_every_topline_is_a_row(material, document, block, cells):
    rows = [
        row
        for number in (1, 2)
        for row in cells(block(document, f"estimates-{number}"))
        if len(row) > 1
    ]
    assert [row[:2] for row in rows] == list(
        zip(material.estimates["response"], material.estimates["printed"], strict=True)
    )


def test_bounds_and_interval_of_a_figure(document, block, cells):
    rows = {row[0]: row for row in cells(block(document, "estimates-1")) if len(row) > 1}
    n, z = 1213, norm.ppf(0.975)
    low, high = (
        (p + z * z / (2 * n) + sign * z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5)
        / (1 + z * z / n)
        for p, sign in ((0.905, -1), (0.915, 1))
    )
    assert rows["Support it"][2:] == (
        "90.5–91.5%", f"{100 * low:.1f}–{100 * high:.1f}%", "1,213",
    )  # fmt: skip


def test_a_vague_figure_has_bounds_only(document, block, cells):
    row = next(row for row in cells(block(document, "estimates-1")) if "closer" in row[0])
    assert row[1:3] == ("More than 80 percent", "above 80%")


def test_an_open_base_is_noted(document, block):
    table = block(document, "estimates-1")
    marked = [
        row["cells"][0] for row in table["rows"] if isinstance(row.get("cells", [""])[0], dict)
    ]
    assert {cell["marks"] for cell in marked} - {""} == {"a"}
    assert "leaves open whether" in table["notes"][0]["text"]


def test_without_sizes_there_are_no_intervals(without_sizes, block, cells):
    section = printed(gather(without_sizes))
    table = block(section, "estimates-1")
    assert [column["heading"] for column in table["columns"]] == [
        "Answer",
        "Printed words",
        "Bounds",
    ]
    assert table["remark"] == "No sample size was printed, so no interval can be given."
    assert table["notes"] == []
    assert ("China: willing", "86 percent", "85.5–86.5%") in cells(table)


def test_one_question_in_many_countries_is_one_table(many_countries, block, cells):
    section = printed(many_countries)
    tables = [block for block in section.blocks if block["kind"] == "table"]
    assert len(tables) == 1
    assert [row[0] for row in cells(tables[0])][:3] == ["Trust?", "China: yes", "Kazakhstan: yes"]


@pytest.mark.parametrize("most", [1, 3, 10, 1000])
def test_pieces_hold_every_row_in_order(material, most):
    parts = list(pieces(material.estimates, most))
    joined = pd.concat(parts, ignore_index=True)
    assert joined["statements"].tolist() == material.estimates["statements"].tolist()
    keys = [set(zip(part["sample_id"], part["question_id"], strict=True)) for part in parts]
    assert all(not first & second for first, second in pairwise(keys))


def test_loose_figures_are_drawn_where_there_are_many(material):
    china = material.estimates[material.estimates["country"] == "CHN"]
    assert len(china) > MOST_PICTURED_WHOLE
    choice = pictured(china, 60)
    assert choice.kind == "loose"
    assert choice.rows["exact"].sum() == 0
    assert len(choice.rows) == choice.of == (~china["exact"]).sum()


def test_a_few_figures_are_all_drawn(study):
    estimates = sv.estimate(sv.toplines(study))
    choice = pictured(estimates, 60)
    assert len(choice.rows) == len(estimates)
    assert choice.kind == "all"


def test_of_very_many_figures_the_loosest_are_drawn(material):
    choice = pictured(material.estimates, 10)
    chosen = choice.rows
    width = material.estimates["published_high"] - material.estimates["published_low"]
    assert len(chosen) == 10
    assert (chosen["published_high"] - chosen["published_low"]).min() >= width.nlargest(10).min()
    assert (choice.kind, choice.of) == ("some_loose", (~material.estimates["exact"]).sum())
    assert pictured(material.estimates, 3).rows.empty


def test_captions_and_guides_say_what_is_drawn(material, words):
    copies = [material.estimates.assign(sample_id=name) for name in "abcdef"]
    several = dataclasses.replace(material, estimates=pd.concat(copies, ignore_index=True))
    text = words([*printed(several).blocks])
    part = f"10 of the {(~material.estimates['exact']).sum()} loosely worded figures"
    assert text.count(f" shows {part}; ") == len(copies)
    assert text.count(f": {part} and what they support.") == 2 * len(copies)  # also read out


def test_drawings_match_the_figures(material):
    section = printed(material)
    assert list(section.drawings) == [b["id"] for b in section.blocks if b["kind"] == "figure"]
