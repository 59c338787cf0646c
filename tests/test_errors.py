import pytest

from survey import errors
from survey.errors import (
    CellError,
    FrameError,
    InputError,
    MissingPackageError,
    OptionError,
    OutputError,
    StudyError,
    SurveyError,
    WordingError,
    did_you_mean,
)

KINDS = [
    OptionError, FrameError, WordingError, CellError, StudyError, InputError, OutputError,
    MissingPackageError,
]  # fmt: skip


def test_every_kind_is_known_here():
    found = {
        value for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, SurveyError)
    }  # fmt: skip
    assert found == {*KINDS, SurveyError}


@pytest.mark.parametrize("kind", KINDS)
def test_one_except_catches_all(kind):
    with pytest.raises(SurveyError, match="of any kind"):
        raise kind("of any kind")


@pytest.mark.parametrize("kind", [OptionError, FrameError, WordingError, CellError])
def test_a_wrong_value_is_a_value_error_too(kind):
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            MissingPackageError.of_extra("`table`", "great-tables", "notebook"),
            "`table` must have the package great-tables, which is not installed. "
            "Install 'survey-reanalysis[notebook]'.",
        ),
        (
            OptionError.unknown("method", "wilsn", ["wald", "wilson"]),
            "`method` must be one of 'wald', 'wilson', not 'wilsn'. Did you mean 'wilson'?",
        ),
        (
            OptionError.unknown("method", 3, ["wald"]),
            "`method` must be one of 'wald', not 3.",
        ),
        (
            OptionError.out_of_range("level", 95, "between 0 and 1"),
            "`level` must be between 0 and 1, not 95.",
        ),
        (
            OptionError.out_of_range("level", 95, "between 0 and 1", "Did you mean 0.95?"),
            "`level` must be between 0 and 1, not 95. Did you mean 0.95?",
        ),
        (
            FrameError.not_poolable(["one reason", "another"]),
            "`estimates` must be comparable polls:\n  one reason\n  another\n"
            'Set them side by side with `compare(..., by="study")`.',
        ),
        (
            FrameError.missing_columns("estimates", ["low", "high"], ["a", 3]),
            "A frame of estimates must have the columns `low`, `high`, not only a, 3.",
        ),
        (
            FrameError.missing_columns("estimates", ["low"], []),
            "A frame of estimates must have the columns `low`, not only no columns.",
        ),
        (
            FrameError.missing_columns("gaps", list("abcdefgh"), [], "toplines", "Do this."),
            "A frame of gaps must have the columns `a`, `b`, `c`, `d`, `e`, `f` and 2 more, "
            "not those of toplines. Do this.",
        ),
        (
            FrameError.no_frame("toplines", 3, "`survey.toplines` makes one."),
            "A frame of toplines must be a DataFrame, not int. `survey.toplines` makes one.",
        ),
        (
            FrameError.bad_value("table", 2, "n", "900", "'813'"),
            "table row 2, column `n`: must be '813', not '900'.",
        ),
        (
            WordingError.unreadable("lots", "a printed share"),
            "`wording` must be a printed share, not 'lots'.",
        ),
        (
            CellError.unreadable("a b", "'question/response'"),
            "A cell reference must be 'question/response', not 'a b'.",
        ),
        (
            StudyError.unknown("gt-chin", ["gt-china", "other"]),
            "`study` must be a shipped study (gt-china, other) or a folder, not 'gt-chin'. "
            "Did you mean 'gt-china'?",
        ),
        (
            StudyError.lacks("poll", "a relation", "an audit"),
            "Study 'poll' must have a relation for an audit, but has none.",
        ),
        (
            InputError.unreadable("a.txt", "it is a folder"),
            "Cannot read 'a.txt': it is a folder.",
        ),
        (
            InputError.unreadable("a.txt", "it is a folder", "Give a file."),
            "Cannot read 'a.txt': it is a folder. Give a file.",
        ),
        (
            OutputError.unwritable("a.pdf", "it is a folder"),
            "Cannot write 'a.pdf': it is a folder.",
        ),
        (
            OutputError.unwritable("a.pdf", "it is a folder", "Give a file."),
            "Cannot write 'a.pdf': it is a folder. Give a file.",
        ),
    ],
)
def test_each_message_says_what_was_expected_and_what_came(error, text):
    assert str(error) == text


def test_every_problem_of_a_study_is_listed():
    assert str(StudyError.invalid("poll", ["first."])) == "Study 'poll' has 1 problem:\n  first."
    assert (
        str(StudyError.invalid("poll", ["first.", "second."]))
        == "Study 'poll' has 2 problems:\n  first.\n  second."
    )


def test_a_long_list_of_problems_ends_with_how_many_more():
    lines = str(StudyError.invalid("poll", [f"p{i}." for i in range(23)])).splitlines()
    assert lines[0] == "Study 'poll' has 23 problems:"
    assert lines[1:21] == [f"  p{i}." for i in range(20)]
    assert lines[21:] == ["  and 3 more (`survey check` lists them all)"]
    exactly = str(StudyError.invalid("poll", [f"p{i}." for i in range(20)]))
    assert "more" not in exactly


def test_at_most_three_names_are_suggested():
    assert did_you_mean("trave", ["travel", "travels", "traveled", "traveller"]).count("'") == 6
    assert did_you_mean("xyz", ["travel"]) == ""
    assert did_you_mean("travel", []) == ""
