import pandas as pd

import survey as sv
from survey.plot.drawable import sample_keys, sample_looks
from survey.plot.overview_counts import counts_row


def told(estimates):
    """Return the texts of each count."""
    keyed = estimates.assign(key=sample_keys(estimates))
    stacks = counts_row(keyed, sample_looks(keyed, None)).mark.stacks
    return [[words.text for words in stack if words.text] for stack in stacks]


def test_samples_come_with_size_and_coverage_then_figures(shipped):
    estimates = sv.estimate(sv.toplines(shipped))
    vague = int((~estimates["exact"].astype(bool)).sum())
    assert told(estimates) == [
        ["1,213", "China", "respondents in 16 cities"],
        ["813", "Kazakhstan", "respondents in 14 regions and 3 municipalities"],
        [str(len(estimates)), "figures printed"],
        [str(vague), "of them worded loosely"],
    ]


def test_the_size_is_that_of_the_whole_sample(shipped):
    estimates = sv.estimate(sv.toplines(shipped))
    turned = estimates.sort_values("n_low", ignore_index=True)
    assert {"1,213", "813"} == {stack[0] for stack in told(turned)[:2]}


def test_without_a_size_it_is_said(figures):
    figures["n"] = ["", 813] * 3
    estimates = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    assert told(estimates)[0] == ["\u2013", "China", "number of respondents not published"]
    assert told(estimates)[1] == ["813", "Kazakhstan", "respondents"]


def test_exact_figures_alone_are_not_called_loose():
    figures = pd.DataFrame({"country": ["CHN"], "n": [10], "question": "Q", "response": "R",
                            "wording": ["50 percent"]})  # fmt: skip
    found = told(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    assert found[1:] == [["1", "figure printed"]]


def test_many_samples_are_only_counted():
    figures = pd.DataFrame({"country": ["China", "Kazakhstan", "Peru", "Chile"], "n": 500,
                            "question": "Q", "response": "R", "wording": "50 percent"})  # fmt: skip
    found = told(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    assert found == [["4", "samples"], ["4", "figures printed"]]
