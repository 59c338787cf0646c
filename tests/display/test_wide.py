"""Wide tables: the telling columns of every frame, with n, intervals, meanings and notes."""

import pandas as pd
import pytest

import survey as sv
from survey.display.views import VIEWS
from survey.display.wide import wide_table
from survey.frames import NAMES


def texts(table):
    """Return the headings of a table, each below what stands above it."""
    return [f"{each.over}/{each.text}" if each.over else each.text for each in table.headings]


def column(table, name):
    """Return the cells below a heading."""
    place = texts(table).index(name)
    return [row[place] for row in table.rows]


@pytest.mark.parametrize("kind", sorted(VIEWS))
def test_every_known_frame_has_one_even_without_rows(kind):
    table = wide_table(pd.DataFrame(columns=list(NAMES[kind])))
    assert table.rows == table.notes == ()
    assert len(table.headings) >= 3
    assert table.headings[table.head].text in {"Answer", "Claim", "Figure", "Printed", "Where"}


def test_every_row_has_every_cell_and_one_note(estimates, gaps, study):
    frames = (estimates, gaps, sv.toplines(study), sv.tip(gaps), sv.claims(study), sv.catalog())
    for frame in frames:
        table = wide_table(frame)
        assert len(table.rows) == len(table.notes) == len(frame) > 0
        assert {len(row) for row in table.rows} == {len(table.headings)}


def test_estimates_have_n_beside_each_share_and_both_ends_of_the_interval(estimates):
    table = wide_table(estimates)
    assert texts(table) == [
        "Place", "Answer", "Share", "n", "95% interval/from", "95% interval/to"
    ]  # fmt: skip
    row = estimates.iloc[0]
    assert column(table, "Share")[0] == "86%"
    assert column(table, "n")[0] == "1,213"
    assert column(table, "95% interval/from")[0] == f"{100 * row['low']:.1f}%"
    assert column(table, "95% interval/to")[0] == f"{100 * row['high']:.1f}%"


def test_the_interval_says_what_it_is_of_which_method(study):
    table = wide_table(sv.estimate(sv.toplines(study), level=0.995, method="jeffreys"))
    heading = table.headings[-1]
    assert heading.over == "99.5% interval"
    assert heading.meaning.startswith("Interval as if respondents were a random draw")
    assert heading.meaning.endswith("Method: jeffreys.")


def test_kinds_of_intervals_stand_in_a_column_where_they_differ(estimates):
    mixed = estimates.assign(interval_kind=["sampling error", *["as if random"] * 5])
    table = wide_table(mixed)
    assert column(table, "95% interval/kind") == mixed["interval_kind"].tolist()
    assert "for sampling error" in table.headings[-1].meaning
    assert "as if respondents were a random draw" in table.headings[-1].meaning


def test_rows_without_an_interval_are_no_kind_of_it(estimates):
    part = estimates.assign(interval_kind=["no interval", *["as if random"] * 5])
    part.loc[0, ["low", "high"]] = float("nan")
    table = wide_table(part)
    assert texts(table)[-2:] == ["95% interval/from", "95% interval/to"]
    assert table.rows[0][-2:] == ("", "")


def test_without_sample_sizes_there_is_no_column_of_intervals(figures):
    table = wide_table(sv.estimate(sv.toplines(sv.from_frame(figures.assign(n=""), title="Poll"))))
    assert texts(table) == ["Place", "Answer", "Share", "n"]
    assert set(column(table, "n")) == {"not published"}
    assert all(note.startswith("No interval: no sample size") for note in table.notes)


def test_gaps_have_a_heading_for_each_side_and_name_the_higher_one(gaps):
    table = wide_table(gaps)
    assert texts(table) == [
        "Answer", "China/Share", "China/n", "Kazakhstan/Share", "Kazakhstan/n", "Gap (points)",
        "95% interval (points)/from", "95% interval (points)/to", "p", "Verdict",
    ]  # fmt: skip
    assert table.rows[0][:6] == ("Travel (willing)", "86%", "1,213", "74%", "813", "+12")
    assert table.rows[0][-1] == "China higher"
    assert column(table, "95% interval (points)/from")[0] == f"+{100 * gaps['low'][0]:.1f}"
    assert table.headings[-2].meaning == "p-value after Holm's correction."


def test_a_vague_gap_is_given_as_a_range(gaps):
    vague = gaps["estimate"].isna()
    assert vague.tolist() == [False, True, False]
    low, high = 100 * gaps.loc[1, ["published_low", "published_high"]]
    table = wide_table(gaps)
    assert column(table, "Gap (points)")[1] == f"−{-low:.0f} to +{high:.0f}"
    assert table.headings[5].meaning.startswith("A range where the words are vague")
    assert wide_table(gaps[~vague]).headings[5].meaning == ""


def test_a_gap_has_the_decimals_of_what_was_printed(figures):
    study = sv.from_frame(figures.replace({"86 percent": "86.4 percent"}), title="Poll")
    gaps = sv.compare(sv.estimate(sv.toplines(study)))
    assert column(wide_table(gaps), "Gap (points)")[::2] == ["+12.4", "−5"]


def test_sides_that_differ_from_row_to_row_stand_in_columns(estimates):
    third = estimates[estimates["country"] == "KAZ"].assign(
        country="UZB", place="Uzbekistan", sample_id="uzb"
    )
    gaps = sv.compare(pd.concat([estimates, third], ignore_index=True))
    table = wide_table(gaps)
    assert texts(table)[1:7] == ["a/Place", "a/Share", "a/n", "b/Place", "b/Share", "b/n"]
    assert column(table, "a/Place") == gaps["place_a"].tolist()
    assert {*column(table, "a/Place")} == {"China", "Kazakhstan"}
    assert column(table, "b/Place") == gaps["place_b"].tolist()


def test_p_values_say_when_nothing_was_adjusted(estimates):
    table = wide_table(sv.compare(estimates, correction="none"))
    assert table.headings[-2].meaning == "p-value, not adjusted."


def test_a_verdict_that_correction_takes_away_says_so(gaps):
    assert gaps["verdict"].tolist() == ["a higher", "cannot tell", "cannot tell"]
    falls = wide_table(gaps.assign(verdict_family="cannot tell"))
    assert column(falls, "Verdict")[:2] == ["China higher, not after correction", "cannot tell"]
    for stands in (gaps, gaps.assign(verdict_family="cannot tell", correction="none")):
        assert column(wide_table(stands), "Verdict")[0] == "China higher"


def test_tips_stand_below_one_heading_and_name_the_yardsticks(gaps):
    table = wide_table(sv.tip(gaps, yardstick_deff=2))
    assert column(table, "Tips at/selection ratio") == ["1.27", "already open", "already open"]
    assert column(table, "Printed gap gone at") == ["1.47", "", "1.11"]
    meaning = table.headings[texts(table).index("Survives")].meaning
    assert (
        "a design effect of 2, opposite biases of 6 points and a selection ratio of 1.5" in meaning
    )


def test_verdicts_say_what_was_changed(study):
    table = wide_table(sv.sensitivity(study, deff=[1, 16]))
    assert column(table, "Changed") == [*["nothing"] * 3, *["design effect 16"] * 3]
    assert column(table, "Verdict")[::3] == ["China higher", "cannot tell"]


def test_both_verdicts_on_a_claim_stand_below_one_question(shipped):
    table = wide_table(sv.claims(shipped))
    assert texts(table)[2:4] == ["Does it hold?/Among respondents", "Does it hold?/In general"]


def test_notes_are_sentences_beside_the_answer(shipped):
    toplines = sv.toplines(shipped)
    table = wide_table(toplines)
    assert table.headings[table.head].text == "Answer"
    for note, raw in zip(table.notes, toplines["note"], strict=True):
        assert note == (f"{raw[0].upper()}{raw[1:]}." if raw else "")
    assert any(table.notes)


def test_the_reading_of_vague_words_is_said(study):
    literal, idiomatic = (
        wide_table(sv.toplines(study, reading=reading)).headings[3].meaning
        for reading in ("literal", "idiomatic")
    )
    assert "entail" in literal
    assert "usually" in idiomatic


def test_any_other_frame_is_shown_as_it_is():
    table = wide_table(pd.DataFrame({"a|b": [None, "x"], "b": [1.5, 2.0]}))
    assert texts(table) == ["a|b", "b"]
    assert table.rows == (("", "1.5"), ("x", "2.0"))


def test_markdown_numbers_what_stands_below_the_table(shipped):
    gaps = sv.compare(sv.estimate(sv.toplines(shipped)))
    table = wide_table(gaps)
    lines = table.markdown().splitlines()
    below = [line for line in lines[len(gaps) + 2 :] if line]
    said = [*(each.meaning for each in table.headings), *table.notes]
    assert below == [
        f"\\[{number}\\] {text}" for number, text in enumerate(dict.fromkeys(filter(None, said)), 1)
    ]
    assert "| China (16 cities): n \\[1\\] |" in lines[0]
    assert lines[-1] == f"\\[{len(below)}\\] {table.notes[4]}"
    assert lines[6].split(" | ")[0].endswith(f" \\[{len(below)}\\]")


def test_markdown_marks_the_answer_that_a_note_is_about(shipped):
    toplines = sv.toplines(shipped)
    noted = [line.split(" | ") for line in wide_table(toplines).markdown().splitlines()[2:57]]
    assert [row[1].endswith("\\]") for row in noted] == (toplines["note"] != "").tolist()
    assert not any(row[0].endswith("\\]") for row in noted)


def test_markdown_prints_texts_as_they_are(figures):
    study = sv.from_frame(figures.replace({"Travel": "<b>*|*"}), title="Poll")
    gaps = sv.compare(sv.estimate(sv.toplines(study).replace({"China": "a_b|c"})))
    lines = wide_table(gaps).markdown().splitlines()
    assert lines[2].startswith("| \\<b\\>\\*\\|\\* (willing) |")
    assert "| a\\_b\\|c: Share |" in lines[0]
