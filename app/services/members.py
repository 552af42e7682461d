"""Who is on an agency's list, and how the list knows them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.spreadsheets import clean
from app.services.staff_facts import refuse_unfit, refuse_unfit_post
from app.services.staff_listed import who_moved_on
from app.services.staff_scope import change_agency, posts_of_member
from app.store import people, posts, staff_entries
from app.store.database import Session
from app.store.posts import Held
from app.store.staff_entries import Entry, Known


@dataclass(frozen=True, slots=True)
class Newcomer:
    name: str
    address: str | None
    payroll_id: str | None
    job_role: str
    starts_on: date


def add_member(
    session: Session, actor: Actor, agency_id: AgencyId, newcomer: Newcomer, now: datetime
) -> PersonId:
    """Somebody who left, and comes back under the same name and number or address, is the person that she was;
    where she has moved on, once she says so herself, by the letter or slip that she gets."""
    change_agency(session, actor, agency_id, now)
    known = _known(newcomer.name, newcomer.address, newcomer.payroll_id)
    person_id = _room_for(session, agency_id, known, now)
    held = Held(newcomer.job_role, newcomer.starts_on)
    there = posts.posts_at(session, agency_id, [person_id]) if person_id else ()
    refuse_unfit_post(held, there, civil_date(now))
    if person_id is None:
        person_id = people.add_person(session, known.name, now).id
    staff_entries.put_entries(session, agency_id, {person_id: known}, now)
    posts.add_post(session, person_id, agency_id, held, actor.person_id, now)
    record(session, actor, Action.PERSON_ADDED, now, agency=agency_id, person=person_id)
    return person_id


def describe(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    written: Known,
    now: datetime,
) -> None:
    """How the agency's list has her. Her own name follows, unless she works somewhere else too."""
    change_agency(session, actor, agency_id, now)
    today = civil_date(now)
    posts_of_member(session, agency_id, person_id, today)
    known = _known(written.name, written.address, written.payroll_id)
    _room_for(session, agency_id, known, now, of=person_id)
    staff_entries.put_entries(session, agency_id, {person_id: known}, now)
    scope = scope_of(actor, Permission.CHANGE_STAFF)
    if posts.who_is_here_alone(session, [person_id], scope, today):
        people.rename_person(session, person_id, known.name)
    record(session, actor, Action.PERSON_CHANGED, now, agency=agency_id, person=person_id)


def _known(name: str, address: str | None, payroll_id: str | None) -> Known:
    known = Known(
        clean(name), clean(address or "").casefold() or None, clean(payroll_id or "") or None
    )
    refuse_unfit(known.name, known.address, known.payroll_id)
    return known


def _room_for(
    session: Session,
    agency_id: AgencyId,
    known: Known,
    now: datetime,
    *,
    of: PersonId | None = None,
) -> PersonId | None:
    """Who comes back, if that is somebody. Refused where the number or the address is a colleague's;
    what a leaver of another name had is free again."""
    back = None
    for entry in _same_keys(session, agency_id, known):
        if entry.person_id == of:
            continue
        _refuse_present(session, entry, agency_id, known, civil_date(now))
        same_name = entry.known.name.casefold() == known.name.casefold()
        if of is None and same_name and not _moved_on(session, agency_id, entry.person_id, now):
            back = entry.person_id
        else:
            freed = {entry.person_id: without_keys_of(entry.known, known)}
            staff_entries.put_entries(session, agency_id, freed, now)
    return back


def _moved_on(session: Session, agency_id: AgencyId, person_id: PersonId, now: datetime) -> bool:
    held = {person_id: posts.posts_at(session, agency_id, [person_id])}
    return bool(who_moved_on(session, agency_id, held, now))


def without_keys_of(known: Known, other: Known) -> Known:
    return replace(
        known,
        address=None if known.address == other.address else known.address,
        payroll_id=None if known.payroll_id == other.payroll_id else known.payroll_id,
    )


def _refuse_present(
    session: Session, entry: Entry, agency_id: AgencyId, known: Known, today: date
) -> None:
    if any(post.is_open(today) for post in posts.posts_at(session, agency_id, [entry.person_id])):
        same = known.payroll_id and entry.known.payroll_id == known.payroll_id
        raise Refused("payroll-taken" if same else "address-taken")


def _same_keys(session: Session, agency_id: AgencyId, known: Known) -> Iterator[Entry]:
    for entry in staff_entries.entries_of(session, agency_id):
        address, payroll_id = entry.known.address, entry.known.payroll_id
        if (address and address == known.address) or (
            payroll_id and payroll_id == known.payroll_id
        ):
            yield entry
