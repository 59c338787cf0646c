"""The closed sets of option values; imports nothing of the package, so every floor can use it."""

from typing import Literal, get_args

Reading = Literal["literal", "idiomatic"]
ProportionMethod = Literal[
    "wald",
    "wald-cc",
    "wilson",
    "wilson-cc",
    "modified-wilson",
    "agresti-coull",
    "scas",
    "jeffreys",
    "modified-jeffreys",
    "clopper-pearson",
    "mid-p",
    "blaker",
    "pratt",
    "likelihood",
    "logit",
    "probit",
    "cloglog",
    "arcsine",
]
DifferenceMethod = Literal[
    "wald",
    "wald-cc",
    "agresti-caffo",
    "newcombe",
    "newcombe-cc",
    "mover-jeffreys",
    "miettinen-nurminen",
    "mee",
    "scas",
    "hauck-anderson",
    "haldane",
    "jeffreys-perks",
    "brown-li",
]
RatioMethod = Literal[
    "katz-log",
    "adjusted-log",
    "bailey",
    "koopman",
    "miettinen-nurminen",
    "scas",
    "noether",
    "inverse-sinh",
    "adjusted-inverse-sinh",
    "mover-wilson",
]
OddsRatioMethod = Literal[
    "woolf",
    "gart",
    "independence-smoothed",
    "inverse-sinh",
    "adjusted-inverse-sinh",
    "miettinen-nurminen",
    "cornfield",
    "scas",
    "mover-wilson",
    "cornfield-exact",
    "cornfield-mid-p",
    "baptista-pike",
    "baptista-pike-mid-p",
]
PairedMethod = Literal["wald", "newcombe", "tango"]
PairedTestMethod = Literal["score", "exact", "exact-mid-p"]
MultinomialMethod = Literal[
    "goodman",
    "goodman-wald",
    "quesenberry-hurst",
    "gold",
    "fitzpatrick-scott",
    "sison-glaz",
    "sison-glaz-symmetric",
    "wald",
    "wald-cc",
    "wilson",
]
TestMethod = Literal["score", "score-cc", "miettinen-nurminen", "exact", "exact-mid-p"]
Side = Literal["two-sided", "lower", "upper"]
Alternative = Literal["two-sided", "greater", "less"]
Correction = Literal["holm", "bonferroni", "sidak", "fdr_bh", "fdr_by", "none"]
Grouping = Literal["country", "wave", "study"]
Match = Literal["answer", "concept"]
PoolScale = Literal["logit", "raw"]
Between = Literal["paule-mandel", "reml", "dersimonian-laird", "none"]
Picture = Literal[
    "gaps",
    "forest",
    "scale",
    "evidence",
    "claims",
    "yardsticks",
    "tipping",
    "perceived",
    "slope",
    "topics",
]
Plottable = Literal[Picture, "overview"]
TableFormat = Literal["table", "csv", "json", "markdown"]
Qualifier = Literal["eq", "gt", "ge", "lt", "le", "approx", "just_under", "just_over"]
FigureKind = Literal["share", "sample_size", "other"]
FigureState = Literal["checked", "draft", "encoded", "not encoded", "other number", "not found"]
Quantity = Literal["share", "count", "amount"]
Verdict = Literal["a higher", "b higher", "cannot tell"]
Severity = Literal["error", "warning", "note"]


def values(option: object) -> tuple[str, ...]:
    """Return the allowed values of one of the option types above.

    Examples
    --------
    >>> values(Reading)
    ('literal', 'idiomatic')
    """
    return get_args(option)
