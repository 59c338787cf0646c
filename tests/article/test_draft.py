"""A draft study: complete and valid, whatever the text; right for a plain article."""

import hashlib

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import survey as sv
from survey.errors import OptionError

TEXT = """A headline of 2024

The poll asked 1,213 people in China and 813 in Kazakhstan during spring.
In Kazakhstan, 74 percent of respondents would travel to China, and 53 percent support more trade.
As for trade, 86 percent of Chinese and over 70 percent of Kazakh respondents hope \
for closer relations.
"""
PAGE = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)


def problems(study):
    """Return the findings of `check` that are more than notes."""
    found = sv.check(study)
    return found[found["severity"] != "note"]


@pytest.fixture(scope="module")
def drafted():
    """Return the draft of the text above."""
    return sv.draft(TEXT)


def test_statements_hold_the_phrases_with_paragraph_and_country(drafted):
    country = drafted.samples.set_index("sample_id")["country"]
    rows = drafted.statements.assign(country=drafted.statements["sample_id"].map(country))
    assert rows[["wording", "paragraph", "country"]].to_numpy().tolist() == [
        ["74 percent", "3", "KAZ"], ["53 percent", "3", "KAZ"],
        ["86 percent", "4", "CHN"], ["over 70 percent", "4", "KAZ"],
    ]  # fmt: skip
    assert set(rows["status"]) == {"draft"}
    assert set(rows["sample_basis"]) == {"named"}


def test_the_same_answer_in_two_countries_can_be_compared(drafted):
    gaps = sv.compare(sv.estimate(sv.toplines(drafted)))
    assert gaps[["a", "b"]].to_numpy().tolist() in ([["CHN", "KAZ"]], [["KAZ", "CHN"]])


def test_samples_have_the_printed_sizes(drafted):
    sizes = drafted.samples.set_index("country")[["n", "n_kind", "paragraph"]]
    assert sizes.loc["CHN"].tolist() == ["1,213", "published", "2"]
    assert sizes.loc["KAZ"].tolist() == ["813", "published", "2"]


def test_the_source_can_be_known_again(drafted):
    source = drafted.sources.iloc[0]
    assert source["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source["paragraphs"] == "4"
    assert sv.verify(drafted, TEXT).empty


def test_a_title_is_made_from_the_countries_or_given(drafted):
    assert drafted.title == "Survey in Kazakhstan and China"
    assert drafted.name == "survey-in-kazakhstan-and-china"
    own = sv.draft(TEXT, title="My poll", name="mine", description="A poll.")
    assert (own.title, own.name, own.description) == ("My poll", "mine", "A poll.")
    five = " ".join(f"In {name}, 50 percent of respondents agree." for name in
                    ("France", "Italy", "Spain", "Poland", "Japan"))  # fmt: skip
    assert sv.draft(five).title == "Survey in 5 countries"


@pytest.mark.parametrize(
    "arguments", [{"title": "a\x00b"}, {"name": "a b"}, {"description": "\x1b"}]
)
def test_titles_and_names_that_cannot_be_used_are_refused(arguments):
    with pytest.raises(OptionError, match=f"`{next(iter(arguments))}` must be"):
        sv.draft(TEXT, **arguments)


def test_check_says_what_is_open(drafted):
    found = sv.check(drafted)
    assert set(found["severity"]) == {"note"}
    assert found["rule"].value_counts().to_dict() == {"to-fill-in": 3, "draft-statement": 1}
    assert "4 of 4 draft" in set(found["got"])
    places = set(zip(found["file"], found["column"], strict=True))
    assert ("sources.csv", "publisher") in places
    assert ("samples.csv", "population mode field_start") in places


@pytest.mark.parametrize(
    "text", ["", " \n\n", "Nothing was counted.", "In 2024 it rose 3 percent."]
)
def test_without_shares_it_is_a_template_to_fill_in(text):
    template = sv.draft(text)
    assert problems(template).empty
    assert (sv.check(template)["rule"] == "to-fill-in").sum() >= 4
    line = sv.toplines(template).iloc[0]
    assert (line["published_low"], line["published_high"]) == (0.0, 1.0)


@pytest.mark.parametrize("text", [TEXT, ""])
def test_it_is_the_same_study_after_saving(tmp_path, text):
    drafted = sv.draft(text)
    again = sv.load(sv.save(drafted, tmp_path / "poll"))
    for name, table in drafted.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], table)


@pytest.mark.parametrize("text", [TEXT, ""])
def test_a_report_can_be_written_at_once(tmp_path, text):
    path = sv.write_report(sv.draft(text), tmp_path / "poll.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_a_page_gives_the_same_tables_as_its_text(drafted):
    page = sv.draft(PAGE)
    for name in ("samples", "questions", "responses", "statements"):
        pd.testing.assert_frame_equal(page.tables[name], drafted.tables[name])


def test_a_share_that_cannot_be_read_is_left_out_and_named(monkeypatch):
    from survey.article import draft as module

    def found(text):
        frame = sv.extract(text)
        return frame.assign(phrase=frame["phrase"].replace("53 percent", "lots"))

    monkeypatch.setattr(module, "extract", found)
    study = sv.draft(TEXT)
    assert "53 percent" not in set(study.statements["wording"])
    assert study.sources["note"].iloc[0] == (
        "Left out, since they cannot be read: \u201clots\u201d (paragraph 3)."
    )


def test_a_phrase_that_reads_as_another_number_is_left_out(monkeypatch):
    from survey.article import draft as module

    monkeypatch.setattr(module, "extract", lambda text: sv.extract(text).assign(value=0.53))
    assert set(sv.draft(TEXT).statements["wording"]) == {"53 percent"}


def test_a_country_that_only_the_context_names_is_marked_so():
    text = "The poll asked 800 adults in Kazakhstan.\nSome 60 percent of respondents agree."
    (row,) = sv.draft(text).statements.to_dict("records")
    assert (row["sample_id"], row["sample_basis"]) == ("kazakhstan", "context")
    (row,) = sv.draft("Some 60 percent of respondents agree.").statements.to_dict("records")
    assert (row["sample_id"], row["sample_basis"]) == ("respondents", "open")


def test_a_share_of_some_of_them_is_marked_for_the_reviewer():
    text = "In Kazakhstan, 60 percent of respondents agree. Of those, 20 percent of them are sure."
    notes = sv.draft(text).statements.set_index("wording")["note"]
    assert "base" in notes["20 percent"]
    assert notes["60 percent"] == ""


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "86 percent", "nearly half (47%)", "a majority", "1,213 people", "in China", "and", ",",
            "of Kazakh respondents", "=SUM(A1)", "<b>", "\x1b[31m", "\x00", "\u2028", "\n", "|",
            "from 32 to 19", "one in six", "did not say so", "%", "101 percent", "- ", "@x", "*",
            "\ud800",
        ]),
        max_size=30,
    ).map(" ".join)
)  # fmt: skip
def test_whatever_the_text_the_draft_is_valid(text):
    assert problems(sv.draft(text)).empty


def test_the_shares_of_the_shipped_article_get_their_country(shared, shipped):
    text = (shared / "sources" / "001_dbf61543f2e1b9bb.txt").read_text(encoding="utf-8")

    def countries(study):
        rows = sv.review(study, text).query("state in ('checked', 'draft')")
        return rows.groupby(["paragraph", "start"])["country"].agg(lambda found: tuple(set(found)))

    wanted, found = countries(shipped), countries(sv.draft(text))
    right = sum(set(found.get(place, ())) == set(codes) for place, codes in wanted.items())
    assert right / len(wanted) >= 0.95
