"""Some weeks after a course: one letter a person and course, on the days and under the rules of reminders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.content.model.course import Course
from app.ids import AgencyId, PersonId
from app.services import follow_up_words, letters
from app.services.awarding import progress_towards
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.each_agency import at_each
from app.services.history import read_history
from app.services.links import Links
from app.services.offering import get_part, offered
from app.services.reminder_digests import NO_ADDRESS
from app.services.reminder_staff import away_on
from app.services.reminding import REMINDER
from app.store import reminder_plans
from app.store.database import Database, Session
from app.store.met_here import who_met
from app.store.people import Agency, get_agency
from app.store.reminder_letters import last_written
from app.store.staff_ways_in import Staff, staff_at

FOLLOW_UP = "follow-up"
OPEN_FOR = timedelta(days=14)
"""After its day. A letter about something that lies long back would come out of the blue."""


@dataclass(frozen=True, slots=True)
class DueBack:
    """Somebody to whom a course has something more to give."""

    person_id: PersonId
    course: Course
    minutes: int


def write_where_due(
    database: Database, content: Content, links: Links, agencies: Iterable[AgencyId], now: datetime
) -> int:
    """How many letters were written."""
    return at_each(
        database,
        agencies,
        "follow-ups",
        lambda session, agency_id: _write(session, content, links, agency_id, now),
    )


def _write(
    session: Session, content: Content, links: Links, agency_id: AgencyId, now: datetime
) -> int:
    today = civil_date(now)
    reminding = reminder_plans.get_reminding(session, agency_id)
    if not reminding.switched_on or reminding.plan.is_quiet(today):
        return 0
    agency = get_agency(session, agency_id)
    due = tuple(_due_back(session, content, agency, today))
    people = [each.person_id for each in due]
    staff = {each.person_id: each for each in staff_at(session, agency_id, today, now, only=people)}
    away = away_on(session, agency_id, people, today)
    reminded = last_written(session, agency_id, REMINDER)
    written = 0
    for each in due:
        if each.person_id in reminded and civil_date(reminded[each.person_id]) == today:
            continue
        key = (session, FOLLOW_UP, each.person_id, agency_id)
        reason = _why_not(each.person_id, staff, away)
        if reason:
            letters.skip(*key, f"{each.course.slug}/{reason}", reason, now)
            continue
        to = staff[each.person_id]
        text = _letter(content, agency, each, to.name, links, reminding.words)
        address = to.verified_address or to.address or ""
        subject = follow_up_words.SUBJECT
        written += letters.post(*key, each.course.slug, address, subject, text, now)
    return written


def _why_not(person_id: PersonId, staff: dict[PersonId, Staff], away: frozenset[PersonId]) -> str:
    if person_id in away:
        return "away"
    each = staff[person_id]
    return "" if each.verified_address or each.address else NO_ADDRESS


def _due_back(session: Session, content: Content, agency: Agency, today: date) -> Iterator[DueBack]:
    for course in offered(content.library, agency.nation):
        weeks = [step.after_weeks for step in course.steps if step.after_weeks is not None]
        if not weeks:
            continue
        last = today - timedelta(weeks=min(weeks))
        met = who_met(session, agency.id, [course.slug], last - OPEN_FOR, last, today)
        for each in met:
            minutes = _minutes_open(session, content, course, each.person_id, today)
            if minutes:
                yield DueBack(each.person_id, course, minutes)


def _minutes_open(
    session: Session, content: Content, course: Course, person_id: PersonId, today: date
) -> int:
    """As My training has it: nothing where it was done since, or where the course is to be renewed."""
    found = progress_towards(course, read_history(session, person_id, today), today)
    return sum(get_part(content.library, step).header.minutes for step in found.offered)


def _letter(
    content: Content, agency: Agency, each: DueBack, name: str, links: Links, words: str
) -> str:
    title = each.course.title.fill(content.words(agency.nation))
    return follow_up_words.letter(name, title, each.minutes, links.training(), words)
