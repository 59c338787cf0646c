"""Pairs: what stands against what, and what of it can be tested."""

import pandas as pd
import pytest

import survey as sv
from survey.errors import OptionError
from survey.inference.pairing import (
    ASIDE,
    MATCHED,
    differing,
    matching,
    named,
    paired,
    set_aside,
    unlike,
    weighable,
)
from survey.options import Match, values


def poll(title, *rows, **columns):
    """Return the estimates of a study: rows of country, question, response and concept."""
    names = ["country", "question", "response", "concept"]
    table = pd.DataFrame(rows, columns=names).assign(**{"n": 1000, "wording": "40%", **columns})
    return sv.estimate(sv.toplines(sv.from_frame(table, title=title)))


def found(estimates, by="study", match="concept", reference=None):
    """Return the pairs as (country or study, answer) of both sides."""
    pairs = paired(estimates, by=by, match=match, reference=reference)
    sides = [[f"{by}_{side}", f"response_id_{side}"] for side in "ab"]
    return [
        (*one, *other)
        for one, other in zip(
            pairs[sides[0]].to_numpy().tolist(), pairs[sides[1]].to_numpy().tolist(), strict=True
        )
    ]


@pytest.fixture
def two():
    """Return the estimates of two studies that share concepts."""
    ours = poll(
        "ours", ("KAZ", "View?", "good", "view"), ("KAZ", "View?", "bad", "view"),
        ("KGZ", "View?", "good", "view"), ("KAZ", "Job?", "yes", ""),
    )  # fmt: skip
    theirs = poll(
        "theirs", ("KAZ", "Opinion?", "good", "view"), ("KAZ", "Job?", "yes", ""),
        ("UZB", "Opinion?", "good", "view"),
    )  # fmt: skip
    return pd.concat([ours, theirs], ignore_index=True)


def test_every_match_has_its_columns():
    assert list(MATCHED) == list(values(Match))


def test_studies_are_paired_within_a_country_by_concept_and_answer(two):
    assert found(two) == [("ours", "good", "theirs", "good")]


def test_studies_are_never_paired_without_a_concept(two):
    nameless = two.assign(concept="")
    assert found(nameless) == []


def test_the_reference_is_the_second_side(two):
    assert found(two, reference="ours") == [("theirs", "good", "ours", "good")]
    with pytest.raises(OptionError, match="`reference` must be one of 'ours', 'theirs', not 'x'"):
        paired(two, by="study", match="concept", reference="x")


def test_countries_are_paired_across_studies_by_concept_only(two):
    pairs = {match: paired(two, by="country", match=match, reference=None) for match in MATCHED}
    studies = {
        match: list(zip(each["study_a"], each["country_a"], each["study_b"], each["country_b"],
                        strict=True))
        for match, each in pairs.items()
    }  # fmt: skip
    within = [("ours", "KAZ", "ours", "KGZ"), ("theirs", "KAZ", "theirs", "UZB")]
    assert studies["answer"] == within
    across = [
        ("ours", "KAZ", "theirs", "UZB"), ("theirs", "KAZ", "ours", "KGZ"),
        ("ours", "KGZ", "theirs", "UZB"),
    ]  # fmt: skip
    assert sorted(studies["concept"]) == sorted([*within, *across])


@pytest.mark.parametrize("name", ["base", "reading", "level", "method"])
def test_pairs_have_the_same_settings(two, name):
    other = 0.9 if name == "level" else "other"
    changed = two.assign(**{name: two[name].where(two["study"] == "ours", other)})
    assert found(changed) == []


def test_assumptions_are_the_same_within_a_study_and_each_its_own_between(two):
    changed = two.assign(assume=["a", "a", "b", "", "c", "", ""])
    assert found(changed) == [("ours", "good", "theirs", "good")]
    ours = two["study"] == "ours"
    assert found(two[ours], by="country") == [("KAZ", "good", "KGZ", "good")]
    assert found(changed[ours], by="country") == []


def test_an_average_is_paired_with_the_same_average_only(two):
    rows = two[two["response_id"] == "good"].assign(country="")
    rows = rows.assign(
        wave=["2018", "2019", "2018", "2019"],
        place=["Kazakhstan and Kyrgyzstan 2018 (towns)", "Kazakhstan and Kyrgyzstan 2019 (towns)",
               "Kazakhstan and Uzbekistan 2018", "Uzbekistan 2019"],
    )  # fmt: skip
    pairs = paired(rows, by="wave", match="concept", reference=None)
    assert pairs[["place_a", "place_b"]].to_numpy().tolist() == [
        ["Kazakhstan and Kyrgyzstan 2018 (towns)", "Kazakhstan and Kyrgyzstan 2019 (towns)"]
    ]
    assert found(rows, by="country") == []


def test_related_answers_of_one_valence_stand_side_by_side(two):
    valences = {"good": "positive", "bad": "negative", "yes": "positive"}
    related = two.assign(
        concept="view", fit="related", valence=[valences[each] for each in two["response_id"]]
    )
    expected = [
        ("ours", "good", "theirs", "good"), ("ours", "good", "theirs", "yes"),
        ("ours", "yes", "theirs", "good"), ("ours", "yes", "theirs", "yes"),
    ]  # fmt: skip
    kaz = related[related["country"] == "KAZ"]
    assert sorted(found(kaz)) == expected
    assert sorted(found(kaz.assign(valence="none"))) == [expected[0], expected[3]]
    assert sorted(found(kaz.assign(fit="similar"))) == [expected[0], expected[3]]


@pytest.mark.parametrize(
    ("fits", "expected"),
    [(("same", "similar"), False), (("same", "related"), True), (("related", "same"), True)],
)
def test_what_is_related_is_set_aside(two, fits, expected):
    marked = two.assign(fit=two["study"].map(dict(zip(("ours", "theirs"), fits, strict=True))))
    pairs = paired(marked, by="study", match="concept", reference=None)
    assert set_aside(pairs).tolist() == [expected]


def test_a_question_is_the_same_as_itself(two):
    pairs = paired(two.assign(fit="related"), by="country", match="concept", reference=None)
    one_study = pairs["study_a"] == pairs["study_b"]
    assert one_study.any()
    assert not one_study.all()
    assert set_aside(pairs).tolist() == (~one_study).tolist()
    assert [text == "" for text in unlike(pairs, set_aside(pairs), "country")] == list(one_study)


def test_what_is_set_aside_has_nothing_to_weigh(two):
    pairs = paired(two, by="study", match="concept", reference=None)
    emptied = weighable(pairs, pd.Series([True]))
    for side in "ab":
        names = [f"{name}_{side}" for name in ("published_low", "published_high", "estimate")]
        assert emptied[names].isna().all(axis=None)
        assert emptied[f"interval_kind_{side}"].tolist() == ["no interval"]
        assert emptied[f"options_{side}"].tolist() == [""]
    pd.testing.assert_frame_equal(weighable(pairs, pd.Series([False])), pairs)


def test_differences_are_told_once_for_what_the_sides_differ_in(two):
    changed = two.assign(sampling=["probability"] * 4 + ["unknown"] * 3)
    changed["fit"] = "similar"
    pairs = paired(changed, by="study", match="concept", reference=None)
    assert unlike(pairs, pd.Series([False]), "study") == [
        "similar, not the same question; question: View? beside Opinion?; "
        "sampling: probability beside unknown"
    ]
    (text,) = unlike(pairs, pd.Series([True]), "country")
    assert text.startswith(f"{ASIDE}; study: ours beside theirs; question: ")


def test_only_studies_are_named_in_the_labels(two):
    pairs = paired(two, by="study", match="concept", reference=None)
    row = named(pairs, "study").iloc[0]
    assert (row["place_a"], row["place_b"]) == ("ours: Kazakhstan", "theirs: Kazakhstan")
    pd.testing.assert_frame_equal(named(pairs, "wave"), pairs)


def test_what_does_not_differ_is_not_told():
    assert differing({"mode": ""}, {"mode": ""}, {"mode": "mode"}) == []


@pytest.mark.parametrize(
    ("by", "match", "text"),
    [
        ("country", "concepts", "`match` must be one of 'answer', 'concept', not 'concepts'"),
        ("study", "answer", "`match` must be 'concept' for by='study', not 'answer'. Ids of"),
    ],
)
def test_a_match_that_cannot_be(by, match, text):
    with pytest.raises(OptionError, match=text):
        matching(by, match)
