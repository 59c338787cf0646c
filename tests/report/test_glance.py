"""At a glance: counts that are there, none that are not."""

from survey.report.glance import glance
from survey.report.material import gather


def values(study):
    return [entry["value"] for entry in glance(gather(study))]


def test_the_shipped_survey(material, shipped):
    gaps, scores = material.gaps, shipped.disclosure["score"]
    beyond, full = (gaps["verdict"] != "cannot tell").sum(), (scores == "full").sum()
    found = [entry["value"] for entry in glance(material)]
    assert found == [
        "1,213 + 813",
        str(len(material.estimates)),
        f"{beyond} of {len(gaps)}",
        f"{full} of {(scores != 'not applicable').sum()}",
    ]


def test_one_country_has_two_counts(one_country):
    assert values(one_country) == ["813", "2"]


def test_without_sizes_samples_are_counted(without_sizes):
    assert values(without_sizes) == ["2", "6"]


def test_many_samples_are_counted(many_countries):
    assert glance(many_countries)[0] == {"value": "12", "label": "samples"}
