import math

import pytest

from survey.labels import (
    amount,
    bounds_text,
    count_range,
    listed,
    number,
    p_text,
    percent,
    percent_range,
    plain_number,
    points,
    points_range,
    times_range,
)

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, 0, "0"),
        (1213, 0, "1,213"),
        (1234567.891, 2, "1,234,567.89"),
        (-5, 0, "\u22125"),
        (-0.4, 0, "0"),
        (-0.04, 1, "0.0"),
        (-0.06, 1, "\u22120.1"),
        (NAN, 0, ""),
        (INF, 0, "any number"),
    ],
)
def test_numbers(value, places, text):
    assert number(value, places) == text


@pytest.mark.parametrize(
    ("share", "places", "text"),
    [(0.67, 0, "67%"), (1.0, 0, "100%"), (0.0, 1, "0.0%"), (0.6749, 1, "67.5%"), (NAN, 0, "")],
)
def test_percents(share, places, text):
    assert percent(share, places) == text


def test_ranges_of_percents():
    assert percent_range(0.172, 0.189) == "17\u201319%"
    assert percent_range(0.172, 0.189, 1) == "17.2\u201318.9%"
    assert percent_range(NAN, 0.2) == percent_range(0.2, NAN) == ""


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        ((0.8, 1.0, True, False), "above 80%"),
        ((0.8, 1.0, False, False), "at least 80%"),
        ((0.0, 0.2, False, True), "below 20%"),
        ((0.0, 0.2, False, False), "at most 20%"),
        ((0.0, 1.0, False, False), "anything"),
        ((0.4, 0.5, False, True), "40\u201350%"),
        ((0.665, 0.675, False, False), "66.5\u201367.5%"),
        ((0.6735, 0.6745, False, False), "67.35\u201367.45%"),
        ((0.67445, 0.67455, False, False), "67.445\u201367.455%"),
        ((1 / 3, 1.0, True, False), "above 33.3%"),
        ((NAN, NAN, False, False), "contradictory"),
        ((0.2, NAN, False, False), "contradictory"),
    ],
)
def test_bounds_in_words(bounds, text):
    assert bounds_text(*bounds) == text


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_the_ends_of_a_printed_figure_are_told_apart(decimals):
    unit = 10.0**-decimals
    for value in (12.3, 67.4, 99.0):
        rounded = round(value, decimals)
        text = bounds_text((rounded - unit / 2) / 100, (rounded + unit / 2) / 100)
        low, high = (float(part) for part in text.rstrip("%").split("\u2013"))
        assert math.isclose(high - low, unit)
        assert math.isclose((low + high) / 2, rounded)


@pytest.mark.parametrize(
    ("difference", "places", "text"),
    [
        (0.12, 0, "+12 points"),
        (-0.12, 0, "\u221212 points"),
        (0.01, 0, "+1 point"),
        (-0.01, 0, "\u22121 point"),
        (0.0, 0, "0 points"),
        (-0.001, 0, "0 points"),
        (0.0125, 1, "+1.2 points"),
        (NAN, 0, ""),
    ],
)
def test_points(difference, places, text):
    assert points(difference, places) == text


def test_points_without_sign():
    assert points(0.12, sign=False) == "12 points"
    assert points(0.01, sign=False) == "1 point"
    assert points(-0.12, sign=False) == "\u221212 points"


def test_ranges_of_points():
    assert points_range(0.042, 0.202, 1) == "+4.2 to +20.2 points"
    assert points_range(-0.02, 0.0) == "\u22122 to 0 points"
    assert points_range(NAN, 0.1) == points_range(0.1, NAN) == ""


@pytest.mark.parametrize(
    ("p_value", "text"),
    [
        (0.0, "<0.001"), (0.00099, "<0.001"), (0.001, "0.001"), (0.0871, "0.087"),
        (1.0, "1.000"), (NAN, ""),
    ],
)  # fmt: skip
def test_p_values(p_value, text):
    assert p_text(p_value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (1213, 1213, "1,213"),
        (679.0, 686.0, "679\u2013686"),
        (1601, INF, "1,601 or more"),
        (NAN, NAN, "not published"),
    ],
)
def test_sample_sizes(low, high, text):
    assert count_range(low, high) == text


def test_lists():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(iter(["a", "b"])) == "a and b"
    assert listed(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        ((9.4737, 11.7647, False, True), "9.5\u201311.8 times"),
        ((0.0, 11.7647, False, True), "below 11.8 times"),
        ((0.0, 2.0, True, False), "at most 2.0 times"),
        ((2.0, INF, True, False), "above 2.0 times"),
        ((2.0, INF, False, False), "at least 2.0 times"),
        ((0.0, INF, True, False), "any ratio"),
        ((0.125, 0.25, False, False), "0.12\u20130.25 times"),
        ((111.1, 285.7, False, False), "111\u2013286 times"),
        ((1.0, 1.0, False, False), "1.0 times"),
        ((NAN, NAN, False, False), ""),
    ],
)
def test_ratios(ratio, text):
    assert times_range(*ratio) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (9, "9"), (999999, "1 million"), (1e6, "1 million"), (-2.5e9, "\u22122.5 billion"),
     (123456, "123,000"), (1e-6, "0.000001"), (3e14, "300 trillion")],
)  # fmt: skip
def test_amounts(value, text):
    assert amount(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.0, "4"), (2.125, "2.125"), (0.005, "0.005"), (1.1 + 2.2, "3.3"), (-1213, "\u22121,213"),
     (float("inf"), "any number"), (float("nan"), "")],
)  # fmt: skip
def test_plain_numbers_have_the_decimals_they_need(value, text):
    assert plain_number(value) == text
