"""A board with two agencies and an event of two places; another board with an agency of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from app.content.loading import load_library
from app.ids import AgencyId, BoardId, EventId
from app.paths import CONTENT
from app.policy.actor import Actor
from app.policy.roles import Role
from app.services import event_bookings, event_register, planning_events
from app.services.content import Content
from app.services.event_bookings import Made
from app.services.passwords import Passwords
from app.store.database import Database, Session
from app.store.event_bookings import Booking, bookings_of
from app.store.events import get_event
from app.store.letters import latest
from app.store.tables import StaffEntryRow
from tests.area import Area, actor_of
from tests.conftest import CHEAP
from tests.events_world import LINKS, facts
from tests.people import Someone
from tests.store.conftest import NOW

DAY = NOW.date() + timedelta(days=20)
ON_THE_DAY = NOW + timedelta(days=20)
STAFF = {"Ann": "oak", "Ben": "oak", "Cai": "oak", "Eve": "elm", "Flo": "elm"}


@dataclass
class Events:
    session: Session
    content: Content
    area: Area
    board: BoardId
    south: BoardId
    agencies: dict[str, AgencyId]
    event: EventId

    @property
    def people(self) -> dict[str, Someone]:
        return self.area.people

    def actor(self, name: str) -> Actor:
        return actor_of(self.session, self.people[name])

    def book(self, agency: str, *names: str, now: datetime = NOW) -> Made:
        return event_bookings.book(
            self.session,
            self.actor(f"{agency} lead"),
            self.agencies[agency],
            self.event,
            [self.people[name].id for name in names],
            now,
            links=LINKS,
        )

    def withdraw(self, agency: str, name: str, now: datetime = NOW) -> None:
        event_bookings.withdraw(
            self.session,
            self.actor(f"{agency} lead"),
            self.agencies[agency],
            self.event,
            self.booking(name).id,
            now,
            links=LINKS,
        )

    @property
    def bookings(self) -> tuple[Booking, ...]:
        return bookings_of(self.session, [self.event])[self.event]

    def booking(self, name: str) -> Booking:
        return next(each for each in self.bookings if each.person_id == self.people[name].id)

    def standing(self) -> tuple[set[str], list[str]]:
        """Who has a place, and who waits, by first name."""
        page = planning_events.seats_of(
            self.session,
            get_event(self.session, self.board, self.event),
        )
        named = {someone.id: name for name, someone in self.people.items()}
        return (
            {named[each.person_id] for each in page.placed},
            [named[each.person_id] for each in page.waiting],
        )

    def record(self, *names: str, now: datetime = ON_THE_DAY) -> int:
        shown = [each.id for each in self.bookings]
        there = [self.booking(name).id for name in names]
        ann = self.actor("Analyst")
        return event_register.record_register(
            self.session, self.content, ann, self.board, self.event, shown, there, now
        )

    def letters(self, kind: str) -> set[str]:
        """To whom, by first name."""
        named = {someone.id: name for name, someone in self.people.items()}
        return {named[each.person_id] for each in latest(self.session) if each.kind == kind}


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def shipped() -> Content:
    return Content(load_library((CONTENT,)))


@pytest.fixture
def events(database: Database, shipped: Content) -> Iterator[Events]:
    with database.transaction() as session:
        yield populate(session, shipped)


def populate(session: Session, shipped: Content) -> Events:
    area = Area(session, Passwords(CHEAP), NOW)
    north, south = area.board("North"), area.board("South")
    agencies = {
        name: area.agency(f"{name.title()} School", board)
        for name, board in (("oak", north), ("elm", north), ("ash", south))
    }
    for name, agency in agencies.items():
        area.holder(f"{name} lead", Role.DSP, agency=agency)
    for name, at in STAFF.items():
        _with_address(session, area.staff(name, agencies[at]), agencies[at])
    area.holder("Analyst", Role.ANALYST, board=north, agreement="May 2026")
    area.holder("Stranger", Role.ANALYST, board=south, agreement="May 2026")
    event = planning_events.add(
        session,
        shipped,
        actor_of(session, area.people["Analyst"]),
        north,
        facts(DAY, places=2, book_until=DAY - timedelta(days=3)),
        NOW,
    )
    return Events(session, shipped, area, north, south, agencies, event)


def _with_address(session: Session, someone: Someone, agency: AgencyId) -> None:
    session.execute(
        insert(StaffEntryRow).values(
            person_id=someone.id,
            agency_id=agency,
            name=someone.name,
            address=f"{someone.name.casefold()}@school.example",
            recorded_at=NOW,
        )
    )
