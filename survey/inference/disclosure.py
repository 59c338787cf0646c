"""What a source discloses of how its survey was done, item by item and standard by standard."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

import pandas as pd

from survey.published.study import Study

STANDARDS = (
    "aapor_immediate",
    "aapor_30_days",
    "bpc",
    "esomar_wapor",
    "ccsg",
    "cherries",
    "cross",
)
NOT_SCORED = "not scored"
MET = {"full": "met", "partial": "partly met", "absent": "missing", NOT_SCORED: "not scored"}


@lru_cache(maxsize=1)
def _items() -> tuple[dict[str, str], ...]:
    """Return the items of `data/disclosure-items.csv`."""
    file = resources.files("survey.data").joinpath("disclosure-items.csv")
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def disclosure(study: Study) -> pd.DataFrame:
    """Return what the source of a study discloses, scored by the study's own table.

    Answers which of the things that survey standards ask for a reader is told, and where. It gives
    no mark: the items weigh differently for every question.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row an item of `data/disclosure-items.csv`: study, item_id, name, about, score (full,
        partial, absent, not applicable, or "not scored" where the study has no row for it),
        paragraph, note, and for each standard (aapor_immediate, aapor_30_days, bpc, esomar_wapor,
        ccsg, cherries, cross) whether it requires or recommends the item.

    See Also
    --------
    by_standard : The same by standard: what is met and what is missing.

    References
    ----------
    AAPOR (2021). Code of professional ethics and practices, section III.

    British Polling Council. Objects and rules.

    ESOMAR/WAPOR (2014). Guideline on opinion polls and published surveys.

    Eysenbach, G. (2004). Improving the quality of web surveys (CHERRIES). Journal of Medical
    Internet Research 6(3), e34.

    Sharma, A. and others (2021). A consensus-based checklist for reporting of survey studies
    (CROSS). Journal of General Internal Medicine 36, 3179-3187.

    Examples
    --------
    >>> import survey as sv
    >>> found = sv.disclosure(sv.load("gt-china-kazakhstan-2024"))
    >>> found["score"].value_counts()["full"]
    np.int64(4)
    """
    items = pd.DataFrame(list(_items()), dtype="str")
    scored = study.disclosure[["item_id", "score", "paragraph", "note"]]
    frame = items.merge(scored, on="item_id", how="left").assign(study=study.name)
    frame["score"] = frame["score"].fillna(NOT_SCORED)
    texts = ["study", "item_id", "name", "about", "score", "paragraph", "note", *STANDARDS]
    return frame.fillna("")[texts].astype("str")


def by_standard(disclosed: pd.DataFrame) -> pd.DataFrame:
    """Return for each standard which required items are met and which are missing.

    Parameters
    ----------
    disclosed : DataFrame
        As `disclosure` returns it.

    Returns
    -------
    DataFrame
        One row a standard: standard, required (how many items apply), met, partly_met, missing,
        not_scored (names of items, separated by "; ").
    """
    rows = []
    for standard in STANDARDS:
        asked = disclosed[
            (disclosed[standard] == "required") & (disclosed["score"] != "not applicable")
        ]
        named = {
            verdict.replace(" ", "_"): "; ".join(asked.loc[asked["score"] == score, "name"])
            for score, verdict in MET.items()
        }
        rows.append({"standard": standard, "required": len(asked), **named})
    return pd.DataFrame(rows)
