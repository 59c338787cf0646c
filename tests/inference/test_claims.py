"""Claims: two verdicts, own words switched off, the right covariance, rivals not printed."""

import dataclasses
import math

import pandas as pd
import pytest
from scipy.stats import norm

import survey as sv
from survey.errors import OptionError
from survey.frames import CLAIMS


@pytest.fixture(scope="module")
def shipped_claims(shipped):
    """Return the claims of the shipped survey by id."""
    return sv.claims(shipped).set_index("claim_id")


def claims_of(*rows, relations=(), kind="unknown"):
    """Return the claims of a small study: rows of question, response, wording."""
    table = pd.DataFrame(
        [{"country": "KAZ", "n": 813, "question": q, "response": r, "wording": w, "kind": kind}
         for q, r, w in rows]
    )  # fmt: skip
    study = sv.from_frame(table, title="T")
    given = [{"relation_id": f"r{place}", "sample_id": "kaz", "basis": "stated", **row}
             for place, row in enumerate(relations)]  # fmt: skip
    whole = [{**dict.fromkeys(study.relations.columns, ""), **row} for row in given]
    made = pd.DataFrame(whole, columns=study.relations.columns, dtype="str")
    return sv.claims(dataclasses.replace(study, relations=made)).set_index("claim_id")


def test_columns(shipped):
    assert list(sv.claims(shipped).columns) == list(CLAIMS)


def test_a_study_without_claims_has_no_rows():
    found = claims_of(("q", "yes", "50 percent"))
    assert len(found) == 0


def test_83_is_over_80_among_respondents_and_open_in_general(shipped_claims):
    row = shipped_claims.loc["p2-opportunity"]
    assert row["among_respondents"] == "yes"
    assert row["generalised"] == "cannot tell"
    assert "rounding decides" in row["reason"]
    assert row["margin"] == pytest.approx(0.025)


def test_the_one_sided_tip_is_that_of_the_score_test(shipped_claims):
    z = norm.ppf(0.95)
    expected = 813 * (0.825 - 0.8) ** 2 / (z**2 * 0.8 * 0.2)
    assert shipped_claims.loc["p2-opportunity", "tipping_deff"] == pytest.approx(expected, rel=1e-6)


def test_without_an_exact_figure_it_is_as_stated(shipped_claims):
    row = shipped_claims.loc["p15-project-land-bridge"]
    assert (row["among_respondents"], row["generalised"]) == ("as stated", "cannot tell")
    assert row["reason"] == "no exact figure printed"


def test_a_vague_restatement_is_no_evidence():
    found = claims_of(("q", "yes", "over 80 percent"), ("q", "yes", "more than 80 percent"))
    assert set(found["among_respondents"]) == {"as stated"}


def test_a_claim_that_its_figure_refutes():
    found = claims_of(("q", "yes", "over 80 percent"), ("q", "yes", "62 percent"))
    row = found.loc["s1"]
    assert (row["among_respondents"], row["generalised"]) == ("no", "no")


def test_a_majority_in_words():
    row = claims_of(("q", "yes", "a majority"), ("q", "yes", "53 percent")).loc["s1"]
    assert (row["kind"], row["threshold"]) == ("majority", 0.5)
    assert (row["among_respondents"], row["generalised"]) == ("yes", "cannot tell")


def test_words_beside_their_number_are_claims_too():
    found = claims_of(("q", "yes", "two-thirds (67 percent)"))
    assert found.loc["s1 words", "kind"] == "equality"
    assert found.loc["s1 words", "among_respondents"] == "yes"
    wrong = claims_of(("q", "yes", "two-thirds (52 percent)"))
    assert wrong.loc["s1 words", "among_respondents"] == "no"


def test_the_sum_of_the_shipped_survey_holds(shipped_claims):
    row = shipped_claims.loc["success-sum"]
    assert (row["kind"], row["among_respondents"]) == ("sum", "yes")


def test_a_sum_that_does_not_hold():
    relation = {"left": "q/a + q/b", "op": "=", "right": "q/net"}
    rows = [("q", "a", "37 percent"), ("q", "b", "47 percent"), ("q", "net", "89 percent")]
    assert claims_of(*rows, relations=[relation]).loc["r0", "among_respondents"] == "no"


def test_exclusive_answers_use_the_multinomial_covariance():
    rows = [("q", "a", "40 percent"), ("q", "b", "36 percent")]
    relation = {"left": "q/a", "op": ">", "right": "q/b"}
    row = claims_of(*rows, relations=[relation], kind="single").loc["r0"]
    limits = [
        sv.intervals.exclusive_difference_interval(p * 813, q * 813, 813)
        for p in (0.395, 0.405) for q in (0.355, 0.365)
    ]  # fmt: skip
    assert row["low"] == pytest.approx(min(float(each.low) for each in limits))
    assert row["high"] == pytest.approx(max(float(each.high) for each in limits))
    assert row["among_respondents"] == "yes"
    assert row["generalised"] == "cannot tell"


def test_several_answers_use_the_worst_overlap():
    rows = [("q", "a", "60 percent"), ("q", "b", "50 percent")]
    relation = {"left": "q/a", "op": ">", "right": "q/b"}
    row = claims_of(*rows, relations=[relation], kind="multiple").loc["r0"]
    limit = sv.intervals.frechet_difference_interval(0.595 * 813, 0.505 * 813, 813).low
    assert row["low"] == pytest.approx(float(limit))
    assert "overlap not printed" in row["reason"]


def test_its_own_relation_is_switched_off():
    rows = [("q", "a", "more than 30 percent"), ("q", "b", "more than 20 percent")]
    relation = {"left": "q/a", "op": ">", "right": "q/b"}
    assert claims_of(*rows, relations=[relation]).loc["r0", "among_respondents"] == "cannot tell"


def test_a_rival_that_was_not_printed(shipped_claims):
    lowest = shipped_claims.loc["role-us-lowest-positive"]
    assert lowest["among_respondents"] == "cannot tell"
    assert "rival not printed" in lowest["reason"]
    assert shipped_claims.loc["role-us-highest-negative", "reason"] == "rival not printed"


def test_an_extreme_against_its_closest_printed_rival(shipped_claims):
    row = shipped_claims.loc["impression-top 2"]
    assert (row["among_respondents"], row["generalised"]) == ("yes", "yes")
    assert "closest rival" in row["reason"]


def test_mostly_for_43_is_refuted_where_it_is_a_share_of_the_affirmers(shipped_claims):
    row = shipped_claims.loc["reference-mostly-conditional"]
    assert (row["among_respondents"], row["n_low"], row["n_high"]) == ("no", 679, 686)
    assert shipped_claims.loc["reference-mostly", "among_respondents"] == "yes"


def test_inferred_relations_are_no_claims(shipped_claims):
    assert "closer-reasons-exhaustive-china" not in shipped_claims.index


def test_every_claim_has_its_place_in_the_source(shipped_claims):
    assert (shipped_claims["paragraph"] != "").all()
    assert shipped_claims["question"].ne("").all()


def test_no_n_leaves_the_general_verdict_open():
    table = pd.DataFrame(
        {"country": "KAZ", "n": None, "question": "q", "response": "yes",
         "wording": ["over 80 percent", "83 percent"]}
    )  # fmt: skip
    row = sv.claims(sv.from_frame(table, title="T")).iloc[0]
    assert (row["among_respondents"], row["generalised"]) == ("yes", "cannot tell")
    assert row["reason"] == "no sample size printed"
    assert math.isnan(row["low"])


def test_a_larger_design_effect_opens_a_claim():
    rows = [("q", "yes", "a majority"), ("q", "yes", "55 percent")]
    table = pd.DataFrame(
        [
            {"country": "KAZ", "n": 813, "question": q, "response": r, "wording": w}
            for q, r, w in rows
        ]
    )
    study = sv.from_frame(table, title="T")
    tip = sv.claims(study)["tipping_deff"].iloc[0]
    assert sv.claims(study)["generalised"].iloc[0] == "yes"
    assert sv.claims(study, deff=2 * tip)["generalised"].iloc[0] == "cannot tell"


def test_an_unknown_reading_is_refused(shipped):
    with pytest.raises(OptionError, match="`reading` must be one of 'literal', 'idiomatic'"):
        sv.claims(shipped, reading="loose")
