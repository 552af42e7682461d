"""Reminders: one letter a person a day at most, quiet on days of rest, and every letter not written has its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, PersonId
from app.learning.obligations import Status
from app.learning.reminders import is_time
from app.learning.serving import RENEWAL_DAYS
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at, scope_of
from app.services import letters, reminder_words
from app.services.auditing import Action, record
from app.services.civil_time import LONDON, civil_date
from app.services.closed_agencies import refuse_closed
from app.services.content import Content
from app.services.each_agency import at_each
from app.services.errors import Refused
from app.services.links import Links
from app.services.reminder_digests import NO_ADDRESS, send_digests
from app.services.reminder_staff import (
    LONGEST_REACH,
    Rows,
    ToTell,
    asked_here,
    away_on,
    open_on,
    to_tell,
)
from app.services.team import titles
from app.store import reminder_plans
from app.store.database import Database, Session
from app.store.people import Agency, get_agency
from app.store.reminder_plans import Reminding
from app.store.scoping import require_agency, require_people

REMINDER = "reminder"
OPENS, CLOSES = 7, 19
"""Hours in London between which reminders are written by themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    written: int
    without_address: int


@dataclass(frozen=True, slots=True)
class Chosen:
    agency: Agency
    people: tuple[ToTell, ...]
    """By name. Who has done everything meanwhile is not among them."""


def is_hour(now: datetime) -> bool:
    return OPENS <= now.astimezone(LONDON).hour < CLOSES


def waiting(database: Database, now: datetime) -> tuple[AgencyId, ...]:
    """Agencies to go through now."""
    if not is_hour(now):
        return ()
    with database.reading() as session:
        return reminder_plans.agencies_that_remind(session, civil_date(now))


def remind_where_due(
    database: Database, content: Content, links: Links, agencies: Iterable[AgencyId], now: datetime
) -> int:
    """How many letters were written."""
    return at_each(
        database,
        agencies,
        "reminders",
        lambda session, agency_id: _remind(session, content, links, agency_id, now),
    )


def choose(
    session: Session, actor: Actor, agency_id: AgencyId, people: Iterable[PersonId], now: datetime
) -> Chosen:
    """Refused where nobody is chosen; NotFound unless all of them work there."""
    today = civil_date(now)
    require_agency(session, scope_of(actor, Permission.REMIND), agency_id, today)
    refuse_closed(session, agency_id, now)
    chosen = set(people)
    if not chosen:
        raise Refused("nobody-chosen")
    require_people(session, only_at(agency_id), chosen, today)
    asked = asked_here(session, agency_id, now, LONGEST_REACH)
    rows = {each: open_on(asked[each], today) for each in chosen & asked.keys()}
    still = {each: found for each, found in rows.items() if found}
    return Chosen(get_agency(session, agency_id), to_tell(session, agency_id, still, now))


def send_now(
    session: Session,
    content: Content,
    actor: Actor,
    links: Links,
    agency_id: AgencyId,
    people: Iterable[PersonId],
    now: datetime,
) -> Told:
    """Once a day for each, however often it is pressed."""
    chosen = choose(session, actor, agency_id, people, now)
    words = reminder_plans.find_reminding(session, agency_id).words
    told = _tell(session, content, chosen.agency, words, chosen.people, links, now)
    reached = sorted(int(each.person_id) for each in chosen.people)
    record(session, actor, Action.REMINDED, now, agency=agency_id, people=reached)
    return told


def letter(content: Content, agency: Agency, words: str, each: ToTell, links: Links) -> str:
    named = titles(content, (row.course for row in each.rows), agency.nation)
    items = [
        reminder_words.item(named[row.course], row.status, row.due_on)
        for row in each.rows
        if row.due_on
    ]
    return reminder_words.reminder(each.name, agency.name, items, links.training(), words)


def _remind(
    session: Session, content: Content, links: Links, agency_id: AgencyId, now: datetime
) -> int:
    today = civil_date(now)
    reminding = reminder_plans.get_reminding(session, agency_id)
    if not _is_due(reminding, today):
        return 0
    agency = get_agency(session, agency_id)
    asked = asked_here(session, agency_id, now, _reach(reminding))
    timely = {person_id: _timely(rows, reminding, today) for person_id, rows in asked.items()}
    tell = {
        person_id: open_on(asked[person_id], today)
        for person_id, rows in timely.items()
        if open_on(rows, today)
    }
    people = to_tell(session, agency_id, tell, now)
    told = _tell(session, content, agency, reminding.words, people, links, now)
    exempt = (each for each, rows in timely.items() if each not in tell and _is_exempt(rows))
    _skip(session, agency_id, exempt, now)
    if _is_new_week(reminding.reminded_on, today):
        send_digests(session, agency, REMINDER, links, now)
    reminder_plans.mark_reminded(session, agency_id, today)
    return told.written


def _tell(
    session: Session,
    content: Content,
    agency: Agency,
    words: str,
    people: Iterable[ToTell],
    links: Links,
    now: datetime,
) -> Told:
    stage = _stage(agency.id, now)
    written = paper = 0
    for each in people:
        key = (session, REMINDER, each.person_id, agency.id)
        if each.address is None:
            letters.skip(*key, f"{stage}/{NO_ADDRESS}", NO_ADDRESS, now)
            paper += 1
            continue
        text = letter(content, agency, words, each, links)
        subject = reminder_words.SUBJECT
        written += letters.post(*key, stage, each.address, subject, text, now)
    return Told(written, paper)


def _skip(session: Session, agency_id: AgencyId, exempt: Iterable[PersonId], now: datetime) -> None:
    people = sorted(exempt)
    away = away_on(session, agency_id, people, civil_date(now)) if people else frozenset()
    for person_id in people:
        reason = "away" if person_id in away else "exempted"
        stage = f"{_stage(agency_id, now)}/{reason}"
        letters.skip(session, REMINDER, person_id, agency_id, stage, reason, now)


def _stage(agency_id: AgencyId, now: datetime) -> str:
    """A letter that was not written takes no other's place: the address may come on the same day."""
    return f"{agency_id}/{civil_date(now)}"


def _is_due(reminding: Reminding, today: date) -> bool:
    """Asked again with the plan held: another ticker may just have been here."""
    settled = reminding.reminded_on is not None and reminding.reminded_on >= today
    return reminding.switched_on and not settled and not reminding.plan.is_quiet(today)


def _reach(reminding: Reminding) -> timedelta:
    return timedelta(days=max((RENEWAL_DAYS, *reminding.plan.days_before)))


def _timely(rows: Rows, reminding: Reminding, today: date) -> Rows:
    return tuple(
        row
        for row in rows
        if row.due_on and is_time(reminding.plan, row.due_on, reminding.reminded_on, today)
    )


def _is_exempt(rows: Rows) -> bool:
    return any(row.status is Status.EXEMPT for row in rows)


def _is_new_week(told_until: date | None, today: date) -> bool:
    return told_until is None or told_until.isocalendar()[:2] != today.isocalendar()[:2]
