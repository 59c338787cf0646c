"""Pictures of estimates, gaps and answers.

Each function takes a frame, draws into axes and returns them; `draw` returns a figure by name. Not
drawn by name are `coverage`, which is about methods instead of a study, and `pool` and `overview`,
which take several frames. Rows keep their order; `by_size` changes it. Pictures compute no
statistics and change no global setting.
"""

from survey.plot.drawing import draw
from survey.plot.ordering import by_size
from survey.plot.picture_claims import claims
from survey.plot.picture_coverage import coverage
from survey.plot.picture_evidence import evidence
from survey.plot.picture_forest import forest
from survey.plot.picture_gaps import gaps
from survey.plot.picture_overview import overview
from survey.plot.picture_perceived import perceived
from survey.plot.picture_pool import pool
from survey.plot.picture_scale import scale
from survey.plot.picture_slope import slope
from survey.plot.picture_tipping import tipping
from survey.plot.picture_topics import topics
from survey.plot.picture_yardsticks import yardsticks

__all__ = [
    "by_size",
    "claims",
    "coverage",
    "draw",
    "evidence",
    "forest",
    "gaps",
    "overview",
    "perceived",
    "pool",
    "scale",
    "slope",
    "tipping",
    "topics",
    "yardsticks",
]
