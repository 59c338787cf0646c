"""Figures as `extract` returns them, written by hand."""

import math

import pytest

from survey.frames import FIGURES


@pytest.fixture(scope="session")
def figure():
    """Return a function that makes one row of `extract`."""

    def make(phrase="74 percent", value=math.nan, **told):
        row = dict.fromkeys(FIGURES, "") | {"paragraph": 1, "kind": "share", "qualifier": "eq"}
        return row | {"phrase": phrase, "value": value, "sentence": "s"} | told

    return make


@pytest.fixture(scope="session")
def size(figure):
    """Return a function that makes a row of a sample size."""

    def make(phrase, value, **told):
        return figure(phrase, value, kind="sample_size", **told)

    return make
