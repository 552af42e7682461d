"""A certificate, and its holder's choice whether others can check it."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, AwardId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at, scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound
from app.services.records import AwardHeld, award_held, held
from app.services.tokens import new_token
from app.store import award_checks
from app.store.awards import get_award
from app.store.database import Session
from app.store.people import get_person
from app.store.scoping import require_agency, require_people


@dataclass(frozen=True, slots=True)
class CertificateHeld:
    name: str
    held: AwardHeld
    token: str | None
    """Of the check page; None while it is shut."""


def certificate(
    session: Session, actor: Actor, award_id: AwardId, now: datetime
) -> CertificateHeld:
    """NotFound where there is nothing to certify: the award was withdrawn, or was learnt elsewhere."""
    found = award_held(session, actor, award_id, now)
    if not found.certified:
        raise NotFound("no certificate")
    return CertificateHeld(actor.name, found, award_checks.find_token(session, award_id))


def certificate_of_member(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    award_id: AwardId,
    now: datetime,
) -> CertificateHeld:
    """For the DSP, who prints it; that she did is written down."""
    today = civil_date(now)
    require_agency(session, scope_of(actor, Permission.SEE_STAFF), agency_id, today)
    require_people(session, only_at(agency_id), [person_id], today)
    found = held(get_award(session, person_id, award_id), today)
    if not found.certified:
        raise NotFound("no certificate")
    token = award_checks.find_token(session, award_id)
    name = get_person(session, person_id).name
    record(
        session,
        actor,
        Action.EXPORTED,
        now,
        agency=agency_id,
        person=int(person_id),
        award=int(award_id),
    )
    return CertificateHeld(name, found, token)


def open_check(session: Session, actor: Actor, award_id: AwardId, now: datetime) -> None:
    if not certificate(session, actor, award_id, now).token:
        award_checks.open_check(session, award_id, new_token(), now)


def close_check(session: Session, actor: Actor, award_id: AwardId, now: datetime) -> None:
    get_award(session, actor.person_id, award_id)
    award_checks.close_check(session, award_id, now)


def checked(session: Session, token: str, now: datetime) -> CertificateHeld:
    """For whoever has the address; a withdrawn award says that it is."""
    found = award_checks.get_checked(session, token)
    return CertificateHeld(found.name, held(found.award, civil_date(now)), token)
