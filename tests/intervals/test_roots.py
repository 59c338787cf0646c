import numpy as np
import pytest

from survey.intervals.roots import falling_root


def test_many_roots_at_once():
    targets = np.geomspace(1e-6, 0.999, 50)
    roots = falling_root(lambda x, t: t - x**3, np.zeros(()), np.ones(()), targets)
    np.testing.assert_allclose(roots, np.cbrt(targets), rtol=1e-14)


def test_steep_and_flat_functions():
    steep = falling_root(lambda x: np.tanh(1e8 * (0.3 - x)), np.zeros(1), np.ones(1))
    flat = falling_root(lambda x: (0.7 - x) ** 9, np.zeros(1), np.ones(1))
    assert steep[0] == pytest.approx(0.3, abs=1e-15)
    assert flat[0] == pytest.approx(0.7, abs=1e-15)


def test_no_crossing_gives_the_nearer_end():
    low, high = np.array([1.0, 1.0]), np.array([2.0, 2.0])
    assert falling_root(lambda x, a: a - x, low, high, np.array([0.5, 3.0])).tolist() == [1.0, 2.0]


def test_zero_at_an_end_is_the_root():
    assert falling_root(lambda x: -x, np.zeros(1), np.ones(1))[0] == 0.0
    assert falling_root(lambda x: 1 - x, np.zeros(1), np.ones(1))[0] == 1.0


def test_nan_stays_nan_and_does_not_hold_up_the_others():
    roots = falling_root(lambda x, a: a - x, np.zeros(2), np.ones(2), np.array([np.nan, 0.25]))
    assert np.isnan(roots[0])
    assert roots[1] == 0.25


def test_shape_is_broadcast():
    halves = np.full((2, 1), 0.5), np.full(3, 0.5)
    roots = falling_root(lambda x, a, b: a * b - x, np.zeros(()), np.ones(()), *halves)
    assert roots.shape == (2, 3)
    assert np.all(roots == 0.25)


def test_an_infinite_value_at_an_end_does_not_hurt():
    with np.errstate(divide="ignore"):
        root = falling_root(lambda x: 1 / x - 4, np.zeros(1), np.ones(1))
    assert root[0] == pytest.approx(0.25, abs=1e-16)
