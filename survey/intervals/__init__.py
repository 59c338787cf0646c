"""Confidence intervals and tests of survey shares: arrays in, arrays out.

All functions are elementwise, broadcast their array arguments and return float64; NaN in gives NaN
out. Large arrays are computed in blocks, by all processors where a method is slow; only the exact
methods and tests that list possible tables go through the elements one by one.

Four methods are recommended: "wilson" and "clopper-pearson" for one share, "newcombe" and
"miettinen-nurminen" for the difference of two. The others are there to reproduce what somebody else
computed, and for few special purposes; docs/intervals.md says which, and how all of them compare
with other software.

Of a rounded or vague figure, take the lower limit at the lowest and the upper limit at the highest
share it can stand for. This contains the interval of the exact figure, so its coverage is at least
the method's, whatever the writer's habits; `coverage` with ``printed_to`` computes it.
"""

from survey.intervals.coverage import (
    coverage,
    difference_coverage,
    difference_expected_length,
    expected_length,
)
from survey.intervals.defect import (
    defect_bias,
    defect_n_effective,
    feasible_defects,
    feasible_populations,
    feasible_shares,
)
from survey.intervals.difference import difference_interval
from survey.intervals.effect_size import EffectSize, cohens_h
from survey.intervals.interval import Interval
from survey.intervals.multinomial import multinomial_interval
from survey.intervals.nonresponse import manski_bounds, silent_shares
from survey.intervals.odds_ratio import odds_ratio_interval
from survey.intervals.overlap import (
    exclusive_difference_interval,
    frechet_difference_interval,
    least_overlap,
    paired_difference_interval,
)
from survey.intervals.paired_test import paired_difference_test
from survey.intervals.proportion import proportion_interval
from survey.intervals.ratio import ratio_interval
from survey.intervals.samples import (
    ChiSquare,
    PairwiseTests,
    adjusted_p,
    distribution_test,
    homogeneity_test,
    pairwise_tests,
)
from survey.intervals.selection import balancing_ratio, selection_ratio, shifted_share
from survey.intervals.two_sample_test import difference_test, equivalence_test

__all__ = [
    "ChiSquare",
    "EffectSize",
    "Interval",
    "PairwiseTests",
    "adjusted_p",
    "balancing_ratio",
    "cohens_h",
    "coverage",
    "defect_bias",
    "defect_n_effective",
    "difference_coverage",
    "difference_expected_length",
    "difference_interval",
    "difference_test",
    "distribution_test",
    "equivalence_test",
    "exclusive_difference_interval",
    "expected_length",
    "feasible_defects",
    "feasible_populations",
    "feasible_shares",
    "frechet_difference_interval",
    "homogeneity_test",
    "least_overlap",
    "manski_bounds",
    "multinomial_interval",
    "odds_ratio_interval",
    "paired_difference_interval",
    "paired_difference_test",
    "pairwise_tests",
    "proportion_interval",
    "ratio_interval",
    "selection_ratio",
    "shifted_share",
    "silent_shares",
]
