"""The survey at a glance: a few counts for the first page."""

from __future__ import annotations

from survey.inference.comparison import CANNOT_TELL
from survey.inference.estimates import AS_IF
from survey.labels import number
from survey.report.conduct import MOST_SIDE_BY_SIDE
from survey.report.material import Material


def glance(material: Material) -> list[dict[str, str]]:
    """Return counts with what they count; those with nothing to count are left out."""
    found = [_respondents(material), _figures(material), _gaps(material), _disclosed(material)]
    return [{"value": value, "label": label} for value, label in found if value]


def _respondents(material: Material) -> tuple[str, str]:
    """Return how many people answered, sample by sample where there are few."""
    samples = material.estimates.drop_duplicates("sample_id")
    if len(samples) > MOST_SIDE_BY_SIDE or samples["n_low"].isna().any():
        return number(len(samples)), "samples" if len(samples) > 1 else "sample"
    sizes = material.study.samples.set_index("sample_id")["n"]
    shown = [sizes[sample_id] for sample_id in samples["sample_id"]]
    return " + ".join(shown), f"respondents: {', '.join(samples['place'])}"


def _figures(material: Material) -> tuple[str, str]:
    """Return how many figures there are, and how many of them are vague."""
    exact = material.estimates["exact"].astype(bool)
    vague = int((~exact).sum())
    noun = "figure" if len(exact) == 1 else "figures"
    loose = f", {number(vague)} of them worded loosely" if vague else ""
    return number(len(exact)), f"{noun} printed{loose}"


def _gaps(material: Material) -> tuple[str, str]:
    """Return how many gaps are beyond chance."""
    gaps = material.gaps
    if gaps["low"].isna().all():
        return "", ""
    beyond = int((gaps["verdict"] != CANNOT_TELL).sum())
    as_if = ", as if respondents were a random draw" if AS_IF in set(gaps["interval_kind"]) else ""
    return f"{number(beyond)} of {number(len(gaps))}", f"gaps beyond chance{as_if}"


def _disclosed(material: Material) -> tuple[str, str]:
    """Return how many items of disclosure are met."""
    scores = material.study.disclosure["score"]
    asked = int((scores != "not applicable").sum())
    if not asked:
        return "", ""
    full = int((scores == "full").sum())
    return f"{number(full)} of {number(asked)}", "items of good practice disclosed in full"
