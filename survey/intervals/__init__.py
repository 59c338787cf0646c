"""Confidence intervals and tests of survey shares: arrays in, arrays out.

All functions are elementwise, broadcast their array arguments and return float64; NaN in gives NaN
out. Four methods are recommended: "wilson" and "clopper-pearson" for one share, "newcombe" and
"miettinen-nurminen" for the difference of two.
"""

from survey.intervals.coverage import coverage, difference_coverage, expected_length
from survey.intervals.difference import difference_interval
from survey.intervals.effect_size import EffectSize, cohens_h
from survey.intervals.interval import Interval
from survey.intervals.multinomial import multinomial_interval
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
    "difference_coverage",
    "difference_interval",
    "difference_test",
    "distribution_test",
    "equivalence_test",
    "exclusive_difference_interval",
    "expected_length",
    "frechet_difference_interval",
    "homogeneity_test",
    "least_overlap",
    "multinomial_interval",
    "odds_ratio_interval",
    "paired_difference_interval",
    "paired_difference_test",
    "pairwise_tests",
    "proportion_interval",
    "ratio_interval",
    "selection_ratio",
    "shifted_share",
]
