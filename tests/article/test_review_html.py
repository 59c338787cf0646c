"""The page of a review: all texts escaped, nothing from elsewhere, well formed."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest

import survey as sv
from survey.article.review_html import CLASSES, LEGEND, review_page
from survey.article.review_style import STYLE
from survey.options import FigureState, values

TEXT = (
    "The poll of 2024 asked 813 people in Kazakhstan.\n"
    "Of respondents in Kazakhstan, 74 percent would travel; 53 percent support it.\n"
    "<script>alert(x)</script> & \"quotes\" 'too' 12 percent of respondents agree <b>\n"
)
VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Checks that elements nest, and collects ids, links, marks and text."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.marks, self.text = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        self.marks += [told["class"]] if tag == "mark" else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text.append(data)


def outline(page):
    """Return the outline of a page."""
    parser = Outline()
    parser.feed(page)
    assert parser.open == []
    return parser


@pytest.fixture(scope="module")
def page():
    """Return the page of a draft of which one phrase is not there and one is left out."""
    study = sv.draft(TEXT)
    statements = study.statements.copy()
    statements.loc[0, "wording"] = "1 percent <i>"
    study = dataclasses.replace(study, statements=statements, title='Poll <"&')
    return review_page(sv.review(study, TEXT), TEXT, title=study.title, summary="So <many>.")


def test_elements_nest_and_links_lead_somewhere(page):
    found = outline(page)
    assert len(set(found.ids)) == len(found.ids)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_every_text_is_shown_as_it_is(page):
    shown = "".join(outline(page).text)
    for line in TEXT.splitlines():
        words = re.sub(r"\d+ percent", "", line)
        assert [word for word in words.split() if word not in shown] == []
    for text in ('Poll <"&', "So <many>.", "1 percent <i>", "<script>alert(x)</script>"):
        assert text in shown


def test_a_mark_shows_its_text_as_it_is():
    study = sv.draft(TEXT)
    statements = study.statements.assign(wording="agree <b>", paragraph="3")
    review = sv.review(dataclasses.replace(study, statements=statements), TEXT)
    assert '">agree &lt;b&gt;<a ' in review_page(review, TEXT, title="T")


def test_there_is_no_script_and_nothing_from_elsewhere(page):
    tags = set(re.findall(r"<([a-z]+)", page))
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "svg"}
    assert not re.findall(r" (?:src|srcset|style|on[a-z]+)=", page)
    assert "default-src 'none'" in page
    assert not re.findall(r"url\(|@import|https?:", STYLE)


def test_marks_tell_states_and_the_legend_those_of_the_page(page):
    marks = outline(page).marks
    assert {"draft", "encoded", "open", "other"} == set(marks)
    assert marks.count("other") == 1 + 1  # the year, and its legend


def test_each_state_has_a_look_of_its_own():
    lines = {}
    for name in CLASSES.values():
        rule = re.search(rf"mark\.{name} \{{(.*?)\}}", STYLE, re.DOTALL)[1]
        kind = re.search(r"text-decoration-style: (\w+)", rule)
        lines[name] = kind[1] if kind else "solid"
    assert len(set(lines.values())) == len(lines) == 5
    assert set(CLASSES) == set(LEGEND) == set(values(FigureState)) - {"not found"}


def test_notes_say_place_question_and_answer(page):
    shown = "".join(outline(page).text)
    assert "Kazakhstan" in shown
    assert "Encoded, but not found there" in shown
    assert "not encoded, perhaps of KAZ" in shown


def test_without_misses_there_is_no_list_of_them():
    assert "not found there" not in review_page(sv.review(sv.draft(TEXT), TEXT), TEXT, title="T")


def _luminance(color):
    """Return the relative luminance of a colour (WCAG 2.1)."""
    digits = color if len(color) == 6 else "".join(2 * digit for digit in color)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1])
def test_words_stand_out_from_their_ground(theme):
    colors = dict(re.findall(r"--([a-z-]+): #([0-9a-f]+);", STYLE.split(":root")[theme + 2 - 1]))
    for ground in ("paper", "checked", "draft", "encoded", "open"):
        light, dark = sorted((_luminance(colors["ink"]), _luminance(colors[ground])))[::-1]
        assert (light + 0.05) / (dark + 0.05) >= 7
    faint = sorted((_luminance(colors["faint"]), _luminance(colors["paper"])))[::-1]
    assert (faint[0] + 0.05) / (faint[1] + 0.05) >= 4.5
