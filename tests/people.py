"""Invented people and places for tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId
from app.policy.roles import Held, Reach, Role
from app.services.passwords import Passwords
from app.store import accounts, grants, people
from app.store.database import Session

PASSWORD = "four quiet grey herons"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Someone:
    id: PersonId
    name: str
    username: str
    password: str = PASSWORD


def agency(
    session: Session,
    name: str = "Little Acorns Nursery",
    sector: str = "nursery",
    nation: Nation = Nation.WALES,
    contacts: Mapping[str, str] | None = None,
) -> AgencyId:
    return people.add_agency(session, name, sector, nation, contacts or {}).id


def learner(
    session: Session,
    passwords: Passwords,
    now: datetime,
    *,
    name: str = "Carys Puw",
    at: AgencyId | None = None,
    username: str | None = None,
) -> Someone:
    person = people.add_person(session, name, now)
    username = username or f"{name.split()[0].casefold()}{next(_numbers)}"
    accounts.add_account(session, person.id, username, passwords.hash(PASSWORD), now)
    if at is not None:
        people.add_post(session, person.id, at, "nursery practitioner", date(2026, 1, 5), now)
    return Someone(person.id, name, username)


def granted(session: Session, someone: Someone, role: Role, reach: Reach, now: datetime) -> Someone:
    grants.add_grant(session, someone.id, Held(role, reach), None, now)
    return someone
