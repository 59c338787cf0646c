import sys
import threading

import numpy as np
import pytest

from survey.intervals import difference_interval, proportion_interval, ratio_interval
from survey.intervals.blocks import BLOCK, in_blocks
from survey.intervals.interval import Interval

MANY = 1000
SMALL_BLOCK = 64
ROOM = sys.modules["survey.intervals.blocks"]


@pytest.fixture
def samples():
    rng = np.random.default_rng(1)
    n = rng.integers(1, 200, MANY).astype(float)
    count = rng.binomial(n.astype(int), 0.4).astype(float)
    count[7], n[500] = np.nan, np.nan
    return count, n


@pytest.fixture(params=[0.0, np.inf], ids=["together", "one after the other"])
def cut(request, monkeypatch):
    """Return a function that has everything cut into small blocks from then on."""

    def into_small_blocks():
        monkeypatch.setattr(ROOM, "BLOCK", SMALL_BLOCK)
        monkeypatch.setattr(ROOM, "SLOW", request.param)

    return into_small_blocks


@pytest.mark.parametrize("method", ["wilson", "clopper-pearson", "mid-p", "blaker"])
def test_blocks_do_not_matter_for_one_share(samples, method, cut):
    whole = proportion_interval(*samples, method=method, side="lower", level=0.9)
    cut()
    parts = proportion_interval(*samples, method=method, side="lower", level=0.9)
    np.testing.assert_allclose(parts, whole, rtol=1e-13)
    assert np.flatnonzero(np.isnan(parts.low)).tolist() == [7, 500]


@pytest.mark.parametrize("interval", [difference_interval, ratio_interval])
@pytest.mark.parametrize("shape", [(-1,), (20, 50)])
def test_blocks_do_not_matter_for_two_shares(samples, interval, shape, cut):
    count, n = (one.reshape(shape) for one in samples)
    levels = np.linspace(0.8, 0.99, count.shape[-1])
    options = {"method": "miettinen-nurminen", "level": levels}
    whole = interval(count, n, count[::-1], n[::-1], **options)
    cut()
    parts = interval(count, n, count[::-1], n[::-1], **options)
    assert parts.low.shape == parts.high.shape == count.shape
    np.testing.assert_allclose(parts, whole, rtol=1e-13)


@pytest.mark.parametrize(("seconds", "is_shared"), [(0.0, True), (np.inf, False)])
def test_blocks_are_shared_only_where_they_are_slow(monkeypatch, seconds, is_shared):
    monkeypatch.setattr(ROOM, "SLOW", seconds)
    workers = set()

    def doubled(numbers):
        workers.add(threading.current_thread())
        return Interval(numbers, 2 * numbers)

    in_blocks(doubled, (np.zeros(3 * BLOCK),), "two-sided", 0.0, 1.0)
    assert (workers == {threading.current_thread()}) is not is_shared


def test_no_block_is_larger_than_it_may_be():
    sizes = []

    def halves(numbers, one):
        sizes.append(numbers.size)
        return Interval(numbers / 2 * one, numbers * one)

    numbers = np.arange(2.0 * BLOCK + 3)
    arrays = numbers, np.asarray(1.0)
    low, high = in_blocks(halves, arrays, "two-sided", 5.0, BLOCK)
    assert sorted(sizes) == [3, BLOCK, BLOCK]
    np.testing.assert_array_equal(low, np.clip(numbers / 2, 5.0, BLOCK))
    np.testing.assert_array_equal(high, np.clip(numbers, 5.0, BLOCK))


def test_an_error_in_a_block_is_raised(cut):
    def broken(numbers):
        if numbers[0] > 0:
            raise ZeroDivisionError("no limits")
        return Interval(numbers, numbers)

    cut()
    with pytest.raises(ZeroDivisionError, match="no limits"):
        in_blocks(broken, (np.arange(2.0 * SMALL_BLOCK),), "two-sided", 0.0, 1.0)


def test_a_fraction_is_named_by_its_place_in_the_whole_array(cut):
    cut()
    count = np.full(MANY, 3.0)
    count[900] = 2.5
    with pytest.raises(ValueError, match="It is element 900 of the array"):
        proportion_interval(count, 10.0, method="blaker")
