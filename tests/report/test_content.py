"""Content: plain data, sections that have something to say, numbers that follow the tables."""

import datetime
import json
from dataclasses import replace

import pytest

from survey.errors import OptionError
from survey.report.content import content, date_text
from survey.report.material import Settings


def headings(made):
    return [section["heading"] for section in made["sections"]]


def test_the_document_is_plain_data(document):
    assert json.loads(json.dumps(document)) == document


def test_all_sections_of_the_shipped_survey(document):
    assert headings(document) == [
        "How the survey was done", "What was printed and what it supports",
        "Gaps between China and Kazakhstan", "How robust is this?", "Do the statements hold?",
        "Do the figures fit together?", "What was not published", "Context from other documents",
        "What to keep in mind", "Method", "Every figure with its statements",
    ]  # fmt: skip


def test_sections_with_nothing_to_say_are_left_out(one_country, study):
    assert "What was not published" in headings(content(one_country).document)
    assert not any(
        heading.startswith("Gaps") for heading in headings(content(one_country).document)
    )
    assert "What was not published" not in headings(content(study).document)
    assert "Context from other documents" not in headings(content(study).document)


def test_figures_have_drawings_and_references_have_targets(shipped):
    made = content(shipped, "central-asia-context")
    blocks = [block for section in made.document["sections"] for block in section["blocks"]]
    figures = [block["id"] for block in blocks if block["kind"] == "figure"]
    assert list(made.drawings) == figures
    assert len(figures) <= 8
    ids = [block["id"] for block in blocks if "id" in block]
    assert len(ids) == len(set(ids))
    named = {
        run["to"]
        for block in blocks
        for run in block.get("runs", [])
        if isinstance(run, dict) and "to" in run
    }
    assert named <= set(ids)
    assert set(figures) <= named


def test_a_changed_statement_changes_what_rests_on_it(shipped, document, block, cells, words):
    statements = shipped.statements.copy()
    statements.loc[statements["statement_id"] == "p26-travel-kazakhstan", "wording"] = "61 percent"
    before = document
    after = content(replace(shipped, statements=statements), "central-asia-context").document
    changed = {
        new["heading"]
        for old, new in zip(before["sections"], after["sections"], strict=True)
        if words(old["blocks"]) != words(new["blocks"])
    }
    assert changed == {
        "What was printed and what it supports", "Gaps between China and Kazakhstan",
        "How robust is this?", "What was not published", "Every figure with its statements",
    }  # fmt: skip
    travel = "Willingness to visit the other country within five years"
    gap = next(row for row in cells(block(after, "gap-sizes")) if row[0].startswith(travel))
    assert (gap[3], gap[5]) == ("61%", "+25")
    rest = [row for row in cells(block(after, "remainders")) if row[0] == travel]
    assert rest[1][1:] == ("Very or quite willing 61%", "38.5–39.5%")
    assert "61 percent" in words(block(after, "estimates-2"))
    assert "61 percent" in words(block(after, "statements-2"))
    assert "widest such gap is that of Willingness to visit" in words(after["summary"])


def test_title_author_and_date(study):
    made = content(study, title="Mine", author="A. Analyst", date="2026-08-01").document
    assert (made["title"], made["author"], made["stamp"]) == ("Mine", "A. Analyst", "2026-08-01")
    assert made["byline"] == "A. Analyst · 1 August 2026"


def test_without_a_date_the_source_gives_the_stamp(document, study):
    assert (document["stamp"], document["byline"]) == ("2024-07-02", "")
    assert content(study).document["stamp"] == "1970-01-01"


@pytest.mark.parametrize(
    ("published", "stamp"), [("2024", "2024-01-01"), ("2024-07", "2024-07-01")]
)
def test_a_month_or_year_is_made_whole(shipped, published, stamp):
    dated = replace(shipped, sources=shipped.sources.assign(published=published))
    assert content(dated).document["stamp"] == stamp


def test_dates_of_any_kind():
    assert date_text(datetime.date(2026, 8, 1)) == "2026-08-01"
    assert date_text(datetime.datetime(2026, 8, 1, 12, 30, tzinfo=datetime.UTC)) == "2026-08-01"
    with pytest.raises(
        OptionError, match="`date` must be a day such as '2024-07-02', not '1 August'"
    ):
        date_text("1 August")


def test_settings_reach_the_tables(shipped, block, words):
    made = content(shipped, settings=Settings(level=0.9)).document
    assert "90% interval" in words(block(made, "estimates-1")["columns"])
