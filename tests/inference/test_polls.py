"""Other polls beside the first: which figures stand there, and how they differ."""

import dataclasses

import pandas as pd
import pytest

import survey as sv
from survey.errors import OptionError
from survey.frames import BESIDE
from survey.inference.polls import beside
from survey.published.study import assemble

SAMPLE = {
    "population": "Adults", "mode": "telephone", "field_start": "2024-05-01",
    "field_end": "2024-05-09",
}  # fmt: skip


def study_of(name, rows, samples, fits=None, sources=None):
    """Return a study.

    Rows are sample, question, response, concept and wording; samples map ids to columns, fits
    questions to theirs.
    """
    cells = [(row[1], row[2]) for row in rows]
    tables = {
        "sources": sources or [],
        "samples": [{"sample_id": each, **columns} for each, columns in samples.items()],
        "questions": [
            {"question_id": row[1], "text": row[1].title(), "concept": row[3],
             "fit": (fits or {}).get(row[1], "")}
            for row in rows
        ],
        "responses": [
            {"question_id": question, "response_id": response, "label": response.title()}
            for question, response in cells
        ],
        "statements": [
            {"statement_id": f"s{place}", "sample_id": row[0], "question_id": row[1],
             "response_id": row[2], "wording": row[4], "source_id": (*row, "")[5]}
            for place, row in enumerate(rows)
        ],
    }  # fmt: skip
    frames = {key: pd.DataFrame(value).drop_duplicates() for key, value in tables.items()}
    return assemble(name, name.title(), "", frames)


@pytest.fixture
def ours():
    """Return a study of two countries with figures on three concepts."""
    rows = [
        ("cn", "view", "good", "china", "84%"), ("kz", "view", "good", "china", "74%"),
        ("kz", "view", "bad", "china", "11%"), ("kz", "work", "yes", "jobs", "40%"),
        ("kz", "own", "yes", "alone", "50%"),
    ]  # fmt: skip
    samples = {
        "cn": {"country": "CHN", "n": "1,213", **SAMPLE},
        "kz": {"country": "KAZ", "n": "813", **SAMPLE},
    }
    return study_of("ours", rows, samples)


def theirs(rows, fits=None, sources=None, **sample):
    """Return a study of one sample in Kazakhstan."""
    columns = {"country": "KAZ", "n": "1,600", **SAMPLE, **sample}
    return study_of("theirs", [("kaz", *row) for row in rows], {"kaz": columns}, fits, sources)


def cells(frame):
    """Return study, concept and answer of each row."""
    return frame[["study", "concept", "response_id"]].to_numpy().tolist()


def test_what_others_measured_stands_beside_ours(ours):
    other = theirs(
        [("trust", "yes", "jobs", "27%"), ("more", "yes", "new", "9%"), ("odd", "yes", "", "3%"),
         ("opinion", "good", "china", "77%")]
    )  # fmt: skip
    found = beside([ours, other])
    assert list(found.columns) == list(BESIDE)
    assert cells(found) == [
        ["ours", "jobs", "yes"], ["theirs", "jobs", "yes"], ["theirs", "new", "yes"],
        ["ours", "china", "good"], ["ours", "china", "good"], ["ours", "china", "bad"],
        ["theirs", "china", "good"], ["theirs", "", "yes"],
    ]  # fmt: skip
    pd.testing.assert_index_equal(found.index, pd.RangeIndex(8))


def test_figures_keep_their_estimates(ours):
    found = beside([ours, theirs([("opinion", "good", "china", "77%")])])
    expected = sv.estimate(sv.toplines(ours)).iloc[:3]
    columns = ["estimate", "low", "high", "published_low", "n_low", "printed", "interval_kind"]
    pd.testing.assert_frame_equal(found.iloc[:3][columns], expected[columns])


def test_options_are_those_of_toplines_and_estimates(ours):
    other = theirs([("opinion", "good", "china", "more than 70%")])
    found = beside(
        [ours, other], level=0.9, method="jeffreys", reading="idiomatic", deff={"kaz": 2}
    )
    last = found.iloc[-1]
    expected = sv.estimate(
        sv.toplines(other, reading="idiomatic"), level=0.9, method="jeffreys", deff=2
    ).iloc[0]
    names = ["published_high", "low", "high", "level", "method", "reading", "deff"]
    assert last[names].tolist() == expected[names].tolist()
    assert last["published_high"] == 0.8
    with pytest.raises(OptionError, match="`method` must be one of"):
        beside([ours, other], method="x")


def test_what_does_not_differ_is_not_told(ours):
    found = beside([ours, theirs([("view", "good", "china", "77%")])])
    assert found["differences"].tolist() == ["", "", "", ""]


def test_every_difference_is_told(ours):
    other = theirs(
        [("opinion", "positive", "china", "77%")],
        fits={"opinion": "related"}, n="", population="Voters", mode="", field_start="2021",
        field_end="2021", coverage="towns",
    )  # fmt: skip
    assert beside([ours, other])["differences"].iloc[-1] == (
        "place: Kazakhstan (towns) beside Kazakhstan; question: Opinion beside View; "
        "answer: Positive beside Good and Bad; population: Voters beside Adults; "
        "mode: not stated beside telephone; dates: 2021 beside 2024-05-01 to 2024-05-09; "
        "related question; n not published"
    )


def test_the_nearest_figures_are_of_the_same_country_then_of_the_same_answer(ours):
    told = {}
    for country, answer in (("KAZ", "good"), ("KGZ", "good"), ("CHN", "bad")):
        other = theirs([("opinion", answer, "china", "77%")], country=country)
        told[country] = beside([ours, other])["differences"].iloc[-1]
    assert told["CHN"] == "question: Opinion beside View; answer: Bad beside Good"
    assert told["KAZ"] == "question: Opinion beside View"
    assert told["KGZ"] == (
        "place: Kyrgyzstan beside China and Kazakhstan; question: Opinion beside View"
    )


def test_what_only_one_of_the_nearest_states_is_named_alone(ours):
    samples = ours.samples.assign(mode=["", "telephone"])
    other = theirs([("view", "good", "china", "77%")], country="KGZ", mode="online")
    told = beside([dataclasses.replace(ours, samples=samples), other])["differences"].iloc[-1]
    assert told.endswith("; mode: online beside telephone")


def test_an_assumed_n_is_marked(ours):
    other = theirs([("view", "good", "china", "77%")], n="1,000", n_kind="assumed")
    row = beside([ours, other]).iloc[-1]
    assert (row["differences"], row["n"], row["n_low"]) == ("n assumed", "1,000", 1000)


def test_a_vague_n_is_shown_as_printed(ours):
    row = beside([ours, theirs([("view", "good", "china", "77%")], n="more than 1,600")]).iloc[-1]
    assert (row["n"], row["n_low"]) == ("more than 1,600", 1601)
    assert row["low"] < 0.77 < row["high"]


def test_a_concept_of_others_only_has_no_figure_of_ours(ours):
    found = beside([ours, theirs([("opinion", "good", "new", "77%")])])
    assert found["differences"].tolist() == ["no figure on this in Ours"]


def test_a_poll_whose_report_and_print_were_read_is_verified(ours):
    read = {"source_id": "a", "publisher": "Daily", "published": "2024-05", "verified": "yes"}
    other = theirs([("view", "good", "china", "77 percent", "a")], sources=[read], source_id="a")
    found = beside([ours, other])
    assert found.loc[found["study"] == "theirs", "verified"].tolist() == ["yes"]


def test_sources_are_named_and_the_unread_marked(ours):
    sources = [
        {"source_id": "a", "publisher": "Daily", "published": "2024-05", "address": "example.org/a",
         "verified": "yes"},
        {"source_id": "b", "publisher": "Weekly", "published": "", "address": "",
         "verified": "second-hand"},
    ]  # fmt: skip
    rows = [
        ("view", "good", "china", "77 percent", "a"), ("view", "bad", "china", "12 percent", "a"),
        ("view", "bad", "china", "12 percent", "b"), ("work", "yes", "jobs", "27%"),
    ]  # fmt: skip
    other = theirs(rows, sources=sources, source_id="b")
    found = beside([ours, other])
    told = found.loc[found["study"] == "theirs", ["source", "address", "verified"]]
    assert told.to_numpy().tolist() == [
        ["Daily, 2024-05", "example.org/a", "second-hand"],  # the poll itself was not seen
        ["Daily, 2024-05; Weekly", "example.org/a", "second-hand"],
        ["Weekly", "", "second-hand"],
    ]
    assert set(found.loc[found["study"] == "ours", "verified"]) == {""}


def test_averages_over_countries_have_their_row(ours):
    other = theirs([("lead", "approve", "china", "46%")], country="", countries="KAZ KGZ", n="")
    row = beside([ours, other]).iloc[-1]
    assert (row["country"], row["place"]) == ("", "Kazakhstan and Kyrgyzstan")
    assert row["interval_kind"] == "no interval"


def test_context_without_statements_adds_nothing(ours, shipped):
    context = sv.load("central-asia-context")
    with_it = beside([ours, context, theirs([("view", "good", "china", "77%")])])
    assert set(with_it["study"]) == {"ours", "theirs"}
    for studies in ([shipped, context], [context], [ours]):
        alone = beside(studies)
        assert list(alone.columns) == list(BESIDE)
        assert len(alone) == 0
    assert len(beside([context, shipped])) == len(sv.toplines(shipped))


def test_no_study_is_refused():
    with pytest.raises(OptionError, match=r"`studies` must be one study or more, not \[\]"):
        beside([])


def test_it_is_a_frame_of_estimates_for_later_verbs(ours, tmp_path):
    found = beside([ours, theirs([("opinion", "good", "china", "60%")])])
    gaps = sv.compare(found, by="study")
    assert gaps[["a", "b", "verdict"]].to_numpy().tolist() == [["ours", "theirs", "a higher"]]
    found.to_csv(tmp_path / "beside.csv", index=False)
    again = sv.compare(pd.read_csv(tmp_path / "beside.csv"), by="study")
    pd.testing.assert_frame_equal(again, gaps, check_dtype=False)
