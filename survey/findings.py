"""Findings: what `check`, `audit` and `verify` report, one record for a problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from survey.frames import FINDINGS
from survey.options import Severity

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, with its place and how to resolve it.

    Parameters
    ----------
    severity : {"error", "warning", "note"}
        An error keeps a study from being loaded.
    rule : str
        Short name of the rule that was broken.
    file, row, column : str, int, str
        Where; row counts lines of the table with the header as row 1, 0 for the whole file.
    cells : str
        Cell references, where the problem is about figures.
    expected, got, hint : str
        What was expected, what came, and what to do if that is sure.
    """

    severity: Severity
    rule: str
    file: str
    row: int = 0
    column: str = ""
    cells: str = ""
    expected: str = ""
    got: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """Return the finding as one sentence after its place."""
        place = self.file
        place += f" row {self.row}" if self.row else ""
        place += f", column {self.column}" if self.column else ""
        place += f", {self.cells}" if self.cells else ""
        came = f", not {self.got!r}" if self.got else ""
        return f"{place}: must be {self.expected}{came}.{f' {self.hint}' if self.hint else ''}"


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a frame with the columns of `frames.FINDINGS`."""
    import pandas as pd  # deferred: the ground floor loads no heavy package

    rows = [asdict(finding) for finding in findings]
    frame = pd.DataFrame(rows, columns=list(FINDINGS))
    return frame.astype({column: "int64" if column == "row" else "str" for column in FINDINGS})
