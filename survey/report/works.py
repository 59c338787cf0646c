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
    "wald": ("Wald's method (on its weakness: Brown, Cai and DasGupta 2001)", "brown"),
    "wald-cc": ("Wald's method with continuity correction (Newcombe 1998a)", "newcombe-single"),
    "wilson": ("Wilson (1927)", "wilson"),
    "wilson-cc": ("Wilson's method with continuity correction (Newcombe 1998a)", "newcombe-single"),
    "modified-wilson": ("the modified Wilson method (Brown, Cai and DasGupta 2001)", "brown"),
    "agresti-coull": ("Agresti and Coull (1998)", "agresti"),
    "scas": ("the skewness-corrected score method of Laud (2017)", "laud"),
    "jeffreys": ("Jeffreys's method (Brown, Cai and DasGupta 2001)", "brown"),
    "modified-jeffreys": (
        "the modified Jeffreys method (Brown, Cai and DasGupta 2001)",
        "brown",
    ),
    "clopper-pearson": ("Clopper and Pearson (1934)", "clopper"),
    "mid-p": ("the mid-p method (Newcombe 1998a)", "newcombe-single"),
    "blaker": ("Blaker (2000)", "blaker"),
    "pratt": ("Pratt's approximation (Blyth 1986)", "blyth"),
    "likelihood": ("the likelihood ratio (Brown, Cai and DasGupta 2001)", "brown"),
    "logit": ("the logit method (Brown, Cai and DasGupta 2001)", "brown"),
    "probit": ("Wald's method on the probit scale", ""),
    "cloglog": ("Wald's method on the complementary log-log scale", ""),
    "arcsine": ("the arcsine method (Brown, Cai and DasGupta 2001)", "brown"),
}
"""For each method of `survey.estimate`: its name in a sentence and its work."""

PROCEDURES = {
    "holm": ("the procedure of Holm (1979)", "holm"),
    "bonferroni": ("Bonferroni's procedure (Dunn 1961)", "dunn"),
    "sidak": ("the procedure of \u0160id\u00e1k (1967)", "sidak"),
    "fdr_bh": ("the procedure of Benjamini and Hochberg (1995)", "benjamini-hochberg"),
    "fdr_by": ("the procedure of Benjamini and Yekutieli (2001)", "benjamini-yekutieli"),
    "none": ("", ""),
}
"""For each correction of `survey.compare`: its name in a sentence and its work."""
