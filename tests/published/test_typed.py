import math

import numpy as np
import pandas as pd
import pytest

import survey as sv


def frame(**columns):
    """Return a frame of one figure, with the columns given instead of or beside its own."""
    own = {"country": "KAZ", "n": 813, "question": "Invest?", "response": "yes",
           "wording": "53 percent"}  # fmt: skip
    columns = {**own, **columns}
    length = max((len(v) for v in columns.values() if isinstance(v, list)), default=1)
    return pd.DataFrame(columns, index=range(length))


def study(**columns):
    """Return the study of such a frame."""
    return sv.from_frame(frame(**columns), title="Poll")


def top(**columns):
    """Return the first topline of such a frame."""
    return sv.toplines(study(**columns)).iloc[0]


def test_a_frame_becomes_a_checked_study(figures):
    found = sv.from_frame(figures, title="Small poll", description="Two countries.")
    assert (found.name, found.title, found.description) == (
        "small-poll", "Small poll", "Two countries.",
    )  # fmt: skip
    assert len(sv.check(found)) == 0
    assert found.samples[["sample_id", "country", "n", "n_kind"]].to_numpy().tolist() == [
        ["chn", "CHN", "1,213", "published"],
        ["kaz", "KAZ", "813", "published"],
    ]
    assert found.questions["text"].tolist() == ["Travel", "Closer", "Reason"]
    assert found.responses["label"].tolist() == ["willing", "hope", "cooperation"]
    assert found.statements["statement_id"].tolist() == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert found.statements["wording"].tolist() == figures["wording"].tolist()


def test_the_frame_stays_as_it_was(figures):
    before = figures.copy()
    sv.from_frame(figures, title="Small poll")
    pd.testing.assert_frame_equal(figures, before)


def test_one_country_and_two_figures_will_do():
    tops = sv.toplines(study(response=["yes", "no"], wording=["53 percent", "29%"]))
    assert tops["value"].tolist() == [0.53, 0.29]
    assert tops["country"].tolist() == ["KAZ", "KAZ"]


@pytest.mark.parametrize("country", ["KAZ", "kaz", "KZ", "Kazakhstan", " kazakhstan "])
def test_countries_by_name_or_code(country):
    assert study(country=country).samples["country"].tolist() == ["KAZ"]


def test_names_and_codes_of_one_country_are_one_sample():
    found = study(country=["China", "CHN", "cn"], response=["a", "b", "c"])
    assert found.samples["sample_id"].tolist() == ["chn"]
    assert len(found.statements) == 3


@pytest.mark.parametrize("country", ["Atlantis", "", None, np.nan, "Korea"])
def test_an_unknown_country_is_told_with_its_row(country):
    with pytest.raises(sv.SurveyError, match=r"table row 1, column `country`: must be a country"):
        study(country=["KAZ", country])


@pytest.mark.parametrize(
    ("n", "printed", "low", "high"),
    [
        (1213, "1,213", 1213, 1213),
        (1213.0, "1,213", 1213, 1213),
        (np.int64(813), "813", 813, 813),
        ("1213", "1,213", 1213, 1213),
        ("1,213", "1,213", 1213, 1213),
        ("1,213 adults", "1,213 adults", 1213, 1213),
        ("more than 1,600", "more than 1,600", 1601, math.inf),
        ("at least 1,600", "at least 1,600", 1600, math.inf),
        ("fewer than 1,000", "fewer than 1,000", 1, 999),
        ("about 1,200", "about 1,200", 1150, 1250),
        ("1,000 to 1,200", "1,000 to 1,200", 1000, 1200),
    ],
)
def test_sizes_as_numbers_or_as_printed(n, printed, low, high):
    assert study(n=n).samples["n"].tolist() == [printed]
    row = top(n=n)
    assert (row["n_low"], row["n_high"]) == (low, high)


@pytest.mark.parametrize("n", [None, np.nan, pd.NA, "", " "])
def test_a_missing_size_stays_missing(n):
    found = study(n=n)
    assert found.samples[["n", "n_kind"]].to_numpy().tolist() == [["", "missing"]]
    assert top(n=n)[["n_low", "n_high"]].isna().all()


@pytest.mark.parametrize("n", [0, -5, 1213.5, "1.213", "many", "50 percent", np.inf, "9" * 5000])
def test_a_size_that_is_none_is_told_with_its_row(n):
    with pytest.raises(sv.SurveyError, match=r"1 problem:\n  table row 0, column `n`: must be"):
        study(n=n)


def test_two_sizes_for_one_country_are_refused():
    with pytest.raises(sv.SurveyError, match=r"table row 2, column `n`: must be '813' as in .*KAZ"):
        study(n=[813, 813, 900], response=["a", "b", "c"])
    with pytest.raises(sv.SurveyError, match=r"column `n`: must be 'missing' as in .*not '813'"):
        study(n=[None, 813], response=["a", "b"])


def test_waves_are_samples_of_their_own():
    found = study(n=[813, 900], wave=["2023", "2024"])
    assert found.samples[["sample_id", "wave", "n"]].to_numpy().tolist() == [
        ["kaz-2023", "2023", "813"],
        ["kaz-2024", "2024", "900"],
    ]


@pytest.mark.parametrize(
    ("wording", "value"), [(53, 0.53), (53.0, 0.53), (53.5, 0.535), ("53", 0.53), ("53,5 %", 0.535)]
)
def test_a_plain_number_is_a_percentage(wording, value):
    assert top(wording=wording)["value"] == pytest.approx(value)


def test_a_proportion_instead_of_a_percentage_is_told():
    with pytest.raises(sv.SurveyError, match=r"write '67 percent' for a share of 0\.67"):
        study(wording=[0.67], response=["yes"])


def test_every_wrong_figure_is_told_with_its_row():
    with pytest.raises(sv.SurveyError, match="3 problems") as caught:
        study(response=["a", "b", "c", "d"], wording=["lots", "53 percent", None, "120 percent"])
    text = str(caught.value)
    assert "table row 0, column `wording`: must be a printed share" in text
    assert "table row 2, column `wording`: must be filled in" in text
    assert "table row 3, column `wording`: must be a share of no more than 100 percent" in text


def test_the_row_of_a_wrong_question_is_that_of_the_frame():
    with pytest.raises(sv.SurveyError, match=r"table row 2, column `kind`: must be one of unknown"):
        study(
            country=["CHN", "KAZ", "KAZ"],
            question=["A?", "A?", "B?"],
            kind=["single", "single", "sinlge"],
        )


def test_texts_of_any_script_keep_apart():
    found = study(
        question="\u0412\u044b \u043f\u043e\u0435\u0434\u0435\u0442\u0435?",
        response=["\u0434\u0430", "\u043d\u0435\u0442", "\u4e0d\u77e5\u9053"],
        wording=["50 percent", "30 percent", "20 percent"],
    )
    assert found.responses["label"].tolist() == [
        "\u0434\u0430", "\u043d\u0435\u0442", "\u4e0d\u77e5\u9053",
    ]  # fmt: skip
    assert found.responses["response_id"].nunique() == 3
    tops = sv.toplines(found)
    assert tops["value"].tolist() == [0.5, 0.3, 0.2]
    assert tops["question"].unique().tolist() == [
        "\u0412\u044b \u043f\u043e\u0435\u0434\u0435\u0442\u0435?"
    ]


def test_names_that_coincide_are_numbered():
    texts = ["Yes!", "yes", "YES", "\u0434\u0430", "x4", "a" * 60, "a" * 61]
    found = study(response=texts, wording="10 percent")
    assert found.responses["response_id"].nunique() == len(texts)
    assert found.responses["label"].tolist() == texts
    assert found.responses["response_id"].tolist()[:3] == ["yes", "yes-2", "yes-3"]
    assert sv.toplines(found)["response"].tolist() == texts


def test_several_figures_of_one_cell_are_statements_of_it():
    row = top(wording=["over 80 percent", "83 percent"])
    assert (row["value"], row["statements"]) == (0.83, "s1 s2")


def test_more_columns_reach_their_tables():
    found = study(
        wave="2024", sampling="probability", coverage="16 cities", battery="b", topic="Trade",
        kind="single", concept="invest", same_answers="yes", order=2, valence="positive",
        paragraph=7, note="A note.", direction="each other", colour="red",
    )  # fmt: skip
    assert found.samples.loc[0, ["sampling", "coverage"]].tolist() == ["probability", "16 cities"]
    asked = found.questions.loc[0, ["battery", "topic", "kind", "concept", "direction"]]
    assert asked.tolist() == ["b", "Trade", "single", "invest", "each other"]
    assert found.responses.loc[0, ["order", "valence", "note"]].tolist() == ["2", "positive", ""]
    assert found.statements.loc[0, ["paragraph", "note"]].tolist() == ["7", "A note."]


@pytest.mark.parametrize("kinds", [["", "single"], ["single", ""], [None, "single"]])
def test_what_one_row_says_of_a_question_holds_for_all(kinds):
    found = study(kind=kinds, response=["a", "b"])
    assert found.questions["kind"].tolist() == ["single"]


@pytest.mark.parametrize(
    ("column", "values"),
    [("kind", ["single", "multiple"]), ("sampling", ["probability", "unknown"]),
     ("concept", ["a", "b"])],
)  # fmt: skip
def test_rows_that_disagree_about_a_question_or_sample_are_refused(column, values):
    with pytest.raises(sv.SurveyError, match=f"row 1, column `{column}`: must be '{values[0]}' as"):
        study(**{column: values}, response=["a", "b"])


def test_the_order_of_the_rows_decides_nothing_but_order(figures):
    shuffled = figures.iloc[[5, 2, 0, 4, 1, 3]]
    keys = ["country", "question", "response"]
    one, other = (
        sv.toplines(sv.from_frame(each, title="Small poll"))[
            [*keys, "published_low", "published_high", "value", "n_low"]
        ].sort_values(keys, ignore_index=True)
        for each in (figures, shuffled)
    )
    pd.testing.assert_frame_equal(one, other)


def test_missing_columns_are_all_named():
    with pytest.raises(sv.SurveyError, match="must have the columns `question`, `wording`, not"):
        sv.from_frame(frame().drop(columns=["wording", "question"]), title="Poll")


def test_a_frame_without_rows_is_told():
    with pytest.raises(sv.SurveyError, match="'poll' must have one printed figure or more"):
        sv.from_frame(frame().iloc[:0], title="Poll")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Travel poll, 2024!", "travel-poll-2024"), ("\u041e\u043f\u0440\u043e\u0441", "study")],
)
def test_the_name_is_made_from_the_title(title, name):
    assert sv.from_frame(frame(), title=title).name == name


@pytest.mark.parametrize("name", ["my poll", "../poll", "-poll", "\u043e\u043f\u0440\u043e\u0441"])
def test_a_name_that_could_not_be_loaded_again_is_refused(name):
    with pytest.raises(sv.SurveyError, match="`name` must be letters, digits, hyphens"):
        sv.from_frame(frame(), title="Poll", name=name)
    assert sv.from_frame(frame(), title="Poll", name="my-poll.2").name == "my-poll.2"


@pytest.mark.parametrize("argument", ["title", "description"])
def test_control_characters_are_refused(argument):
    with pytest.raises(sv.SurveyError, match=f"`{argument}` must be text without control"):
        sv.from_frame(frame(), **{"title": "Poll", argument: "a\x1b[2Jb"})
