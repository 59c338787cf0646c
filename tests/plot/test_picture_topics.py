import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import draw, topics


def table(*rows):
    """Return estimates of rows of country, n, topic, question, response and wording."""
    names = ["country", "n", "topic", "question", "response", "wording"]
    figures = pd.DataFrame(rows, columns=names)
    return sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))


@pytest.fixture
def two_topics():
    """Return estimates on two topics, the first of which returns later."""
    return table(
        ("CHN", 1213, "People", "Travel?", "willing", "86%"),
        ("CHN", 1213, "Trade", "More trade?", "yes", "more than 80%"),
        ("KAZ", 813, "People", "Travel?", "willing", "74%"),
        ("KAZ", 813, "People", "Study?", "willing", "29%"),
        ("KAZ", 813, "Trade", "More trade?", "yes", "82%"),
    )


def drawn(frame, size=(8, 6), **options):
    """Return axes with the picture."""
    return topics(frame, ax=Figure(size).subplots(), **options)


def own_texts(ax):
    """Return the texts of one axes."""
    return [text.get_text() for text in ax.texts]


def test_each_topic_is_a_panel_in_order_of_first_appearance(two_topics):
    ax = drawn(two_topics)
    assert own_texts(ax)[:2] == ["People", "Trade"]
    people, trade = ax.child_axes
    assert own_texts(people) == ["Travel?", "willing", "86%", "74%", "Study?", "willing", "29%"]
    assert own_texts(trade) == ["More trade?", "yes", "above 80%", "82%"]


def test_an_answer_asked_in_two_countries_is_one_row_with_both_marks(two_topics):
    people, trade = drawn(two_topics).child_axes
    points = {line.get_marker(): line for line in people.lines if line.get_marker() in "oD"}
    assert points["o"].get_xdata()[0] == 0.86
    markers = [line.get_marker() for line in people.lines]
    assert (markers.count("o"), markers.count("D")) == (1, 2)
    first = next(line for line in people.lines if line.get_marker() == "D")
    assert first.get_xdata()[0] == 0.74
    assert first.get_ydata()[0] == points["o"].get_ydata()[0]
    (band,) = (line for line in trade.lines if line.get_marker() == "|")
    assert list(band.get_xdata()) == [0.8, 1.0]


def test_every_interval_of_the_frame_is_drawn(two_topics):
    ends = {
        tuple(np.round(line.get_xdata(), 6))
        for panel in drawn(two_topics).child_axes
        for line in panel.lines
    }
    for low, high in zip(two_topics["low"], two_topics["high"], strict=True):
        assert (round(low, 6), round(high, 6)) in ends


def test_all_panels_have_one_scale(shipped):
    ax = drawn(sv.estimate(sv.toplines(shipped)), (7, 14))
    assert len(ax.child_axes) == 10
    assert len({tuple(np.round(panel.get_xlim(), 9)) for panel in ax.child_axes}) == 1


def test_the_width_decides_how_many_columns_there_are(shipped):
    estimates = sv.estimate(sv.toplines(shipped))
    for width, count in ((5, 1), (7, 2), (11, 3)):
        figure = draw("topics", estimates, width=width)
        figure.draw_without_rendering()
        lefts = {round(each.get_window_extent().x0) for each in figure.axes[0].child_axes}
        assert len(lefts) == count


def test_columns_end_at_about_the_same_height(shipped):
    figure = draw("topics", sv.estimate(sv.toplines(shipped)))
    figure.draw_without_rendering()
    boxes = [each.get_window_extent() for each in figure.axes[0].child_axes]
    ends = [min(box.y0 for box in boxes if round(box.x0) == left)
            for left in {round(box.x0) for box in boxes}]  # fmt: skip
    assert max(ends) - min(ends) < 0.1 * figure.bbox.height


def test_questions_without_a_topic_have_a_panel_each(figures):
    estimates = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    ax = drawn(estimates)
    assert own_texts(ax)[:3] == ["Travel", "Closer", "Reason"]
    assert own_texts(ax.child_axes[0]) == ["willing", "86%", "74%"]


def test_what_must_be_known_of_a_base_stands_once_above_its_answers(shipped, texts_of):
    estimates = sv.estimate(sv.toplines(shipped))
    texts = texts_of(drawn(estimates[estimates["topic"] == "Relations"]))
    about = [text for text in texts if text.startswith("The source leaves open")]
    assert len(about) == 1


def test_figures_without_an_interval_are_told(two_topics, texts_of):
    bare = table(("KAZ", "", "Trade", "More trade?", "yes", "82%"))
    assert "Without a line: no interval" in " ".join(texts_of(drawn(bare)))
    assert "Kazakhstan, n not published" in texts_of(drawn(bare))
    assert "Without a line" not in " ".join(texts_of(drawn(two_topics)))


def test_the_places_are_named_once_below(two_topics, texts_of):
    texts = texts_of(drawn(two_topics, source="Source: a poll."))
    assert texts.count("China, n = 1,213") == texts.count("Kazakhstan, n = 813") == 1
    assert "Source: a poll." in texts


def test_a_csv_round_trip_changes_nothing(two_topics, tmp_path, texts_of):
    two_topics.to_csv(tmp_path / "found.csv", index=False)
    back = pd.read_csv(tmp_path / "found.csv")
    assert texts_of(drawn(back)) == texts_of(drawn(two_topics))


def test_nothing_to_draw_and_wrong_colours_are_told(two_topics):
    with pytest.raises(FrameError, match=r"at least one row of estimates .* not 0 rows"):
        drawn(two_topics.head(0))
    with pytest.raises(OptionError, match="`colors` must be"):
        drawn(two_topics, colors={"CHN": "no colour"})
