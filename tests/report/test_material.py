"""Material: every frame once, studies by name or as they are."""

import pytest

import survey as sv
from survey.errors import OptionError, StudyError
from survey.report.material import Settings, gather


def without_notes(frame):
    """Return a frame without its notes, which a report gives in words for ids."""
    return frame.drop(columns=[name for name in frame if name.startswith("note")])


def test_frames_are_those_of_the_verbs(shipped, material):
    lines = sv.toplines(shipped)
    estimates = sv.estimate(lines)
    assert without_notes(material.estimates).equals(without_notes(estimates))
    assert without_notes(material.gaps).equals(without_notes(sv.compare(estimates)))
    assert len(material.remainders) == len(sv.remainders(lines))


def test_a_study_alone_needs_no_list(material):
    assert [study.name for study in material.beside] == ["central-asia-context"]


def test_settings_reach_the_frames(study):
    settings = Settings(level=0.9, method="jeffreys", deff=2.0, correction="none")
    found = gather(study, settings=settings)
    assert set(found.estimates["level"]) == {0.9}
    assert set(found.estimates["method"]) == {"jeffreys"}
    assert set(found.estimates["deff"]) == {2.0}
    assert set(found.gaps["correction"]) == {"none"}


def test_a_design_effect_may_name_a_sample_without_remainders(figures):
    mixed = figures.assign(kind=["single", "unknown"] * 3)
    mixed.loc[1::2, "question"] = ["Other travel", "Other closer", "Other reason"]
    study = sv.from_frame(mixed, title="Mixed")
    found = gather(study, settings=Settings(deff={"kaz": 2.0, "chn": 1.0}))
    assert set(found.remainders["sample_id"]) == {study.samples["sample_id"][0]}


def test_waves_of_one_country_are_compared(figures):
    waves = figures.assign(country="KAZ", wave=["2020", "2024"] * 3, n=1000)
    found = gather(sv.from_frame(waves, title="Waves"))
    assert set(found.gaps["a"]) == {"2020"}
    assert set(found.gaps["b"]) == {"2024"}


def test_one_country_has_no_gaps(one_country):
    assert gather(one_country).gaps.empty


def test_a_study_of_context_has_nothing_to_report():
    with pytest.raises(StudyError, match="'central-asia-context' must have statements"):
        gather("central-asia-context")


def test_unknown_studies_and_options_are_refused(study):
    with pytest.raises(StudyError, match="not 'gt-china'"):
        gather("gt-china")
    with pytest.raises(StudyError, match="not 'no-such'"):
        gather(study, ["no-such"])
    with pytest.raises(OptionError, match="`level` must be"):
        gather(study, settings=Settings(level=95))
