"""Pictures: the same bytes twice, text that can be searched, settings left alone."""

import matplotlib as mpl
import pytest

from survey.report.blocks import Drawing
from survey.report.pictures import country_colors, svg


@pytest.mark.parametrize("picture", ["evidence", "forest"])
def test_same_bytes_and_searchable_text(estimates, picture):
    before = dict(mpl.rcParams)
    drawing = Drawing(picture, estimates)
    colors = country_colors(estimates["country"])
    first = svg(drawing, colors)
    assert first == svg(drawing, colors)
    assert ">willing<" in first
    assert "<dc:date>" not in first
    assert dict(mpl.rcParams) == before


def test_a_country_keeps_its_colour(estimates):
    colors = country_colors(["CHN", "KAZ"])
    alone = estimates[estimates["country"] == "KAZ"].reset_index(drop=True)
    drawn = svg(Drawing("forest", alone), colors)
    assert colors["KAZ"] in drawn
    assert colors["CHN"] not in drawn


def test_an_average_without_country_has_no_colour_of_its_own():
    assert "" not in country_colors(["CHN", ""])
