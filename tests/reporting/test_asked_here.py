"""The list that a team's pages are made of says what the queries say, and is worked out again when anything changed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.ids import AgencyId, PersonId
from app.learning.obligations import Status
from app.policy.scope import Scope
from app.reporting.asked_here import asked_here, narrowed
from app.reporting.obligations import Filters, Order, counts_in, obligations_in, people_in
from app.reporting.remembered import ONLY_LOOKED
from app.services.auditing import Action
from app.store import audit, posts
from app.store.database import Database, Session
from tests.reporting.often import in_it, often
from tests.reporting.worlds import COURSES, NOW, NURSERY, PEOPLE, ROLES, World, worlds

HERE = AgencyId(NURSERY)
TODAY = NOW.date()
SCOPE = Scope(agencies=frozenset({HERE}))


@often
@given(
    world=worlds(),
    course=st.none() | st.sampled_from(COURSES),
    role=st.none() | st.sampled_from(ROLES),
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    search=st.sampled_from(["", "PERSON 1", "zz"]),
    by=st.none() | st.dates(date(2027, 1, 1), date(2029, 1, 1)),
    order=st.sampled_from(Order),
)
def test_narrowing_ordering_and_counting_are_those_of_the_queries(
    database: Database,
    world: World,
    course: str | None,
    role: str | None,
    statuses: frozenset[Status],
    search: str,
    by: date | None,
    order: Order,
) -> None:
    only = Filters(HERE, None, course, role, statuses, search, by)
    with in_it(database, world) as session:
        here = asked_here(session, HERE, world.on, NOW)
        rows = here.rows
        at = (session, SCOPE, world.on, NOW)
        wanted = obligations_in(*at, only, order=order)
        assert list(narrowed(here.ordered(order), only)) == list(wanted)
        assert here.standing.courses == counts_in(*at, Filters(HERE))
        assert here.standing.people == people_in(*at, Filters(HERE))
        assert {
            (person, course) for person, asked in here.by_person.items() for course in asked
        } == {(row.person_id, row.course) for row in rows}
        assert here.courses == tuple(sorted(here.standing.courses))


def test_it_is_worked_out_once_until_something_changes(database: Database) -> None:
    with database.transaction() as session:
        World(NOW.date(), ()).put_in(session)
        hold_post(session)
    assert ask(database) > 1
    assert ask(database) == 1
    with database.transaction() as session:
        audit.add_entry(session, None, Action.EXPORTED, {}, NOW)
    assert ask(database) == 1
    with database.transaction() as session:
        audit.add_entry(session, None, Action.EXEMPTED, {}, NOW)
    assert ask(database) > 1
    assert ask(database, on=date(2028, 6, 2)) > 1


def test_what_only_looked_is_spelt_as_the_audit_trail_spells_it() -> None:
    assert set(ONLY_LOOKED) <= set(Action)


def test_what_is_not_committed_is_never_kept(database: Database) -> None:
    with database.transaction() as session:
        World(NOW.date(), ()).put_in(session)
    with database.transaction() as session:
        hold_post(session)
        asked_here(session, HERE, NOW.date(), NOW)
        session.rollback()
    assert ask(database) > 1


def hold_post(session: Session) -> None:
    held = posts.Held("teacher", date(2028, 1, 1))
    posts.add_post(session, PersonId(PEOPLE[0]), HERE, held, None, NOW)


def ask(database: Database, on: date = TODAY) -> int:
    """How many statements it took."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with database.reading() as session:
            asked_here(session, HERE, on, NOW)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(seen)
