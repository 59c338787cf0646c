"""Drawings as SVG: the same bytes for the same frame, with text that can be searched."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import matplotlib as mpl

from survey.plot import draw
from survey.plot.theme import identities
from survey.report.blocks import Drawing

WIDTH = 7.2
"""Inches; a little wider than the text of the page, so that its type becomes that of the tables."""


def country_colors(countries: Iterable[str]) -> dict[str, str]:
    """Return one colour for each country, kept through the whole report."""
    return {country: look.color for country, look in identities(countries).items() if country}


def svg(drawing: Drawing, colors: Mapping[str, str]) -> str:
    """Return a drawing as SVG text."""
    figure = draw(drawing.picture, drawing.frame, width=WIDTH, colors=colors)
    written = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "survey"}):
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()
