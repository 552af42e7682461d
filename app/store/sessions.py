"""Signed-in browsers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, or_, select, update

from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId, SessionId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.people import Agency
from app.store.tables import AccountRow, AgencyRow, GrantRow, PersonRow, PostRow, SessionRow


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session with its person, as one request needs them. Ended and stale ones too: the caller judges."""

    session_id: SessionId
    created_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    person_id: PersonId
    name: str
    username: str
    disabled_at: datetime | None
    language: str
    appearance: str
    chosen_nation: Nation | None
    job_role: str | None
    """In the present post, the latest begun of several; None, like `agency`, for someone without a post."""
    agency: Agency | None
    shared_device: bool
    has_grants: bool


@dataclass(frozen=True, slots=True)
class Browser:
    """A line in the learner's own list of where she is signed in."""

    session_id: SessionId
    device: str
    created_at: datetime
    seen_at: datetime
    shared_device: bool = False


def add_session(
    session: Session,
    person_id: PersonId,
    token_sha256: str,
    device: str,
    now: datetime,
    *,
    shared_device: bool = False,
) -> SessionId:
    number = insert_returning_id(
        session,
        SessionRow,
        token_sha256=token_sha256,
        person_id=person_id,
        device=device,
        created_at=now,
        seen_at=now,
        shared_device=shared_device,
    )
    return SessionId(number)


_PRESENT_POST = (
    select(PostRow.id)
    .where(PostRow.person_id == SessionRow.person_id, PostRow.superseded_at.is_(None))
    .where(PostRow.starts_on <= bindparam("on"))
    .where(or_(PostRow.ends_on.is_(None), PostRow.ends_on >= bindparam("on")))
    .order_by(PostRow.starts_on.desc(), PostRow.id.desc())
    .limit(1)
    .correlate(SessionRow)
    .scalar_subquery()
)
_HAS_GRANTS = (
    exists()
    .where(GrantRow.person_id == SessionRow.person_id, GrantRow.revoked_at.is_(None))
    .correlate(SessionRow)
)
_SIGNED_IN = (
    select(
        SessionRow.id,
        SessionRow.created_at,
        SessionRow.seen_at,
        SessionRow.ended_at,
        SessionRow.person_id,
        PersonRow.name,
        AccountRow.username,
        AccountRow.disabled_at,
        AccountRow.language,
        AccountRow.appearance,
        AccountRow.nation,
        PostRow.job_role,
        AgencyRow.id.label("agency_id"),
        AgencyRow.name.label("agency_name"),
        AgencyRow.sector,
        AgencyRow.nation.label("agency_nation"),
        AgencyRow.contacts,
        SessionRow.shared_device,
        _HAS_GRANTS.label("has_grants"),
    )
    .select_from(SessionRow)
    .join(PersonRow, PersonRow.id == SessionRow.person_id)
    .join(AccountRow, AccountRow.person_id == SessionRow.person_id)
    .outerjoin(PostRow, PostRow.id == _PRESENT_POST)
    .outerjoin(AgencyRow, AgencyRow.id == PostRow.agency_id)
    .where(SessionRow.token_sha256 == bindparam("token_sha256"))
)


def find_signed_in(session: Session, token_sha256: str, on: date) -> SignedIn | None:
    """Session, person, account and the post held `on` that day, with its agency: one query."""
    row = session.execute(_SIGNED_IN, {"token_sha256": token_sha256, "on": on}).one_or_none()
    if row is None:
        return None
    return SignedIn(
        session_id=SessionId(row.id),
        created_at=row.created_at,
        seen_at=row.seen_at,
        ended_at=row.ended_at,
        person_id=PersonId(row.person_id),
        name=row.name,
        username=row.username,
        disabled_at=row.disabled_at,
        language=row.language,
        appearance=row.appearance,
        chosen_nation=Nation(row.nation) if row.nation else None,
        job_role=row.job_role,
        agency=_agency(row) if row.agency_id else None,
        shared_device=row.shared_device,
        has_grants=row.has_grants,
    )


def _agency(row: Any) -> Agency:
    return Agency(
        AgencyId(row.agency_id),
        row.agency_name,
        row.sector,
        Nation(row.agency_nation),
        row.contacts,
    )


def open_sessions(session: Session, person_id: PersonId) -> tuple[Browser, ...]:
    """Not ended (some may have gone stale), the last seen first."""
    rows = session.execute(
        select(
            SessionRow.id,
            SessionRow.device,
            SessionRow.created_at,
            SessionRow.seen_at,
            SessionRow.shared_device,
        )
        .where(SessionRow.person_id == person_id, SessionRow.ended_at.is_(None))
        .order_by(SessionRow.seen_at.desc(), SessionRow.id.desc())
    )
    return tuple(
        Browser(
            SessionId(row.id),
            row.device,
            row.created_at,
            row.seen_at,
            shared_device=row.shared_device,
        )
        for row in rows
    )


def mark_seen(session: Session, session_id: SessionId, now: datetime) -> None:
    session.execute(update(SessionRow).where(SessionRow.id == session_id).values(seen_at=now))


def end_session(
    session: Session, session_id: SessionId, person_id: PersonId, now: datetime
) -> None:
    """NotFound for a session that is not this person's. Ending twice keeps the first time."""
    ended = session.execute(
        update(SessionRow)
        .where(SessionRow.id == session_id, SessionRow.person_id == person_id)
        .values(ended_at=func.coalesce(SessionRow.ended_at, now))
    )
    if ended.rowcount == 0:
        raise NotFound("no such session")


def end_sessions(
    session: Session, person_id: PersonId, now: datetime, *, but: SessionId | None = None
) -> None:
    """All of a person's sessions, `but` one if it is given."""
    statement = update(SessionRow).where(
        SessionRow.person_id == person_id, SessionRow.ended_at.is_(None)
    )
    if but is not None:
        statement = statement.where(SessionRow.id != but)
    session.execute(statement.values(ended_at=now))


def sweep_sessions(session: Session, not_seen_since: datetime) -> None:
    session.execute(delete(SessionRow).where(SessionRow.seen_at < not_seen_since))


def is_on_shared_device(session: Session, session_id: SessionId) -> bool:
    shared = select(SessionRow.shared_device).where(SessionRow.id == session_id)
    return bool(session.scalar(shared))
