"""How the survey was done: samples as printed, every item of disclosure."""

from dataclasses import replace

import pandas as pd

from survey.inference.disclosure import by_standard, disclosure
from survey.report.conduct import conduct, disclosure_counts, item_names, source_text
from survey.report.material import gather


def test_samples_stand_side_by_side(document, block, cells):
    table = block(document, "samples")
    assert [column["heading"] for column in table["columns"]][1:] == [
        "China (16 cities)", "Kazakhstan (14 regions and 3 municipalities)",
    ]  # fmt: skip
    rows = {row[0]: row[1:] for row in cells(table)}
    assert rows["Respondents"] == ("1,213", "813")
    assert rows["Fieldwork"] == ("10 to 24 June 2024",) * 2
    assert rows["Selection"] == ("not stated", "not stated")


def test_many_samples_are_rows(many_countries, block, cells):
    table = block(conduct(many_countries), "samples")
    assert len(table["rows"]) == 12
    assert cells(table)[0][:2] == ("China", "500")


def test_every_item_is_listed_under_its_score(shipped, document, block, cells):
    rows = cells(block(document, "disclosure"))
    scores = shipped.disclosure["score"]
    bands = [row[0] for row in rows if len(row) == 1]
    assert bands == [
        f"{heading} ({(scores == score).sum()})"
        for score, heading in (
            ("full", "Disclosed in full"),
            ("partial", "Disclosed in part"),
            ("absent", "Not disclosed"),
        )
    ]
    listed = {row[0] for row in rows if len(row) == 3}
    expected = shipped.disclosure.loc[scores != "not applicable", "item_id"]
    assert listed == {item_names(shipped)[item_id] for item_id in expected}


def test_counts_of_disclosure():
    scores = pd.DataFrame({"score": ["full", "absent", "absent", "not applicable"]})
    assert disclosure_counts(scores) == (
        "Of three items that survey standards ask to disclose, one is disclosed in full, none in "
        "part and two not at all."
    )
    assert disclosure_counts(scores.iloc[:0]) == ""


def test_an_item_of_ones_own_keeps_its_id(shipped, block, cells):
    row = shipped.disclosure.iloc[[0]].assign(item_id="own-item")
    study = replace(shipped, disclosure=row)
    assert cells(block(conduct(gather(study)), "disclosure"))[1][0] == "own-item"


def test_without_disclosure_there_is_no_table(one_country):
    kinds = [block["kind"] for block in conduct(gather(one_country)).blocks]
    assert kinds == ["paragraph", "table"]


def test_sources_in_words():
    source = {"publisher": "not named", "author": "", "kind": "paper", "published": ""}
    assert source_text(source) == "Publisher not named (paper, no date printed)"
    source |= {"publisher": "Daily", "author": "A. Writer", "published": "2024-07-02"}
    assert source_text(source) == "A. Writer and Daily (paper, 2 July 2024)"


def test_ages_sizes_and_places_in_words(shipped, block, cells):
    own = shipped.samples.assign(
        age_min=["18", ""], age_max=["", "70"], n_kind=["derived", "published"],
        urban_only=["yes", "no"], sampling=["probability", "unknown"],
        weighting=["none", "not disclosed"], coverage=["16 cities", ""],
    )  # fmt: skip
    rows = cells(block(conduct(gather(replace(shipped, samples=own))), "samples"))
    facts = {row[0]: row[1:] for row in rows}
    assert facts["Ages"] == ("18 years and older", "up to 70 years")
    assert facts["Respondents"] == ("1,213 (derived)", "813")
    assert facts["Coverage"] == ("16 cities; towns only", "town and country")
    assert facts["Selection"] == ("probability", "not stated")
    assert facts["Weighting"] == ("none", "not stated")


def test_items_of_the_package_have_the_names_of_its_table(shipped):
    items = disclosure(shipped)
    assert item_names(shipped) == dict(zip(items["item_id"], items["name"], strict=True))


def test_standards_are_counted_not_marked(shipped, document, block, cells):
    rows = cells(block(document, "standards"))
    found = by_standard(disclosure(shipped)).to_dict("records")
    assert len(rows) == len(found)
    for row, standard in zip(rows, found, strict=True):
        required, met, partly, missing = map(int, row[1:])
        assert required == standard["required"] == met + partly + missing
        assert missing == len([name for name in standard["missing"].split("; ") if name])
