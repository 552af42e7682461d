"""What a DSP looks at before anybody is reminded, and what became of the reminders before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.ids import AgencyId, PersonId
from app.learning.obligations import Status, is_due_again
from app.learning.reminders import next_time
from app.policy.actor import Actor
from app.reporting.obligations import SOON, ObligationRow
from app.services import reminder_planning, reminder_words
from app.services.civil_time import LONDON, civil_date
from app.services.content import Content
from app.services.links import Links
from app.services.reminder_digests import DIGEST
from app.services.reminder_staff import LONGEST_REACH, Rows, ToTell, asked_here, open_on, to_tell
from app.services.reminding import CLOSES, REMINDER, letter
from app.store.database import Session
from app.store.people import Agency
from app.store.reminder_letters import Sent, last_written, latest_of
from app.store.reminder_plans import Reminding

AHEAD = timedelta(days=62)
"""How far the page looks for the next day on which somebody is told."""
LETTERS = 20
ONE_DAY = timedelta(days=1)
LATE = frozenset({Status.OVERDUE, Status.IN_GRACE})


class Show(StrEnum):
    SOON = ""
    """Late, or due in the next 30 days."""
    LATE = "late"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class NextTime:
    on: date
    people: tuple[ToTell, ...]


@dataclass(frozen=True, slots=True)
class Reminders:
    agency: Agency
    reminding: Reminding
    today: date
    next_time: NextTime | None
    """Where reminders are off: as if they were switched on now."""
    waiting: tuple[ToTell, ...]
    """Who can be told now."""
    written: Mapping[PersonId, datetime]
    """When each was last written to."""
    letters: tuple[Sent, ...]
    sample: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Who is to be told in person."""

    agency: Agency
    people: tuple[ToTell, ...]
    today: date


def page(
    session: Session,
    content: Content,
    actor: Actor,
    links: Links,
    agency_id: AgencyId,
    show: Show,
    now: datetime,
) -> Reminders:
    agency, reminding = reminder_planning.find(session, actor, agency_id, now)
    today = civil_date(now)
    asked = asked_here(session, agency_id, now, _reach(reminding, show))
    on, ahead = _next(asked, reminding, now)
    open_now = _waiting(asked, show, today)
    staff = to_tell(session, agency_id, asked, now) if ahead or open_now else ()
    waiting = _of(staff, open_now)
    return Reminders(
        agency,
        reminding,
        today,
        NextTime(on, _of(staff, ahead)) if on else None,
        waiting,
        last_written(session, agency_id, REMINDER),
        latest_of(session, agency_id, (REMINDER, DIGEST), today, LETTERS),
        _sample(content, agency, reminding, waiting, links, actor, today),
    )


def paper(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Paper:
    agency, _reminding = reminder_planning.find(session, actor, agency_id, now)
    today = civil_date(now)
    asked = _waiting(asked_here(session, agency_id, now, SOON), Show.SOON, today)
    people = to_tell(session, agency_id, asked, now)
    return Paper(agency, tuple(each for each in people if each.address is None), today)


def _reach(reminding: Reminding, show: Show) -> timedelta:
    if show is Show.ALL:
        return LONGEST_REACH
    return AHEAD + timedelta(days=max(reminding.plan.days_before, default=0))


def _waiting(asked: Mapping[PersonId, Rows], show: Show, today: date) -> dict[PersonId, Rows]:
    opened = ((person_id, open_on(rows, today)) for person_id, rows in asked.items())
    return {
        person_id: rows
        for person_id, rows in opened
        if any(_is_shown(row, show, today) for row in rows)
    }


def _is_shown(row: ObligationRow, show: Show, today: date) -> bool:
    match show:
        case Show.LATE:
            return row.status in LATE
        case Show.SOON:
            return row.due_on is not None and row.due_on <= today + SOON
        case Show.ALL:
            return True


def _next(
    asked: Mapping[PersonId, Rows], reminding: Reminding, now: datetime
) -> tuple[date | None, dict[PersonId, Rows]]:
    """The next day on which anybody is told, and who is told what on it."""
    times = {
        person_id: min(filter(None, (_time(row, reminding, now) for row in rows)), default=None)
        for person_id, rows in asked.items()
    }
    on = min(filter(None, times.values()), default=None)
    if on is None:
        return None, {}
    told = (person_id for person_id, time in times.items() if time == on)
    return on, {person_id: open_on(asked[person_id], on) for person_id in told}


def _time(row: ObligationRow, reminding: Reminding, now: datetime) -> date | None:
    if row.due_on is None:
        return None
    moment = now.astimezone(LONDON)
    settled = reminding.reminded_on if reminding.switched_on else None
    first = moment.date() if moment.hour < CLOSES else moment.date() + ONE_DAY
    until = settled or moment.date() - ONE_DAY
    time = next_time(reminding.plan, row.due_on, until, first)
    return time if time and is_due_again(row, time) else None


def _of(staff: tuple[ToTell, ...], rows: Mapping[PersonId, Rows]) -> tuple[ToTell, ...]:
    return tuple(
        replace(each, rows=rows[each.person_id]) for each in staff if each.person_id in rows
    )


def _sample(
    content: Content,
    agency: Agency,
    reminding: Reminding,
    waiting: tuple[ToTell, ...],
    links: Links,
    actor: Actor,
    today: date,
) -> str:
    """The letter to the first of them; where nobody waits, one to the reader."""
    if waiting:
        return letter(content, agency, reminding.words, waiting[0], links)
    item = reminder_words.item(reminder_words.SOME_COURSE, Status.DUE, today + timedelta(days=7))
    return reminder_words.reminder(
        actor.name, agency.name, [item], links.training(), reminding.words
    )
