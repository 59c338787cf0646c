"""What rows about one published figure are called, so that tables of a report lead to another."""

from __future__ import annotations

from survey.report.blocks import Record

KEYS = ("sample_id", "question_id", "response_id", "base")


def figure_row(row: Record, suffix: str = "") -> str:
    """Return the name of the row where a figure stands with its bounds and interval.

    Parameters
    ----------
    row : mapping
        A row of estimates, or of gaps with the suffix of a side.
    suffix : str
        Suffix of its keys.

    Examples
    --------
    >>> figure_row({"sample_id": "chn", "question_id": "q1", "response_id": "yes", "base": ""})
    'printed chn q1 yes '
    """
    return " ".join(["printed", *(str(row[f"{key}{suffix}"]) for key in KEYS)])


def behind(row: Record, suffix: str = "") -> str:
    """Return the name of the row where the statements behind a figure begin.

    Examples
    --------
    >>> behind({"sample_id": "chn", "question_id": "q1", "response_id": "yes", "base": ""})
    'behind chn q1 yes '
    """
    return " ".join(["behind", *(str(row[f"{key}{suffix}"]) for key in KEYS)])
