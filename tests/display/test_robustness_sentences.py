"""Sentences about robustness: where verdicts tip, what overturns them, what cannot be."""

import survey as sv
from survey.display.robustness_sentences import tips_at, yardsticks
from survey.inference.defect import defects


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


def test_defects_that_are_possible_everywhere_or_nowhere_say_only_that(estimates):
    everywhere = sv.describe(defects(estimates, ddc=0.003, population=1_000_000))
    assert everywhere.startswith("A data defect correlation of 0.003 is not possible for 0 of 6")
    assert "there at most" not in everywhere
    nowhere = sv.describe(defects(estimates.head(1), ddc=0.05, population=100_000_000))
    assert nowhere.startswith("A data defect correlation of 0.05 is not possible for 1 of 1 figure")
    assert "where it is" not in nowhere


def test_a_verdict_is_told_with_the_side_that_is_higher(study):
    found = sv.sensitivity(study, deff=[1, 16]).replace({"China": "China (16 cities)"})
    assert "Travel (willing): China (16 cities) higher, overturned by" in sv.describe(found)


def test_yardsticks_are_told_as_they_were_given(gaps):
    tips = sv.tip(gaps, yardstick_deff=2.125, yardstick_selection_ratio=3)
    assert yardsticks(tips.iloc[0]) == (
        "a design effect of 2.125, opposite biases of 6 points and a selection ratio of 3"
    )
