"""Shows on a terminal that a command is at work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show what is being done until the end of the block, on standard error.

    Nothing is shown where that is no terminal, and nothing is left of it at the end.

    Parameters
    ----------
    what : str
        What takes a while, such as "Writing the report".

    Examples
    --------
    >>> with working("Counting"):
    ...     found = sum(range(10))
    """
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # deferred: only terminals need it
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.text import Text

    spinner = Spinner("line", Text(what))  # every encoding has its signs
    with Live(spinner, console=Console(stderr=True), transient=True, redirect_stdout=False):
        yield
