"""Commands about how robust a verdict is."""

import io

import pandas as pd
import pytest

import survey as sv

STUDY = "gt-china-kazakhstan-2024"


def test_tip_is_the_whole_frame(run):
    read = pd.read_csv(io.StringIO(run("tip", STUDY, "--format", "csv").output))
    frame = sv.tip(sv.compare(sv.estimate(sv.toplines(sv.load(STUDY)))))
    assert list(read.columns) == list(frame.columns)
    assert read["tipping_deff"].round(6).equals(frame["tipping_deff"].round(6))


def test_yardsticks_and_response_rates_reach_the_function(run):
    options = (
        "--yardstick-deff=2", "--yardstick-bias=0.01", "--yardstick-selection-ratio=1.1",
        "--response-rate=china=0.5", "--response-rate=kazakhstan=0.2",
    )  # fmt: skip
    read = pd.read_csv(io.StringIO(run("tip", STUDY, *options, "--format", "csv").output))
    yardsticks = ["yardstick_deff", "yardstick_bias", "yardstick_selection_ratio"]
    assert read[yardsticks].drop_duplicates().to_numpy().tolist() == [[2, 0.01, 1.1]]
    rates = read[["response_rate_a", "response_rate_b"]].drop_duplicates()
    assert rates.to_numpy().tolist() == [[0.5, 0.2]]


def test_sensitivity_goes_through_the_grid(run):
    grid = (
        "--deff=1", "--deff=12", "--level=0.95", "--level=0.8", "--reading=literal",
        "--reading=idiomatic", "--method=wilson", "--assume=p31-others",
    )  # fmt: skip
    read = pd.read_csv(io.StringIO(run("sensitivity", STUDY, *grid, "--format", "csv").output))
    assert set(read["deff_a"]) == {1, 12}
    assert set(read["level"]) == {0.95, 0.8}
    assert set(read["reading"]) == {"literal", "idiomatic"}
    assert set(read["assume"]) == {"p31-others"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tip", STUDY, "--yardstick-bias", "6"), "Did you mean 0.06?"),
        (("tip", STUDY, "--response-rate", "half"), "a number such as 1.5, or SAMPLE=NUMBER"),
        (("tip", STUDY, "--response-rate", "peru=0.5"), "peru"),
        (("sensitivity", STUDY, "--reading", "liberal"), "'liberal'"),
        (("sensitivity", STUDY, "--method", "wilsn"), "'wilsn'"),
        (("plot", STUDY, "tipping", "--country", "KAZ", "-o", "x.svg"), "'tipping'"),
    ],
)
def test_mistakes_are_answered_in_words(fails, arguments, said):
    code, told = fails(*arguments)
    assert code == 2
    assert said in told


@pytest.mark.parametrize("picture", ["yardsticks", "tipping"])
def test_pictures(run, tmp_path, picture):
    target = tmp_path / "picture.svg"
    done = run("plot", STUDY, picture, "-o", str(target))
    assert done.exit_code == 0, done.output
    assert "China higher" in target.read_text(encoding="utf-8")
