"""All verdicts over a grid, each as the single steps give it, and the nearest that overturns."""

import itertools

import pandas as pd
import pytest

import survey as sv
from survey.errors import OptionError
from survey.frames import VERDICTS
from survey.inference import sensitivity as module
from survey.options import DifferenceMethod, values

GRID = {
    "deff": [2, 1, 8, 16],
    "reading": ["literal", "idiomatic"],
    "level": [0.95, 0.99, 0.8],
    "method": ["wilson", "miettinen-nurminen"],
    "assume": [None, "p31-exhaustive", ("p31-conditional", "p33-all")],
}
SETTINGS = ["deff_a", "reading", "level", "method", "assume"]
ANSWER = ["study", "sample_id_a", "sample_id_b", "question_id", "response_id"]


@pytest.fixture(scope="module")
def found(shipped):
    """Return the verdicts of the shipped survey over the grid."""
    return sv.sensitivity(shipped, **GRID)


def test_one_row_for_each_gap_and_combination(found):
    assert list(found.columns) == list(VERDICTS)
    assert len(found) == 5 * 4 * 2 * 3 * 2 * 3
    assert not found.duplicated([*ANSWER, *SETTINGS]).any()


@pytest.mark.parametrize(
    ("deff", "reading", "level", "method", "assume"),
    [(2, "literal", 0.95, "newcombe", None), (16, "literal", 0.99, "newcombe", None),
     (1, "idiomatic", 0.8, "miettinen-nurminen", None),
     (8, "literal", 0.95, "miettinen-nurminen", "p31-exhaustive"),
     (1, "idiomatic", 0.99, "newcombe", "p31-conditional p33-all")],
)  # fmt: skip
def test_each_combination_is_as_the_single_steps_give_it(
    shipped, found, deff, reading, level, method, assume
):
    lines = sv.toplines(shipped, reading=reading, assume=assume)
    gaps = sv.compare(sv.estimate(lines, deff=deff, level=level), difference_method=method)
    wanted = {"deff_a": deff, "reading": reading, "level": level, "method": method,
              "assume": assume or ""}  # fmt: skip
    own = found[(found[list(wanted)] == list(wanted.values())).all(axis=1)]
    assert own["response_id"].tolist() == gaps["response_id_a"].tolist()
    for column in ("published_low", "low", "high"):
        assert own[column].tolist() == pytest.approx(gaps[column].tolist(), abs=1e-12)
    for column in ("verdict_among_respondents", "verdict", "verdict_family", "interval_kind"):
        assert own[column].tolist() == gaps[column].tolist(), column


def test_the_nearest_is_found_by_looking_at_all(found):
    ranks = {"deff_a": [1, 2, 8, 16], "level": [0.8, 0.95, 0.99]}
    usual = {"deff_a": 2, "reading": "literal", "level": 0.95, "method": "newcombe", "assume": ""}

    def away(row, name):
        if name in ranks:
            return abs(ranks[name].index(row[name]) - ranks[name].index(usual[name]))
        return int(row[name] != usual[name])

    for _, rows in found.groupby(ANSWER):
        records = rows.to_dict("records")
        steps = [[away(row, name) for name in SETTINGS] for row in records]
        distance = [(sum(each > 0 for each in several), sum(several)) for several in steps]
        (start,) = (row for row, far in zip(records, distance, strict=True) if far == (0, 0))
        overturning = [
            far for row, far in zip(records, distance, strict=True)
            if row["verdict"] != start["verdict"]
        ]  # fmt: skip
        for row, far in zip(records, distance, strict=True):
            assert (row["changes"], row["steps"]) == far
            assert row["overturns"] == (row["verdict"] != start["verdict"])
            assert row["nearest"] == (row["overturns"] and far == min(overturning))


def test_what_overturns_is_told_in_words(found):
    nearest = found[found["nearest"]].groupby("response_id")["changed"].agg(list).to_dict()
    assert nearest == {
        "willing": ["design effect 16"],
        "closer": ["assuming p31-exhaustive"],
        "regional-affairs": ["assuming p31-exhaustive", "idiomatic reading"],
        "bilateral-cooperation": [
            "design effect 1, level 80%",
            "level 80%, assuming p31-exhaustive",
        ],
    }
    usual = found[found["changes"] == 0]
    assert set(usual["changed"]) == {""}
    said = found.loc[found["changes"] == 5, "changed"].iloc[-1]
    assert said == (
        "design effect 16, level 80%, idiomatic reading, assuming p31-conditional p33-all, "
        "method miettinen-nurminen"
    )


def test_one_value_of_each_gives_the_usual_verdicts(study):
    found = sv.sensitivity(study)
    assert (
        found["verdict"].tolist() == sv.compare(sv.estimate(sv.toplines(study)))["verdict"].tolist()
    )
    assert not found[["overturns", "nearest"]].any(axis=None)


def test_toplines_are_made_once_for_each_reading_and_assumption(study, monkeypatch):
    calls = []
    monkeypatch.setattr(
        module,
        "toplines",
        lambda *args, **options: calls.append(1) or sv.toplines(*args, **options),
    )
    sv.sensitivity(study, deff=[1, 2, 3], reading=["literal", "idiomatic"], level=[0.9, 0.95])
    assert len(calls) == 2


def test_a_design_effect_for_each_sample(study):
    found = sv.sensitivity(study, deff=[1.0, {"chn": 1.5, "kaz": 3}])
    both = found[["deff_a", "deff_b"]].drop_duplicates().to_numpy().tolist()
    assert both == [[1.0, 1.0], [1.5, 3.0]]
    assert found["changed"].tolist()[-1] == "design effects chn 1.5 and kaz 3"
    gaps = sv.compare(sv.estimate(sv.toplines(study), deff={"chn": 1.5, "kaz": 3}))
    assert found["low"].tolist()[3:] == pytest.approx(gaps["low"].tolist())


def test_every_method_can_be_named_and_those_of_one_share_stand_for_theirs(study):
    every = values(DifferenceMethod)
    assert set(sv.sensitivity(study, method=list(every))["method"]) == set(every)
    pairs = {"wilson": "newcombe", "wilson-cc": "newcombe-cc", "jeffreys": "mover-jeffreys",
             "agresti-coull": "agresti-caffo", "wald": "wald", "scas": "scas"}  # fmt: skip
    found = sv.sensitivity(study, method=[*pairs, "newcombe"])
    assert list(dict.fromkeys(found["method"])) == list(pairs.values())


def test_a_known_design_of_a_probability_sample_is_named(study):
    study.samples["sampling"] = "probability"
    kinds = sv.sensitivity(study, deff=[1, 2]).groupby("deff_a")["interval_kind"].unique()
    assert kinds[1].tolist() == ["sampling error, design unknown"]
    assert kinds[2].tolist() == ["sampling error"]


def test_waves_of_two_countries_are_four_samples():
    table = pd.DataFrame(
        [(c, w, 500, "Q", "yes", f"{p}%") for (c, w), p in
         zip(itertools.product(["KAZ", "KGZ"], ["1", "2"]), [40, 60, 55, 56], strict=True)],
        columns=["country", "wave", "n", "question", "response", "wording"],
    )  # fmt: skip
    found = sv.sensitivity(sv.from_frame(table, title="T"), by="wave", deff=[1, 30])
    assert found["overturns"].tolist() == [False, False, True, False]


def test_a_value_listed_twice_counts_once(study):
    twice = sv.sensitivity(study, deff=[1, 16, 1, 16.0], method=["wilson", "newcombe"])
    pd.testing.assert_frame_equal(twice, sv.sensitivity(study, deff=[1, 16]))


def test_one_answer_of_several_bases_is_several_gaps(survey_folder):
    statements = "statement_id,sample_id,question_id,response_id,base,wording\n" + "".join(
        f"s{number},{sample},{cell},{wording}\n"
        for number, (sample, cell, wording) in enumerate(
            [("kz", "success,net,", "84 percent"), ("cn", "success,net,", "84 percent"),
             ("kz", "lesson,important,", "36 percent"), ("cn", "lesson,important,", "50 percent"),
             ("kz", "lesson,important,success/net", "43 percent"),
             ("cn", "lesson,important,success/net", "44 percent")]
        )
    )  # fmt: skip
    folder = survey_folder(statements=statements)
    found = sv.sensitivity(sv.load(folder), deff=[1, 50]).query("question_id == 'lesson'")
    told = found[["base", "deff_a", "verdict", "overturns"]].to_numpy().tolist()
    assert told == [
        ["", 1.0, "b higher", False], ["success/net", 1.0, "cannot tell", False],
        ["", 50.0, "cannot tell", True], ["success/net", 50.0, "cannot tell", False],
    ]  # fmt: skip


def test_nothing_to_compare_gives_no_rows(figures):
    one = sv.from_frame(figures[figures["country"] == "China"], title="T")
    found = sv.sensitivity(one, deff=[1, 2])
    assert (len(found), list(found.columns)) == (0, list(VERDICTS))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"deff": []}, r"`deff` must be one value or several, not \[\]"),
        ({"deff": [1, -1]}, "`deff` must be a number above 0, not -1"),
        ({"deff": {"x": 2}}, "`deff` must be one of 'chn', 'kaz', not 'x'"),
        ({"level": [0.95, 95]}, r"`level` must be .* Did you mean 0.95\?"),
        ({"method": ["wilson", "newcomb"]}, r"`method` must be one of .* Did you mean 'newcombe'"),
        ({"reading": ["loose"]}, "`reading` must be one of 'literal', 'idiomatic', not 'loose'"),
        ({"assume": ["p1"]}, "`assume` must be left out: the study has no assumptions"),
        ({"correction": "x"}, "`correction` must be one of"),
    ],
)
def test_options_out_of_range(study, options, message):
    with pytest.raises(OptionError, match=message):
        sv.sensitivity(study, **options)
