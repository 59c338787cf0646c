"""Those who did not answer: bounds, and what they must have said."""

import numpy as np
import pytest

from survey.errors import OptionError
from survey.intervals import manski_bounds, silent_shares


def test_bounds_by_counting_people():
    """Of 200 approached 150 answered, 120 of them yes."""
    low, high = manski_bounds(120 / 150, 150 / 200)
    assert (low, high) == pytest.approx((120 / 200, (120 + 50) / 200))


def test_everybody_answering_leaves_nothing_open():
    low, high = manski_bounds([0.3, 0.9], 1.0)
    np.testing.assert_allclose([low, high], [[0.3, 0.9]] * 2, rtol=1e-15)


def whole(share, silent, rate):
    """Return the share of all."""
    return rate * share + (1 - rate) * silent


@pytest.mark.parametrize(
    ("a", "b", "rate_a", "rate_b"),
    [(0.86, 0.74, 0.5, 0.5), (0.74, 0.86, 0.3, 0.6), (0.95, 0.7, 0.6, 0.9), (0.2, 0.1, 0.8, 0.9)],
)
def test_the_populations_become_alike(a, b, rate_a, rate_b):
    silent_a, silent_b = silent_shares(a, b, rate_a, rate_b)
    assert whole(a, silent_a, rate_a) == pytest.approx(whole(b, silent_b, rate_b), abs=1e-9)
    towards = np.sign(a - b)
    assert towards * (a - silent_a) > 0
    assert towards * (silent_b - b) > 0
    moved_a, moved_b = abs(silent_a - a), abs(silent_b - b)
    assert moved_a == pytest.approx(moved_b) or silent_a in (0, 1) or silent_b in (0, 1)


def test_where_one_sample_is_used_up_the_other_goes_on():
    silent_a, silent_b = silent_shares(0.95, 0.7, 0.6, 0.9)
    assert silent_b == 1.0
    assert silent_a < 0.65


def test_they_are_found_just_where_the_bounds_meet():
    rates = np.linspace(0.05, 1.0, 20)
    least = manski_bounds(0.86, rates).low - manski_bounds(0.74, rates).high
    silent_a, silent_b = silent_shares(0.86, 0.74, rates, rates)
    assert (np.isnan(silent_a) == (least > 0)).all()
    assert np.isnan(silent_b).sum() == (least > 0).sum() > 0


def test_unknown_stays_unknown():
    assert np.isnan(silent_shares(0.86, 0.74, np.nan, 0.5)).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((86, 0.5), "`share` must be between 0 and 1, not 86"),
        ((0.86, 0.0), "`response_rate` must be above 0 and up to 1, not 0"),
    ],
)
def test_numbers_out_of_range(arguments, message):
    with pytest.raises(OptionError, match=message):
        manski_bounds(*arguments)
