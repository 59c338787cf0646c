"""The picture of claims: strokes where the words' numbers are, bands, lines, verdicts in words."""

import itertools

import matplotlib as mpl
import pandas as pd
import pytest

import survey as sv
from survey.errors import FrameError
from survey.plot import claims, draw
from survey.plot.picture_claims import SHARE_KINDS, plan_claims


@pytest.fixture(scope="module")
def found():
    """Return the claims of a small study: one refuted, one open, one as stated."""
    figures = pd.DataFrame(
        [("Opportunities", "more", "over 80 percent"), ("Opportunities", "more", "83 percent"),
         ("Roads", "good", "a majority"), ("Roads", "good", "31 percent"),
         ("Trade", "fair", "nearly half")],
        columns=["question", "response", "wording"],
    ).assign(country="KAZ", n=813)  # fmt: skip
    return sv.claims(sv.from_frame(figures, title="Poll"))


def test_each_threshold_is_a_stroke_at_its_number(found):
    rows = plan_claims(found, None).rows
    assert [row.mark.threshold for row in rows] == [0.8, 0.5, 0.5]


def test_bands_and_lines_are_those_of_the_frame(found):
    for row, claim in zip(plan_claims(found, None).rows, found.to_dict("records"), strict=True):
        assert row.mark.allowance.published_low == claim["published_low"]
        assert row.mark.allowance.high == pytest.approx(claim["high"], nan_ok=True)


def test_verdicts_stand_at_the_right_and_only_decided_ones_are_bold(found):
    numbers = [row.numbers for row in plan_claims(found, None).rows]
    assert [[words.text for words in pair] for pair in numbers] == [
        ["yes", "cannot tell"], ["no", "no"], ["as stated", "cannot tell"]
    ]  # fmt: skip
    assert [[words.weight for words in pair] for pair in numbers[:2]] == [
        ["bold", "normal"], ["bold", "bold"]
    ]  # fmt: skip


def test_orders_and_extremes_are_words_only(shipped):
    every = sv.claims(shipped)
    rows = plan_claims(every, None).rows
    drawn = [row.mark is not None for row in rows]
    assert drawn == [kind in SHARE_KINDS for kind in every["kind"]]
    assert "is the lowest" in {words.text for row in rows for words in row.label}


@pytest.mark.parametrize("width", [6.0, 8.0])
def test_the_shipped_claims_overlap_nowhere(shipped, boxes_of, width):
    figure = draw("claims", sv.claims(shipped), width=width)
    boxes = boxes_of(figure)
    for (text, box), (other, beside) in itertools.combinations(boxes, 2):
        apart = (
            box.x1 <= beside.x0 + 1 or beside.x1 <= box.x0 + 1
            or box.y1 <= beside.y0 + 3 or beside.y1 <= box.y0 + 3
        )  # fmt: skip
        assert apart, f"{text!r} covers {other!r}"
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for _, box in boxes)


def test_own_axes_are_returned_and_settings_kept(found):
    before = dict(mpl.rcParams)
    ax = mpl.figure.Figure((8, 4)).subplots()
    assert claims(found, ax=ax) is ax
    assert dict(mpl.rcParams) == before


def test_nothing_to_draw(found):
    with pytest.raises(FrameError, match="at least one row of claims"):
        draw("claims", found.iloc[:0])
