import math

import pandas as pd
import pytest

from survey.plot import gap_words
from survey.plot.theme import UNDECIDED, identities, readable

LOOKS = identities(["CHN", "KAZ"])
ROW = {
    "a": "CHN", "b": "KAZ", "place_a": "China (16 cities)", "place_b": "Kazakhstan",
    "verdict": "a higher", "verdict_family": "a higher", "correction": "holm", "low": 0.1,
    "high": 0.2, "estimate": 0.15, "published_low": 0.14, "published_high": 0.16,
    "note_a": "", "note_b": "",
}  # fmt: skip


def remark(**changes):
    """Return the remark of a row as texts."""
    return [words.text for words in gap_words.gap_remark(ROW | changes, LOOKS)]


def test_the_higher_side_is_named_in_its_colour():
    (verdict,) = gap_words.gap_remark(ROW, LOOKS)
    assert (verdict.text, verdict.color) == ("China higher", readable(LOOKS["CHN"].color))
    assert remark(verdict="b higher", verdict_family="b higher") == ["Kazakhstan higher"]


def test_cannot_tell_takes_no_side():
    (verdict,) = gap_words.gap_remark(
        ROW | {"verdict": "cannot tell", "verdict_family": "cannot tell"}, LOOKS
    )
    assert (verdict.text, verdict.color) == ("cannot tell", UNDECIDED)


def test_a_verdict_that_falls_with_the_correction_says_so():
    assert remark(verdict_family="cannot tell") == ["China higher", "not after correction (holm)"]
    assert remark(verdict="cannot tell") == ["cannot tell"]


def test_a_gap_without_interval_says_why():
    note = "no interval: no sample size was printed"
    found = remark(verdict="cannot tell", low=math.nan, note_b=f"a share of some; {note}")
    assert found == ["cannot tell", note]


def test_a_gap_that_was_not_tested_says_so_alone():
    note = "side by side, not tested: the questions are only related; answer: yes beside good"
    (verdict,) = gap_words.gap_remark(
        ROW | {"verdict": "cannot tell", "low": math.nan, "note": note}, LOOKS
    )
    assert (verdict.text, verdict.color) == ("not tested", UNDECIDED)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["+15", "+10.0 to +20.0"]),
        ({"estimate": math.nan, "published_low": -0.2, "published_high": 0.305},
         ["−20.0 to +30.5", "+10.0 to +20.0"]),
        ({"low": math.nan, "high": math.nan}, ["+15", ""]),
        ({"estimate": math.nan, "published_low": math.nan, "published_high": math.nan},
         ["", "+10.0 to +20.0"]),
    ],
)  # fmt: skip
def test_vague_gaps_are_ranges(changes, expected):
    (numbers,) = gap_words.gap_numbers([ROW | changes])
    assert [words.text for words in numbers] == expected


def test_pairs_are_named_only_where_they_differ():
    frame = pd.DataFrame({"place_a": ["China", "China"], "place_b": ["Peru", "Chile"]})
    assert gap_words.gap_sentence(frame.head(1)) == "Gap: China minus Peru"
    assert gap_words.gap_sentence(frame) == "Gap: the first place minus the second"
