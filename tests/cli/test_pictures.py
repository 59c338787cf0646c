"""Pictures at the prompt: the frames that they need, and the overview, which needs several."""

import pytest

STUDY = "gt-china-kazakhstan-2024"


def svg(run, tmp_path, *arguments):
    """Return the text of a picture that the command drew."""
    target = tmp_path / "picture.svg"
    done = run("plot", *arguments, "-o", str(target))
    assert done.exit_code == 0, done.output
    return target.read_text(encoding="utf-8")


def test_the_overview_holds_every_part(run, tmp_path):
    text = svg(run, tmp_path, STUDY, "overview")
    for words in ("1,213", "figures printed", "which gaps stand?", "from high to low",
                  "does it stand?", "Global Times survey in China"):  # fmt: skip
        assert words in text


def test_the_overview_of_a_part_counts_its_claims_only(run, tmp_path):
    text = svg(run, tmp_path, STUDY, "overview", "--country", "KAZ", "--topic", "Opportunities")
    assert "does it stand?" in text
    assert "which gaps stand?" not in text
    assert ">1,213<" not in text
    nothing = svg(run, tmp_path, STUDY, "overview", "--topic", "Chinese companies")
    assert "does it stand?" not in nothing


def test_topics_can_be_drawn_by_name(run, tmp_path):
    text = svg(run, tmp_path, STUDY, "topics", "--country", "KAZ")
    assert "Cooperation projects" in text
    assert "China (16 cities)" not in text


@pytest.mark.parametrize("picture", ["overview", "topics"])
def test_a_study_without_figures_is_answered(fails, tmp_path, picture):
    code, said = fails("plot", "central-asia-context", picture, "-o", tmp_path / "a.svg")
    assert code == 2
    assert f"for the picture '{picture}'" in said


def test_an_unknown_format_is_answered(fails, tmp_path):
    code, said = fails("plot", STUDY, "overview", "-o", tmp_path / "a.bmp")
    assert code == 2
    assert "its name must end in .svg, .png or .pdf" in said
