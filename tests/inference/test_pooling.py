"""Pooled polls: the mean and its limits, what is refused, what is warned of."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import survey as sv
from survey.errors import FrameError, OptionError
from survey.frames import ESTIMATES, POOLED
from survey.inference.combining import combine


def estimates_of(wordings, n=1000, **columns):
    """Return the estimates of one answer in several waves of one country."""
    table = pd.DataFrame(
        {"country": "KAZ", "wave": [str(2020 + place) for place in range(len(wordings))], "n": n,
         "question": "View?", "response": "good", "wording": wordings}
    )  # fmt: skip
    return sv.estimate(sv.toplines(sv.from_frame(table.assign(**columns), title="Poll")))


@pytest.fixture
def polls():
    """Return the estimates of three polls."""
    return estimates_of(["44%", "49%", "53%"])


def plain(shares, sizes):
    """Return mean, interval and prediction on the logit scale by bisection, the plain way."""
    y, v = np.log(shares / (1 - shares)), 1 / (sizes * shares * (1 - shares))
    low, high = 0.0, 10.0
    for _ in range(200):
        tau2 = (low + high) / 2
        w = 1 / (v + tau2)
        square = w @ (y - w @ y / w.sum()) ** 2
        low, high = (tau2, high) if square > len(y) - 1 else (low, tau2)
    mean, error, k = w @ y / w.sum(), w.sum() ** -0.5, len(y)
    half = stats.t.ppf(0.975, k - 1) * error
    reach = stats.t.ppf(0.975, k - 2) * math.sqrt(tau2 + error**2)
    ends = (mean, mean - half, mean + half, mean - reach, mean + reach)
    return tuple(1 / (1 + np.exp(-np.array(ends)))), tau2


def test_the_mean_its_interval_and_one_more_poll(polls):
    found = sv.pool(polls)
    assert list(found.columns) == list(POOLED)
    row = found.iloc[0]
    ends, tau2 = plain(np.array([0.44, 0.49, 0.53]), np.full(3, 1000.0))
    names = ["estimate", "low", "high", "prediction_low", "prediction_high"]
    assert row[names].tolist() == pytest.approx(list(ends), abs=1e-9)
    assert row["tau2"] == pytest.approx(tau2, abs=1e-9)
    assert (row["k"], row["level"], row["scale"], row["method"]) == (
        3,
        0.95,
        "logit",
        "paule-mandel",
    )
    assert row["samples"] == "poll/kaz-2020 poll/kaz-2021 poll/kaz-2022"


def test_which_average_it_is_is_said(polls):
    random = sv.pool(polls)["average"][0]
    assert random == "mean of the polls' populations, random effects, on the logit scale"
    common = sv.pool(polls, between="none", scale="raw")["average"][0]
    assert common.startswith("the one share that all polls are taken to measure, common effect")
    assert common.endswith("on the raw scale")


def test_the_raw_scale_averages_shares_and_stays_within_them(polls):
    row = sv.pool(polls, scale="raw").iloc[0]
    shares = np.array([0.44, 0.49, 0.53])
    found = combine(shares, shares * (1 - shares) / 1000)
    assert row["estimate"] == pytest.approx(found.estimate)
    assert (row["low"], row["high"]) == pytest.approx((found.low, found.high))
    assert found.prediction_low < 0
    assert (row["prediction_low"], row["prediction_high"]) == (0.0, 1.0)


@pytest.mark.parametrize("between", ["reml", "dersimonian-laird", "none"])
def test_other_estimators_are_used(polls, between):
    shares = np.array([0.44, 0.49, 0.53])
    found = combine(np.log(shares / (1 - shares)), 1 / (1000 * shares * (1 - shares)),
                    between=between)  # fmt: skip
    row = sv.pool(polls, between=between).iloc[0]
    assert row["tau2"] == pytest.approx(found.tau2)
    assert row["high"] == pytest.approx(1 / (1 + math.exp(-found.high)))
    assert math.isnan(row["prediction_low"]) == (between == "none")


def test_a_design_effect_counts_as_fewer_respondents(polls):
    thinner = sv.estimate(polls, deff=4)
    fewer = estimates_of(["44%", "49%", "53%"], n=250)
    names = ["estimate", "low", "high", "tau2"]
    assert sv.pool(thinner)[names].iloc[0].tolist() == pytest.approx(
        sv.pool(fewer)[names].iloc[0].tolist()
    )


def test_the_level_is_that_of_the_estimates(polls):
    narrow = sv.pool(sv.estimate(polls, level=0.8)).iloc[0]
    assert narrow["level"] == 0.8
    assert narrow["high"] < sv.pool(polls)["high"][0]


def test_frames_in_a_list_are_one_frame(polls):
    pd.testing.assert_frame_equal(sv.pool([polls.head(1), polls.tail(2)]), sv.pool(polls))


def test_the_order_of_polls_does_not_matter(polls):
    turned = sv.pool(polls.iloc[::-1])[["estimate", "low", "high"]]
    assert turned.iloc[0].tolist() == pytest.approx(
        sv.pool(polls)[["estimate", "low", "high"]].iloc[0].tolist()
    )


def test_the_same_after_a_csv_round_trip(polls, tmp_path):
    polls.to_csv(tmp_path / "polls.csv", index=False)
    pd.testing.assert_frame_equal(sv.pool(pd.read_csv(tmp_path / "polls.csv")), sv.pool(polls))


def test_fewer_than_five_are_warned_of(polls):
    warning = "fewer than five polls: how far polls lie apart is hardly known"
    assert sv.pool(polls)["note"][0] == warning
    assert sv.pool(estimates_of(["44%", "45%", "49%", "53%", "50%"]))["note"][0] == ""


def test_what_the_polls_differ_in_is_noted(polls):
    mixed = pd.concat([polls, polls.assign(study="other")]).reset_index(drop=True)
    mixed = mixed.assign(concept="view", fit="similar", country=["KAZ"] * 5 + ["KGZ"])
    mixed.loc[0, ["n_high", "place"]] = [math.inf, "Kazakhstan A"]
    row = sv.pool(mixed).iloc[0]
    assert row["note"] == (
        "polls of different countries: Kazakhstan and Kyrgyzstan; "
        "questions that are similar, not the same; "
        "taken at the least number of respondents: Kazakhstan A"
    )
    assert (row["studies"], row["concept"]) == ("poll other", "view")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["sampling error"] * 3, "sampling error"),
        (["sampling error", "sampling error, design unknown", "sampling error"],
         "sampling error, design unknown"),
        (["sampling error, design unknown", "as if random", "sampling error"], "as if random"),
    ],
)  # fmt: skip
def test_the_kind_of_interval_is_the_weakest(polls, kinds, expected):
    assert sv.pool(polls.assign(interval_kind=kinds))["interval_kind"][0] == expected


REFUSED = [
    ({"estimate": [0.44, math.nan, 0.53]},
     r"each must have an exact share, unlike poll: Kazakhstan 2021, View\? \(good\)\n"),
    ({"estimate": [0.0, 0.5, 1.0]}, "each must have a share above 0 and below 1, unlike poll: "),
    ({"n_effective_low": [math.nan, 9.0, 9.0]},
     "each must have a number of respondents, unlike poll: Kazakhstan 2020"),
    ({"fit": ["same", "same", "related"], "concept": "view", "question_id": ["a", "a", "b"]},
     "each must have a question that is the same or similar, not related, unlike poll: Kaz.* 2022"),
    ({"sample_id": ["a", "a", "b"]},
     r"each must be of another sample, unlike poll: Kaz.* 2020.*; poll: Kaz.* 2021, View\?"),
    ({"response_id": ["good", "bad", "good"]},
     "all must be about one answer, not poll/view/good; poll/view/bad\n"),
    ({"concept": ["a", "a", ""]}, "all must be about one answer, not a/good; poll/view/good"),
    ({"base": ["", "", "q/yes"]}, "all must be about one answer, not poll/view/good; .* q/yes"),
    ({"study": ["a", "b", "c"]}, "all must be about one answer, not a/view/good; b/view/good; c/"),
    ({"level": [0.95, 0.95, 0.9]}, "all must be of one level, not 0.95; 0.9\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "text"), REFUSED, ids=[next(iter(each)) for each, _ in REFUSED]
)
def test_what_is_not_comparable_is_refused(polls, columns, text):
    with pytest.raises(FrameError, match=text):
        sv.pool(polls.assign(**columns))


def test_studies_need_a_concept_in_common(polls):
    several = polls.assign(study=["a", "b", "c"], concept="view")
    assert sv.pool(several)["studies"][0] == "a b c"


def test_two_polls_are_too_few_and_none_too(polls):
    text = (
        "`estimates` must be comparable polls:\n  there must be 3 polls or more, not {}\nSet them"
    )
    for few in (polls.head(2), [polls.head(1), polls.tail(1)]):
        with pytest.raises(FrameError, match=text.format(2)):
            sv.pool(few)
    for none in ([], polls.head(0)):
        with pytest.raises(FrameError, match=text.format(0)):
            sv.pool(none)


def test_all_reasons_are_given_together(polls):
    with pytest.raises(FrameError, match=r"(?s)3 polls or more.*an exact share.*not related"):
        sv.pool(polls.head(2).assign(estimate=math.nan, fit="related", question_id=["a", "b"]))


def test_one_question_is_comparable_with_itself_however_it_is_marked(polls):
    related = sv.pool(polls.assign(fit="related"))
    pd.testing.assert_frame_equal(related, sv.pool(polls))


def test_remainders_are_refused_as_vague(polls):
    rest = sv.estimate(sv.remainders(sv.toplines(study_with_rest())))
    with pytest.raises(FrameError, match="each must have an exact share, unlike t: Kazakhstan"):
        sv.pool(pd.concat([polls, rest]))


def study_with_rest():
    """Return a study with an answer that was not published."""
    table = pd.DataFrame(
        {"country": ["KAZ"], "n": 100, "question": "View?", "response": "good", "wording": ["44%"],
         "kind": "single"}
    )  # fmt: skip
    return sv.from_frame(table, title="T")


def test_a_frame_that_is_none_is_told(polls):
    with pytest.raises(FrameError, match="A frame of estimates must have the columns `low`"):
        sv.pool([polls, polls.drop(columns="low")])
    assert "low" in ESTIMATES


@pytest.mark.parametrize("option", ["scale", "between"])
def test_unknown_options(polls, option):
    with pytest.raises(OptionError, match=f"`{option}` must be one of .*, not 'x'"):
        sv.pool(polls, **{option: "x"})
