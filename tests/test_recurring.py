"""Answers that recur: which figures are joined, in which order, and which are left alone."""

import pandas as pd
import pytest

import survey as sv
from survey.recurring import recurring, year_of


def lines(*rows):
    """Return toplines of (country, wave, question, response, wording)."""
    columns = ["country", "wave", "question", "response", "wording"]
    table = pd.DataFrame(rows, columns=columns).assign(n=1000)
    return sv.toplines(sv.from_frame(table, title="Poll"))


def joined(frame):
    """Return the places of each thread from left to right."""
    found = recurring(frame)
    return [rows["place"].tolist() for _, rows in found.groupby("thread")]


def test_waves_stand_in_the_order_of_their_years():
    frame = lines(
        ("KAZ", "2021", "Travel?", "yes", "40%"),
        ("KAZ", "by 2018", "Travel?", "yes", "30%"),
        ("KAZ", "2019", "Travel?", "yes", "35%"),
    )
    for given in (frame, frame.iloc[::-1]):
        assert joined(given) == [["Kazakhstan by 2018", "Kazakhstan 2019", "Kazakhstan 2021"]]


def test_waves_without_a_year_keep_their_order():
    frame = lines(
        ("KAZ", "Wave 9", "Travel?", "yes", "40%"), ("KAZ", "Wave 10", "Travel?", "yes", "30%")
    )
    assert joined(frame) == [["Kazakhstan Wave 9", "Kazakhstan Wave 10"]]
    assert joined(frame.iloc[::-1]) == [["Kazakhstan Wave 10", "Kazakhstan Wave 9"]]


def test_countries_are_joined_where_no_wave_recurs(estimates):
    found = recurring(estimates)
    assert found["within"].unique().tolist() == [""]
    assert found["panel"].tolist() == [0, 0, 1, 1, 2, 2]
    assert found["pole"].tolist() == [0, 1] * 3
    assert found["place"].tolist() == ["China", "Kazakhstan"] * 3


def test_waves_come_before_countries():
    frame = lines(
        ("KAZ", "2019", "Travel?", "yes", "40%"), ("UZB", "2019", "Travel?", "yes", "50%"),
        ("KAZ", "2021", "Travel?", "yes", "30%"), ("KAZ", "2019", "Trade?", "yes", "40%"),
        ("UZB", "2021", "Trade?", "yes", "45%"),
    )  # fmt: skip
    found = recurring(frame)
    assert joined(frame) == [
        ["Kazakhstan 2019", "Kazakhstan 2021"], ["Kazakhstan 2019", "Uzbekistan 2021"]
    ]  # fmt: skip
    assert found.groupby("thread")["within"].first().tolist() == ["KAZ", ""]


def test_a_place_is_counted_among_all_of_its_question():
    frame = lines(
        ("KAZ", "2019", "Travel?", "yes", "40%"), ("KAZ", "2020", "Travel?", "no", "50%"),
        ("KAZ", "2019", "Travel?", "no", "40%"), ("KAZ", "2021", "Travel?", "yes", "40%"),
    )  # fmt: skip
    found = recurring(frame).set_index(["response", "wave"])["pole"]
    assert found.to_dict() == {("yes", "2019"): 0, ("yes", "2021"): 2, ("no", "2019"): 0,
                               ("no", "2020"): 1}  # fmt: skip


def test_every_country_has_its_own_waves():
    rows = [(country, wave, "Travel?", "yes", "40%")
            for country in ("KAZ", "UZB") for wave in ("2019", "2021")]  # fmt: skip
    found = recurring(lines(*rows))
    assert found["within"].tolist() == ["KAZ", "KAZ", "UZB", "UZB"]
    assert found["panel"].tolist() == found["thread"].tolist() == [0, 0, 1, 1]


def test_averages_are_followed_by_their_label(estimates):
    averages = estimates.head(1).assign(country="")
    waves = [averages.assign(place=f"Asia {wave}", wave=wave, sample_id=wave)
             for wave in ("2019", "2021")]  # fmt: skip
    assert recurring(pd.concat(waves))["within"].tolist() == ["Asia", "Asia"]


def test_what_stands_alone_is_left_out(estimates):
    assert recurring(estimates.query("country == 'CHN'")).empty
    empty = estimates.assign(published_low=float("nan"))
    assert recurring(pd.concat([empty.head(1), estimates.iloc[1:]]))["thread"].nunique() == 2
    assert recurring(estimates.assign(kind="remainder")).empty
    assert recurring(estimates.head(0)).empty


def test_studies_and_bases_are_never_joined(estimates):
    one, other = estimates.query("country == 'CHN'"), estimates.query("country == 'KAZ'")
    assert len(recurring(pd.concat([one, other]))) == 6
    assert recurring(pd.concat([one, other.assign(study="another")])).empty
    assert recurring(pd.concat([one, other.assign(base="travel/willing")])).empty


def test_the_same_figure_at_another_level_is_followed_by_itself(study):
    tops = sv.toplines(study)
    both = pd.concat([sv.estimate(tops), sv.estimate(tops, level=0.99)])
    found = recurring(both)
    assert len(found) == len(both)
    assert found.groupby("thread")["level"].nunique().eq(1).all()
    assert found["thread"].nunique() == 6


@pytest.mark.parametrize(
    ("wave", "expected"),
    [("2018", 2018), ("November 1999", 1999), ("2018-19", 2018), ("2018-2019", None), ("", None),
     ("120185", None), ("Wave 3", None)],
)  # fmt: skip
def test_a_wave_names_one_year_or_none(wave, expected):
    assert year_of(wave) == expected
