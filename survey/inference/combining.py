"""Several estimates of one quantity as one: what they share, and how far they lie apart."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from survey.errors import OptionError
from survey.inference.estimates import Numbers
from survey.intervals.interval import critical_value, tail_probability
from survey.intervals.roots import falling_root
from survey.options import Between, values

FEWEST = 3


class Combined(NamedTuple):
    """A mean of estimates, all on their scale.

    Parameters
    ----------
    estimate, low, high : float
        The mean and its confidence interval.
    prediction_low, prediction_high : float
        Where the true value behind one more estimate of the kind would lie; NaN if no differences
        are allowed for.
    tau2 : float
        Variance of the true values, on the scale of the estimates.
    i2 : float
        Which part of the variance of the estimates is not chance, 0 to 1.
    q : float
        Cochran's Q, the weighted sum of squares about the mean without differences.
    """

    estimate: float
    low: float
    high: float
    prediction_low: float
    prediction_high: float
    tau2: float
    i2: float
    q: float


def combine(
    effects: Numbers,
    variances: Numbers,
    *,
    level: float = 0.95,
    between: Between = "paule-mandel",
    knapp_hartung: bool = True,
) -> Combined:
    """Return the mean of estimates whose true values may differ.

    Parameters
    ----------
    effects, variances : array of float
        Three or more independent estimates, and the squares of their standard errors, above 0.
    level : float, default 0.95
        Confidence level, above 0 and below 1.
    between : Between, default "paule-mandel"
        How the variance of the true values is estimated; never below 0. "none" takes it to be 0:
        all estimates measure one value.
    knapp_hartung : bool, default True
        Whether the interval allows for that variance being estimated: a t distribution, and a
        scale never below 1. It makes no difference to "none".

    Raises
    ------
    OptionError
        If `between` is unknown, there are fewer than three estimates, or a variance is not above 0.

    Notes
    -----
    statsmodels weighs the estimates. It does not find tau squared: its iteration ends when the
    estimating equation is within 1e-5, asked for more it takes a root that rounding has passed for
    no difference at all, its one-step estimate can be negative, and it has no restricted maximum
    likelihood.

    The prediction interval is the mean plus and minus t(k - 2) sqrt(tau2 + se2): right on average
    only if the true values are about normal, and wide for few estimates.

    References
    ----------
    Paule, R. C., & Mandel, J. (1982). Consensus values and weighting factors. Journal of Research
    of the National Bureau of Standards 87, 377-385. doi:10.6028/jres.087.022

    DerSimonian, R., & Laird, N. (1986). Meta-analysis in clinical trials. Controlled Clinical
    Trials 7, 177-188. doi:10.1016/0197-2456(86)90046-2

    Viechtbauer, W. (2005). Bias and efficiency of meta-analytic variance estimators in the
    random-effects model. Journal of Educational and Behavioral Statistics 30, 261-293 (restricted
    maximum likelihood). doi:10.3102/10769986030003261

    Higgins, J. P. T., & Thompson, S. G. (2002). Quantifying heterogeneity in a meta-analysis.
    Statistics in Medicine 21, 1539-1558 (I squared). doi:10.1002/sim.1186

    Knapp, G., & Hartung, J. (2003). Improved tests for a random effects meta-regression with a
    single covariate. Statistics in Medicine 22, 2693-2710. doi:10.1002/sim.1482

    R\u00f6ver, C., Knapp, G., & Friede, T. (2015). Hartung-Knapp-Sidik-Jonkman approach and its
    modification for random-effects meta-analysis with few studies. BMC Medical Research
    Methodology 15, 99 (the scale never below 1). doi:10.1186/s12874-015-0091-1

    Higgins, J. P. T., Thompson, S. G., & Spiegelhalter, D. J. (2009). A re-evaluation of
    random-effects meta-analysis. Journal of the Royal Statistical Society A 172, 137-159
    (prediction interval). doi:10.1111/j.1467-985X.2008.00552.x

    Examples
    --------
    >>> found = combine(np.array([0.1, 0.2, 0.6]), np.array([0.01, 0.01, 0.01]))
    >>> f"{found.estimate:.2f}, tau squared {found.tau2:.2f}, I squared {found.i2:.2f}"
    '0.30, tau squared 0.06, I squared 0.86'
    """
    if between not in values(Between):
        raise OptionError.unknown("between", between, values(Between))
    count = len(effects)
    if count < FEWEST:
        raise OptionError.out_of_range("effects", count, f"{FEWEST} estimates or more")
    if not (variances > 0).all():
        raise OptionError.out_of_range("variances", variances.tolist(), "numbers above 0")
    tail = float(tail_probability(level, "two-sided"))
    tau2 = ESTIMATORS[between](effects, variances)
    mean, error, scale = _weighted(effects, variances + tau2)
    quantile = float(critical_value(np.asarray(tail)))
    if knapp_hartung and between != "none":
        error *= math.sqrt(max(1.0, scale))
        quantile = -float(stdtrit(count - 1, tail))
    half, reach = quantile * error, math.nan
    if between != "none":
        reach = -float(stdtrit(count - 2, tail)) * math.sqrt(tau2 + error**2)
    q = _weighted(effects, variances)[2] * (count - 1)
    apart = _moments(effects, variances) if between == "none" else tau2
    i2 = apart / (apart + _typical(variances))
    return Combined(mean, mean - half, mean + half, mean - reach, mean + reach, tau2, i2, q)


def _weighted(effects: Numbers, variances: Numbers) -> tuple[float, float, float]:
    """Return the mean with its standard error, and the mean square about it (1 by chance)."""
    from statsmodels.stats.meta_analysis import combine_effects  # deferred: a second to import

    with np.errstate(all="ignore"):  # equal effects divide by zero in what is not used here
        found = combine_effects(effects, variances, method_re="dl")
    return float(found.mean_effect_fe), float(found.sd_eff_w_fe), float(found.scale_hksj_fe)


def _typical(variances: Numbers) -> float:
    """Return the variance that is typical of the estimates (Higgins & Thompson 2002)."""
    weights = 1 / variances
    square = float(weights.sum()) ** 2 - float((weights**2).sum())
    return (len(weights) - 1) * float(weights.sum()) / square


def _none(effects: Numbers, variances: Numbers) -> float:  # noqa: ARG001 - like the others
    """Return no variance of the true values."""
    return 0.0


def _moments(effects: Numbers, variances: Numbers) -> float:
    """Return DerSimonian and Laird's estimate."""
    excess = (_weighted(effects, variances)[2] - 1) * _typical(variances)
    return max(0.0, excess)


def _paule_mandel(effects: Numbers, variances: Numbers) -> float:
    """Return the variance with which the mean square about the mean is what chance makes it."""

    def excess(weights: Numbers, squares: Numbers) -> float:
        """Return by how much the sum of squares is above that."""
        return float((weights * squares).sum()) - (len(weights) - 1)

    return _root(excess, effects, variances)


def _reml(effects: Numbers, variances: Numbers) -> float:
    """Return the restricted maximum likelihood estimate."""

    def slope(weights: Numbers, squares: Numbers) -> float:
        """Return twice the slope of the restricted log-likelihood."""
        kept = weights.sum() - (weights**2).sum() / weights.sum()
        return float((weights**2 * squares).sum() - kept)

    return _root(slope, effects, variances)


def _root(
    falling: Callable[[Numbers, Numbers], float], effects: Numbers, variances: Numbers
) -> float:
    """Return the variance, from 0 on, at which a function of weights and squares reaches zero."""

    def at(tau2: Numbers) -> Numbers:
        """Return the function for each variance."""
        found = []
        for each in tau2:
            weights = 1 / (variances + each)
            mean = (weights * effects).sum() / weights.sum()
            found.append(falling(weights, (effects - mean) ** 2))
        return np.array(found)

    most = np.ptp(effects) ** 2 + variances.max()
    return float(falling_root(at, np.zeros(1), np.array([most]))[0])


ESTIMATORS: dict[Between, Callable[[Numbers, Numbers], float]] = {
    "paule-mandel": _paule_mandel,
    "reml": _reml,
    "dersimonian-laird": _moments,
    "none": _none,
}
