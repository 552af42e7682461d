"""Who is asking."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId, SessionId
from app.policy.permissions import Permission
from app.policy.roles import Held


@dataclass(frozen=True, slots=True)
class AgencyOfActor:
    id: AgencyId
    name: str
    contacts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Actor:
    person_id: PersonId
    session_id: SessionId
    name: str
    nation: Nation
    language: str = "en"
    appearance: str = "system"
    job_role: str | None = None
    agency: AgencyOfActor | None = None
    """Of the present post."""
    permissions: frozenset[Permission] = frozenset()
    held: tuple[Held, ...] = ()
    """The grants, each where it reaches."""

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions
