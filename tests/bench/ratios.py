"""The table of a benchmark run: time for one unit, ours and each peer's, and how they compare.

python -m tests.bench.ratios .benchmarks.json

It prints the table and adds it to the file, as the list "ratios". Times are those of the shortest
round: whatever else the computer does can only make a round longer.
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

OURS = "survey"
HEADINGS = ("", "survey", "peer", "its time", "measured on", "ratio")


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was computed, the seconds for one unit, and a peer's; no peer where there is none."""

    what: str
    seconds: float
    peer: str = ""
    peer_seconds: float = 0.0
    peer_units: int = 0

    @property
    def ratio(self):
        """How many times as long the peer takes."""
        return self.peer_seconds / self.seconds


def ratios(benchmarks):
    """Return a row for each peer, from the list that pytest-benchmark writes.

    Benchmarks that were not run by `measure` name no library, and have no row.
    """
    groups = {}
    for each in benchmarks:
        info = each["extra_info"]
        if "whose" in info:
            own = groups.setdefault(each["group"], {})
            own[info["whose"]] = each["stats"]["min"] / info["units"], info["units"]
    rows = []
    for what, measured in groups.items():
        seconds, _ = measured.pop(OURS)
        rows += [Ratio(what, seconds, peer, *theirs) for peer, theirs in measured.items()]
        if not measured:
            rows.append(Ratio(what, seconds))
    return rows


def table(rows):
    """Return the rows as aligned text."""
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in {0, 2} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _cells(row):
    """Return a row as texts; times in microseconds."""
    own = row.what, f"{1e6 * row.seconds:,.3f} µs"
    if not row.peer:
        return *own, "(none)", "", "", ""
    theirs = f"{1e6 * row.peer_seconds:,.3f} µs", f"{row.peer_units:,}"
    return *own, row.peer, *theirs, f"{row.ratio:,.1f}" if row.ratio < 100 else f"{row.ratio:,.0f}"


def main(path):
    """Print the table of a run and keep it in the file."""
    run = json.loads(path.read_text(encoding="utf-8"))
    rows = ratios(run["benchmarks"])
    print(table(rows))
    run["ratios"] = [{**asdict(row), "ratio": row.ratio if row.peer else None} for row in rows]
    path.write_text(json.dumps(run, indent=4), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
