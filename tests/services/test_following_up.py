"""Weeks after a course: one letter, under the rules of reminders, to who has something to come back to."""

from datetime import timedelta

import pytest
from flask import Flask

from app.content.model.header import Kind, Standing
from app.content.model.terms import Nation
from app.ids import PersonId
from app.learning.reminders import ReminderPlan
from app.services import following_up
from app.services.following_up import FOLLOW_UP
from app.services.post_offices import Mailbox
from app.services.rounds import Round
from app.store import absences, awards, posts
from app.store.awards import AwardFacts, Source
from app.store.letters import State
from tests.coming_in import LINKS
from tests.conftest import FakeClock, heed_of
from tests.effect_world import practised_again
from tests.reminded import COURSE, Nursery, open_nursery

EIGHT_WEEKS = timedelta(weeks=8)


@pytest.fixture
def nursery(app: Flask, clock: FakeClock) -> Nursery:
    found = open_nursery(heed_of(app), clock)
    found.switch_on()
    return found


def completed(
    nursery: Nursery, name: str, ago: timedelta, source: Source = Source.HEED
) -> PersonId:
    person = nursery.person(name)
    facts = AwardFacts(
        course=COURSE,
        course_title="Noticing neglect",
        release_sha256=None,
        terms_sha256="t" * 64,
        nation=Nation.WALES,
        language="en",
        standing=Standing.DRAFT,
        met_on=nursery.today - ago,
        course_valid_months=12,
        source=source,
    )
    with nursery.database.transaction() as session:
        awards.add_award(session, person, facts, nursery.clock() - ago)
    return person


def write(nursery: Nursery) -> int:
    here = (nursery.database, nursery.content, LINKS, [nursery.agency_id], nursery.clock())
    return following_up.write_where_due(*here)


def reasons(nursery: Nursery) -> list[tuple[State, str]]:
    return [(each.state, each.reason) for each in nursery.letters(FOLLOW_UP)]


def test_one_letter_from_its_day_on(nursery: Nursery, clock: FakeClock) -> None:
    completed(nursery, "Carys Puw", EIGHT_WEEKS - timedelta(days=1))
    assert write(nursery) == 0
    clock.forward(days=1)
    assert write(nursery) == 1
    [letter] = nursery.letters(FOLLOW_UP)
    assert letter.text.startswith("Hello Carys Puw,\n\nYou completed “Noticing neglect”")
    assert letter.subject == "Some weeks after your course"
    clock.forward(days=1)
    assert write(nursery) == 0


@pytest.mark.parametrize(
    "ago", [EIGHT_WEEKS + following_up.OPEN_FOR + timedelta(days=1), timedelta(days=1)]
)
def test_nothing_out_of_the_blue(nursery: Nursery, ago: timedelta) -> None:
    completed(nursery, "Carys Puw", ago)
    assert write(nursery) == 0


def test_none_where_it_was_learnt_elsewhere(nursery: Nursery) -> None:
    completed(nursery, "Carys Puw", EIGHT_WEEKS, Source.LIST)
    assert write(nursery) == 0


def test_none_on_days_of_rest_or_where_reminders_are_off(nursery: Nursery) -> None:
    completed(nursery, "Carys Puw", EIGHT_WEEKS)
    closed = ReminderPlan(on_the_day=True, closures=((nursery.today, nursery.today),))
    nursery.switch_on(closed)
    assert write(nursery) == 0
    nursery.switch_on(on=False)
    assert write(nursery) == 0


def test_none_to_who_is_away_and_it_says_so_once(nursery: Nursery, clock: FakeClock) -> None:
    carys = completed(nursery, "Carys Puw", EIGHT_WEEKS)
    with nursery.database.transaction() as session:
        here = (carys, nursery.agency_id, nursery.today, nursery.today)
        absences.add_absence(session, *here, None, clock())
    assert (write(nursery), write(nursery)) == (0, 0)
    assert reasons(nursery) == [(State.SKIPPED, "away")]
    clock.forward(days=1)
    assert write(nursery) == 1


def test_none_to_who_has_left(nursery: Nursery, clock: FakeClock) -> None:
    carys = completed(nursery, "Carys Puw", EIGHT_WEEKS)
    leave(nursery, carys, clock)
    assert write(nursery) == 0


def test_who_leaves_before_it_goes_gets_none(
    nursery: Nursery, clock: FakeClock, app: Flask
) -> None:
    carys = completed(nursery, "Carys Puw", EIGHT_WEEKS)
    assert write(nursery) == 1
    leave(nursery, carys, clock)
    going(nursery, app, clock).go()
    assert reasons(nursery) == [(State.SKIPPED, "left")]


def test_none_to_who_came_back_by_herself(nursery: Nursery) -> None:
    carys = completed(nursery, "Carys Puw", EIGHT_WEEKS + timedelta(days=2))
    with nursery.database.transaction() as session:
        practised_again(session, nursery.content, carys, nursery.clock() - timedelta(days=1))
    assert write(nursery) == 0


def test_a_reminder_on_the_same_day_comes_first(
    nursery: Nursery, clock: FakeClock, app: Flask
) -> None:
    carys = completed(nursery, "Carys Puw", EIGHT_WEEKS)
    nursery.ask(carys, course="fire-drill")
    done = going(nursery, app, clock).go()
    assert (done.others["reminders written"], done.others["follow-ups written"]) == (1, 0)
    clock.forward(days=1)
    done = going(nursery, app, clock).go()
    assert (done.others["reminders written"], done.others["follow-ups written"]) == (0, 1)
    assert done.letters == {State.SENT: 1}


def going(nursery: Nursery, app: Flask, clock: FakeClock) -> Round:
    heed = heed_of(app)
    return Round(
        heed.database, lambda: heed.content, Mailbox(), LINKS, heed.settings.uploads, clock
    )


def leave(nursery: Nursery, person: PersonId, clock: FakeClock) -> None:
    with nursery.database.transaction() as session:
        [post] = posts.posts_at(session, nursery.agency_id, [person])
        yesterday = nursery.today - timedelta(days=1)
        posts.end_post(session, post, yesterday, None, clock())


def test_the_shipped_course_has_something_to_come_back_to(nursery: Nursery) -> None:
    course = nursery.content.library.courses[COURSE]
    back = [(step.kind, step.slug) for step in course.steps if step.after_weeks == 8]
    assert (Kind.QUIZ, "neglect-confidence") in back
    unseen = [slug for kind, slug in back if kind is Kind.SCENARIO]
    assert len(unseen) == 1
    assert [step.slug for step in course.steps].count(unseen[0]) == 1
