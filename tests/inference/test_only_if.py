"""Verdicts that hold under some options of an open issue only."""

import pandas as pd

import survey as sv


def row_of(gaps, question):
    """Return the first gap of a question."""
    return gaps[gaps["question_id_a"] == question].iloc[0]


def test_an_open_verdict_says_under_which_option_it_would_be_decided(shipped):
    gaps = sv.compare(sv.estimate(sv.toplines(shipped)))
    row = row_of(gaps, "closer")
    assert row["verdict"] == "cannot tell"
    assert row["note"].startswith("China (16 cities) higher only if p31-exhaustive")
    assert "only if" not in row_of(gaps, "travel")["note"]


def test_it_is_what_choosing_the_option_gives(shipped):
    verdicts = {}
    for option in ("p31-exhaustive", "p31-others", "p31-conditional"):
        gaps = sv.compare(sv.estimate(sv.toplines(shipped, assume=option)))
        verdicts[option] = row_of(gaps, "closer")["verdict"]
        assert "only if" not in row_of(gaps, "closer")["note"]
    assert [option for option, verdict in verdicts.items() if verdict == "a higher"] == [
        "p31-exhaustive"
    ]


def test_it_survives_a_csv_round_trip(shipped, tmp_path):
    estimates = sv.estimate(sv.toplines(shipped))
    estimates.to_csv(tmp_path / "estimates.csv", index=False)
    again = sv.compare(pd.read_csv(tmp_path / "estimates.csv"))
    assert again["note"].tolist() == sv.compare(estimates)["note"].tolist()
