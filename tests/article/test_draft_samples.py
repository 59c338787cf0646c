"""Who was asked: the samples of a draft from sizes and respondents."""

import pytest

from survey.article.draft_samples import LARGEST, Who, asking, names_of, sample_rows


def samples(shares, sizes=()):
    """Return the rows of the table samples by sample_id."""
    rows = sample_rows(shares, sizes, asking(shares, sizes))
    return {row["sample_id"]: row for row in rows.values()}


def sizes_of(shares, sizes=()):
    """Return (sample_id, n, n_kind) of each sample, in order."""
    return [(name, row["n"], row["n_kind"]) for name, row in samples(shares, sizes).items()]


def test_sizes_pair_with_countries(figure, size):
    found = sizes_of(
        [figure(country="KAZ"), figure(country="CHN")],
        [size("A total of 1,213", 1213, country="CHN"), size("813", 813, country="KAZ")],
    )
    assert found == [("kazakhstan", "813", "published"), ("china", "1,213", "published")]


def test_the_paragraph_of_a_sample_is_that_of_its_size(figure, size):
    rows = samples([figure(country="KAZ")], [size("813", 813, country="KAZ", paragraph=7)])
    assert rows["kazakhstan"]["paragraph"] == "7"


def test_a_country_without_a_size_has_none(figure, size):
    found = sizes_of([figure(country="KAZ"), figure(country="CHN")], [size("9", 9, country="CHN")])
    assert found == [("kazakhstan", "", "missing"), ("china", "9", "published")]


def test_a_size_without_a_country_is_no_size_of_one_but_a_note(figure, size):
    rows = samples([figure(country="KAZ"), figure()], [size("813", 813)])
    assert [row["n"] for row in rows.values()] == ["", ""]
    assert {row["note"] for row in rows.values()} == {"Sizes also printed: 813 (paragraph 1)."}


def test_a_size_for_several_countries_together_is_no_size_but_a_note(figure, size):
    shares = [figure(country="KAZ"), figure(country="CHN"), figure()]
    for country in ("", "KAZ CHN"):
        rows = samples(shares, [size("2,026 people", 2026, country=country, paragraph=3)])
        assert {row["n"] for row in rows.values()} == {""}
        assert rows["kazakhstan"]["note"] == "Sizes also printed: 2,026 people (paragraph 3)."


def test_without_any_country_there_is_one_sample(figure, size):
    assert sizes_of([figure()], [size("1,011", 1011)]) == [("respondents", "1,011", "published")]
    assert sizes_of([], []) == [("respondents", "", "missing")]
    assert sizes_of([], [size("1,011", 1011)]) == [("respondents", "1,011", "published")]


def test_a_size_is_a_sample_even_without_shares(size):
    assert sizes_of([], [size("813", 813, country="KAZ")]) == [("kazakhstan", "813", "published")]


@pytest.mark.parametrize(
    ("sizes", "n"),
    [
        ([("Almost 23,000", 23000, "just_under"), ("22,953", 22953, "eq")], "22,953"),
        ([("more than 1,000", 1000, "gt"), ("400", 400, "eq")], "more than 1,000"),
        ([("500", 500, "eq"), ("1,200", 1200, "eq")], "1,200"),
        ([("900", 900, "eq"), ("45 million", 45e6, "eq")], "900"),
        ([("1,000", 1000, "eq"), ("1,000", 1000, "eq")], "1,000"),
    ],
)
def test_the_largest_size_counts_or_an_exact_one_near_it(figure, size, sizes, n):
    rows = [size(phrase, value, qualifier=how) for phrase, value, how in sizes]
    assert samples([figure()], rows)["respondents"]["n"] == n


def test_nobody_asks_more_people_than_that(figure, size):
    rows = [size("six million", LARGEST + 1)]
    assert sizes_of([figure()], rows) == [("respondents", "", "missing")]


@pytest.mark.parametrize(
    ("phrase", "value", "how", "n"),
    [
        ("A total of 1,213", 1213, "eq", "1,213"),
        ("1\u202f213 valid questionnaires", 1213, "eq", "1\u202f213"),
        ("over 2,000", 2000, "gt", "over 2,000"),
        ("two thousand and six", 2006, "eq", "2,006"),
        ("none", 0, "eq", ""),
    ],
)
def test_n_is_what_was_printed_if_it_can_be_read(figure, size, phrase, value, how, n):
    assert sizes_of([figure()], [size(phrase, value, qualifier=how)])[0][1] == n


def test_an_earlier_wave_is_a_sample_of_its_own(figure, size):
    shares = [figure(country="POL", wave="earlier"), figure(country="POL")]
    rows = samples(shares, [size("900", 900, country="POL")])
    assert [(row["wave"], row["n"]) for row in rows.values()] == [
        ("latest", "900"),
        ("earlier", ""),
    ]
    assert list(rows) == ["poland-latest", "poland-earlier"]


def test_a_part_of_the_respondents_is_a_sample_without_a_size(figure, size):
    words = ("Americans", "U.S. adults", "Democrats", "white Americans", "respondents")
    shares = [figure(country="USA", respondents=who) for who in words]
    rows = samples(shares, [size("1,009", 1009, country="USA")])
    assert [(row["coverage"], row["n"]) for row in rows.values()] == [
        ("", "1,009"), ("democrats", ""), ("white", "")
    ]  # fmt: skip


def test_a_part_may_have_its_own_size(figure, size):
    shares = [figure(respondents="women"), figure(), figure()]
    rows = samples(shares, [size("900", 900), size("450", 450, respondents="women")])
    assert [(row["coverage"], row["n"]) for row in rows.values()] == [("", "900"), ("women", "450")]


def test_words_for_most_respondents_are_no_part(figure, size):
    usual = [figure(respondents="registered voters")] * 3
    assert len(samples([*usual, figure()])) == 1
    assert len(samples([figure()] * 3 + usual[:1])) == 2
    sized = [size("1,000", 1000, respondents="registered voters")]
    assert len(samples([figure()] * 3 + usual[:1], sized)) == 1


def test_a_figure_about_several_countries_is_about_each(figure):
    shares = [figure(country="CHN KAZ")]
    assert asking(shares, []).of(shares[0]) == [Who("CHN"), Who("KAZ")]


def test_names_of_a_country_are_whole_words():
    assert names_of("KAZ").search("of kazakh respondents")
    assert not names_of("OMN").search("some women")
    assert not names_of("XXX").search("anything")
