"""Sentences: they say what the frame says, and no number that is not in it."""

import re

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import survey as sv
from survey.display.sentences import findings, item, tips_at
from survey.errors import FrameError, OptionError
from survey.inference.defect import defects

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


def test_gaps_say_how_many_differ_and_name_the_widest(gaps):
    text = sv.describe(gaps)
    assert text.startswith("Of 3 answers compared between China and Kazakhstan")
    assert "the printed figures differ for 2, and 1 differs beyond chance" in text
    assert "Travel (willing): 86% against 74%, +12 points" in text


def test_as_if_random_is_said_unless_the_sample_is_a_probability_sample(figures):
    honest = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="T"))))
    assert "as if respondents were a random draw" in sv.describe(honest)
    drawn = sv.from_frame(figures.assign(sampling="probability"), title="T")
    assert "as if" not in sv.describe(sv.compare(sv.estimate(sv.toplines(drawn))))


def test_no_sentence_speaks_of_a_margin_of_error(gaps, estimates):
    for sentence in [*findings(gaps, estimates), sv.describe(estimates)]:
        assert "margin" not in sentence


def test_vague_figures_are_counted_and_the_vaguest_named(study):
    text = sv.describe(sv.toplines(study))
    assert text.startswith("6 figures for China and Kazakhstan: 4 exact, 2 vague")
    assert text.endswith("the vaguest, Closer (hope), allows above 70%.")


def test_without_sizes_chance_cannot_be_weighed(figures):
    gaps = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures.assign(n=None), title="T"))))
    text = sv.describe(gaps)
    assert text.endswith("differ for 2; without sample sizes, chance cannot be weighed.")


def test_figures_of_one_kind(figures):
    lines = sv.toplines(sv.from_frame(figures, title="T"))
    assert "all vague" in sv.describe(lines[~lines["exact"]])
    assert sv.describe(lines[lines["exact"]]).endswith("all exact.")


def test_claims_are_counted(shipped):
    claims = sv.claims(shipped)
    counts = claims["among_respondents"].value_counts()
    text = sv.describe(claims)
    assert f"Of {len(claims)} comparisons" in text
    assert f"bear out {counts['yes']} and refute {counts['no']}" in text
    assert f"for {counts['as stated']} nothing but the words was printed" in text


def test_remainders_are_reported_for_scales():
    lines = sv.toplines(study_of([("53 percent", "29 percent")]))
    text = sv.describe(pd.concat([lines, sv.remainders(lines)]), picture="scale")
    assert "the largest part that was not published is 70.5–71.5% of Kazakhstan" in text


def test_frames_without_rows(gaps, estimates):
    assert sv.describe(gaps.iloc[:0]).startswith("Nothing to compare")
    assert sv.describe(estimates.iloc[:0]) == "No figure was published."
    assert sv.describe(sv.check("central-asia-context")) == "Nothing was found."


def test_findings_are_counted(tmp_path):
    found = sv.check("central-asia-context")
    row = dict.fromkeys(found.columns, "") | {"severity": "error", "row": 2}
    assert sv.describe(pd.DataFrame([row, row])) == "2 errors found."


def test_answers_keep_their_capitals():
    assert item({"question": "Role", "response": "Chinese products"}) == "Role (Chinese products)"


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


def test_tips_say_how_many_pass_each_step_and_which_is_weakest(gaps):
    tips = sv.tip(gaps)
    text = sv.describe(tips)
    assert text.startswith("Of 3 gaps, 2 differ among respondents, 1 beyond chance as if")
    assert "and 0 would still do so under each of a design effect of 4" in text
    assert "opposite biases of 6 points and a selection ratio of 1.5" in text
    assert "Travel (willing): it tips at a design effect of 9.95" in text
    row = tips.iloc[0]
    assert f"at opposite biases of {100 * row['tipping_bias']:.1f} points" in text
    assert f"a selection ratio of {row['tipping_selection_ratio_interval']:.2f}." in text
    assert sv.describe(tips.iloc[1:]).endswith("ratio of 1.5.")
    assert sv.describe(tips.head(0)) == "Nothing to tip: no gap was given."


def test_where_a_verdict_tips_is_told_in_words(gaps):
    row = sv.tip(gaps).to_dict("records")[0]
    assert tips_at(row, "tipping_selection_ratio") == "1.47"
    assert tips_at({**row, "tipping_deff": float("inf")}, "tipping_deff") == "never"
    open_row = {**row, "verdict": "cannot tell"}
    assert tips_at(open_row, "tipping_bias") == "already open"
    assert tips_at({**open_row, "low": float("nan")}, "tipping_bias") == "no interval"


def test_verdicts_name_the_nearest_assumption_and_never_a_share_of_sets(study):
    found = sv.sensitivity(study, deff=[1, 4, 16], level=[0.95, 0.8])
    text = sv.describe(found)
    assert "Travel (willing): China higher, overturned by design effect 16" in text
    assert "Closer (hope): cannot tell, nothing listed overturns it" in text
    assert "Reason (cooperation): cannot tell, overturned by level 80%" in text
    assert "of 6" not in text
    assert sv.describe(found.head(0)).startswith("Nothing to compare")


def test_defects_say_what_is_not_possible(estimates):
    found = defects(estimates, ddc=0.003, population=100_000_000)
    text = sv.describe(found)
    refuted = found["answer"] == "not possible"
    assert 0 < refuted.sum() < len(found)
    assert f"of 0.003 is not possible for {refuted.sum()} of 6 figures" in text
    assert f"(there at most {found.loc[refuted, 'ddc_most'].max():.4f})" in text
    assert f"a bias of up to {100 * found['bias_high'].max():.1f} points." in text
    assert sv.describe(defects(estimates, population={})).startswith("Without the size")
