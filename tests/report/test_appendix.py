"""The full table: every statement that is used stands there with its paragraph."""

from survey.report.appendix import appendix
from survey.report.material import Settings, gather


def printed(section, cells):
    return [
        row
        for block in section.blocks
        if block["kind"] == "table"
        for row in cells(block)
        if len(row) > 1
    ]


def test_every_statement_in_use_is_there(shipped, material, cells):
    used = {name for names in material.estimates["statements"] for name in names.split()}
    chosen = shipped.statements[shipped.statements["statement_id"].isin(used)]
    found = {row[1:] for row in printed(appendix(material), cells)}
    assert found == set(zip(chosen["wording"], chosen["paragraph"], strict=True))


def test_one_phrase_at_one_place_is_one_row(shipped, material, cells):
    statements = shipped.statements.set_index("statement_id")
    expected = sum(
        len(statements.loc[names.split(), ["wording", "paragraph"]].drop_duplicates())
        for names in material.estimates["statements"]
    )
    assert len(printed(appendix(material), cells)) == expected


def test_statements_of_set_aside_options_are_not(material, words):
    assert "Economic development or better living standards" not in words(
        list(appendix(material).blocks)
    )


def test_they_come_when_their_option_is_taken(shipped, words):
    taken = gather(shipped, settings=Settings(assume="p12-jointly"))
    assert "Economic development or better living standards" in words(list(appendix(taken).blocks))


def test_a_figure_with_several_statements_is_named_once(material, cells):
    rows = printed(appendix(material), cells)
    start = next(i for i, row in enumerate(rows) if row[1] == "Over 80 percent")
    assert [row[0] for row in rows[start : start + 3]] == ["It gives more opportunities", "", ""]
    assert [row[2] for row in rows[start : start + 3]] == ["2", "8", "32"]


def test_without_paragraphs_there_is_no_column(one_country, cells, block):
    table = block(appendix(gather(one_country)), "statements-1")
    assert [column["heading"] for column in table["columns"]] == ["Answer", "Printed words"]
