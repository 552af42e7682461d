"""What changed in a board's people: behind the door, linked person by person, and without a sign of who they are."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.ids import PersonId
from app.learning.intervals import FEWEST
from app.learning.occasions import BEFORE, END, Point
from app.paths import CONTENT
from app.policy.roles import Role
from app.services.board_effect import CourseEffect, board_effect
from app.services.board_figures import NotOpened, open_door
from app.services.content import Content
from app.services.passwords import Passwords
from app.services.practice_seeing import say
from app.store.database import Database, Session
from app.store.errors import NotFound
from app.store.plans import Intention, Outcome, answer_plan, plans_of, save_plan
from app.store.practice_seen import Seen
from app.store.tables import PersonRow
from tests.area import Area, actor_of
from tests.conftest import FakeClock, compiled
from tests.effect_world import practise_at

SCALES, COURSE = "neglect-confidence", "noticing-neglect"
AFTER = Point(8)


@pytest.fixture
def content() -> Content:
    return Content(compiled(CONTENT))


@pytest.fixture
def database(database_url: str) -> Database:
    return Database(database_url)


class Place:
    """A board with 24 at a school, of whom 8 do not come back, and another board with a nursery."""

    def __init__(
        self, session: Session, passwords: Passwords, content: Content, clock: FakeClock
    ) -> None:
        self.session, self.content, self.now = session, content, clock()
        area = Area(session, passwords, self.now - timedelta(days=150))
        self.board, self.other = area.board("North"), area.board("South")
        self.school = area.agency("A school", self.board)
        practise_at(session, content, self.school, "school", 24, self.now)
        practise_at(session, content, area.agency("Elsewhere", self.other), "nursery", 9, self.now)
        reader = area.holder("Ann Alyst", Role.ANALYST, board=self.board, agreement="May 2026")
        self.reader = actor_of(session, reader)
        both = area.holder("Bo Thlyst", Role.ANALYST, board=self.other, agreement="May 2026")
        self.other_reader = actor_of(session, both)
        self.dsp = actor_of(session, area.holder("Dee", Role.DSP, agency=self.school))
        open_door(session, self.reader, self.board, self.now)
        open_door(session, self.other_reader, self.other, self.now)
        named = select(PersonRow.id).where(PersonRow.name.like("Practised school%"))
        self.people = [PersonId(number) for number in session.scalars(named.order_by(PersonRow.id))]

    def effect(self) -> CourseEffect:
        found = board_effect(self.session, self.content, self.reader, self.board, self.now)
        [course] = [each for each in found.courses if each.course.slug == COURSE]
        return course


@pytest.fixture
def place(
    database: Database, passwords: Passwords, content: Content, clock: FakeClock
) -> Iterator[Place]:
    with database.transaction() as session:
        place = Place(session, passwords, content, clock)
        yield place
        session.rollback()


def test_people_are_linked_and_counted(place: Place) -> None:
    found = place.effect()
    assert (found.began, found.met) == (24, 24)
    [quiz] = found.quizzes
    assert quiz.quiz.slug == SCALES
    answered = {each.point: each.share for each in quiz.responses}
    assert {p: s and (s.yes, s.of) for p, s in answered.items()} == {
        BEFORE: (24, 24),
        END: (24, 24),
        AFTER: (16, 24),
    }
    by = {(each.first, each.second): each for each in quiz.changes}
    assert {pair: each.overall and each.overall.of for pair, each in by.items()} == {
        (BEFORE, END): 24,
        (BEFORE, AFTER): 16,
        (END, AFTER): 16,
    }
    assert by[BEFORE, AFTER].unmatched == 8
    assert {each.change and each.change.of for each in by[BEFORE, END].items} == {24}
    overall = by[BEFORE, END].overall
    assert overall
    assert overall.difference > 0
    assert not overall.interval.has_zero


def test_one_day_too_early_nobody_is_due(place: Place) -> None:
    place.now -= timedelta(days=100 - 55)
    open_door(place.session, place.reader, place.board, place.now)
    [quiz] = place.effect().quizzes
    assert [each.share and each.share.of for each in quiz.responses] == [24, 24, None]


def test_fewer_than_ten_are_not_spoken_of(place: Place) -> None:
    asked = (place.session, place.content, place.other_reader, place.other, place.now)
    for found in board_effect(*asked).courses:
        assert (found.began, found.met, found.quizzes, found.case) == (None, None, (), None)
        assert found.plans is None
        assert found.seen is None


def test_plans_and_what_was_seen_are_counted_from_ten_on(place: Place) -> None:
    for number, person in enumerate(place.people[: FEWEST - 1]):
        plan_and_answer(place, person, number)
        say(place.session, place.dsp, place.school, person, COURSE, Seen.YES, place.now)
    assert place.effect().plans is None
    assert place.effect().seen is None
    plan_and_answer(place, place.people[FEWEST], 1)
    say(place.session, place.dsp, place.school, place.people[FEWEST], COURSE, Seen.YES, place.now)
    found = place.effect()
    assert found.plans == {Outcome.DONE: 5, Outcome.NOT_YET: 5}
    assert found.seen == {Seen.YES: 10, None: 14}


def test_the_latest_word_counts(place: Place) -> None:
    for person in place.people[:FEWEST]:
        say(place.session, place.dsp, place.school, person, COURSE, Seen.NOT_YET, place.now)
        say(place.session, place.dsp, place.school, person, COURSE, Seen.IN_PART, place.now)
    assert place.effect().seen == {Seen.IN_PART: 10, None: 14}


def test_the_door_is_shut(place: Place) -> None:
    tomorrow = place.now + timedelta(days=1)
    with pytest.raises(NotOpened):
        board_effect(place.session, place.content, place.reader, place.board, tomorrow)
    with pytest.raises(NotFound):
        board_effect(place.session, place.content, place.reader, place.other, place.now)


def test_no_name_and_no_words_leave_the_service(place: Place) -> None:
    for number, person in enumerate(place.people[:12]):
        plan_and_answer(place, person, number)
    found = repr(place.effect())
    assert "Practised" not in found
    assert "the office, by noon" not in found


def plan_and_answer(place: Place, person: PersonId, number: int) -> None:
    words = Intention("a coat too thin", "the office, by noon", "today")
    where = f"lesson/{COURSE}/what-to-do-today/plan-1"
    save_plan(
        place.session, person, where, words, place.now, course=COURSE, title="What to do today"
    )
    [plan] = plans_of(place.session, person)
    outcome = Outcome.NOT_YET if number % 2 else Outcome.DONE
    answer_plan(place.session, person, plan.id, outcome, "", place.now)
