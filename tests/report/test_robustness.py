"""Robustness: what would overturn the gaps, the yardsticks, and which gaps are drawn."""

import dataclasses

import survey as sv
from survey.report.material import gather
from survey.report.method import method
from survey.report.robustness import FIGURE, MOST_PICTURED, robustness


def text_of(section):
    """Return the words of the paragraphs of a section."""
    return " ".join(
        run
        for block in section.blocks
        if block["kind"] == "paragraph"
        for run in block["runs"]
        if isinstance(run, str)
    )


def test_the_figure_holds_the_tips_of_every_gap(material):
    section = robustness(material)
    drawing = section.drawings[FIGURE]
    assert drawing.picture == "yardsticks"
    assert drawing.frame["survives"].tolist() == sv.tip(material.gaps)["survives"].tolist()
    assert len(drawing.frame) == len(material.gaps)


def test_the_finding_is_that_of_describe(material, block):
    found = block(robustness(material), FIGURE)["finding"]
    assert found == sv.describe(sv.tip(material.gaps))


def test_the_yardsticks_and_their_sources_are_named(material):
    text = text_of(robustness(material))
    for part in ("design effect of 4", "of 6 points", "ratio of 1.5", "50% into 60%", "Kennedy"):
        assert part in text
    works = " ".join(method(material).blocks[-1]["items"])
    assert "Kennedy" in works
    assert "Shirani-Mehr" in works


def test_of_many_gaps_the_widest_are_drawn(many_countries):
    section = robustness(many_countries)
    assert len(section.drawings[FIGURE].frame) == MOST_PICTURED
    caption = section.blocks[1]["caption"]
    assert f": {MOST_PICTURED} of {len(many_countries.gaps)}." in caption


def test_without_sizes_or_gaps_there_is_no_section(without_sizes, one_country):
    assert robustness(gather(without_sizes)) is None
    assert robustness(gather(one_country)) is None


def test_a_slight_bias_is_told_where_populations_are_known(study):
    def told(section):
        return [b["text"] for b in section.blocks if b["kind"] == "heading"]

    heading = "If people with a view were likelier to answer"
    assert heading not in told(method(gather(study)))
    samples = study.samples.assign(population_low="1000000", population_high="2000000")
    known = method(gather(dataclasses.replace(study, samples=samples)))
    assert heading in told(known)
