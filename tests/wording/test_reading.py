import csv
import math
import time
from fractions import Fraction

import pytest

from survey.bounds import Bounds
from survey.errors import OptionError, WordingError
from survey.wording.reading import lexicon, parse_wording, read_wording

READINGS = ["literal", "idiomatic"]
NAMED = [Fraction(part, whole) for part, whole in
         [(0, 1), (1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5),
          (9, 10), (1, 1)]]  # fmt: skip
SPELT = {
    Fraction(1, 10): "one in ten", Fraction(1, 5): "a fifth", Fraction(1, 4): "a quarter",
    Fraction(1, 3): "a third", Fraction(2, 5): "two-fifths", Fraction(1, 2): "half",
    Fraction(3, 5): "three in five", Fraction(2, 3): "two-thirds",
    Fraction(3, 4): "three-quarters", Fraction(4, 5): "four-fifths", Fraction(9, 10): "nine in ten",
}  # fmt: skip
PERCENTS = [10, 12, 20, 25, 30, 35, 50, 67, 80, 95]
MORE = ["more than", "over", "above", "greater than", "exceeding", "upwards of"]
LESS = ["less than", "fewer than", "under", "below"]
NEARLY = ["nearly", "almost", "close to", "approaching"]
ABOUT = ["around", "about", "roughly", "approximately", "circa"]
JUST_UNDER = ["just under", "just below", "slightly less than", "a little under", "not quite"]
JUST_OVER = ["just over", "just above", "slightly more than", "a little over", "a little more than"]
MAJORITY = ["a majority", "most", "the majority", "mostly", "majority"]
VAST = ["the vast majority", "a vast majority", "an overwhelming majority", "a large majority"]


def step(percent):
    """Return the step of a percent in whole digits, by the words of the design."""
    return 10 if percent % 10 == 0 else 5 if percent % 5 == 0 else 2


def neighbours(fraction):
    """Return the named fractions beside one."""
    place = NAMED.index(fraction)
    return NAMED[place - 1], NAMED[place + 1]


def assert_bounds(found, low, high, low_open=False, high_open=False):
    """Compare with ends in percent, kept within 0 and 100."""
    low, low_open = (0, False) if low < 0 else (low, low_open)
    high, high_open = (100, False) if high > 100 else (high, high_open)
    assert (100 * found.low, 100 * found.high) == pytest.approx((float(low), float(high)))
    assert (found.low_open, found.high_open) == (low_open, high_open)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("67 percent", 67, 1),
        ("67%", 67, 1),
        ("Eighty-six percent", 86, 1),
        ("eighty\u2011six\u00a0percent", 86, 1),
        ("80 percent", 80, 1),
        ("67.4 percent", 67.4, 0.1),
        ("67,4 percent", 67.4, 0.1),
        ("70.0 percent", 70, 0.1),
        ("67.45%", 67.45, 0.01),
        ("two-thirds (67 percent)", 67, 1),
        ("two\u2010thirds (67\u00a0%)", 67, 1),
        ("nearly half (47%)", 47, 1),
        ("nearly half, or 47 percent", 47, 1),
        ("the vast majority (84 percent)", 84, 1),
        ("over 80 percent (83 percent)", 83, 1),
        ("around 70 percent (64 percent)", 64, 1),
        ("(67 percent)", 67, 1),
        ("67 percent (two-thirds)", 67, 1),
        ("exactly 67 percent", 67, 1),
        ("only 12 percent", 12, 1),
        ("another 29 percent", 29, 1),
        ("some 26 percent", 26, 1),
        ("Some 65%", 65, 1),
        ("an average of 44%", 44, 1),
        ("67\uff05", 67, 1),
        ("most Americans \u2013 65%", 65, 1),
        ("as many as 91 percent", 91, 1),
        ("just 12 percent", 12, 1),
        ("0 percent", 0, 1),
        ("100 percent", 100, 1),
        ("0.3 percent", 0.3, 0.1),
    ],
)
def test_a_printed_number_is_half_a_unit_wide_either_way(phrase, value, unit, reading):
    found = read_wording(phrase, reading=reading)
    assert_bounds(found, value - unit / 2, value + unit / 2)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("words", MORE)
def test_more_than(words, percent):
    phrase = f"{words} {percent} percent"
    assert_bounds(read_wording(phrase), percent, 100, low_open=True)
    high = percent + step(percent)
    found = read_wording(phrase, reading="idiomatic")
    assert_bounds(found, percent, high, low_open=True, high_open=True)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("words", LESS)
def test_less_than(words, percent):
    phrase = f"{words} {percent} percent"
    assert_bounds(read_wording(phrase), 0, percent, high_open=True)
    low = percent - step(percent)
    found = read_wording(phrase, reading="idiomatic")
    assert_bounds(found, low, percent, low_open=True, high_open=True)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("words", NEARLY)
def test_nearly(words, percent):
    phrase = f"{words} {percent} percent"
    assert_bounds(read_wording(phrase), 0, percent, high_open=True)
    low = percent - step(percent)
    assert_bounds(read_wording(phrase, reading="idiomatic"), low, percent, high_open=True)


@pytest.mark.parametrize(
    ("phrase", "low", "high", "low_open", "high_open"),
    [
        ("less than 1 percent", 0, 1, False, True),  # a step down would be below none
        ("less than 2 percent", 0, 2, True, True),
        ("more than 99 percent", 99, 100, True, False),  # a step up would be above all
        ("more than 98 percent", 98, 100, True, True),
        ("just over 99 percent", 99, 100, True, False),
        ("about 99.9 percent", 99.8, 100, False, False),
    ],
)
def test_an_end_beyond_none_or_all_belongs(phrase, low, high, low_open, high_open):
    assert_bounds(read_wording(phrase, reading="idiomatic"), low, high, low_open, high_open)
    ends = read_wording(phrase, reading="idiomatic")
    assert (0.0 in ends) is (low == 0 and not low_open)
    assert (1.0 in ends) is (high == 100 and not high_open)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("words", ABOUT)
def test_around(words, percent, reading):
    found = read_wording(f"{words} {percent} percent", reading=reading)
    assert_bounds(found, percent - step(percent) / 2, percent + step(percent) / 2)


@pytest.mark.parametrize("percent", PERCENTS)
def test_just_over_and_just_under(percent):
    for share, reading in ((1, "literal"), (2, "idiomatic")):
        away = step(percent) / share
        for words in JUST_OVER:
            found = read_wording(f"{words} {percent} percent", reading=reading)
            assert_bounds(found, percent, percent + away, low_open=True)
        for words in JUST_UNDER:
            found = read_wording(f"{words} {percent} percent", reading=reading)
            assert_bounds(found, percent - away, percent, high_open=True)


@pytest.mark.parametrize(
    ("phrase", "low", "high", "idiomatic_low", "idiomatic_high"),
    [
        ("at least 80 percent", 80, 100, 80, 90),
        ("no less than 67 percent", 67, 100, 67, 69),
        ("80 percent or more", 80, 100, 80, 90),
        ("80%+", 80, 100, 80, 90),
        ("at most 20 percent", 0, 20, 10, 20),
        ("no more than 35 percent", 0, 35, 30, 35),
        ("up to 20 percent", 0, 20, 10, 20),
        ("20 percent or less", 0, 20, 10, 20),
    ],
)
def test_at_least_and_at_most_hold_their_number(phrase, low, high, idiomatic_low, idiomatic_high):
    at_least = high == 100
    assert_bounds(read_wording(phrase), low, high)
    found = read_wording(phrase, reading="idiomatic")
    assert_bounds(found, idiomatic_low, idiomatic_high, not at_least, at_least)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [("well over 80 percent", 82.5, 100), ("far more than 67 percent", 67.5, 100),
     ("well below 20 percent", 0, 17.5), ("far fewer than 35 percent", 0, 33.75)],
)  # fmt: skip
def test_far_beyond_is_a_quarter_of_a_step_in_idiom(phrase, low, high):
    found = read_wording(phrase, reading="idiomatic")
    assert_bounds(found, low, high, low_open=high == 100, high_open=low == 0)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("fraction", SPELT)
def test_a_bare_fraction_reaches_half_way_to_its_neighbours(fraction, reading):
    below, above = neighbours(fraction)
    low, high = (below + fraction) / 2, (fraction + above) / 2
    assert_bounds(read_wording(SPELT[fraction], reading=reading), 100 * low, 100 * high)
    about = read_wording(f"about {SPELT[fraction]}", reading=reading)
    assert_bounds(about, 100 * low, 100 * high)


@pytest.mark.parametrize("fraction", SPELT)
def test_qualifiers_of_fractions_step_to_the_neighbours(fraction):
    below, above = neighbours(fraction)
    value, words = 100 * fraction, SPELT[fraction]
    assert_bounds(read_wording(f"over {words}"), value, 100, low_open=True)
    assert_bounds(read_wording(f"nearly {words}"), 0, value, high_open=True)
    assert_bounds(read_wording(f"just under {words}"), 100 * below, value, high_open=True)
    assert_bounds(read_wording(f"just over {words}"), value, 100 * above, low_open=True)
    idiomatic = {
        prefix: read_wording(f"{prefix} {words}", reading="idiomatic")
        for prefix in ("over", "nearly", "less than", "just under", "just over")
    }
    assert_bounds(idiomatic["over"], value, 100 * above, True, True)
    assert_bounds(idiomatic["nearly"], 100 * below, value, False, True)
    assert_bounds(idiomatic["less than"], 100 * below, value, True, True)
    assert_bounds(idiomatic["just under"], 50 * (below + fraction), value, False, True)
    assert_bounds(idiomatic["just over"], value, 50 * (fraction + above), True, False)


@pytest.mark.parametrize("phrase", [*MAJORITY, *VAST, "Most", "the vast majority."])
def test_a_majority_is_above_half(phrase):
    assert_bounds(read_wording(phrase), 50, 100, low_open=True)
    vast = phrase.casefold().rstrip(".") in VAST
    found = read_wording(phrase, reading="idiomatic")
    assert_bounds(found, 60 if vast else 50, 100, low_open=True)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("phrase", ["20 to 30 percent", "20\u201330%", "between 20 and 30 percent",
                                    "around 20 to 30 percent"])  # fmt: skip
def test_a_range_holds_both_ends(phrase, reading):
    assert_bounds(read_wording(phrase, reading=reading), 20, 30)


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("1,213", Bounds(1213, 1213)),
        ("1\u202f213", Bounds(1213, 1213)),
        ("more than 1,600", Bounds(1600, math.inf, low_open=True)),
        ("at least 1,600", Bounds(1600, math.inf)),
        ("fewer than 1,000", Bounds(0, 1000, high_open=True)),
        ("nearly 1,000", Bounds(0, 1000, high_open=True)),
        ("about 1,200", Bounds(1150, 1250)),
        ("over a thousand", Bounds(1000, math.inf, low_open=True)),
        ("1,000 to 1,200", Bounds(1000, 1200)),
        ("813+", Bounds(813, math.inf)),
    ],
)
def test_counts(phrase, bounds):
    assert read_wording(phrase, kind="count") == bounds


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("more than 1,600", Bounds(1600, 1700, low_open=True, high_open=True)),
        ("nearly 1,000", Bounds(900, 1000, high_open=True)),
        ("about 1,200", Bounds(1150, 1250)),
    ],
)
def test_counts_in_idiom(phrase, bounds):
    assert read_wording(phrase, kind="count", reading="idiomatic") == bounds


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("$94.8 billion", Bounds(94.75e9, 94.85e9)),
        ("exceeding \\$30 billion", Bounds(30e9, math.inf, low_open=True)),
        ("4,395", Bounds(4394.5, 4395.5)),
        ("60 percent", Bounds(0.595, 0.605)),
        ("more than 100 percent", Bounds(1.0, math.inf, low_open=True)),
    ],
)
def test_amounts(phrase, bounds):
    assert read_wording(phrase, kind="amount") == bounds


@pytest.mark.parametrize(
    ("phrase", "qualifier", "value", "unit", "words"),
    [
        ("67 percent", "eq", 0.67, 0.01, ""),
        ("67.4 percent", "eq", 0.674, 0.001, ""),
        ("another 29 percent", "eq", 0.29, 0.01, ""),
        ("two-thirds (67 percent)", "eq", 0.67, 0.01, "two-thirds"),
        ("nearly half, or 47%", "eq", 0.47, 0.01, "nearly half"),
        ("Over 80 percent", "gt", None, 0.01, ""),
        ("at least 80 percent", "ge", None, 0.01, ""),
        ("less than 20 percent", "lt", None, 0.01, ""),
        ("up to 20 percent", "le", None, 0.01, ""),
        ("about 30 percent", "approx", None, 0.01, ""),
        ("30 percent or so", "approx", None, 0.01, ""),
        ("nearly half", "just_under", None, None, ""),
        ("just over 50 percent", "just_over", None, 0.01, ""),
        ("two-thirds", "eq", None, None, ""),
        ("20 to 30 percent", "eq", None, 0.01, ""),
        ("a majority", "gt", None, None, ""),
    ],
)
def test_a_value_is_there_only_where_a_number_was_printed_as_it_is(
    phrase, qualifier, value, unit, words
):
    parsed = parse_wording(phrase)
    assert parsed.phrase == phrase
    assert parsed.qualifier == qualifier
    assert parsed.words == words
    expected = math.nan if value is None else value
    assert parsed.value == pytest.approx(expected, nan_ok=True)
    assert parsed.unit == pytest.approx(math.nan if unit is None else unit, nan_ok=True)


@pytest.mark.parametrize(
    "phrase",
    [
        "", "lots", "more than", "over over 80 percent", "at least 80 percent or more",
        "half of them",
        "two-thirds (67 percent) (x)", "((67 percent))", "(67 percent", "67 percent, two-thirds",
        "twenty-five thirds", "nearly", "some", "80 percent of Chinese respondents", "a few",
    ],
)  # fmt: skip
def test_what_is_no_phrase_is_refused(phrase):
    with pytest.raises(WordingError, match="a printed share such as '67 percent'"):
        read_wording(phrase)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("somewhere in the teens", 13, 19),
        ("in the 30s", 30, 39),
        ("in the thirties", 30, 39),
        ("in the low 40s", 40, 43),
        ("in the mid-40s", 44, 46),
        ("in the high teens", 17, 19),
        ("in the low teens", 13, 13),
    ],
)
def test_tens_are_ranges(phrase, low, high):
    assert_bounds(read_wording(phrase), low, high)


@pytest.mark.parametrize(("phrase", "low", "high"), [("some two-thirds", 63.33, 70.83)])
def test_some_before_words_is_about(phrase, low, high):
    found = read_wording(phrase)
    assert (round(100 * found.low, 2), round(100 * found.high, 2)) == (low, high)


def test_some_before_a_count_is_about():
    assert (
        read_wording("some 2,000", kind="count").low,
        read_wording("some 2,000", kind="count").high,
    ) == (1500, 2500)


def test_the_message_shows_the_phrase_as_printed():
    with pytest.raises(WordingError, match=r"not 'More than LOTS'\.$"):
        read_wording("More than LOTS")


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize(
    "phrase",
    ["more than 100 percent", "over 100%", "just over 100 percent", "well over 100 percent",
     "less than 0 percent", "nearly 0 percent", "just under zero percent"],
)  # fmt: skip
def test_what_cannot_be_is_refused(phrase, reading):
    with pytest.raises(WordingError, match="a printed share that is possible"):
        read_wording(phrase, reading=reading)
    with pytest.raises(WordingError, match="a printed count that is possible"):
        read_wording("fewer than 0", reading=reading, kind="count")


@pytest.mark.parametrize(
    "phrase", ["less than 20 to 30 percent", "over 20-30 percent", "nearly 20 to 30 percent"]
)
def test_a_qualifier_and_a_range_do_not_go_together(phrase):
    with pytest.raises(WordingError, match="one number behind a qualifier, not a range"):
        read_wording(phrase)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("84 percent (70)", "share"), ("67 percent, 3 percent", "share"),
        ("over 80 percent (79 percent)", "share"), ("67 percent, 3 points", "share"),
        ("1,213 (600 women)", "count"), ("2,026 (1,213 in China)", "count"),
    ],
)  # fmt: skip
def test_two_figures_in_one_phrase_are_refused(phrase, kind):
    with pytest.raises(WordingError, match="one number, or two that agree"):
        read_wording(phrase, kind=kind)


@pytest.mark.parametrize("kind", ["count", "amount"])
def test_words_for_a_share_are_no_count(kind):
    with pytest.raises(WordingError, match=f"a printed {kind}, not words for a share"):
        read_wording("a majority", kind=kind)


def test_options_are_checked():
    with pytest.raises(OptionError, match=r"`reading` must be .* Did you mean 'idiomatic'\?"):
        read_wording("67 percent", reading="idiomatc")
    with pytest.raises(OptionError, match=r"`kind` must be .* Did you mean 'share'\?"):
        read_wording("67 percent", kind="shares")


@pytest.mark.parametrize("kind", ["share", "count", "amount"])
@pytest.mark.parametrize(
    "phrase",
    [
        "9" * 5000, "9 " * 5000, "(" * 5000, "(" * 2500 + "9" + ")" * 2500, "(9" * 3000,
        "just " * 25_000, "only " * 25_000 + "67 percent", ", 9" * 20_000, ", or " * 20_000,
        "more than " * 10_000, "+" * 30_000, "or more " * 10_000, "\\" * 100_000,
        "\u00a0" * 100_000,
        "\u2011" * 100_000, "over 80 percent " * 5000, "a " * 50_000, "~" * 50_000,
        "9" * 5000 + " percent (67 percent)", "67 percent (" + "9" * 5000 + ")",
    ],
    ids=lambda text: text[:10],
)  # fmt: skip
def test_hostile_phrases_are_refused_at_once(phrase, kind):
    start = time.perf_counter()
    with pytest.raises(WordingError, match="`wording` must be") as caught:
        read_wording(phrase, kind=kind)
    assert time.perf_counter() - start < 0.3
    assert len(str(caught.value)) < 400


def test_the_lexicon_is_whole():
    rows = lexicon()
    assert list(rows) == sorted(rows, key=len, reverse=True)
    for term in rows.values():
        assert term.term == term.term.casefold().strip()
        assert bool(term.literal) is bool(term.idiomatic) is (term.role != "filler")
        assert term.basis in ({""} if term.role == "filler" else {"entailment", "convention"})


def test_what_is_marked_as_entailed_follows_from_the_words():
    strict = {"gt": ("(", "max]"), "ge": ("[", "max]"), "lt": ("[0, ", ")"), "le": ("[0, ", "]")}
    for term in lexicon().values():
        if term.qualifier in strict and term.role in {"before", "after"}:
            opening, closing = strict[term.qualifier]
            assert term.basis == "entailment"
            assert term.literal.startswith(opening), term.term
            assert term.literal.endswith(closing), term.term
        if term.qualifier in {"approx", "just_over"}:
            assert term.basis == "convention", term.term


def calibration(shared):
    """Return (phrases, percent) of phrases that were printed together with their number."""
    with (shared / "reference" / "hedge-calibration.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            target = float(row["target_pct"])
            fraction = next((f for f in SPELT if abs(100 * f - target) < 0.01), None)
            forms = [SPELT[fraction]] if fraction else []
            hedge = row["hedge"]
            if hedge in lexicon() and lexicon()[hedge].role == "verbal":
                phrases = [hedge]
            elif hedge.startswith("none"):
                phrases = forms
            else:
                forms += [f"{target:.0f} percent"] if target == round(target) else []
                phrases = [f"{hedge} {form}" for form in forms]
            yield phrases, float(row["printed_pct"])


def test_every_phrase_printed_with_its_number_allows_it(shared):
    rows = list(calibration(shared))
    assert len(rows) > 30
    for phrases, printed in rows:
        assert phrases
        for phrase in phrases:
            assert printed / 100 in read_wording(phrase), f"{phrase}: {printed}"


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("from 3.4% in 2021 to 39% in 2024", 0.034, 0.39),
        ("from 67.4% in 2020 to 90% in 2024", 0.674, 0.9),
        ("from 32 to 19 percent", 0.19, 0.32),
    ],
)
def test_a_change_reaches_from_one_figure_to_the_other(phrase, low, high):
    assert read_wording(phrase) == Bounds(low, high)
