"""A study from a frame that someone typed: figures with country, n, question, response, wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping

import pandas as pd

from survey.countries import country_code
from survey.errors import FrameError, OptionError, StudyError
from survey.published import checks
from survey.published.cells import ID
from survey.published.columns import CONTROL
from survey.published.schema import QUESTIONS, RESPONSES, SAMPLES, STATEMENTS, Table
from survey.published.study import Study, assemble

NEEDED = ("country", "n", "question", "response", "wording")
LONGEST_ID = 40
LONGEST_N = 13
OF_SAMPLE = ("wave", "population", "mode", "frame", "sampling", "weighting", "coverage",
             "field_start", "field_end")  # fmt: skip
OF_QUESTION = ("battery", "topic", "kind", "direction", "concept", "same_answers")
OF_RESPONSE = ("order", "valence")
OF_STATEMENT = ("paragraph", "note")


def from_frame(
    table: pd.DataFrame, *, title: str, name: str | None = None, description: str = ""
) -> Study:
    """Return a study from a frame of printed figures.

    The short way for a survey with few figures, in a notebook. For one with assumptions,
    relations or several sources, write a folder and `load` it.

    Parameters
    ----------
    table : DataFrame
        One row a printed figure, with the columns country (name or ISO code), n (a number, a
        printed phrase such as "more than 1,600", or missing), question, response and wording
        (the printed phrase, such as "nearly half"; a plain number is a percentage). May have, of
        the sample: wave, population, mode, frame, sampling, weighting, coverage, field_start,
        field_end; of the question: battery, topic, kind (single, multiple, unknown), direction,
        concept, same_answers; of the response: order, valence; of the statement: paragraph, note.
    title : str
        Title of the study.
    name : str, optional
        Short name; made from the title by default.
    description : str, default ""
        What the study is.

    Returns
    -------
    Study
        Checked like a loaded one.

    Raises
    ------
    FrameError
        If a column is missing, a country unknown, or a sample has two sizes.
    StudyError
        If the figures have errors; all of them are listed.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["China", "Kazakhstan"], "n": [1213, 813],
    ...     "question": "Travel there?", "response": "willing", "wording": ["86 percent", "74%"]})
    >>> sv.toplines(sv.from_frame(figures, title="Travel poll"))["value"].tolist()
    [0.86, 0.74]
    """
    name = study_name(name, title, description)
    missing = [column for column in NEEDED if column not in table.columns]
    if missing:
        raise FrameError.missing_columns("printed figures", missing, table.columns)
    if table.empty:
        raise StudyError.lacks(name, "one printed figure or more", "a study")
    figures = pd.DataFrame({str(column): _texts(table[column]) for column in table.columns})
    figures["country"] = _countries(figures["country"])
    figures["n"] = [_size(n) for n in figures["n"]]
    sample_keys = ["country", *(["wave"] if "wave" in figures.columns else [])]
    figures["sample_id"] = _ids(figures[sample_keys].agg(" ".join, axis=1))
    figures["question_id"] = _ids(figures["question"])
    figures["response_id"] = _ids(figures["response"])
    _one_size(figures)
    _settle(figures, ["sample_id"], OF_SAMPLE)
    _settle(figures, ["question_id"], OF_QUESTION)
    _settle(figures, ["question_id", "response_id"], OF_RESPONSE)
    tables = {
        "samples": _table(SAMPLES, figures, ["sample_id"], ("country", "n", *OF_SAMPLE)),
        "questions": _table(
            QUESTIONS, figures, ["question_id"], OF_QUESTION, {"text": figures["question"]}
        ),
        "responses": _table(
            RESPONSES, figures, ["question_id", "response_id"], OF_RESPONSE,
            {"label": figures["response"]},
        ),
        "statements": _table(
            STATEMENTS, figures, ["statement_id"],
            ("sample_id", "question_id", "response_id", "wording", *OF_STATEMENT),
            {"statement_id": pd.Series([f"s{row}" for row in range(1, len(figures) + 1)])},
        ),
    }  # fmt: skip
    tables["samples"]["n_kind"] = ["published" if n else "missing" for n in tables["samples"]["n"]]
    found = checks.findings_of(tables)
    problems = found[found["severity"] == "error"]
    if len(problems):
        raise StudyError.invalid(name, [_problem(row) for row in problems.to_dict("records")])
    return assemble(name, title, description, tables)


def study_name(name: str | None, title: str, description: str) -> str:
    """Return the name of a study, made from its title unless one is given.

    Raises
    ------
    OptionError
        If the name cannot name a folder, or a text cannot be printed.
    """
    name = name or slug(title) or "study"
    if not ID.fullmatch(name):
        raise OptionError.out_of_range("name", name, "letters, digits, hyphens, dots, underscores")
    for argument, text in {"title": title, "description": description}.items():
        if CONTROL.search(text):
            raise OptionError.out_of_range(argument, text, "text without control characters")
    return name


def _texts(column: pd.Series) -> list[str]:
    """Return values as text; missing is empty, 813.0 is 813."""
    texts = []
    for value in column:
        if pd.isna(value):
            texts.append("")
        elif isinstance(value, float) and value.is_integer():
            texts.append(str(int(value)))
        else:
            texts.append(str(value).strip())
    return texts


def _countries(column: Iterable[str]) -> list[str]:
    """Return alpha-3 codes."""
    codes = []
    for row, value in enumerate(column):
        code = country_code(value) if value else ""
        if not code:
            raise FrameError.bad_value("table", row, "country", value, "a country name or ISO code")
        codes.append(code)
    return codes


def _size(n: str) -> str:
    """Return a sample size as it would be printed."""
    return f"{int(n):,}" if n.isascii() and n.isdigit() and len(n) < LONGEST_N else n


def _one_size(figures: pd.DataFrame) -> None:
    """Refuse a sample with two sizes."""
    for _, group in figures.groupby("sample_id", sort=False):
        sizes = group["n"].unique()
        if len(sizes) > 1:
            row = int(group.index[group["n"] == sizes[1]][0])
            expected = (
                f"{sizes[0] or 'missing'!r} as in the other rows of {group['country'].iloc[0]}"
            )
            raise FrameError.bad_value("table", row, "n", sizes[1], expected)


def _settle(figures: pd.DataFrame, key: list[str], columns: Iterable[str]) -> None:
    """Give every row of a sample, question or response the one value that its rows name."""
    for column in figures.columns.intersection(list(columns)):
        for _, values in figures.groupby(key, sort=False)[column]:
            named = [value for value in values.unique() if value]
            if len(named) > 1:
                row = int(values.index[values == named[1]][0])
                expected = f"{named[0]!r} as in an earlier row about the same"
                raise FrameError.bad_value("table", row, str(column), named[1], expected)
            figures.loc[values.index, column] = named[0] if named else ""


def _ids(texts: pd.Series) -> list[str]:
    """Return a short name for each different text; names that coincide are numbered."""
    names: dict[str, str] = {}
    for text in texts:
        if text not in names:
            name = slug(text) or f"x{len(names) + 1}"
            taken = set(names.values())
            number = next(i for i in range(1, len(taken) + 2) if _numbered(name, i) not in taken)
            names[text] = _numbered(name, number)
    return [names[text] for text in texts]


def _numbered(name: str, number: int) -> str:
    """Return the name, with a number from the second of its kind on."""
    return name if number == 1 else f"{name}-{number}"


def slug(text: str) -> str:
    """Return a text as a short name of plain letters, digits and hyphens.

    Examples
    --------
    >>> slug("Caf\u00e9s in Almaty: 2024")
    'cafes-in-almaty-2024'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")


def _table(
    definition: Table,
    figures: pd.DataFrame,
    key: list[str],
    columns: Iterable[str],
    more: Mapping[str, pd.Series] | None = None,
) -> pd.DataFrame:
    """Return a table with one row for each key, from those of the columns that are there.

    Its index is the row of the frame, counted as in a file with a header.
    """
    given = figures.assign(**(more or {}))
    wanted = [*key, *columns, *(more or {})]
    present = [name for name in definition.names if name in wanted and name in given.columns]
    rows = given[present].drop_duplicates(key)
    return rows.set_axis(rows.index + 2)


def _problem(finding: Mapping[Hashable, object]) -> str:
    """Return a finding of a table as one about the row of the frame."""
    came = f", not {finding['got']!r}" if finding["got"] else ""
    hint = f" {finding['hint']}" if finding["hint"] else ""
    place = f"table row {int(str(finding['row'])) - 2}, column `{finding['column']}`"
    return f"{place}: must be {finding['expected']}{came}.{hint}"
