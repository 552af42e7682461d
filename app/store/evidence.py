"""Evidence of learning from elsewhere, and what the DSP made of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, select

from app.ids import AgencyId, AwardId, EvidenceId, PersonId
from app.store.database import Session
from app.store.errors import Conflict, NotFound
from app.store.inserting import insert_once, insert_returning_id
from app.store.scoping import is_staff
from app.store.tables import AwardVoidRow, EvidenceReviewRow, EvidenceRow, PersonRow


@dataclass(frozen=True, slots=True)
class KeptFile:
    name: str
    stored_as: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody says was learnt, and the file that shows it."""

    course: str
    provider: str
    met_on: date
    own_until: date | None
    """The last day that the evidence itself names."""
    file: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class Review:
    accepted: bool
    note: str
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    id: EvidenceId
    person_id: PersonId
    name: str
    agency_id: AgencyId
    shown: Shown
    handed_in_by: PersonId
    handed_in_at: datetime
    review: Review | None


_NO_FILE = KeptFile("", "", "")
"""As the table has it."""
_EVIDENCE = (
    select(EvidenceRow, PersonRow.name, EvidenceReviewRow.accepted, EvidenceReviewRow.note)
    .add_columns(EvidenceReviewRow.reviewed_at)
    .join(PersonRow, PersonRow.id == EvidenceRow.person_id)
    .outerjoin(EvidenceReviewRow, EvidenceReviewRow.evidence_id == EvidenceRow.id)
    .order_by(EvidenceRow.handed_in_at.desc(), EvidenceRow.id.desc())
)


def add_evidence(
    session: Session,
    person_id: PersonId,
    agency_id: AgencyId,
    shown: Shown,
    by: PersonId,
    now: datetime,
) -> EvidenceId:
    file = shown.file or _NO_FILE
    number = insert_returning_id(
        session,
        EvidenceRow,
        person_id=person_id,
        agency_id=agency_id,
        course=shown.course,
        provider=shown.provider,
        met_on=shown.met_on,
        own_until=shown.own_until,
        file_name=file.name,
        stored_as=file.stored_as,
        file_sha256=file.sha256,
        handed_in_by=by,
        handed_in_at=now,
    )
    return EvidenceId(number)


def find_same(
    session: Session, person_id: PersonId, agency_id: AgencyId, shown: Shown, by: PersonId
) -> Evidence | None:
    """What says the same, by the same person, and was neither turned down nor taken back since."""
    row = session.execute(
        _EVIDENCE.where(
            EvidenceRow.person_id == person_id,
            EvidenceRow.agency_id == agency_id,
            EvidenceRow.course == shown.course,
            EvidenceRow.provider == shown.provider,
            EvidenceRow.met_on == shown.met_on,
            EvidenceRow.own_until.is_not_distinct_from(shown.own_until),
            EvidenceRow.file_sha256 == (shown.file or _NO_FILE).sha256,
            EvidenceRow.handed_in_by == by,
            EvidenceReviewRow.accepted.is_not(False),
            ~exists().where(AwardVoidRow.award_id == EvidenceReviewRow.award_id),
        ).limit(1)
    ).one_or_none()
    return _evidence(row) if row else None


def add_review(
    session: Session,
    evidence_id: EvidenceId,
    review: Review,
    award_id: AwardId | None,
    by: PersonId,
) -> None:
    """Conflict where it was looked at before."""
    added = insert_once(
        session,
        EvidenceReviewRow,
        evidence_id=evidence_id,
        accepted=review.accepted,
        note=review.note,
        award_id=award_id,
        reviewed_by=by,
        reviewed_at=review.reviewed_at,
    )
    if not added:
        raise Conflict("this evidence was looked at meanwhile")


def evidence_at(
    session: Session, agency_id: AgencyId, on: date, *, waiting: bool, limit: int = 100
) -> tuple[Evidence, ...]:
    """Handed in at the agency by who still works there, the latest first."""
    reviewed = EvidenceReviewRow.evidence_id
    wanted = reviewed.is_(None) if waiting else reviewed.is_not(None)
    here = EvidenceRow.agency_id == agency_id
    still = is_staff(EvidenceRow.person_id, agency_id, on)
    rows = session.execute(_EVIDENCE.where(here, wanted, still).limit(limit))
    return tuple(map(_evidence, rows))


def evidence_of(session: Session, person_id: PersonId) -> tuple[Evidence, ...]:
    rows = session.execute(_EVIDENCE.where(EvidenceRow.person_id == person_id))
    return tuple(map(_evidence, rows))


def get_evidence(session: Session, agency_id: AgencyId, evidence_id: EvidenceId) -> Evidence:
    row = session.execute(
        _EVIDENCE.where(EvidenceRow.id == evidence_id, EvidenceRow.agency_id == agency_id)
    ).one_or_none()
    if row is None:
        raise NotFound("no such evidence")
    return _evidence(row)


def stored_names(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(EvidenceRow.stored_as)))


def _evidence(row: Any) -> Evidence:
    shown = Shown(
        row.course,
        row.provider,
        row.met_on,
        row.own_until,
        KeptFile(row.file_name, row.stored_as, row.file_sha256) if row.stored_as else None,
    )
    review = None if row.accepted is None else Review(row.accepted, row.note, row.reviewed_at)
    return Evidence(
        EvidenceId(row.id),
        PersonId(row.person_id),
        row.name,
        AgencyId(row.agency_id),
        shown,
        PersonId(row.handed_in_by),
        row.handed_in_at,
        review,
    )
