"""Commands about several polls: side by side, pooled, rumoured and measured."""

import io

import pandas as pd
import pytest

import survey as sv

STUDY = "gt-china-kazakhstan-2024"


@pytest.fixture
def folders(tmp_path):
    """Return the folders of three polls on one question."""
    made = []
    for year, wording in ((2021, "44%"), (2022, "49%"), (2023, "53%")):
        figures = pd.DataFrame(
            {"country": ["KAZ"], "n": [1000], "question": "View of China?", "response": "good",
             "wording": [wording], "concept": "view-of-china"}
        )  # fmt: skip
        folder = tmp_path / f"poll-{year}"
        sv.save(sv.from_frame(figures, title=f"Poll {year}"), folder)
        made.append(str(folder))
    return made


def test_pool_prints_one_row(run, folders):
    options = ("--question", "view-of-china", "--response", "good", "--format", "csv")
    read = pd.read_csv(io.StringIO(run("pool", *folders, *options).output))
    assert read["k"].tolist() == [3]
    assert read["low"].iloc[0] < read["estimate"].iloc[0] < read["high"].iloc[0]


def test_pool_says_why_it_will_not(fails, folders):
    code, told = fails("pool", *folders[:2], "--question", "view-of-china", "--response", "good")
    assert code == 2
    assert "3 polls or more, not 2" in told


def test_beside_lists_other_studies(run):
    read = pd.read_csv(io.StringIO(run("beside", STUDY, "talap-2024", "--format", "csv").output))
    assert set(read["study"]) == {STUDY, "talap-2024"}


def test_context_prints_pairs(run):
    read = pd.read_csv(io.StringIO(run("context", "central-asia-context", "--format=csv").output))
    frame = sv.perceived_vs_measured(sv.load("central-asia-context"))
    assert list(read.columns) == list(frame.columns)
    assert read["perceived_wording"].tolist() == frame["perceived_wording"].tolist()


def test_several_studies_are_compared_by_study(run):
    options = ("--by", "study", "--format", "csv")
    read = pd.read_csv(io.StringIO(run("compare", STUDY, "talap-2024", *options).output))
    assert set(read["study_b"]) | set(read["study_a"]) == {STUDY, "talap-2024"}
    assert read["p_value"].isna().all()
