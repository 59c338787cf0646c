import math

import pytest

from survey.errors import OptionError
from survey.inference.per_sample import per_sample


def test_one_number_is_that_of_every_sample():
    assert per_sample("deff", ["cn", "kz"], 1.5, otherwise=1.0).tolist() == [1.5, 1.5]


def test_a_mapping_leaves_the_others_as_they_are():
    found = per_sample("rate", ["kz", "cn", "kz"], {"kz": 0.2}, otherwise=math.nan)
    assert found[[0, 2]].tolist() == [0.2, 0.2]
    assert math.isnan(found[1])


def test_an_unknown_sample_is_named():
    with pytest.raises(OptionError, match="`rate` must be one of 'cn', 'kz', not 'china'"):
        per_sample("rate", ["kz", "cn", "kz"], {"china": 0.2}, otherwise=1.0)
