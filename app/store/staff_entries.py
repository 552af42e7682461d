"""How an agency's own list knows its people, and who of them is there now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, or_, select, update

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.inserting import insert_returning_ids
from app.store.tables import (
    AccountRow,
    AwardRow,
    JobTitleRow,
    PersonRow,
    PostRow,
    StaffEntryRow,
)

_SOME = 5_000


@dataclass(frozen=True, slots=True)
class Known:
    """As the list has it."""

    name: str
    address: str | None = None
    payroll_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    person_id: PersonId
    known: Known


def entries_of(
    session: Session, agency_id: AgencyId, people: Iterable[PersonId] | None = None
) -> tuple[Entry, ...]:
    """Leavers' too."""
    query = select(
        StaffEntryRow.person_id,
        StaffEntryRow.name,
        StaffEntryRow.address,
        StaffEntryRow.payroll_id,
    ).where(StaffEntryRow.agency_id == agency_id)
    if people is not None:
        query = query.where(StaffEntryRow.person_id.in_(tuple(people)))
    return tuple(
        Entry(PersonId(row.person_id), Known(row.name, row.address, row.payroll_id))
        for row in session.execute(query.order_by(StaffEntryRow.id))
    )


def put_entries(
    session: Session, agency_id: AgencyId, entries: Mapping[PersonId, Known], now: datetime
) -> None:
    """Adds what is new and changes what is there. Two people may have changed places: keys are freed first."""
    there = {entry.person_id for entry in entries_of(session, agency_id)} & entries.keys()
    _free_keys(session, agency_id, sorted(there))
    rows = {person: _row(known) for person, known in entries.items()}
    changed = [{"of": person, **rows[person]} for person in sorted(there)]
    if changed:
        session.execute(
            update(StaffEntryRow)
            .where(StaffEntryRow.agency_id == agency_id, StaffEntryRow.person_id == bindparam("of"))
            .values({name: bindparam(name) for name in ("name", "address", "payroll_id")}),
            changed,
        )
    added = [
        {"agency_id": agency_id, "person_id": person, "recorded_at": now, **row}
        for person, row in rows.items()
        if person not in there
    ]
    if added:
        session.execute(insert(StaffEntryRow), added)


def _row(known: Known) -> dict[str, str | None]:
    return {"name": known.name, "address": known.address, "payroll_id": known.payroll_id}


def remove_entries(session: Session, agency_id: AgencyId, people: Sequence[PersonId]) -> None:
    for at in range(0, len(people), _SOME):
        session.execute(
            delete(StaffEntryRow).where(
                StaffEntryRow.agency_id == agency_id,
                StaffEntryRow.person_id.in_(people[at : at + _SOME]),
            )
        )


def _free_keys(session: Session, agency_id: AgencyId, people: Sequence[PersonId]) -> None:
    for at in range(0, len(people), _SOME):
        session.execute(
            update(StaffEntryRow)
            .where(
                StaffEntryRow.agency_id == agency_id,
                StaffEntryRow.person_id.in_(people[at : at + _SOME]),
            )
            .values(address=None, payroll_id=None)
        )


def add_people(session: Session, names: Sequence[str], now: datetime) -> list[PersonId]:
    """In the order given."""
    rows = [{"name": name, "created_at": now} for name in names]
    return [PersonId(number) for number in insert_returning_ids(session, PersonRow, rows)]


def rename_people(session: Session, names: Mapping[PersonId, str]) -> None:
    if names:
        session.execute(
            update(PersonRow)
            .where(PersonRow.id == bindparam("of"))
            .values(name=bindparam("called")),
            [{"of": person, "called": name} for person, name in names.items()],
        )


def names_of(session: Session, agency_id: AgencyId) -> dict[PersonId, str]:
    """What those who ever held a post at the agency call themselves. One list of them: asked person by person, SQLite
    may read the whole agency for each."""
    here = select(PostRow.person_id).where(
        PostRow.agency_id == agency_id, PostRow.superseded_at.is_(None)
    )
    rows = session.execute(select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(here)))
    return {PersonId(row.id): row.name for row in rows}


def have_begun(session: Session, people: Sequence[PersonId]) -> set[PersonId]:
    """Who of them can sign in or has learnt something: they are no longer only a line of a list."""
    found: set[PersonId] = set()
    for at in range(0, len(people), _SOME):
        some = tuple(people[at : at + _SOME])
        rows = session.execute(
            select(PersonRow.id).where(
                PersonRow.id.in_(some),
                or_(
                    exists().where(AccountRow.person_id == PersonRow.id),
                    exists().where(AwardRow.person_id == PersonRow.id),
                ),
            )
        )
        found |= {PersonId(row.id) for row in rows}
    return found


def have_own_records(
    session: Session, agency_id: AgencyId, people: Sequence[PersonId]
) -> set[PersonId]:
    """Who of them can sign in, or was ever at another agency."""
    found: set[PersonId] = set()
    for at in range(0, len(people), _SOME):
        rows = session.scalars(
            select(PersonRow.id).where(
                PersonRow.id.in_(tuple(people[at : at + _SOME])),
                or_(
                    exists().where(AccountRow.person_id == PersonRow.id),
                    exists().where(
                        PostRow.person_id == PersonRow.id, PostRow.agency_id != agency_id
                    ),
                ),
            )
        )
        found |= {PersonId(number) for number in rows}
    return found


def meanings(session: Session, agency_id: AgencyId, kind: str) -> dict[str, str]:
    """What the agency means by its titles, casefolded; `kind`: 'job' or 'course'."""
    rows = session.execute(
        select(JobTitleRow.title, JobTitleRow.meaning).where(
            JobTitleRow.agency_id == agency_id, JobTitleRow.kind == kind
        )
    )
    return {row.title: row.meaning for row in rows}


def remember_meanings(
    session: Session, agency_id: AgencyId, kind: str, titles: Mapping[str, str], now: datetime
) -> None:
    if not titles:
        return
    session.execute(
        delete(JobTitleRow).where(
            JobTitleRow.agency_id == agency_id,
            JobTitleRow.kind == kind,
            JobTitleRow.title.in_(tuple(titles)),
        )
    )
    session.execute(
        insert(JobTitleRow),
        [
            {
                "agency_id": agency_id,
                "kind": kind,
                "title": title,
                "meaning": meaning,
                "recorded_at": now,
            }
            for title, meaning in titles.items()
        ],
    )
