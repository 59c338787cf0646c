"""Whether a study says what its source says, paragraph by paragraph."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from survey.findings import Finding, findings_frame
from survey.published.study import Study
from survey.wording.grammar import PERCENT, normalise

FIGURE = re.compile(
    rf"(?:\b[a-z]{{1,20}}(?:-[a-z]{{1,20}})?|\d{{1,3}}(?:[.,]\d{{1,4}})?){PERCENT}"
    r"|\b(?:half|majority)\b|\b(?:one|two|three)-(?:third|quarter|fifth)s?\b"
)
LONGEST = 200


def verify(study: Study, text: str) -> pd.DataFrame:
    """Return where a study and the text of its source do not agree.

    Answers whether every encoded phrase stands where the study says, and which figures of the text
    were not encoded. It does not judge whether a figure was put to the right question.

    Parameters
    ----------
    study : Study
        The study; its first source is the one that is verified, others are left alone.
    text : str
        The whole text of the source; paragraphs are its non-empty lines.

    Returns
    -------
    DataFrame
        One row a finding with the columns of `frames.FINDINGS`. Rules: changed-source (the text is
        not the one that was encoded; most paragraphs are looked for where they have moved to),
        wording-not-found, wording-elsewhere, and not-encoded (a figure of the text that no
        statement holds).

    See Also
    --------
    check : Whether the tables are well formed.

    Examples
    --------
    >>> import pandas as pd
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["KAZ"], "n": [813], "question": "Q", "response": "yes",
    ...     "wording": ["74 percent"], "paragraph": ["1"]})
    >>> poll = sv.from_frame(figures, title="Poll")
    >>> sv.verify(poll, "In all, 74 percent said yes and 9 percent no.")["got"].tolist()
    ['9 percent']
    """
    paragraphs = [normalise(line) for line in text.splitlines() if line.strip()]
    source_id = study.sources["source_id"].iloc[0] if len(study.sources) else ""
    changed = _is_changed(study, text)
    shift = _shift(study, paragraphs, source_id) if changed else 0
    found = [_changed(shift)] if changed else []
    found += _places(study, paragraphs, source_id, shift)
    found += _unencoded(study, paragraphs, source_id, shift)
    return findings_frame(found)


def _rows(study: Study, source_id: str) -> Iterator[tuple[str, int, str, str, int]]:
    """Yield file, row, id, normalised phrase and paragraph of what was encoded from a source."""
    for name, key in (("statements", "statement_id"), ("indicators", "indicator_id")):
        for row, record in enumerate(study.tables[name].to_dict("records"), start=2):
            if record["source_id"] == source_id and record["paragraph"]:
                phrase = normalise(str(record["wording"]))
                yield f"{name}.csv", row, str(record[key]), phrase, int(record["paragraph"])


def _is_changed(study: Study, text: str) -> bool:
    """Say whether the text is another than the one that was encoded; line ends do not count."""
    recorded = study.sources["sha256"].iloc[0] if len(study.sources) else ""
    plain = text.replace("\r\n", "\n")
    forms = (text, plain, f"{plain}\n", plain.rstrip("\n"))
    digests = {hashlib.sha256(form.encode()).hexdigest() for form in forms}
    return bool(recorded) and recorded not in digests


def _shift(study: Study, paragraphs: list[str], source_id: str) -> int:
    """Return by how many paragraphs most phrases have moved that stand in one place only."""
    moves: Counter[int] = Counter()
    for _, _, _, phrase, paragraph in _rows(study, source_id):
        found = [place for place, line in enumerate(paragraphs, start=1) if phrase in line]
        moves.update([found[0] - paragraph] if len(found) == 1 else [])
    return moves.most_common(1)[0][0] if moves else 0


def _changed(shift: int) -> Finding:
    """Say that the text is another one."""
    hint = f"Most paragraphs have moved by {shift:+d}." if shift else "Most have not moved."
    return Finding("warning", "changed-source", "sources.csv", 2, "sha256", "",
                   "the text that was encoded", "another text", hint)  # fmt: skip


def _places(study: Study, paragraphs: list[str], source_id: str, shift: int) -> Iterator[Finding]:
    """Yield phrases that do not stand in their paragraph."""
    for file, row, name, phrase, paragraph in _rows(study, source_id):
        place = paragraph + shift
        if 0 < place <= len(paragraphs) and phrase in paragraphs[place - 1]:
            continue
        found = [str(i) for i, other in enumerate(paragraphs, start=1) if phrase in other]
        rule = "wording-elsewhere" if found else "wording-not-found"
        hint = f"It stands in paragraph {', '.join(found[:5])}." if found else "Read it again."
        yield Finding("error", rule, file, row, "wording", name, f"in paragraph {place}",
                      phrase, hint)  # fmt: skip


def _unencoded(
    study: Study, paragraphs: list[str], source_id: str, shift: int
) -> Iterator[Finding]:
    """Yield figures of the text that no encoded phrase of their paragraph holds."""
    encoded: dict[int, str] = {}
    for _, _, _, phrase, paragraph in _rows(study, source_id):
        place = paragraph + shift
        encoded[place] = f"{encoded.get(place, '')} | {phrase}"
    for paragraph, line in enumerate(paragraphs, start=1):
        for found in FIGURE.finditer(line):
            if found[0] not in encoded.get(paragraph, ""):
                start = max(found.start() - LONGEST // 4, 0)
                around = line[start : found.end() + LONGEST // 4]
                yield Finding("note", "not-encoded", "statements.csv", 0, "wording",
                              f"paragraph {paragraph}", "encoded, if it is a share of respondents",
                              found[0], f"It stands in: {around}")  # fmt: skip
