"""A contradiction in plain words: what cannot all hold, where it stands, by how much it misses."""

from __future__ import annotations

from collections.abc import Mapping

from survey.labels import listed, points
from survey.published.study import Study
from survey.published.tightening import Conflict


def paragraphs_of(study: Study) -> dict[str, str]:
    """Return the paragraph of each statement and relation, by id."""
    found: dict[str, str] = {}
    for table, key in ((study.statements, "statement_id"), (study.relations, "relation_id")):
        found |= dict(zip(table[key], table["paragraph"], strict=True))
    return found


def conflict_words(conflict: Conflict, paragraphs: Mapping[str, str]) -> str:
    """Return a contradiction as one clause.

    Parameters
    ----------
    conflict : Conflict
        The smallest contradicting set.
    paragraphs : mapping of str to str
        Paragraphs by the id of a statement or relation.
    """
    said: dict[str, str] = {}
    for constraint in conflict.constraints:
        paragraph = paragraphs.get(constraint.source, "")
        words = f"\u201c{constraint.words}\u201d"
        said[constraint.source] = f"{words} (paragraph {paragraph})" if paragraph else words
    missed = (
        f"; they miss by {points(conflict.miss, 1, sign=False)}" if conflict.miss > 5e-4 else ""
    )
    return f"{listed(said.values())} cannot all hold{missed}"
