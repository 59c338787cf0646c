"""Method: says what was done, and refers to what it leans on and nothing else."""

import pytest

from survey.options import Correction, ProportionMethod, values
from survey.report.material import Settings, gather
from survey.report.method import interval_label, interval_meaning, method
from survey.report.works import METHODS, PROCEDURES, WORKS
from survey.texts import catalogue


def works(section):
    return " ".join(
        item for block in section.blocks if block["kind"] == "references" for item in block["items"]
    )


def test_every_option_has_its_work():
    assert set(METHODS) == set(values(ProportionMethod))
    assert set(PROCEDURES) == set(values(Correction))
    keys = [key for table in (METHODS, PROCEDURES) for key in table.values() if key]
    assert set(keys) <= set(WORKS)


@pytest.mark.parametrize(("options", "table"), [(METHODS, "method"), (PROCEDURES, "procedure")])
def test_every_option_but_none_is_named(options, table):
    named = {key for key in catalogue("en").entries if key.startswith(f"works.{table}.")}
    assert named == {f"works.{table}.{option}" for option in options if option != "none"}


def test_the_shipped_survey_leans_on_these(material):
    found = works(method(material))
    for name in ("Wilson", "Newcombe", "Holm", "nonprobability", "Cohen"):
        assert name in found
    assert "Kish" not in found


@pytest.mark.parametrize(
    ("settings", "named", "unnamed"),
    [(Settings(method="jeffreys"), "Brown", "Wilson"),
     (Settings(correction="fdr_bh"), "Hochberg", "Holm"),
     (Settings(correction="none"), "Newcombe", "Holm"),
     (Settings(deff=2.0), "Kish", "Clopper")],
)  # fmt: skip
def test_works_follow_the_settings(study, settings, named, unnamed):
    found = works(method(gather(study, settings=settings)))
    assert named in found
    assert unnamed not in found


def test_without_sizes_there_is_nothing_to_refer_to(without_sizes):
    section = method(gather(without_sizes))
    headings = [block["text"] for block in section.blocks if block["kind"] == "heading"]
    assert headings == ["From words to bounds"]


def test_the_reading_is_named(study, words):
    told = words(list(method(gather(study, settings=Settings(reading="idiomatic"))).blocks))
    assert "This report uses the idiomatic reading" in told


def test_design_effects_are_told(study, words):
    one = words(list(method(gather(study, settings=Settings(deff={"chn": 2.5}))).blocks))
    assert "Design effects (Kish 1965): 2.50 for chn; 1 elsewhere." in one


def test_corrections_are_told(study, material, words):
    none = words(list(method(gather(study, settings=Settings(correction="none"))).blocks))
    assert "p-values are not corrected for several comparisons. The detectable gap" in none
    assert len(material.gaps) == 5
    told = "p-values are then corrected for five comparisons by the procedure of Holm (1979)."
    assert told in words(list(method(material).blocks))


def test_kinds_of_intervals_are_explained():
    assert interval_meaning(["no interval"]) == ""
    assert "as if random" in interval_meaning(["as if random", "no interval"])
    assert interval_label(["sampling error"]) == "Intervals: sampling error."
    assert interval_label(["sampling error", "as if random"]) == (
        "Intervals: as if respondents were a random draw and sampling error."
    )
    assert interval_label(["no interval"]) == ""


def test_the_label_margin_of_error_is_never_used(document, words):
    assert "margin of error" not in words(document)
