"""The other polls: their figures as passed on, and their way through the whole package."""

import io
import math
from dataclasses import replace

import pandas as pd
import pikepdf
import pytest

import survey as sv
from survey.display.tables import display_table
from survey.plot import draw

SURVEY = "gt-china-kazakhstan-2024"
TALAP, CAB, IRI = "talap-2024", "cab-wave-10-2021", "iri-kyrgyzstan"
GALLUP, CITED = "gallup-leadership-2006-2018", "cab-kyrgyzstan-cited"
POLLS = [TALAP, CAB, IRI, GALLUP, CITED]
FIGURES = [
    # study, country, wave, n as printed, question/answer, wording, low, high, low open, high open
    (TALAP, "KAZ", "", "more than 1,600", "perception/positive", "more than 70%",
     0.7, 1, True, False),
    (TALAP, "KAZ", "", "more than 1,600", "influence/significant", "77%",
     0.765, 0.775, False, False),
    (TALAP, "KAZ", "", "more than 1,600", "economic-relations/positive", "80%",
     0.795, 0.805, False, False),
    (CAB, "KAZ", "", "1,000–2,000", "jobs/great-or-some", "27%", 0.265, 0.275, False, False),
    (CAB, "KAZ", "", "1,000–2,000", "jobs/little-or-none", "70%", 0.695, 0.705, False, False),
    (CAB, "UZB", "", "1,000–2,000", "jobs/great-or-some", "70%", 0.695, 0.705, False, False),
    (IRI, "KGZ", "2018", "1,500", "relations/good", "39%", 0.385, 0.395, False, False),
    (IRI, "KGZ", "2018", "1,500", "relations/bad", "31%", 0.305, 0.315, False, False),
    (IRI, "KGZ", "2018", "1,500", "economic-threat/china", "57%", 0.565, 0.575, False, False),
    (IRI, "KGZ", "2019", "1,483", "relations/good", "55%", 0.545, 0.555, False, False),
    (IRI, "KGZ", "2019", "1,483", "relations/bad", "22%", 0.215, 0.225, False, False),
    (IRI, "KGZ", "2019", "1,483", "economic-threat/china", "54%", 0.535, 0.545, False, False),
    (GALLUP, "", "", "", "approval-russia/approve", "80%", 0.795, 0.805, False, False),
    (GALLUP, "", "", "", "approval-china/approve", "46%", 0.455, 0.465, False, False),
    (GALLUP, "", "", "", "approval-us/approve", "30%", 0.295, 0.305, False, False),
    (CITED, "KGZ", "2020", "", "opinion/negative", "almost 50 percent", 0, 0.5, False, True),
    (CITED, "KGZ", "by 2025", "", "opinion/negative", "just over 25 percent",
     0.25, 0.3, True, False),
]  # fmt: skip
SIZES = {
    "more than 1,600": (1601, math.inf), "1,000–2,000": (1000, 2000), "1,500": (1500, 1500),
    "1,483": (1483, 1483), "": (math.nan, math.nan),
}  # fmt: skip


def estimates_of(name, **options):
    """Return the estimates of a shipped study."""
    return sv.estimate(sv.toplines(sv.load(name), **options))


def wilson(share, n, side):
    """Return one limit of the Wilson interval at 95 %, side -1 or 1 (Wilson 1927)."""
    z = 1.959963984540054
    half = z * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return (share + z**2 / (2 * n) + side * half) / (1 + z**2 / n)


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: f"{row[0]} {row[1]} {row[2]} {row[4]}")
def test_figures_are_those_that_were_passed_on(row):
    name, country, wave, n, cell, wording, *ends = row
    tops = sv.toplines(sv.load(name))
    found = tops[
        (tops["country"] == country) & (tops["wave"] == wave)
        & (tops["question_id"] + "/" + tops["response_id"] == cell)
    ]  # fmt: skip
    assert found["printed"].tolist() == [wording]
    first = found.iloc[0]
    assert (first["published_low"], first["published_high"]) == pytest.approx(tuple(ends[:2]))
    assert (first["low_open"], first["high_open"]) == tuple(ends[2:])
    assert (first["n_low"], first["n_high"]) == pytest.approx(SIZES[n], nan_ok=True)
    sample = sv.load(name).samples.set_index("sample_id").loc[first["sample_id"]]
    assert (sample["n"], sample["n_kind"]) == (n, "published" if n else "missing")


@pytest.mark.parametrize("name", POLLS)
def test_no_other_figures_are_there(name):
    assert len(sv.load(name).statements) == sum(row[0] == name for row in FIGURES)


@pytest.mark.parametrize("name", POLLS)
def test_what_was_not_read_is_said_to_be_second_hand(name):
    study = sv.load(name)
    verified = study.sources.set_index("source_id")["verified"]
    assert set(verified[study.samples["source_id"]]) == {"second-hand"}
    read = verified[study.statements["source_id"]] == "yes"
    assert set(read) == {name == CITED}
    addresses = study.sources.query("source_id != 'central-asia-barometer'")["address"]
    assert name == CITED or addresses.str.startswith("https://").all()


def test_no_question_comes_nearer_to_the_survey_than_related():
    concepts = set(sv.load(SURVEY).questions["concept"])
    questions = pd.concat([sv.load(name).questions for name in POLLS])
    shared = questions[questions["concept"].isin(concepts)]
    assert set(shared["fit"]) == {"related"}
    assert questions[~questions["concept"].isin(concepts)]["concept"].tolist() == [
        "influence-of-china"
    ]


@pytest.mark.parametrize(
    ("name", "reading"),
    [*((name, "literal") for name in POLLS), (TALAP, "idiomatic"), (CITED, "idiomatic")],
)
def test_every_frame_can_be_made_told_and_tabulated(name, reading):
    study = sv.load(name)
    assert sv.check(study).empty
    tops = sv.toplines(study, reading=reading)
    estimates = sv.estimate(tops)
    gaps = [sv.compare(estimates, by=by) for by in ("country", "wave")]
    audit = sv.audit(study, reading=reading)
    frames = [
        tops, sv.remainders(tops), estimates, *gaps, *map(sv.tip, gaps), audit,
        sv.claims(study, reading=reading), sv.sensitivity(study, deff=[1, 4], reading=reading),
        sv.perceived_vs_measured(study, reading=reading),
    ]  # fmt: skip
    for frame in frames:
        assert sv.describe(frame).endswith(".")
        assert len(display_table(frame).rows) == len(frame)
    assert len(sv.disclosure(study)) == 28
    assert set(audit["severity"]) <= {"note"}
    back = pd.read_csv(io.StringIO(estimates.to_csv(index=False)))
    for by, gap in zip(("country", "wave"), gaps, strict=True):
        pd.testing.assert_frame_equal(sv.compare(back, by=by), gap, check_dtype=False)


@pytest.mark.parametrize("name", POLLS)
def test_every_picture_with_something_to_draw_is_drawn(name):
    study = sv.load(name)
    estimates = estimates_of(name)
    single = estimates[estimates["question_kind"] == "single"]
    gaps = pd.concat([sv.compare(estimates, by=by) for by in ("country", "wave")])
    both = pd.concat([single, sv.estimate(sv.remainders(single))])
    frames = {
        "forest": estimates, "evidence": estimates, "gaps": gaps, "yardsticks": sv.tip(gaps),
        "scale": both, "claims": sv.claims(study),
    }  # fmt: skip
    drawn = {picture for picture, frame in frames.items() if len(frame)}
    assert {"forest", "evidence"} <= drawn
    for picture in drawn:
        drawn_texts = draw(picture, frames[picture]).axes[0].texts
        texts = " ".join(text.get_text() for text in drawn_texts).replace("\n", " ")
        told = "words" if picture == "claims" else "place"
        wanted = frames[picture].filter(regex=f"^{told}(_a|_b)?$").to_numpy().ravel()
        assert all(text in texts for text in wanted), picture


@pytest.mark.parametrize("name", POLLS)
def test_a_report_is_written(name, tmp_path):
    path = sv.write_report(sv.load(name), tmp_path / "report.pdf", beside=[SURVEY])
    with pikepdf.open(path) as document:
        assert sv.load(name).title in str(document.docinfo["/Title"])
        assert len(document.pages) >= 3


@pytest.mark.parametrize(("name", "n"), [(TALAP, 1601), (CAB, 1000)])
def test_a_vague_size_gets_the_interval_of_the_smallest(name, n):
    for row in estimates_of(name).to_dict("records"):
        low, high = row["published_low"], row["published_high"]
        ends = wilson(low, n, -1), min(wilson(high, n, 1), 1.0)
        assert (row["low"], row["high"]) == pytest.approx(ends, abs=1e-12)


def test_a_gap_between_vague_sizes_holds_that_of_every_size():
    rows = estimates_of(CAB).query("response_id == 'great-or-some'")
    gap = sv.compare(rows).iloc[0]
    exact = rows.assign(published_low=rows["value"], published_high=rows["value"])
    for n_a in (1000, 1414, 2000):
        for n_b in (1000, 1414, 2000):
            sized = exact.assign(n_low=[n_a, n_b], n_high=[n_a, n_b])
            inner = sv.compare(sized).iloc[0]
            assert gap["low"] <= inner["low"] < inner["high"] <= gap["high"]
            assert inner["p_value"] <= gap["p_value"] or inner["p_value"] < 1e-12
    assert (gap["a"], gap["b"], gap["verdict"]) == ("KAZ", "UZB", "b higher")


def test_waves_of_one_country_are_compared():
    gaps = sv.compare(estimates_of(IRI), by="wave")
    assert (gaps["a"] + gaps["b"]).unique().tolist() == ["20182019"]
    assert gaps["estimate"].round(12).tolist() == [-0.16, 0.09, 0.03]
    assert gaps["verdict"].tolist() == ["b higher", "a higher", "cannot tell"]
    assert set(gaps["interval_kind"]) == {"sampling error, design unknown"}


@pytest.mark.parametrize("name", [GALLUP, CITED])
def test_a_missing_size_stays_missing(name):
    estimates = estimates_of(name, reading="idiomatic")
    assert estimates[["n_low", "n_high", "low", "high"]].isna().all(axis=None)
    assert estimates["note"].str.contains("no interval: no sample size was printed").all()
    gaps = sv.compare(estimates, by="wave")
    assert len(gaps) == (name == CITED)
    assert gaps["p_value"].isna().all()
    assert gaps["verdict"].eq("cannot tell").all()
    assert gaps["verdict_among_respondents"].eq("a higher").all()


def test_an_assumed_size_is_marked_wherever_it_is_used():
    study = sv.load(CITED)
    samples = study.samples.assign(n="1,500", n_kind="assumed")
    estimates = sv.estimate(sv.toplines(replace(study, samples=samples), reading="idiomatic"))
    assert estimates["low"].notna().all()
    assert estimates["note"].eq("the number of respondents is assumed").all()
    gap = sv.compare(estimates, by="wave").iloc[0]
    assert (gap["verdict"], gap["note"]) == ("a higher", "the number of respondents is assumed")
    texts = [text.get_text() for text in draw("forest", estimates).axes[0].texts]
    assert "The number of respondents is assumed" in texts


def test_an_average_over_countries_names_them_and_says_so():
    estimates = estimates_of(GALLUP)
    assert set(estimates["place"]) == {"Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan"}
    assert set(estimates["country"]) == {""}
    assert estimates["note"].str.startswith("an average over 4 countries; ").all()
    assert not estimates_of(CAB)["note"].str.contains("average").any()


def test_samples_of_one_time_are_told_with_one_date():
    lines = str(sv.load(CAB)).splitlines()
    assert "  uzbekistan: Uzbekistan, n = 1,000–2,000, 2021, sampling unknown" in lines
