"""Do the figures fit together: contradictions first, sentences without ids, what could be found."""

import re
from dataclasses import replace

import pandas as pd
import pytest

import survey as sv
from survey.report.fit import fit, said
from survey.report.material import gather
from survey.report.naming import Names


@pytest.fixture
def crooked():
    """Return a study of forty people whose answers are too many."""
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 40, "question": "How?", "kind": "single",
         "response": ["Good", "Middling", "Bad"],
         "wording": ["60 percent", "the vast majority (52 percent)", "33.3 percent"]}
    )  # fmt: skip
    return sv.from_frame(figures, title="Crooked")


def test_nothing_checked_no_section(without_sizes):
    assert gather(without_sizes).audit.empty
    assert fit(gather(without_sizes)) is None


def test_figures_that_fit_are_said_to(one_country, words):
    section = fit(gather(one_country))
    assert [each["kind"] for each in section.blocks] == ["paragraph", "paragraph"]
    text = words(list(section.blocks))
    assert "They fit together." in text
    assert "could find nothing" in text
    assert text.endswith("What is false in a way that fits cannot be found like this.")


def test_groups_stand_in_order(crooked, block, cells):
    rows = cells(block(fit(gather(crooked)), "fit"))
    assert [row[0] for row in rows if len(row) == 1] == [
        "Figures that contradict each other",
        "Percentages that do not fit the number of respondents", "Words that do not fit",
    ]  # fmt: skip


def test_a_contradiction_in_words(crooked, block, cells):
    told, todo = cells(block(fit(gather(crooked)), "fit"))[1]
    assert "the answers to ‘How?’ add to at most 100%" in told
    assert told.startswith("Kazakhstan, How?: ")
    assert todo.startswith("Read the source again")


def test_numbers_and_words_that_do_not_go_together(crooked, block, words):
    text = words(block(fit(gather(crooked)), "fit")["rows"])
    assert "“33.3 percent” is not a percentage that 40 respondents can give." in text
    assert "where the words mean above 60%" in text


def test_the_count_is_that_of_the_table(material, block, cells, words):
    section = fit(material)
    serious = int((material.audit["severity"] != "note").sum())
    rows = [row for row in cells(block(section, "fit")) if len(row) > 1]
    assert (serious, len(rows)) == (5, 5)
    assert "Five points came up" in words(list(section.blocks))


def test_ids_are_words(material, words):
    text = words(list(fit(material).blocks))
    assert not re.search(r"[a-z]+-?[a-z]*/[a-z]+", text)
    assert not any(name in text for name in material.study.assumptions["assumption_id"])
    assert "if the source is read as “of those who affirm success”" in text
    assert "(of those who answered ‘Totally or fairly successful’) above 50%" in text
    assert "on US, Russia, China, Turkey and Germany: 3 of 10 shares" in text
    assert "The reading “the two reasons are all” fits the printed sums" in text


def test_many_of_a_kind_are_cut_short(block, cells):
    figures = pd.DataFrame(
        {"country": "KAZ", "n": 7, "question": "Q?", "response": [f"r{i}" for i in range(15)],
         "wording": "33 percent"}
    )  # fmt: skip
    rows = cells(block(fit(gather(sv.from_frame(figures, title="Many"))), "fit"))
    assert rows[-1] == ("And 18 more of this kind.", "")


def test_nets_and_negative_answers_in_words(shipped):
    names = Names(shipped)
    assert names.text("net of success is the net of totally, fairly") == (
        "‘Totally or fairly successful’ is the net of ‘Totally successful’ and ‘Fairly successful’"
    )
    got = "9 positive and 1 negative answers printed for X; the negative one is about work"
    row = {"rule": "one-sided-publication", "cells": "kazakhstan", "expected": "", "got": got}
    assert said(row, names).endswith(f"is about {names.questions['work']}.")


def test_what_negative_answers_are_about_is_not_mistaken_for_an_id(shipped):
    questions = shipped.questions.copy()
    questions.loc[questions["question_id"] == "companies", "object"] = "work abroad"
    names = Names(replace(shipped, questions=questions))
    got = "9 positive and 2 negative answers printed for X; the negative ones are about work abroad"
    row = {"rule": "one-sided-publication", "cells": "kazakhstan", "expected": "", "got": got}
    assert said(row, names) == f"{got}."


def test_places_left_out_are_counted(shipped, words):
    samples = shipped.samples.assign(units_covered="3", units_total="20")
    text = words(list(fit(gather(replace(shipped, samples=samples))).blocks))
    assert (
        "China (16 cities) covers 3, not all 20 places there are; Kazakhstan (14 regions and 3 "
        "municipalities) covers 3, not all 20 places there are."
    ) in text


def test_the_file_of_a_crooked_survey_is_written(crooked, tmp_path):
    assert sv.write_report(crooked, tmp_path / "crooked.pdf").read_bytes().startswith(b"%PDF")
