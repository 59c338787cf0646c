import math

import pandas as pd
import pytest

import survey as sv
from survey.errors import FrameError
from survey.plot.drawable import decimals, drawable, records, sample_keys, share_text, span
from survey.plot.theme import identities


def test_waves_tell_samples_of_one_country_apart():
    frame = pd.DataFrame({"country": ["KAZ", "KAZ", "CHN"], "wave": ["2021", "2024", "2024"]})
    assert sample_keys(frame.assign(place="")) == ["KAZ 2021", "KAZ 2024", "CHN"]


def test_an_average_over_countries_goes_by_its_place():
    frame = pd.DataFrame({"country": ["", ""], "wave": "", "place": ["Asia", "Europe"]})
    assert sample_keys(frame) == ["Asia", "Europe"]


def test_rows_are_counted_anew(estimates):
    turned = estimates.iloc[::-1]
    assert drawable(turned, "estimates", "forest").index.tolist() == list(range(len(turned)))
    assert [row["place"] for row in records(turned)] == turned["place"].tolist()


def test_one_row_with_bounds_is_enough(estimates):
    one = estimates.assign(published_low=math.nan)
    one.loc[0, "published_low"] = 0.1
    assert len(drawable(one, "estimates", "forest")) == len(estimates)
    with pytest.raises(FrameError, match="not 6 rows without bounds"):
        drawable(estimates.assign(published_low=math.nan), "estimates", "forest")


def test_shares_are_told_as_printed_or_as_allowed(gaps):
    first, second, _ = records(gaps)
    assert [share_text(first, "_a"), share_text(first, "_b")] == ["86%", "74%"]
    assert share_text(second, "_a") == "above 80%"
    assert share_text(first, "_a", places=1) == "86.0%"


def test_a_span_takes_its_numbers_from_its_side(gaps):
    row = records(gaps)[0]
    mark = span(row, identities(["CHN"])["CHN"], "_b")
    assert (mark.value, mark.low, mark.high) == (0.74, row["low_b"], row["high_b"])


@pytest.mark.parametrize(
    ("shares", "expected"), [([0.29, 0.57], 0), ([0.29, 0.125], 1), ([math.nan], 0), ([], 0)]
)
def test_decimals_are_those_the_column_needs(shares, expected):
    assert decimals(shares) == expected


def test_sides_of_another_wave_have_a_look_each(figures):
    waves = figures.assign(country="Kazakhstan", n=813, wave=["2021", "2024"] * 3)
    found = sv.estimate(sv.toplines(sv.from_frame(waves, title="Waves")))
    assert len(set(sample_keys(found))) == 2
