"""Staff invited by mail, at the addresses that the agency's list has: one letter a day, unless another is asked for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, PersonId, WayInId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.addresses import fit_address
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.invitations import invite
from app.services.links import Links
from app.services.staff_scope import see_agency
from app.services.ways_in_page import Agency
from app.store import staff_ways_in
from app.store import ways_in as store
from app.store.database import Session
from app.store.scoping import require_agency
from app.store.staff_ways_in import Staff
from app.store.ways_in import Kind, WayIn


@dataclass(frozen=True, slots=True)
class Invited:
    written: int
    before: tuple[PersonId, ...] = ()
    """Whose letter of today still opens something: nothing was written to them."""


@dataclass(frozen=True, slots=True)
class SentToday:
    agency: Agency
    letters: tuple[WayIn, ...]
    """By name."""


def invite_staff(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    people: list[PersonId],
    now: datetime,
    *,
    links: Links,
    beside: Collection[WayInId] = (),
) -> Invited:
    """Refused where one has no address, or nobody was chosen. `beside`: letters of today that she knows of."""
    require_agency(session, scope_of(actor, Permission.CHANGE_STAFF), agency_id, civil_date(now))
    if not people:
        raise Refused("nobody-chosen")
    store.hold_people(session, people)
    found = staff_ways_in.staff_at(session, agency_id, civil_date(now), now, only=people)
    today = _letters_of_today(session, agency_id, now)
    known = {number for number, letter in today.items() if letter.id not in beside}
    written, before = 0, []
    for each in found:
        address = _address_of(each)
        if each.username is not None:
            continue
        if each.person_id in known and today[each.person_id].address == fit_address(address):
            before.append(each.person_id)
            continue
        invite(session, actor, each.person_id, agency_id, address, now, links=links)
        written += 1
    return Invited(written, tuple(before))


def invite_all(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime, *, links: Links
) -> Invited:
    """Who has an address, has never signed in, and has no way in that still works."""
    require_agency(session, scope_of(actor, Permission.CHANGE_STAFF), agency_id, civil_date(now))
    members = staff_ways_in.staff_at(session, agency_id, civil_date(now), now)
    new = [
        each.person_id
        for each in members
        if each.address and each.username is None and each.open_way_in is None
    ]
    return invite_staff(session, actor, agency_id, new, now, links=links) if new else Invited(0)


def sent_today(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    people: Iterable[PersonId],
    now: datetime,
) -> SentToday:
    """To these; to anybody, where none are named."""
    agency = see_agency(session, actor, agency_id, now, Permission.CHANGE_STAFF)
    found, wanted = _letters_of_today(session, agency_id, now), set(people)
    letters = [letter for letter in found.values() if not wanted or letter.person_id in wanted]
    letters.sort(key=lambda letter: (letter.name.casefold(), letter.id))
    return SentToday(Agency(agency_id, agency.facts.name), tuple(letters))


def _address_of(member: Staff) -> str:
    if member.address is None:
        raise Refused("no-address")
    return member.address


def _letters_of_today(
    session: Session, agency_id: AgencyId, now: datetime
) -> dict[PersonId, WayIn]:
    """The latest of each; those that bring a role are not the agency's to send again."""
    given_out = store.open_ways_in(session, now, agency_id=agency_id, kinds=[Kind.INVITATION])
    return {
        letter.person_id: letter
        for letter in reversed(given_out)
        if letter.held is None and civil_date(letter.made_at) == civil_date(now)
    }
