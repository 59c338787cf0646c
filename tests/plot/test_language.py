"""Pictures in another language: no English word of their own is left."""

import re

import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey import intervals, texts
from survey.plot import coverage, overview, pool
from survey.plot.drawing import draw

WORD = re.compile(r"[A-Za-z]+")
PLACEHOLDER = re.compile(r"\{\w+\}|[A-Za-z]+")


def without_letters(entry):
    """Return an entry of the catalogue with a Cyrillic letter for each of its words."""
    if isinstance(entry, str):
        return PLACEHOLDER.sub(lambda found: found[0] if "{" in found[0] else "ж", entry)
    if isinstance(entry, dict):
        return {form: without_letters(text) for form, text in entry.items()}
    return [without_letters(text) for text in entry]


@pytest.fixture(autouse=True)
def other_language(monkeypatch):
    """Speak a language that has no Latin letters."""
    read = texts.catalogue
    entries = {key: without_letters(entry) for key, entry in read("en").entries.items()}
    made = texts.Catalogue(entries, read("en").form)
    monkeypatch.setattr(texts, "catalogue", lambda code: made if code == "xx" else read(code))
    monkeypatch.setattr(texts, "languages", lambda: ("en", "xx"))
    with texts.speaking("xx"):
        yield


def latin(ax):
    """Return the Latin words on axes, on those within them, and the ticks of their scales."""
    drawn = [text.get_text() for text in (*ax.texts, *ax.get_xticklabels())]
    own = {word for text in drawn for word in WORD.findall(text.casefold())}
    return own.union(*map(latin, ax.child_axes))


def known(frame):
    """Return the Latin words of a frame."""
    cells = (str(cell) for name in frame for cell in frame[name].unique())
    return {word for text in cells for word in WORD.findall(text.casefold())}


def shown(picture, frame):
    """Return the Latin words that a picture adds to those of its frame."""
    (ax, *_) = draw(picture, frame).axes
    assert "ж" in " ".join(text.get_text() for text in ax.texts)
    return latin(ax) - known(frame.drop(columns=COMPARED, errors="ignore"))


COMPARED = [
    "verdict", "verdict_family", "verdict_among_respondents", "interval_kind", "interval_kind_a",
    "interval_kind_b", "among_respondents", "generalised", "kind", "reading", "reading_a",
]  # fmt: skip


def test_gaps(gaps, beside, figures):
    bare = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures.assign(n=""), title="P"))))
    for frame in (gaps, beside, bare):
        assert shown("gaps", frame) == set()
        assert shown("forest", frame) == set()
        assert shown("yardsticks", sv.tip(frame)) == set()


def test_estimates(shipped, scales):
    for reading in ("literal", "idiomatic"):
        found = sv.estimate(sv.toplines(shipped, reading=reading))
        assert shown("forest", found) == set()
        assert shown("evidence", found) == set()
        assert shown("slope", found) == set()
        assert shown("topics", found) == set()
        assert shown("claims", sv.claims(shipped, reading=reading)) == set()
    left = scales.assign(response=scales["response"].where(scales["kind"] != "remainder", ""))
    assert shown("scale", left) == set()


def test_tipping(study):
    frame = sv.sensitivity(study, deff=[1, 2], level=[0.95, 0.99])
    assert shown("tipping", frame) == set()


def test_perceived():
    frame = sv.perceived_vs_measured(sv.load("central-asia-context"))
    assert shown("perceived", frame) == set()


def test_overview(shipped, figures):
    bare = sv.from_frame(figures.assign(n=""), title="P")
    for study in (shipped, bare):
        found = sv.estimate(sv.toplines(study))
        figure = overview(found, gaps=sv.compare(found), claims=sv.claims(study))
        assert latin(figure.axes[0]) - known(found.drop(columns=COMPARED, errors="ignore")) == set()


def test_pictures_that_are_not_drawn_by_name():
    shares = [0.1, 0.3, 0.5]
    found = intervals.coverage("wald", 50, shares)
    frame = pd.DataFrame({"method": "wald", "n": 50, "p": shares, "level": 0.95, "coverage": found})
    assert latin(coverage(frame, ax=Figure((8, 4)).subplots())) == {"wald"}
    table = pd.DataFrame(
        {"country": "KAZ", "wave": ["2021", "2022", "2023"], "n": 1000, "question": "View?",
         "response": "good", "wording": ["44%", "49%", "53%"]}
    )  # fmt: skip
    polls = sv.estimate(sv.toplines(sv.from_frame(table, title="Poll")))
    pooled = sv.pool(polls)
    drawn = latin(pool(polls, pooled=pooled, ax=Figure((8, 4)).subplots()))
    assert drawn - known(polls.drop(columns=COMPARED, errors="ignore")) <= known(pooled)
