"""Commands about the text of an article: its figures, a study made from it, the two compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import survey
from survey.article.source import decoded
from survey.cli.arguments import Format, Name, Output
from survey.cli.marked import print_marked
from survey.cli.output import print_findings, print_frame, print_line
from survey.cli.working import working
from survey.countries import country_name
from survey.errors import InputError
from survey.files import write_whole
from survey.labels import listed
from survey.options import FigureKind

if TYPE_CHECKING:
    from survey import Study

MOST_LISTED = 6
READING = "Reading the article"

Source = Annotated[
    Path, typer.Option("--source", help="The article, as plain text or HTML in UTF-8.")
]


def extract(
    article: Annotated[
        Path, typer.Argument(metavar="FILE", help="The article, as plain text or HTML in UTF-8.")
    ],
    kind: Annotated[
        FigureKind | None, typer.Option("--kind", help="Only figures of this kind.")
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print the figures of an article: what is printed, of whom, and what was answered."""
    with working(READING):
        figures = survey.extract(_text(article))
    if kind:
        figures = figures[figures["kind"] == kind]
    print_frame(figures, format, output)


def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder.")],
    article: Annotated[
        Path | None, typer.Option("--from", help="The article, as plain text or HTML in UTF-8.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Title of the study.")] = None,
) -> None:
    """Write a draft study from an article, or one to fill in."""
    with working(READING):
        text = _text(article) if article else ""
        study = survey.draft(text, title=title)
        found = survey.describe(survey.extract(text)) if article else ""
    print_line(f"Wrote {survey.save(study, folder)}: {_held(study)}.")
    if found:
        print_line(found)
    if left_out := study.sources["note"].iloc[0]:
        print_line(left_out)
    print_line("Next:")
    if article:
        print_line(f"  survey review {folder} --source {article}")
    print_line(f"  survey check {folder}")
    print_line(f"  survey report {folder} -o {folder}.pdf")


def review(
    study: Name,
    source: Source,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page to read beside the tables.")
    ] = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Print an article with its figures marked and what each is encoded as."""
    with working(READING):
        from survey.article.marked import marked  # deferred: needs pandas
        from survey.article.review_html import review_page  # deferred: needs pandas

        loaded, text = survey.load(study), _text(source)
        found = survey.review(loaded, text)
    if html:
        page = review_page(found, text, title=loaded.title, summary=survey.describe(found))
        print_line(f"Wrote {write_whole(html, page.encode())}")
    elif format or output:
        print_frame(found, format, output)
    else:
        print_marked(marked(found, text))
        for row in found[found["state"] == "not found"].to_dict("records"):
            print_line(
                f"Not found: {row['id']}, {row['wording']!r} in paragraph {row['paragraph']}"
            )
        print_line(survey.describe(found))
        if (found.loc[found["id"] != "", "state"] == "not found").all():
            print_line(f"No phrase of {study} stands in {source}: is it the right article?")


def verify(study: Name, source: Source, format: Format = None, output: Output = None) -> None:
    """Report where a study and its source do not agree; exit code 1 if anywhere."""
    with working(READING):
        found = survey.verify(survey.load(study), _text(source))
    print_findings(found, f"{study} agrees with {source}.", format, output)


def _held(study: Study) -> str:
    """Return what a draft holds, in a few words."""
    sizes = [
        f"{country_name(row['country']) or 'country unknown'} {row['wave']}".strip()
        + (f" n = {row['n']}" if row["n"] else " without a size")
        for row in study.samples.to_dict("records")
    ]
    more = [f"{len(sizes) - MOST_LISTED} more"] if len(sizes) > MOST_LISTED else []
    samples = "; ".join([*sizes[:MOST_LISTED], *more])
    counts = {
        "sample": len(study.samples),
        "question": len(study.questions),
        "draft statement": len(study.statements),
    }
    held = listed(f"{n} {word}{'' if n == 1 else 's'}" for word, n in counts.items())
    return f"{held} ({samples})"


def _text(path: Path) -> str:
    """Return the text of a file."""
    try:
        return decoded(path.read_bytes(), name=path)
    except OSError as error:
        raise InputError.unreadable(path, error.strerror or str(error)) from None
