"""Do the statements hold: two verdicts a claim, words instead of ids, nothing said too much."""

import re
from dataclasses import replace

import pandas as pd
import pytest

import survey as sv
from survey import texts
from survey.display.sentences import describe
from survey.report.material import gather
from survey.report.pictures import svg
from survey.report.statements import SAME, pictured, statements


@pytest.fixture
def poll():
    """Return a study whose words and number about one answer stand side by side, twice."""
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 813, "question": "Opportunities?", "response": "more",
         "wording": ["over 80 percent", "83 percent", "more than 80 percent", "a majority"]}
    )  # fmt: skip
    return sv.from_frame(figures, title="Poll")


def test_no_comparison_no_section(one_country):
    assert statements(gather(one_country)) is None


def test_each_claim_with_other_figures_is_one_row(material, block, cells):
    judged = material.claims[material.claims["among_respondents"] != "as stated"]
    rows = [row for row in cells(block(statements(material), "claims")) if len(row) > 1]
    assert len(rows) == len(judged.drop_duplicates(["sample_id", *SAME]))
    first = rows[0]
    assert first[1:4] == ("“Over 80 percent”", "yes", "cannot tell")
    assert first[4].endswith("rounding decides")
    assert first[5] == "2, 32"


def test_ids_are_words(material, words):
    section = statements(material)
    text = words([each for each in section.blocks if each["kind"] != "figure"])
    assert not re.search(r"[a-z]+-?[a-z]*/[a-z]+", text)
    assert not any(name in text for name in material.study.assumptions["assumption_id"])
    assert "Closest rival ‘A livelier economy’" in text


def test_a_claim_under_one_reading_says_so(material, block):
    notes = [note["text"] for note in block(statements(material), "claims")["notes"]]
    assert "If the source is read as “of those who affirm success”." in notes
    assert "A share of those who answered ‘Totally or fairly successful’." in notes


def test_counts_follow_the_claims(material, words):
    text = words(list(statements(material).blocks))
    count = int((material.claims["among_respondents"] == "as stated").sum())
    assert f"{count} of {len(material.claims)} statements are as stated" in text
    assert describe(material.claims) in text
    assert "fails" not in text


def test_the_picture_shows_each_share_once(material):
    drawn = statements(material).drawings["claims-picture"].frame
    assert set(drawn["kind"]) <= {"threshold", "majority", "equality"}
    assert not drawn.duplicated(SAME).any()
    assert (drawn["among_respondents"] != "as stated").all()


def test_few_are_pictured(material):
    row = material.claims.iloc[[0]]
    many = pd.concat([row.assign(threshold=place / 50) for place in range(30)])
    assert len(pictured(many)) == 12


def test_repeated_words_share_a_row(poll, block, cells):
    section = statements(gather(poll))
    rows = cells(block(section, "claims"))
    assert [row[1] for row in rows] == ["“over 80 percent”", "“a majority”"]
    assert "as stated:" not in str(section.blocks)


def test_without_sizes_the_picture_is_still_drawn(poll):
    study = replace(poll, samples=poll.samples.assign(n="", n_kind="unknown"))
    section = statements(gather(study))
    assert svg(section.drawings["claims-picture"], {}).startswith("<?xml")
    assert "no sample size printed" in str(section.blocks).lower()


def test_words_alone_make_no_table(words):
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 813, "question": "Q?", "response": "a", "wording": ["over half"]}
    )
    section = statements(gather(sv.from_frame(figures, title="Words")))
    assert [each["kind"] for each in section.blocks] == ["paragraph", "paragraph"]
    assert "One of one statement is as stated" in words(list(section.blocks))


def test_reasons_are_said_in_the_language_of_the_report(material, block, cells, monkeypatch):
    entries = {
        "statements.interval": "I {interval}",
        "statements.rival": "R {rival}",
        "statements.reason.rounding decides": "D",
    }
    made, english = texts.Catalogue(entries, lambda _: "other"), texts.catalogue("en")
    monkeypatch.setattr(texts, "catalogue", lambda code: english if code == "en" else made)
    monkeypatch.setattr(texts, "languages", lambda: ("en", "xx"))
    with texts.speaking("xx"):
        rows = cells(block(statements(material), "claims"))
    told = [row[4] for row in rows if len(row) > 1]
    assert told[0].startswith("I ")
    assert told[0].endswith("; D")
    assert any("R \u2018A livelier economy\u2019" in each for each in told)


def test_the_file_is_written(poll, tmp_path):
    assert sv.write_report(poll, tmp_path / "poll.pdf").read_bytes().startswith(b"%PDF")
