import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import gaps


def drawn(frame, **options):
    """Return axes with the picture."""
    return gaps(frame, ax=Figure((8, 6)).subplots(), **options)


def signs(ax, *markers):
    """Return the places of signs of given shapes, from top to bottom."""
    found = [line for line in ax.lines if str(line.get_marker()) in markers]
    return [tuple(line.get_xdata()) for line in sorted(found, key=lambda line: line.get_ydata()[0])]


def test_exact_sides_are_points_and_vague_ones_bands(gaps):
    ax = drawn(gaps)
    assert signs(ax, "o") == [(0.86,), (0.36,)]
    assert signs(ax, "D") == [(0.74,), (0.41,)]
    assert signs(ax, "|") == [(0.8, 1.0), (0.7, 1.0)]


def test_every_interval_of_the_frame_is_drawn(gaps):
    ax = drawn(gaps)
    ends = {tuple(np.round(line.get_xdata(), 6)) for line in ax.lines}
    for side in "ab":
        for low, high in zip(gaps[f"low_{side}"], gaps[f"high_{side}"], strict=True):
            assert (round(low, 6), round(high, 6)) in ends


def test_only_two_points_are_joined(gaps):
    ax = drawn(gaps)
    ends = [tuple(line.get_xdata()) for line in ax.lines]
    assert (0.86, 0.74) in ends
    assert (0.36, 0.41) in ends
    assert (0.9, 0.85) not in ends  # the middles of the bands


def test_places_are_named_in_their_colours_above_the_first_row(gaps):
    ax = drawn(gaps, colors={"CHN": "#990000"})
    (china,) = (text for text in ax.texts if text.get_text() == "China")
    first = min(line.get_ydata()[0] for line in ax.lines)
    assert china.get_color() == "#990000"
    assert china.xy[1] < first
    assert ax.get_legend() is None


def test_gaps_verdicts_and_values_are_written(gaps, texts_of):
    texts = texts_of(drawn(gaps))
    for expected in ("+12", "+7.4 to +16.6", "China higher", "cannot tell", "86%", "74%",
                     "above 80%", "Gap in points", "95% interval"):  # fmt: skip
        assert expected in texts


def test_the_note_tells_what_lines_are_and_how_many_were_asked(gaps, texts_of):
    note = " ".join(texts_of(drawn(gaps, source="Source: a poll.")))
    assert "95% intervals as if respondents were a random draw" in note
    assert "margin of error" not in note
    assert "China, n = 1,213" in note
    assert "Gap: China minus Kazakhstan" in note
    assert note.endswith("Source: a poll.")


def test_rows_keep_the_given_order(gaps):
    turned = gaps.iloc[::-1]
    ax = drawn(turned)
    labels = [text for text in ax.texts if text.get_text() in set(gaps["response_a"])]
    labels.sort(key=lambda text: text.xy[1])
    assert [label.get_text() for label in labels] == list(turned["response_a"])


def test_a_csv_round_trip_changes_nothing(gaps, tmp_path, texts_of):
    gaps.to_csv(tmp_path / "gaps.csv", index=False)
    assert texts_of(drawn(pd.read_csv(tmp_path / "gaps.csv"))) == texts_of(drawn(gaps))


def test_a_gap_without_sample_size_says_so(figures, texts_of):
    figures["n"] = ["", 813] * 3
    found = sv.compare(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll"))))
    texts = texts_of(drawn(found))
    assert "no interval: no sample size was printed" in texts
    assert "China, n not published" in texts
    assert sum("Lines: 95% intervals" in text for text in texts) == 1


def test_what_is_only_related_was_not_tested(beside, texts_of):
    texts = texts_of(drawn(beside))
    assert [texts.count(words) for words in ("not tested", "cannot tell")] == [1, 1]
    assert "Side by side, not tested: the questions are only related" in texts
    assert "no interval" not in texts


def test_several_pairs_are_named_where_they_change(figures, texts_of):
    more = figures.query("question == 'Travel'").assign(n=500)
    more["country"] = ["Peru", "Chile"]
    table = pd.concat([figures.query("question == 'Travel'"), more])
    found = sv.compare(
        sv.estimate(sv.toplines(sv.from_frame(table, title="Poll"))), reference="CHN"
    )
    texts = texts_of(drawn(found))
    assert texts.count("China") == len(found) == 3
    assert "the first place minus the second" in " ".join(texts)


def test_nothing_to_draw_is_told(gaps, estimates):
    with pytest.raises(FrameError, match=r"at least one row of gaps with bounds .* not 0 rows\.$"):
        drawn(gaps.head(0))
    with pytest.raises(FrameError, match="not 3 rows without bounds"):
        drawn(gaps.assign(published_low=np.nan, published_high=np.nan))
    with pytest.raises(FrameError, match="A frame of gaps must have the columns `a`"):
        drawn(estimates)


def test_a_wrong_colour_is_told(gaps):
    with pytest.raises(OptionError, match="`colors` must be"):
        drawn(gaps, colors={"CHN": "no colour"})
