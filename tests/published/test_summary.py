from xml.etree import ElementTree

import pytest

import survey as sv
from survey.published.summary import counted, counts

HOSTILE = "<script>alert(1)</script> & $x$"


def html(study):
    """Return what a notebook shows of a study, read as XML: what is not well-formed fails."""
    return ElementTree.fromstring(study._repr_html_())


def test_a_study_in_a_few_lines(survey_folder):
    assert str(sv.load(survey_folder())) == (
        "Poll (poll)\n"
        "\n"
        "  kz: Kazakhstan, n = 813, 2024-06-10 to 2024-06-24, sampling unknown\n"
        "  cn: China, n = 1,213, 2024-06-10 to 2024-06-24, sampling unknown\n"
        "\n"
        "Holds 2 samples, 3 questions, 6 responses and 4 statements; 4 drafts among "
        "the statements.\n"
        "What its source discloses is not scored.\n"
        "\n"
        "Next: check the drafts against the source with review, then verify."
    )


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("x,,KAZ UZB,,missing,online,2024,", "  x: KAZ UZB, n not published, online, 2024, samp"),
        ('x,,,"1,213",,,,2024', "  x: x, n = 1,213, 2024, sampling unknown"),
    ],
)
def test_what_is_not_known_of_a_sample_is_left_out(survey_folder, row, line):
    header = "sample_id,country,countries,n,n_kind,mode,field_start,field_end"
    statements = survey_folder.texts["statements"].replace("kz", "x").replace("cn", "x")
    folder = survey_folder(samples=f"{header}\n{row}\n", statements=statements)
    assert any(each.startswith(line) for each in str(sv.load(folder)).splitlines())


def test_what_the_source_leaves_open_is_listed(shipped):
    text = str(shipped)
    assert text.startswith(f"{shipped.title} ({shipped.name})\n{shipped.description}\n")
    issues = shipped.assumptions["issue"].nunique()
    lines = text.splitlines()
    start = lines.index(f"{issues} issues left open by the source (choose with assume):")
    assert "  p31-reasons: p31-exhaustive, p31-others or p31-conditional" in lines[start:]
    assert lines[start + 1 + issues] == ""


def test_what_the_source_discloses_is_counted(shipped):
    scores = shipped.disclosure["score"].tolist()
    full, partial, absent = (scores.count(score) for score in ("full", "partial", "absent"))
    assert 0 < full + partial + absent < len(scores)
    assert (
        f"Its source discloses, of {full + partial + absent} items that survey standards ask for, "
        f"{full} in full, {partial} in part and {absent} not at all.\n"
    ) in str(shipped)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["checked"] * 4, "4 statements; no draft among the statements."),
        (["draft", "checked", "checked", "checked"], "4 statements; 1 draft among the statements."),
        (["draft"] * 4, "4 statements; 4 drafts among the statements."),
    ],
)
def test_drafts_are_counted_and_come_first(survey_folder, statuses, said):
    header, *rows = survey_folder.texts["statements"].splitlines()
    lines = [
        f"{header},status",
        *(f"{row},{each}" for row, each in zip(rows, statuses, strict=True)),
    ]
    text = str(sv.load(survey_folder(statements="\n".join(lines) + "\n")))
    assert said in text
    following = text.splitlines()[-1]
    assert following.startswith("Next: check the drafts") == ("draft" in statuses)
    assert following.startswith("Next: toplines, estimate") == ("draft" not in statuses)


def test_a_study_of_context_has_no_samples_and_no_scores():
    study = sv.load("central-asia-context")
    held = f"Holds {len(study.sources)} sources and {len(study.indicators)} indicators."
    assert held in str(study).splitlines()
    assert "left open" not in str(study)
    assert "scored" not in str(study)
    assert str(study).splitlines()[-1].startswith("Next: perceived_vs_measured")


def test_one_of_a_thing_is_in_the_singular(survey_folder):
    assert [counted(number, "sources") for number in (0, 1, 2)] == [
        "0 sources", "1 source", "2 sources"
    ]  # fmt: skip
    study = sv.load(survey_folder(disclosure="item_id,score\nsponsor,full\n"))
    assert counts(study.tables)[-1] == "1 disclosure item"
    assert "of 1 item that survey standards ask for, 1 in full, 0 in part" in str(study)


def test_a_notebook_shows_the_same(shipped):
    root = html(shipped)
    assert root.find("strong").text == f"{shipped.title} ({shipped.name})"
    lists = [[item.text for item in each.iter("li")] for each in root.iter("ul")]
    assert [len(each) for each in lists] == [2, shipped.assumptions["issue"].nunique()]
    shown = set(root.itertext())
    assert {line.strip().removesuffix(":") for line in str(shipped).splitlines()} <= {*shown, ""}


def test_nothing_left_open_is_not_mentioned_in_a_notebook(survey_folder):
    root = html(sv.load(survey_folder()))
    assert root.find("details") is None
    assert len(root.findall("ul")) == 1


def test_texts_of_a_study_stay_texts_in_a_notebook(survey_folder):
    samples = f"sample_id,country,n,mode\nkz,KAZ,813,{HOSTILE}\ncn,CHN,5,\n"
    descriptor = f'{{"name": "poll", "title": "{HOSTILE}", "description": "{HOSTILE}"}}'
    root = html(sv.load(survey_folder(samples=samples, datapackage=descriptor)))
    assert not list(root.iter("script"))
    assert "".join(root.itertext()).count(HOSTILE) == 3
    assert "mathjax_ignore" in root.get("class")
    assert not {"color", "background"} & set(root.get("style").replace("-color", "").split(":"))


def test_a_prompt_shows_the_same(shipped):
    pretty = pytest.importorskip("IPython.lib.pretty")
    assert pretty.pretty(shipped) == str(shipped)
    assert repr(shipped).startswith(f"<Study '{shipped.name}': 1 source, 2 samples, ")
