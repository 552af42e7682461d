"""A board that runs events: one with the register open today, one over, one full, one cancelled, one nobody has booked."""

from datetime import date, timedelta

from app.ids import AgencyId, BoardId, BookingId, EventId, PersonId
from app.policy.roles import Role
from app.services import event_bookings, event_register, own_events, planning_events
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.links import Links
from app.store import events as store
from app.store.database import Session
from app.store.event_bookings import bookings_of, bookings_of_person
from app.store.events import EventFacts
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.people import Someone

LINKS = Links("http://127.0.0.1")
COURSE = "noticing-neglect"
AROUND = 12
"""People of the school who were at the event that is over."""


def facts(held_on: date, **more: object) -> EventFacts:
    said: dict[str, object] = {
        "title": "Noticing neglect, a morning together",
        "course": COURSE,
        "held_on": held_on,
        "starts_at": "09:30",
        "ends_at": "12:30",
        "place": "Town Hall, Committee Room 2",
        "about": "Three cases from different agencies, talked over at mixed tables.",
        "led_by": "Gwen Tudor",
        "places": 20,
        "book_until": held_on,
    }
    return EventFacts(**{**said, **more})  # type: ignore[arg-type]


def hold_events(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, heed.clock())
        board = area.board("Elan Valley Safeguarding Board")
        school, nursery = (
            area.agency(name, board, sector=sector)
            for name, sector in (("Elan School", "school"), ("Rhiw Nursery", "nursery"))
        )
        people["holds events"] = area.holder(
            "Mali Rees", Role.ANALYST, board=board, agreement="May 2026"
        )
        people["books people"] = area.holder("Dai Elan", Role.DSP, agency=school)
        people["books at the nursery"] = area.holder("Fay Rhiw", Role.DSP, agency=nursery)
        numbers |= {"events board": board, "events school": school}
        _hold(session, heed.content, area, board, school, nursery, people, numbers)
        empty = area.board("Ystwyth Safeguarding Board")
        numbers["board without events"] = empty
        people["holds no events"] = area.holder("Tegid Rees", Role.ANALYST, board=empty)
        lonely = area.agency("Ystwyth Surgery", empty, sector="health")
        numbers["agency without events"] = lonely
        people["is offered nothing"] = area.holder("Wyn Ystwyth", Role.DSP, agency=lonely)


def _hold(
    session: Session,
    content: Content,
    area: Area,
    board: BoardId,
    school: AgencyId,
    nursery: AgencyId,
    people: dict[str, Someone],
    numbers: dict[str, int],
) -> None:
    today = civil_date(area.now)
    mali = actor_of(session, people["holds events"])

    def event(name: str, days: int, **more: object) -> EventId:
        made = facts(today + timedelta(days=days), **more)
        number = store.add_event(session, board, made, mali.person_id, area.now)
        numbers[name] = number
        return number

    def book(event_id: EventId, who: str, at: AgencyId, *names: str, ago: int = 0) -> None:
        there = [_person(area, people, name, at) for name in names]
        then = area.now - timedelta(days=ago)
        actor = actor_of(session, people[who])
        event_bookings.book(session, actor, at, event_id, there, then, links=LINKS)

    over = event("event over", -30)
    group = [f"Aled {number}" for number in range(AROUND)]
    book(over, "books people", school, *group, "Nia Absent", ago=40)
    book(over, "books at the nursery", nursery, "Bethan Rhiw", "Cerys Rhiw", ago=40)
    record_all_but(session, content, area, mali.person_id, board, over, {"Nia Absent"}, people)
    now = event("event today", 0, title="Asking once more", course=None)
    book(now, "books people", school, "Eleri Booked", "Gwil Booked")
    book(now, "books at the nursery", nursery, "Haf Rhiw")
    full = event("event full", 21, places=2, title="The lead’s first hour")
    book(full, "books people", school, "Ifan Placed")
    book(full, "books at the nursery", nursery, "Jac Rhiw")
    book(full, "books people", school, "Kate Waits")
    event("event nobody booked", 35)
    gone = event("event cancelled", 14, title="Working with fathers")
    book(gone, "books people", school, "Lois Cancelled")
    why = "The room is closed for repairs."
    planning_events.cancel(session, mali, board, gone, why, area.now, links=LINKS)
    for name in ("Ifan Placed", "Kate Waits", "Lois Cancelled"):
        numbers[f"booking of {name}"] = booking_of(session, people[name].id)
    _answer(session, area, people, group)
    numbers["booking to answer"] = booking_of(session, people["Bethan Rhiw"].id)
    numbers["booking answered"] = booking_of(session, people["Aled 0"].id)


def record_all_but(
    session: Session,
    content: Content,
    area: Area,
    by: PersonId,
    board: BoardId,
    event_id: EventId,
    absent: set[str],
    people: dict[str, Someone],
) -> None:
    gone = {people[name].id for name in absent}
    there = bookings_of(session, [event_id])[event_id]
    held_on = store.get_event(session, board, event_id).facts.held_on
    then = area.now - (civil_date(area.now) - held_on)
    actor = actor_of(session, next(each for each in people.values() if each.id == by))
    event_register.open_register(session, actor, board, event_id, then)
    event_register.record_register(
        session,
        content,
        actor,
        board,
        event_id,
        [each.id for each in there],
        [each.id for each in there if each.person_id not in gone],
        then,
    )


def booking_of(session: Session, person_id: PersonId) -> BookingId:
    """The latest of hers, withdrawn or not."""
    return bookings_of_person(session, person_id)[-1].id


def _person(area: Area, people: dict[str, Someone], name: str, at: AgencyId) -> PersonId:
    people[name] = area.staff(name, at)
    return people[name].id


def _answer(session: Session, area: Area, people: dict[str, Someone], names: list[str]) -> None:
    for place, name in enumerate(names):
        answers = {"useful": 3 + place % 3, "clear": 4 + place % 2, "sure": 2 + place % 4}
        booking = booking_of(session, people[name].id)
        actor = actor_of(session, people[name])
        own_events.answer(session, actor, booking, answers, area.now)
