"""The one-page summary: the widest gaps or the highest figures, and what limits them."""

import pandas as pd
import pikepdf
import pytest

import survey as sv
from survey.report.brief import MOST_ROWS, brief
from survey.report.content import content
from survey.report.material import gather

LONG = "with a text that goes on and on " * 5


def many(count, text="", countries=("CHN", "KAZ")):
    """Return a study with many answers, the gaps growing from none."""
    rows = [
        {"country": country, "n": 900, "response": "yes", "question": f"Question {item} {text}",
         "wording": f"{20 + item % 50 + (country == 'CHN') * item} percent"}
        for item in range(count) for country in countries
    ]  # fmt: skip
    return sv.from_frame(pd.DataFrame(rows), title="Many " * 12)


def test_gaps_come_first(shipped):
    made = brief(gather(shipped))
    assert [block["kind"] for block in made.blocks] == [
        "paragraph",
        "figure",
        "paragraph",
        "bullets",
    ]
    gaps = gather(shipped).gaps
    assert made.drawings["brief"].picture == "gaps"
    assert sv.describe(gaps) in made.blocks[0]["runs"]
    assert made.blocks[1]["caption"] == "Gaps between China and Kazakhstan."
    assert made.blocks[1]["alt"].endswith(sv.describe(gaps))


def test_of_many_gaps_the_widest_are_drawn():
    made = brief(gather(many(30)))
    gaps = made.drawings["brief"].frame["published_low"]
    assert len(gaps) == MOST_ROWS
    assert gaps.min() > 0.2
    assert made.blocks[1]["caption"].startswith("The widest gaps")
    assert made.blocks[0]["runs"][-1].startswith("Of 30 answers compared")


def test_without_gaps_the_highest_figures_are_drawn():
    made = brief(gather(many(30, countries=("KAZ",))))
    shown = made.drawings["brief"]
    assert shown.picture == "evidence"
    assert len(shown.frame) == MOST_ROWS
    printed = [float(words.split()[0]) for words in shown.frame["printed"]]
    assert printed == list(range(49, 49 - MOST_ROWS, -1))


def test_of_long_texts_fewer_are_drawn():
    assert len(brief(gather(many(30, LONG))).drawings["brief"].frame) < MOST_ROWS


def test_few_figures_keep_their_order(one_country):
    frame = brief(gather(one_country)).drawings["brief"].frame
    assert list(frame["statements"]) == list(gather(one_country).estimates["statements"])


@pytest.mark.parametrize("name", ["shipped", "one_country", "without_sizes"])
def test_it_is_one_page(name, request, tmp_path):
    path = sv.write_report(request.getfixturevalue(name), tmp_path / "brief.pdf", brief=True)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_long_texts_stay_on_one_page(tmp_path):
    path = sv.write_report(many(30, LONG), tmp_path / "brief.pdf", brief=True, author="A. Analyst")
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_it_says_nothing_twice(shipped):
    document = content(shipped, brief=True).document
    assert document["brief"]
    assert document["summary"] == []
    assert len(document["sections"]) == 1


@pytest.mark.parametrize("brief", [True, False])
@pytest.mark.parametrize("countries", [["KAZ"] * 2, ["KAZ", "KAZ", "CHN"]])
def test_figures_that_contradict_one_another_are_no_obstacle(countries, brief, tmp_path):
    wordings = ["53 percent", "61 percent", "40 percent"][: len(countries)]
    rows = {"country": countries, "n": [813, 813, 900][: len(countries)], "wording": wordings}
    study = sv.from_frame(pd.DataFrame(rows).assign(question="Invest?", response="yes"), title="T")
    assert sv.write_report(study, tmp_path / "report.pdf", brief=brief).is_file()
