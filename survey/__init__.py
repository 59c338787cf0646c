"""What printed survey figures can carry.

`survey` turns percentages printed by a newspaper into checked tables, the tables into honest
intervals and comparisons, and those into pictures and a PDF report. Public names are loaded on
first use: importing the package runs nothing and loads no heavy library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey import intervals, plot
    from survey.article.draft import draft
    from survey.article.extract import extract
    from survey.article.review import review
    from survey.article.verify import verify
    from survey.display.great_table import table
    from survey.display.sentences import describe
    from survey.errors import SurveyError
    from survey.inference.audit import audit
    from survey.inference.claims import claims
    from survey.inference.comparison import compare
    from survey.inference.disclosure import disclosure
    from survey.inference.estimates import estimate
    from survey.inference.perceived import perceived_vs_measured
    from survey.inference.polls import beside
    from survey.inference.pooling import pool
    from survey.inference.sensitivity import sensitivity
    from survey.inference.tipping import tip
    from survey.published.remainders import remainders
    from survey.published.study import Study, catalog, check, load, save
    from survey.published.toplines import toplines
    from survey.published.typed import from_frame
    from survey.report.render import write_report
    from survey.wording.reading import read_wording

    __version__: str

__all__ = [
    "Study",
    "SurveyError",
    "audit",
    "beside",
    "catalog",
    "check",
    "claims",
    "compare",
    "describe",
    "disclosure",
    "draft",
    "estimate",
    "extract",
    "from_frame",
    "intervals",
    "load",
    "perceived_vs_measured",
    "plot",
    "pool",
    "read_wording",
    "remainders",
    "review",
    "save",
    "sensitivity",
    "table",
    "tip",
    "toplines",
    "verify",
    "write_report",
]

_HOME = {
    "Study": "survey.published.study",
    "SurveyError": "survey.errors",
    "audit": "survey.inference.audit",
    "beside": "survey.inference.polls",
    "catalog": "survey.published.study",
    "check": "survey.published.study",
    "claims": "survey.inference.claims",
    "compare": "survey.inference.comparison",
    "describe": "survey.display.sentences",
    "disclosure": "survey.inference.disclosure",
    "draft": "survey.article.draft",
    "estimate": "survey.inference.estimates",
    "extract": "survey.article.extract",
    "from_frame": "survey.published.typed",
    "intervals": "survey.intervals",
    "load": "survey.published.study",
    "perceived_vs_measured": "survey.inference.perceived",
    "plot": "survey.plot",
    "pool": "survey.inference.pooling",
    "read_wording": "survey.wording.reading",
    "remainders": "survey.published.remainders",
    "review": "survey.article.review",
    "save": "survey.published.study",
    "sensitivity": "survey.inference.sensitivity",
    "table": "survey.display.great_table",
    "tip": "survey.inference.tipping",
    "toplines": "survey.published.toplines",
    "verify": "survey.article.verify",
    "write_report": "survey.report.render",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        """Load a public name on first use."""
        import importlib

        if name == "__version__":
            from importlib.metadata import version

            return version("survey-reanalysis")
        if name not in _HOME:
            raise AttributeError(f"module 'survey' has no attribute {name!r}")
        module = importlib.import_module(_HOME[name])
        value = module if _HOME[name] == f"survey.{name}" else getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
