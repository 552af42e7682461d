"""Ways in: who they are for, until when, and whether they were used. The database has hashes alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, select, update

from app.ids import AgencyId, BoardId, PersonId, WayInId
from app.policy.roles import Held, Reach, Role
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.tables import AgencyRow, BoardRow, PersonRow, WayInRow


class Kind(StrEnum):
    INVITATION = "invitation"
    SLIP = "slip"
    RESET = "reset"
    OLD_ADDRESS = "old-address"
    """Stops a change of address."""
    NEW_ADDRESS = "new-address"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWayIn:
    kind: Kind
    token_sha256: str
    person_id: PersonId
    expires_at: datetime
    agency_id: AgencyId | None = None
    board_id: BoardId | None = None
    role: Role | None = None
    """The grant that comes with it."""
    agreement: str = ""
    address: str | None = None
    username: str | None = None
    made_by: PersonId | None = None


@dataclass(frozen=True, slots=True)
class WayIn:
    id: WayInId
    kind: Kind
    person_id: PersonId
    name: str
    merged: bool
    """The person turned out to be somebody else's second entry."""
    agency_id: AgencyId | None
    board_id: BoardId | None
    place: str | None
    """The agency's name, or the board's."""
    held: Held | None
    agreement: str
    address: str | None
    username: str | None
    made_by: PersonId | None
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    withdrawn_at: datetime | None

    def state(self, now: datetime) -> str:
        if self.used_at:
            return "used"
        if self.withdrawn_at or self.merged:
            return "withdrawn"
        return "expired" if self.expires_at <= now else "open"


def add_way_in(session: Session, new: NewWayIn, now: datetime) -> WayInId:
    number = insert_returning_id(
        session,
        WayInRow,
        kind=new.kind.value,
        token_sha256=new.token_sha256,
        person_id=new.person_id,
        agency_id=new.agency_id,
        board_id=new.board_id,
        role=new.role.value if new.role else None,
        agreement=new.agreement,
        address=new.address,
        username=new.username,
        made_by=new.made_by,
        made_at=now,
        expires_at=new.expires_at,
    )
    return WayInId(number)


def find_by_hash(session: Session, hashes: Iterable[str]) -> WayIn | None:
    row = session.execute(_ways_in().where(WayInRow.token_sha256.in_(set(hashes)))).one_or_none()
    return _way_in(row) if row else None


def find_way_in(session: Session, number: WayInId) -> WayIn | None:
    row = session.execute(_ways_in().where(WayInRow.id == number)).one_or_none()
    return _way_in(row) if row else None


def open_ways_in(
    session: Session, now: datetime, *, agency_id: AgencyId, kinds: Iterable[Kind]
) -> tuple[WayIn, ...]:
    """That an agency gave out and nobody has used; the latest first."""
    rows = session.execute(
        _ways_in()
        .where(WayInRow.agency_id == agency_id, WayInRow.kind.in_(_values(kinds)))
        .where(_is_open(now), PersonRow.merged_into_id.is_(None))
        .order_by(WayInRow.id.desc())
    )
    return tuple(map(_way_in, rows))


def count_made(session: Session, person_id: PersonId, kind: Kind, since: datetime) -> int:
    made = select(WayInRow.id).where(
        WayInRow.person_id == person_id, WayInRow.kind == kind, WayInRow.made_at > since
    )
    return len(session.scalars(made).all())


def has_used(session: Session, person_id: PersonId, kind: Kind) -> bool:
    used = select(WayInRow.id).where(
        WayInRow.person_id == person_id, WayInRow.kind == kind, WayInRow.used_at.is_not(None)
    )
    return session.scalar(used.limit(1)) is not None


def suggested_usernames(session: Session, names: Iterable[str], now: datetime) -> set[str]:
    """Those of the names that stand on slips which can still be used."""
    found = select(WayInRow.username).where(WayInRow.username.in_(set(names)), _is_open(now))
    return {name for name in session.scalars(found) if name}


def hold_people(session: Session, people: Iterable[PersonId]) -> None:
    """Whoever gives them ways in or uses one does so one at a time, and asks for this before all else."""
    query = select(PersonRow.id).where(PersonRow.id.in_(set(people))).order_by(PersonRow.id)
    session.execute(query.with_for_update(key_share=True))


def claim(session: Session, number: WayInId, now: datetime) -> bool:
    """Whether it is ours to use: of two at once, one."""
    claimed = session.execute(
        update(WayInRow).where(WayInRow.id == number, _is_open(now)).values(used_at=now)
    )
    return claimed.rowcount == 1


def withdraw(session: Session, number: WayInId, now: datetime) -> bool:
    changed = session.execute(
        update(WayInRow).where(WayInRow.id == number, _is_open(now)).values(withdrawn_at=now)
    )
    return changed.rowcount == 1


def withdraw_open(
    session: Session,
    people: Iterable[PersonId],
    kinds: Iterable[Kind],
    now: datetime,
    *,
    agency_id: AgencyId | None = None,
) -> None:
    """All of these people's; with an agency, those that it gave out, grants apart."""
    wanted = [
        WayInRow.person_id.in_(set(people)),
        WayInRow.kind.in_(_values(kinds)),
        _is_open(now),
    ]
    if agency_id is not None:
        wanted += [WayInRow.agency_id == agency_id, WayInRow.role.is_(None)]
    session.execute(update(WayInRow).where(*wanted).values(withdrawn_at=now))


def _is_open(now: datetime) -> Any:
    return and_(
        WayInRow.used_at.is_(None), WayInRow.withdrawn_at.is_(None), WayInRow.expires_at > now
    )


def _values(kinds: Iterable[Kind]) -> list[str]:
    return [kind.value for kind in kinds]


def _ways_in() -> Select[Any]:
    return (
        select(
            WayInRow.__table__,
            PersonRow.name,
            PersonRow.merged_into_id,
            AgencyRow.name.label("agency_name"),
            BoardRow.name.label("board_name"),
        )
        .join(PersonRow, PersonRow.id == WayInRow.person_id)
        .outerjoin(AgencyRow, AgencyRow.id == WayInRow.agency_id)
        .outerjoin(BoardRow, BoardRow.id == WayInRow.board_id)
    )


def _way_in(row: Any) -> WayIn:
    agency_id = AgencyId(row.agency_id) if row.agency_id else None
    board_id = BoardId(row.board_id) if row.board_id else None
    return WayIn(
        WayInId(row.id),
        Kind(row.kind),
        PersonId(row.person_id),
        row.name,
        row.merged_into_id is not None,
        agency_id,
        board_id,
        row.agency_name or row.board_name,
        Held(Role(row.role), Reach(agency_id, board_id)) if row.role else None,
        row.agreement,
        row.address,
        row.username,
        PersonId(row.made_by) if row.made_by else None,
        row.made_at,
        row.expires_at,
        row.used_at,
        row.withdrawn_at,
    )
