"""What a wrong argument is told."""

import numpy as np
import pytest

from survey import intervals
from survey.errors import OptionError


def raises(text):
    return pytest.raises(OptionError, match=text)


def test_unknown_method_lists_the_known_ones_and_hints():
    with raises(r"`method` must be one of 'wald', .*, not 'wilsn'\. Did you mean 'wilson'"):
        intervals.proportion_interval(1, 2, method="wilsn")


@pytest.mark.parametrize(
    "call",
    [
        lambda **o: intervals.difference_interval(1, 2, 1, 2, **o),
        lambda **o: intervals.ratio_interval(1, 2, 1, 2, **o),
        lambda **o: intervals.odds_ratio_interval(1, 2, 1, 2, **o),
        lambda **o: intervals.difference_test(1, 2, 1, 2, **o),
        lambda **o: intervals.multinomial_interval([1, 2], **o),
        lambda **o: intervals.exclusive_difference_interval(1, 1, 3, **o),
        lambda **o: intervals.paired_difference_test(1, 1, 0, 3, **o),
    ],
)
def test_every_function_knows_its_methods(call):
    with raises("`method` must be one of "):
        call(method="best")


def test_level_as_a_percentage():
    with raises(r"`level` must be above 0 and below 1, not 95\.0\. Did you mean 0\.95\?"):
        intervals.proportion_interval(1, 2, level=95)


@pytest.mark.parametrize("level", [0.0, 1.0, -0.5, np.nan])
def test_level_outside_its_range(level):
    with raises("`level` must be above 0 and below 1, not "):
        intervals.proportion_interval(1, 2, level=level)


def test_one_sided_level_is_above_one_half():
    with raises(r"`level` must be above 0\.5 and below 1 for one side, not 0\.4"):
        intervals.proportion_interval(1, 2, level=0.4, side="upper")


def test_unknown_side():
    with raises("`side` must be one of 'two-sided', 'lower', 'upper', not 'left'"):
        intervals.proportion_interval(1, 2, side="left")


def test_count_above_n_names_the_first_element():
    with raises(r"`count` must be between 0 and n = 10, not 12\.0\. It is element 1 of the array"):
        intervals.proportion_interval([3, 12, 20], [10, 10, 10])


def test_count_outside_in_two_dimensions():
    with raises(r"`count_b` must be between 0 and n_b = 5, not -1\.0\. It is element \(1, 0\)"):
        intervals.difference_interval(1, 2, [[1, 2], [-1, 2]], 5)


def test_infinite_count_and_n():
    with raises("`count` must be between 0 and n = 5, not inf"):
        intervals.proportion_interval(np.inf, 5)
    with raises("`n` must be a finite number not below 0, not inf"):
        intervals.proportion_interval(1, np.inf)


def test_negative_n():
    with raises(r"`n_a` must be a finite number not below 0, not -4\.0"):
        intervals.difference_interval(0, -4, 1, 2)


@pytest.mark.parametrize("deff", [0, -1, np.inf])
def test_deff(deff):
    with raises("`deff` must be a finite number above 0, not "):
        intervals.proportion_interval(1, 2, deff=deff)
    with raises("`deff` must be a finite number above 0, not "):
        intervals.multinomial_interval([1, 2], deff=deff)


def test_words_for_numbers():
    with raises("`count` must be numbers, not 'many'"):
        intervals.proportion_interval("many", 10)


def test_degrees_of_freedom():
    with raises(r"`degrees_of_freedom` must be above 0, not 0\.0"):
        intervals.proportion_interval(1, 10, degrees_of_freedom=0)


def test_whole_counts_for_methods_that_list_them():
    with raises(r"`count` must be a whole number \(after deff\) for method 'blaker', not 2\.5"):
        intervals.proportion_interval(2.5, 10, method="blaker")
    with raises(r"`count_a` must be a whole number .* 'baptista-pike', not 1\.5"):
        intervals.odds_ratio_interval(3, 10, 3, 10, method="baptista-pike", deff_a=2)
    with raises(r"`n_b` must be a whole number .* 'exact', not 9\.5"):
        intervals.difference_test(3, 10, 3, 9.5, method="exact")


def test_margins():
    with raises(r"`margin` must be above -1 and below 1, not 1\.0"):
        intervals.difference_test(1, 2, 1, 2, margin=1)
    with raises(r"`margin` must be 0 for method 'exact', not 0\.1"):
        intervals.difference_test(1, 2, 1, 2, margin=0.1, method="exact")
    with raises(r"`margin` must be above 0 and below 1, not 0\.0"):
        intervals.equivalence_test(1, 2, 1, 2, margin=0)
    with raises(r"`margin` must be 0 for method 'exact-mid-p', not -0\.1"):
        intervals.paired_difference_test(1, 1, 0, 3, margin=-0.1, method="exact-mid-p")


def test_alternatives():
    for test in (
        lambda: intervals.difference_test(1, 2, 1, 2, alternative="more"),
        lambda: intervals.paired_difference_test(1, 1, 0, 3, alternative="more"),
    ):
        with raises("`alternative` must be one of 'two-sided', 'greater', 'less', not 'more'"):
            test()


def test_impossible_overlap():
    with raises(r"`both` must be between 2 and 6, what the counts and n allow, not 1\.0"):
        intervals.paired_difference_interval(6, 6, 1, 10)
    with raises(r"`both` must be between 2 and 6, what the counts and n allow, not 7\.0"):
        intervals.paired_difference_interval(6, 6, 7, 10, deff=2)


def test_exclusive_answers_that_exceed_n():
    with raises("`both` must be between 2 and 6, "):
        intervals.exclusive_difference_interval(6, 6, 10)


def test_distributions():
    with raises("`counts` must be at least two counts, one for each answer"):
        intervals.multinomial_interval([5])
    with raises("`counts` must be at least two counts, one for each answer"):
        intervals.multinomial_interval(5)
    with raises(r"`counts` must be a finite number not below 0, not -1\.0. It is element 1"):
        intervals.multinomial_interval([5, -1])
    with raises("`counts` must be counts of at least two samples"):
        intervals.distribution_test([[1, 2, 3]])


def test_samples():
    with raises("`correction` must be one of .* Did you mean 'holm'"):
        intervals.adjusted_p([0.1], correction="hol")
    with raises(r"`p` must be between 0 and 1, not 1\.2. It is element 1 of the array"):
        intervals.adjusted_p([0.1, 1.2])


def test_coverage():
    with raises("`n` must be a whole number from 1 on, not 0"):
        intervals.coverage("wilson", 0, 0.5)
    with raises(r"`n` must be a whole number from 1 on, not 2\.5"):
        intervals.expected_length("wilson", 2.5, 0.5)
    with raises(r"`p` must be between 0 and 1, not 1\.5"):
        intervals.coverage("wilson", 10, 1.5)
    with raises(r"`n_a` must be a whole number from 1 on, not 1\.5"):
        intervals.difference_expected_length("wald", 1.5, 10, 0.5, 0.5)
    with raises("`printed_to` must be above 0 and below 1, not 1"):
        intervals.coverage("wilson", 10, 0.5, printed_to=1)
    with raises(r"`p_b` must be between 0 and 1, not -0\.5"):
        intervals.difference_coverage("wald", 10, 10, 0.5, -0.5)


def test_selection():
    with raises(r"`share` must be between 0 and 1, not 60\.0"):
        intervals.shifted_share(60, 1.5)
    with raises(r"`ratio` must be finite, above 0, not 0\.0"):
        intervals.shifted_share(0.6, 0)
    with raises(r"`other` must be between 0 and 1, not 2\.0"):
        intervals.selection_ratio(0.6, 2)
