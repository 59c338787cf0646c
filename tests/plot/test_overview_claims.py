import pandas as pd
import pytest

import survey as sv
from survey.plot.overview_claims import claims_row


@pytest.fixture(scope="module")
def claims(shipped):
    """Return the claims of the shipped survey."""
    return sv.claims(shipped)


@pytest.mark.parametrize(("place", "column"), [(0, "among_respondents"), (1, "generalised")])
def test_every_claim_is_one_square(claims, place, column):
    inset = claims_row(claims).mark.insets[place]
    counts = [row.mark.count for row in inset.chart.rows]
    assert sum(counts) == len(claims)
    assert sorted(counts) == sorted(claims[column].value_counts())


def test_verdicts_differ_in_words_and_in_grey(claims):
    among, _ = claims_row(claims).mark.insets
    assert [row.label[0].text for row in among.chart.rows] == [
        "borne out", "refuted", "cannot tell", "only the words were printed",
    ]  # fmt: skip
    looks = {(row.mark.face, row.mark.edge, row.mark.is_crossed) for row in among.chart.rows}
    assert len(looks) == 4


def test_verdicts_that_nobody_got_are_left_out():
    found = pd.DataFrame({"among_respondents": ["yes", "yes"], "generalised": ["no", "yes"]})
    among, general = claims_row(found).mark.insets
    assert [(row.label[0].text, row.mark.count) for row in among.chart.rows] == [("borne out", 2)]
    assert [row.mark.count for row in general.chart.rows] == [1, 1]
