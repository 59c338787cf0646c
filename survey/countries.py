"""ISO 3166-1 country codes, names and what people are called; owns pycountry and countryinfo."""

from __future__ import annotations

from functools import lru_cache

OTHER_NAMES = {
    "uk": "GBR", "britain": "GBR", "great britain": "GBR", "america": "USA", "uae": "ARE",
    "turkey": "TUR", "russia": "RUS", "syria": "SYR", "brunei": "BRN", "ivory coast": "CIV",
    "burma": "MMR", "swaziland": "SWZ", "cape verde": "CPV",
}  # fmt: skip
SHORT_NAMES = {
    "u.s.": "USA", "us": "USA", "u.s": "USA", "usa": "USA", "united states": "USA",
    "u.k.": "GBR", "u.k": "GBR", "england": "GBR", "scotland": "GBR", "wales": "GBR",
    "northern ireland": "GBR", "holland": "NLD", "czechia": "CZE", "czech republic": "CZE",
    "south korea": "KOR", "north korea": "PRK", "macedonia": "MKD", "bosnia": "BIH",
    "hong kong": "HKG", "taiwan": "TWN", "palestine": "PSE", "congo": "COG", "dr congo": "COD",
    "kyrgyz republic": "KGZ", "moldova": "MDA", "laos": "LAO", "vietnam": "VNM", "iran": "IRN",
}  # fmt: skip
PEOPLES = {
    "kazakh": "KAZ", "uzbek": "UZB", "kyrgyz": "KGZ", "tajik": "TJK", "turk": "TUR",
    "briton": "GBR", "brit": "GBR", "english": "GBR", "scot": "GBR", "scottish": "GBR",
    "welsh": "GBR", "pole": "POL", "swede": "SWE", "dane": "DNK", "finn": "FIN",
    "spaniard": "ESP", "serb": "SRB", "croat": "HRV", "slovenian": "SVN", "slovakian": "SVK",
    "argentine": "ARG", "argentinian": "ARG", "nepali": "NPL", "saudi": "SAU", "korean": "KOR",
    "new zealander": "NZL", "kiwi": "NZL", "icelandic": "ISL", "luxembourgish": "LUX",
    "ecuadorian": "ECU", "batswana": "BWA", "basotho": "LSO", "u.s.": "USA", "uk": "GBR",
    "us": "USA", "u.k.": "GBR", "dominican": "DOM", "congolese": "COD", "palestinian": "PSE",
    "bosnian": "BIH",
}  # fmt: skip


@lru_cache(maxsize=512)
def country_code(text: str) -> str:
    """Return the alpha-3 code of a country given by code or name, or an empty text if none fits.

    What stands before a comma or bracket in a name will do, if one country only has it.

    Examples
    --------
    >>> country_code("Kazakhstan"), country_code("kaz"), country_code("Russia")
    ('KAZ', 'KAZ', 'RUS')
    >>> country_code("Atlantis")
    ''
    """
    import pycountry  # deferred: reads its tables on first use

    wanted = text.strip().casefold()
    if wanted in OTHER_NAMES:
        return OTHER_NAMES[wanted]
    try:
        return str(pycountry.countries.lookup(wanted).alpha_3)
    except LookupError:
        short = {c.alpha_3: c.name.split(",")[0].split(" (")[0] for c in pycountry.countries}
        fits = [code for code, name in short.items() if name.casefold() == wanted]
        return str(fits[0]) if len(fits) == 1 else ""


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """Return the common English name of an alpha-3 code; another text comes back unchanged.

    Examples
    --------
    >>> country_name("KAZ"), country_name("COD"), country_name("Central Asia")
    ('Kazakhstan', 'The Democratic Republic of the Congo', 'Central Asia')
    """
    import pycountry  # deferred: reads its tables on first use

    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    full = str(getattr(country, "common_name", country.name))
    name, _, before = full.partition(", ")
    return f"{before} {name}" if before and " and " not in before else full


@lru_cache(maxsize=1)
def country_words() -> dict[str, tuple[str, bool]]:
    """Return names of countries and of their people in small letters, with code and kind.

    The second value is true for an adjective or the name of a people ("Kazakh", "Canadians") and
    false for the name of a country.

    Examples
    --------
    >>> words = country_words()
    >>> words["kazakhstan"], words["kazakh"], words["canadians"]
    (('KAZ', False), ('KAZ', True), ('CAN', True))
    """
    from countryinfo import all_countries  # deferred: reads its tables on first use

    names: dict[str, tuple[str, bool]] = {}
    peoples: dict[str, str] = {}
    for country in sorted(all_countries(), key=lambda each: each.population() or 0):
        code = str(country.iso(3) or "")
        if len(code) == len("ISO"):
            names[str(country.name()).casefold().removeprefix("the ")] = (code, False)
            peoples |= {
                people.casefold(): code
                for people in str(country.demonym() or "").replace("/", ",").split(",")
                if people
            }
    peoples |= PEOPLES
    peoples |= {f"{name}i": code for name, (code, _) in names.items() if name.endswith("stan")}
    plurals = {f"{people}s": code for people, code in peoples.items() if people[-1] != "s"}
    known = OTHER_NAMES | SHORT_NAMES
    names |= {name: (code, False) for name, code in known.items()}
    return names | {people: (code, True) for people, code in (plurals | peoples).items()}
