"""Commands about the text of an article: from its figures to a report."""

import io
import json

import pandas as pd
import pytest

import survey as sv

STUDY = "gt-china-kazakhstan-2024"
TEXT = """A headline
The poll of 2024 asked 1,213 people in China and 813 in Kazakhstan.
Of respondents in Kazakhstan, 74 percent would travel to China and 53 percent support trade.
"""


@pytest.fixture
def article(tmp_path):
    """Return the file of an article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def drafted(run, article, tmp_path):
    """Return the folder of a draft of it."""
    folder = tmp_path / "poll"
    assert run("new", folder, "--from", article).exit_code == 0
    return folder


def test_extract_prints_the_whole_frame(run, article):
    text = run("extract", article, "--format", "csv").output
    read = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
    wanted = sv.extract(TEXT)
    assert list(read.columns) == list(wanted.columns)
    assert read["phrase"].tolist() == wanted["phrase"].tolist()


def test_extract_prints_one_kind(run, article):
    rows = json.loads(run("extract", article, "--kind", "sample_size", "--format", "json").output)
    assert [row["value"] for row in rows] == [1213, 813]


def test_extract_in_words(run, article):
    heading, first, *_ = run("extract", article, "--kind", "share").output.splitlines()
    assert heading.split()[:4] == ["Paragraph", "Printed", "Kind", "Read"]
    assert first.split()[:6] == ["3", "74", "percent", "share", "73.5\u201374.5%", "KAZ"]


def test_new_says_what_it_found_and_what_comes_next(run, article, tmp_path):
    folder = tmp_path / "poll"
    said = run("new", folder, "--from", article).output
    assert "2 draft statements" in said
    assert "Kazakhstan n = 813" in said
    assert "2 shares, 2 sample sizes" in said
    assert f"survey review {folder} --source {article}" in said
    assert f"survey report {folder} -o {folder}.pdf" in said
    assert sv.load(folder).statements["wording"].tolist() == ["74 percent", "53 percent"]


def test_new_takes_a_title(run, article, tmp_path):
    run("new", tmp_path / "poll", "--from", article, "--title", "Travel poll")
    assert sv.load(tmp_path / "poll").title == "Travel poll"


def test_new_lists_what_it_left_out(run, tmp_path, monkeypatch):
    found = sv.extract(TEXT)
    changed = found.assign(phrase=found["phrase"].replace("53 percent", "lots"))
    monkeypatch.setattr("survey.article.draft.extract", lambda _: changed)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = run("new", tmp_path / "poll", "--from", tmp_path / "a.txt").output
    assert "Left out, since they cannot be read: \u201clots\u201d (paragraph 3)." in said


def test_new_without_an_article_is_a_study_to_fill_in(run, tmp_path):
    said = run("new", tmp_path / "poll").output
    assert "review" not in said
    done = run("check", tmp_path / "poll")
    assert done.exit_code == 0
    assert "filled in" in done.output


def test_from_article_to_report(run, drafted, article):
    assert run("check", drafted).exit_code == 0
    assert run("verify", drafted, "--source", article).exit_code == 0
    target = drafted.with_suffix(".pdf")
    assert run("report", drafted, "-o", target).exit_code == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_review_marks_each_figure_with_what_it_is_encoded_as(run, drafted, article):
    lines = run("review", drafted, "--source", article).output.splitlines()
    first, *_ = sv.load(drafted).statements.to_dict("records")
    cell = f"{first['question_id']}/{first['response_id']}"
    assert lines[0] == "   1  A headline"
    assert "poll of 2024 asked [1,213 \u2192 china CHN] people" in lines[1]
    assert f"[74 percent \u2192 {first['statement_id']} KAZ {cell}] would" in lines[2]
    assert lines[3] == "Figures of the article: 2 draft, 2 encoded and 1 other number."


def test_review_says_what_is_open(run, drafted, article):
    article.write_text(TEXT.replace("74 percent", "75 percent"), encoding="utf-8")
    said = run("review", drafted, "--source", article).output
    assert "[75 percent \u2192 not encoded KAZ]" in said
    assert "'74 percent' in paragraph 3" in said


def test_review_of_another_article_says_so(run, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("In Japan, 12 percent of respondents agree.", encoding="utf-8")
    said = run("review", STUDY, "--source", other).output
    assert f"No phrase of {STUDY} stands in {other}: is it the right article?" in said


def test_review_prints_the_frame(run, drafted, article):
    text = run("review", drafted, "--source", article, "--format", "csv").output
    wanted = sv.review(sv.load(drafted), TEXT)
    read = pd.read_csv(io.StringIO(text), keep_default_na=False)
    assert read["id"].tolist() == wanted["id"].tolist()


def test_review_writes_a_page(run, drafted, article, tmp_path):
    target = tmp_path / "made" / "review.html"
    assert run("review", drafted, "--source", article, "--html", target).output == (
        f"Wrote {target}\n"
    )
    page = target.read_text(encoding="utf-8")
    assert "2 draft, 2 encoded and 1 other number." in page
    assert page.count('<mark class="draft"') == 1 + 2


@pytest.mark.parametrize("command", ["review", "verify"])
def test_a_page_is_read_like_its_text(run, drafted, tmp_path, command):
    page = tmp_path / "article.html"
    html = "".join(f"<p>{line}</p>\r\n" for line in TEXT.splitlines())
    page.write_bytes(b"\xef\xbb\xbf" + f"<html><style>p{{}}</style>{html}</html>".encode())
    done = run(command, drafted, "--source", page, "--format", "json")
    wrong = {"not found", "not encoded"}
    assert not [
        row for row in json.loads(done.output) if row.get("state", row.get("rule")) in wrong
    ]


def test_verify_agrees_with_the_source_and_says_where_not(run, shared, tmp_path):
    source = shared / "sources" / "001_dbf61543f2e1b9bb.txt"
    done = run("verify", STUDY, "--source", source)
    assert (done.exit_code, done.output) == (0, f"{STUDY} agrees with {source}.\n")
    cut = tmp_path / "cut.txt"
    cut.write_text(source.read_text(encoding="utf-8").replace("83 percent", ""), encoding="utf-8")
    assert run("verify", STUDY, "--source", cut).exit_code == 1
