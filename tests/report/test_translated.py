"""Every word of a report and its pictures comes from the catalogue, or from the study."""

import re
from collections.abc import Iterator

import matplotlib.figure
import pandas as pd
import pytest

import survey as sv
from survey import texts
from survey.plot import draw
from survey.report.content import content
from survey.report.material import gather
from survey.report.works import WORKS

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψωςϊ")
WORD = re.compile(r"[A-Za-z]{3,}")
NOT_TEXT = {"page", "id", "kind", "to", "name", "language", "fonts", "stamp", "align", "marks"}


def in_greek(entry):
    """Return an entry of the catalogue with every letter outside its fields replaced."""
    if isinstance(entry, dict):
        return {form: in_greek(text) for form, text in entry.items()}
    if isinstance(entry, list):
        return [in_greek(text) for text in entry]
    pieces = re.split(r"(\{\w+\})", entry)
    return "".join(
        piece if piece[:1] == "{" else piece.lower().translate(GREEK) for piece in pieces
    )


@pytest.fixture
def greek(monkeypatch):
    """Speak a language in which no Latin letter occurs."""
    english = texts.catalogue("en")
    made = texts.Catalogue(
        {key: in_greek(entry) for key, entry in english.entries.items()}, english.form
    )
    monkeypatch.setattr(texts, "catalogue", lambda _: made)
    monkeypatch.setattr(texts, "languages", lambda: ("el", "en"))
    with texts.speaking("el"):
        yield


@pytest.fixture
def study():
    """Return a study whose own texts hold no Latin letter beside its number phrases."""
    rows = [
        {"country": country, "n": n, "question": question, "response": answer, "topic": "Тема",
         "kind": "single", "wording": wording, "note": "пометка"}
        for question, answer, wordings in (
            ("Поехали бы?", "да", ("86 percent", "74 percent")),
            ("Поехали бы?", "нет", ("nearly a tenth", "14 percent")),
            ("Ближе?", "да", ("more than 80 percent", "nearly half")),
            ("Ближе?", "да", ("83 percent", "47 percent")),
        )
        for country, n, wording in zip(("CHN", "KAZ"), (1213, 813), wordings, strict=True)
    ]  # fmt: skip
    return sv.from_frame(pd.DataFrame(rows), title="Опрос")


def written(value) -> Iterator[str]:
    """Yield every text that a document shows."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from written(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_TEXT:
                yield from written(part)


def of_frames(material) -> set[str]:
    """Return the words that frames hold: phrases, countries, notes, reasons, findings."""
    frames = [
        material.estimates,
        material.gaps,
        material.claims,
        material.audit,
        material.remainders,
    ]
    cells = (
        text for frame in frames for name in frame for text in frame[name] if isinstance(text, str)
    )
    return set(WORD.findall(" ".join(cells)))


def test_no_word_of_a_report_stands_in_the_code(study, greek):
    material = gather(study)
    known = of_frames(material) | set(WORD.findall(str(WORKS)))
    document = content(study).document
    left = {
        word: text for text in written(document) for word in WORD.findall(text) if word not in known
    }
    assert left == {}


def test_no_word_of_a_picture_stands_in_the_code(study, greek):
    made = content(study)
    known = of_frames(gather(study))
    for drawing in made.drawings.values():
        figure = draw(drawing.picture, drawing.frame)
        shown = (text.get_text() for text in figure.findobj(matplotlib.text.Text))
        left = {word: text for text in shown for word in WORD.findall(text) if word not in known}
        assert left == {}, drawing.picture
