import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

import survey as sv
from survey.errors import FrameError
from survey.plot import scale
from survey.plot.theme import NOT_PUBLISHED, valence_colors


def drawn(frame, **options):
    """Return axes with the picture."""
    return scale(frame, ax=Figure((8, 6)).subplots(), **options)


def segments(ax):
    """Return (start, end, colour) of each segment, bar by bar from top to bottom."""
    found = sorted(ax.patches, key=lambda patch: (patch.get_y(), patch.get_x()))
    return [
        (
            round(patch.get_x(), 6),
            round(patch.get_x() + patch.get_width(), 6),
            to_hex(patch.get_facecolor()),
        )
        for patch in found
    ]


def test_answers_and_what_was_not_published_fill_the_bar(scales):
    positive, neutral = valence_colors(["positive", "neutral"])
    assert segments(drawn(scales))[:3] == [
        (0, 0.53, positive),
        (0.53, 0.82, neutral),
        (0.82, 1, NOT_PUBLISHED),
    ]


def test_a_vague_answer_is_solid_where_sure_and_striped_where_possible(scales):
    ax = drawn(scales[scales["country"] == "KAZ"])
    solid, striped = sorted(ax.patches, key=lambda patch: patch.get_x())[:2]
    assert (solid.get_x(), solid.get_width(), solid.get_hatch()) == (0, 0.4, None)
    assert striped.get_x() == pytest.approx(0.4)
    assert striped.get_hatch()


def test_without_remainders_the_bar_ends_with_the_last_answer(scales):
    ax = drawn(scales[(scales["kind"] != "remainder") & (scales["country"] == "CHN")])
    assert max(end for _, end, _ in segments(ax)) == 0.82


def test_estimates_are_drawn_like_toplines(scales):
    assert segments(drawn(sv.estimate(scales))) == segments(drawn(scales))


def test_answers_and_values_are_written(scales, texts_of):
    texts = texts_of(drawn(scales))
    for expected in ("support", "neutral", "Not published", "53%", "29%", "17–19%", "2%", "China"):
        assert expected in texts
    assert texts.count("support") == 1  # one key for both places


def test_the_key_names_only_what_is_drawn(scales, texts_of):
    both = texts_of(drawn(scales))
    assert "possible" in both
    china = texts_of(drawn(scales[scales["country"] == "CHN"]))
    assert "possible" not in china
    assert "Not published" in china
    kazakhstan = texts_of(drawn(scales[scales["country"] == "KAZ"]))
    assert "Not published" not in kazakhstan  # all that is left is possible, none of it sure


def test_the_note_tells_what_not_published_means_and_what_is_left_out(scales, texts_of):
    note = " ".join(texts_of(drawn(scales)))
    assert "Not published: other answers, don't know or no answer." in note
    assert "Left out: 1 question that took, or may have taken, several answers." in note
    assert "sampling error is not shown" in note


def test_a_net_is_not_drawn_beside_its_members(scales):
    china = scales[(scales["country"] == "CHN") & (scales["kind"] == "answer")]
    net = china.head(1).assign(
        response_id="both", response="both", kind="net", members="support neutral", value=0.82
    )
    together = segments(drawn(pd.concat([china, net])))
    assert together == segments(drawn(china))
    alone = segments(drawn(pd.concat([china.head(1), net])))
    assert [end for _, end, _ in alone] == [0.82]


def test_a_part_of_respondents_is_named(scales, texts_of):
    ax = drawn(scales.assign(note="a share of those who agreed"))
    assert "A share of those who agreed" in texts_of(ax)


def test_only_questions_with_one_answer_can_be_drawn(scales):
    with pytest.raises(FrameError, match="at least one question known to take one answer"):
        drawn(scales[scales["question_kind"] == "multiple"])
