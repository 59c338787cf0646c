import pytest

import survey as sv


def test_a_study_in_a_few_lines(survey_folder):
    assert str(sv.load(survey_folder())) == (
        "Poll (poll)\n"
        "\n"
        "  kz: Kazakhstan, n = 813, 2024-06-10 to 2024-06-24, sampling unknown\n"
        "  cn: China, n = 1,213, 2024-06-10 to 2024-06-24, sampling unknown\n"
        "\n"
        "     2 samples\n"
        "     3 questions\n"
        "     6 responses\n"
        "     4 statements"
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
    lines = text.splitlines()
    start = lines.index("Left open by the source (choose with assume):")
    assert "  p31-reasons: p31-exhaustive, p31-others or p31-conditional" in lines[start:]
    assert len(lines) - start - 1 == shipped.assumptions["issue"].nunique()


def test_a_study_of_context_has_no_samples():
    study = sv.load("central-asia-context")
    assert str(study).splitlines()[-1] == f"  {len(study.indicators):>4} indicators"
    assert "Left open" not in str(study)
