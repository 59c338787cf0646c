"""Sentences about what is perceived beside what was measured."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from survey.labels import times_range

Row = Mapping[Hashable, Any]


def perceived_sentence(pairs: pd.DataFrame) -> str:
    """Say for how many figures the words leave no doubt, and which lies farthest from measurement.

    Parameters
    ----------
    pairs : DataFrame
        As `perceived_vs_measured` returns it.
    """
    if pairs.empty:
        return "Nothing to set side by side: no figure was both perceived and measured."
    low, high = pairs["ratio_low"], pairs["ratio_high"]
    larger = int(((low > 1) | ((low == 1) & pairs["ratio_low_open"].astype(bool))).sum())
    smaller = int(((high < 1) | ((high == 1) & pairs["ratio_high_open"].astype(bool))).sum())
    farthest = np.nan_to_num(np.maximum(low, 1 / high)).argmax()
    row: Row = pairs.iloc[[int(farthest)]].to_dict("records")[0]
    word, which = ("figure", "") if len(pairs) == 1 else ("figures", "Farthest off: ")
    ratio = ratio_text(row)
    return (
        f"Of {len(pairs)} perceived {word} beside a measured one, {larger} "
        f"{'is' if larger == 1 else 'are'} surely larger and {smaller} surely smaller. "
        f"{which}{about(row)}, {row['kind']} \u201c{row['perceived_wording']}\u201d, measured "
        f"\u201c{row['measured_wording']}\u201d{f': {ratio} what was measured' if ratio else ''}."
    )


def about(row: Row) -> str:
    """Return what a pair is about.

    Examples
    --------
    >>> about({"subject": "Workers", "measure": "In the country", "place": "Kyrgyzstan"})
    'Workers (In the country, Kyrgyzstan)'
    """
    return f"{row['subject']} ({row['measure']}, {row['place']})"


def ratio_text(row: Row) -> str:
    """Return how many times the measured figure the perceived one is, empty where there is none."""
    ends = ("ratio_low", "ratio_high", "ratio_low_open", "ratio_high_open")
    low, high, low_open, high_open = (row[name] for name in ends)
    return times_range(float(low), float(high), bool(low_open), bool(high_open))
