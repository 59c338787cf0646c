"""One share of several comparable polls, with how far such polls lie apart."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from survey.countries import country_name
from survey.errors import FrameError, OptionError
from survey.frames import ESTIMATES, POOLED, require
from survey.inference.combining import FEWEST, Combined, combine
from survey.inference.estimates import AS_IF, KNOWN, UNKNOWN
from survey.inference.pairing import RELATED, SIMILAR
from survey.labels import listed
from survey.options import Between, PoolScale, values

ENOUGH = 5
SHARES = ("estimate", "low", "high", "prediction_low", "prediction_high")
RANDOM = "mean of the polls' populations, random effects"
COMMON = "the one share that all polls are taken to measure, common effect"


def pool(
    estimates: pd.DataFrame | Iterable[pd.DataFrame],
    *,
    scale: PoolScale = "logit",
    between: Between = "paule-mandel",
) -> pd.DataFrame:
    """Return one share of several comparable polls, and where one more such poll would lie.

    For a user's own polls that asked the same or a similar question. It does not make vague or
    merely related figures comparable: for those see `compare` with by="study". What all polls have
    wrong in common stays in the mean, however many they are.

    Parameters
    ----------
    estimates : DataFrame or iterable of DataFrame
        As `estimate` returns them: three rows or more about one answer, each of another sample.
        Rows are about one answer if their questions have one concept (or are one question) and
        their answers one id and base.
    scale : {"logit", "raw"}, default "logit"
        On which scale shares are averaged: log odds, or the shares themselves (whose limits can
        then lie beyond 0 and 1 and are cut there).
    between : {"paule-mandel", "reml", "dersimonian-laird", "none"}, default "paule-mandel"
        How the variance of the shares of the polls' populations is estimated; never below 0.
        "none" takes it to be 0.

    Returns
    -------
    DataFrame
        One row with the columns of `frames.POOLED`: the answer; `studies`, and `samples` as
        study/sample; `k`, how many polls; `estimate` with `low` to `high` (shares, at the `level`
        of the estimates); `prediction_low` to `prediction_high`, where the share would lie in the
        population of one more poll of the kind (empty for "none"); `tau2`, the variance of the
        populations' shares on the scale; `i2`, which part of the variance of the printed shares
        is not chance, 0 to 1; `q`, Cochran's Q; `average`, which average it is; `interval_kind`,
        the weakest of the polls; `note`, which warns below five polls.

    Raises
    ------
    FrameError
        If a column is missing, or the rows cannot be pooled: fewer than three polls, not one
        answer, two rows of a sample, a vague share, a share of 0 or 1, no number of respondents,
        different questions of which one is only related, several levels. All reasons are given,
        with the rows.
    OptionError
        If an option is unknown.

    See Also
    --------
    compare : Two polls against each other, tested.

    Notes
    -----
    Every population counts by how well its share is known and how far populations differ, not by
    its size; on the logit scale the mean is that of log odds. The interval allows for the variance
    between populations being estimated (Knapp & Hartung 2003, modified so that it is never
    narrower). Shares are taken as printed: rounding moves the mean by half a printed unit at
    most. Standard errors are those of random samples with the design effects of the frame, taken
    at the least number of respondents; houses that err alike are not allowed for.

    References
    ----------
    Paule, R. C., & Mandel, J. (1982). Consensus values and weighting factors. Journal of Research
    of the National Bureau of Standards 87, 377-385. doi:10.6028/jres.087.022

    Knapp, G., & Hartung, J. (2003). Improved tests for a random effects meta-regression with a
    single covariate. Statistics in Medicine 22, 2693-2710. doi:10.1002/sim.1482

    Higgins, J. P. T., Thompson, S. G., & Spiegelhalter, D. J. (2009). A re-evaluation of
    random-effects meta-analysis. Journal of the Royal Statistical Society A 172, 137-159
    (prediction interval). doi:10.1111/j.1467-985X.2008.00552.x

    Examples
    --------
    >>> import survey as sv
    >>> figures = pd.DataFrame({"country": "KAZ", "wave": ["2021", "2022", "2023"], "n": 1000,
    ...     "question": "View of China?", "response": "good", "wording": ["44%", "49%", "53%"]})
    >>> row = sv.pool(sv.estimate(sv.toplines(sv.from_frame(figures, title="Poll")))).iloc[0]
    >>> f"{row['estimate']:.3f}, {row['low']:.3f} to {row['high']:.3f}, {row['average']}"
    "0.487, 0.377 to 0.598, mean of the polls' populations, random effects, on the logit scale"
    """
    for name, value, allowed in (("scale", scale, PoolScale), ("between", between, Between)):
        if value not in values(allowed):
            raise OptionError.unknown(name, value, values(allowed))
    given = [estimates] if isinstance(estimates, pd.DataFrame) else list(estimates)
    frames = [require(frame, "estimates") for frame in given]
    none = pd.DataFrame(columns=list(ESTIMATES))
    polls = pd.concat(frames, ignore_index=True) if frames else none
    problems = _problems(polls)
    if problems:
        raise FrameError.not_poolable(problems)
    row = {
        **{name: _told(polls[name]) for name in ("concept", "question", "response", "base")},
        "studies": " ".join(dict.fromkeys(polls["study"])),
        "samples": " ".join(polls["study"] + "/" + polls["sample_id"]),
        "k": len(polls),
        **_averaged(polls, scale, between)._asdict(),
        "level": float(polls["level"].iloc[0]),
        "scale": scale,
        "method": between,
        "average": f"{COMMON if between == 'none' else RANDOM}, on the {scale} scale",
        "interval_kind": min(polls["interval_kind"], key=(AS_IF, UNKNOWN, KNOWN).index),
        "note": _note(polls),
    }
    return pd.DataFrame([row], columns=list(POOLED))


def _averaged(polls: pd.DataFrame, scale: PoolScale, between: Between) -> Combined:
    """Return the mean of polls, its limits as shares."""
    shares, n = (polls[name].to_numpy(dtype=np.float64) for name in ("estimate", "n_effective_low"))
    level, spread = float(polls["level"].iloc[0]), shares * (1 - shares)
    if scale == "logit":
        found = combine(logit(shares), 1 / (n * spread), level=level, between=between)
        return found._replace(**{name: float(expit(getattr(found, name))) for name in SHARES})
    found = combine(shares, spread / n, level=level, between=between)
    return found._replace(**{name: float(np.clip(getattr(found, name), 0, 1)) for name in SHARES})


def _problems(polls: pd.DataFrame) -> list[str]:
    """Return every reason for which the polls cannot be pooled, with the rows it is about."""
    rows = polls["study"] + ": " + polls["place"] + ", " + polls["question"]
    rows = rows + " (" + polls["response"] + ")"
    questions = polls["study"] + "/" + polls["question_id"]
    subject = polls["concept"].where(polls["concept"] != "", questions)
    related = (polls["fit"] == RELATED) & (questions.nunique() > 1)
    of_all = {
        "about one answer": subject + "/" + polls["response_id"] + " " + polls["base"],
        "of one level": polls["level"].astype("str"),
    }
    of_each = {
        "have an exact share": polls["estimate"].isna(),
        "have a share above 0 and below 1": polls["estimate"].isin([0.0, 1.0]),
        "have a number of respondents": polls["n_effective_low"].isna(),
        "have a question that is the same or similar, not related": related,
        "be of another sample": polls.duplicated(["study", "sample_id"], keep=False),
    }
    found = []
    if len(polls) < FEWEST:
        found.append(f"there must be {FEWEST} polls or more, not {len(polls)}")
    for expected, texts in of_all.items():
        if texts.nunique() > 1:
            found.append(f"all must be {expected}, not {_told(texts.str.strip())}")
    for expected, wrong in of_each.items():
        if wrong.any():
            found.append(f"each must {expected}, unlike {_told(rows[wrong])}")
    return found


def _note(polls: pd.DataFrame) -> str:
    """Return what must be known of a mean of these polls."""
    open_size = polls.loc[polls["n_low"] != polls["n_high"], "place"]
    codes = dict.fromkeys(zip(polls["country"], polls["place"], strict=True))
    places = dict.fromkeys(country_name(code) if code else place for code, place in codes)
    said = {
        "fewer than five polls: how far polls lie apart is hardly known": len(polls) < ENOUGH,
        f"polls of different countries: {listed(places)}": len(places) > 1,
        "questions that are similar, not the same": (polls["fit"] == SIMILAR).any(),
        f"taken at the least number of respondents: {listed(open_size)}": len(open_size) > 0,
    }
    return "; ".join(text for text, holds in said.items() if holds)


def _told(texts: pd.Series) -> str:
    """Return the different texts of a column as one."""
    return "; ".join(dict.fromkeys(texts))
