"""What to keep in mind: what sources and samples leave unsaid, and what intervals leave out."""

from __future__ import annotations

from collections.abc import Iterator

from survey.inference.estimates import AS_IF
from survey.labels import listed
from survey.published.labelling import place
from survey.report.blocks import Section, bullets, paragraph
from survey.report.conduct import undisclosed
from survey.report.material import Material
from survey.report.phrases import cardinal, how_many, lowered, sentence
from survey.texts import say


def caveats(material: Material) -> Section:
    """Return the section on what a reader should keep in mind."""
    points = bullets(dict.fromkeys(_points(material)))
    return Section(say("caveats.heading"), [paragraph(say("caveats.introduction")), points])


def _points(material: Material) -> Iterator[str]:
    """Yield one caveat after another, from the source to the figures."""
    study = material.study
    for source in study.sources.to_dict("records"):
        if source["note"]:
            yield say("caveats.noted", name=source["publisher"], note=sentence(source["note"]))
        if source["verified"] == "second-hand":
            yield say("caveats.second_hand", publisher=source["publisher"])
    for sample in study.samples.to_dict("records"):
        if sample["note"]:
            yield say("caveats.noted", name=place(sample), note=sentence(sample["note"]))
    hidden = list(undisclosed(study))
    if hidden:
        yield say("caveats.undisclosed", items=listed(map(lowered, hidden)))
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
            yield say(
                "caveats.battery",
                count=asked,
                number=cardinal(asked),
                battery=battery,
                shown=how_many(shown),
            )
    silent = questions[~questions["printed"] & (questions["battery"] == "")]
    if len(silent):
        texts = listed(say("quote.words", text=text) for text in silent["text"])
        yield say("caveats.silent", questions=texts)
    unknown = int((questions["printed"] & (questions["kind"] == "unknown")).sum())
    if unknown:
        yield say("caveats.unknown_kind", count=unknown, number=cardinal(unknown))


def _attribution(material: Material) -> Iterator[str]:
    """Yield how many statements do not name their respondents."""
    statements = material.study.statements
    used = {name for names in material.estimates["statements"] for name in names.split()}
    chosen = statements[statements["statement_id"].isin(used)]
    unnamed, count = int((chosen["sample_basis"] != "named").sum()), len(chosen)
    if unnamed:
        of = say("caveats.statements", count=count, number=cardinal(count))
        told = say("caveats.unnamed", count=unnamed, number=cardinal(unnamed), statements=of)
        yield sentence(told)


def _intervals(material: Material) -> Iterator[str]:
    """Yield what intervals leave out."""
    estimates = material.estimates
    if estimates["low"].isna().all():
        yield say("caveats.no_size")
        return
    if AS_IF in set(estimates["interval_kind"]):
        yield say("caveats.chance_alone")
    if len(material.gaps):
        yield say("brief.not_nothing")
