import csv
import json
import os

import pandas as pd
import pytest

from survey.published.folder import read_descriptor, read_tables

DESCRIBED = '{"name": "poll", "title": "Poll", "description": "About."}'


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes files into one folder."""

    def write(**files):
        for name, content in files.items():
            path = tmp_path / f"{name}.{'json' if name == 'datapackage' else 'csv'}"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def samples(folder, text):
    """Return the samples table of a text, and the rules of the findings."""
    tables, findings = read_tables(folder(samples=text))
    return tables["samples"], [finding.rule for finding in findings]


def test_every_column_is_text_and_nothing_is_taken_for_missing(folder):
    frame, rules = samples(folder, "sample_id,n,note\nNA,007,None\nnull,1e3,\n")
    assert rules == []
    assert frame.to_numpy().tolist() == [["NA", "007", "None"], ["null", "1e3", ""]]
    assert all(dtype == "str" for dtype in frame.dtypes)


def test_rows_are_numbered_as_in_the_file(folder):
    frame, rules = samples(folder, "sample_id,n\n\na,1\n  ,\n\nb,2,3\nc,3\n")
    assert frame.index.tolist() == [3, 7]
    assert rules == ["bad-row"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_line_end_and_a_byte_order_mark_will_do(folder, end, mark):
    frame, rules = samples(folder, f'{mark}sample_id,n\nkz,"1,213"\n'.replace("\n", end))
    assert rules == []
    assert frame.to_dict("records") == [{"sample_id": "kz", "n": "1,213"}]


def test_quotes_spaces_and_line_breaks_in_values(folder):
    frame, rules = samples(folder, 'sample_id, note \n kz ,"a ""b"", c\nd"\n')
    assert rules == []
    assert frame.to_dict("records") == [{"sample_id": "kz", "note": 'a "b", c\nd'}]


def test_texts_of_every_script_are_kept(folder):
    text = "\u0412\u044b? \u4f60\u613f\u610f\u5417 \U0001f1f0\U0001f1ff"
    assert samples(folder, f"sample_id,note\nkz,{text}\n")[0]["note"].tolist() == [text]


@pytest.mark.parametrize(
    ("content", "rule", "row"),
    [
        ("sample_id\nkz\n".encode("utf-16"), "encoding", 1),
        ("sample_id,note\nkz,T\u00fcrkiye\n".encode("latin-1"), "encoding", 2),
        (b"sample_id\n\xff\n", "encoding", 2),
        (b"sample_id\nk\0z\n", "encoding", 0),
        (b'sample_id\n"kz\n', "bad-csv", 0),
        (b'sample_id\n"k"z\n', "bad-csv", 0),
        (b"", "empty-table", 0),
        (b"sample_id\nkz,cn\n", "bad-row", 2),
        (b"sample_id,sample_id\nkz,cn\n", "duplicate-column", 1),
    ],
)
def test_a_file_that_is_wrong_is_reported_with_its_row(folder, content, rule, row):
    tables, findings = read_tables(folder(samples=content))
    assert [(f.rule, f.row, f.file, f.severity) for f in findings] == [
        (rule, row, "samples.csv", "error")
    ]
    assert findings[0].expected
    if rule in {"encoding", "bad-csv", "empty-table"}:
        assert tables["samples"].columns.empty


def test_a_value_above_the_limit_of_csv_is_reported(folder):
    before = csv.field_size_limit(131_072)
    try:
        _, rules = samples(folder, "sample_id\n" + "x" * 200_000)
    finally:
        csv.field_size_limit(before)
    assert rules == ["bad-csv"]


def test_the_first_of_two_equal_columns_is_kept(folder):
    frame, _ = samples(folder, "sample_id,n,n\nkz,1,2\n")
    assert frame.to_dict("records") == [{"sample_id": "kz", "n": "1"}]


def test_every_row_that_does_not_fit_is_named_and_left_out(folder):
    tables, findings = read_tables(folder(samples="a,b\n1,2\n1\n1,2,3\n4,5\n"))
    assert [(f.row, f.expected, f.got) for f in findings] == [
        (3, "2 values", "1 values"),
        (4, "2 values", "3 values"),
    ]
    assert tables["samples"].to_numpy().tolist() == [["1", "2"], ["4", "5"]]


def test_only_files_of_the_schema_are_read(folder):
    tables, findings = read_tables(folder(samples="sample_id\nkz\n", figures="a\nb\n"))
    assert list(tables) == ["samples"]
    assert findings == []


@pytest.mark.parametrize("make", ["folder", "loop", "device", "pipe", "dangling"])
def test_what_is_no_file_is_not_there(tmp_path, make):
    path = tmp_path / "samples.csv"
    if make == "folder":
        path.mkdir()
    elif make == "loop":
        path.symlink_to(path)
    elif make == "device":
        path.symlink_to("/dev/zero")
    elif make == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(tmp_path / "nowhere")
    assert read_tables(tmp_path) == ({}, [])


def test_a_link_to_a_file_is_read(tmp_path):
    (tmp_path / "elsewhere.txt").write_text("sample_id\nkz\n", encoding="utf-8")
    (tmp_path / "samples.csv").symlink_to(tmp_path / "elsewhere.txt")
    tables, _ = read_tables(tmp_path)
    pd.testing.assert_frame_equal(
        tables["samples"], pd.DataFrame({"sample_id": ["kz"]}, index=[2], dtype="str")
    )


def test_the_descriptor_gives_the_texts(folder):
    texts, findings = read_descriptor(folder(datapackage="\ufeff" + DESCRIBED))
    assert texts == {"name": "poll", "title": "Poll", "description": "About."}
    assert findings == []


def test_a_schema_of_a_stranger_is_ignored(folder):
    package = json.loads(DESCRIBED) | {"resources": [{"schema": "../../etc/passwd"}], "x": 1}
    texts, findings = read_descriptor(folder(datapackage=json.dumps(package)))
    assert texts["name"] == "poll"
    assert findings == []


@pytest.mark.parametrize(("name", "used"), [("my-poll", "my-poll"), ("my poll", "study")])
def test_without_a_descriptor_the_folder_gives_the_name(tmp_path, name, used):
    (tmp_path / name).mkdir()
    texts, findings = read_descriptor(tmp_path / name)
    assert texts == {"name": used, "title": used, "description": ""}
    assert [(f.severity, f.rule, f.file) for f in findings] == [
        ("warning", "missing-file", "datapackage.json")
    ]


@pytest.mark.parametrize(
    ("content", "rule", "column"),
    [
        ("{", "bad-descriptor", ""),
        ("", "bad-descriptor", ""),
        ("[]", "bad-descriptor", ""),
        ("null", "bad-descriptor", ""),
        ("[" * 100_000, "bad-descriptor", ""),
        ('{"name": ' + "9" * 5000 + "}", "bad-descriptor", ""),
        ('{"name": "a b"}', "bad-descriptor", "name"),
        ('{"name": "../a"}', "bad-descriptor", "name"),
        ('{"name": ""}', "bad-descriptor", "name"),
        ('{"title": 3}', "bad-descriptor", "title"),
        ('{"description": ["x"]}', "bad-descriptor", "description"),
        ('{"title": "a\\u0007b"}', "bad-descriptor", "title"),
        ('{"title": "a\\ud800b"}', "bad-descriptor", "title"),
        (b'{"title": "\xff"}', "encoding", ""),
        (b"{\0}", "encoding", ""),
    ],
)
def test_a_descriptor_that_is_wrong_is_reported(folder, content, rule, column):
    _, findings = read_descriptor(folder(datapackage=content))
    assert [(f.severity, f.rule, f.file, f.column) for f in findings] == [
        ("error", rule, "datapackage.json", column)
    ]
    assert findings[0].got.encode("utf-8") is not None
    assert len(findings[0].got) < 200
