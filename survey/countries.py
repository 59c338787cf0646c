"""ISO 3166-1 country codes and their names; the only user of pycountry."""

from __future__ import annotations

from functools import lru_cache

OTHER_NAMES = {
    "uk": "GBR", "britain": "GBR", "great britain": "GBR", "america": "USA", "uae": "ARE",
    "turkey": "TUR", "russia": "RUS", "syria": "SYR", "brunei": "BRN", "ivory coast": "CIV",
    "burma": "MMR", "swaziland": "SWZ", "cape verde": "CPV",
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
