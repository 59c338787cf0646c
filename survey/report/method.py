"""The method: how words become bounds, bounds intervals, intervals verdicts; with references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from survey.display.sentences import describe
from survey.inference.defect import defects, populations
from survey.inference.estimates import AS_IF, KNOWN, UNKNOWN
from survey.labels import listed, number, percent
from survey.report.assumptions import open_points
from survey.report.blocks import Block, Section, paragraph, references, subheading
from survey.report.material import Material, Settings
from survey.report.phrases import counted, level_text
from survey.report.works import METHODS, PROCEDURES, WORKS

MEANINGS = {
    AS_IF: "Intervals are as if random: they show what chance alone would do if these respondents "
    "were a random draw. They leave out who was reached and how questions were put.",
    UNKNOWN: "Intervals show sampling error, the design of the sample being unknown: weighting and "
    "clustering would widen them.",
    KNOWN: "Intervals show sampling error with the design effect given.",
}
LABELS = {
    AS_IF: "as if respondents were a random draw",
    UNKNOWN: "sampling error, design unknown",
    KNOWN: "sampling error",
}


def method(material: Material) -> Section:
    """Return the section on method, open assumptions and references."""
    blocks = [subheading("From words to bounds"), *_words(material)]
    if material.estimates["low"].notna().any():
        blocks += [subheading("From bounds to intervals"), _intervals(material)]
    if material.gaps["low"].notna().any():
        blocks += [subheading("From intervals to verdicts"), _verdicts(material)]
    blocks += _defects(material)
    blocks += open_points(material)
    works = _works(material)
    if works:
        blocks += [subheading("References"), references(works)]
    return Section("Method", blocks)


def interval_meaning(kinds: Iterable[str]) -> str:
    """Return what the intervals of a frame stand for, in the words of each kind that occurs."""
    present = set(kinds)
    return " ".join(text for kind, text in MEANINGS.items() if kind in present)


def interval_label(kinds: Iterable[str]) -> str:
    """Return what the intervals below a table are, in a few words; nothing where there are none."""
    present = set(kinds)
    labels = [label for kind, label in LABELS.items() if kind in present]
    return f"Intervals: {listed(labels)}." if labels else ""


def _words(material: Material) -> list[Block]:
    """Say how printed words are read."""
    below, half, most = percent(0.5), percent(0.005, 1), percent(0.8)
    reading = material.settings.reading
    return [
        paragraph(
            f"A printed percentage was rounded; it stands for {half} either way, or half a unit of "
            f"its last digit. \u201cMore than {most}\u201d lies above {most}. The literal reading "
            "takes from loose words only what they entail: \u201cnearly half\u201d is anything "
            f"below {below}. The idiomatic reading adds what writers usually imply: \u201cnearly "
            "half\u201d then lies within one step, a tenth of all respondents, below half. This "
            f"report uses the {reading} reading. \u201cAround\u201d and bare fractions carry half "
            "a step either way, which is a convention, not an entailment."
        ),
        paragraph(
            "Where the source prints a figure several times, its bounds are what all statements "
            "allow together. A single value is given only where the bounds are no wider than one "
            "printed unit; nothing is computed from the middle of a range."
        ),
    ]


def _intervals(material: Material) -> Block:
    """Say how intervals are computed and what they stand for."""
    settings = material.settings
    name, _ = METHODS[settings.method]
    return paragraph(
        f"Confidence intervals follow {name}, at {level_text(settings.level)}. An interval runs "
        "from the lower limit at the low end of the bounds to the upper limit at the high end, so "
        "it contains the one that the exact figure would have had. Where the number of people "
        f"asked is a range, the widest interval counts. {_design(settings)} "
        f"{interval_meaning(material.estimates['interval_kind'])}{_nonprobability(material)}"
    )


def _nonprobability(material: Material) -> str:
    """Say why the label is what it is."""
    if AS_IF not in set(material.estimates["interval_kind"]):
        return ""
    return (
        " Samples that were not drawn at random, or whose source does not say how, call for such a "
        "label (AAPOR 2016)."
    )


def _design(settings: Settings) -> str:
    """Say which design effects were used."""
    if isinstance(settings.deff, Mapping):
        named = (f"{number(value, 2)} for {sample}" for sample, value in settings.deff.items())
        return f"Design effects (Kish 1965): {listed(named)}; 1 elsewhere."
    if settings.deff == 1:
        return "The design effect is taken as 1; any larger one would widen every interval."
    return f"The design effect is taken as {number(settings.deff, 2)} (Kish 1965)."


def _verdicts(material: Material) -> Block:
    """Say how gaps are judged."""
    name, _ = PROCEDURES[material.settings.correction]
    corrected = (
        f"p-values are then corrected for {counted(len(material.gaps), 'comparison')} by {name}. "
        if name
        else "p-values are not corrected for several comparisons. "
    )
    return paragraph(
        "The interval of a gap follows Newcombe (1998, method 10) at every corner of what the "
        "words and sample sizes allow; the widest counts. A side is called higher if the whole "
        "interval lies on its side of zero. The p-value is that of the score test, the largest "
        f"over the same corners, and 1 where the bounds overlap. {corrected}The detectable gap is "
        "the smallest difference from the share of the second side that such samples find with a "
        "power of "
        f"{percent(0.8)} (Cohen 1988)."
    )


def _defects(material: Material) -> list[Block]:
    """Say what a slight tendency to be in the sample would do, where populations are known."""
    known = populations(material.study)
    if not known:
        return []
    found = defects(material.estimates, population=known)
    return [subheading("If people with a view were likelier to answer"), paragraph(describe(found))]


def _works(material: Material) -> list[str]:
    """Return the works that the report leans on, by author."""
    settings, estimates, gaps = material.settings, material.estimates, material.gaps
    keys: set[str] = set()
    if estimates["low"].notna().any():
        keys.add(METHODS[settings.method][1])
        keys |= {"aapor"} if AS_IF in set(estimates["interval_kind"]) else set()
        keys |= {"kish"} if settings.deff != 1 else set()
    if gaps["low"].notna().any():
        keys |= {"newcombe", "cohen", PROCEDURES[settings.correction][1]}
        keys |= {"kennedy", "shirani-mehr"}
    keys |= {"meng"} if populations(material.study) else set()
    if len(material.study.disclosure):
        keys.add("aapor-code")
    return sorted(WORKS[key] for key in keys if key)
