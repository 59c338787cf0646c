"""The fonts of a report: picked files alone, and what one lacks the next one has."""

from survey.plot.fonts import extra_fonts
from survey.report.fonts import SANS, SERIF, font_files, font_order, gather_fonts


def test_only_the_picked_files_are_gathered(tmp_path):
    gather_fonts(tmp_path, extra=False)
    assert {file.name for file in tmp_path.iterdir()} == {*SANS, *SERIF}
    assert all(file.stat().st_size > 100_000 for file in tmp_path.iterdir())


def test_others_come_along_where_they_are_needed(tmp_path):
    gather_fonts(tmp_path, extra=True)
    more = {file.name for pair in extra_fonts() for file in pair}
    assert {file.name for file in tmp_path.iterdir()} == {*SANS, *SERIF} | more


def test_the_font_of_boxes_is_left_out():
    assert not any("Last" in file.name for file in font_files(extra=True))


def test_letters_come_before_other_scripts():
    order = font_order(extra=True)
    assert order["sans"][0] == "DejaVu Sans"
    assert order["serif"][:2] == ["DejaVu Serif", "DejaVu Sans"]
    assert len(order["sans"]) == 1 + len(extra_fonts())
    assert len(order["serif"]) == 2 + 2 * len(extra_fonts())
    assert font_order(extra=False) == {"sans": order["sans"][:1], "serif": order["serif"][:2]}
