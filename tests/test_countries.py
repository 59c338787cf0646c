import pycountry
import pytest

from survey.countries import country_code, country_name, country_words

ALL = sorted(country.alpha_3 for country in pycountry.countries)


def test_every_code_and_official_name_is_known():
    for country in pycountry.countries:
        for text in (country.alpha_3, country.alpha_2, country.name, country.alpha_3.lower()):
            assert country_code(text) == country.alpha_3, text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" china ", "CHN"),
        ("KAZAKHSTAN", "KAZ"),
        ("Russia", "RUS"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Iran", "IRN"),
        ("South Korea", "KOR"),
        ("Vietnam", "VNM"),
        ("Syria", "SYR"),
        ("Moldova", "MDA"),
        ("Czech Republic", "CZE"),
        ("Ivory Coast", "CIV"),
        ("Great Britain", "GBR"),
        ("Niger", "NER"),
        ("Guinea", "GIN"),
        ("Congo", "COG"),
    ],
)
def test_the_names_that_newspapers_print_are_known(text, code):
    assert country_code(text) == code


def test_an_abbreviation_is_not_the_beginning_of_another_name():
    assert country_code("UK") == "GBR"  # not Ukraine
    assert country_code("America") == "USA"  # not American Samoa
    assert country_code("q") == ""  # not Qatar
    assert country_code("North") == ""  # not North Macedonia


@pytest.mark.parametrize("text", ["", " ", "Atlantis", "Korea", "Virgin Islands", "Saint", "中国"])
def test_what_names_no_country_or_several_is_empty(text):
    assert country_code(text) == ""


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CHN", "China"),
        ("KOR", "South Korea"),
        ("FSM", "Federated States of Micronesia"),
        ("PSE", "State of Palestine"),
        ("VIR", "U.S. Virgin Islands"),
        ("BES", "Bonaire, Sint Eustatius and Saba"),
        ("SHN", "Saint Helena, Ascension and Tristan da Cunha"),
        ("", ""),
        ("Central Asia", "Central Asia"),
    ],
)
def test_names_read_well(code, name):
    assert country_name(code) == name


def test_every_country_has_a_name_of_its_own():
    names = {code: country_name(code) for code in ALL}
    assert len(set(names.values())) == len(ALL)
    turned = {"COD", "PSE", "VIR"}  # written the other way round than ISO does
    assert {code for code, name in names.items() if country_code(name) != code} == turned


@pytest.mark.parametrize(
    ("words", "code", "people"),
    [
        ("kazakhstan", "KAZ", False),
        ("kazakh", "KAZ", True),
        ("kazakhstanis", "KAZ", True),
        ("kazakhs", "KAZ", True),
        ("chinese", "CHN", True),
        ("french", "FRA", True),
        ("americans", "USA", True),
        ("britons", "GBR", True),
        ("south korean", "KOR", True),
        ("new zealanders", "NZL", True),
        ("gambia", "GMB", False),
        ("czechia", "CZE", False),
        ("u.s.", "USA", True),
        ("bosnian", "BIH", True),
    ],
)
def test_words_for_countries_and_their_people(words, code, people):
    assert country_words()[words] == (code, people)


def test_words_for_countries_have_codes_that_exist():
    assert {code for code, _ in country_words().values()} - set(ALL) == {"ANT", "SCG"}
    assert all(words == words.casefold() for words in country_words())
