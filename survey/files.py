"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from survey.errors import OutputError


def write_whole(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write bytes to a temporary file beside the target and rename it.

    Parameters
    ----------
    path : str or path
        The file; its folder is made if it is not there.
    content : bytes
        What to write.

    Raises
    ------
    OutputError
        If the file cannot be written; nothing is left behind then.
    """
    target = Path(path)
    made = ""
    try:
        if target.is_dir():
            raise OutputError.unwritable(target, "it is a folder", "Give the name of a file.")
        if target.exists() and not target.is_file():
            raise OutputError.unwritable(target, "it is no regular file")
        target = Path(os.path.realpath(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(made).chmod(0o666 & ~_umask())
        Path(made).replace(target)
    except (OSError, ValueError) as error:
        if made:
            Path(made).unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError.unwritable(path, reason) from error
    return Path(path)


def _umask() -> int:
    """Return the permissions that the process takes from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
