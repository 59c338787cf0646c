"""The works that a report refers to, and the methods and procedures that they stand for."""

from __future__ import annotations

WORKS = {
    "aapor": "American Association for Public Opinion Research (2016). AAPOR guidance on reporting "
    "precision for nonprobability samples.",
    "aapor-code": "American Association for Public Opinion Research (2021). AAPOR code of "
    "professional ethics and practices: disclosure standards.",
    "agresti": "Agresti, A. and Coull, B. A. (1998). Approximate is better than \u201cexact\u201d "
    "for interval estimation of binomial proportions. The American Statistician 52, 119\u2013126.",
    "blaker": "Blaker, H. (2000). Confidence curves and improved exact confidence intervals for "
    "discrete distributions. Canadian Journal of Statistics 28, 783\u2013798. doi:10.2307/3315916",
    "blyth": "Blyth, C. R. (1986). Approximate binomial confidence limits. Journal of the American "
    "Statistical Association 81, 843\u2013855. doi:10.1080/01621459.1986.10478343",
    "benjamini-hochberg": "Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery "
    "rate: a practical and powerful approach to multiple testing. Journal of the Royal Statistical "
    "Society B 57, 289\u2013300.",
    "benjamini-yekutieli": "Benjamini, Y. and Yekutieli, D. (2001). The control of the false "
    "discovery rate in multiple testing under dependency. The Annals of Statistics 29, "
    "1165\u20131188.",
    "brown": "Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial "
    "proportion. Statistical Science 16, 101\u2013133. doi:10.1214/ss/1009213286",
    "clopper": "Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits "
    "illustrated in the case of the binomial. Biometrika 26, 404\u2013413. "
    "doi:10.1093/biomet/26.4.404",
    "cohen": "Cohen, J. (1988). Statistical power analysis for the behavioral sciences, 2nd "
    "edition. Hillsdale: Lawrence Erlbaum.",
    "dunn": "Dunn, O. J. (1961). Multiple comparisons among means. Journal of the American "
    "Statistical Association 56, 52\u201364.",
    "holm": "Holm, S. (1979). A simple sequentially rejective multiple test procedure. "
    "Scandinavian Journal of Statistics 6, 65\u201370.",
    "kennedy": "Kennedy, C., Mercer, A., Keeter, S., Hatley, N., McGeeney, K. and Gimenez, A. "
    "(2016). Evaluating online nonprobability surveys. Pew Research Center.",
    "kish": "Kish, L. (1965). Survey sampling. New York: Wiley.",
    "laud": "Laud, P. J. (2017). Equal-tailed confidence intervals for comparison of rates. "
    "Pharmaceutical Statistics 16, 334\u2013348. doi:10.1002/pst.1813",
    "newcombe-single": "Newcombe, R. G. (1998a). Two-sided confidence intervals for the single "
    "proportion: comparison of seven methods. Statistics in Medicine 17, 857\u2013872.",
    "newcombe": "Newcombe, R. G. (1998). Interval estimation for the difference between "
    "independent proportions: comparison of eleven methods. Statistics in Medicine 17, "
    "873\u2013890.",
    "meng": "Meng, X.-L. (2018). Statistical paradises and paradoxes in big data (I). The Annals "
    "of Applied Statistics 12, 685\u2013726. doi:10.1214/18-AOAS1161SF",
    "shirani-mehr": "Shirani-Mehr, H., Rothschild, D., Goel, S. and Gelman, A. (2018). "
    "Disentangling bias and variance in election polls. Journal of the American Statistical "
    "Association 113, 607\u2013614. doi:10.1080/01621459.2018.1448823",
    "sidak": "\u0160id\u00e1k, Z. (1967). Rectangular confidence regions for the means of "
    "multivariate normal distributions. Journal of the American Statistical Association 62, "
    "626\u2013633.",
    "wilson": "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
    "inference. Journal of the American Statistical Association 22, 209\u2013212. "
    "doi:10.2307/2276774",
}

METHODS = {
    "wald": "brown",
    "wald-cc": "newcombe-single",
    "wilson": "wilson",
    "wilson-cc": "newcombe-single",
    "modified-wilson": "brown",
    "agresti-coull": "agresti",
    "scas": "laud",
    "jeffreys": "brown",
    "modified-jeffreys": "brown",
    "clopper-pearson": "clopper",
    "mid-p": "newcombe-single",
    "blaker": "blaker",
    "pratt": "blyth",
    "likelihood": "brown",
    "logit": "brown",
    "probit": "",
    "cloglog": "",
    "arcsine": "brown",
}
"""The work of each method of `survey.estimate`; its name in a sentence is a text."""

PROCEDURES = {
    "holm": "holm",
    "bonferroni": "dunn",
    "sidak": "sidak",
    "fdr_bh": "benjamini-hochberg",
    "fdr_by": "benjamini-yekutieli",
    "none": "",
}
"""The work of each correction of `survey.compare`; its name in a sentence is a text."""
