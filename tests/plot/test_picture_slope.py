"""The picture of slopes: shares from wave to wave, or from country to country."""

import io
import random

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

import survey as sv
from survey.errors import FrameError, OptionError
from survey.plot import draw, slope
from survey.plot.marks import BAND, LINE
from survey.plot.picture_slope import RISE_MOST, plan_slope
from survey.plot.slope_marks import LEADER, THREAD
from survey.plot.theme import ZERO

SHAPES = {"o", "D", "s", "^", "v", "p"}


def estimated(*rows, n=1000):
    """Return estimates of (country, wave, question, response, wording)."""
    columns = ["country", "wave", "question", "response", "wording"]
    figures = pd.DataFrame(rows, columns=columns).assign(n=n)
    return sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))


def waves(question, response, **wordings):
    """Return the rows of one answer in Kazakhstan by year: y2018="40%"."""
    return [("KAZ", year[1:], question, response, wording) for year, wording in wordings.items()]


def drawn(frame, **options):
    """Return axes with the picture."""
    return slope(frame, ax=Figure((7, 7)).subplots(), **options)


def points(ax):
    """Return the places of points from left to right, and from top to bottom."""
    found = [line for line in ax.lines if str(line.get_marker()) in SHAPES]
    return sorted((line.get_xdata()[0], line.get_ydata()[0]) for line in found)


def strokes(ax, width, color=None):
    """Return the ends of lines without a marker that are of one width, and of a colour if given."""
    plain = [line for line in ax.lines if line.get_marker() == "none"]
    found = [line for line in plain if line.get_linewidth() == width]
    found = [line for line in found if color in {None, line.get_color()}]
    return [tuple(zip(line.get_xdata(), line.get_ydata(), strict=True)) for line in found]


def ribbons(ax):
    """Return the corners of ribbons."""
    return [patch.get_xy()[:-1] for patch in ax.patches if isinstance(patch, Polygon)]


@pytest.fixture(scope="module")
def polls():
    """Return the estimates of a shipped study of two waves."""
    return sv.estimate(sv.toplines(sv.load("iri-kyrgyzstan")))


def test_exact_figures_are_points_at_the_height_of_their_shares(polls):
    ax = drawn(polls)
    ys = [y for _, y in points(ax)]
    shares = [0.39, 0.31, 0.55, 0.22, 0.57, 0.54]
    assert len(ys) == len(shares)
    rise = (ys[1] - ys[0]) / (shares[0] - shares[1])
    assert rise > 0
    assert ys == pytest.approx([ys[0] + rise * (shares[0] - share) for share in shares])


def test_every_interval_is_drawn_upright_through_its_point(polls):
    ax = drawn(polls)
    (x, y), (_, below), *_ = points(ax)
    rise = (below - y) / 0.08
    lengths = []
    for (x0, y0), (x1, y1) in strokes(ax, LINE):
        assert x0 == x1
        assert any(x0 == px and min(y0, y1) < py < max(y0, y1) for px, py in points(ax))
        lengths.append(abs(y1 - y0) / rise)
    assert sorted(lengths) == pytest.approx(sorted(polls["high"] - polls["low"]))
    assert x == min(x for (x, _), _ in strokes(ax, LINE))


def test_points_of_one_answer_are_joined(polls):
    ax = drawn(polls)
    good, bad, better, worse, first, last = points(ax)
    assert sorted(strokes(ax, THREAD)) == sorted([(good, better), (bad, worse), (first, last)])


def test_bands_are_joined_by_ribbons_and_never_by_their_middles():
    rows = waves("View?", "good", y2018="40%", y2019="more than 60 percent", y2020="over half")
    ax = drawn(estimated(*rows))
    assert strokes(ax, THREAD) == []
    ((_, y),) = points(ax)
    first, second = ribbons(ax)
    for corners in (first, second):  # around the ribbon, so that its edges do not cross
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
        assert (x0, x2) == (x1, x3)
        assert y0 >= y1
        assert y3 >= y2
    bands = [line for line in ax.lines if line.get_linewidth() == BAND]
    low, high = ({round(end, 6) for end in line.get_ydata()} for line in bands)
    assert {round(end, 6) for _, end in first} == {round(y, 6), *low}
    assert {round(end, 6) for _, end in second} == low | high
    tops = {min(low), min(high)}
    assert len(tops) == 1  # both bands reach a share of 1
    assert (max(low) - y) / (max(high) - y) == pytest.approx((0.6 - 0.4) / (0.5 - 0.4))


def test_the_note_names_what_joins(texts_of):
    def note(**wordings):
        return " ".join(texts_of(drawn(estimated(*waves("View?", "good", **wordings)))))

    assert ". Slopes: one answer from" in note(y2018="40%", y2019="42%")
    assert ". Ribbons: one answer from" in note(y2018="40%", y2019="over half")
    assert ". Slopes and ribbons: one" in note(y2018="40%", y2019="42%", y2020="over half")


def test_a_missing_wave_breaks_the_line(texts_of):
    rows = waves("View?", "good", y2018="40%", y2019="42%", y2020="45%", y2021="44%")
    rows += waves("View?", "bad", y2018="20%", y2020="25%", y2021="24%")
    ax = drawn(estimated(*rows))
    assert len(strokes(ax, THREAD)) == 3 + 1
    assert any("They break where a sample has no figure" in text for text in texts_of(ax))
    assert not any("They break" in text for text in texts_of(drawn(estimated(*rows[:4]))))


def test_waves_of_every_country_have_panels_in_its_colour(texts_of):
    rows = [(country, wave, "View?", "good", wording)
            for country in ("KAZ", "UZB")
            for wave, wording in (("2019", "40%"), ("2021", "50%"))]  # fmt: skip
    ax = drawn(estimated(*rows), colors={"KAZ": "#004400", "UZB": "#440000"})
    headings = {text.get_text(): text.get_color() for text in ax.texts}
    assert headings["Kazakhstan"] == "#004400"
    assert headings["Uzbekistan"] == "#440000"
    assert [texts_of(ax).count(wave) for wave in ("2019", "2021")] == [2, 2]
    colors = [line.get_color() for line in ax.lines if line.get_linewidth() == LINE]
    assert colors == ["#004400"] * 2 + ["#440000"] * 2


def test_two_countries_are_sides_with_a_shape_and_colour_each(estimates, texts_of):
    ax = drawn(estimates)
    assert texts_of(ax).count("China") == texts_of(ax).count("Kazakhstan") == 3
    shapes = [str(line.get_marker()) for line in ax.lines if str(line.get_marker()) in SHAPES]
    assert sorted(shapes) == ["D", "D", "o", "o"]
    assert len(ribbons(ax)) == 1
    assert {"86%", "74%", "above 80%", "36%", "41%"} <= set(texts_of(ax))


def test_the_shares_stand_at_both_ends_and_the_answer_behind_the_last(estimates):
    ax = draw("slope", estimates.head(4).query("question_id == 'travel'"), width=5.0).axes[0]
    at = {text.get_text(): text.xy[0] for text in ax.texts}
    left, right = points(ax)
    assert at["86%"] < left[0] < right[0] < at["74%"] < at["willing"]


def test_inner_values_are_written_where_there_is_room(texts_of):
    rows = waves("View?", "good", y2018="40%", y2019="47%", y2020="45%")
    assert {"40%", "47%", "45%"} <= set(texts_of(drawn(estimated(*rows))))


def test_waves_stand_by_their_years(texts_of):
    rows = waves("View?", "good", y2010="40%", y2018="47%", y2020="45%")
    for given in (rows, rows[::-1]):
        ax = drawn(estimated(*given))
        one, two, three = (x for x, _ in points(ax))
        assert (two - one) / (three - one) == pytest.approx(0.8)
        assert any("in proportion to their years" in text for text in texts_of(ax))
    even = drawn(estimated(*waves("View?", "good", y2018="40%", y2019="47%", y2020="45%")))
    assert not any("in proportion" in text for text in texts_of(even))


def test_figures_that_meet_stand_side_by_side():
    rows = waves("View?", "good", y2018="40%", y2020="60%")
    rows += waves("View?", "bad", y2018="38%", y2020="20%")
    xs = [x for x, _ in points(drawn(estimated(*rows)))]
    assert xs[0] < xs[1] < xs[2] == xs[3]


def test_the_note_tells_what_is_drawn(polls, texts_of):
    note = " ".join(texts_of(drawn(polls, source="Source: a poll.")))
    for words in (
        "Points: printed figures. Slopes: one answer from sample to sample. Upright lines: 95% "
        "intervals for sampling error, the sample design being unknown. Upright lines that "
        "overlap do not show that nothing differs. Faint lines: every 10 points, on one scale",
        "Kyrgyzstan 2018, n = 1,500",
        "Kyrgyzstan 2019, n = 1,483",
    ):
        assert words in note
    assert "Left out" not in note
    assert "Bands" not in note
    assert note.endswith("Source: a poll.")


def test_the_note_tells_why_there_is_no_interval_and_of_whom(figures, texts_of):
    def note(n):
        made = sv.from_frame(figures.assign(n=n), title="Poll")
        return " ".join(texts_of(drawn(sv.estimate(sv.toplines(made)))))

    assert "No interval: no sample size was printed. Faint" in note([""] * 6)
    assert "overlap" not in note([""] * 6)
    some = note(["", 813] * 3)
    assert "No interval: no sample size was printed (China). Faint" in some
    assert "China, n not published" in some


def test_what_stands_alone_is_left_out_and_counted(estimates, texts_of):
    ax = drawn(estimates.iloc[:5])
    assert "Reason" not in texts_of(ax)
    assert any("Left out: 1 figure with no other to be joined to." in t for t in texts_of(ax))
    rest = pd.concat([estimates, estimates.head(2).assign(kind="remainder")])
    assert not any("Left out" in text for text in texts_of(drawn(rest)))


def test_what_must_be_known_of_a_figure_stands_below_its_question(estimates, texts_of):
    travel = estimates.query("question_id == 'travel'")
    agreed, assumed = "a share of those who agreed", "the number of respondents is assumed"
    texts = texts_of(drawn(travel.assign(note=[f"{agreed}; {assumed}", f"{agreed}; no interval"])))
    assert texts[1:3] == [
        "A share of those who agreed",
        "The number of respondents is assumed (China)",
    ]


def test_samples_of_one_wave_go_by_their_places(estimates, texts_of):
    parts = estimates.query("question_id == 'travel'")
    parts = parts.assign(country="KAZ", place=["Kazakhstan (towns)", "Kazakhstan (villages)"])
    texts = texts_of(drawn(parts))
    assert "Kazakhstan" in texts
    assert {"Kazakhstan (towns)", "Kazakhstan (villages)"} <= set(texts)


def test_colours_stay_those_of_other_pictures(estimates):
    more = estimates.head(1).assign(country="PER", place="Peru", sample_id="peru", question_id="q")
    ax = drawn(pd.concat([more, estimates], ignore_index=True))
    forest = draw("forest", pd.concat([more, estimates], ignore_index=True)).axes[0]
    colors = [
        {line.get_markerfacecolor() for line in axes.lines if str(line.get_marker()) in SHAPES}
        for axes in (ax, forest)
    ]
    assert colors[0] < colors[1]


def test_a_csv_round_trip_changes_nothing(polls, tmp_path, texts_of):
    polls.to_csv(tmp_path / "polls.csv", index=False)
    again = pd.read_csv(tmp_path / "polls.csv")
    assert texts_of(drawn(again)) == texts_of(drawn(polls))
    assert points(drawn(again)) == points(drawn(polls))


def test_nothing_to_draw_is_told(estimates, gaps):
    with pytest.raises(FrameError, match=r"several samples .* 'slope', not 3 rows of answers"):
        drawn(estimates.query("country == 'CHN'"))
    with pytest.raises(FrameError, match=r"at least one row of estimates with bounds .* not 0 row"):
        drawn(estimates.head(0))
    with pytest.raises(FrameError, match="A frame of estimates must have the columns `study`"):
        drawn(gaps)
    with pytest.raises(OptionError, match="`colors` must be"):
        drawn(estimates, colors={"CHN": "no colour"})


def assert_tidy(figure, boxes):
    """Assert that texts lie on the figure and cover neither one another nor a mark."""
    page = figure.bbox
    for text, box in boxes:
        assert page.x0 <= box.x0 < box.x1 <= page.x1, text
        assert page.y0 <= box.y0 < box.y1 <= page.y1, text
    # a box holds the line spacing, which no letter fills
    shrunk = sorted(((text, box.padded(-1)) for text, box in boxes), key=lambda each: each[1].y0)
    for place, (text, box) in enumerate(shrunk):
        for other, beside in shrunk[place + 1 :]:
            if beside.y0 > box.y1:
                break
            assert not box.overlaps(beside), f"{text!r} covers {other!r}"
    for line in figure.axes[0].lines:
        if str(line.get_marker()) in SHAPES or line.get_linewidth() in {LINE, BAND}:
            mark = line.get_window_extent()
            covering = [text for text, box in shrunk if box.overlaps(mark)]
            assert covering == [], line


def crowd(answers):
    """Return many answers of much the same share over four waves, with long names."""
    chance = random.Random(answers)
    return estimated(*[
        ("KAZ", year, "Что важнее всего?", f"Ответ {number} о приграничном сотрудничестве",
         f"{chance.choice([4, 9, 10, 11, 12, 30]) + chance.randint(0, 2)} percent")
        for number in range(answers) for year in ("2008", "2019", "2020", "2021")
    ])  # fmt: skip


@pytest.mark.parametrize("width", [5.0, 7.0, 12.0])
def test_shipped_studies_are_tidy(width, shipped, boxes_of):
    for study in (shipped, sv.load("iri-kyrgyzstan"), sv.load("cab-kyrgyzstan-cited")):
        found = sv.estimate(sv.toplines(study))
        figure = draw("slope", found, width=width, title="A title", source="Source")
        assert_tidy(figure, boxes_of(figure))


@pytest.mark.parametrize("width", [5.0, 7.0])
def test_sixty_long_rows_are_tidy(width, long_estimates, boxes_of):
    figure = draw("slope", long_estimates, width=width)
    assert_tidy(figure, boxes_of(figure))


@pytest.mark.parametrize("answers", [1, 6, 15])
@pytest.mark.parametrize("width", [5.0, 7.0])
def test_crowded_answers_are_tidy(answers, width, boxes_of):
    figure = draw("slope", crowd(answers), width=width)
    assert_tidy(figure, boxes_of(figure))


@pytest.mark.parametrize("width", [5.0, 7.0])
def test_many_countries_with_long_names_are_tidy(width, boxes_of):
    countries = ["KAZ", "GBR", "ARE", "BIH", "COD"]
    rows = [(country, "", "View?", answer, f"{share + 7 * place} percent")
            for place, country in enumerate(countries)
            for answer, share in (("good", 40), ("bad", 25))]  # fmt: skip
    figure = draw("slope", estimated(*rows), width=width)
    assert_tidy(figure, boxes_of(figure))


@pytest.mark.parametrize("width", [5.0, 7.0])
def test_many_waves_with_long_names_are_tidy(width, boxes_of):
    rows = [("KAZ", f"Wave {number} in the spring", "View?", "good", f"{40 + number} percent")
            for number in range(8)]  # fmt: skip
    figure = draw("slope", estimated(*rows), width=width)
    assert_tidy(figure, boxes_of(figure))


def test_texts_are_drawn_letter_for_letter(long_estimates):
    written = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        draw("slope", long_estimates.head(4)).savefig(written, format="svg")
    assert r"$\frac{$" in written.getvalue()
    assert "приграничное" in written.getvalue()


def test_crowded_answers_get_a_larger_scale_within_limits():
    few = crowd(5)

    def rise(times):
        frames = [few.assign(response_id=few["response_id"] + str(copy)) for copy in range(times)]
        return plan_slope(pd.concat(frames), None).rows[0].mark.rise

    assert rise(1) <= RISE_MOST < rise(4) < rise(9)
    assert rise(9) == rise(10)


def test_long_lines_lead_to_answers_that_end_early():
    rows = waves("View?", "good", y2018="40%", y2019="42%", y2020="45%")
    rows += waves("View?", "bad", y2018="20%", y2019="25%")
    ax = drawn(estimated(*rows))
    ends = {round(y, 6) for _, y in points(ax)}
    long = [line for line in strokes(ax, LEADER, ZERO) if line[1][0] - line[0][0] > 0.2]
    ((start, end),) = long
    assert round(start[1], 6) in ends
    assert start[1] == pytest.approx(end[1])


def test_a_users_axes_may_be_small_or_large(estimates):
    for size in ((3, 2), (14, 12)):
        ax = Figure(size).subplots()
        assert slope(estimates, ax=ax) is ax
        assert np.isfinite([text.xy for text in ax.texts]).all()
