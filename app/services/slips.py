"""Slips to be printed: for people without a work address, and for those who have forgotten a password."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.ids import AgencyId, PersonId, WayInId
from app.policy.actor import Actor
from app.services import letter_words, letters, usernames
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.codes import SLIP_GROUPS, bare, new_code
from app.services.errors import Refused
from app.services.handing_out import require_staff
from app.services.links import Links
from app.services.tokens import hashed
from app.store import staff_ways_in as staff
from app.store import ways_in as store
from app.store.database import Session
from app.store.staff_ways_in import Staff
from app.store.ways_in import Kind, NewWayIn

SLIP_FOR = timedelta(days=14)
MOST_SLIPS = 200
"""At once: a page that can still be printed."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The code is nowhere but here and on paper."""

    person_id: PersonId
    name: str
    username: str
    """Theirs, or a suggestion for those who have none yet."""
    has_account: bool
    code: str
    url: str
    expires_at: datetime


def make_slips(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_ids: Iterable[PersonId],
    now: datetime,
    *,
    links: Links,
) -> tuple[Slip, ...]:
    """By name. Slips that these people had before are worth nothing any more.

    Somebody who works elsewhere too and can be written to gets a letter instead: an account is not opened by
    putting its person on a list.
    """
    people = list(dict.fromkeys(person_ids))
    require_staff(session, actor, agency_id, people, now)
    if not people:
        raise Refused("nobody-chosen")
    if len(people) > MOST_SLIPS:
        raise Refused("too-many-slips")
    store.hold_people(session, people)
    found = staff.staff_at(session, agency_id, civil_date(now), now, only=people)
    if any(each.has_grants for each in found):
        raise Refused("slip-for-privileged")
    reached = [each.person_id for each in found if each.verified_address]
    if staff.working_elsewhere(session, agency_id, civil_date(now), reached):
        raise Refused("slip-for-account-elsewhere")
    store.withdraw_open(session, people, [Kind.SLIP], now, agency_id=agency_id)
    without = [(each.person_id, each.name) for each in found if each.username is None]
    suggested = usernames.suggest(session, without, now)
    return tuple(
        _slip(session, actor, agency_id, each, suggested.get(each.person_id), now, links)
        for each in found
    )


def _slip(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    member: Staff,
    suggested: str | None,
    now: datetime,
    links: Links,
) -> Slip:
    code = new_code(SLIP_GROUPS)
    new = NewWayIn(
        kind=Kind.SLIP,
        token_sha256=hashed(bare(code)),
        person_id=member.person_id,
        expires_at=now + SLIP_FOR,
        agency_id=agency_id,
        username=suggested,
        made_by=actor.person_id,
    )
    number = store.add_way_in(session, new, now)
    renews = member.username is not None
    action = Action.RESET_BY_DSP if renews else Action.SLIP_MADE
    record(session, actor, action, now, agency=agency_id, person=member.person_id)
    if member.verified_address:
        _tell_owner(session, agency_id, member, number, now, links)
    username = member.username or suggested or ""
    url = links.way_in(code)
    return Slip(member.person_id, member.name, username, renews, code, url, new.expires_at)


def _tell_owner(
    session: Session,
    agency_id: AgencyId,
    member: Staff,
    number: WayInId,
    now: datetime,
    links: Links,
) -> None:
    """A slip opens an account: who can be told of it is told."""
    made = store.find_way_in(session, number)
    place = made.place if made and made.place else "Heed"
    sheet = letter_words.slip_printed(member.name, place, links)
    letters.post(
        session,
        "slip-printed",
        member.person_id,
        agency_id,
        f"way-in/{number}",
        member.verified_address or "",
        sheet.subject,
        sheet.text,
        now,
    )
