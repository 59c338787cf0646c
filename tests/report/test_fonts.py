"""Fonts: the DejaVu files alone, and texts they cannot show are named."""

from survey.report.fonts import FILES, covered, gather_fonts, uncovered


def test_only_the_picked_files_are_gathered(tmp_path):
    gather_fonts(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(FILES)
    assert all(file.stat().st_size > 100_000 for file in tmp_path.iterdir())


def test_latin_cyrillic_and_marks_are_covered():
    assert list(uncovered(["Ğ ł é", "Опрос Қазақстан ң ө ү", "−–—“”…±≤ m³"])) == []


def test_chinese_and_control_characters_are_not():
    assert list(uncovered(["plain", "调查 poll", "a\x00b"])) == [
        ("调查 poll", "查调"),
        ("a\x00b", "\x00"),
    ]


def test_the_font_of_boxes_is_left_out():
    assert ord("中") not in covered()
    assert not any("Last" in name for name in FILES)
