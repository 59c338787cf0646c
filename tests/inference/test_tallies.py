"""Tallies: which rounded percentages so many respondents can give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.inference.tallies import achievable, share_of_impossible


@given(st.integers(1, 400), st.data(), st.sampled_from([0, 1]))
def test_a_rounded_count_is_always_achievable(n, data, places):
    count = data.draw(st.integers(0, n))
    share = round(100 * count / n, places) / 100
    assert achievable(share, 10.0 ** -(places + 2), n)


@pytest.mark.parametrize("n", [3, 8, 17, 50])
def test_the_share_is_counted(n):
    hit = set()
    for count in range(n + 1):
        hundredths = 10000 * count // n
        hit |= {p for p in range(101) if abs(100 * p - 10000 * count / n) <= 50}
        assert 0 <= hundredths <= 10000
    assert share_of_impossible(0.01, n) == pytest.approx(1 - len(hit) / 101)


def test_whole_percents_of_more_than_100_people_are_all_possible():
    assert all(share_of_impossible(0.01, n) == 0 for n in range(100, 140))
