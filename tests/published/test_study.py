import dataclasses
import os
from pathlib import Path

import pandas as pd
import pytest

import survey as sv
from survey.published.schema import TABLES, table
from survey.published.study import locate, shipped

NAMES = [
    "cab-kyrgyzstan-cited", "cab-wave-10-2021", "central-asia-context",
    "gallup-leadership-2006-2018", "gt-china-kazakhstan-2024", "iri-kyrgyzstan", "talap-2024",
]  # fmt: skip
CONTEXT, SURVEY = "central-asia-context", "gt-china-kazakhstan-2024"


def assert_equal(one, other):
    """Compare two studies, tables and texts."""
    for field in ("name", "title", "description"):
        assert getattr(one, field) == getattr(other, field)
    assert list(one.tables) == list(other.tables)
    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])


def names_in(folder):
    """Return what stands in a folder, hidden things too."""
    return sorted(entry.name for entry in folder.iterdir())


def test_a_study_holds_every_table_whole(survey_folder):
    study = sv.load(survey_folder())
    assert (study.name, study.title, study.description) == ("poll", "Poll", "")
    assert list(study.tables) == [each.name for each in TABLES]
    for name, frame in study.tables.items():
        assert tuple(frame.columns) == table(name).names
        assert isinstance(frame.index, pd.RangeIndex)
        assert (frame.index.start, frame.index.step) == (0, 1)
    assert study.samples["n"].tolist() == ["813", "1,213"]
    assert study.samples["sampling"].tolist() == ["unknown", "unknown"]


def test_it_cannot_be_changed(shipped):
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        shipped.name = "other"


def test_it_says_what_it_is(survey_folder):
    study = sv.load(survey_folder())
    assert repr(study) == "<Study 'poll': 2 samples, 3 questions, 6 responses, 4 statements>"
    assert str(study).startswith("Poll (poll)\n")


def test_the_catalog_names_the_shipped_studies_with_their_counts():
    catalog = sv.catalog()
    assert catalog["study"].tolist() == NAMES
    assert list(catalog.columns) == [
        "study", "title", "samples", "questions", "statements", "indicators",
    ]  # fmt: skip
    for row in catalog.to_dict("records"):
        study = sv.load(row["study"])
        assert row["title"] == study.title
        for name in ("samples", "questions", "statements", "indicators"):
            assert row[name] == len(study.tables[name])


def test_shipped_names_come_before_folders(survey_folder, monkeypatch):
    folder = survey_folder(SURVEY)
    monkeypatch.chdir(folder.parent)
    assert Path(SURVEY).is_dir()
    assert len(sv.load(SURVEY).samples) == len(sv.load(SURVEY).samples) == 2
    assert sv.load(SURVEY).title != "Poll"
    assert len(sv.check(SURVEY)) == 0


def test_a_path_is_always_a_folder(survey_folder, monkeypatch):
    folder = survey_folder(SURVEY)
    monkeypatch.chdir(folder.parent)
    assert sv.load(Path(SURVEY)).title == "Poll"
    assert sv.load(f"./{SURVEY}").title == "Poll"
    monkeypatch.chdir(folder.parent.parent)
    with pytest.raises(sv.SurveyError, match=r"must be a shipped study .* or a folder"):
        sv.load(Path(SURVEY))


def test_any_path_object_is_a_folder(survey_folder, monkeypatch):
    class Place(os.PathLike):
        def __init__(self, path):
            self.path = path

        def __fspath__(self):
            return self.path

    folder = survey_folder()
    assert sv.load(Place(str(folder))).name == "poll"
    monkeypatch.chdir(folder)
    with pytest.raises(sv.SurveyError, match="must be a shipped study"):
        sv.load(Place(SURVEY))


def test_a_link_to_a_folder_is_a_folder(survey_folder, tmp_path):
    (tmp_path / "link").symlink_to(survey_folder(), target_is_directory=True)
    assert sv.load(tmp_path / "link").name == "poll"


def test_a_folder_without_descriptor_has_the_name_of_the_folder(survey_folder):
    study = sv.load(survey_folder("mine", datapackage=None))
    assert (study.name, study.title) == ("mine", "mine")


@pytest.mark.parametrize(
    "name", ["nowhere", "", "a\0b", "x" * 5000, "gt-china-kazakhstan-2024/", "../data/wording.csv"]
)
@pytest.mark.parametrize("verb", [sv.load, sv.check])
def test_what_is_neither_is_refused(verb, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(sv.SurveyError, match=r"must be a shipped study .* or a folder, not"):
        verb(name)


def test_the_nearest_name_is_suggested():
    with pytest.raises(sv.SurveyError, match=r"Did you mean 'gt-china-kazakhstan-2024'\?$"):
        sv.load("gt-china-kazakstan-2024")


def test_a_file_is_no_study(survey_folder):
    with pytest.raises(sv.SurveyError, match="or a folder, not"):
        sv.load(survey_folder() / "samples.csv")


def test_nothing_is_half_loaded(survey_folder):
    text = survey_folder.texts["statements"] + "s9,kz,travel,yes,,lots\n"
    with pytest.raises(sv.SurveyError, match="has 1 problem") as caught:
        sv.load(survey_folder(statements=text))
    assert str(caught.value) == (
        "Study 'poll' has 1 problem:\n"
        "  statements.csv row 6, column wording: must be a printed share such as '67 percent', "
        "not 'lots'. Give the printed number phrase and nothing else."
    )


def test_a_study_with_warnings_is_loaded(survey_folder):
    folder = survey_folder(datapackage=None)
    assert sv.check(folder)["severity"].tolist() == ["warning"]
    assert sv.load(folder).name == "poll"


def test_checking_changes_no_file(survey_folder):
    folder = survey_folder()
    before = {name: (folder / name).read_bytes() for name in names_in(folder)}
    sv.check(folder)
    sv.load(folder)
    assert {name: (folder / name).read_bytes() for name in names_in(folder)} == before


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_study_is_the_same_again(name, tmp_path):
    study = sv.load(name)
    folder = sv.save(study, tmp_path / "deep" / "copy")
    assert folder == tmp_path / "deep" / "copy"
    assert_equal(sv.load(folder), study)
    assert len(sv.check(folder)) == 0
    assert names_in(folder) == sorted(
        ["datapackage.json", *(f"{name}.csv" for name, frame in study.tables.items() if len(frame))]
    )
    again = sv.save(sv.load(folder), tmp_path / "again")
    for entry in folder.iterdir():
        assert (again / entry.name).read_bytes() == entry.read_bytes()


def test_a_typed_study_is_the_same_again(tmp_path):
    figures = pd.DataFrame(
        {
            "country": ["China", "KAZ"],
            "n": ["more than 1,600", None],
            "question": ['Say "yes", or no;\nthen why?', "\u0415\u0434\u0435\u0448\u044c?"],
            "response": ["NA", "\u4f60\u597d"],
            "wording": ["nearly half (47%)", 53],
            "note": ["a, b", "None"],
        }
    )  # fmt: skip
    study = sv.from_frame(figures, title="\u041e\u043f\u0440\u043e\u0441", name="poll")
    assert_equal(sv.load(sv.save(study, tmp_path / "copy")), study)
    assert study.title == "\u041e\u043f\u0440\u043e\u0441"


def test_an_empty_folder_may_be_filled(survey_folder, tmp_path):
    (tmp_path / "empty").mkdir()
    sv.save(sv.load(survey_folder()), tmp_path / "empty")
    assert "samples.csv" in names_in(tmp_path / "empty")


@pytest.mark.parametrize("kind", ["folder", "file", "shipped"])
def test_what_is_there_is_never_overwritten(survey_folder, tmp_path, kind):
    study = sv.load(survey_folder())
    target = tmp_path / "taken"
    if kind == "file":
        target.write_text("mine", encoding="utf-8")
    elif kind == "folder":
        target.mkdir()
        (target / "samples.csv").write_text("mine", encoding="utf-8")
    else:
        target = survey_folder("taken")
    before = target.read_text() if kind == "file" else (target / "samples.csv").read_text()
    with pytest.raises(sv.SurveyError, match=r"it is there already\. Give a new folder\."):
        sv.save(study, target)
    after = target.read_text() if kind == "file" else (target / "samples.csv").read_text()
    assert after == before
    assert names_in(tmp_path) == ["poll", "taken"]


@pytest.mark.parametrize(
    ("step", "error"),
    [("to_csv", OSError(28, "No space left on device")), ("to_csv", RuntimeError("by chance")),
     ("replace", OSError(13, "Permission denied"))],
)  # fmt: skip
def test_nothing_is_left_behind_when_saving_fails(
    survey_folder, tmp_path, monkeypatch, step, error
):
    study = sv.load(survey_folder())

    def refuse(*_args, **_more):
        raise error

    monkeypatch.setattr(pd.DataFrame if step == "to_csv" else Path, step, refuse)
    expected = sv.SurveyError if isinstance(error, OSError) else RuntimeError
    with pytest.raises(expected, match=r"No space left|by chance|Permission denied"):
        sv.save(study, tmp_path / "copy")
    assert names_in(tmp_path) == ["poll"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("x" * 300, "File name too long"), ("a\0b", "null"), ("file/copy", "File exists|Not a dir")],
)
def test_a_folder_that_cannot_be_made_is_told(survey_folder, tmp_path, name, reason):
    study = sv.load(survey_folder())
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(sv.SurveyError, match=f"Cannot write .*({reason})"):
        sv.save(study, f"{tmp_path}/{name}")
    assert names_in(tmp_path) == ["file", "poll"]


def test_texts_that_no_file_can_hold_are_told(survey_folder, tmp_path):
    study = dataclasses.replace(sv.load(survey_folder()), title="\ud800")
    with pytest.raises(sv.SurveyError, match=r"Cannot write .*surrogates not allowed"):
        sv.save(study, tmp_path / "copy")
    assert names_in(tmp_path) == ["poll"]


def test_checking_a_study_counts_rows_as_in_a_file(survey_folder):
    study = sv.load(survey_folder())
    bad = study.statements.assign(wording=["74 percent", "lots", "84 percent", "43 percent"])
    findings = sv.check(dataclasses.replace(study, statements=bad))
    assert findings[["rule", "row"]].to_numpy().tolist() == [["unreadable-wording", 3]]


def test_the_shipped_folders_are_found_by_name():
    assert [folder.name for folder in shipped()] == NAMES
    assert locate(CONTEXT).joinpath("indicators.csv").is_file()
