"""Everything that was recorded of a person without an account, recorded anew of the one she turned out to be.

Facts stay where they are: what was recorded is superseded, withdrawn or voided, and written again.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update

from app.ids import PersonId
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.merging_awards import take_over_attendance, take_over_awards
from app.store.merging_events import take_over_bookings
from app.store.merging_rows import Merge, anew, live, rows, supersede, without
from app.store.merging_work import take_over_assignments, take_over_posts
from app.store.tables import (
    AbsenceRow,
    AccountRow,
    EvidenceRow,
    ExemptionRow,
    GrantRow,
    PersonRow,
    StaffEntryRow,
)


def is_shell(session: Session, person_id: PersonId) -> bool:
    """Whether she is a person without an account, not merged yet. To be asked while she is held."""
    merged = session.scalar(select(PersonRow.merged_into_id).where(PersonRow.id == person_id))
    account = select(AccountRow.person_id).where(AccountRow.person_id == person_id)
    return merged is None and session.scalar(account) is None


def merge(session: Session, merging: Merge) -> None:
    take_over_posts(session, merging)
    _take_over_entries(session, merging)
    for row in (AbsenceRow, ExemptionRow):
        _rewrite(session, merging, row)
    take_over_assignments(session, merging)
    awards = take_over_awards(session, merging)
    take_over_attendance(session, merging, awards)
    take_over_bookings(session, merging, awards)
    _take_over_grants(session, merging)
    session.execute(
        update(EvidenceRow)
        .where(EvidenceRow.person_id == merging.shell)
        .values(person_id=merging.into)
    )
    session.execute(
        update(PersonRow)
        .where((PersonRow.id == merging.shell) | (PersonRow.merged_into_id == merging.shell))
        .values(merged_into_id=merging.into)
    )


def _take_over_entries(session: Session, merging: Merge) -> None:
    hers = {row["agency_id"]: row for row in rows(session, StaffEntryRow, merging.into)}
    for entry in rows(session, StaffEntryRow, merging.shell):
        own = hers.get(entry["agency_id"])
        if own is None:
            session.execute(
                update(StaffEntryRow)
                .where(StaffEntryRow.id == entry["id"])
                .values(person_id=merging.into)
            )
            continue
        session.execute(delete(StaffEntryRow).where(StaffEntryRow.id == entry["id"]))
        kept = {key: own[key] or entry[key] for key in ("address", "payroll_id")}
        session.execute(update(StaffEntryRow).where(StaffEntryRow.id == own["id"]).values(**kept))


def _rewrite(session: Session, merging: Merge, row: type[AbsenceRow] | type[ExemptionRow]) -> None:
    for each in live(session, row, merging.shell):
        supersede(session, row, [each["id"]], merging.now)
        insert_returning_id(session, row, **anew(each, merging))


def _take_over_grants(session: Session, merging: Merge) -> None:
    """Given by whoever gave them, since when they did; what she holds already is not given twice."""
    hers = {_reach(row) for row in _standing_grants(session, merging.into)}
    for grant in _standing_grants(session, merging.shell):
        if _reach(grant) not in hers:
            new = {**without(grant, "id"), "person_id": merging.into}
            session.execute(insert(GrantRow), new)
        session.execute(
            update(GrantRow).where(GrantRow.id == grant["id"]).values(revoked_at=merging.now)
        )


def _standing_grants(session: Session, person_id: PersonId) -> list[dict[str, Any]]:
    return [row for row in rows(session, GrantRow, person_id) if row["revoked_at"] is None]


def _reach(grant: Mapping[str, Any]) -> tuple[object, ...]:
    return grant["role"], grant["agency_id"], grant["board_id"]
