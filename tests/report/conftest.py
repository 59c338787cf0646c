"""Fixtures of the report: what the shipped survey is reported from, and ways into a document."""

import pandas as pd
import pytest

import survey as sv
from survey.report.content import content
from survey.report.material import gather

CONTEXT = "central-asia-context"


@pytest.fixture(scope="session")
def material(shipped):
    """Return what the report of the shipped survey is written from."""
    return gather(shipped, CONTEXT)


@pytest.fixture(scope="session")
def document(shipped):
    """Return the report of the shipped survey as plain data."""
    return content(shipped, CONTEXT).document


@pytest.fixture
def one_country():
    """Return a study of two rows: one country, one question."""
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 813, "question": "Invest?", "kind": "single",
         "response": ["support", "neutral"], "wording": ["53 percent", "29 percent"]}
    )  # fmt: skip
    return sv.from_frame(figures, title="Two rows")


@pytest.fixture
def without_sizes(figures):
    """Return a study whose source printed no sample size."""
    return sv.from_frame(figures.assign(n=None), title="No sizes")


@pytest.fixture(scope="session")
def many_countries():
    """Return what the report of twelve countries and one question is written from."""
    codes = ["CHN", "KAZ", "KGZ", "UZB", "TJK", "TKM", "RUS", "DEU", "FRA", "ITA", "ESP", "POL"]
    figures = pd.DataFrame(
        {"country": codes, "n": 500, "question": "Trust?", "response": "yes",
         "wording": [f"{30 + 3 * place} percent" for place in range(12)]}
    )  # fmt: skip
    return gather(sv.from_frame(figures, title="Twelve countries"))


def _blocks(document):
    """Yield every block of a document."""
    yield from document["summary"]
    for section in document["sections"]:
        yield from section["blocks"]


@pytest.fixture(scope="session")
def block():
    """Return a function that finds a block of a document, or of a section, by its id."""

    def find(where, block_id):
        blocks = _blocks(where) if isinstance(where, dict) else where.blocks
        return next(each for each in blocks if each.get("id") == block_id)

    return find


@pytest.fixture(scope="session")
def cells():
    """Return a function that gives the rows of a table as tuples of text, bands as one text.

    The spaces that align numbers are left out.
    """

    def read(table):
        rows = []
        for row in table["rows"]:
            if "band" in row:
                band = row["band"]
                rows.append((" ".join(part for part in (band["lead"], band["text"]) if part),))
            else:
                shown = (cell if isinstance(cell, str) else cell["text"] for cell in row["cells"])
                rows.append(tuple(text.rstrip("\u2007\u2008") for text in shown))
        return rows

    return read


@pytest.fixture(scope="session")
def words():
    """Return a function that gives all texts of plain data as one."""

    def read(value):
        if isinstance(value, str):
            return value
        parts = value.values() if isinstance(value, dict) else value
        return " ".join(read(part) for part in parts if isinstance(part, (str, dict, list)))

    return read
