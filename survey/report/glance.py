"""The survey at a glance: a few counts for the first page."""

from __future__ import annotations

from survey.inference.comparison import CANNOT_TELL
from survey.inference.estimates import AS_IF
from survey.labels import number
from survey.report.conduct import MOST_SIDE_BY_SIDE
from survey.report.material import Material
from survey.texts import say


def glance(material: Material) -> list[dict[str, str]]:
    """Return counts with what they count; those with nothing to count are left out."""
    found = [_respondents(material), _figures(material), _gaps(material), _disclosed(material)]
    return [{"value": value, "label": label} for value, label in found if value]


def _respondents(material: Material) -> tuple[str, str]:
    """Return how many people answered, sample by sample where there are few."""
    samples = material.estimates.drop_duplicates("sample_id")
    if len(samples) > MOST_SIDE_BY_SIDE or samples["n_low"].isna().any():
        return number(len(samples)), say("glance.samples", count=len(samples))
    sizes = material.study.samples.set_index("sample_id")["n"]
    shown = [sizes[sample_id] for sample_id in samples["sample_id"]]
    places = say("list.comma").join(samples["place"])
    return " + ".join(shown), say("glance.respondents", places=places)


def _figures(material: Material) -> tuple[str, str]:
    """Return how many figures there are, and how many of them are vague."""
    exact = material.estimates["exact"].astype(bool)
    vague = int((~exact).sum())
    if vague:
        label = say("glance.figures_vague", count=len(exact), vague=number(vague))
    else:
        label = say("glance.figures", count=len(exact))
    return number(len(exact)), label


def _gaps(material: Material) -> tuple[str, str]:
    """Return how many gaps are beyond chance."""
    gaps = material.gaps
    if gaps["low"].isna().all():
        return "", ""
    beyond = int((gaps["verdict"] != CANNOT_TELL).sum())
    as_if = AS_IF in set(gaps["interval_kind"])
    label = say("glance.gaps_as_if" if as_if else "glance.gaps")
    return _part(beyond, len(gaps)), label


def _disclosed(material: Material) -> tuple[str, str]:
    """Return how many items of disclosure are met."""
    scores = material.study.disclosure["score"]
    asked = int((scores != "not applicable").sum())
    if not asked:
        return "", ""
    full = int((scores == "full").sum())
    return _part(full, asked), say("glance.disclosed")


def _part(some: int, of: int) -> str:
    """Return how many of how many."""
    return say("glance.part", number=number(some), of=number(of))
