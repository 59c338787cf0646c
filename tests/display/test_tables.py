"""Display tables: telling columns in words, safe in markdown."""

import pandas as pd
import pytest

import survey as sv
from survey.display.tables import display_table


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


def test_missing_values_are_empty():
    assert display_table(pd.DataFrame({"a": [None, "x"], "b": [1.0, float("nan")]})).rows == (
        ("", "1.0"),
        ("x", ""),
    )
