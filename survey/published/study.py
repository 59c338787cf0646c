"""`Study`, one survey as published, and how it is found, loaded and saved."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pandas as pd

from survey.errors import OutputError, StudyError
from survey.published import checks
from survey.published.descriptor import descriptor
from survey.published.folder import read_descriptor, read_tables
from survey.published.schema import TABLES
from survey.published.summary import Summary, counts, summary


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """One survey as published: its tables, checked, every column as text.

    Make one with `load` or `from_frame`; both check it.

    Parameters
    ----------
    name : str
        Short name, also of its folder.
    title, description : str
        For headings, in own words.
    sources, samples, questions, responses, statements, relations, assumptions, disclosure, \
indicators : DataFrame
        The tables of `survey.published.schema`; a table that the study lacks is empty.

    Examples
    --------
    >>> import survey as sv
    >>> study = sv.load("gt-china-kazakhstan-2024")
    >>> study.samples["n"].tolist()
    ['1,213', '813']
    """

    name: str
    title: str
    description: str
    sources: pd.DataFrame
    samples: pd.DataFrame
    questions: pd.DataFrame
    responses: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    assumptions: pd.DataFrame
    disclosure: pd.DataFrame
    indicators: pd.DataFrame

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by name, in the order of the schema."""
        return {table.name: getattr(self, table.name) for table in TABLES}

    def __repr__(self) -> str:
        """Say in a line what the study is and how much it holds."""
        return f"<Study {self.name!r}: {', '.join(counts(self.tables))}>"

    def __str__(self) -> str:
        """Say what the study is, its samples, what it holds and what its source leaves open."""
        return self._summary().text()

    def _repr_html_(self) -> str:
        """Say the same in a notebook."""
        return self._summary().html()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Say the same at the prompt of IPython."""
        printer.text(repr(self) if cycle else str(self))

    def _summary(self) -> Summary:
        """Return what the study is in short."""
        return summary(f"{self.title} ({self.name})", self.description, self.tables)


def load(name: str | os.PathLike[str]) -> Study:
    """Return a study that ships with the package, or one from a folder.

    Parameters
    ----------
    name : str or path
        A name of `catalog`, else a folder. A path object is always a folder.

    Returns
    -------
    Study
        Whole and checked; nothing is half loaded.

    Raises
    ------
    StudyError
        If there is no such study, or it has errors: all of them are listed.

    See Also
    --------
    check : Every finding of a folder as a frame, warnings too.
    catalog : The studies that ship with the package.

    Examples
    --------
    >>> import survey as sv
    >>> sv.load("gt-china-kazakhstan-2024").name
    'gt-china-kazakhstan-2024'
    """
    folder = locate(name)
    tables, findings = read_tables(folder)
    texts, more = read_descriptor(folder)
    findings += more
    findings += checks.table_findings(tables)
    problems = [str(finding) for finding in findings if finding.severity == "error"]
    if problems:
        raise StudyError.invalid(texts["name"], problems)
    return assemble(texts["name"], texts["title"], texts["description"], tables)


def assemble(name: str, title: str, description: str, tables: checks.Tables) -> Study:
    """Return a study of checked tables, each with every column and row number from 0."""
    whole = checks.complete(tables)
    return Study(name, title, description, *(whole[table.name] for table in TABLES))


def check(study: Study | str | os.PathLike[str]) -> pd.DataFrame:
    """Return every problem of a study at once.

    Parameters
    ----------
    study : Study, str or path
        A study, or what `load` takes. A folder need not be loadable.

    Returns
    -------
    DataFrame
        One row a finding, columns severity, rule, file, row (the header is row 1), column,
        cells, expected, got, hint. No rows: nothing was found.

    Raises
    ------
    StudyError
        If there is no such study or folder.

    Examples
    --------
    >>> import survey as sv
    >>> len(sv.check("gt-china-kazakhstan-2024"))
    0
    """
    if isinstance(study, Study):
        return checks.findings_of(study.tables)
    folder = locate(study)
    tables, findings = read_tables(folder)
    _, more = read_descriptor(folder)
    return checks.findings_of(tables, [*more, *findings])


def save(study: Study, folder: str | os.PathLike[str]) -> Path:
    """Write a study as a folder of CSV files with a Data Package descriptor.

    Parameters
    ----------
    study : Study
        The study to write.
    folder : str or path
        A new folder, or an empty one.

    Returns
    -------
    Path
        The folder. It is written whole or not at all.

    Raises
    ------
    OutputError
        If the folder holds something already, or cannot be written.

    Examples
    --------
    >>> import survey as sv
    >>> folder = getfixture("tmp_path") / "copy"
    >>> sv.load(sv.save(sv.load("central-asia-context"), folder)).name
    'central-asia-context'
    """
    target = Path(folder)
    tables = {name: table for name, table in study.tables.items() if len(table)}
    package = descriptor(study.name, study.title, study.description, tuple(tables))
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise OutputError.unwritable(target, "it is there already", "Give a new folder.")
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
        try:
            for name, table in tables.items():
                table.to_csv(made / f"{name}.csv", index=False, lineterminator="\n")
            (made / "datapackage.json").write_text(_json(package), encoding="utf-8")
            made.chmod(0o755)
            made.replace(target)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError.unwritable(target, reason) from error
    return target


def catalog() -> pd.DataFrame:
    """Return the studies that ship with the package.

    Returns
    -------
    DataFrame
        Columns study, title, samples, questions, statements, indicators (counts of rows).

    Examples
    --------
    >>> import survey as sv
    >>> "gt-china-kazakhstan-2024" in sv.catalog()["study"].tolist()
    True
    """
    rows = []
    for folder in shipped():
        texts, _ = read_descriptor(folder)
        tables, _ = read_tables(folder)
        counts = {name: len(tables.get(name, ())) for name in COUNTED}
        rows.append({"study": texts["name"], "title": texts["title"], **counts})
    return pd.DataFrame(rows, columns=["study", "title", *COUNTED])


COUNTED = ("samples", "questions", "statements", "indicators")


def shipped() -> list[Traversable]:
    """Return the folders of the shipped studies by name."""
    folders = [
        entry
        for entry in resources.files("survey.data").iterdir()
        if entry.is_dir() and entry.joinpath("datapackage.json").is_file()
    ]
    return sorted(folders, key=lambda entry: entry.name)


def locate(name: str | os.PathLike[str]) -> Traversable:
    """Return the folder of a study: shipped names first, then folders; a path is a folder."""
    if isinstance(name, str):
        for folder in shipped():
            if folder.name == name:
                return folder
    with contextlib.suppress(OSError, ValueError):
        if os.fspath(name) and (path := Path(name)).is_dir():
            return path
    raise StudyError.unknown(os.fspath(name), [folder.name for folder in shipped()])


def _json(content: object) -> str:
    """Return an object as stable JSON text."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
