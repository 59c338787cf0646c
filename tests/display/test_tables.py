"""Display tables: telling columns in words, safe in markdown."""

import pandas as pd
import pytest

import survey as sv
from survey.display.tables import display_table
from survey.inference.defect import defects


def test_gaps_in_words(gaps):
    table = display_table(gaps)
    assert table.headings == ("Answer", "a", "b", "Gap", "Interval", "p adjusted", "Verdict")
    assert table.rows[0][:4] == ("Travel (willing)", "CHN 86%", "KAZ 74%", "+12 points")


def test_vague_figures_are_given_in_words(estimates):
    row = display_table(estimates).rows[2]
    assert row[1] == "Closer (hope)" or "above" in display_table(estimates).rows[1][2]
    assert {cells[2] for cells in display_table(estimates).rows} >= {"above 80%", "86%"}


def test_every_row_has_every_column(estimates, gaps, study):
    for frame in (estimates, gaps, sv.toplines(study), sv.check("central-asia-context")):
        table = display_table(frame)
        assert len(table.rows) == len(frame)
        assert all(len(row) == len(table.headings) == len(table.align) for row in table.rows)


def test_findings_say_where_and_what(tmp_path):
    (tmp_path / "samples.csv").write_text("sample_id\n", encoding="utf-8")
    rows = display_table(sv.check(tmp_path)).rows
    assert ("error", "questions.csv") in {row[:2] for row in rows}
    assert all("must be" in row[2] for row in rows)


@pytest.mark.parametrize("text", ["a|b", "*bold*", "<script>", "[x](y)", "$x$", "`code`", "a\nb"])
def test_markdown_prints_texts_as_they_are(text):
    printed = display_table(pd.DataFrame({"label": [text]})).markdown().splitlines()[2]
    assert len(printed.splitlines()) == 1
    plain = printed.removeprefix("| ").removesuffix(" |").replace("\\", "")
    assert plain == text.replace("\n", " ")
    assert printed.count("|") - printed.count("\\|") == 2


def test_markdown_prints_headings_as_they_are():
    printed = display_table(pd.DataFrame({"a|b_c": ["x"]})).markdown().splitlines()[0]
    assert printed == "| a\\|b\\_c |"


def test_missing_values_are_empty():
    assert display_table(pd.DataFrame({"a": [None, "x"], "b": [1.0, float("nan")]})).rows == (
        ("", "1.0"),
        ("x", ""),
    )


def test_tips_show_where_each_verdict_tips(gaps):
    table = display_table(sv.tip(gaps))
    assert table.headings[2:6] == (
        "Tips at design effect", "at opposite biases", "at a bias of one", "at selection ratio"
    )  # fmt: skip
    travel, closer, _ = table.rows
    assert travel[1:] == (
        "China higher",
        "9.95",
        "3.7 points",
        "7.2 points",
        "1.27",
        "1.47",
        "no",
        "",
    )
    assert closer[1:6] == ("cannot tell", *["already open"] * 4)
    assert closer[-1] == "4.2 points"


def test_verdicts_show_what_was_changed_and_what_that_overturns(study):
    table = display_table(sv.sensitivity(study, deff=[1, 16]))
    assert table.rows[0][3:] == ("", "no", "no")
    row = sv.compare(sv.estimate(sv.toplines(study), deff=16)).iloc[0]
    interval = f"−{-100 * row['low']:.1f} to +{100 * row['high']:.1f} points"
    assert table.rows[3][1:] == ("cannot tell", interval, "design effect 16", "yes", "yes")


def test_defects_show_their_limits(estimates):
    row = display_table(defects(estimates, population=100_000_000)).rows[0]
    assert row[2:] == ("86%", "0.0050", "0.0014", "not possible", "")


def test_figures_are_shown_as_they_are_read():
    text = (
        "The poll asked 813 people in Kazakhstan in 2024.\nIn Kazakhstan, more than 80 percent of "
        "respondents agree, 9 percent do not, and less than 3 percent are unsure."
    )
    table = display_table(sv.extract(text))
    place = table.headings.index("Read as")
    assert [(row[1], row[2], row[place]) for row in table.rows] == [
        ("813", "sample size", "813"),
        ("2024", "other number", ""),
        ("more than 80 percent", "share", "above 80%"),
        ("9 percent", "share", "8.5\u20139.5%"),
        ("less than 3 percent", "share", "below 3%"),
    ]


def test_a_review_shows_what_is_encoded_and_what_is_not_there():
    text = "Of respondents in Kazakhstan, 74 percent agree."
    table = display_table(sv.review(sv.draft(text), text.replace("74", "75")))
    assert [row[1:4] for row in table.rows] == [
        ("75 percent", "not encoded", "KAZ"), ("74 percent", "not found", "Kazakhstan")
    ]  # fmt: skip
