import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportions_ztest

from survey.intervals import difference_interval, difference_test, equivalence_test
from survey.options import TestMethod as DifferenceTestMethod
from survey.options import values

ALL = values(DifferenceTestMethod)
TABLES = [(9, 10, 3, 10), (5, 56, 0, 29), (84, 101, 89, 105), (1, 3, 2, 4), (970, 1213, 570, 813)]


@pytest.mark.parametrize("table", TABLES)
def test_score_is_the_chi_square_test(table):
    a, n_a, b, n_b = table
    cells = [[a, n_a - a], [b, n_b - b]]
    plain = stats.chi2_contingency(cells, correction=False).pvalue
    corrected = stats.chi2_contingency(cells, correction=True).pvalue
    assert difference_test(*table) == pytest.approx(plain, rel=1e-10)
    assert difference_test(*table, method="score-cc") == pytest.approx(corrected, rel=1e-10)
    greater = proportions_ztest([a, b], [n_a, n_b], alternative="larger")[1]
    assert difference_test(*table, alternative="greater") == pytest.approx(greater, rel=1e-10)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_exact_is_fishers(table, alternative):
    a, n_a, b, n_b = table
    expected = stats.fisher_exact([[a, n_a - a], [b, n_b - b]], alternative).pvalue
    p = difference_test(*table, method="exact", alternative=alternative)
    assert p == pytest.approx(expected, rel=1e-8)
    own = stats.hypergeom.pmf(a, n_a + n_b, a + b, n_a)
    mid = difference_test(*table, method="exact-mid-p", alternative=alternative)
    assert mid == pytest.approx(expected - own / 2, rel=1e-8)


def test_margin_shifts_the_null():
    assert difference_test(60, 100, 50, 100, margin=0.1) == pytest.approx(1.0)
    assert difference_test(60, 100, 50, 100, margin=0.3) < 0.05
    assert difference_test(60, 100, 50, 100, margin=0.3, alternative="less") < 0.025
    assert difference_test(60, 100, 50, 100, margin=0.3, alternative="greater") > 0.975


def test_one_sided_halves_add_up():
    up = difference_test(60, 100, 50, 100, alternative="greater")
    assert up + difference_test(60, 100, 50, 100, alternative="less") == pytest.approx(1.0)
    assert difference_test(60, 100, 50, 100) == pytest.approx(2 * up)


@pytest.mark.parametrize("method", ALL)
def test_no_evidence_is_one_and_unknown_is_unknown(method):
    p = difference_test(
        [0, 10, 5, np.nan, 0], [10, 10, 10, 10, 0], [0, 20, 10, 1, 5], 20, method=method
    )
    assert p[:2].tolist() == ([0.5, 0.5] if method == "exact-mid-p" else [1.0, 1.0])
    assert np.isnan(p[3:]).all()
    assert difference_test(np.full((2, 1), 3), 9, [1, 2, 3], 8, method=method).shape == (2, 3)


def test_design_effects_divide():
    assert difference_test(300, 900, 200, 800, deff_a=3, deff_b=2) == difference_test(
        100, 300, 100, 400
    )


def test_equivalence_is_the_larger_one_sided_p():
    args = (813, 1213, 545, 813)
    p = equivalence_test(*args, margin=[0.03, 0.05, 0.1])
    assert np.all(np.diff(p) < 0)
    low, high = difference_interval(*args, level=0.9, method="miettinen-nurminen")
    wider = max(-low, high)
    assert equivalence_test(*args, margin=wider) == pytest.approx(0.05, rel=1e-9)
    assert equivalence_test(*args, margin=wider + 0.001) < 0.05
    assert equivalence_test(*args, margin=0.04, deff_a=2, deff_b=2) > equivalence_test(
        *args, margin=0.04
    )
