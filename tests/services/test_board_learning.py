"""A board's figures of learning: behind the door, in scope, without a name, and in the words that people answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.ids import BoardId, Sha256
from app.learning.intervals import FEWEST
from app.paths import CONTENT
from app.policy.roles import Role
from app.policy.scope import EVERYWHERE
from app.services.auditing import Action
from app.services.board_decisions import case_decisions
from app.services.board_figures import NotOpened, find_door, open_door
from app.services.board_items import quiz_items
from app.services.board_outcomes import course_outcomes, sound_of
from app.services.board_practice import Only, practice
from app.services.content import Content
from app.services.errors import Refused
from app.services.passwords import Passwords
from app.store.audit import entries_in
from app.store.database import Database, Session
from app.store.errors import NotFound
from tests.area import Area, actor_of
from tests.conftest import FakeClock, compiled
from tests.effect_world import practise_at

QUIZ, CASE, COURSE = "noticing-neglect", "the-long-monday", "noticing-neglect"
EVERYBODY = Only()


@pytest.fixture
def content() -> Content:
    return Content(compiled(CONTENT))


@pytest.fixture
def database(database_url: str) -> Database:
    return Database(database_url)


class Place:
    """A board with twelve at a school and twelve at a nursery, another board with a nursery, and an analyst."""

    def __init__(
        self, session: Session, passwords: Passwords, content: Content, clock: FakeClock
    ) -> None:
        self.session, self.content, self.now = session, content, clock()
        area = Area(session, passwords, self.now)
        self.board, self.other = area.board("North"), area.board("South")
        for sector, number, board in (
            ("school", 12, self.board),
            ("nursery", 12, self.board),
            ("nursery", 15, self.other),
        ):
            agency = area.agency(f"{sector} of {board}", board, sector=sector)
            practise_at(session, content, agency, sector, number, self.now)
        reader = area.holder("Ann Alyst", Role.ANALYST, board=self.board, agreement="May 2026")
        self.reader = actor_of(session, reader)
        without = area.holder("Una Agreed", Role.ANALYST, board=self.board)
        self.without_agreement = actor_of(session, without)
        self.dsp = actor_of(session, area.holder("Dee", Role.DSP, agency=agency))

    def opened(self) -> int:
        entries = entries_in(self.session, EVERYWHERE, self.now.date())
        return sum(each.action == Action.FIGURES_OPENED for each in entries)


@pytest.fixture
def place(
    database: Database, passwords: Passwords, content: Content, clock: FakeClock
) -> Iterator[Place]:
    with database.transaction() as session:
        place = Place(session, passwords, content, clock)
        yield place
        session.rollback()


def test_the_door_is_opened_once_a_day_and_written_down(place: Place) -> None:
    asked = (place.session, place.reader, place.board)
    assert not find_door(*asked, place.now).opened
    with pytest.raises(NotOpened):
        practice(place.session, place.content, place.reader, place.board, place.now)
    open_door(*asked, place.now)
    open_door(*asked, place.now)
    assert place.opened() == 1
    assert practice(place.session, place.content, place.reader, place.board, place.now).cases
    tomorrow = place.now + timedelta(days=1)
    assert not find_door(*asked, tomorrow).opened
    open_door(*asked, tomorrow)
    assert place.opened() == 2


def test_without_an_agreement_it_stays_shut(place: Place) -> None:
    with pytest.raises(Refused):
        open_door(place.session, place.without_agreement, place.board, place.now)
    assert place.opened() == 0


def test_what_is_out_of_scope_is_not_there(place: Place) -> None:
    for actor, board in (
        (place.reader, place.other),
        (place.dsp, place.board),
        (place.reader, BoardId(999)),
    ):
        with pytest.raises(NotFound):
            open_door(place.session, actor, board, place.now)
        with pytest.raises(NotFound):
            quiz_items(place.session, place.content, actor, board, QUIZ, EVERYBODY, place.now)


def test_the_boards_own_people_are_counted(place: Place) -> None:
    open_door(place.session, place.reader, place.board, place.now)
    asked = (place.session, place.content, place.reader, place.board)
    everybody = quiz_items(*asked, QUIZ, EVERYBODY, place.now)
    assert everybody.people == 24
    assert everybody.groups.sectors == ("nursery", "school")
    critical = [line for line in everybody.lines if line.question.critical]
    assert {line.figures.answered for line in critical} == {24}
    school = quiz_items(*asked, QUIZ, Only(sector="school"), place.now)
    assert school.people == 12
    nobody = quiz_items(*asked, QUIZ, Only(job_role="cook"), place.now)
    assert nobody.people is None
    assert {line.figures.answered for line in nobody.lines} == {None}


def test_decisions_add_up(place: Place) -> None:
    open_door(place.session, place.reader, place.board, place.now)
    asked = (place.session, place.content, place.reader, place.board)
    found = case_decisions(*asked, CASE, EVERYBODY, place.now)
    assert found.people == 24
    first = found.lines[0]
    assert first.figures.reached == 24
    for line in found.decisions:
        if line.figures.decided:
            assert sum(each.share.yes for each in line.figures.choices) == line.figures.decided
            assert line.figures.decided >= FEWEST
    best, of = sound_of(found)
    assert 0 < best < of


def test_outcomes_lead_to_their_questions_and_cases(place: Place) -> None:
    open_door(place.session, place.reader, place.board, place.now)
    found = course_outcomes(
        place.session, place.content, place.reader, place.board, COURSE, place.now
    )
    tagged = {
        outcome.id: {asked.line.question.id for asked in outcome.items}
        for outcome in found.outcomes
    }
    quiz = place.content.library.quizzes[QUIZ].for_nation(found.board.nation)
    assert tagged["S0.2"] == {q.id for q in quiz.questions.values() if "S0.2" in q.outcomes}
    assert tagged["S0.2"]


def test_no_name_leaves_the_services(place: Place) -> None:
    open_door(place.session, place.reader, place.board, place.now)
    asked = (place.session, place.content, place.reader, place.board)
    shown = (
        practice(*asked, place.now),
        quiz_items(*asked, QUIZ, EVERYBODY, place.now),
        case_decisions(*asked, CASE, EVERYBODY, place.now),
    )
    assert "Practised" not in repr(shown)


def test_a_reworded_question_is_another_item(place: Place) -> None:
    """The file was changed after they had answered: their answers stay with the words that they read."""
    open_door(place.session, place.reader, place.board, place.now)
    library = place.content.library
    quiz = library.quizzes[QUIZ]
    old = next(question for question in quiz.questions.values() if question.critical)
    reworded = replace(old, title=replace(old.title, parts=("In other words",)))
    changed = replace(
        quiz,
        sha256=Sha256("f" * 64),
        questions={**quiz.questions, old.id: reworded},
        views={},
    )
    now = Content(replace(library, quizzes={**library.quizzes, QUIZ: changed}))
    found = quiz_items(place.session, now, place.reader, place.board, QUIZ, EVERYBODY, place.now)
    lines = [line for line in found.lines if line.question.id == old.id]
    assert [(line.earlier, line.figures.answered) for line in lines] == [(False, None), (True, 24)]
    others = [line for line in found.lines if line.question.critical and line.question.id != old.id]
    assert {(line.earlier, line.figures.answered) for line in others} == {(False, 24)}
