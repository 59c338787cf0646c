import pytest

from survey.published.cells import ID
from survey.published.columns import CHECKS
from survey.published.schema import REQUIRED_TABLES, TABLES, table

COLUMNS = [(each, column) for each in TABLES for column in each.columns]
IDS = [f"{each.name}.{column.name}" for each, column in COLUMNS]


def test_the_tables_are_those_of_the_design():
    assert [each.name for each in TABLES] == [
        "sources", "samples", "questions", "responses", "statements", "relations", "assumptions",
        "disclosure", "indicators",
    ]  # fmt: skip
    assert REQUIRED_TABLES == ("samples", "questions", "responses", "statements")


@pytest.mark.parametrize("each", TABLES, ids=lambda each: each.name)
def test_a_table_has_each_column_once_and_a_key_that_is_always_filled(each):
    assert len(set(each.names)) == len(each.columns)
    assert each.key
    assert all(each.column(name).required for name in each.key)
    assert each.columns[: len(each.key)] == tuple(each.column(name) for name in each.key)


@pytest.mark.parametrize(("each", "column"), COLUMNS, ids=IDS)
def test_a_column_is_described_and_can_be_checked(each, column):
    assert ID.fullmatch(column.name)
    assert column.name == column.name.casefold()
    assert column.about.strip() == column.about != ""
    assert column.about[-1] in ".?"
    assert column.type in CHECKS
    assert len(set(column.categories)) == len(column.categories)
    assert not column.categories or column.type == "text"


@pytest.mark.parametrize(("each", "column"), COLUMNS, ids=IDS)
def test_what_a_column_refers_to_is_the_key_of_a_table(each, column):
    if column.refers:
        target, _, key = column.refers.partition(".")
        assert table(target).key == (key,)
        assert table(target).column(key).type == "id"
        assert column.type in {"id", "ids"}


def test_the_same_column_means_the_same_everywhere():
    for name in ("note", "source_id", "paragraph", "when"):
        found = {each.column(name) for each in TABLES if name in each.names and each.key != (name,)}
        assert len(found) == 1


def test_printed_phrases_are_read_by_their_kind():
    phrases = {
        f"{each.name}.{column.name}": column.type
        for each, column in COLUMNS
        if column.type in {"share", "count", "amount"}
    }
    assert phrases == {
        "samples.n": "count",
        "statements.wording": "share",
        "indicators.wording": "amount",
    }


def test_an_unknown_table_or_column_is_no_table():
    with pytest.raises(StopIteration, match=r"^$"):
        table("figures")
    with pytest.raises(StopIteration, match=r"^$"):
        table("samples").column("figures")
