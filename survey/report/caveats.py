"""What to keep in mind: what sources and samples leave unsaid, and what intervals leave out."""

from __future__ import annotations

from collections.abc import Iterator

from survey.inference.estimates import AS_IF
from survey.labels import listed
from survey.published.labelling import place
from survey.report.blocks import Section, bullets, paragraph
from survey.report.conduct import undisclosed
from survey.report.material import Material
from survey.report.phrases import cardinal, counted, how_many, lowered, sentence


def caveats(material: Material) -> Section:
    """Return the section on what a reader should keep in mind."""
    introduction = (
        "The following comes from the tables of the study and from how its figures were read. "
        "None of it is part of any interval."
    )
    return Section(
        "What to keep in mind", [paragraph(introduction), bullets(dict.fromkeys(_points(material)))]
    )


def _points(material: Material) -> Iterator[str]:
    """Yield one caveat after another, from the source to the figures."""
    study = material.study
    for source in study.sources.to_dict("records"):
        if source["note"]:
            yield f"{source['publisher']}: {sentence(source['note'])}"
        if source["verified"] == "second-hand":
            yield f"{source['publisher']}: the document itself was not read, only a report of it."
    for sample in study.samples.to_dict("records"):
        if sample["note"]:
            yield f"{place(sample)}: {sentence(sample['note'])}"
    hidden = list(undisclosed(study))
    if hidden:
        yield f"Nothing is disclosed on {listed(map(lowered, hidden))}."
    yield from _selection(material)
    yield from _attribution(material)
    yield from _intervals(material)


def _selection(material: Material) -> Iterator[str]:
    """Yield how much of what was asked was printed."""
    study = material.study
    questions = study.questions.assign(
        printed=study.questions["question_id"].isin(set(study.statements["question_id"]))
    )
    for battery, items in questions[questions["battery"] != ""].groupby("battery", sort=False):
        counts = [int(count) for count in items["items_asked"] if count.isdigit()]
        asked, shown = max([*counts, len(items)]), int(items["printed"].sum())
        if shown < asked:
            yield (
                f"Of {counted(asked, 'item')} of the battery \u201c{battery!s}\u201d figures were "
                f"printed for {how_many(shown)}; which ones was the source's choice."
            )
    silent = questions[~questions["printed"] & (questions["battery"] == "")]
    if len(silent):
        texts = listed(f"\u201c{text}\u201d" for text in silent["text"])
        yield f"Answers without figures are reported for {texts}."
    unknown = int((questions["printed"] & (questions["kind"] == "unknown")).sum())
    if unknown:
        yield (
            f"For {counted(unknown, 'question')} the source does not say whether one or several "
            "answers could be given; no sum is drawn from them."
        )


def _attribution(material: Material) -> Iterator[str]:
    """Yield how many statements do not name their respondents."""
    statements = material.study.statements
    used = {name for names in material.estimates["statements"] for name in names.split()}
    chosen = statements[statements["statement_id"].isin(used)]
    unnamed = chosen[chosen["sample_basis"] != "named"]
    if len(unnamed):
        count = cardinal(len(unnamed)).capitalize()
        yield (
            f"{count} of {counted(len(chosen), 'statement')} {_do(len(unnamed))} not name the "
            "respondents where printed; the text around speaks of those to whom they are given."
        )


def _do(count: int) -> str:
    """Return the auxiliary to a count."""
    return "does" if count == 1 else "do"


def _intervals(material: Material) -> Iterator[str]:
    """Yield what intervals leave out."""
    estimates = material.estimates
    if estimates["low"].isna().all():
        yield "No sample size was printed; how far chance alone could move a figure cannot be said."
        return
    if AS_IF in set(estimates["interval_kind"]):
        yield (
            "Intervals speak of chance alone, as if respondents were a random draw. People who "
            "could not be reached, did not answer, or answered as they thought was expected are "
            "outside them, as are the wording, order and translation of questions. Errors of these "
            "kinds can be larger than the intervals and need not be alike in every country."
        )
    if len(material.gaps):
        yield (
            "A gap that cannot be told is not shown to be nothing: with samples of this size and "
            "words this loose a real difference may go unseen."
        )
