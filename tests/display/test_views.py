"""The columns of display tables: each has a heading, and each word of a frame its own text."""

import pytest

from survey.display import layouts
from survey.display.layouts import layout
from survey.display.views import VIEWS
from survey.inference import defect, estimates
from survey.options import FigureKind, FigureState, Severity, Verdict, values
from survey.published.schema import table
from survey.texts import catalogue

ENTRIES = catalogue("en").entries
INTERVALS = {estimates.AS_IF, estimates.UNKNOWN, estimates.KNOWN, estimates.NO_INTERVAL}


def below(section):
    """Return the names of the entries of a section."""
    return {key.removeprefix(section) for key in ENTRIES if key.startswith(section)}


def categories(name, column):
    """Return the values that a column of a study may hold."""
    return set(next(each for each in table(name).columns if each.name == column).categories)


def test_every_heading_stands_above_a_column(shipped_frames):
    keys = {key for columns in VIEWS.values() for key, _, _ in columns}
    wide = {
        heading.key for kind, frame in shipped_frames.items() for heading, _ in layout(frame, kind)
    }
    assert keys | wide == below("column.")


def test_what_is_explained_is_a_column():
    assert below("meaning.") < below("column.")


def test_kinds_of_intervals_are_explained_but_the_one_that_is_none():
    assert set(layouts.KINDS) == below("wide.interval_kind.") == INTERVALS - {estimates.NO_INTERVAL}


@pytest.mark.parametrize(
    ("column", "known"),
    [
        ("interval_kind", INTERVALS),
        ("answer", {defect.POSSIBLE, defect.NOT_POSSIBLE, defect.UNKNOWN}),
        ("fit", categories("questions", "fit")),
        ("verified", categories("sources", "verified")),
        ("kind", set(values(FigureKind))),
        ("state", set(values(FigureState))),
        ("severity", set(values(Severity))),
    ],
)
def test_every_word_of_a_frame_has_a_text(column, known):
    assert below(f"value.{column}.") == known


def test_every_verdict_has_a_text():
    assert {*values(Verdict), "yes", "no", "as stated", "side by side"} <= below("verdict.")
