"""Perceived beside measured: which figures are paired, and what their ratio can be."""

import io
import math
from itertools import product

import numpy as np
import pandas as pd
import pytest

import survey as sv
from survey.bounds import Bounds
from survey.errors import OptionError, WordingError
from survey.frames import PERCEIVED, require
from survey.published.study import assemble

INF = math.inf
BOUNDS = {
    "almost 100,000": (0, 100000, False, True),
    "around 9,000": (8500, 9500, False, False),
    "more than 1,600": (1600, INF, True, False),
    "less than 20": (0, 20, False, True),
    "at least six": (6, INF, False, False),
    "between 200 and 300": (200, 300, False, False),
    "just over 40": (40, 50, True, False),
    "1,213": (1213, 1213, False, False),
}


def row(kind, wording, **others):
    """Return an indicator; all are alike but for kind, wording and what is given."""
    usual = {"geography": "KGZ", "subject": "Workers", "measure": "Number", "unit": "count"}
    return {**usual, "period": "2025", "kind": kind, "wording": wording, **others}


def context(*rows):
    """Return a study of context of indicators."""
    frame = pd.DataFrame([{"indicator_id": f"i{place}", **row} for place, row in enumerate(rows)])
    return assemble("context", "Context", "", {"indicators": frame.fillna("")})


def pairs_of(said, found):
    """Return the pairs of one rumour and one measured figure."""
    return sv.perceived_vs_measured(context(row("rumoured", said), row("measured", found)))


def ends(found, name):
    """Return low and high ends of a row and whether they are open."""
    return tuple(found[f"{name}_{end}"] for end in ("low", "high", "low_open", "high_open"))


def test_the_shipped_pair_is_that_of_paragraph_11():
    found = sv.perceived_vs_measured(sv.load("central-asia-context"))
    assert tuple(found.columns) == PERCEIVED
    assert len(found) == 1
    pair = found.iloc[0]
    assert (pair["place"], pair["subject"], pair["kind"]) == (
        "Kyrgyzstan", "Workers from China", "rumoured",
    )  # fmt: skip
    assert pair["perceived_paragraph"] == pair["measured_paragraph"] == "11"
    assert ends(pair, "perceived") == BOUNDS["almost 100,000"]
    assert ends(pair, "measured") == BOUNDS["around 9,000"]
    assert ends(pair, "ratio") == (0, pytest.approx(100000 / 8500), False, True)
    assert pair["note"] == ""


def test_the_reading_reaches_both_sides():
    found = sv.perceived_vs_measured(sv.load("central-asia-context"), reading="idiomatic")
    pair = found.iloc[0]
    assert ends(pair, "perceived") == (90000, 100000, False, True)
    assert ends(pair, "ratio") == pytest.approx((90000 / 9500, 100000 / 8500, False, True))
    assert pair["reading"] == "idiomatic"


@pytest.mark.parametrize(
    ("said", "found", "ratio"),
    [
        ("more than 1,600", "between 200 and 300", (16 / 3, INF, True, False)),
        ("between 200 and 300", "more than 1,600", (0, 300 / 1600, True, True)),
        ("less than 20", "at least six", (0, 20 / 6, False, True)),
        ("at least six", "less than 20", (6 / 20, INF, True, False)),
        ("just over 40", "1,213", (40 / 1213, 50 / 1213, True, False)),
        ("1,213", "just over 40", (1213 / 50, 1213 / 40, False, True)),
        ("1,213", "1,213", (1, 1, False, False)),
        ("zero", "around 9,000", (0, 0, False, False)),
        ("less than 20", "less than 20", (0, INF, False, False)),
        ("1,213", "at least six", (0, 1213 / 6, True, False)),
    ],
)
def test_ratios_worked_out_by_hand(said, found, ratio):
    pair = pairs_of(said, found).iloc[0]
    low, high, low_open, high_open = ends(pair, "ratio")
    assert (low, high) == pytest.approx(ratio[:2])
    assert (low_open, high_open) == ratio[2:]


@pytest.mark.parametrize(("said", "found"), list(product(BOUNDS, BOUNDS)))
def test_every_quotient_lies_within_the_ratio_and_some_at_its_ends(said, found):
    pair = pairs_of(said, found).iloc[0]
    assert ends(pair, "perceived") == BOUNDS[said]
    tops, bottoms = points_in(*BOUNDS[said]), points_in(*BOUNDS[found])
    quotients = np.array([top / bottom for top in tops for bottom in bottoms if bottom > 0])
    bounds = Bounds(*ends(pair, "ratio"))
    slack = 1e-12 * max(1.0, quotients.max())
    assert quotients.min() >= bounds.low - slack
    assert quotients.max() <= bounds.high + slack
    assert quotients.min() == pytest.approx(bounds.low, rel=1e-6, abs=1e-6)
    assert quotients.max() == pytest.approx(min(bounds.high, quotients.max()), rel=1e-6)
    assert math.isinf(bounds.high) == (quotients.max() > 1e6)


def points_in(low, high, low_open, high_open):
    """Return numbers within a range, as close to its ends as they may come."""
    top = min(high, 1e12)
    near = max(low, 1e-3) * 1e-9
    first = low + near if low_open else low
    last = top * (1 - 1e-9) if high_open else top
    return [max(first, 1e-9) if not low else first, *np.linspace(first, last, 5)[1:-1], last]


def test_pairs_share_geography_subject_measure_and_unit():
    study = context(
        row("measured", "9,000"),
        row("rumoured", "100,000"),
        row("rumoured", "1,000", geography="KAZ"),
        row("claimed", "2,000", subject="Firms"),
        row("claimed", "3,000", measure="Arrivals"),
        row("claimed", "4,000 dollars", unit="USD"),
        row("forecast", "5,000"),
        row("planned", "6,000"),
        row("measured", "8,000"),
        row("claimed", "20,000"),
    )
    found = sv.perceived_vs_measured(study)
    pairs = found[["kind", "perceived_wording", "measured_wording"]].to_numpy().tolist()
    assert pairs == [
        ["rumoured", "100,000", "9,000"],
        ["rumoured", "100,000", "8,000"],
        ["claimed", "20,000", "9,000"],
        ["claimed", "20,000", "8,000"],
    ]
    assert found["perceived_indicator_id"].tolist() == ["i1", "i1", "i9", "i9"]


@pytest.mark.parametrize(
    ("said", "found", "note"),
    [
        ("2025", "2025", ""),
        ("2018/2021", "2025", "periods: 2018/2021 (claimed), 2025 (measured)"),
        ("", "2025", "periods: not printed (claimed), 2025 (measured)"),
        ("2025", "", "periods: 2025 (claimed), not printed (measured)"),
        ("", "", "periods: not printed (claimed), not printed (measured)"),
    ],
)
def test_periods_that_differ_are_told(said, found, note):
    study = context(
        row("claimed", "12", period=said, note="Ours."), row("measured", "6", period=found)
    )
    pair = sv.perceived_vs_measured(study).iloc[0]
    assert pair["note"] == note
    assert (pair["perceived_period"], pair["measured_period"]) == (said, found)
    assert (pair["perceived_note"], pair["measured_note"]) == ("Ours.", "")


def test_shares_and_amounts_are_read_as_such():
    study = context(
        row("claimed", "half", unit="share"), row("measured", "10 percent", unit="share"),
        row("claimed", "$30 billion", unit="USD"), row("measured", "$9.6 billion", unit="USD"),
    )  # fmt: skip
    shares, dollars = sv.perceived_vs_measured(study).to_dict("records")
    assert ends(shares, "measured") == pytest.approx((0.095, 0.105, False, False))
    assert shares["perceived_high"] <= 1
    assert ends(dollars, "measured") == pytest.approx((9.55e9, 9.65e9, False, False))
    assert dollars["ratio_high"] == pytest.approx(dollars["perceived_high"] / 9.55e9)


def test_nothing_measured_gives_no_ratio():
    found = pairs_of("12", "zero")
    assert found[["ratio_low", "ratio_high"]].isna().all(axis=None)
    assert found["note"].tolist() == ["nothing was measured, so there is no ratio"]


def test_without_pairs_the_frame_is_empty(study):
    for each in (context(row("rumoured", "12")), context(row("measured", "12")), study):
        found = sv.perceived_vs_measured(each)
        assert tuple(found.columns) == PERCEIVED
        assert found.empty


def test_a_csv_round_trip_loses_nothing():
    found = sv.perceived_vs_measured(sv.load("central-asia-context"))
    back = require(pd.read_csv(io.StringIO(found.to_csv(index=False))), "perceived")
    pd.testing.assert_frame_equal(back, found, check_dtype=False)


def test_what_cannot_be_read_is_told():
    with pytest.raises(OptionError, match=r"`reading` must be one of 'literal', 'idiomatic'"):
        sv.perceived_vs_measured(context(row("rumoured", "12")), reading="loose")
    with pytest.raises(WordingError, match="must be a printed count"):
        pairs_of("12 percent", "12")
