"""The order of rows where it should tell something: from the largest gap or share down."""

from __future__ import annotations

import pandas as pd

from survey.errors import FrameError
from survey.frames import NAMES, kind_of, require
from survey.labels import listed

SHARES = ("toplines", "estimates")
GAPS = ("gaps", "tips")


def by_size(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows from the largest gap, or share, to the smallest, for pictures in that order.

    Pictures keep the order of their rows. What counts is what is sure: the least that the printed
    words allow. Where that is the same, what they allow at most decides, then the given order.

    Parameters
    ----------
    frame : DataFrame
        Gaps or tips (the size of the gap, whichever side is higher), or estimates or toplines (the
        share).

    Returns
    -------
    DataFrame
        The same rows with their index.

    Raises
    ------
    FrameError
        If the frame is none of these.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": "CHN", "n": 1213, "question": "Which?",
    ...     "response": ["a", "b", "c"], "wording": ["20 percent", "nearly half", "86 percent"]})
    >>> lines = sv.toplines(sv.from_frame(figures, title="Poll"))
    >>> by_size(lines)["response"].tolist()
    ['c', 'a', 'b']
    """
    kind = kind_of(frame)
    if kind not in (*SHARES, *GAPS):
        known = listed((*SHARES, *GAPS), "or")
        raise FrameError.missing_columns(known, NAMES["estimates"][-3:], frame.columns, kind)
    sure, most = (require(frame, kind)[f"published_{end}"] for end in ("low", "high"))
    if kind in GAPS:
        sure, most = sure.where(sure > 0, -most).clip(lower=0), most.where(most > -sure, -sure)
    ends = pd.DataFrame({"sure": sure, "most": most})
    return frame.loc[ends.sort_values(["sure", "most"], ascending=False, kind="stable").index]
