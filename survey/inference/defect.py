"""The data defect correlation of samples: what one of a given size would do, if it can be."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import numpy as np
import pandas as pd

from survey.errors import OptionError
from survey.frames import DEFECTS, require
from survey.inference.estimates import Numbers, sizes, within
from survey.inference.per_sample import per_sample
from survey.intervals import (
    Interval,
    defect_bias,
    defect_n_effective,
    feasible_defects,
    feasible_populations,
    feasible_shares,
)
from survey.published.study import Study

POSSIBLE, NOT_POSSIBLE, UNKNOWN = "possible", "not possible", "population or n not known"
Range = tuple[float, float]
Population = float | Range | Mapping[str, float | Range]


def defects(estimates: pd.DataFrame, *, population: Population, ddc: float = 0.005) -> pd.DataFrame:
    """Return what a data defect correlation would do to each share, or that none can be so large.

    Answers how much a slight tendency of people with a view to be in the sample matters when few
    of very many were asked. It is a figure of speech for one share of one population: where the
    size of the population is not known, take the selection ratio of `tip`, which needs none.

    Parameters
    ----------
    estimates : DataFrame
        As `estimate` returns them.
    population : float, (float, float) or mapping
        How many people the sample stands for: a number, a range, or one of these for each sample
        id (see `populations` for those of a study).
    ddc : float, default 0.005
        Correlation, over the population, of being in the sample and holding the view, -1 to 1;
        the default is the size that Meng (2018) found for voters of Trump in a large US survey.

    Returns
    -------
    DataFrame
        The rows of `estimates` with the columns of `frames.DEFECTS`: `population_low` to
        `population_high`; `ddc`; `ddc_most`, the most extreme correlation of its sign that any
        sample of that size can have, over bounds, n and population; `answer`, "possible",
        "not possible" (beyond that) or "population or n not known"; `bias_low` to `bias_high`, how
        far the share lies above that of the population (shares; empty where not possible), and
        `ddc_n_effective_low` to `ddc_n_effective_high`, the size of a random sample that errs as
        much, likewise.

    Raises
    ------
    FrameError
        If a column of estimates is missing.
    OptionError
        If a number is out of range, or `population` names an unknown sample.

    See Also
    --------
    survey.intervals.defect_bias : The formula.

    Notes
    -----
    The share in the population being unknown, the published one stands for it, with all that its
    words allow.

    References
    ----------
    X.-L. Meng (2018), Statistical paradises and paradoxes in big data (I), Annals of Applied
    Statistics 12: 685-726, page 685, doi:10.1214/18-AOAS1161SF.

    A. Reinhart, R. Tibshirani (2021), Big data, big problems: responding to "Are we there yet?",
    arXiv:2109.00680: the measure serves one purpose, the estimate of a share, and leaves out errors
    of measurement.

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": ["CHN"], "n": [1213], "question": "Travel?",
    ...     "response": "willing", "wording": ["86 percent"]})
    >>> found = sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))
    >>> row = defects(found, population=100_000_000).iloc[0]
    >>> f"{row['answer']}: {row['ddc_most']:.4f} at most"
    'not possible: 0.0014 at most'
    """
    if not (-1 <= ddc <= 1 and ddc != 0):
        raise OptionError.out_of_range("ddc", ddc, "a number from -1 to 1 but 0")
    frame = require(estimates, "estimates").reset_index(drop=True)
    people = _ends_of(frame["sample_id"], population)
    low, high = within(frame["published_low"]), within(frame["published_high"])
    most, biases, worth = [], [], []
    for n, number in product(sizes(frame), people):
        hardest = np.clip(n / number if ddc > 0 else 1 - n / number, low, high)
        most.append(feasible_defects(hardest, n, number)[int(ddc > 0)])
        for share in (low, 0.5, high, *feasible_shares(ddc, n, number)):
            inside = np.clip(share, low, high)
            nearest = _nearest(number, people, feasible_populations(ddc, inside, n))
            biases.append(defect_bias(ddc, inside, n, nearest))
            worth.append(defect_n_effective(ddc, n, nearest))
    bias_low, bias_high = np.fmin.reduce(biases), np.fmax.reduce(biases)
    known = ~np.isnan(low + people[0] + people[1]) & frame["n_low"].notna().to_numpy()
    found = frame.assign(
        population_low=people[0],
        population_high=people[1],
        ddc=float(ddc),
        ddc_most=(np.fmax if ddc > 0 else np.fmin).reduce(most),
        answer=np.select([~known, np.isnan(bias_low)], [UNKNOWN, NOT_POSSIBLE], POSSIBLE),
        bias_low=bias_low,
        bias_high=bias_high,
        ddc_n_effective_low=np.fmin.reduce(worth),
        ddc_n_effective_high=np.fmax.reduce(worth),
    )
    return found[[*DEFECTS, *(column for column in frame.columns if column not in DEFECTS)]]


def _nearest(number: Numbers, people: tuple[Numbers, Numbers], feasible: Interval) -> Numbers:
    """Return the population nearest to a number that is possible, NaN where none is."""
    nearest = np.clip(number, feasible.low, feasible.high)
    outside = (nearest < people[0]) | (nearest > people[1])
    return np.where(outside, np.nan, nearest)


def populations(study: Study) -> dict[str, Range]:
    """Return the size of the population of each sample of a study that says so.

    Examples
    --------
    >>> import survey as sv
    >>> populations(sv.load("gt-china-kazakhstan-2024"))
    {}
    """
    table = study.samples
    return {
        row["sample_id"]: (float(row["population_low"]), float(row["population_high"]))
        for row in table.to_dict("records")
        if row["population_low"] and row["population_high"]
    }


def _ends_of(sample_ids: pd.Series, population: Population) -> tuple[Numbers, Numbers]:
    """Return the smallest and the largest population of each sample id, NaN where not given."""
    given = population if isinstance(population, Mapping) else dict.fromkeys(sample_ids, population)
    ends = {name: each if isinstance(each, tuple) else (each, each) for name, each in given.items()}
    low, high = (
        per_sample(
            "population", sample_ids, {name: each[end] for name, each in ends.items()}, np.nan
        )
        for end in (0, 1)
    )
    return low, high
