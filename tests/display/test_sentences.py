"""Sentences: they say what the frame says, and no number that is not in it."""

import re

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import survey as sv
from survey.display.sentences import findings
from survey.errors import FrameError, OptionError
from survey.frames import FINDINGS

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers_in(frame):
    """Return every number that a sentence about the frame may hold, as text."""
    allowed = set()
    for column in frame.columns:
        for value in frame[column].dropna().unique():
            if isinstance(value, str):
                allowed |= {found.rstrip(",") for found in NUMBER.findall(value)}
            elif not isinstance(value, bool):
                for places in (0, 1):
                    allowed.add(f"{abs(100 * float(value)):,.{places}f}")
                    allowed.add(f"{abs(float(value)):,.{places}f}")
    return allowed | {str(count) for count in range(len(frame) + 1)}


def assert_only_numbers_of(frame, text):
    """Check every number of a text against the frame."""
    for found in NUMBER.findall(text):
        assert found.rstrip(",.") in numbers_in(frame), f"{found} in {text!r}"


def study_of(shares):
    """Return a study with two countries and one question a pair of shares."""
    rows = [
        {"country": country, "n": n, "question": f"Question {'abcdef'[place]}", "kind": "single",
         "response": "yes", "wording": wording}
        for place, pair in enumerate(shares)
        for (country, n), wording in zip((("CHN", 1213), ("KAZ", 813)), pair, strict=True)
    ]  # fmt: skip
    return sv.from_frame(pd.DataFrame(rows), title="Random poll")


wordings = st.one_of(
    st.integers(0, 100).map(lambda value: f"{value} percent"),
    st.integers(1, 99).map(lambda value: f"more than {value} percent"),
    st.sampled_from(["nearly half", "two-thirds", "a majority", "around 30 percent"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(wordings, wordings), min_size=1, max_size=5))
def test_every_number_is_in_the_frame(shares):
    lines = sv.toplines(study_of(shares))
    with_rest = pd.concat([lines, sv.remainders(lines)], ignore_index=True)
    estimates = sv.estimate(lines)
    gaps = sv.compare(estimates)
    assert_only_numbers_of(lines, sv.describe(lines))
    assert_only_numbers_of(with_rest, sv.describe(with_rest, picture="scale"))
    assert_only_numbers_of(estimates, sv.describe(estimates))
    assert_only_numbers_of(estimates, sv.describe(estimates, picture="evidence"))
    assert_only_numbers_of(gaps, sv.describe(gaps))
    for sentence in findings(gaps, estimates):
        assert_only_numbers_of(pd.concat([gaps, estimates]), sentence)


def test_no_sentence_speaks_of_a_margin_of_error(gaps, estimates):
    for sentence in [*findings(gaps, estimates), sv.describe(estimates)]:
        assert "margin" not in sentence


def test_frames_without_rows(gaps, estimates):
    assert sv.describe(gaps.iloc[:0]).startswith("Nothing to compare")
    assert sv.describe(estimates.iloc[:0]) == "No figure was published."
    assert sv.describe(sv.check("central-asia-context")) == "Nothing was found."


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        (["error", "error"], "2 errors found."),
        (["warning", "note", "note"], "1 warning and 2 notes found."),
    ],
)
def test_findings_are_counted(severities, said):
    row = dict.fromkeys(FINDINGS, "") | {"row": 2}
    assert sv.describe(pd.DataFrame([row | {"severity": name} for name in severities])) == said


def test_another_frame_is_refused():
    with pytest.raises(FrameError, match="must have the columns `study`"):
        sv.describe(pd.DataFrame({"x": [1]}))


def test_an_unknown_picture_is_refused(gaps):
    with pytest.raises(OptionError, match=r"`picture` must be one of .* not 'gap'\. Did you mean"):
        sv.describe(gaps, picture="gap")


def test_nothing_is_found_twice(figures):
    vague = figures[figures["question"] == "Closer"].iloc[:1]
    estimates = sv.estimate(sv.toplines(sv.from_frame(vague, title="T")))
    sentences = findings(sv.compare(estimates), estimates)
    assert len(sentences) == len(set(sentences)) == 1
