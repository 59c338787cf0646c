"""What the tables say about sample, question and answer of each topline, and the order of rows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd

from survey.countries import country_name
from survey.frames import TOPLINES
from survey.labels import listed
from survey.options import Reading
from survey.published.study import Study

OPEN_BASE = "open"
ASSUMED = "assumed"


def labelled(
    rows: list[dict[str, object]], study: Study, reading: Reading, assume: str
) -> pd.DataFrame:
    """Add what the tables say about sample, question and response; bring rows into table order."""
    frame = pd.DataFrame(
        rows,
        columns=[
            "sample_id", "question_id", "response_id", "bases", "n_low", "n_high", "published_low",
            "published_high", "low_open", "high_open", "value", "printed", "statements",
            "tightened_by", "options", "only", "refuted",
        ],
    )  # fmt: skip
    samples = study.samples.assign(
        place=[place(row) for row in study.samples.to_dict("records")],
        sample_order=range(len(study.samples)),
    )
    questions = study.questions.assign(question_order=range(len(study.questions)))
    questions = questions.rename(columns={"text": "question", "kind": "question_kind"})
    responses = study.responses.assign(response_order=range(len(study.responses)))
    responses = responses.rename(columns={"label": "response"})
    frame = frame.merge(
        samples[["sample_id", "country", "place", "wave", "sampling", "sample_order"]],
        on="sample_id", how="left",
    ).merge(
        questions[["question_id", "topic", "question", "question_kind", "concept", "fit",
                   "direction", "question_order"]],
        on="question_id", how="left",
    ).merge(
        responses[["question_id", "response_id", "response", "order", "valence", "kind",
                   "members", "response_order"]],
        on=["question_id", "response_id"], how="left",
    )  # fmt: skip
    frame = frame.sort_values(
        ["sample_order", "question_order", "response_order"], kind="stable", ignore_index=True
    )
    labels = {
        f"{question_id}/{response_id}": label
        for question_id, response_id, label in zip(
            study.responses["question_id"], study.responses["response_id"],
            study.responses["label"], strict=True,
        )
    }  # fmt: skip
    respondents = {row["sample_id"]: _respondents(row) for row in study.samples.to_dict("records")}
    frame["note"] = [
        "; ".join(filter(None, (_asked(bases, labels), respondents[sample_id], refuted)))
        for bases, sample_id, refuted in zip(
            frame["bases"], frame["sample_id"], frame["refuted"], strict=True
        )
    ]
    return frame.assign(
        study=study.name,
        base=[bases[0] if len(bases) == 1 else OPEN_BASE for bases in frame["bases"]],
        exact=frame["value"].notna(),
        order=pd.to_numeric(frame["order"], errors="coerce").astype("float64"),
        reading=reading,
        assume=[f"{assume} {only}".strip() for only in frame["only"]],
    )[list(TOPLINES)]


def _asked(bases: list[str], labels: Mapping[str, str]) -> str:
    """Say of whom a figure is a share, where it is not of all respondents or open."""
    asked = [
        f"those who answered \u201c{labels.get(base, base)}\u201d" if base else "all respondents"
        for base in bases
    ]
    if len(bases) > 1:
        return f"the source leaves open whether this is a share of {listed(asked, 'or')}"
    return f"a share of {asked[0]}" if bases and bases[0] else ""


def _respondents(sample: Mapping[Hashable, str]) -> str:
    """Say of a sample that it is an average over countries, or that its size was not printed."""
    codes = "" if sample["country"] else sample["countries"]
    average = f"an average over {len(codes.split())} countries" if codes else ""
    assumed = "the number of respondents is assumed" if sample["n_kind"] == ASSUMED else ""
    return "; ".join(filter(None, (average, assumed)))


def place(sample: Mapping[Hashable, str]) -> str:
    """Return the label of a sample: country, wave and what of it was covered.

    Examples
    --------
    >>> place({"sample_id": "china", "country": "CHN", "wave": "", "coverage": "16 cities"})
    'China (16 cities)'
    """
    codes = [sample["country"]] if sample["country"] else sample["countries"].split()
    name = listed(country_name(code) for code in codes) or sample["sample_id"]
    name = f"{name} {sample['wave']}" if sample["wave"] else name
    return f"{name} ({sample['coverage']})" if sample["coverage"] else name
