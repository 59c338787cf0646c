import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_effectsize

from survey.intervals import cohens_h


def test_statsmodels_and_the_arcsine_standard_error():
    h = cohens_h([7, 0, 65], [34, 16, 65], [1, 15, 53], [34, 72, 65])
    expected = proportion_effectsize(np.array([7 / 34, 0, 1]), np.array([1 / 34, 15 / 72, 53 / 65]))
    np.testing.assert_allclose(h.estimate, expected)
    error = np.sqrt(1 / 34 + 1 / 34)
    assert h.high[0] - h.estimate[0] == pytest.approx(1.959963984540054 * error)
    assert h.estimate[0] - h.low[0] == pytest.approx(1.959963984540054 * error)


def test_range_sides_and_unknowns():
    everything = cohens_h(1, 1, 0, 1)
    assert everything == (pytest.approx(np.pi), pytest.approx(np.pi - 1.959964 * 2**0.5), np.pi)
    assert cohens_h(3, 9, 3, 9, side="lower").high == np.pi
    unknown = cohens_h([np.nan, 3], [9, 0 + 9], [3, np.nan], 9)
    assert np.isnan(unknown).all()
    divided = cohens_h(300, 900, 200, 800, deff_a=3, deff_b=2)
    assert divided == cohens_h(100, 300, 100, 400)
    levels = cohens_h(30, 90, 20, 80, level=[0.8, 0.95])
    assert levels.estimate.shape == levels.low.shape == (2,)
