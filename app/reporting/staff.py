"""An agency's staff list as it stands: a line a person, with everything that she does there. Two queries."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, or_, select

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.posts import Held
from app.store.scoping import is_post_open
from app.store.tables import AbsenceRow, AccountRow, PersonRow, PostRow, StaffEntryRow


class State(StrEnum):
    STARTING = "starting"
    """Has not begun yet."""
    LEAVING = "leaving"
    """Every post has its last day."""
    AWAY = "away"
    NO_ADDRESS = "no-address"
    NO_ACCOUNT = "no-account"
    """Has never signed in, or may no longer."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    person_id: PersonId
    name: str
    """As the list has it."""
    address: str | None
    payroll_id: str | None
    posts: tuple[Held, ...]
    """Not over yet; the latest begun first."""
    states: frozenset[State]


@dataclass(frozen=True, slots=True)
class Asked:
    search: str = ""
    job_role: str = ""
    state: State | None = None


def staff_list(session: Session, agency_id: AgencyId, on: date) -> tuple[StaffMember, ...]:
    """By name."""
    rows = session.execute(
        select(
            PostRow.person_id,
            PersonRow.name,
            StaffEntryRow.name.label("listed"),
            StaffEntryRow.address,
            StaffEntryRow.payroll_id,
            PostRow.job_role,
            PostRow.starts_on,
            PostRow.ends_on,
            AccountRow.person_id.label("account"),
            AccountRow.disabled_at,
        )
        .join(PersonRow, PersonRow.id == PostRow.person_id)
        .outerjoin(
            StaffEntryRow,
            and_(
                StaffEntryRow.person_id == PostRow.person_id,
                StaffEntryRow.agency_id == PostRow.agency_id,
            ),
        )
        .outerjoin(AccountRow, AccountRow.person_id == PostRow.person_id)
        .where(PostRow.agency_id == agency_id, is_post_open(on))
        .order_by(PostRow.starts_on.desc(), PostRow.id.desc())
    )
    away = _away(session, agency_id, on)
    posts: dict[PersonId, list[Held]] = {}
    people = {}
    for row in rows:
        people[row.person_id] = row
        held = Held(row.job_role, row.starts_on, row.ends_on)
        posts.setdefault(row.person_id, []).append(held)
    found = [
        StaffMember(
            person,
            row.listed or row.name,
            row.address,
            row.payroll_id,
            tuple(posts[person]),
            frozenset(_states(posts[person], row, on, is_away=person in away)),
        )
        for person, row in people.items()
    ]
    return tuple(sorted(found, key=lambda member: (plain(member.name), member.person_id)))


def matching(members: Iterable[StaffMember], asked: Asked) -> tuple[StaffMember, ...]:
    wanted = plain(asked.search)
    return tuple(
        member
        for member in members
        if wanted in _searched(member)
        and (not asked.job_role or any(post.job_role == asked.job_role for post in member.posts))
        and (asked.state is None or asked.state in member.states)
    )


def plain(text: str) -> str:
    """As it is searched and sorted: whatever the case, and without the accents that keyboards lack."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())


def _searched(member: StaffMember) -> str:
    return f"{plain(member.name)} {member.address or ''} {(member.payroll_id or '').casefold()}"


def _states(posts: Sequence[Held], row: Any, on: date, *, is_away: bool) -> Iterator[State]:
    if all(post.starts_on > on for post in posts):
        yield State.STARTING
    if all(post.ends_on for post in posts):
        yield State.LEAVING
    if is_away:
        yield State.AWAY
    if row.address is None:
        yield State.NO_ADDRESS
    if row.account is None or row.disabled_at is not None:
        yield State.NO_ACCOUNT


def _away(session: Session, agency_id: AgencyId, on: date) -> set[PersonId]:
    rows = session.scalars(
        select(AbsenceRow.person_id).where(
            AbsenceRow.agency_id == agency_id,
            AbsenceRow.superseded_at.is_(None),
            AbsenceRow.starts_on <= on,
            or_(AbsenceRow.ends_on.is_(None), AbsenceRow.ends_on >= on),
        )
    )
    return {PersonId(person) for person in rows}
