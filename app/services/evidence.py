"""Prior learning: somebody hands it in, the DSP looks at it, and an accepted one becomes an award."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.ids import AgencyId, EvidenceId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at, scope_of
from app.services import uploads
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.closed_agencies import refuse_closed
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.services.learnt_elsewhere import Learnt, give, refuse_unfit
from app.services.offering import offered
from app.store import evidence as store
from app.store.awards import Source
from app.store.database import Session
from app.store.evidence import Evidence, KeptFile, Review, Shown
from app.store.holding import hold_person
from app.store.people import Agency, get_agency, get_person
from app.store.scoping import require_agency, require_people

LONGEST_NOTE = 500
LONGEST_FILE_NAME = 100


@dataclass(frozen=True, slots=True)
class File:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Waiting:
    agency: Agency
    waiting: tuple[Evidence, ...]
    looked_at: tuple[Evidence, ...]


def courses_to_show(content: Content, actor: Actor) -> Mapping[str, str]:
    """Slug → title: what the actor's nation is offered."""
    words = content.words(actor.nation)
    found = offered(content.library, actor.nation)
    return {course.slug: course.title.fill(words) for course in found}


def keep_file(folder: Path, file: File) -> KeptFile:
    """Outside any transaction: the row comes after the file."""
    kept = uploads.keep(folder, file.data)
    return KeptFile(file.name[-LONGEST_FILE_NAME:], kept.stored_as, kept.sha256)


def hand_in(
    session: Session, content: Content, actor: Actor, shown: Shown, now: datetime
) -> EvidenceId:
    """By the learner herself, to the agency of her present post. The same again is what is there."""
    if actor.agency is None:
        raise Refused("no-workplace")
    refuse_closed(session, actor.agency.id, now)
    refuse_unfit(content, _learnt(shown), now)
    hold_person(session, actor.person_id)
    same = (session, actor.person_id, actor.agency.id, shown, actor.person_id)
    if there := store.find_same(*same):
        return there.id
    return store.add_evidence(
        session, actor.person_id, actor.agency.id, shown, actor.person_id, now
    )


def mine(session: Session, actor: Actor) -> tuple[Evidence, ...]:
    return store.evidence_of(session, actor.person_id)


def at_agency(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Waiting:
    _require(session, actor, agency_id, now)
    return Waiting(
        get_agency(session, agency_id),
        store.evidence_at(session, agency_id, civil_date(now), waiting=True),
        store.evidence_at(session, agency_id, civil_date(now), waiting=False),
    )


def get(
    session: Session, actor: Actor, agency_id: AgencyId, evidence_id: EvidenceId, now: datetime
) -> Evidence:
    """NotFound once its person has left: the evidence goes with her."""
    _require(session, actor, agency_id, now)
    found = store.get_evidence(session, agency_id, evidence_id)
    _require_staff(session, agency_id, found.person_id, now)
    return found


def open_file(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    evidence_id: EvidenceId,
    folder: Path,
    now: datetime,
) -> tuple[Evidence, bytes]:
    found = get(session, actor, agency_id, evidence_id, now)
    file = found.shown.file
    if file is None:
        raise NotFound("no file was handed in")
    data = uploads.read(folder, uploads.Kept(file.stored_as, file.sha256))
    record(session, actor, Action.EVIDENCE_OPENED, now, agency=agency_id, evidence=int(evidence_id))
    return found, data


def review(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    evidence_id: EvidenceId,
    accepted: bool,
    note: str,
    now: datetime,
) -> Evidence:
    """Nobody accepts what they handed in for themselves."""
    found = get(session, actor, agency_id, evidence_id, now)
    refuse_closed(session, agency_id, now)
    if found.person_id == actor.person_id:
        raise Refused("own-evidence")
    if not accepted and not note.strip():
        raise Refused("note-missing")
    if len(note) > LONGEST_NOTE:
        raise Refused("note-too-long")
    return _settle(session, content, actor, found, Review(accepted, note.strip(), now), now)


def add_for(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    shown: Shown,
    now: datetime,
) -> Evidence:
    """By the DSP, who has looked at it: accepted at once. The same again is what is there."""
    _require(session, actor, agency_id, now)
    refuse_closed(session, agency_id, now)
    _require_staff(session, agency_id, person_id, now)
    if person_id == actor.person_id:
        raise Refused("own-evidence")
    refuse_unfit(content, _learnt(shown), now)
    hold_person(session, person_id)
    there = store.find_same(session, person_id, agency_id, shown, actor.person_id)
    if there is not None:
        return there
    number = store.add_evidence(session, person_id, agency_id, shown, actor.person_id, now)
    found = store.get_evidence(session, agency_id, number)
    return _settle(session, content, actor, found, Review(True, "", now), now)


def person_at(
    session: Session, actor: Actor, agency_id: AgencyId, person_id: PersonId, now: datetime
) -> tuple[Agency, str]:
    """The agency, and the name of somebody who works there."""
    _require(session, actor, agency_id, now)
    _require_staff(session, agency_id, person_id, now)
    return get_agency(session, agency_id), get_person(session, person_id).name


def _settle(
    session: Session,
    content: Content,
    actor: Actor,
    found: Evidence,
    decided: Review,
    now: datetime,
) -> Evidence:
    award = None
    if decided.accepted:
        nation = get_agency(session, found.agency_id).nation
        award = give(
            session, content, found.person_id, nation, _learnt(found.shown), actor.person_id, now
        )
    store.add_review(session, found.id, decided, award.id if award else None, actor.person_id)
    record(
        session,
        actor,
        Action.EVIDENCE_REVIEWED,
        now,
        agency=found.agency_id,
        evidence=int(found.id),
        person=int(found.person_id),
    )
    return replace(found, review=decided)


def _learnt(shown: Shown) -> Learnt:
    return Learnt(shown.course, shown.met_on, Source.EVIDENCE, shown.provider, shown.own_until)


def _require(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> None:
    scope = scope_of(actor, Permission.RECORD_LEARNING)
    require_agency(session, scope, agency_id, civil_date(now))


def _require_staff(
    session: Session, agency_id: AgencyId, person_id: PersonId, now: datetime
) -> None:
    require_people(session, only_at(agency_id), [person_id], civil_date(now))
