import pandas as pd
import pytest

import survey as sv
from survey.plot.drawable import sample_looks
from survey.plot.overview_gaps import MOST, gaps_row


@pytest.fixture(scope="module")
def many():
    """Return gaps of eleven questions: two clear ones, one vague, eight within chance."""
    rows = []
    for number, pair in enumerate([("52", "50")] * 8 + [("70", "50"), ("30", "90"), ("", "")]):
        for country, share in zip(("China", "Kazakhstan"), pair, strict=True):
            wording = f"{share} percent" if share else "more than half"
            rows.append((country, 900, f"Q{number}", "yes", wording))
    names = ["country", "n", "question", "response", "wording"]
    table = pd.DataFrame(rows, columns=names)
    return sv.estimate(sv.toplines(sv.from_frame(table, title="Poll")))


def row_of(estimates):
    """Return the row of the gaps of estimates."""
    return gaps_row(sv.compare(estimates), sample_looks(estimates, None), None)


def chart_of(row):
    """Return the chart within a row."""
    (inset,) = row.mark.insets
    return inset.chart


def test_few_gaps_keep_their_order(estimates):
    row = row_of(estimates)
    assert [each.label[0].text for each in chart_of(row).rows] == ["Travel", "Closer", "Reason"]
    assert [words.text for words in row.headings] == [
        "Where the same was asked in China and Kazakhstan: which gaps stand?"
    ]
    assert [entry.words.text for entry in row.key] == ["China", "Kazakhstan"]


def test_verdicts_are_said_in_words(estimates):
    remarks = [each.remark[0].text for each in chart_of(row_of(estimates)).rows]
    assert remarks == ["China higher", "cannot tell", "cannot tell"]


def test_of_many_the_clearest_come_first(many):
    row = row_of(many)
    names = [each.label[0].text for each in chart_of(row).rows]
    assert names[:2] == ["Q9", "Q8"]
    assert len(names) == MOST
    assert "Q10" not in names
    assert row.headings[1].text == "8 of 11, the clearest first"


def test_several_pairs_are_not_named_in_the_heading(figures):
    more = figures.query("question == 'Travel'").assign(n=500)
    more["country"] = ["Peru", "Chile"]
    table = pd.concat([figures.query("question == 'Travel'"), more])
    row = row_of(sv.estimate(sv.toplines(sv.from_frame(table, title="Poll"))))
    assert row.headings[0].text == "Where the same was asked: which gaps stand?"
    assert [entry.words.text for entry in row.key] == ["China", "Kazakhstan", "Peru", "Chile"]


def test_without_intervals_the_order_stays(many):
    bare = many.assign(low=float("nan"), high=float("nan"), interval_kind="no interval")
    gaps = sv.compare(bare).assign(low=float("nan"), high=float("nan"), verdict="cannot tell")
    row = gaps_row(gaps, sample_looks(many, None), None)
    names = [each.label[0].text for each in chart_of(row).rows]
    assert names == [f"Q{number}" for number in range(MOST)]
