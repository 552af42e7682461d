"""Certificates that their holders have opened to whoever has the address."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from app.ids import AwardId, PersonId
from app.store.awards import Award, get_award
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_or_overwrite
from app.store.tables import AwardCheckRow, AwardRow, PersonRow


@dataclass(frozen=True, slots=True)
class Checked:
    name: str
    award: Award


def open_check(session: Session, award_id: AwardId, token: str, now: datetime) -> None:
    """A token of before leads nowhere from now on."""
    insert_or_overwrite(
        session,
        AwardCheckRow,
        ("award_id",),
        award_id=award_id,
        token=token,
        opened_at=now,
        closed_at=None,
    )


def close_check(session: Session, award_id: AwardId, now: datetime) -> None:
    session.execute(
        update(AwardCheckRow).where(AwardCheckRow.award_id == award_id).values(closed_at=now)
    )


def find_token(session: Session, award_id: AwardId) -> str | None:
    """None while its holder keeps it shut."""
    token: str | None = session.scalar(
        select(AwardCheckRow.token).where(
            AwardCheckRow.award_id == award_id, AwardCheckRow.closed_at.is_(None)
        )
    )
    return token


def get_checked(session: Session, token: str) -> Checked:
    row = session.execute(
        select(AwardRow.id, AwardRow.person_id, PersonRow.name)
        .join(AwardCheckRow, AwardCheckRow.award_id == AwardRow.id)
        .join(PersonRow, PersonRow.id == AwardRow.person_id)
        .where(AwardCheckRow.token == token, AwardCheckRow.closed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound("no such check page")
    return Checked(row.name, get_award(session, PersonId(row.person_id), AwardId(row.id)))
