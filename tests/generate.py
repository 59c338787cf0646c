"""Writes what is generated: descriptors of the shipped studies, table pages, numbers, pictures."""

import csv
import json
from pathlib import Path

from survey.published.descriptor import descriptor, documentation
from survey.published.schema import TABLES
from survey.wording.reading import read_wording

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
INTERVALS = ROOT / "docs" / "intervals.md"
COLLECTION = ROOT.parent / "shared" / "reference" / "reference-values.csv"
BEGIN = "<!-- tables: begin (written by `make data`) -->\n"
END = "<!-- tables: end -->\n"
HEDGES_BEGIN = "<!-- hedges: begin (written by `make data`) -->\n"
HEDGES_END = "<!-- hedges: end -->\n"
FRACTIONS = {10: "one in ten", 20: "a fifth", 33.3333: "a third", 50: "half", 66.6667: "two-thirds"}


def descriptor_text(folder):
    """Return the descriptor that a shipped folder must have; name and texts are kept."""
    old = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    present = tuple(table.name for table in TABLES if (folder / f"{table.name}.csv").is_file())
    new = descriptor(old["name"], old["title"], old["description"], present)
    return json.dumps(new, indent=2, ensure_ascii=False) + "\n"


def readme_text(old):
    """Return the page about the tables with its generated parts made anew."""
    tables = between(old, BEGIN, f"\n{documentation()}\n", END)
    return between(tables, HEDGES_BEGIN, f"\n{hedges_table()}\n", HEDGES_END)


def between(text, begin, middle, end):
    """Return a text with what stands between two marks replaced."""
    before, _, rest = text.partition(begin)
    return f"{before}{begin}{middle}{end}{rest.partition(end)[2]}"


def hedges():
    """Return (hedge, phrase, exact share, publisher) of `data/hedge-calibration.csv`."""
    with (DATA / "hedge-calibration.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        target, hedge = float(row["target_pct"]), row["hedge"]
        number = (
            FRACTIONS[target] if target % 1 or hedge.startswith("none") else f"{target:g} percent"
        )
        phrase = number if hedge.startswith("none") else f"{hedge} {number}"
        if hedge == "most" or hedge.endswith("majority"):
            phrase = hedge
        found.append((hedge, phrase, float(row["printed_pct"]) / 100, row["publisher"]))
    return found


def hedges_table():
    """Return how often each hedge kept within both readings, as markdown."""
    lines = ["| hedge | phrases | within literal | within idiomatic |", "|---|---:|---:|---:|"]
    rows = [row for row in hedges() if not row[3].startswith("Global Times")]
    for hedge in dict.fromkeys(row[0] for row in rows):
        own = [(phrase, share) for name, phrase, share, _ in rows if name == hedge]
        inside = [
            sum(share in read_wording(phrase, reading=reading) for phrase, share in own)
            for reading in ("literal", "idiomatic")
        ]
        lines.append(f"| {hedge} | {len(own)} | {inside[0]} | {inside[1]} |")
    return "\n".join(lines) + "\n"


def write_intervals_page():
    """Write the tables of `docs/intervals.md`; those beside other software if these are at hand."""
    from tests.reference import comparison, page  # the tests of this module know no such package

    found = comparison.comparisons(COLLECTION) if COLLECTION.exists() else None
    text = page.page(INTERVALS.read_text(encoding="utf-8"), found)
    INTERVALS.write_text(text, encoding="utf-8")


def write_gallery():
    """Write `docs/gallery.md` and its images."""
    from tests import gallery  # the tests of this module draw nothing

    gallery.write()


def study_folders():
    """Return the folders of the shipped studies."""
    return sorted(path.parent for path in DATA.glob("*/datapackage.json"))


if __name__ == "__main__":
    for each in study_folders():
        (each / "datapackage.json").write_text(descriptor_text(each), encoding="utf-8")
    page = DATA / "README.md"
    page.write_text(readme_text(page.read_text(encoding="utf-8")), encoding="utf-8")
    write_intervals_page()
    write_gallery()
