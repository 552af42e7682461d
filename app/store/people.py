"""People, their agencies, and the posts that they hold there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, bindparam, or_, select, update

from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId, PostId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import AgencyRow, PersonRow, PostRow


@dataclass(frozen=True, slots=True)
class Agency:
    id: AgencyId
    name: str
    sector: str
    nation: Nation
    contacts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    id: PersonId
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """From the first day to the last, both worked; no last day: still there."""

    id: PostId
    person_id: PersonId
    agency_id: AgencyId
    job_role: str
    starts_on: date
    ends_on: date | None


def add_agency(
    session: Session, name: str, sector: str, nation: Nation, contacts: Mapping[str, str]
) -> Agency:
    number = insert_returning_id(
        session,
        AgencyRow,
        name=name,
        sector=sector,
        nation=nation.value,
        contacts=dict(contacts),
    )
    return Agency(AgencyId(number), name, sector, nation, dict(contacts))


def get_agency(session: Session, agency_id: AgencyId) -> Agency:
    row = session.execute(_AGENCY, {"agency": agency_id}).one_or_none()
    if row is None:
        raise NotFound("no such agency")
    return _agency(row)


def find_agency(session: Session, name: str) -> Agency | None:
    """By its exact name; the first recorded of several."""
    row = session.execute(
        select(*AGENCY_COLUMNS).where(AgencyRow.name == name).order_by(AgencyRow.id).limit(1)
    ).one_or_none()
    return _agency(row) if row else None


def add_person(session: Session, name: str, now: datetime) -> Person:
    number = insert_returning_id(session, PersonRow, name=name, created_at=now)
    return Person(PersonId(number), name, now)


def get_person(session: Session, person_id: PersonId) -> Person:
    row = session.execute(
        select(PersonRow.name, PersonRow.created_at).where(PersonRow.id == person_id)
    ).one_or_none()
    if row is None:
        raise NotFound("no such person")
    return Person(person_id, row.name, row.created_at)


def rename_person(session: Session, person_id: PersonId, name: str) -> None:
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(name=name))


def add_post(
    session: Session,
    person_id: PersonId,
    agency_id: AgencyId,
    job_role: str,
    starts_on: date,
    now: datetime,
    ends_on: date | None = None,
) -> Post:
    number = insert_returning_id(
        session,
        PostRow,
        person_id=person_id,
        agency_id=agency_id,
        job_role=job_role,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_at=now,
    )
    return Post(PostId(number), person_id, agency_id, job_role, starts_on, ends_on)


def current_posts(session: Session, person_id: PersonId, on: date) -> tuple[Post, ...]:
    """The latest begun first."""
    rows = session.execute(
        select(PostRow.id, PostRow.agency_id, PostRow.job_role, PostRow.starts_on, PostRow.ends_on)
        .where(PostRow.person_id == person_id, PostRow.superseded_at.is_(None))
        .where(PostRow.starts_on <= on)
        .where(or_(PostRow.ends_on.is_(None), PostRow.ends_on >= on))
        .order_by(PostRow.starts_on.desc(), PostRow.id.desc())
    )
    return tuple(
        Post(
            PostId(row.id),
            person_id,
            AgencyId(row.agency_id),
            row.job_role,
            row.starts_on,
            row.ends_on,
        )
        for row in rows
    )


AGENCY_COLUMNS = (
    AgencyRow.id,
    AgencyRow.name,
    AgencyRow.sector,
    AgencyRow.nation,
    AgencyRow.contacts,
)
_AGENCY = select(*AGENCY_COLUMNS).where(AgencyRow.id == bindparam("agency"))


def _agency(row: Row[int, str, str, str, dict[str, str]]) -> Agency:
    return Agency(AgencyId(row.id), row.name, row.sector, Nation(row.nation), row.contacts)
