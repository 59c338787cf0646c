"""Writes what the schema decides: the descriptors of the shipped studies and the table pages."""

import json
from pathlib import Path

from survey.published.descriptor import descriptor, documentation
from survey.published.schema import TABLES

DATA = Path(__file__).resolve().parent.parent / "data"
BEGIN = "<!-- tables: begin (written by `make data`) -->\n"
END = "<!-- tables: end -->\n"


def descriptor_text(folder):
    """Return the descriptor that a shipped folder must have; name and texts are kept."""
    old = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    present = tuple(table.name for table in TABLES if (folder / f"{table.name}.csv").is_file())
    new = descriptor(old["name"], old["title"], old["description"], present)
    return json.dumps(new, indent=2, ensure_ascii=False) + "\n"


def readme_text(old):
    """Return the page about the tables with its middle part made anew."""
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{documentation()}\n{END}{after}"


def study_folders():
    """Return the folders of the shipped studies."""
    return sorted(path.parent for path in DATA.glob("*/datapackage.json"))


if __name__ == "__main__":
    for each in study_folders():
        (each / "datapackage.json").write_text(descriptor_text(each), encoding="utf-8")
    page = DATA / "README.md"
    page.write_text(readme_text(page.read_text(encoding="utf-8")), encoding="utf-8")
