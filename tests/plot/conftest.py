"""Fixtures of the tests of pictures: frames of several shapes, and what is on a figure."""

import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

import survey as sv


@pytest.fixture(autouse=True)
def no_screen():
    """Draw to memory and leave no figure of pyplot open."""
    old = mpl.get_backend()
    plt.switch_backend("agg")
    yield
    plt.close("all")
    plt.switch_backend(old)


@pytest.fixture(scope="session")
def scales():
    """Return toplines with remainders: two places, exact and vague answers, a split net."""
    rows = [
        ("China", 1213, "Invest?", "support", "53 percent", "single"),
        ("China", 1213, "Invest?", "neutral", "29 percent", "single"),
        ("Kazakhstan", 813, "Invest?", "support", "over 40 percent", "single"),
        ("Kazakhstan", 813, "Invest?", "neutral", "2 percent", "single"),
        ("Kazakhstan", 813, "Which?", "roads", "60 percent", "multiple"),
    ]
    columns = ["country", "n", "question", "response", "wording", "kind"]
    tops = sv.toplines(sv.from_frame(pd.DataFrame(rows, columns=columns), title="Small poll"))
    valences = {"support": "positive", "neutral": "neutral"}
    tops = tops.assign(valence=[valences.get(name, "none") for name in tops["response_id"]])
    return pd.concat([tops, sv.remainders(tops)], ignore_index=True)


@pytest.fixture(scope="session")
def beside():
    """Return gaps of two studies: one question the same, one similar, one only related."""
    polls = []
    for title, wordings in (("Ours", ("86%", "62%", "55%")), ("Theirs", ("74%", "61%", "30%"))):
        table = pd.DataFrame(
            {"country": "KAZ", "n": 900, "question": ["Travel?", "Trade?", "View?"],
             "response": "yes", "concept": ["travel", "trade", "view"], "wording": wordings}
        )  # fmt: skip
        polls.append(sv.estimate(sv.toplines(sv.from_frame(table, title=title))))
    fits = ["same", "similar", "related"]
    return sv.compare(pd.concat([polls[0], polls[1].assign(fit=fits)]), by="study")


@pytest.fixture(scope="session")
def long_estimates():
    """Return 60 estimates: 30 long questions with stray markup, two places, Cyrillic answers."""
    words = (
        r"Willingness to $\frac{$ приграничное сотрудничество neighbourhood & <b> infrastructure"
    )
    wordings = itertools.cycle(
        ["53 percent", "over 40 percent", "nearly half", "12.5 percent", "97 percent",
         "less than 10 percent", "around 30 percent"]
    )  # fmt: skip
    rows = [
        (country, n, f"{number} {words * 3}"[:200], "Очень или скорее согласен с этим", wording)
        for number in range(30)
        for (country, n), wording in zip((("CHN", 1213), ("KAZ", "")), wordings, strict=False)
    ]
    columns = ["country", "n", "question", "response", "wording"]
    figures = pd.DataFrame(rows, columns=columns).assign(kind="single")
    found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Long poll")))
    return found.sort_values("question_id", kind="stable", ignore_index=True)


@pytest.fixture(scope="session")
def texts_of():
    """Return a function that gives the texts of axes and of axes in them, lines joined."""

    def texts(ax):
        own = [text.get_text().replace("\n", " ") for text in ax.texts if text.get_text()]
        return own + [text for inner in ax.child_axes for text in texts(inner)]

    return texts


@pytest.fixture(scope="session")
def boxes_of():
    """Return a function that gives each drawn text of a figure with its box in pixels."""

    def boxes(figure):
        FigureCanvasAgg(figure)
        figure.draw_without_rendering()
        drawn = figure.findobj(lambda artist: isinstance(artist, Text) and artist.get_visible())
        return [(text.get_text(), text.get_window_extent()) for text in drawn if text.get_text()]

    return boxes
