from collections import Counter

import pytest
from hypothesis import given

from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Question,
    Quiz,
    Scale,
    ShortAnswer,
    Task,
)
from app.content.model.text import PlainText
from app.learning.quiz_attempt import draw, shown
from tests.learning.cases import items, option, question, quiz
from tests.learning.strategies import SEEDS, questions, quizzes

YES_NO = OneOf((option("yes", key=True), option("no")))


def bank(**topics: int) -> list[Question]:
    return [
        question(YES_NO, f"{topic}-{place}", critical=topic == "critical", topic=topic)
        for topic, count in topics.items()
        for place in range(count)
    ]


@given(quizzes(), SEEDS)
def test_a_draw_has_every_critical_question_and_as_many_as_were_asked_for(
    bank: Quiz, seed: str
) -> None:
    drawn = draw(bank, seed)
    critical = {question.id for question in bank.questions.values() if question.critical}

    assert len(drawn) == len(set(drawn))
    assert set(drawn) <= set(bank.questions)
    assert critical <= set(drawn)
    assert len(drawn) == max(bank.header.draw or len(bank.questions), len(critical))
    assert draw(bank, seed) == drawn


@given(quizzes(), SEEDS)
def test_topics_differ_by_one_at_most_where_the_bank_allows(bank: Quiz, seed: str) -> None:
    rest = [question for question in bank.questions.values() if not question.critical]
    has = Counter(question.topic for question in rest)
    drawn = set(draw(bank, seed))
    got = Counter(question.topic for question in rest if question.id in drawn)
    most = max(got.values(), default=0)

    for topic, count in has.items():
        assert got[topic] >= min(count, most - 1)


@pytest.mark.parametrize(
    ("size", "counts"),
    [
        (3, [1, 1, 1]),
        (8, [2, 3, 3]),
        (9, [2, 3, 4]),
        (12, [2, 5, 5]),
    ],
)
def test_a_topic_that_runs_out_leaves_its_places_to_the_others(
    size: int, counts: list[int]
) -> None:
    drawn = draw(quiz(bank(signs=2, records=9, help=9), draw=size), "seed")

    assert sorted(Counter(id_.partition("-")[0] for id_ in drawn).values()) == counts


def test_a_draw_smaller_than_the_critical_questions_asks_those() -> None:
    assert set(draw(quiz(bank(critical=3, signs=5), draw=2), "seed")) == {
        "critical-0",
        "critical-1",
        "critical-2",
    }


def test_attempts_differ_in_what_they_draw_and_in_which_order() -> None:
    big = quiz(bank(signs=9, records=9), draw=4)
    draws = [draw(big, f"attempt {n}") for n in range(40)]

    assert len({frozenset(drawn) for drawn in draws}) > 20
    assert {id_ for drawn in draws for id_ in drawn} == set(big.questions)
    criticals_first = {draw(quiz(bank(critical=1, signs=3), draw=4), f"{n}")[0] for n in range(40)}
    assert len(criticals_first) == 4


def test_a_quiz_that_draws_nothing_asks_all_in_the_authors_order() -> None:
    all_ = bank(signs=4, critical=1)
    assert draw(quiz(all_), "seed") == tuple(question.id for question in all_)


@given(questions(), SEEDS)
def test_options_are_shown_in_a_stable_permutation(asked: Question, seed: str) -> None:
    there = _ids(asked.task)
    seen = [item.id for item in shown(asked, seed)]

    assert sorted(seen) == sorted(there)
    assert seen == [item.id for item in shown(asked, seed)]
    if isinstance(asked.task, Scale) or getattr(asked.task, "keep_order", False):
        assert seen == there
    if isinstance(asked.task, PutInOrder) and len(there) > 1:
        assert seen != there


def test_neither_draw_nor_order_ever_changes_between_releases() -> None:
    """Attempts keep their seed alone: a question drawn yesterday must be drawn again today."""
    drawn = draw(quiz(bank(critical=1, signs=3, records=3), draw=4), "seed")
    steps = shown(question(PutInOrder(items("a", "b", "c", "d"))), "seed")

    assert drawn == ("records-0", "signs-0", "signs-1", "critical-0")
    assert [item.id for item in steps] == ["c", "a", "d", "b"]


def test_questions_with_the_same_options_are_shuffled_apart() -> None:
    orders = {
        tuple(item.id for item in shown(question(YES_NO, f"q{n}"), "seed")) for n in range(20)
    }
    assert orders == {("yes", "no"), ("no", "yes")}


def test_what_is_shown_has_no_key() -> None:
    assert {type(item) for item in shown(question(YES_NO), "seed")} == {type(items("a")[0])}


def test_typed_answers_have_nothing_to_pick_from() -> None:
    assert shown(question(ShortAnswer((PlainText(("999",)),))), "seed") == ()


def _ids(task: Task) -> list[str]:
    match task:
        case PutInOrder(items=given) | Match(answers=given) | Scale(points=given):
            return [item.id for item in given]
        case ShortAnswer() | NumberAnswer():
            return []
        case _:
            return [option.id for option in task.options]
