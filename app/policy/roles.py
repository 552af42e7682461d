"""The access roles: what each may do, and how far it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.ids import AgencyId, BoardId
from app.policy.permissions import Permission


class Role(StrEnum):
    DSP = "dsp"
    ANALYST = "analyst"
    AUTHOR = "author"
    ADMINISTRATOR = "administrator"


PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.DSP: frozenset(
        {
            Permission.SEE_STAFF,
            Permission.CHANGE_STAFF,
            Permission.ASSIGN,
            Permission.RECORD_LEARNING,
            Permission.REMIND,
            Permission.SET_AGENCY,
            Permission.SEE_LETTERS,
            Permission.READ_AUDIT,
            Permission.LEAD_MEETINGS,
        }
    ),
    Role.ANALYST: frozenset(
        {
            Permission.SEE_ORGANISATIONS,
            Permission.SEE_COVERAGE,
            Permission.REPORT,
            Permission.LEAD_MEETINGS,
        }
    ),
    Role.AUTHOR: frozenset({Permission.LEAD_MEETINGS}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.SEE_ORGANISATIONS,
            Permission.CHANGE_ORGANISATIONS,
            Permission.SET_AGENCY,
            Permission.SET_BOARD,
            Permission.GRANT,
            Permission.SEE_LETTERS,
            Permission.READ_AUDIT,
            Permission.LEAD_MEETINGS,
        }
    ),
}
"""Administrators run the place and see no staff: who needs to know is the DSP."""


@dataclass(frozen=True, slots=True)
class Reach:
    """One agency (and, of a trust, its schools), one board, or, with neither, the whole installation."""

    agency_id: AgencyId | None = None
    board_id: BoardId | None = None

    @property
    def is_everything(self) -> bool:
        return self.agency_id is None and self.board_id is None


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds."""

    role: Role
    reach: Reach

    @property
    def rank(self) -> int:
        """Grants go downwards: a board's administrator is below the installation's."""
        if self.role is Role.ADMINISTRATOR:
            return 3 if self.reach.is_everything else 2
        return 1


REACHES: Mapping[Role, frozenset[str]] = {
    Role.DSP: frozenset({"agency"}),
    Role.ANALYST: frozenset({"board"}),
    Role.AUTHOR: frozenset({"agency", "board", "everything"}),
    Role.ADMINISTRATOR: frozenset({"board", "everything"}),
}
"""What a role can be granted for."""


def fits(role: Role, reach: Reach) -> bool:
    kind = "agency" if reach.agency_id else "board" if reach.board_id else "everything"
    return kind in REACHES[role]
