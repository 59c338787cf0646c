"""A draft study from the text of an article: complete and valid, every statement to be reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from survey.article.draft_questions import YES, Answer, answers
from survey.article.draft_samples import Who, asking, names_of, sample_rows
from survey.article.extract import extract
from survey.article.lines import paragraphs
from survey.article.naming import Names, one_line
from survey.article.passages import Figure, digest
from survey.article.source import article_text
from survey.countries import country_name
from survey.errors import WordingError
from survey.labels import listed
from survey.published.checks import TO_FILL_IN
from survey.published.schema import TABLES
from survey.published.study import Study, assemble
from survey.published.typed import study_name
from survey.wording.reading import read_wording

SOURCE_ID = "article"
MOST_NAMED = 4
MOST_LISTED = 10
ANYTHING = "up to 100 percent"
OF_OTHERS = frozenset({"them", "these", "those"})
NEAR = 1e-6
_TEMPLATE = {
    "questions": {"question_id": "question", "text": TO_FILL_IN},
    "responses": {"question_id": "question", "response_id": "answer", "label": TO_FILL_IN},
    "statements": {
        "statement_id": "statement",
        "question_id": "question",
        "response_id": "answer",
        "wording": ANYTHING,
        "status": "draft",
        "source_id": SOURCE_ID,
        "note": TO_FILL_IN,
    },
}


def draft(
    text: str, *, title: str | None = None, name: str | None = None, description: str = ""
) -> Study:
    """Return a draft study from the text of an article, for a person to review.

    The short way from an article to tables: samples from the sizes and countries found, a
    statement with status "draft" for each share of respondents, questions and answers from the
    words around it. It guesses; nothing in it is checked until a person has checked it.

    Parameters
    ----------
    text : str
        The whole text, plain or HTML. Without figures in it, the study is a template to fill in.
    title : str, optional
        Title of the study; made from the countries found by default.
    name : str, optional
        Short name; made from the title by default.
    description : str, default ""
        What the study is.

    Returns
    -------
    Study
        Valid, so that it can be saved, loaded and reported; `check` says what is still open.
        Shares whose phrase cannot be read are left out and named in the note of the source.

    Raises
    ------
    OptionError
        If `text` is no text, or a name or title cannot be used.

    See Also
    --------
    extract : The figures that a draft is made from.
    review : The figures of an article beside what a study makes of them.
    check : What of a study is still open.

    Notes
    -----
    The shares of one sentence are taken for answers to one question of unknown kind, the same
    words for the same answer in several countries. A share of part of the respondents ("of women")
    gets a sample of its own without a size. Relations, bases ("of those who ...") and alternative
    readings are for the reviewer.

    Examples
    --------
    >>> import survey as sv
    >>> text = ("The poll asked 1,213 people in China and 813 in Kazakhstan. Of them, 86 percent "
    ...     "of Chinese and 74 percent of Kazakh respondents would travel to the other country.")
    >>> study = sv.draft(text)
    >>> study.samples[["country", "n"]].to_numpy().tolist()
    [['CHN', '1,213'], ['KAZ', '813']]
    >>> study.statements["wording"].tolist()
    ['86 percent', '74 percent']
    """
    figures = extract(text).to_dict("records")
    sizes = [figure for figure in figures if figure["kind"] == "sample_size"]
    printed = [figure for figure in figures if figure["kind"] == "share"]
    shares = [figure for figure in printed if _readable(figure)]
    about = asking(shares, sizes)
    samples = sample_rows(shares, sizes, about)
    title = title if title is not None else _title(samples)
    answered = list(answers((figure, about.of(figure)) for figure in shares))
    ids = {who: row["sample_id"] for who, row in samples.items()}
    rows = {
        "sources": [_source(text, [figure for figure in printed if not _readable(figure)])],
        "samples": [{**row, "source_id": SOURCE_ID} for row in samples.values()],
        "questions": [_question(answer) for answer in answered],
        "responses": [_response(answer) for answer in answered],
        "statements": list(_statements(answered, ids)),
    }
    if not shares:
        rows |= {
            name: [{**row, "sample_id": next(iter(ids.values()))}]
            for name, row in _TEMPLATE.items()
        }
    tables = {
        definition.name: pd.DataFrame(rows[definition.name], dtype="str").drop_duplicates(
            list(definition.key)
        )
        for definition in TABLES
        if definition.name in rows
    }
    return assemble(study_name(name, title, description), title, description, tables)


def _readable(figure: Figure) -> bool:
    """Say whether the phrase of a share reads as the share that was found."""
    try:
        bounds = read_wording(str(figure["phrase"]))
    except WordingError:
        return False
    value = float(figure["value"])
    return not (value < bounds.low - NEAR or value > bounds.high + NEAR)  # NaN: words alone


def _title(samples: Iterable[Who]) -> str:
    """Return a title that says where the survey was done."""
    places = list(dict.fromkeys(country_name(who.country) for who in samples if who.country))
    if len(places) > MOST_NAMED:
        return f"Survey in {len(places)} countries"
    return f"Survey in {listed(places)}" if places else "Survey"


def _source(text: str, left_out: Sequence[Figure]) -> dict[str, str]:
    """Return the row of the article."""
    plain = article_text(text)
    places = [
        f"\u201c{one_line(str(figure['phrase']))}\u201d (paragraph {figure['paragraph']})"
        for figure in left_out
    ]
    more = ", ..." if len(places) > MOST_LISTED else ""
    left = f"Left out, since they cannot be read: {', '.join(places[:MOST_LISTED])}{more}."
    return {
        "source_id": SOURCE_ID,
        "kind": "press report",
        "publisher": TO_FILL_IN,
        "paragraphs": str(len(paragraphs(plain))),
        "sha256": digest(plain),
        "verified": "yes",
        "note": left if places else "",
    }


def _question(answer: Answer) -> dict[str, str]:
    """Return the row of a question."""
    topic = f"Paragraph {answer.figure['paragraph']}"
    return {"question_id": answer.question_id, "topic": topic, "text": answer.question}


def _response(answer: Answer) -> dict[str, str]:
    """Return the row of an answer."""
    return {
        "question_id": answer.question_id,
        "response_id": answer.response_id,
        "label": answer.response,
    }


def _statements(
    answered: Iterable[Answer], sample_ids: Mapping[Who, str]
) -> Iterator[dict[str, str]]:
    """Yield a statement for each share and sample."""
    names = Names()
    for answer in answered:
        figure = answer.figure
        for who in answer.who:
            name = f"p{figure['paragraph']}-{answer.response_id}"
            name = answer.question_id if answer.response_id == YES else name
            sample = f"-{sample_ids[who]}" if len(sample_ids) > 1 else ""
            yield {
                "statement_id": names.once(f"{name}{sample}"),
                "sample_id": sample_ids[who],
                "question_id": answer.question_id,
                "response_id": answer.response_id,
                "wording": str(figure["phrase"]),
                "sample_basis": _basis(figure, who),
                "status": "draft",
                "source_id": SOURCE_ID,
                "paragraph": str(figure["paragraph"]),
                "note": _note(answer),
            }


def _basis(figure: Figure, who: Who) -> str:
    """Return whether the sentence of a figure names its respondents, or only its context."""
    if not who.country:
        return "open"
    named = names_of(who.country).search(str(figure["sentence"]).lower())
    return "named" if named else "context"


def _note(answer: Answer) -> str:
    """Return what a reviewer should look at first."""
    notes = []
    if len(answer.who) > 1:
        notes.append("One phrase for several countries.")
    if OF_OTHERS & set(str(answer.figure["respondents"]).lower().split()):
        notes.append("Perhaps a share of those who gave another answer; then name it in base.")
    return " ".join(notes)
