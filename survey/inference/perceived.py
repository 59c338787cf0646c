"""Perceived and measured: what is rumoured or claimed, beside what was measured of the same."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from survey.bounds import Bounds
from survey.countries import country_name
from survey.errors import OptionError
from survey.frames import PERCEIVED
from survey.options import Quantity, Reading, values
from survey.published.study import Study
from survey.wording.reading import read_wording

Row = Mapping[Hashable, Any]

MEASURED = "measured"
PERCEIVED_KINDS = ("rumoured", "claimed")
ALIKE = ["geography", "subject", "measure", "unit"]
QUANTITIES: Mapping[str, Quantity] = {"share": "share", "count": "count"}
NO_RATIO = "nothing was measured, so there is no ratio"
NOT_PRINTED = "not printed"


def perceived_vs_measured(study: Study, *, reading: Reading = "literal") -> pd.DataFrame:
    """Return what is rumoured or claimed beside what was measured of the same.

    Answers how many times larger a thing is said to be than it was found to be, as far as the
    printed words go. It does not say why, nor how well the measured figure was measured.

    Parameters
    ----------
    study : Study
        A study with indicators.
    reading : {"literal", "idiomatic"}, default "literal"
        Whether vague words give what they entail, or also what writers usually imply.

    Returns
    -------
    DataFrame
        One row a pair of indicators, one rumoured or claimed (`kind`) and one measured, of the
        same geography, subject, measure and unit, with the columns of `frames.PERCEIVED`, in the
        order of the perceived ones. For each side: wording, bounds in the unit of the pair
        (shares 0 to 1) and whether their ends are open, period, source, paragraph and note.
        `ratio_low` to `ratio_high` is all that the perceived figure divided by the measured one
        can be: infinite at the high end where the words allow nothing measured or set no upper
        end, empty where nothing was measured. `note` says where the periods differ.

    Raises
    ------
    OptionError
        If `reading` is unknown.
    WordingError
        If a phrase is not of the quantity that its unit says.

    See Also
    --------
    survey.plot.perceived : The picture.

    Notes
    -----
    For positive numbers the quotient of two ranges runs from the lowest perceived over the highest
    measured to the highest perceived over the lowest measured; an end is open if either of its two
    numbers is left out.

    Examples
    --------
    >>> import survey as sv
    >>> study = sv.load("central-asia-context")
    >>> pairs = sv.perceived_vs_measured(study, reading="idiomatic")
    >>> pairs[["perceived_wording", "measured_wording"]].to_numpy().tolist()
    [['almost 100,000', 'around 9,000']]
    >>> pairs[["ratio_low", "ratio_high"]].round(1).to_numpy().tolist()
    [[9.5, 11.8]]
    """
    if reading not in values(Reading):
        raise OptionError.unknown("reading", reading, values(Reading))
    table = study.indicators
    perceived = table[table["kind"].isin(PERCEIVED_KINDS)]
    measured = table[table["kind"] == MEASURED]
    pairs = perceived.merge(measured, on=ALIKE, suffixes=("_perceived", "_measured"))
    rows = [_row(pair, study.name, reading) for pair in pairs.to_dict("records")]
    return pd.DataFrame(rows, columns=list(PERCEIVED))


def _row(pair: Row, study: str, reading: Reading) -> dict[str, object]:
    """Return what is known of one pair."""
    sides = {side: _bounds(pair, side, reading) for side in ("perceived", "measured")}
    ratio = _ratio(sides["perceived"], sides["measured"])
    row: dict[str, object] = {
        "study": study,
        "place": country_name(pair["geography"]),
        **{name: pair[name] for name in ALIKE},
        "kind": pair["kind_perceived"],
        "ratio_low": ratio.low if ratio else math.nan,
        "ratio_high": ratio.high if ratio else math.nan,
        "ratio_low_open": bool(ratio and ratio.low_open),
        "ratio_high_open": bool(ratio and ratio.high_open),
        "reading": reading,
        "note": "; ".join(filter(None, ("" if ratio else NO_RATIO, _periods(pair)))),
    }
    for side, bounds in sides.items():
        row |= {
            f"{side}_low": bounds.low,
            f"{side}_high": bounds.high,
            f"{side}_low_open": bounds.low_open,
            f"{side}_high_open": bounds.high_open,
        }
        for name in ("indicator_id", "wording", "period", "source_id", "paragraph", "note"):
            row[f"{side}_{name}"] = pair[f"{name}_{side}"]
    return row


def _bounds(pair: Row, side: str, reading: Reading) -> Bounds:
    """Return what the words of one side allow."""
    quantity = QUANTITIES.get(pair["unit"], "amount")
    return read_wording(pair[f"wording_{side}"], reading=reading, kind=quantity)


def _ratio(top: Bounds, bottom: Bounds) -> Bounds | None:
    """Return all that one number divided by another can be, neither of them negative.

    Examples
    --------
    >>> _ratio(Bounds(0, 100, high_open=True), Bounds(8, 10))
    Bounds(low=0.0, high=12.5, low_open=False, high_open=True)
    >>> _ratio(Bounds(5, 6), Bounds(0, 2, low_open=True))
    Bounds(low=2.5, high=inf, low_open=False, high_open=False)
    """
    if bottom.high == 0:
        return None
    if top.high == 0:
        return top
    is_endless = math.isinf(bottom.high)
    low, low_open = top.low / bottom.high, top.low_open
    if top.low > 0:
        low_open |= bottom.high_open or is_endless
    if bottom.low == 0 or math.isinf(top.high):
        return Bounds(low, math.inf, low_open)
    return Bounds(low, top.high / bottom.low, low_open, top.high_open or bottom.low_open)


def _periods(pair: Row) -> str:
    """Say of which times the figures are, where it is not the same one."""
    said, found = (pair[f"period_{side}"] for side in ("perceived", "measured"))
    if said and said == found:
        return ""
    kind = pair["kind_perceived"]
    return f"periods: {said or NOT_PRINTED} ({kind}), {found or NOT_PRINTED} (measured)"
