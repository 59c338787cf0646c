"""One number for all samples or one for each: design effects, response rates, populations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from survey.errors import OptionError

PerSample = float | Mapping[str, float]


def per_sample(
    name: str, sample_ids: Iterable[str], given: PerSample, otherwise: float
) -> NDArray[np.float64]:
    """Return the number of each sample id.

    Parameters
    ----------
    name : str
        What the number is, for the error.
    sample_ids : iterable of str
        The samples, repeated as they come.
    given : float or mapping
        One number for all, or one for each sample id.
    otherwise : float
        The number of samples that a mapping does not name.

    Raises
    ------
    OptionError
        If a mapping names a sample that is not there.

    Examples
    --------
    >>> per_sample("deff", ["cn", "kz", "cn"], {"cn": 2.0}, otherwise=1.0)
    array([2., 1., 2.])
    """
    ids = list(sample_ids)
    if not isinstance(given, Mapping):
        return np.full(len(ids), given, dtype=np.float64)
    known = sorted(set(ids))
    for sample_id in given:
        if sample_id not in known:
            raise OptionError.unknown(name, sample_id, known)
    return np.array([given.get(sample_id, otherwise) for sample_id in ids], dtype=np.float64)
