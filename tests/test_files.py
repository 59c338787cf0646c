import os
import stat
from pathlib import Path

import pytest

from survey.errors import OutputError
from survey.files import write_whole


def test_a_file_is_written_with_its_folders(tmp_path):
    path = tmp_path / "new" / "deep" / "report.pdf"
    assert write_whole(path, b"content") == path
    assert path.read_bytes() == b"content"
    assert [entry.name for entry in path.parent.iterdir()] == ["report.pdf"]


def test_an_old_file_is_replaced(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old and longer")
    write_whole(str(path), b"new")
    assert path.read_bytes() == b"new"


def test_permissions_are_those_of_any_new_file(tmp_path):
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "report.pdf", b"")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "report.pdf").stat().st_mode) == 0o640


def test_a_link_stays_and_its_file_is_written(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_pipe_or_device_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="no regular file"):
        write_whole(pipe, b"content")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"it is a folder\. Give the name of a file\."):
        write_whole(tmp_path, b"")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("file/below.pdf", "Not a directory|File exists"),
        ("x" * 300, "File name too long"),
        ("a\0b", "null byte|null character"),
    ],
)
def test_an_impossible_name_is_told(tmp_path, name, reason):
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(OutputError, match=reason):
        write_whole(f"{tmp_path}/{name}", b"")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"kept"


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_nothing_is_left_behind_when_writing_fails(tmp_path, monkeypatch, step):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def refuse(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, refuse)
    with pytest.raises(OutputError, match=r"report\.pdf': No space left on device\."):
        write_whole(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.pdf"]
    assert path.read_bytes() == b"old"
