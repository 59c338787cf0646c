"""Fonts: which characters can be shown, and texts with others are named."""

import logging

import pandas as pd
import pytest

import survey as sv
import survey.plot.fonts as fonts
from survey.errors import OutputError
from survey.plot import draw
from survey.plot.words import width_of

CACHED = (fonts.extra_fonts, fonts._extra_families, fonts._extra_characters)


@pytest.fixture
def usual_fonts_only(monkeypatch):
    """Let no optional package be installed."""
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    for each in CACHED:
        each.cache_clear()
    yield
    for each in CACHED:
        each.cache_clear()


def test_latin_cyrillic_and_marks_are_covered(usual_fonts_only):
    assert list(fonts.uncovered(["Ğ ł é", "Опрос Қазақстан ң ө ү", "−–—“”…±≤ m³"])) == []


def test_without_an_optional_package_chinese_is_not(usual_fonts_only):
    assert fonts.families("调查") == ("DejaVu Sans",)
    assert list(fonts.uncovered(["plain", "调查 poll", "a\x00b"])) == [
        ("调查 poll", "查调"),
        ("a\x00b", "\x00"),
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("调查", r"Install 'survey-reanalysis\[chinese\]', which brings one"),
        ("설문", r"Install 'survey-reanalysis\[korean\]', which brings one"),
        ("a\x00b", "Write them in Latin, Greek or Cyrillic letters"),
    ],
)
def test_the_extra_that_brings_the_font_is_named(usual_fonts_only, text, hint):
    with pytest.raises(OutputError, match=hint):
        fonts.require_covered(["plain", text])


def test_no_more_than_three_texts_are_named(usual_fonts_only):
    with pytest.raises(
        OutputError, match=r"characters of '一' \(一\); '二' \(二\); '三' \(三\) and 1 more\."
    ):
        fonts.require_covered("一二三四")


def test_a_picture_refuses_what_it_cannot_show(usual_fonts_only):
    figures = pd.DataFrame({"country": ["CHN"], "n": [900], "question": "Poll", "response": "支持",
                            "wording": "86 percent"})  # fmt: skip
    found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    with pytest.raises(OutputError, match="'支持'"):
        draw("forest", found)


def test_with_the_package_chinese_is_shown_in_its_font(caplog):
    pytest.importorskip("pylopdf_fonts_zh_cn")
    assert fonts.families("调查")[:2] == ("DejaVu Sans", "Noto Sans SC")
    assert fonts.families("Опрос") == ("DejaVu Sans",)
    assert list(fonts.uncovered(["调查 poll"])) == []
    with caplog.at_level(logging.WARNING):
        assert width_of("调查", 10, "bold") == pytest.approx(2 * width_of("调", 10, "bold"))
    assert caplog.text == ""


def test_the_font_of_boxes_is_left_out(usual_fonts_only):
    assert ord("中") not in fonts.usual()
