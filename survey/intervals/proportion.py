"""The confidence interval of one share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, stdtrit

from survey.errors import OptionError
from survey.intervals import proportion_exact, proportion_score, proportion_transformed
from survey.intervals.blocks import in_blocks
from survey.intervals.counts import effective_counts, refuse, require_whole
from survey.intervals.interval import (
    FloatArray,
    Interval,
    as_floats,
    tail_probability,
)
from survey.options import ProportionMethod, Side

METHODS: dict[str, Callable[[FloatArray, FloatArray, FloatArray], Interval]] = {
    "wald": proportion_score.wald,
    "wald-cc": proportion_score.wald_corrected,
    "wilson": proportion_score.wilson,
    "wilson-cc": proportion_score.wilson_corrected,
    "modified-wilson": proportion_score.modified_wilson,
    "agresti-coull": proportion_score.agresti_coull,
    "scas": proportion_score.scas,
    "jeffreys": proportion_exact.jeffreys,
    "modified-jeffreys": proportion_exact.modified_jeffreys,
    "clopper-pearson": proportion_exact.clopper_pearson,
    "mid-p": proportion_exact.mid_p,
    "blaker": proportion_exact.blaker,
    "pratt": proportion_exact.pratt,
    "likelihood": proportion_exact.likelihood,
    "logit": proportion_transformed.logit,
    "probit": proportion_transformed.probit,
    "cloglog": proportion_transformed.cloglog,
    "arcsine": proportion_transformed.arcsine,
}

EXACT = frozenset({"jeffreys", "modified-jeffreys", "clopper-pearson", "mid-p", "blaker", "pratt"})
"""The methods by exact tails: few degrees of freedom lower their n instead of raising z."""


def proportion_interval(
    count: ArrayLike,
    n: ArrayLike,
    *,
    level: ArrayLike = 0.95,
    method: ProportionMethod = "wilson",
    deff: ArrayLike = 1.0,
    degrees_of_freedom: ArrayLike | None = None,
    side: Side = "two-sided",
) -> Interval:
    """Return the confidence interval of a share.

    Between which shares of the population can the truth lie, given that ``count`` of ``n``
    respondents gave the answer and chance alone decided who was asked? Two methods are enough
    for most work: "wilson" (the default, close to its level on average) and "clopper-pearson"
    (never below its level, hence wide). The others are there to reproduce what somebody else
    computed, or to show why it misleads ("wald" for shares near 0 and 1).

    Parameters
    ----------
    count : array_like
        How many gave the answer, 0 to n; fractions are welcome (67 percent of 1,213 is 812.71)
        except for "blaker", which compares the possible counts one by one.
    n : array_like
        How many were asked. All array arguments broadcast.
    level : array_like
        Confidence level, above 0 and below 1 (for one side above 0.5).
    method : str
        One of `survey.options.ProportionMethod`.
    deff : array_like
        Design effect, above 0: count and n are divided by it (the effective sample size).
    degrees_of_freedom : array_like, optional
        Of the design (sampling units less strata), above 0. The methods by exact tails multiply
        the effective sample size by Korn and Graubard's (t with n - 1 / t with these degrees)
        squared; all others take the quantile of t for that of the normal distribution.
    side : str
        "two-sided", or the one bound that is wanted: "lower" (the other is 1) or "upper" (0).
        It is the end of the two-sided interval with the level 2 * level - 1.

    Returns
    -------
    Interval
        ``low`` and ``high``, shares from 0 to 1, float64, in the broadcast shape; NaN where an
        input is NaN or n is 0.

    Raises
    ------
    OptionError
        If an option is unknown, a number is outside its range, or "blaker" gets a fraction.

    See Also
    --------
    survey.intervals.coverage : how often a method holds the true share
    survey.intervals.multinomial_interval : all answers of a question at once

    Notes
    -----
    All limits stay within 0 and 1. Where packages differ we follow the literature:

    * count 0 and n: "jeffreys" is 0 and 1 there (Brown, Cai, DasGupta 2001), as in DescTools;
      statsmodels takes the posterior's quantile. "logit", "probit" and "cloglog" are undefined
      there and give the limits of "clopper-pearson", as R's binom.
    * "pratt" approximates "clopper-pearson": its lower limit is 1 less the upper limit of the
      complement (Blyth 1986), exact for counts up to 1 and for n. DescTools 0.99.59 has
      n - x - 1 for n - x + 1 in the lower limit, and other limits for counts 0, 1, n - 1, n.
    * "arcsine" takes Anscombe's (x + 3/8) / (n + 3/4), its angles cut at 0 and 90 degrees.
    * "modified-wilson" takes Poisson limits for counts 1, 2 (and 3 if n is above 50).
    * "blaker" gives the ends of the confidence set to full precision; DescTools steps by 1e-5.
    * Degrees of freedom act as in R's survey 4.5 ("beta" is our "clopper-pearson", "mean" our
      "wald"). Stata changes the effective n for all methods, svy also for "wilson", and both cut
      it at n; we do not.

    References
    ----------
    L. D. Brown, T. T. Cai, A. DasGupta (2001), Interval estimation for a binomial proportion,
    Statistical Science 16: 101-133, doi:10.1214/ss/1009213286, pages 107-118.

    R. G. Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in
    Medicine 17: 857-872, table I,
    doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E.

    E. L. Korn, B. I. Graubard (1998), Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data, Survey Methodology 24: 193-201.

    Examples
    --------
    Newcombe's first example, his methods 3 and 5:

    >>> low, high = proportion_interval(81, 263)
    >>> f"{low:.4f} to {high:.4f}"
    '0.2553 to 0.3662'
    >>> low, high = proportion_interval(81, 263, method="clopper-pearson")
    >>> f"{low:.4f} to {high:.4f}"
    '0.2527 to 0.3676'
    """
    if method not in METHODS:
        raise OptionError.unknown("method", method, METHODS)
    tail = tail_probability(level, side)
    counts, sizes = effective_counts(count, n, deff)
    if degrees_of_freedom is not None:
        degrees = as_floats("degrees_of_freedom", degrees_of_freedom)
        refuse("degrees_of_freedom", degrees, degrees <= 0, "above 0")
        quantile = stdtrit(degrees, tail)
        if method in EXACT:
            available = np.maximum(as_floats("n", n) - 1, 0.0)
            factor = (stdtrit(available, tail) / quantile) ** 2
            counts, sizes = counts * factor, sizes * factor
        else:
            tail = ndtr(quantile)
    if tail.ndim:
        counts, sizes, tail = np.broadcast_arrays(counts, sizes, tail)
    if method == "blaker":
        require_whole(method, count=counts, n=sizes)
    return in_blocks(METHODS[method], (counts, sizes, tail), side, 0.0, 1.0)
