"""What holds for any counts, n and level."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey import options
from survey.intervals import (
    cohens_h,
    coverage,
    difference_interval,
    difference_test,
    exclusive_difference_interval,
    frechet_difference_interval,
    multinomial_interval,
    odds_ratio_interval,
    paired_difference_interval,
    proportion_interval,
    ratio_interval,
)

PROPORTION = options.values(options.ProportionMethod)
DIFFERENCE = options.values(options.DifferenceMethod)
RATIO = options.values(options.RatioMethod)
ODDS_RATIO = options.values(options.OddsRatioMethod)
MULTINOMIAL = options.values(options.MultinomialMethod)
PAIRED = options.values(options.PairedMethod)
EXACT_ODDS = {"cornfield-exact", "cornfield-mid-p", "baptista-pike", "baptista-pike-mid-p"}
SHRINKS_ODDS = {"gart", "independence-smoothed", "adjusted-inverse-sinh"}
SHRINKS_DIFFERENCE = {"agresti-caffo", "mover-jeffreys", "brown-li", "jeffreys-perks"}
JUMPS = {"modified-wilson", "modified-jeffreys", "blaker", "pratt"}
"""Proportion methods that change their formula between counts, or need whole ones."""

TINY = 1e-7
HAIR = 1e-9
LEVELS = st.floats(0.8, 0.999)

cases = settings(max_examples=15, deadline=None, derandomize=True)


@st.composite
def samples(draw, least=2, most=3000):
    n = draw(st.integers(least, most))
    return draw(st.integers(0, n)), n


@st.composite
def inner_samples(draw, least=4, most=3000):
    n = draw(st.integers(least, most))
    return draw(st.integers(1, n - 1)), n


@st.composite
def overlaps(draw):
    n = draw(st.integers(1, 500))
    a, b = draw(st.integers(0, n)), draw(st.integers(0, n))
    return a, b, draw(st.integers(max(0, a + b - n), min(a, b))), n


def close(first, second, tolerance=HAIR):
    return np.allclose(first, second, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("method", PROPORTION)
@given(sample=samples(), level=LEVELS)
@cases
def test_proportion_limits_enclose_the_share(method, sample, level):
    low, high = proportion_interval(*sample, level=level, method=method)
    share = sample[0] / sample[1]
    assert 0 <= low <= share + HAIR
    assert share - HAIR <= high <= 1


@pytest.mark.parametrize("method", [one for one in PROPORTION if one != "cloglog"])
@given(sample=samples(), level=LEVELS)
@cases
def test_proportion_of_the_complement(method, sample, level):
    count, n = sample
    low, high = proportion_interval(count, n, level=level, method=method)
    turned = proportion_interval(n - count, n, level=level, method=method)
    assert close((low, high), (1 - turned.high, 1 - turned.low))


@pytest.mark.parametrize("method", PROPORTION)
@given(sample=samples(), levels=st.tuples(LEVELS, LEVELS))
@cases
def test_proportion_is_wider_at_a_higher_level(method, sample, levels):
    low, high = proportion_interval(*sample, level=sorted(levels), method=method)
    assert low[1] <= low[0] + HAIR
    assert high[0] <= high[1] + HAIR


@pytest.mark.parametrize("method", PROPORTION)
@given(data=st.lists(samples(), min_size=1, max_size=6), level=LEVELS)
@cases
def test_proportion_of_many_is_that_of_each(method, data, level):
    count, n = np.array(data).T
    many = proportion_interval(count, n, level=level, method=method)
    one = [proportion_interval(x, m, level=level, method=method) for x, m in data]
    np.testing.assert_allclose(np.transpose(many), one, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("method", sorted(set(PROPORTION) - JUMPS))
@given(sample=inner_samples(), part=st.floats(0, 1), level=LEVELS)
@cases
def test_proportion_moves_little_with_a_fraction_of_a_person(method, sample, part, level):
    count, n = sample
    count = 1 + part * (n - 2)
    here = proportion_interval(count, n, level=level, method=method)
    near = proportion_interval(count + TINY, n, level=level, method=method)
    assert close(here, near, 10 * TINY)
    assert near.low >= here.low - HAIR


@pytest.mark.parametrize("method", ["wilson", "clopper-pearson", "mid-p", "likelihood", "wald"])
@pytest.mark.parametrize("n", [1, 12, 1213])
def test_proportion_is_continuous_up_to_nobody_and_everybody(method, n):
    for end, near in ((0, TINY), (n, n - TINY)):
        at_end = proportion_interval(end, n, method=method)
        nearby = proportion_interval(near, n, method=method)
        tolerance = 2 * np.sqrt(TINY) / n if method == "wald" else 1e-5
        assert close(at_end, nearby, tolerance)


@pytest.mark.parametrize("method", DIFFERENCE)
@given(a=samples(), b=samples(), level=LEVELS)
@cases
def test_difference_limits_are_ordered_and_swap(method, a, b, level):
    low, high = difference_interval(*a, *b, level=level, method=method)
    assert -1 <= low <= high <= 1
    if method not in SHRINKS_DIFFERENCE:
        assert low - HAIR <= a[0] / a[1] - b[0] / b[1] <= high + HAIR
    swapped = difference_interval(*b, *a, level=level, method=method)
    assert close((low, high), (-swapped.high, -swapped.low), 1e-12)


@pytest.mark.parametrize("method", DIFFERENCE)
@given(a=samples(least=5), b=samples(least=5), level=LEVELS)
@cases
def test_difference_of_the_complements(method, a, b, level):
    low, high = difference_interval(*a, *b, level=level, method=method)
    turned = difference_interval(a[1] - a[0], a[1], b[1] - b[0], b[1], level=level, method=method)
    assert close((low, high), (-turned.high, -turned.low))


@pytest.mark.parametrize("method", DIFFERENCE)
@given(a=samples(), b=samples(), levels=st.tuples(LEVELS, LEVELS))
@cases
def test_difference_is_wider_at_a_higher_level(method, a, b, levels):
    low, high = difference_interval(*a, *b, level=sorted(levels), method=method)
    assert low[1] <= low[0] + HAIR
    assert high[0] <= high[1] + HAIR


@pytest.mark.parametrize("method", DIFFERENCE)
@given(data=st.lists(st.tuples(samples(), samples()), min_size=1, max_size=5))
@cases
def test_difference_of_many_is_that_of_each(method, data):
    rows = [(*a, *b) for a, b in data]
    many = difference_interval(*np.array(rows).T, method=method)
    one = [difference_interval(*row, method=method) for row in rows]
    np.testing.assert_allclose(np.transpose(many), one, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("method", DIFFERENCE)
@given(a=inner_samples(), b=inner_samples())
@cases
def test_difference_moves_little_with_a_fraction_of_a_person(method, a, b):
    here = difference_interval(*a, *b, method=method)
    near = difference_interval(a[0] + TINY, a[1], *b, method=method)
    assert close(here, near, 10 * TINY)
    assert near.low >= here.low - HAIR


@given(a=samples(), b=samples(), level=LEVELS)
@cases
def test_score_test_and_interval_agree(a, b, level):
    low, high = difference_interval(*a, *b, level=level, method="mee")
    rejected = bool(difference_test(*a, *b) < 1 - level)
    outside = bool(low > HAIR or high < -HAIR)
    near = min(abs(low), abs(high)) < 1e-6
    assert rejected == outside or near


@pytest.mark.parametrize("method", RATIO)
@given(a=samples(), b=samples(), levels=st.tuples(LEVELS, LEVELS))
@cases
def test_ratio(method, a, b, levels):
    low, high = ratio_interval(*a, *b, level=sorted(levels), method=method)
    assert np.all((low >= 0) & (low <= high))
    assert low[1] <= low[0] * (1 + HAIR)
    assert high[1] >= high[0] * (1 - HAIR)
    if a[0] and b[0] and method != "adjusted-log":
        estimate = a[0] / a[1] / (b[0] / b[1])
        assert np.all((low <= estimate * (1 + HAIR)) & (estimate * (1 - HAIR) <= high))
    if method != "noether":
        swapped = ratio_interval(*b, *a, level=sorted(levels), method=method)
        with np.errstate(divide="ignore"):
            assert close(low, 1 / swapped.high, 1e-8)
            assert close(1 / high, swapped.low, 1e-8)


@pytest.mark.parametrize("method", RATIO)
@given(data=st.lists(st.tuples(samples(), samples()), min_size=1, max_size=5))
@cases
def test_ratio_of_many_is_that_of_each(method, data):
    rows = [(*a, *b) for a, b in data]
    many = ratio_interval(*np.array(rows).T, method=method)
    one = [ratio_interval(*row, method=method) for row in rows]
    np.testing.assert_allclose(np.transpose(many), one, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("method", RATIO)
@given(a=inner_samples(), b=inner_samples())
@cases
def test_ratio_moves_little_with_a_fraction_of_a_person(method, a, b):
    here = ratio_interval(*a, *b, method=method)
    near = ratio_interval(a[0] + TINY, a[1], *b, method=method)
    np.testing.assert_allclose(here, near, rtol=1e-5)


@pytest.mark.parametrize("method", ODDS_RATIO)
@given(a=samples(most=150), b=samples(most=150), levels=st.tuples(LEVELS, LEVELS))
@settings(cases, max_examples=8)
def test_odds_ratio(method, a, b, levels):
    low, high = odds_ratio_interval(*a, *b, level=sorted(levels), method=method)
    assert np.all((low >= 0) & (low <= high))
    assert low[1] <= low[0] * (1 + 1e-7)
    assert high[1] >= high[0] * (1 - 1e-7)
    if 0 < a[0] < a[1] and 0 < b[0] < b[1] and method not in SHRINKS_ODDS:
        estimate = a[0] / (a[1] - a[0]) * (b[1] - b[0]) / b[0]
        assert np.all((low <= estimate * (1 + HAIR)) & (estimate * (1 - HAIR) <= high))
    swapped = odds_ratio_interval(*b, *a, level=sorted(levels), method=method)
    with np.errstate(divide="ignore"):
        assert close(low, 1 / swapped.high, 1e-7)
    if method != "mover-wilson":
        turned = odds_ratio_interval(
            b[1] - b[0], b[1], a[1] - a[0], a[1], level=sorted(levels), method=method
        )
        assert close(low, turned.low, 1e-7)


@pytest.mark.parametrize("method", sorted(set(ODDS_RATIO) - EXACT_ODDS))
@given(a=inner_samples(), b=inner_samples())
@cases
def test_odds_ratio_moves_little_with_a_fraction_of_a_person(method, a, b):
    here = odds_ratio_interval(*a, *b, method=method)
    near = odds_ratio_interval(a[0] + TINY, a[1], *b, method=method)
    np.testing.assert_allclose(here, near, rtol=1e-4)


@pytest.mark.parametrize("method", ODDS_RATIO)
@given(data=st.lists(st.tuples(samples(most=60), samples(most=60)), min_size=1, max_size=4))
@settings(cases, max_examples=8)
def test_odds_ratio_of_many_is_that_of_each(method, data):
    rows = [(*a, *b) for a, b in data]
    many = odds_ratio_interval(*np.array(rows).T, method=method)
    one = [odds_ratio_interval(*row, method=method) for row in rows]
    np.testing.assert_allclose(np.transpose(many), one, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("method", PAIRED)
@given(cells=overlaps(), levels=st.tuples(LEVELS, LEVELS))
@cases
def test_paired_difference(method, cells, levels):
    a, b, both, n = cells
    low, high = paired_difference_interval(a, b, both, n, level=sorted(levels), method=method)
    assert np.all((low >= -1) & (low - HAIR <= (a - b) / n))
    assert np.all(((a - b) / n <= high + HAIR) & (high <= 1))
    assert low[1] <= low[0] + HAIR
    assert high[0] <= high[1] + HAIR
    swapped = paired_difference_interval(b, a, both, n, level=sorted(levels), method=method)
    assert close((low, high), (-swapped.high, -swapped.low))
    turned = paired_difference_interval(
        n - a, n - b, n - a - b + both, n, level=sorted(levels), method=method
    )
    assert close((low, high), (-turned.high, -turned.low))
    widest = frechet_difference_interval(a, b, n, level=sorted(levels), method=method)
    assert np.all((widest.low <= low + HAIR) & (high <= widest.high + HAIR))


@pytest.mark.parametrize("method", PAIRED)
@given(data=st.lists(overlaps(), min_size=1, max_size=5))
@cases
def test_paired_difference_of_many_is_that_of_each(method, data):
    many = paired_difference_interval(*np.array(data).T, method=method)
    one = [paired_difference_interval(*row, method=method) for row in data]
    np.testing.assert_allclose(np.transpose(many), one, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("method", PAIRED)
@given(a=st.integers(1, 400), b=st.integers(1, 400))
@cases
def test_paired_difference_moves_little_with_a_fraction_of_a_person(method, a, b):
    here = paired_difference_interval(a, b, 0.5, 800, method=method)
    near = paired_difference_interval(a + TINY, b, 0.5, 800, method=method)
    assert close(here, near, 10 * TINY)
    assert near.low >= here.low - HAIR


@given(a=st.integers(0, 400), b=st.integers(0, 400))
@cases
def test_exclusive_answers_differ_less_surely_than_independent_ones(a, b):
    low, high = exclusive_difference_interval(a, b, 800, method="wald")
    independent = difference_interval(a, 800, b, 800, method="wald")
    assert high - low >= independent.high - independent.low - HAIR


@pytest.mark.parametrize("method", MULTINOMIAL)
@given(counts=st.lists(st.integers(0, 300), min_size=2, max_size=7).filter(sum), level=LEVELS)
@cases
def test_multinomial_limits_do_not_depend_on_the_order(method, counts, level):
    low, high = multinomial_interval(counts, level=level, method=method)
    share = np.array(counts) / sum(counts)
    assert np.all((low >= 0) & (low <= share + HAIR) & (share - HAIR <= high) & (high <= 1))
    back = multinomial_interval(counts[::-1], level=level, method=method)
    assert close((low, high), (back.low[::-1], back.high[::-1]), 1e-8)


@pytest.mark.parametrize("method", MULTINOMIAL)
@given(
    counts=st.lists(st.integers(0, 300), min_size=2, max_size=6).filter(sum),
    levels=st.tuples(LEVELS, LEVELS),
)
@cases
def test_multinomial_is_wider_at_a_higher_level(method, counts, levels):
    low, high = multinomial_interval(counts, level=sorted(levels), method=method)
    assert np.all(low[1] <= low[0] + HAIR)
    assert np.all(high[0] <= high[1] + HAIR)


@pytest.mark.parametrize("method", MULTINOMIAL)
@given(
    data=st.lists(
        st.lists(st.integers(0, 300), min_size=3, max_size=3).filter(sum), min_size=1, max_size=4
    )
)
@cases
def test_multinomial_of_many_is_that_of_each(method, data):
    many = multinomial_interval(data, method=method)
    for place, counts in enumerate(data):
        one = multinomial_interval(counts, method=method)
        np.testing.assert_allclose((many.low[place], many.high[place]), one, rtol=1e-12)


@pytest.mark.parametrize("method", [one for one in MULTINOMIAL if "sison" not in one])
@given(counts=st.lists(st.integers(1, 300), min_size=2, max_size=6))
@cases
def test_multinomial_moves_little_with_a_fraction_of_a_person(method, counts):
    more = np.array(counts, dtype=float)
    more[0] += TINY
    here = multinomial_interval(counts, method=method)
    assert close(here, multinomial_interval(more, method=method), 10 * TINY)


@given(a=samples(), b=samples())
@cases
def test_cohens_h_swaps(a, b):
    h, other = cohens_h(*a, *b), cohens_h(*b, *a)
    assert close(h, (-other.estimate, -other.high, -other.low), 1e-12)


@given(n=st.integers(1, 60), p=st.floats(0, 1))
@cases
def test_coverage_is_the_same_for_the_complement(n, p):
    assert coverage("wilson", n, p) == pytest.approx(coverage("wilson", n, 1 - p), abs=0.06)
