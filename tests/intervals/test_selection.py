import numpy as np
import pytest

from survey.intervals import balancing_ratio, selection_ratio, shifted_share


def test_selection_by_counting_people():
    """Of 1,000 people 600 hold the view; they take part three times as often as the others."""
    holders, others = 600 * 0.3, 400 * 0.1
    assert shifted_share(0.6, 3) == pytest.approx(holders / (holders + others))


def test_there_and_back():
    shares = np.linspace(0, 1, 11)
    moved = shifted_share(shares, 2.5)
    np.testing.assert_allclose(shifted_share(moved, 1 / 2.5), shares, atol=1e-15)
    np.testing.assert_allclose(selection_ratio(moved[1:-1], shares[1:-1]), 2.5)


def test_balancing_ratio_closes_the_gap_from_both_sides():
    ratio = balancing_ratio([0.67, 0.3], [0.48, 0.6])
    assert ratio[0] > 1 > ratio[1]
    a, b = shifted_share([0.67, 0.3], 1 / ratio), shifted_share([0.48, 0.6], ratio)
    np.testing.assert_allclose(a, b)


def test_ends_and_unknowns():
    assert shifted_share([0, 1, np.nan], 7).tolist()[:2] == [0.0, 1.0]
    assert np.isnan(shifted_share([np.nan, 0.5], [1, np.nan])).all()
    assert selection_ratio([0.5, 1.0], [0.0, 0.5]).tolist() == [np.inf, np.inf]
    assert np.isnan(selection_ratio(0, 0))
    assert shifted_share(np.full((2, 1), 0.3), [1, 2, 3]).shape == (2, 3)
