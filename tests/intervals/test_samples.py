import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from survey.intervals import adjusted_p, distribution_test, homogeneity_test, pairwise_tests
from survey.options import Correction, values

COUNT, N = np.array([813, 545, 400, 610]), np.array([1213, 813, 700, 1005])


def test_homogeneity_is_the_chi_square_test():
    test = homogeneity_test(COUNT, N)
    expected = stats.chi2_contingency([COUNT, N - COUNT], correction=False)
    assert test.statistic == pytest.approx(expected.statistic)
    assert test.degrees_of_freedom == 3
    assert test.p_value == pytest.approx(expected.pvalue)


def test_distributions():
    tables = np.array([[[53, 29, 18], [44, 40, 16]], [[10, 0, 5], [8, 0, 9]]])
    test = distribution_test(tables)
    first = stats.chi2_contingency(tables[0], correction=False)
    second = stats.chi2_contingency(tables[1][:, [0, 2]], correction=False)
    np.testing.assert_allclose(test.p_value, [first.pvalue, second.pvalue])
    assert test.degrees_of_freedom.tolist() == [2, 1]


def test_no_evidence_and_unknowns():
    same = homogeneity_test([[0, 0], [5, 8], [np.nan, 1], [0, 1]], [[5, 8], [5, 8], [5, 8], [0, 8]])
    assert same.p_value[:2].tolist() == [1.0, 1.0]
    assert np.isnan(same.p_value[2:]).all()
    assert np.isnan(same.degrees_of_freedom[2:]).all()


def test_design_effects_divide_each_sample():
    deff = np.array([1, 2, 3, 4])
    ours = homogeneity_test(COUNT, N, deff=deff)
    assert ours.p_value == pytest.approx(homogeneity_test(COUNT / deff, N / deff).p_value)
    table = np.stack([COUNT, N - COUNT], axis=-1)
    assert distribution_test(table, deff=deff).p_value == pytest.approx(ours.p_value)


def test_all_pairs():
    tests = pairwise_tests(COUNT, N, correction="none")
    pairs = list(zip(tests.first.tolist(), tests.second.tolist(), strict=True))
    assert pairs == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    for (i, j), p in zip(pairs, tests.p_value, strict=True):
        cells = [[COUNT[i], N[i] - COUNT[i]], [COUNT[j], N[j] - COUNT[j]]]
        assert p == pytest.approx(stats.chi2_contingency(cells, correction=False).pvalue)
    np.testing.assert_array_equal(tests.p_value, tests.p_adjusted)
    holm = pairwise_tests(np.stack([COUNT, COUNT]), N, deff=2)
    assert holm.p_adjusted.shape == (2, 6)
    assert np.all(holm.p_adjusted >= holm.p_value)


@pytest.mark.parametrize("correction", [one for one in values(Correction) if one != "none"])
def test_corrections_are_those_of_statsmodels(correction):
    p = np.random.default_rng(3).uniform(size=40) ** 3
    p[5] = p[6]
    expected = multipletests(p, method=correction)[1]
    np.testing.assert_allclose(adjusted_p(p, correction=correction), expected, rtol=1e-10)
    rows = adjusted_p(p.reshape(4, 10), correction=correction)
    np.testing.assert_allclose(rows[2], multipletests(p[20:30], method=correction)[1], rtol=1e-10)


@pytest.mark.parametrize("correction", values(Correction))
def test_missing_p_values_do_not_count(correction):
    ours = adjusted_p([0.01, np.nan, 0.04, 0.03], correction=correction)
    assert np.isnan(ours[1])
    np.testing.assert_allclose(
        ours[[0, 2, 3]], adjusted_p([0.01, 0.04, 0.03], correction=correction)
    )
    assert adjusted_p(0.3, correction=correction) == 0.3
    assert adjusted_p([], correction=correction).shape == (0,)
    assert adjusted_p([0.0, 1.0, 1.0], correction=correction).tolist() == [0.0, 1.0, 1.0]
