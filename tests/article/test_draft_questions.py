"""What was answered: one question a sentence, one answer for each of its words."""

import pytest

from survey.article.draft_questions import answers
from survey.article.draft_samples import Who
from survey.published.checks import TO_FILL_IN

CHN, KAZ = Who("CHN"), Who("KAZ")


def cells(*shares):
    """Return (question_id, response_id) of each share."""
    return [(answer.question_id, answer.response_id) for answer in answers(shares)]


def test_one_share_is_a_question_and_a_yes(figure):
    (answer,) = answers([(figure(response="would travel there", paragraph=4), [KAZ])])
    assert (answer.question_id, answer.response_id) == ("p4-travel", "yes")
    assert (answer.question, answer.response) == ("Would travel there", "Yes")
    assert answer.who == (KAZ,)


def test_the_same_words_for_two_countries_are_the_same_answer(figure):
    one = figure(response="would travel there")
    assert cells((one, [CHN]), (one, [KAZ])) == [("p1-travel", "yes")] * 2


def test_words_that_stand_once_count_for_both_countries(figure):
    said, bare = figure(response="would travel there"), figure(response="")
    assert cells((bare, [CHN]), (said, [KAZ])) == [("p1-travel", "yes")] * 2
    assert cells((said, [CHN]), (bare, [KAZ])) == [("p1-travel", "yes")] * 2


def test_a_share_of_the_same_people_does_not_borrow_words(figure):
    said, bare = figure(response="would travel there"), figure(response="")
    assert cells((said, [KAZ]), (bare, [KAZ])) == [
        ("p1-travel", "travel"), ("p1-travel", "answer")
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Chinese", "Among them", "of the Chinese", "", " , "])
def test_words_that_name_nobody_but_a_people_are_no_answer(figure, words):
    said, bare = figure(response="would travel there"), figure(response=words)
    assert cells((bare, [CHN]), (said, [KAZ])) == [("p1-travel", "yes")] * 2


def test_other_words_of_the_sentence_are_other_answers(figure):
    support, neutral = figure(response="support it"), figure(response="are neutral")
    found = list(answers([(support, [KAZ]), (neutral, [KAZ])]))
    assert [answer.response_id for answer in found] == ["support", "neutral"]
    assert [answer.response for answer in found] == ["Support it", "Are neutral"]
    assert {answer.question for answer in found} == {"Support it \u2013 and other answers"}
    assert len({answer.question_id for answer in found}) == 1


def test_the_same_words_twice_for_the_same_people_are_two_answers(figure):
    one = figure(response="support it")
    assert cells((one, [KAZ]), (one, [KAZ])) == [
        ("p1-support", "support"), ("p1-support", "support-2")
    ]  # fmt: skip


def test_another_sentence_is_another_question(figure):
    one, other = (figure(response="support it", sentence=text) for text in ("a", "b"))
    assert cells((one, [KAZ]), (other, [KAZ])) == [("p1-support", "yes"), ("p1-support-2", "yes")]


def test_without_words_the_question_is_to_fill_in(figure):
    (answer,) = answers([(figure(response=" , "), [KAZ])])
    assert (answer.question, answer.question_id) == (TO_FILL_IN, "p1-question")
