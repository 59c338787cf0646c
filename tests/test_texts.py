"""The catalogue of texts: its keys are those that the code uses, its fields those it is given."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from survey import texts
from survey.errors import OptionError

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "texts"
CODES = [file.stem for file in sorted(FOLDER.glob("*.toml"))]
SAYING = {"say", "say_all", "say_parts"}


def calls():
    """Yield (place, keys, prefixes, names of values) of each call that says something."""
    for path in sorted((ROOT / "survey").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
                pieces = [
                    part for part in ast.walk(node.args[0]) if isinstance(part, ast.JoinedStr)
                ]
                inside = {id(part) for piece in pieces for part in ast.walk(piece)}
                prefixes = {piece.values[0].value for piece in pieces}
                plain = {
                    part.value
                    for part in ast.walk(node.args[0])
                    if isinstance(part, ast.Constant)
                    and isinstance(part.value, str)
                    and id(part) not in inside
                    and "." in part.value
                }
                given = {word.arg for word in node.keywords} - {"count", "default"}
                yield f"{path.name}:{node.lineno}", plain, prefixes, given


def fields(entry):
    """Return the names of the fields of a text, or of each of its forms."""
    patterns = entry.values() if isinstance(entry, dict) else [entry]
    return {
        name
        for text in patterns
        if isinstance(text, str)
        for name in re.findall(r"\{(\w+)\}", text)
    }


ENGLISH = texts.catalogue("en").entries
CALLS = list(calls())


def test_every_key_in_the_code_is_in_the_catalogue():
    for place, keys, prefixes, _ in CALLS:
        assert keys or prefixes, f"{place} says something whose key cannot be read"
        assert keys <= ENGLISH.keys(), f"{place}: {keys - ENGLISH.keys()}"
        for prefix in prefixes:
            assert prefix.endswith("."), f"{place}: {prefix} must end with a dot"
            assert any(key.startswith(prefix) for key in ENGLISH), f"{place}: {prefix}"


def test_every_text_is_said_somewhere():
    keys = set().union(*(keys for _, keys, _, _ in CALLS))
    prefixes = tuple(set().union(*(prefixes for _, _, prefixes, _ in CALLS)))
    assert [key for key in ENGLISH if key not in keys and not key.startswith(prefixes)] == []


def test_every_field_gets_its_value_and_no_other_is_given():
    for place, keys, prefixes, given in CALLS:
        if None in given:  # a mapping of values
            continue
        found = [fields(ENGLISH[key]) for key in keys]
        found += [
            fields(entry) for key, entry in ENGLISH.items() if key.startswith(tuple(prefixes))
        ]
        assert given == set().union(*found), place


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_has_only_known_keys_with_the_same_fields(code):
    own = texts.catalogue(code).entries
    assert own.keys() <= ENGLISH.keys()
    for key, entry in own.items():
        assert type(entry) is type(ENGLISH[key]), key
        assert fields(entry) == fields(ENGLISH[key]), key
        if isinstance(entry, list):
            assert len(entry) == len(ENGLISH[key]), key


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_gives_all_forms_that_its_language_has(code):
    read = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    forms = set(read["language"]["forms"])
    assert forms <= texts.FORMS
    for key, entry in texts.catalogue(code).entries.items():
        if isinstance(entry, dict):
            assert entry.keys() == forms, key
    assert {texts.catalogue(code).form(count) for count in range(200)} == forms


@pytest.fixture
def other(monkeypatch):
    """A second language, which has three forms and lacks most texts."""
    entries = {
        "number.points": {
            "one": "{number} пункт",
            "few": "{number} пункта",
            "many": "{number} пунктов",
        },
        "bounds.anything": "что угодно",
    }
    made = texts.Catalogue(
        entries, lambda count: "one" if count == 1 else "few" if count < 5 else "many"
    )
    read = texts.catalogue
    monkeypatch.setattr(texts, "catalogue", lambda code: made if code == "ru" else read(code))
    monkeypatch.setattr(texts, "languages", lambda: ("en", "ru"))


def test_a_language_lasts_until_the_end_of_its_block(other):
    with texts.speaking("ru"):
        assert texts.spoken() == "ru"
        assert texts.say("bounds.anything") == "что угодно"
    assert texts.spoken() == "en"
    assert texts.say("bounds.anything") == "anything"


def test_a_language_ends_with_an_error_too(other):
    with pytest.raises(RuntimeError, match="halfway"), texts.speaking("ru"):
        raise RuntimeError("halfway")
    assert texts.spoken() == "en"


def test_each_language_has_its_own_grammatical_numbers(other):
    with texts.speaking("ru"):
        said = [texts.say("number.points", count=count, number=count) for count in (1, 3, 7)]
    assert said == ["1 пункт", "3 пункта", "7 пунктов"]


def test_what_a_language_lacks_is_said_in_english(other):
    with texts.speaking("ru"):
        assert texts.say("bounds.contradictory") == "contradictory"
        assert texts.say_all("date.months")[0] == "January"


def test_braces_in_a_value_stay(other):
    assert texts.say("bounds.below", end="{end} {0.__class__}") == "below {end} {0.__class__}"


def test_parts_of_a_text_are_joined_and_other_values_kept(other):
    link = {"to": "sizes"}
    assert texts.say_parts("list.or", first="{last}", last=link) == ["{last} or ", link]
    assert texts.say_parts("list.or", first=link, last=link) == [link, " or ", link]
    assert texts.say_parts("list.or", first="", last="b") == [" or b"]
    with texts.speaking("ru"):
        assert texts.say_parts("number.points", count=3, number=link) == [link, " пункта"]


def test_mistakes_of_the_code_are_told():
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        texts.say("no.such.key")
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        texts.say_parts("no.such.key")
    with pytest.raises(KeyError, match="needs a count"):
        texts.say("number.points", number="1")
    with pytest.raises(KeyError, match="end"):
        texts.say("bounds.below")
    with (
        pytest.raises(OptionError, match=r"`language` must be one of .*'en'.*, not 'eng'"),
        texts.speaking("eng"),
    ):
        pass
