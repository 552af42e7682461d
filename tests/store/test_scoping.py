"""A scope as SQL: trusts and their schools, boards from a day to a day, posts from a day to a day."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from app.ids import AgencyId
from app.policy.scope import EVERYWHERE, NOWHERE, Scope
from app.services.passwords import Passwords
from app.store import memberships, people
from app.store.database import Database, Session
from app.store.errors import NotFound
from app.store.scoping import agency_ids, person_ids, require_agency, require_board, require_people
from tests.area import OPENED, Area
from tests.conftest import CHEAP
from tests.store.conftest import NOW, TODAY


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.transaction() as session:
        yield session


@pytest.fixture
def area(session: Session) -> Area:
    return Area(session, Passwords(CHEAP), NOW)


def agencies(session: Session, scope: Scope, on: date = TODAY) -> set[int]:
    return set(session.scalars(agency_ids(scope, on)))


def test_a_trusts_safeguarding_lead_reaches_its_schools_and_no_deeper(area: Area) -> None:
    trust, other = area.agency("Trust"), area.agency("Other")
    school = area.agency("School", parent=trust)
    inside = Scope(agencies=frozenset({trust}))
    assert agencies(area.session, inside) == {trust, school}
    assert agencies(area.session, Scope(agencies=frozenset({school}))) == {school}
    assert agencies(area.session, NOWHERE) == set()
    assert agencies(area.session, EVERYWHERE) == {trust, other, school}


def test_a_board_reaches_its_agencies_from_the_first_day_to_the_last(area: Area) -> None:
    board = area.board("North")
    last = OPENED + timedelta(days=30)
    agency = area.agency("Oak", board, starts_on=OPENED, ends_on=last)
    scope = Scope(boards=frozenset({board}))
    days = {
        OPENED - timedelta(days=1): set(),
        OPENED: {agency},
        last: {agency},
        last + timedelta(days=1): set(),
    }
    assert {day: agencies(area.session, scope, day) for day in days} == days


def test_a_superseded_membership_counts_no_more(area: Area) -> None:
    board = area.board("North")
    agency = area.agency("Oak", board)
    [membership] = memberships.memberships_of(area.session, (agency,))
    yesterday = TODAY - timedelta(days=1)
    memberships.end_membership(area.session, membership, yesterday, NOW)
    scope = Scope(boards=frozenset({board}))
    assert agencies(area.session, scope, yesterday) == {agency}
    assert agencies(area.session, scope, TODAY) == set()


def test_a_membership_that_had_not_begun_is_gone_when_it_ends_before(area: Area) -> None:
    board = area.board("North")
    agency = area.agency("Oak", board, starts_on=TODAY + timedelta(days=5))
    [membership] = memberships.memberships_of(area.session, (agency,))
    assert memberships.end_membership(area.session, membership, TODAY, NOW) is None
    assert memberships.memberships_of(area.session, (agency,)) == ()


def test_a_trust_that_a_board_serves_does_not_bring_its_schools(area: Area) -> None:
    """A school belongs to a board by a membership of its own."""
    board = area.board("North")
    trust = area.agency("Trust", board)
    area.agency("School", parent=trust)
    assert agencies(area.session, Scope(boards=frozenset({board}))) == {trust}


@pytest.mark.parametrize(
    ("starts", "ends", "seen"),
    [(-10, None, True), (-10, 0, True), (-10, -1, False), (5, None, True), (5, 9, True)],
)
def test_a_leaver_is_out_of_sight_the_day_after_the_last(
    area: Area, starts: int, ends: int | None, seen: bool
) -> None:
    agency = area.agency("Oak")
    person = people.add_person(area.session, "Carys", NOW)
    last = None if ends is None else TODAY + timedelta(days=ends)
    first = TODAY + timedelta(days=starts)
    people.add_post(area.session, person.id, agency, "teacher", first, NOW, last)
    scope = Scope(agencies=frozenset({agency}))
    assert (person.id in set(area.session.scalars(person_ids(scope, TODAY)))) is seen
    if seen:
        require_people(area.session, scope, [person.id], TODAY)
    else:
        with pytest.raises(NotFound):
            require_people(area.session, scope, [person.id], TODAY)


def test_who_moved_is_seen_where_she_is_and_not_where_she_was(area: Area) -> None:
    old, new = area.agency("Oak"), area.agency("Ash")
    person = people.add_person(area.session, "Carys", NOW)
    yesterday = TODAY - timedelta(days=1)
    people.add_post(area.session, person.id, old, "teacher", OPENED, NOW, yesterday)
    people.add_post(area.session, person.id, new, "teacher", TODAY, NOW)
    require_people(area.session, Scope(agencies=frozenset({new})), [person.id], TODAY)
    with pytest.raises(NotFound):
        require_people(area.session, Scope(agencies=frozenset({old})), [person.id], TODAY)


def test_what_is_out_of_scope_is_as_if_it_were_not_there(area: Area) -> None:
    board, other = area.board("North"), area.board("South")
    agency, there = area.agency("Oak", board), area.agency("Ash", other)
    scope = Scope(boards=frozenset({board}))
    require_agency(area.session, scope, agency, TODAY)
    require_board(area.session, scope, board)
    for missing in (there, AgencyId(4711)):
        with pytest.raises(NotFound, match="no such agency"):
            require_agency(area.session, scope, missing, TODAY)
    with pytest.raises(NotFound, match="no such board"):
        require_board(area.session, scope, other)
