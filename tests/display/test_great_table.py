"""Tables for notebooks: their structure, read from the HTML, and texts that stay texts."""

import re
import sys
from xml.etree import ElementTree

import pandas as pd
import pytest

import survey as sv
from survey.display.aligned import DIGIT_WIDE, POINT_WIDE
from survey.display.great_table import as_html
from survey.inference.defect import defects

HOSTILE = '<script>alert("1")</script> & {{km^2}} **b** `c` $x$ \\(y\\) &lt;'
TEXT = "In Kazakhstan, 74 percent of respondents agree, 9 percent do not."


def page(frame, **texts):
    """Return the table of a frame, read as XML: what is not well-formed fails."""
    return ElementTree.fromstring(sv.table(frame, **texts).as_raw_html())


def words(element):
    """Return the text of an element without the marks of footnotes."""
    marks = {id(each) for each in element.iter() if "gt_footnote_marks" in each.get("class", "")}
    kept = [element.text or ""]
    for child in element:
        kept += ["" if id(child) in marks else words(child), child.tail or ""]
    return "".join(kept).strip(f" \n{DIGIT_WIDE}{POINT_WIDE}")


def marks(element):
    """Return the marks of footnotes in an element."""
    found = element.iterfind(".//span[@class='gt_footnote_marks']")
    return [mark for each in found for mark in each.text.split(",")]


def footnotes(root):
    """Return the footnotes by their marks."""
    return {marks(each)[0]: words(each) for each in root.iterfind(".//td[@class='gt_footnote']")}


@pytest.fixture
def frames(study, estimates, gaps):
    """Return one frame of each kind that a study gives."""
    return {
        "toplines": sv.toplines(study),
        "estimates": estimates,
        "gaps": gaps,
        "tips": sv.tip(gaps),
        "verdicts": sv.sensitivity(study, deff=[1, 4]),
        "defects": defects(estimates, population=10_000_000),
        "claims": sv.claims(study),
        "figures": sv.extract(TEXT),
        "review": sv.review(sv.draft(TEXT), TEXT.replace("9 percent", "8 percent")),
        "samples": study.samples,
        "catalog": sv.catalog(),
    }


def test_the_head_groups_columns_and_names_every_one(gaps):
    first, second = page(gaps).iterfind(".//thead/tr")
    assert [(words(each), each.get("colspan")) for each in first] == [
        ("Answer", "1"), ("China", "2"), ("Kazakhstan", "2"), ("Gap (points)", "1"),
        ("95% interval (points)", "2"), ("p", "1"), ("Verdict", "1"),
    ]  # fmt: skip
    assert [words(each) for each in second] == ["Share", "n", "Share", "n", "from", "to"]
    assert all(each.get("scope") for each in [*first, *second])


def test_every_row_has_its_header_and_says_all(gaps):
    rows = page(gaps).findall(".//tbody/tr")
    assert len(rows) == len(gaps)
    assert [each.tag for each in rows[0]] == ["th", *["td"] * 9]
    assert rows[0][0].get("scope") == "row"
    assert [words(each) for each in rows[0]][:6] == [
        "Travel (willing)", "86%", "1,213", "74%", "813", "+12"
    ]  # fmt: skip
    assert words(rows[0][-1]) == "China higher"


def test_places_stand_above_their_rows(estimates):
    table = page(estimates.sort_values("place", kind="stable"))
    heads = table.findall(".//tbody/tr[@class='gt_group_heading_row']")
    assert [words(each) for each in heads] == ["China", "Kazakhstan"]
    assert "Place" not in [words(each) for each in table.iterfind(".//thead//th")]


def test_a_column_of_another_frame_is_no_place():
    root = page(pd.DataFrame({"Place": ["a", "a"], "x": ["b", "c"]}))
    assert root.find(".//tbody/tr[@class='gt_group_heading_row']") is None


def test_places_whose_rows_are_scattered_stay_a_column(estimates):
    mixed = estimates.iloc[[0, 1, 3, 2]]
    assert mixed["place"].tolist() == ["China", "China", "Kazakhstan", "China"]
    table = page(mixed)
    assert table.find(".//tbody/tr[@class='gt_group_heading_row']") is None
    rows = [words(row[0]) for row in table.iterfind(".//tbody/tr")]
    assert rows == mixed["place"].tolist()


def test_numbers_are_flush_right_and_line_up_at_the_point(estimates):
    shares = estimates.assign(value=[0.335, *[0.67] * 5], exact=True)
    cells = [row[1] for row in page(shares).iterfind(".//tbody/tr") if len(row) > 1]
    assert {each.get("class") for each in cells} == {"gt_row gt_right"}
    assert cells[0].text == "33.5%"
    assert {each.text for each in cells[1:]} == {f"67%{POINT_WIDE}{DIGIT_WIDE}"}


def test_numbers_stay_on_one_line_and_a_notebook_does_not_show_through(gaps):
    style = page(gaps).find("style").text
    for selector, declared in (
        (r"td\.gt_right", "white-space: nowrap"),
        ("tbody tr", "background: transparent"),
        (r"\.gt_footnote", "text-align: left"),
    ):
        assert re.search(rf"#survey-[0-9a-f]{{12}} {selector} {{[^}}]*{declared}; }}", style)


def test_every_note_is_a_footnote_of_its_row(shipped):
    gaps = sv.compare(sv.estimate(sv.toplines(shipped)))
    root = page(gaps)
    below = footnotes(root)
    for row, note in zip(root.iterfind(".//tbody/tr"), gaps["note"], strict=True):
        told = [below[mark] for mark in marks(row[0])]
        assert told == ([f"{note[0].upper()}{note[1:]}."] if note else [])
    assert sum(gaps["note"] != "") >= 3


def test_headings_have_footnotes_that_say_what_they_mean(gaps):
    root = page(gaps)
    below = footnotes(root)
    told = {words(each): [below[mark] for mark in marks(each)] for each in root.iterfind(".//th")}
    assert told["n"] == ["Number of respondents, unweighted."]
    assert told["p"] == ["p-value after Holm's correction."]
    assert told["to"][0].startswith("Interval as if respondents were a random draw")
    assert list(below) == [str(number) for number in range(1, len(below) + 1)]


def test_title_subtitle_and_source_stand_around_the_table(gaps):
    root = page(gaps, title="Two <b>", subtitle="In {{2024}}", source="Poll & Co")
    assert words(root.find(".//td[@class='gt_heading gt_title gt_font_normal']")) == "Two <b>"
    assert "In {{2024}}" in [words(each) for each in root.iterfind(".//thead//td")]
    assert words(root.find(".//td[@class='gt_sourcenote']")) == "Poll & Co"
    bare = page(gaps)
    assert bare.find(".//thead//td") is None
    assert bare.find(".//td[@class='gt_sourcenote']") is None


def test_texts_of_a_study_are_printed_as_they_are(frames):
    columns = {
        "question", "question_a", "question_b", "response", "response_a", "note", "place_a",
        "place", "printed", "phrase", "reason", "population", "title", "changed", "interval_kind",
    }  # fmt: skip
    for kind, frame in frames.items():
        hostile = frame.astype(dict.fromkeys(columns & set(frame), "object"))
        hostile[sorted(columns & set(frame))] = HOSTILE
        hostile = hostile.rename(columns={"mode": HOSTILE} if kind == "samples" else {})
        root = page(hostile, title=HOSTILE, subtitle=HOSTILE, source=HOSTILE)
        assert not list(root.iter("script")), kind
        assert not list(root.iter("strong")), kind
        body = "".join(root.find(".//tbody").itertext())
        assert body.count(HOSTILE) >= len(frame) > 0, kind
        said = "".join(root.find(".//thead").itertext())
        assert said.count(HOSTILE) >= (3 if kind == "samples" else 2), kind
        assert HOSTILE in "".join(root.find(".//tfoot").itertext()), kind


def test_no_text_is_set_as_mathematics(frames):
    frame = frames["estimates"].assign(question="$5 \\(x\\) $6", place="\\begin{x} $7")
    root = page(frame, title="$8$")
    for element in root.find("table").iter():
        texts = [element.text if element.tag != "span" else "", element.tail]
        assert not re.search(r"[$]|\\[(\[b]", "".join(filter(None, texts)))
    assert "$5 \\(x\\) $6" in "".join(root.itertext())


def test_an_escaped_dollar_opens_no_mathematics_anyway():
    assert as_html("\\$5") == "\\$5"
    assert as_html("a\\beta") == "a\\beta"


def test_the_same_frame_gives_the_same_bytes_and_another_one_another_id(gaps):
    one, same, other = sv.table(gaps), sv.table(gaps.copy()), sv.table(gaps, title="Gaps")
    assert one.as_raw_html() == same.as_raw_html()
    ids = {ElementTree.fromstring(each.as_raw_html()).get("id") for each in (one, same, other)}
    assert len(ids) == 2
    assert all(re.fullmatch(r"survey-[0-9a-f]{12}", each) for each in ids)


def test_every_frame_has_a_table_without_rows_too(frames):
    for kind, frame in frames.items():
        root = page(frame.iloc[:0])
        assert not root.findall(".//tbody/tr"), kind
        assert root.findall(".//thead//th"), kind


def test_a_column_of_numbers_that_comes_first_stays_a_column():
    root = page(pd.DataFrame({"k": [2, 3], "name": ["a", "b"]}))
    assert [words(each) for each in root.findall(".//tbody/tr")[0]] == ["2", "a"]
    assert root.find(".//tbody/tr/th") is None


def test_the_extra_is_named_where_great_tables_is_missing(gaps, monkeypatch):
    monkeypatch.setitem(sys.modules, "great_tables", None)
    with pytest.raises(sv.SurveyError, match=r"great-tables.*Install 'survey-reanalysis\[noteb"):
        sv.table(gaps)
