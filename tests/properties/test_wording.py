import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from survey.errors import WordingError
from survey.labels import number, percent
from survey.wording.grammar import normalise
from survey.wording.reading import lexicon, parse_wording, read_wording

QUICK = settings(derandomize=True, deadline=None, max_examples=80)
TERMS = sorted(term.term for term in lexicon().values() if term.role in {"before", "after"})
VERBAL = sorted(term.term for term in lexicon().values() if term.role == "verbal")
FILLERS = sorted(term.term for term in lexicon().values() if term.role == "filler")
FRACTIONS = ["half", "a third", "two-thirds", "a quarter", "three-quarters", "one in ten",
             "nine in ten", "three in five"]  # fmt: skip
VALUES = [*FRACTIONS, *(f"{percent} percent" for percent in range(1, 100)), "0.5%", "67.4 percent",
          "99.9 percent", "12.34%"]  # fmt: skip
KINDS = st.sampled_from(["share", "count", "amount"])
READINGS = st.sampled_from(["literal", "idiomatic"])


@st.composite
def percents(draw, low=0, high=100):
    """Return (hundredths of a percent, decimals) of a printed percentage."""
    decimals = draw(st.integers(0, 2))
    unit = 10 ** (2 - decimals)
    return draw(st.integers(low * 100 // unit, high * 100 // unit)) * unit, decimals


def with_term(term, value):
    """Return the phrase of a qualifier and a number."""
    before = lexicon()[term].role == "before"
    space = " " if term[-1].isalpha() else ""
    return f"{term}{space}{value}" if before else f"{value}{space}{term}"


@QUICK
@given(percents())
def test_what_is_written_as_percent_is_read_again(printed):
    hundredths, decimals = printed
    share = hundredths / 10_000
    for phrase in (percent(share, decimals), f"{hundredths / 100:.{decimals}f} percent"):
        parsed = parse_wording(phrase)
        assert parsed.value == pytest.approx(share, abs=1e-12)
        assert parsed.unit == pytest.approx(10.0 ** -(decimals + 2))
        bounds = read_wording(phrase)
        assert share in bounds
        assert bounds.width <= parsed.unit + 1e-12
        assert percent(parsed.value, decimals) == percent(share, decimals)


@QUICK
@given(st.integers(0, 10**12))
def test_what_is_written_as_a_number_is_read_again(count):
    assert read_wording(number(count), kind="count").low == count
    assert read_wording(number(count), kind="count").high == count
    assert read_wording(str(count), kind="count").low == count


@pytest.mark.parametrize("term", TERMS)
def test_the_idiomatic_reading_lies_within_the_literal_one(term):
    for value in VALUES:
        phrase = with_term(term, value)
        literal = read_wording(phrase)
        idiomatic = read_wording(phrase, reading="idiomatic")
        assert literal.intersect(idiomatic) == idiomatic, phrase
        assert 0 <= literal.low <= literal.high <= 1


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("kind", ["count", "amount"])
def test_so_it_does_for_counts_and_amounts(term, kind):
    for count in (1, 2, 9, 10, 11, 46, 100, 813, 1000, 1213, 1600, 90_000, 10**6, 123_456_789):
        phrase = with_term(term, number(count))
        literal = read_wording(phrase, kind=kind)
        idiomatic = read_wording(phrase, kind=kind, reading="idiomatic")
        assert literal.intersect(idiomatic) == idiomatic, phrase


@pytest.mark.parametrize("term", VERBAL)
def test_so_it_does_for_words_alone(term):
    literal, idiomatic = read_wording(term), read_wording(term, reading="idiomatic")
    assert literal.intersect(idiomatic) == idiomatic


@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("rest", ["67 percent", "two-thirds", "1,213 people"])
def test_a_filler_changes_nothing(filler, rest):
    kind = "count" if "people" in rest else "share"
    for reading in ("literal", "idiomatic"):
        assert read_wording(f"{filler} {rest}", reading=reading, kind=kind) == read_wording(
            rest, reading=reading, kind=kind
        )


@pytest.mark.parametrize("reading", ["literal", "idiomatic"])
@pytest.mark.parametrize("term", TERMS)
def test_qualifier_and_number_agree(term, reading):
    for tenths in (1, 5, 10, 101, 167, 200, 333, 350, 500, 674, 800, 990, 999):
        phrase, share = with_term(term, f"{tenths / 10} percent"), tenths / 1000
        bounds = read_wording(phrase, reading=reading)
        qualifier = parse_wording(phrase).qualifier
        assert qualifier not in {"gt", "ge", "just_over"} or bounds.low >= share
        assert qualifier not in {"lt", "le", "just_under"} or bounds.high <= share
        assert (share in bounds) is (qualifier in {"eq", "ge", "le", "approx"}), phrase


@QUICK
@given(st.text(max_size=60), KINDS, READINGS)
def test_any_text_is_read_or_refused(text, kind, reading):
    try:
        bounds = read_wording(text, kind=kind, reading=reading)
    except WordingError:
        return
    assert 0 <= bounds.low <= bounds.high
    assert kind != "share" or bounds.high <= 1


WORDS = st.sampled_from(
    [*TERMS, *VERBAL, *FILLERS, *FRACTIONS, "67", "percent", "%", "80", "1,213", "twenty-five",
     "hundred", "thousand", "million", "a", "an", "of", "in", "to", "and", "between", "-", ",", "(",
     ")", "or", "respondents", "$", "0", "100", "points", "thirds", "every", ".", "9"]
)  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=250)
@given(st.lists(WORDS, max_size=7), st.sampled_from([" ", "", "-"]), KINDS, READINGS)
def test_any_row_of_number_words_is_read_or_refused(words, joint, kind, reading):
    try:
        bounds = read_wording(joint.join(words), kind=kind, reading=reading)
    except WordingError:
        return
    assert 0 <= bounds.low <= bounds.high
    assert kind != "share" or bounds.high <= 1


@QUICK
@given(st.text(string.printable + "\u00a0\u202f\u2011\u2013\u2212\u201c\u2019\u00df", max_size=40))
def test_a_plain_text_stays_plain(text):
    plain = normalise(text)
    assert normalise(plain) == plain
    assert "\u00a0" not in plain
    assert "\u2013" not in plain


@QUICK
@given(percents(1, 99), st.sampled_from(TERMS))
def test_case_spaces_and_dashes_do_not_matter(printed, term):
    phrase = with_term(term, f"{printed[0] / 100:.{printed[1]}f} percent")
    same = phrase.upper().replace(" ", "\u00a0 ").replace("-", "\u2011")
    assert read_wording(f"\u201c{same}\u201d,") == read_wording(phrase)


@QUICK
@given(percents(1, 98), percents(1, 98))
def test_more_than_a_larger_number_says_more(one, other):
    assume(one[0] != other[0])
    low, high = sorted((one, other))
    few, many = (
        read_wording(f"more than {printed[0] / 100:.{printed[1]}f} percent")
        for printed in (low, high)
    )
    assert few.intersect(many) == many
    less, more = (
        read_wording(f"less than {printed[0] / 100:.{printed[1]}f} percent")
        for printed in (low, high)
    )
    assert less.intersect(more) == less
