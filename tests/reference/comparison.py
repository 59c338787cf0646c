"""Our numbers beside those of other software and of papers, row by row.

``comparisons(path)`` reads a file of reference values (columns id, family, method, inputs, conf,
estimate, lower, upper, source, note) and yields one record for every row that one of our functions
computes. `page.py` makes the tables of the documentation of them.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from survey import intervals

PRECISE = 1e-6
"""The deviation allowed where nothing is known to differ (absolute; relative above 1)."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of reference values beside ours."""

    row_id: str
    ours: str
    theirs: str
    software: str
    values: int
    deviation: float
    allowed: float
    cause: str


PROPORTION = {
    "DescTools:wald": "wald",
    "DescTools:waldcc": "wald-cc",
    "DescTools:wilson": "wilson",
    "DescTools:wilsoncc": "wilson-cc",
    "DescTools:agresti-coull": "agresti-coull",
    "DescTools:jeffreys": "jeffreys",
    "DescTools:modified wilson": "modified-wilson",
    "DescTools:modified jeffreys": "modified-jeffreys",
    "DescTools:clopper-pearson": "clopper-pearson",
    "DescTools:arcsine": "arcsine",
    "DescTools:logit": "logit",
    "DescTools:pratt": "pratt",
    "DescTools:midp": "mid-p",
    "DescTools:lik": "likelihood",
    "DescTools:blaker": "blaker",
    "binom:agresti-coull": "agresti-coull",
    "binom:asymptotic": "wald",
    "binom:cloglog": "cloglog",
    "binom:exact": "clopper-pearson",
    "binom:logit": "logit",
    "binom:lrt": "likelihood",
    "binom:probit": "probit",
    "binom:profile": "likelihood",
    "binom:prop.test": "wilson-cc",
    "binom:wilson": "wilson",
    "ratesci:jeff": "jeffreys",
    "ratesci:midp": "mid-p",
    "ratesci:scas": "scas",
    "Clopper-Pearson (method 5)": "clopper-pearson",
    "Wilson score (method 3)": "wilson",
    "Wilson with continuity correction (method 4)": "wilson-cc",
    "mid-P (method 6)": "mid-p",
}
SURVEY = {"beta": "clopper-pearson", "mean": "wald", "wilson": "wilson", "xlogit": "logit"}
SAMPLE_SIZES = {"dclus1_nofpc": 183, "jk1": 183, "dclus2": 126, "jkn": 200}
DIFFERENCE = {
    "DescTools:ac (Agresti-Caffo)": "agresti-caffo",
    "DescTools:blj (Brown-Li Jeffreys)": "brown-li",
    "DescTools:ha (Hauck-Anderson)": "hauck-anderson",
    "DescTools:hal (Haldane)": "haldane",
    "DescTools:jp (Jeffreys-Perks)": "jeffreys-perks",
    "DescTools:mee (Mee)": "mee",
    "DescTools:mn (Miettinen-Nurminen)": "miettinen-nurminen",
    "DescTools:score (Newcombe hybrid (Wilson))": "newcombe",
    "DescTools:scorecc (Newcombe hybrid CC)": "newcombe-cc",
    "DescTools:wald (Wald)": "wald",
    "DescTools:waldcc (Wald CC)": "wald-cc",
    "PropCIs:diffscoreci": "miettinen-nurminen",
    "PropCIs:wald2ci AC": "agresti-caffo",
    "definition:Mee": "mee",
    "definition:Miettinen-Nurminen": "miettinen-nurminen",
    "ratesci:MN": "miettinen-nurminen",
    "ratesci:Mee": "mee",
    "ratesci:MOVER-jeff": "mover-jeffreys",
    "ratesci:MOVER-wilson": "newcombe",
    "ratesci:SCAS": "scas",
    "stats:prop.test correct=FALSE": "wald",
    "stats:prop.test correct=TRUE": "wald-cc",
    "Agresti-Caffo": "agresti-caffo",
    "Haldane": "haldane",
    "Hauck-Anderson": "hauck-anderson",
    "Jeffreys-Perks": "jeffreys-perks",
    "Mee / Farrington-Manning": "mee",
    "Mee, method 5": "mee",
    "Miettinen-Nurminen": "miettinen-nurminen",
    "Miettinen-Nurminen, method 6": "miettinen-nurminen",
    "Newcombe hybrid score, method 10": "newcombe",
    "Newcombe score": "newcombe",
    "Wald": "wald",
    "Wald CC": "wald-cc",
    "score without skewness or bias correction": "mee",
}
RATIO = {
    "DescTools:adj.log": "adjusted-log",
    "DescTools:bailey": "bailey",
    "DescTools:katz.log": "katz-log",
    "DescTools:koopman": "koopman",
    "DescTools:noether": "noether",
    "DescTools:sinh-1": "inverse-sinh",
    "PropCIs:riskscoreci": "koopman",
    "contingencytables:Adjusted_inv_sinh_CI_ratio_2x2": "adjusted-inverse-sinh",
    "contingencytables:Adjusted_log_CI_2x2": "adjusted-log",
    "contingencytables:Katz_log_CI_2x2": "katz-log",
    "contingencytables:MOVER_R_Wilson_CI_ratio_2x2": "mover-wilson",
    "definition:Koopman": "koopman",
    "definition:Miettinen-Nurminen": "miettinen-nurminen",
    "ratesci:Koopman": "koopman",
    "ratesci:MN": "miettinen-nurminen",
    "ratesci:MOVER-R wilson": "mover-wilson",
    "ratesci:SCAS": "scas",
    "Adjusted log": "adjusted-log",
    "Katz log": "katz-log",
    "MOVER-R Wilson": "mover-wilson",
    "Miettinen-Nurminen": "miettinen-nurminen",
    "score (Koopman)": "koopman",
}
ODDS_RATIO = {
    "DescTools:OddsRatio midp": "cornfield-mid-p",
    "DescTools:OddsRatio mle": "cornfield-exact",
    "DescTools:OddsRatio wald": "woolf",
    "PropCIs:orscoreci": "miettinen-nurminen",
    "contingencytables:Adjusted_inv_sinh_CI_OR_2x2": "adjusted-inverse-sinh",
    "contingencytables:BaptistaPike_midP_CI_2x2": "baptista-pike-mid-p",
    "contingencytables:Cornfield_midP_CI_2x2": "cornfield-mid-p",
    "contingencytables:Gart_adjusted_logit_CI_2x2": "gart",
    "contingencytables:Independence_smoothed_logit_CI_2x2": "independence-smoothed",
    "contingencytables:Inv_sinh_CI_OR_2x2": "inverse-sinh",
    "contingencytables:Woolf_logit_CI_2x2": "woolf",
    "definition:Miettinen-Nurminen": "miettinen-nurminen",
    "definition:score, no n/(n-1)": "cornfield",
    "ratesci:Cornfield score": "cornfield",
    "ratesci:MN score": "miettinen-nurminen",
    "ratesci:MOVER-R wilson": "mover-wilson",
    "ratesci:SCAS score": "scas",
    "stats:fisher.test conditional MLE/exact": "cornfield-exact",
    "Baptista-Pike exact conditional": "baptista-pike",
    "Baptista-Pike mid-P": "baptista-pike-mid-p",
    "Cornfield exact conditional": "cornfield-exact",
    "Cornfield mid-P": "cornfield-mid-p",
    "Gart adjusted logit": "gart",
    "Independence-smoothed logit": "independence-smoothed",
    "MOVER-R Wilson": "mover-wilson",
    "Miettinen-Nurminen": "miettinen-nurminen",
    "Woolf logit": "woolf",
}
MULTINOMIAL = {
    "DescTools:sisonglaz": "sison-glaz",
    "DescTools:cplus1": "sison-glaz-symmetric",
    "DescTools:goodman": "goodman",
    "DescTools:wald": "wald",
    "DescTools:waldcc": "wald-cc",
    "DescTools:wilson": "wilson",
    "DescTools:qh": "quesenberry-hurst",
    "DescTools:fs": "fitzpatrick-scott",
    "contingencytables:Gold_Wald_CIs_1xc": "gold",
    "contingencytables:Goodman_Wald_CIs_1xc": "goodman-wald",
    "contingencytables:Goodman_Wilson_score_CIs_1xc": "goodman",
    "contingencytables:QuesenberryHurst_Wilson_score_CIs_1xc": "quesenberry-hurst",
    "Goodman": "goodman",
}
TESTS = {
    "stats:prop.test correct=TRUE (X-squared; p in upper)": "score-cc",
    "stats:prop.test correct=FALSE (X-squared; p in upper)": "score",
    "stats:fisher.test p-value": "exact",
}
CORRECTIONS = {
    "bonferroni": "bonferroni",
    "holm": "holm",
    "BH": "fdr_bh",
    "BY": "fdr_by",
    "none": "none",
}

KNOWN: dict[str, tuple[float, str]] = {
    "DescTools:midp": (3e-5, "its root finder stops at 1.2e-4 (R's uniroot, default tolerance)"),
    "DescTools:lik": (4e-5, "its root finder stops at 1.2e-4 (R's uniroot, default tolerance)"),
    "binom:lrt": (4e-5, "its root finder stops at 1.2e-4 (R's uniroot, default tolerance)"),
    "binom:profile": (2e-3, "it interpolates the deviance between a few points"),
    "DescTools:blaker": (1e-5, "it searches in steps of 1e-5"),
    "DescTools:pratt": (
        6e-2,
        "n - x - 1 for n - x + 1 in its lower limit; other ends",
    ),
    "DescTools:mee (Mee)": (3e-5, "its root finder is good to 3e-5 only (40 digits side with us)"),
    "DescTools:koopman": (3e-5, "its root finder is good to 3e-5 only (40 digits side with us)"),
    "DescTools:OddsRatio midp": (3e-4, "its root finder stops early; relative deviation"),
    "DescTools:OddsRatio mle": (1e-2, "R's fisher.test stops early; relative deviation"),
    "stats:fisher.test conditional MLE/exact": (1e-2, "its root finder stops early; relative"),
    "PropCIs:orscoreci": (1e-3, "its search is good to 1e-3 only; relative deviation"),
}
"""What deviates by more than `PRECISE`: by how much at most, and why."""

UNCLIPPED = {"binom:agresti-coull", "binom:asymptotic", "PropCIs:wald2ci AC"}
"""What runs beyond the range of shares and is cut before comparing."""

IF_A_CELL_IS_EMPTY = {"DescTools:OddsRatio wald": "gart"}
"""What becomes another of our methods by adding 0.5 to all cells if one is empty."""


def comparisons(path: Path) -> Iterator[Comparison]:
    """Yield a record for every row that we compute, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            computed = FAMILIES.get(row["family"], _nothing)(row)
            if computed is not None and any(text for _, text in computed[1]):
                yield _compared(row, *computed)


def software(row: Row) -> str:
    """Return what computed a row: a package with its version, high precision, or a paper."""
    if row["id"].startswith("p"):
        return "papers"
    if row["id"].startswith("h"):
        return "40 digits"
    return row["source"].split("; ")[1].replace("stats base", "R 4.2.2")


def _compared(row: Row, ours: str, values: list[tuple[float, str]]) -> Comparison:
    """Return the record of our values beside the texts of theirs."""
    pairs = [(our, float(their)) for our, their in values if their]
    allowed, cause = KNOWN.get(row["method"], (PRECISE, ""))
    if row["id"].startswith("p"):
        allowed, cause = 1.0, "printed to a few digits; deviation in units of the last one, halved"
        deviation = max(_printed(our, their, row) for our, their in pairs)
    else:
        deviation = max(_deviation(our, their) for our, their in pairs)
    theirs = f"{row['family']}: {row['method'].partition(' [')[0]}"
    return Comparison(
        row["id"], ours, theirs, software(row), len(pairs), deviation, allowed, cause
    )  # fmt: skip


def _deviation(ours: float, theirs: float) -> float:
    """Return the absolute deviation, the relative one above 1."""
    if ours == theirs:
        return 0.0
    return abs(ours - theirs) / max(1.0, abs(theirs)) if math.isfinite(theirs) else math.inf


def _printed(ours: float, theirs: float, row: Row) -> float:
    """Return the deviation in halves of the last printed digit."""
    if ours == theirs:
        return 0.0
    digits = {"Fagerland, Lydersen": 2, "Fagerland & Newcombe": -3, "Gart & Nam": -3}
    kept = next((d for name, d in digits.items() if name in row["source"]), -4)
    power = kept if kept < 0 else math.floor(math.log10(abs(theirs))) + 1 - kept
    return abs(ours - theirs) / (10.0**power / 2 * 1.001)


def _inputs(row: Row) -> dict[str, str]:
    """Return the named inputs of a row."""
    return dict(part.split("=", 1) for part in row["inputs"].split(";"))


def _numbers(text: str) -> list[float]:
    """Return the numbers of a list in brackets."""
    return [float(part) for part in text.strip("()").split(",")]


def _fraction(text: str) -> float:
    """Return a number or a quotient of two."""
    top, _, bottom = text.partition("/")
    return float(top) / float(bottom or 1)


def _two_samples(row: Row) -> list[float]:
    """Return the counts and sizes of two samples."""
    given = _inputs(row)
    return [float(given[name]) for name in ("x1", "n1", "x2", "n2")]


Computed = tuple[str, list[tuple[float, str]]] | None


def _nothing(_: Row) -> Computed:
    """Return that we compute nothing of the kind."""
    return None


def _limits(ours: str, interval: intervals.Interval, row: Row, least: float = -1.0) -> Computed:
    """Return both limits beside the printed ones, these cut where the source does not."""
    low, high = row["lower"], row["upper"]
    if row["method"] in UNCLIPPED:
        low, high = str(max(float(low), least)), str(min(float(high), 1.0))
    return ours, [(float(interval.low), low), (float(interval.high), high)]


def _proportion(row: Row) -> Computed:
    """Return the interval of one share."""
    if row["method"] not in PROPORTION:
        return None
    given, method = _inputs(row), PROPORTION[row["method"]]
    interval = intervals.proportion_interval(
        _fraction(given["x"]), _fraction(given["n"]), level=float(row["conf"]), method=method
    )
    return _limits(f"proportion {method}", interval, row, least=0.0)


def _survey(row: Row) -> Computed:
    """Return the interval of a share by its standard error and degrees of freedom."""
    method, _, design = row["method"].split("]")[0].partition(" [")
    noted = dict(part.split("=") for part in row["note"].split())
    if method not in SURVEY or float(noted["SE"]) < 1e-12:
        return None
    share, n = float(row["estimate"]), SAMPLE_SIZES[design]
    interval = intervals.proportion_interval(
        share * n,
        n,
        level=float(row["conf"]),
        method=SURVEY[method],
        deff=float(noted["SE"]) ** 2 * n / (share * (1 - share)),
        degrees_of_freedom=float(noted["degf"]),
    )
    cut = dict(row, method="binom:asymptotic")
    return _limits(f"proportion {SURVEY[method]} with degrees of freedom", interval, cut, 0.0)


def _of_two(name: str, table: dict[str, str]) -> Callable[[Row], Computed]:
    """Return the comparison of one of the functions of two samples."""

    def computed(row: Row) -> Computed:
        if row["method"] not in table:
            return None
        method, function = table[row["method"]], getattr(intervals, f"{name}_interval")
        x1, n1, x2, n2 = _two_samples(row)
        if 0 in (x1, n1 - x1, x2, n2 - x2):
            method = IF_A_CELL_IS_EMPTY.get(row["method"], method)
        interval = function(x1, n1, x2, n2, level=float(row["conf"]), method=method)
        return _limits(f"{name} {method}", interval, row)

    return computed


def _multinomial(row: Row) -> Computed:
    """Return the interval of one answer."""
    given, method = _inputs(row), MULTINOMIAL[row["method"]]
    low, high = intervals.multinomial_interval(
        _numbers(given["counts"]), level=float(row["conf"]), method=method
    )
    place = int(given["category"]) - 1
    return _limits(f"multinomial {method}", intervals.Interval(low[place], high[place]), row)


def _test(row: Row) -> Computed:
    """Return the p-value of two samples."""
    method = TESTS[row["method"]]
    p = float(intervals.difference_test(*_two_samples(row), method=method))
    return f"difference_test {method}", [(p, row["upper"] or row["estimate"])]


def _equivalence(row: Row) -> Computed:
    """Return the p-value of equivalence."""
    margin = float(_inputs(row)["margin"])
    p = float(intervals.equivalence_test(*_two_samples(row), margin=margin))
    return "equivalence_test miettinen-nurminen", [(p, row["estimate"])]


def _effect(row: Row) -> Computed:
    """Return Cohen's h and the effect sizes that are Wald limits of ours on another scale."""
    x1, n1, x2, n2 = _two_samples(row)
    if row["method"] == "effectsize:cohens_h":
        h = intervals.cohens_h(x1, x1 + x2, n1 - x1, n1 - x1 + n2 - x2)
        ours, values = "cohens_h (columns as samples)", list(h)
    elif row["method"] == "metafor:AS":
        ours, values = "cohens_h / 2", [one / 2 for one in intervals.cohens_h(x1, n1, x2, n2)]
    elif row["method"] == "metafor:RR":
        limits = intervals.ratio_interval(x1, n1, x2, n2, method="katz-log")
        ours, values = "log of ratio katz-log", [math.nan, *np.log(limits)]
    elif row["method"] == "metafor:OR":
        limits = intervals.odds_ratio_interval(x1, n1, x2, n2, method="woolf")
        ours, values = "log of odds_ratio woolf", [math.nan, *np.log(limits)]
    elif row["method"] == "metafor:RD":
        limits = intervals.difference_interval(x1, n1, x2, n2, method="wald")
        ours, values = "difference wald", [math.nan, *limits]
    else:
        return None
    texts = ("" if math.isnan(values[0]) else row["estimate"], row["lower"], row["upper"])
    return ours, list(zip((float(one) for one in values), texts, strict=True))


def _adjusted(row: Row) -> Computed:
    """Return one adjusted p-value."""
    if row["method"] not in CORRECTIONS:
        return None
    text, place = row["inputs"].split(";k=")
    p = _numbers(text.removeprefix("p=").replace("NA", "nan"))
    correction = CORRECTIONS[row["method"]]
    adjusted = intervals.adjusted_p(p, correction=correction)[int(place) - 1]
    return f"adjusted_p {correction}", [(float(adjusted), row["estimate"])]


def _pairwise(row: Row) -> Computed:
    """Return the adjusted p-value of one pair of samples."""
    given, correction = _inputs(row), CORRECTIONS[row["method"]]
    tests = intervals.pairwise_tests(
        _numbers(given["x"]), _numbers(given["n"]), correction=correction
    )
    later, earlier = (int(one) - 1 for one in given["pair"].split("-"))
    place = (tests.first == earlier) & (tests.second == later)
    return f"pairwise_tests {correction}", [(float(tests.p_adjusted[place][0]), row["estimate"])]


FAMILIES: dict[str, Callable[[Row], Computed]] = {
    "proportion": _proportion,
    "proportion_deff": _proportion,
    "svyciprop": _survey,
    "difference": _of_two("difference", DIFFERENCE),
    "ratio": _of_two("ratio", RATIO),
    "odds_ratio": _of_two("odds_ratio", ODDS_RATIO),
    "multinomial": _multinomial,
    "test_two_proportions": _test,
    "equivalence_tost": _equivalence,
    "effect_size": _effect,
    "p_adjust": _adjusted,
    "pairwise_prop_test": _pairwise,
}
