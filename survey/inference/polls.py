"""Other polls: what several studies printed, side by side, with how they differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from survey.errors import OptionError
from survey.frames import BESIDE
from survey.inference.estimates import Deff, estimate
from survey.inference.pairing import differing
from survey.labels import listed
from survey.options import ProportionMethod, Reading
from survey.published.study import Study
from survey.published.toplines import toplines

OF_SAMPLE = ("population", "mode", "field_start", "field_end", "n", "n_kind")
DIFFERENCES = {
    "place": "place",
    "question": "question",
    "response": "answer",
    "population": "population",
    "mode": "mode",
    "dates": "dates",
}
VERIFIED = ("yes", "second-hand")
Row = dict[Hashable, Any]


def beside(
    studies: Iterable[Study],
    *,
    level: float = 0.95,
    method: ProportionMethod = "wilson",
    reading: Reading = "literal",
    deff: Deff = 1.0,
) -> pd.DataFrame:
    """Return what other studies printed beside the first, untested.

    Answers what else is known and how it differs: in question, answer, population, mode, dates
    and size. To test questions that are marked as the same or similar use `compare` with
    by="study".

    Parameters
    ----------
    studies : iterable of Study
        The study of interest first, then the others. One without statements adds no row.
    level, method, reading, deff
        As in `toplines` and `estimate`.

    Returns
    -------
    DataFrame
        One row a figure, with the columns of `frames.BESIDE`: all of `estimate`; `title` of the
        study; `source` (publishers with the day they printed it), `address`, and `verified`:
        "yes" if what printed the figure and what reported the sample were read, "second-hand" if
        one was not, empty if none is named; `population`, `mode`, `field_start`, `field_end`, `n`
        as printed and `n_kind`; `differences` from the first study's figures on the same concept,
        of the same country and answer where there are such. Figures of one concept stand together,
        in the order in which the others bring them up. The first study has rows only where another
        measures the same concept; figures without a concept come last.

    Raises
    ------
    OptionError
        If there is no study, or an option is unknown or out of range.

    See Also
    --------
    survey.compare : Tests figures of several studies against each other.

    Examples
    --------
    >>> import survey as sv
    >>> def poll(title, question, wording):
    ...     figures = pd.DataFrame({"country": ["KGZ"], "n": [1500], "question": [question],
    ...         "response": "good", "wording": [wording], "concept": "view-of-china"})
    ...     return sv.from_frame(figures, title=title)
    >>> found = beside([poll("Ours", "View of China?", "39%"), poll("Theirs", "Opinion?", "most")])
    >>> found[["study", "printed", "differences"]].to_numpy().tolist()
    [['ours', '39%', ''], ['theirs', 'most', 'question: Opinion? beside View of China?']]
    """
    given = list(studies)
    if not given:
        raise OptionError.out_of_range("studies", given, "one study or more")
    found = [_described(study, reading).assign(rank=rank) for rank, study in enumerate(given)]
    whole = pd.concat([frame for frame in found if len(frame)] or found[:1], ignore_index=True)
    whole = estimate(whole, level=level, method=method, deff=deff)
    others = whole[whole["rank"] > 0]
    concepts = {name: place for place, name in enumerate(dict.fromkeys(others["concept"])) if name}
    own = whole[(whole["rank"] == 0) & whole["concept"].isin(list(concepts))]
    references = own.to_dict("records")
    told = [
        _unlike(row, references, given[0].title) if row["rank"] else ""
        for row in (*references, *others.to_dict("records"))
    ]
    kept = pd.concat([own, others]).assign(differences=told)
    kept["rank"] = kept["concept"].map(concepts).fillna(len(concepts) + 1)
    return kept.sort_values("rank", kind="stable", ignore_index=True)[list(BESIDE)]


def _described(study: Study, reading: Reading) -> pd.DataFrame:
    """Return the toplines of a study with what it says of samples and sources."""
    samples = study.samples.set_index("sample_id")
    found = toplines(study, reading=reading).join(samples[list(OF_SAMPLE)], on="sample_id")
    sources = {str(row["source_id"]): row for row in study.sources.to_dict("records")}
    printed_in = dict(
        zip(study.statements["statement_id"], study.statements["source_id"], strict=True)
    )
    columns: dict[str, list[str]] = {"source": [], "address": [], "verified": []}
    for sample_id, statements in zip(found["sample_id"], found["statements"], strict=True):
        ids = [printed_in[each] or samples["source_id"][sample_id] for each in statements.split()]
        rows = [sources[source_id] for source_id in dict.fromkeys(ids) if source_id]
        columns["source"].append("; ".join(_source(row) for row in rows))
        columns["address"].append(" ".join(row["address"] for row in rows if row["address"]))
        reports = [*rows, *filter(None, [sources.get(samples["source_id"][sample_id])])]
        columns["verified"].append(
            max((row["verified"] for row in reports), key=VERIFIED.index, default="")
        )
    return found.assign(title=study.title, **columns)


def _source(row: Row) -> str:
    """Return who printed a figure, and when."""
    return ", ".join(part for part in (row["publisher"], row["published"]) if part)


def _unlike(row: Row, references: list[Row], title: str) -> str:
    """Say how a figure differs from the nearest of the first study on the same concept."""
    same = [own for own in references if own["concept"] == row["concept"]]
    if not same:
        return f"no figure on this in {title}"
    most = max(_agreements(own, row) for own in same)
    nearest = [_dated(own) for own in same if _agreements(own, row) == most]
    together = {
        name: listed(dict.fromkeys(own[name] for own in nearest if own[name]))
        for name in DIFFERENCES
    }
    parts = differing(_dated(row), together, DIFFERENCES)
    parts += [f"{row['fit']} question"] if row["fit"] != "same" else []
    parts += [] if row["n"] else ["n not published"]
    parts += ["n assumed"] if row["n_kind"] == "assumed" else []
    return "; ".join(parts)


def _agreements(own: Row, other: Row) -> tuple[bool, bool]:
    """Say whether two figures agree in country and answer."""
    return own["country"] == other["country"], own["response_id"] == other["response_id"]


def _dated(row: Row) -> Row:
    """Return a row with its days of fieldwork as one text."""
    days = dict.fromkeys(day for day in (row["field_start"], row["field_end"]) if day)
    return {**row, "dates": " to ".join(days)}
