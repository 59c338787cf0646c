"""Plain text, HTML and bytes become the paragraphs that figures are looked for in."""

import time

import pytest

from survey.article.source import HIDDEN, RAW, article_text, decoded, paragraphs
from survey.errors import InputError, OptionError

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Poll | Paper</title><style>p { width: 86px }</style>
<script>if (a < b) document.write("<p>12 percent</p>")</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<h1>A <em>poll</em></h1>
<!-- <p>5 percent</p> -->
<p class="lead" title="a > b">In all, 86&nbsp;percent<sup>1</sup>
agree &mdash; &#8220;very much&#x201D;.<p>A second<br/>line.
<table><tr><td>Yes</td><td>86</td></tr><tr><th>No</th><td>14</td></tr></table>
</body></html>"""


def test_plain_text_comes_back_as_it_is():
    text = "A headline\n\n 5 < 6 and <3, \u201cquoted\u201d\u00a0text &amp; more\r\n"
    assert article_text(text) == text


def test_a_page_becomes_one_line_a_block():
    assert article_text(PAGE).splitlines() == [
        "A poll",
        "In all, 86\u00a0percent agree \u2014 \u201cvery much\u201d.",
        "A second",
        "line.",
        "Yes 86",
        "No 14",
    ]


@pytest.mark.parametrize(
    "text", ["<p>x", "x<br>y", "x</div>", "<BODY class='a'>", "<!doctype html>"]
)
def test_html_is_known_by_its_tags(text):
    assert "<" not in article_text(text)


@pytest.mark.parametrize("text", ["a <b> c", "<pre>", "< p >", "5 <p and no end", "<param>"])
def test_other_marks_do_not_make_a_page(text):
    assert article_text(text) == text


@pytest.mark.parametrize("name", sorted(HIDDEN | RAW))
def test_hidden_elements_are_left_out_and_the_text_behind_them_is_not(name):
    html = f"<p>A<{name} class='x'>12 percent <i>x</i></{name.upper()}> B"
    assert article_text(html) == "A B"


@pytest.mark.parametrize("name", sorted(HIDDEN))
def test_an_element_that_is_never_closed_hides_nothing(name):
    assert article_text(f"<p>A <{name}>12 percent") == "A 12 percent"


def test_hidden_elements_nest():
    assert article_text("<p>A<nav>1<nav>2</nav>3</nav>B") == "AB"


@pytest.mark.parametrize("html", ["<p>A<!-- 12 percent", "<p>A<script>12 percent", "<p>A<style>x"])
def test_comments_and_scripts_without_an_end_go_on_to_the_end(html):
    assert article_text(html) == "A"


def test_a_text_inside_an_entity_is_text():
    assert article_text("<p>&lt;p&gt; &amp;amp; &#0; &#99999999; &unknown;") == (
        "<p> &amp; \ufffd &#99999999; &unknown;"
    )


def test_an_attribute_with_a_lone_quotation_mark_ends_with_its_tag():
    assert article_text("<p title=don't>A 12 percent share, isn't it?") == (
        "A 12 percent share, isn't it?"
    )


def test_a_line_end_inside_a_block_is_a_space():
    assert article_text("<p>more\u2028than\n\n<b>80</b>\tpercent&#10;agree") == (
        "more than 80 percent agree"
    )


def test_paragraphs_are_the_lines_that_are_not_empty():
    assert paragraphs("\ufeffone\r\n\r\n \u00a0 \r\ntwo ") == ["one", "two "]
    assert paragraphs("") == []


def test_bytes_are_utf_8_with_or_without_a_mark():
    text = "caf\u00e9 86\u202f%"
    assert article_text(text.encode()) == text
    assert article_text(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "it is a PDF file"),
        (b"PK\x03\x04word/document.xml", "it is a packed file such as DOCX, ODT or EPUB"),
        (b"{\\rtf1\\ansi", "it is an RTF file"),
        ("86 percent".encode("utf-16"), "it is text in UTF-16"),
        ("86 percent".encode("utf-16-be"), "it holds NUL characters, as no text does"),
        ("one\ncaf\u00e9".encode("latin-1"), r"it is not UTF-8 \(byte 0xe9 in line 2\)"),
        (b"\x89PNG\r\n\x1a\n", r"it is not UTF-8 \(byte 0x89 in line 1\)"),
    ],
)
def test_anything_else_is_answered_in_words(data, reason):
    wanted = f"Cannot read 'a.txt': {reason}. Save the article as plain text or HTML in UTF-8."
    with pytest.raises(InputError, match=wanted):
        decoded(data, name="a.txt")


def test_a_path_is_no_text(tmp_path):
    with pytest.raises(OptionError, match=r"`text` must be the text of an article, not 'Pos"):
        article_text(tmp_path)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a \"<a '", "<div>", "<nav><svg>", "<!--", "<script>", "</", "&#1", "<title ",
     " ", "x", "<" + "a" * 60],
)  # fmt: skip
def test_time_is_linear_whatever_comes(piece):
    def seconds(length):
        text = f"<p>{piece * (length // len(piece))}"
        start = time.perf_counter()
        paragraphs(text)
        return time.perf_counter() - start

    short = min(seconds(50_000) for _ in range(3))
    assert seconds(400_000) < 24 * short + 0.5
