"""Several browsers of one person at the same moment: what a transaction looked at, no other changes under it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TypeVar

import pytest

from app.content.library import Library
from app.content.model.header import Kind
from app.ids import AttemptId
from app.services import drafts, kept_forms, lessons, playing_begin
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.store import plans
from app.store.plans import Intention, Outcome, Plan
from tests.services.training.learning import CASE, COURSE, LESSON, TWO_TRIES, Learning

MANY = 8
TIME_TO_OVERTAKE = 0.3
Told = TypeVar("Told")


def all_at_once(act: Callable[[int], Told]) -> list[Told]:
    start = Barrier(MANY)

    def one(number: int) -> Told:
        start.wait()
        return act(number)

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


def test_a_case_is_begun_once(learning: Learning) -> None:
    learning.finish(LESSON)

    def begin(number: int) -> AttemptId:
        with learning.database.transaction() as session:
            return playing_begin.begin(
                session, learning.content, learning.actor, CASE, None, learning.now, anew=True
            )

    assert len(set(all_at_once(begin))) == 1
    assert len(learning.attempts_at(Kind.SCENARIO, CASE)) == 1


def test_nobody_gets_more_attempts_than_a_quiz_allows(learning: Learning) -> None:
    learning.case_another_way()

    def begin(number: int) -> AttemptId | str:
        try:
            return learning.begin(TWO_TRIES)
        except Refused as refusal:
            return refusal.reason

    for attempts in (1, 2):
        [attempt] = set(all_at_once(begin))
        assert isinstance(attempt, int)
        assert len(learning.attempts_at(Kind.QUIZ, TWO_TRIES)) == attempts
        while not learning.reply_rightly(attempt).ended:
            pass
    assert set(all_at_once(begin)) == {"no-attempt-left"}


def test_of_two_last_steps_done_at_once_the_second_brings_the_award(learning: Learning) -> None:
    """Neither sees what the other has not committed, so that one has to wait."""
    learning.content = Content(without_the_quiz(learning.library))
    lesson = learning.library.lessons[f"{COURSE}/{LESSON}"].sha256
    act = (learning.content, learning.actor)
    with ThreadPoolExecutor(1) as pool:
        with learning.database.transaction() as session:
            lessons.finish(session, *act, COURSE, LESSON, lesson, {}, learning.now)
            other = pool.submit(learning.case_another_way)
            time.sleep(TIME_TO_OVERTAKE)
        other.result()
    assert [award.facts.course for award in learning.history().awards] == [COURSE]


def without_the_quiz(library: Library) -> Library:
    """Two steps, which may be done in either order."""
    course = library.courses[COURSE]
    [section] = course.sections
    shorter = replace(section, steps=section.steps[:2])
    return replace(
        library, courses={**library.courses, COURSE: replace(course, sections=(shorter,))}
    )


def test_a_kept_form_is_taken_once(learning: Learning) -> None:
    actor, now = learning.actor, learning.now
    with learning.database.transaction() as session:
        token = kept_forms.keep(session, actor.person_id, "play.scene", {}, {"text": ["x"]}, now)

    def take() -> None:
        with learning.database.transaction() as session:
            kept_forms.take(session, actor, token, now)

    with ThreadPoolExecutor(1) as pool:
        with learning.database.transaction() as session:
            kept_forms.take(session, actor, token, now)
            other = pool.submit(take)
            time.sleep(TIME_TO_OVERTAKE)
        with pytest.raises(NotFound):
            other.result()


def test_a_plan_that_is_written_again_keeps_the_answer_that_came_meanwhile(
    learning: Learning,
) -> None:
    place, person = "lesson/first-words/what-now/plan-1", learning.actor.person_id
    first, again = Intention("a bruise", "the DSP", "lunch"), Intention("it", "her", "noon")

    def write(intention: Intention) -> None:
        with learning.database.transaction() as session:
            plans.save_plan(
                session, person, place, intention, learning.now, course=COURSE, title="What now"
            )

    write(first)
    [plan] = plans_of(learning)
    with ThreadPoolExecutor(1) as pool:
        with learning.database.transaction() as session:
            plans.answer_plan(session, person, plan.id, Outcome.DONE, "She rang.", learning.now)
            other = pool.submit(write, again)
            time.sleep(TIME_TO_OVERTAKE)
        other.result()
    [plan] = plans_of(learning)
    assert (plan.intention, plan.outcome, plan.outcome_note) == (again, Outcome.DONE, "She rang.")


def plans_of(learning: Learning) -> tuple[Plan, ...]:
    with learning.database.reading() as session:
        return plans.plans_of(session, learning.actor.person_id)


def test_of_drafts_that_are_saved_at_once_one_is_kept_whole(learning: Learning) -> None:
    person, place = learning.actor.person_id, "attempt/1/0"

    def save(number: int) -> None:
        with learning.database.transaction() as session:
            drafts.save(session, person, place, {"text": [str(number)] * 2}, learning.now)

    all_at_once(save)
    with learning.database.reading() as session:
        draft = drafts.find(session, person, place)
    assert draft is not None
    first, second = draft.fields["text"]
    assert first == second
