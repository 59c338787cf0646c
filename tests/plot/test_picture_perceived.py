"""The picture of what is perceived: two bands a pair, arrows, words above and ratios beside."""

import io

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import draw, perceived
from survey.plot.marks import BAND
from survey.plot.picture_perceived import plan_perceived
from survey.published.study import assemble

COLUMNS = ["indicator_id", "geography", "subject", "measure", "unit", "period", "kind", "wording"]
ROWS = [
    ("a1", "KGZ", "Workers", "In the country", "count", "2025", "rumoured", "almost 100,000"),
    ("a2", "KGZ", "Workers", "In the country", "count", "2025", "measured", "around 9,000"),
    ("b1", "KAZ", "Land", "Leased to foreigners", "share", "2016", "claimed", "more than half"),
    ("b2", "KAZ", "Land", "Leased to foreigners", "share", "2019", "measured", "0.4 percent"),
    ("c1", "KAZ", "Investment", "Stock", "USD", "", "claimed", "exceeding $30 billion"),
    ("c2", "KAZ", "Investment", "Stock", "USD", "2024", "measured", "$9.6 billion"),
]


def context(*rows):
    """Return a study of context of indicators."""
    return assemble("context", "Context", "", {"indicators": pd.DataFrame(rows, columns=COLUMNS)})


@pytest.fixture(scope="module")
def pairs():
    """Return three pairs in three units, read literally."""
    return sv.perceived_vs_measured(context(*ROWS))


@pytest.fixture(scope="module")
def shipped_pairs():
    """Return the pairs of the shipped context."""
    return sv.perceived_vs_measured(sv.load("central-asia-context"), reading="idiomatic")


def drawn(frame, **options):
    """Return axes with the picture."""
    return perceived(frame, ax=Figure((8, 6)).subplots(), **options)


def bands(ax):
    """Return the ends of all bands, from top to bottom."""
    found = [line for line in ax.lines if line.get_linewidth() == BAND]
    return [tuple(map(float, line.get_xdata())) for line in found]


def arrows(ax):
    """Return the markers of all arrows with their place."""
    return [(line.get_marker(), float(line.get_xdata()[0])) for line in ax.lines
            if line.get_marker() in {"<", ">"}]  # fmt: skip


def test_bands_lie_where_the_words_allow(shipped_pairs):
    (rumoured, measured) = bands(drawn(shipped_pairs))
    ruler = plan_perceived(shipped_pairs, None).rows[0].mark.ruler
    assert (ruler.low, ruler.high) == (3, 5)
    assert rumoured == pytest.approx((ruler.place(90000), 1.0))
    assert measured == pytest.approx((ruler.place(8500), ruler.place(9500)))
    assert rumoured[0] == pytest.approx(0.977, abs=1e-3)  # (log10(90000) - 3) / 2


def test_equal_distances_are_equal_ratios_in_every_row(pairs):
    rulers = [row.mark.ruler for row in plan_perceived(pairs, None).rows]
    assert {ruler.high - ruler.low for ruler in rulers} == {3}
    assert all(ruler.is_log for ruler in rulers)


def test_arrows_stand_where_the_words_set_no_end_that_fits(pairs):
    ax = drawn(pairs)
    assert arrows(ax) == [("<", 0.0), (">", 1.0)]
    assert bands(ax)[0][0] == 0.0  # almost 100,000, literally from nothing
    assert bands(ax)[4][1] == 1.0  # exceeding $30 billion


def test_words_units_ticks_and_ratios_are_written(pairs, texts_of):
    texts = texts_of(drawn(pairs))
    for words in ("rumoured “almost 100,000”", "measured “around 9,000”", "Workers: In the country",
                  "Kyrgyzstan", "USD", "1 trillion", "0.1%", "100%", "below 11.8 times",
                  "111–286 times", "above 3.1 times", "periods: 2016 (claimed), 2019 (measured)",
                  ):  # fmt: skip
        assert words in texts
    assert "count" not in texts
    assert "share" not in texts


def test_notes_say_only_what_is_drawn(pairs, shipped_pairs, texts_of):
    note = " ".join(texts_of(drawn(pairs)))
    assert "Arrows to the left: down to none. Arrows to the right: no upper end." in note
    assert "powers of ten" in note
    assert "usually mean" not in note
    other = " ".join(texts_of(drawn(shipped_pairs)))
    assert "Arrows" not in other
    assert "usually mean" in other
    near = context(*[(*row[:7], f"{place} percent") for place, row in enumerate(ROWS[2:4], 20)])
    assert "powers" not in " ".join(texts_of(drawn(sv.perceived_vs_measured(near))))


def test_no_ratio_leaves_its_place_empty(texts_of):
    rows = [(*ROWS[0][:7], "twelve"), (*ROWS[1][:7], "zero")]
    texts = texts_of(drawn(sv.perceived_vs_measured(context(*rows))))
    assert not [text for text in texts if "times" in text]
    assert "nothing was measured, so there is no ratio" in texts


def test_colours_are_those_of_the_sides(pairs):
    ax = drawn(pairs, colors={"perceived": "#5e3c99"})
    edges = [
        line.get_markeredgecolor() for line in ax.lines if line.get_marker() in {"|", "<", ">"}
    ]
    assert set(edges) == {"#5e3c99", "#0072b2"}
    with pytest.raises(OptionError, match="`colors` must be a mapping to colours"):
        drawn(pairs, colors={"perceived": "bluish"})


@pytest.mark.parametrize("width", [6.0, 8.0])
def test_texts_overlap_nowhere_and_long_ones_are_broken(width, pairs, boxes_of):
    long = pairs.assign(subject="A long subject " * 6, perceived_wording="more than half " * 12)
    figure = draw("perceived", pd.concat([pairs, long]), width=width, title="A title", source="S")
    page, boxes = figure.bbox, boxes_of(figure)
    for place, (text, box) in enumerate(boxes):
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text
        for other, beside in boxes[place + 1 :]:
            assert not box.padded(-1).overlaps(beside.padded(-1)), f"{text!r} covers {other!r}"


def test_a_csv_round_trip_changes_nothing(pairs, texts_of):
    back = pd.read_csv(io.StringIO(pairs.to_csv(index=False)))
    assert texts_of(drawn(back)) == texts_of(drawn(pairs))


def test_styles_and_settings_stay(pairs):
    before = dict(mpl.rcParams)
    with mpl.rc_context({"text.color": "red", "lines.linewidth": 9}):
        ax = drawn(pairs)
    assert "red" not in {text.get_color() for text in ax.texts}
    assert dict(mpl.rcParams) == before


def test_nothing_to_draw_is_told(pairs, gaps):
    expected = r"at least one row of perceived figures .* 'perceived', not 0 rows"
    with pytest.raises(FrameError, match=expected):
        drawn(pairs.head(0))
    with pytest.raises(FrameError, match="A frame of perceived must have the columns `study`"):
        drawn(gaps)
