"""Audit: what does not fit in printed figures, and what was asked but not printed."""

import dataclasses
import math

import pandas as pd
import pytest

import survey as sv


def study_of(*rows, n=813, kind="unknown", relations=(), responses=None):
    """Return a small study: rows of question, response, wording."""
    table = pd.DataFrame(
        [{"country": "KAZ", "n": n, "question": q, "response": r, "wording": w, "kind": kind,
          "paragraph": "38"} for q, r, w in rows]
    )  # fmt: skip
    study = sv.from_frame(table, title="T")
    given = [{"relation_id": f"r{place}", "sample_id": "kaz", "basis": "stated", **row}
             for place, row in enumerate(relations)]  # fmt: skip
    whole = [{**dict.fromkeys(study.relations.columns, ""), **row} for row in given]
    made = pd.DataFrame(whole, columns=study.relations.columns, dtype="str")
    changed = study.responses.assign(**responses) if responses else study.responses
    return dataclasses.replace(study, relations=made, responses=changed)


def rules(study, severity=None):
    """Return the rules that an audit finds broken."""
    found = sv.audit(study)
    return (found if severity is None else found[found["severity"] == severity])["rule"].tolist()


def test_figures_that_fit_give_notes_only():
    study = study_of(("q", "a", "37 percent"), ("q", "b", "47 percent"), kind="single")
    assert rules(study) == ["percentage-check"]


def test_37_and_47_are_not_89():
    relation = {"left": "q/a + q/b", "op": "=", "right": "q/net", "paragraph": "38"}
    rows = [("q", "a", "37 percent"), ("q", "b", "47 percent"), ("q", "net", "89 percent")]
    found = sv.audit(study_of(*rows, relations=[relation]))
    row = found[found["severity"] == "error"].iloc[0]
    assert row["rule"] == "net-does-not-add-up"
    for words in ("37 percent", "47 percent", "89 percent", "paragraph 38", "miss by 3.5 points"):
        assert words in row["got"]


def test_one_choice_answers_over_one():
    study = study_of(("q", "a", "60 percent"), ("q", "b", "50 percent"), kind="single")
    assert rules(study, "error") == ["answers-exceed-all"]
    assert rules(study_of(("q", "a", "60 percent"), ("q", "b", "50 percent")), "error") == []


def test_restatements_that_disagree():
    study = study_of(("q", "a", "60 percent"), ("q", "a", "nearly half"))
    assert rules(study, "error") == ["restatements-disagree"]


@pytest.mark.parametrize(
    ("wording", "fits"),
    [("the vast majority (84 percent)", True), ("the vast majority (52 percent)", False),
     ("nearly half (47%)", True), ("nearly half (31%)", False), ("two-thirds (67 percent)", True)],
)  # fmt: skip
def test_words_beside_their_number(wording, fits):
    assert ("words-do-not-fit" in rules(study_of(("q", "a", wording)))) is not fits


@pytest.mark.parametrize(
    ("wording", "n", "possible"),
    [("33 percent", 3, True), ("34 percent", 3, False), ("12.5%", 8, True), ("12.4%", 8, False)],
)
def test_percentages_that_so_few_people_cannot_give(wording, n, possible):
    found = rules(study_of(("q", "a", wording), n=n), "error")
    assert ("impossible-percentage" in found) is not possible


def test_every_possible_count_is_possible():
    for n in (7, 40, 99):
        rows = [("q", f"a{count}", f"{100 * count / n:.0f} percent") for count in range(1, n)]
        assert "impossible-percentage" not in rules(study_of(*rows, n=n))


def test_the_power_of_the_check_is_stated():
    large = sv.audit(study_of(("q", "a", "34 percent"), n=813)).query("rule == 'percentage-check'")
    assert "0.0% of all percentages" in large["got"].iloc[0]
    assert large["hint"].iloc[0] == "It cannot find anything."
    small = sv.audit(study_of(("q", "a", "35 percent"), n=40)).query("rule == 'percentage-check'")
    shares = [100 * count / 40 for count in range(41)]
    possible = {math.floor(x + 0.5) for x in shares} | {math.ceil(x - 0.5) for x in shares}
    assert f"{100 * (101 - len(possible)) / 101:.1f}%" in small["got"].iloc[0]


def test_precision_beyond_the_base():
    assert "precision-beyond-base" in rules(study_of(("q", "a", "33.33 percent"), n=600))
    assert "precision-beyond-base" not in rules(study_of(("q", "a", "33.3 percent"), n=1200))


def test_the_shipped_survey(shipped):
    found = sv.audit(shipped)
    selective = found[found["rule"] == "selective-publication"].set_index("cells")
    assert selective.loc["role", "got"].startswith("3 of 10 shares, on 2 of 5 items")
    assert selective.loc["projects", "got"].startswith("3 of 10 shares, on 3 of 10 items")
    one_sided = " ".join(found.loc[found["rule"] == "one-sided-publication", "got"])
    assert "the negative one is about US" in one_sided
    mostly = found[found["rule"] == "words-do-not-fit"]["got"].tolist()
    assert len(mostly) == 1
    assert mostly[0].startswith("under p38-conditional")
    assert "43 percent" in mostly[0]
    assert not (found["severity"] == "error").any()


def test_places_that_are_missing():
    study = study_of(("q", "a", "50%"))
    study = dataclasses.replace(
        study, samples=study.samples.assign(units_covered="17", units_total="20")
    )
    assert "partial-coverage" in rules(study)


def test_errors_come_first(shipped):
    rank = {"error": 0, "warning": 1, "note": 2}
    order = [rank[severity] for severity in sv.audit(shipped)["severity"]]
    assert order == sorted(order)
