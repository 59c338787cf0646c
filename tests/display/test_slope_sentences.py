"""What is said of shares from sample to sample."""

import pandas as pd
import pytest

import survey as sv
from survey.errors import FrameError


def told(*wordings, answers=("good", "bad", "mixed")):
    """Return what is said of answers, each printed for 2018, 2019 and 2020."""
    rows = [("KAZ", year, 1000, "View?", answer, wording)
            for answer, given in zip(answers, wordings, strict=False)
            for year, wording in zip(("2018", "2019", "2020"), given, strict=True)]  # fmt: skip
    columns = ["country", "wave", "n", "question", "response", "wording"]
    made = sv.from_frame(pd.DataFrame(rows, columns=columns), title="Poll")
    return sv.describe(sv.estimate(sv.toplines(made)), picture="slope")


def test_waves_rise_and_fall():
    found = sv.estimate(sv.toplines(sv.load("iri-kyrgyzstan")))
    assert sv.describe(found, picture="slope") == (
        "3 answers were printed for more than one sample. The largest rise is that of State of "
        "relations with China (Good): from 39% in Kyrgyzstan 2018 to 55% in Kyrgyzstan 2019. The "
        "largest fall is that of State of relations with China (Bad): from 31% in Kyrgyzstan 2018 "
        "to 22% in Kyrgyzstan 2019."
    )


def test_countries_are_a_step_apart(estimates):
    said = sv.describe(estimates, picture="slope")
    assert said.endswith(
        "The largest step up is that of Reason (cooperation): from 36% in China to 41% in "
        "Kazakhstan. The largest step down is that of Travel (willing): from 86% in China to 74% "
        "in Kazakhstan."
    )


def test_a_change_is_that_from_the_first_sample_to_the_last():
    said = told(("30%", "60%", "35%"), ("30%", "31%", "38%"), ("50%", "70%", "50%"))
    assert "rise is that of View? (bad): from 30% in Kazakhstan 2018 to 38% in Kaz" in said
    assert "fall" not in said


def test_what_only_falls_has_no_rise():
    said = told(("30%", "60%", "25%"))
    assert said.startswith("1 answer was printed for more than one sample. The largest fall")
    assert "rise" not in said


def test_what_stays_has_neither():
    assert told(("30%", "60%", "30%")) == "1 answer was printed for more than one sample."


@pytest.mark.parametrize("given", [("over half", "60%", "25%"), ("25%", "60%", "over half")])
def test_vague_ends_are_not_weighed(given):
    assert told(given).endswith("It is not exact in both its first and its last sample.")
    assert told(given, given).endswith(
        "None of them is exact in both its first and its last sample."
    )
    assert "(mixed): from 40% in Kazakhstan 2018 to 42%" in told(given, given, ("40%", "9%", "42%"))


def test_an_answer_is_counted_once_for_all_countries():
    rows = [(country, year, 900, "View?", "good", "40%")
            for country in ("KAZ", "UZB") for year in ("2018", "2020")]  # fmt: skip
    columns = ["country", "wave", "n", "question", "response", "wording"]
    tops = sv.toplines(sv.from_frame(pd.DataFrame(rows, columns=columns), title="Poll"))
    assert sv.describe(tops, picture="slope").startswith("1 answer was printed")


def test_what_does_not_recur_is_told(estimates):
    alone = estimates.query("country == 'CHN'")
    expected = "Nothing recurs: no answer was printed for more than one sample."
    assert sv.describe(alone, picture="slope") == expected
    assert sv.describe(estimates.head(0), picture="slope") == expected
    with pytest.raises(FrameError, match="must have the columns"):
        sv.describe(alone[["place"]], picture="slope")
