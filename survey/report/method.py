"""The method: how words become bounds, bounds intervals, intervals verdicts; with references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from survey.display.sentences import describe
from survey.inference.defect import defects, populations
from survey.inference.estimates import AS_IF, KNOWN, UNKNOWN
from survey.labels import listed, number, percent
from survey.options import Correction
from survey.report.assumptions import open_points
from survey.report.blocks import Block, Section, paragraph, references, subheading
from survey.report.material import Material, Settings
from survey.report.phrases import cardinal, level_text
from survey.report.works import METHODS, PROCEDURES, WORKS
from survey.texts import say

KINDS = (AS_IF, UNKNOWN, KNOWN)


def method(material: Material) -> Section:
    """Return the section on method, open assumptions and references."""
    blocks = [subheading(say("method.to_bounds")), *_words(material.settings)]
    if material.estimates["low"].notna().any():
        blocks += [subheading(say("method.to_intervals")), _intervals(material)]
    if material.gaps["low"].notna().any():
        blocks += [subheading(say("method.to_verdicts")), _verdicts(material)]
    blocks += _defects(material)
    blocks += open_points(material)
    works = _works(material)
    if works:
        blocks += [subheading(say("method.references")), references(works)]
    return Section(say("method.heading"), blocks)


def interval_meaning(kinds: Iterable[str]) -> str:
    """Return what the intervals of a frame stand for, in the words of each kind that occurs."""
    present = set(kinds)
    return " ".join(say(f"interval.meaning.{kind}") for kind in KINDS if kind in present)


def interval_label(kinds: Iterable[str]) -> str:
    """Return what the intervals below a table are, in a few words; nothing where there are none."""
    present = set(kinds)
    labels = [say(f"interval.label.{kind}") for kind in KINDS if kind in present]
    return say("interval.labels", kinds=listed(labels)) if labels else ""


def _words(settings: Settings) -> list[Block]:
    """Say how printed words are read."""
    told = [
        say("method.rounding", unit=percent(0.005, 1), half=percent(0.5), most=percent(0.8)),
        say(f"method.reading.{settings.reading}"),
        say("method.around"),
    ]
    return [paragraph(" ".join(told)), paragraph(say("method.several"))]


def _intervals(material: Material) -> Block:
    """Say how intervals are computed and what they stand for."""
    settings, kinds = material.settings, set(material.estimates["interval_kind"])
    name = say(f"works.method.{settings.method}")
    told = [
        say("method.intervals", method=name, level=level_text(settings.level)),
        _design(settings),
        interval_meaning(kinds),
        say("method.nonprobability") if AS_IF in kinds else "",
    ]
    return paragraph(" ".join(filter(None, told)))


def _design(settings: Settings) -> str:
    """Say which design effects were used."""
    if isinstance(settings.deff, Mapping):
        named = (
            say("method.deff_of", deff=number(value, 2), sample=sample)
            for sample, value in settings.deff.items()
        )
        return say("method.deffs", deffs=listed(named))
    if settings.deff == 1:
        return say("method.deff_one")
    return say("method.deff", deff=number(settings.deff, 2))


def _verdicts(material: Material) -> Block:
    """Say how gaps are judged."""
    told = [
        say("method.verdicts"),
        _corrected(len(material.gaps), material.settings.correction),
        say("method.detectable", power=percent(0.8)),
    ]
    return paragraph(" ".join(told))


def _corrected(count: int, correction: Correction) -> str:
    """Say how p-values are corrected for several comparisons."""
    if correction == "none":
        return say("method.uncorrected")
    name = say(f"works.procedure.{correction}")
    return say("method.corrected", count=count, number=cardinal(count), procedure=name)


def _defects(material: Material) -> list[Block]:
    """Say what a slight tendency to be in the sample would do, where populations are known."""
    known = populations(material.study)
    if not known:
        return []
    found = defects(material.estimates, population=known)
    return [subheading(say("method.defects")), paragraph(describe(found))]


def _works(material: Material) -> list[str]:
    """Return the works that the report leans on, by author."""
    settings, estimates, gaps = material.settings, material.estimates, material.gaps
    keys: set[str] = set()
    if estimates["low"].notna().any():
        keys.add(METHODS[settings.method])
        keys |= {"aapor"} if AS_IF in set(estimates["interval_kind"]) else set()
        keys |= {"kish"} if settings.deff != 1 else set()
    if gaps["low"].notna().any():
        keys |= {"newcombe", "cohen", PROCEDURES[settings.correction]}
        keys |= {"kennedy", "shirani-mehr"}
    keys |= {"meng"} if populations(material.study) else set()
    if len(material.study.disclosure):
        keys.add("aapor-code")
    return sorted(WORKS[key] for key in keys if key)
