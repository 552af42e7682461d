"""Who gets a letter when a board's report is made."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select, update

from app.ids import BoardId, PersonId
from app.policy.permissions import Permission
from app.policy.roles import PERMISSIONS, Role
from app.store.database import Session
from app.store.inserting import insert_once
from app.store.reminder_plans import Recipient
from app.store.tables import AccountRow, GrantRow, PersonRow, ReportSubscriberRow

READERS = tuple(role.value for role in Role if Permission.SEE_COVERAGE in PERMISSIONS[role])


def subscribe(session: Session, board_id: BoardId, person_id: PersonId, now: datetime) -> None:
    """Doing it again changes nothing."""
    insert_once(
        session, ReportSubscriberRow, board_id=board_id, person_id=person_id, since=now, until=None
    )


def unsubscribe(session: Session, board_id: BoardId, person_id: PersonId, now: datetime) -> None:
    row = ReportSubscriberRow
    open_one = (row.board_id == board_id, row.person_id == person_id, row.until.is_(None))
    session.execute(update(row).where(*open_one).values(until=now))


def is_subscriber(session: Session, board_id: BoardId, person_id: PersonId) -> bool:
    row = ReportSubscriberRow
    query = select(row.id).where(
        row.board_id == board_id, row.person_id == person_id, row.until.is_(None)
    )
    return session.scalar(query) is not None


def subscribers(session: Session, board_id: BoardId) -> Iterator[Recipient]:
    """Who still may read the board's reports, and can sign in."""
    row = ReportSubscriberRow
    query = (
        select(PersonRow.id, PersonRow.name, AccountRow.address)
        .join(row, row.person_id == PersonRow.id)
        .join(AccountRow, AccountRow.person_id == PersonRow.id)
        .where(
            row.board_id == board_id,
            row.until.is_(None),
            AccountRow.disabled_at.is_(None),
            PersonRow.id.in_(
                select(GrantRow.person_id).where(
                    GrantRow.board_id == board_id,
                    GrantRow.role.in_(READERS),
                    GrantRow.revoked_at.is_(None),
                )
            ),
        )
        .order_by(PersonRow.id)
    )
    for each in session.execute(query):
        yield Recipient(PersonId(each.id), each.name, each.address)
