"""Blocks: texts come on one line, a figure is read out with its finding."""

from survey.report.blocks import bullets, figure, paragraph, plain, strong, subheading, to


def test_texts_come_on_one_line():
    assert plain(" a\n b\tc ") == "a b c"
    assert subheading("two\nlines")["text"] == "two lines"
    assert bullets(["one\nline"])["items"] == ["one line"]


def test_a_figure_is_read_out_with_caption_and_finding():
    made = figure("gaps-1", "Gaps.", "Two differ.")
    assert made["alt"] == "Gaps. Two differ."
    assert (made["kind"], made["caption"], made["finding"]) == ("figure", "Gaps.", "Two differ.")


def test_a_paragraph_keeps_its_runs():
    made = paragraph(strong("Step."), " See ", to("gaps-1"), ".")
    assert made["runs"] == [{"strong": "Step."}, " See ", {"to": "gaps-1"}, "."]
