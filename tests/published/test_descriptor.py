import json

import pytest

from survey.published.cells import ID
from survey.published.descriptor import descriptor, documentation
from survey.published.schema import TABLES, table

ALL = tuple(each.name for each in TABLES)


def fields(package, name):
    """Return the fields of a resource by name."""
    resource = next(each for each in package["resources"] if each["name"] == name)
    return {field["name"]: field for field in resource["schema"]["fields"]}


def keys(package, name):
    """Return the foreign keys of a resource as (fields, resource, fields there)."""
    resource = next(each for each in package["resources"] if each["name"] == name)
    return [
        (each["fields"], each["reference"]["resource"], each["reference"]["fields"])
        for each in resource["schema"].get("foreignKeys", [])
    ]


def test_it_holds_the_texts_and_the_tables_that_are_there():
    package = descriptor("poll", "Poll", "About.", ("samples", "questions"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["title"], package["description"]) == ("poll", "Poll", "About.")
    assert [each["path"] for each in package["resources"]] == ["samples.csv", "questions.csv"]
    assert {each["encoding"] for each in package["resources"]} == {"utf-8"}
    assert json.loads(json.dumps(package)) == package


@pytest.mark.parametrize("name", ALL)
def test_every_column_is_a_field_in_order(name):
    found = fields(descriptor("poll", "Poll", "", ALL), name)
    assert tuple(found) == table(name).names
    for column in table(name).columns:
        field = found[column.name]
        constraints = field.get("constraints", {})
        assert field["description"] == column.about
        assert constraints.get("required", False) is column.required
        assert tuple(constraints.get("enum", ())) == column.categories
        assert tuple(field.get("categories", ())) == column.categories
        assert (field["type"] == "integer") is (column.type == "integer")
        assert ("pattern" in constraints) is (column.type == "id")


def test_ids_are_held_to_the_pattern_of_cell_references():
    found = fields(descriptor("poll", "Poll", "", ALL), "samples")
    assert found["sample_id"]["constraints"]["pattern"] == ID.pattern


def test_only_a_key_of_one_column_is_unique():
    package = descriptor("poll", "Poll", "", ALL)
    unique = {
        f"{name}.{column}"
        for name in ALL
        for column, field in fields(package, name).items()
        if field.get("constraints", {}).get("unique")
    }
    assert unique == {f"{each.name}.{each.key[0]}" for each in TABLES if len(each.key) == 1}


def test_foreign_keys_lead_to_tables_that_are_there():
    package = descriptor("poll", "Poll", "", ALL)
    assert keys(package, "statements") == [
        (["sample_id"], "samples", ["sample_id"]),
        (["question_id"], "questions", ["question_id"]),
        (["source_id"], "sources", ["source_id"]),
        (["question_id", "response_id"], "responses", ["question_id", "response_id"]),
    ]
    assert keys(package, "samples") == [(["source_id"], "sources", ["source_id"])]
    without = descriptor("poll", "Poll", "", ("samples", "questions", "responses", "statements"))
    assert keys(without, "samples") == []
    assert [there for _, there, _ in keys(without, "statements")] == [
        "samples", "questions", "responses",
    ]  # fmt: skip


def test_the_documentation_names_every_table_column_and_value():
    text = documentation()
    parts = text.split("### ")
    assert [part.partition(".csv")[0] for part in parts[1:]] == list(ALL)
    for part, definition in zip(parts[1:], TABLES, strict=True):
        rows = [line for line in part.splitlines() if line.startswith("| `")]
        assert len(rows) == len(definition.columns)
        for row, column in zip(rows, definition.columns, strict=True):
            assert row.startswith(f"| `{column.name}` | {column.about}")
            assert ("**Required.**" in row) is column.required
            assert all(category in row for category in column.categories)
            assert not column.refers or f"`{column.refers}`" in row
            assert ("the first where empty" in row) is bool(
                column.categories and not column.required
            )
            assert row.count(" | ") == 2
