"""How many rows of a picture fit a page without its type being made smaller."""

from __future__ import annotations

import pandas as pd

LINE = 85  # letters of a heading across the page
LABEL = 24  # letters of a label beside the scale
LEAST = 2  # lines of the lowest row
PAGE = 40  # lines of rows
FEWEST = 3


def rows_that_fit(frame: pd.DataFrame, most: int, suffix: str = "", *, page: int = PAGE) -> int:
    """Return how many rows to draw in one picture: `most`, or fewer where texts are long.

    Parameters
    ----------
    frame : DataFrame
        Rows with a question and a response, of usual length for all of them.
    most : int
        Where texts are short.
    suffix : str
        Suffix of the columns of a side.
    page : int, default 40
        Lines that there is room for.

    Examples
    --------
    >>> frame = pd.DataFrame({"question": ["Travel?", "Travel?"], "response": "willing"})
    >>> rows_that_fit(frame, 10), rows_that_fit(frame.assign(question="long " * 50), 10)
    (10, 8)
    """
    headings = frame[f"question{suffix}"].str.len() // LINE + 1
    labels = (frame[f"response{suffix}"].str.len() // LABEL + 1).clip(lower=LEAST)
    lines = (headings + labels).mean()
    return most if pd.isna(lines) else max(FEWEST, min(most, int(page // lines)))
