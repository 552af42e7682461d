"""What one of the demo's boards runs in a room: one event that is over, one to come, and one that is full."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from app.content.model.terms import Nation
from app.ids import BoardId, EventId, PersonId, SessionId
from app.learning.training_events import QUESTIONS
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services import event_bookings, event_register, own_events, planning_events
from app.services.civil_time import civil_date
from app.services.demo.days import SATURDAY
from app.services.demo.diary import Together
from app.services.demo.founding import OFFICERS
from app.services.demo.places import BRYN_EITHIN, BY_NAME, EITHIN, HEALTH, MAES_YR_AFON, YOUTH
from app.services.demo.world import World
from app.store.database import Session
from app.store.event_bookings import bookings_of
from app.store.events import EventFacts
from app.store.staff_there import staff_there

ANALYST = next(each.name for each in OFFICERS if each.board == EITHIN)
TIMES = ("09:30", "12:30")


@dataclass(frozen=True, slots=True)
class Planned:
    title: str
    about: str
    ahead: int
    """Days from today; below nought, it is over."""
    offered: int
    """Days ago."""
    place: str
    places: int
    course: str | None
    booked: tuple[tuple[str, int], ...]
    """By agency: how many."""
    by_name: tuple[str, ...] = ()
    """People of the first agency who go in any case."""


OVER = Planned(
    "Who asked the child? A morning across agencies",
    "Three cases, talked over at tables that mix schools, health and youth work. Bring nothing from your own files.",
    -20, 75, "Neuadd y Dref, Committee Room 2", 24, None,
    ((BRYN_EITHIN, 4), (MAES_YR_AFON, 7), (HEALTH, 6), (YOUTH, 3)), ("Aled Prosser",),
)  # fmt: skip
COMING = Planned(
    "Noticing neglect, in the room",
    "The course’s cases played together, with the board’s trainer. Whoever is there has it on the record.",
    16, 30, "Canolfan Eithin, the large hall", 30, "noticing-neglect",
    ((BRYN_EITHIN, 3), (HEALTH, 5), (YOUTH, 2)), ("Siân Parry",),
)  # fmt: skip
FULL = Planned(
    "The lead’s first hour",
    "For those who lead or are about to: from the first word of a worry to the written referral.",
    30, 24, "Neuadd y Dref, Committee Room 1", 8, None,
    ((MAES_YR_AFON, 5), (BRYN_EITHIN, 2), (HEALTH, 4)),
)  # fmt: skip


def run(world: World) -> None:
    for planned in (OVER, COMING, FULL):
        _run(world, planned)


def _run(world: World, planned: Planned) -> None:
    held_on = _weekday(world.days.today + timedelta(days=planned.ahead))
    made: list[EventId] = []
    offered = world.days.ago(planned.offered)
    world.diary.write(offered, lambda s, now: made.append(_offer(world, s, planned, held_on, now)))
    for later, (name, number) in enumerate(planned.booked, 1):
        day = world.days.ago(planned.offered - 3 * later)
        world.diary.write(day, _booking(world, planned, made, name, number), 14)
    if planned.ahead < 0:
        world.diary.write(held_on, lambda s, now: _record(world, s, made[0], now), 13)
        day = held_on + timedelta(days=2)
        world.diary.write(day, lambda s, now: _answer(s, made[0], now), 16)


def _weekday(day: date) -> date:
    """Nobody trains on a Saturday: the Monday after."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def _offer(
    world: World, session: Session, planned: Planned, held_on: date, now: datetime
) -> EventId:
    starts_at, ends_at = TIMES
    facts = EventFacts(
        planned.title,
        planned.course,
        held_on,
        starts_at,
        ends_at,
        planned.place,
        planned.about,
        ANALYST,
        planned.places,
        held_on - timedelta(days=2),
    )
    return planning_events.add(
        session, world.content, _analyst(world, session), _board(world), facts, now
    )


def _booking(
    world: World, planned: Planned, made: list[EventId], name: str, number: int
) -> Together:
    place = BY_NAME[name]

    def book(session: Session, now: datetime) -> None:
        agency_id = world.agencies[name]
        there = staff_there(session, agency_id, civil_date(now))
        wanted = sorted(
            there, key=lambda each: (each.name not in planned.by_name, _lot(each.name, planned))
        )
        people = [each.person_id for each in wanted[:number]]
        dsp = world.dsp(session, place)
        event_bookings.book(session, dsp, agency_id, made[0], people, now, links=world.links)

    return book


def _record(world: World, session: Session, event_id: EventId, now: datetime) -> None:
    """All but one in nine came."""
    here = (session, _analyst(world, session), _board(world), event_id, now)
    event_register.open_register(*here)
    shown = [each.id for each in bookings_of(session, [event_id])[event_id]]
    there = [each for place, each in enumerate(shown) if place % 9 != 7]
    event_register.record_register(
        session, world.content, _analyst(world, session), _board(world), event_id, shown, there, now
    )


def _answer(session: Session, event_id: EventId, now: datetime) -> None:
    """Most who were there; the first of them has not got round to it."""
    there = [each for each in bookings_of(session, [event_id])[event_id] if each.attended]
    for place, each in enumerate(there):
        if place % 6:
            answers = {
                question: 5 - (place * (number + 2) + number) % 7 // 3
                for number, question in enumerate(QUESTIONS)
            }
            own_events.answer(session, _learner(each.person_id), each.id, answers, now)


def _learner(person_id: PersonId) -> Actor:
    return Actor(person_id, SessionId(0), "", Nation.WALES, permissions=LEARNER)


def _analyst(world: World, session: Session) -> Actor:
    return world.acting(session, ANALYST, Nation.WALES)


def _board(world: World) -> BoardId:
    return world.boards[EITHIN]


def _lot(name: str, planned: Planned) -> int:
    return crc32(f"{planned.title}/{name}".encode())
