"""What was not published: a row for each one-choice question, a picture where answers divide."""

from survey.report.distributions import distributions
from survey.report.material import gather


def test_no_one_choice_question_no_section(study):
    assert distributions(gather(study)) is None


def test_every_remainder_is_a_row(material, document, block, cells):
    rows = [row for row in cells(block(document, "remainders")) if len(row) > 1]
    assert [row[0] for row in rows] == material.remainders["question"].tolist()
    row = next(row for row in rows if row[0].startswith("Support for more Chinese firms"))
    assert row[1:] == ("Strongly support or support 53%; Neutral 29%", "17–19%")


def test_questions_with_several_answers_are_drawn(material):
    frame = distributions(material).drawings["scale-1"].frame
    assert (frame.groupby(["sample_id", "question_id"]).size() >= 3).all()
    assert frame.groupby(["sample_id", "question_id"])["kind"].apply(
        lambda kinds: (kinds == "remainder").sum()
    ).eq(1).all()  # fmt: skip


def test_questions_with_one_answer_are_drawn_where_there_are_no_others(figures):
    import survey as sv

    study = sv.from_frame(figures.assign(kind="single"), title="Single")
    frame = distributions(gather(study)).drawings["scale-1"].frame
    assert len(frame) == 12
