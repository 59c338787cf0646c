"""The figures of an article."""

import csv
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import survey as sv
from survey.frames import FIGURES

SHARED = Path(__file__).resolve().parents[3] / "shared"
STUDY = "gt-china-kazakhstan-2024"
WORDS = ["half", "(47%)", "of Chinese", "respondents", "from 3 to", "5 percent,", "a majority", "–",
         "813 people", "in 2024.", "most", "two in", "$5", "İ", "1,2,3", "101%"]  # fmt: skip


def lines(text):
    """Return the non-empty lines of a text."""
    return [line for line in text.splitlines() if line.strip()]


def test_the_columns_and_their_kinds():
    frame = sv.extract("In a poll of 813 adults, nearly half (47%) of Kazakh people agree.")
    assert list(frame.columns) == list(FIGURES)
    assert frame["kind"].tolist() == ["sample_size", "share"]
    assert frame["phrase"].tolist() == ["813", "nearly half (47%)"]
    assert frame["qualifier"].tolist() == ["eq", "eq"]
    assert frame["value"].tolist() == [813, 0.47]
    assert frame["low"].tolist() == [813, 0.465]
    assert frame["high"].tolist() == [813, 0.475]
    assert frame["country"].tolist() == ["KAZ", "KAZ"]
    assert frame["response"].tolist() == ["", "agree"]


@pytest.mark.parametrize("text", ["", "\n \n", "Nothing was counted."])
def test_a_text_without_figures_is_an_empty_frame(text):
    frame = sv.extract(text)
    assert list(frame.columns) == list(FIGURES)
    assert frame.empty


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_phrases_stand_where_the_frame_says(words):
    text = "\n".join([" ".join(words), "", "  5 percent of voters agree."])
    frame = sv.extract(text)
    for row in frame.itertuples():
        assert lines(text)[row.paragraph - 1][row.start : row.end] == row.phrase
        assert row.phrase in row.sentence
    read = frame[frame["kind"] != "other"]
    assert (read["low"] <= read["high"]).all()
    assert (read["qualifier"] != "").all()
    spans = frame.groupby("paragraph")[["start", "end"]].agg(list)
    for starts, ends in spans.itertuples(index=False):
        assert all(end <= start for end, start in zip(ends[:-1], starts[1:], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffPoll: \u201cmore than\u00a080\u202fpercent\u201d of Kazakh voters agree.",
        "A poll.\r\n\r\nMore than 80 percent of Kazakh voters agree.\r\n",
        "<html><p>A poll.</p><p>More than 80&nbsp;% of Kazakh voters agree.</p></html>",
        "A poll: More than eighty per cent of Kazakh voters agree.",
        "A poll: More than 80\uff05 of Kazakh voters agree.",
    ],
)
def test_spaces_quotes_line_ends_and_tags_do_not_matter(text):
    (row,) = sv.extract(text).itertuples()
    assert (row.kind, row.qualifier, row.value, row.country) == ("share", "gt", 0.8, "KAZ")


def test_a_printed_range_has_both_ends():
    (row,) = sv.extract("In the poll, 53 to 55 percent of voters agreed.").itertuples()
    assert (row.value, row.low, row.high) == (0.53, 0.53, 0.55)


def test_words_alone_have_bounds_but_no_value():
    (row,) = sv.extract("A majority of respondents agree.").itertuples()
    assert (row.kind, row.qualifier, row.low, row.high) == ("share", "gt", 0.5, 1.0)
    assert np.isnan(row.value)


def test_other_numbers_are_shown_without_a_reading():
    frame = sv.extract("The poll ran in 2024; exports rose 5 percent.")
    assert frame["phrase"].tolist() == ["2024", "5 percent"]
    assert set(frame["kind"]) == {"other"}
    assert frame["value"].isna().all()


def test_earlier_waves_are_marked():
    frame = sv.extract("Support is 45 percent, up from 40 percent in the previous poll.")
    assert frame["wave"].tolist() == ["", "earlier"]


def test_the_only_country_is_everywhere_that_of_the_respondents():
    text = "A poll of Kenyan adults.\nSome 62 percent agree.\nHalf of women agree."
    assert sv.extract(text)["country"].tolist() == ["KEN", "KEN"]


def test_the_same_text_gives_the_same_frame():
    code = (
        "import survey; print(survey.extract('Poll: half of Chinese and 3% of Kazakh adults'"
        "' agree, 4 in Chad.').to_csv())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_every_share_of_the_shipped_survey_is_found_in_its_source():
    source = SHARED / "sources" / "001_dbf61543f2e1b9bb.txt"
    if not source.exists():
        pytest.skip("the source is not here")
    text = source.read_text(encoding="utf-8")
    figures = sv.extract(text)
    shares = figures[figures["kind"] == "share"]
    study = sv.load(STUDY)
    statements = study.statements.merge(study.samples[["sample_id", "country"]], on="sample_id")
    right = 0
    for row in statements.itertuples():
        line = lines(text)[int(row.paragraph) - 1]
        here = shares[shares["paragraph"] == int(row.paragraph)]
        met = [
            figure
            for figure in here.itertuples()
            if row.wording.casefold() in figure.phrase.casefold()
            or figure.phrase.casefold() in row.wording.casefold()
        ]
        assert met, f"paragraph {row.paragraph}: {row.wording} of {line[:40]}"
        right += any(row.country in figure.country.split() for figure in met)
    assert right >= 0.95 * len(statements)


def test_the_articles_with_keys_are_read_as_well_as_promised():
    tool = SHARED / "tools" / "score_extract.py"
    if not tool.exists():
        pytest.skip("the articles with keys are not here")
    score = runpy.run_path(str(tool))
    totals: Counter[str] = Counter()
    for key in sorted((SHARED / "articles").glob("*.csv")):
        text = key.with_suffix(".txt").read_text(encoding="utf-8").split("\n", 1)[1]
        with key.open(encoding="utf-8", newline="") as file:
            counts = score["score_text"](text, list(csv.DictReader(file)), key.stem, False)
        totals.update(counts)
    assert totals["found"] >= 0.97 * totals["shares"] > 0
    assert totals["found"] >= 0.95 * totals["predicted"]
    assert totals["value"] >= 0.98 * totals["with_value"]
    assert totals["qualifier"] >= 0.95 * totals["with_qualifier"]
    assert totals["samples_found"] >= 0.90 * totals["samples"] > 0
