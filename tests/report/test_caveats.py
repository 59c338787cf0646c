"""Caveats: from the tables of the study, and what intervals leave out."""

from dataclasses import replace

from survey.report.caveats import caveats
from survey.report.material import gather


def points(section):
    return next(block["items"] for block in section.blocks if block["kind"] == "bullets")


def test_notes_of_source_and_samples_are_told(shipped, material):
    told = " ".join(points(caveats(material)))
    assert shipped.sources["note"][0] in told
    assert all(note in told for note in shipped.samples["note"])


def test_selective_publication_is_counted(material):
    told = " ".join(points(caveats(material)))
    assert "Of ten items of the battery “projects” figures were printed for three" in told
    assert "Of five items of the battery “role” figures were printed for two" in told


def test_a_second_hand_source_is_named(shipped):
    second = replace(shipped, sources=shipped.sources.assign(verified="second-hand", note=""))
    told = points(caveats(gather(second)))
    assert told[0] == "Global Times: the document itself was not read, only a report of it."


def test_without_sizes_chance_is_not_spoken_of(without_sizes):
    told = points(caveats(gather(without_sizes)))
    assert told[-1].startswith("No sample size was printed")
    assert not any("chance alone, as if" in point for point in told)


def test_unattributed_statements_are_counted(shipped, material):
    used = {name for names in material.estimates["statements"] for name in names.split()}
    chosen = shipped.statements[shipped.statements["statement_id"].isin(used)]
    unnamed = (chosen["sample_basis"] != "named").sum()
    start = f"{unnamed} of {len(chosen)} statements do not name"
    assert any(point.startswith(start) for point in points(caveats(material)))


def test_one_unattributed_statement_of_one(one_country):
    statements = one_country.statements.iloc[:1].assign(sample_basis="open")
    told = points(caveats(gather(replace(one_country, statements=statements))))
    assert any(point.startswith("One of one statement does not name") for point in told)
