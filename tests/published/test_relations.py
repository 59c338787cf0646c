"""Relations as linear constraints: what is stated, what questions imply, which rivals there are."""

import dataclasses

import pandas as pd
import pytest

import survey as sv
from survey.bounds import Bounds
from survey.published.cells import Cell, parse_terms
from survey.published.relations import against, logic, of_statement, rivals, stated

YES, NO, NET = (Cell("kaz", "q", name) for name in ("yes", "no", "net"))


def holds(constraint, shares):
    """Say whether shares satisfy a constraint, the plain way."""
    total = sum(weight * shares[cell] for cell, weight in constraint.terms)
    if constraint.op == "=":
        return abs(total - constraint.limit) < 1e-12
    return total < constraint.limit if constraint.op == "<" else total <= constraint.limit + 1e-12


def study_with(kind="single", responses=(), relations=(), **questions):
    """Return a study of one question with the given answers and relations."""
    table = pd.DataFrame(
        {"country": "KAZ", "n": 800, "question": "q", "response": ["yes"], "wording": ["50%"],
         "kind": kind}
    )  # fmt: skip
    study = sv.from_frame(table, title="T")
    answers = [{"question_id": "q", "kind": "answer", "label": "x", **row} for row in responses]
    return dataclasses.replace(
        study,
        responses=filled(study.responses, answers) if answers else study.responses,
        relations=filled(study.relations, relations),
        questions=study.questions.assign(**questions),
    )


def filled(table, rows):
    """Return rows as a table with the columns of another, empty where nothing is given."""
    whole = [{**dict.fromkeys(table.columns, ""), **row} for row in rows]
    return pd.DataFrame(whole, columns=table.columns, dtype="str")


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        (Bounds(0.365, 0.375), 0.37, 0.38),
        (Bounds(0.8, 1.0, low_open=True), 0.81, 0.8),
        (Bounds(0.0, 0.5, high_open=True), 0.49, 0.5),
    ],
)
def test_a_statement_says_what_its_bounds_say(bounds, inside, outside):
    made = list(of_statement(YES, bounds, "s1", "words"))
    assert all(holds(each, {YES: inside}) for each in made)
    assert not all(holds(each, {YES: outside}) for each in made)


def test_a_conditional_statement_bounds_the_joint_share():
    cell, base = Cell("kaz", "why", "pay", "q/yes"), YES
    made = list(of_statement(cell, Bounds(0.4, 0.5), "s1", "words"))
    assert all(holds(each, {cell: 0.36, base: 0.8}) for each in made)
    assert not all(holds(each, {cell: 0.41, base: 0.8}) for each in made)


@pytest.mark.parametrize(("op", "flipped"), [(">", "<"), (">=", "<=")])
def test_constraints_point_one_way(op, flipped):
    made = against([(YES, 1.0)], op, 0.5, None, "r", "words")
    assert (made.op, made.terms, made.limit) == (flipped, ((YES, -1.0),), -0.5)


def test_a_repeated_cell_counts_twice():
    study = study_with(relations=[{"relation_id": "r", "sample_id": "kaz", "left": "q/yes + q/yes",
                                   "op": ">", "right": "q/no"}])  # fmt: skip
    ((when, made),) = stated(study)
    assert when == ""
    assert dict(made.terms) == {YES: -2.0, NO: 1.0}


def test_constants_move_to_the_right():
    study = study_with(relations=[{"relation_id": "r", "sample_id": "kaz", "left": "q/yes + 0.1",
                                   "op": "<=", "right": "q/no + 0.3"}])  # fmt: skip
    ((_, made),) = stated(study)
    assert made.limit == pytest.approx(0.2)


def test_a_relation_over_different_bases_is_left_out():
    study = study_with(relations=[{"relation_id": "r", "sample_id": "kaz", "left": "q/yes",
                                   "op": ">", "right": "why/pay | q/yes"}])  # fmt: skip
    assert list(stated(study)) == []


@pytest.mark.parametrize(
    ("kind", "limit"), [("single", 1.0), ("unknown", None), ("multiple", None)]
)
def test_only_one_choice_answers_add_to_one(kind, limit):
    study = study_with(kind, [{"response_id": "yes"}, {"response_id": "no"}])
    sums = [each for each in logic(study, [YES, NO]) if each.source.startswith("one-choice")]
    assert [each.limit for each in sums] == ([] if limit is None else [limit])


def test_at_most_so_many_answers():
    study = study_with("multiple", [{"response_id": "yes"}, {"response_id": "no"}], max_choices="2")
    (made,) = logic(study, [YES, NO])
    assert (made.limit, made.source) == (2.0, "several-choice:q")


def test_a_net_equals_its_members_only_where_one_answer_was_given():
    answers = [{"response_id": "yes"}, {"response_id": "no"},
               {"response_id": "net", "kind": "net", "members": "yes no"}]  # fmt: skip
    shares = {YES: 0.3, NO: 0.3, NET: 0.5}
    single = list(logic(study_with("single", answers), [NET]))
    several = list(logic(study_with("multiple", answers), [NET]))
    assert not all(holds(each, shares) for each in single)
    assert all(holds(each, shares) for each in several)
    assert all(holds(each, {**shares, NET: 0.6}) for each in single)
    assert not all(holds(each, {**shares, NET: 0.2}) for each in several)


def test_a_subset_is_no_larger_than_its_set():
    cell = Cell("kaz", "why", "pay", "q/yes")
    made = [each for each in logic(study_with(), [cell]) if each.source.startswith("subset")]
    assert [holds(each, {cell: 0.6, YES: 0.5}) for each in made] == [False]


def test_rivals_of_a_battery_are_the_same_answers_about_the_other_objects(shipped):
    relation = shipped.relations.set_index("relation_id").loc["role-us-lowest-positive"]
    own = [Cell("kazakhstan", "role-us", "positive")]
    (term,) = parse_terms(relation["right"])
    found = rivals(shipped, own, (term,))
    assert {cell.question_id for cell in found} == {
        "role-russia", "role-china", "role-turkey", "role-germany"
    }  # fmt: skip
    assert {cell.response_id for cell in found} == {"positive"}


def test_rivals_within_a_question_leave_out_nets_and_own_members():
    answers = [{"response_id": "yes"}, {"response_id": "no"}, {"response_id": "other"},
               {"response_id": "net", "kind": "net", "members": "yes no"}]  # fmt: skip
    study = study_with("multiple", answers)
    (term,) = parse_terms("others(q)")
    assert [cell.response_id for cell in rivals(study, [NET], (term,))] == ["other"]
