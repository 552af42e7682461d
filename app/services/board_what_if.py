"""What a board's own requirement would come to if it were another: tried out in the tables, and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.ids import AgencyId, BoardId, RequirementId
from app.learning.coverage import Counts
from app.reporting.coverage import HEADLINES, coverage_of
from app.reporting.coverage_figures import BoardCoverage
from app.services.errors import NotFound
from app.store import requirements
from app.store.database import Session
from app.store.requirements import Owner, Requirement, Terms


@dataclass(frozen=True, slots=True)
class Change:
    """None: as it is."""

    validity_months: int | None = None
    grace_days: int | None = None
    starter_days: int | None = None

    def of(self, terms: Terms) -> Terms:
        months, grace, starter = self.validity_months, self.grace_days, self.starter_days
        return replace(
            terms,
            validity_months=terms.validity_months if months is None else months,
            grace_days=terms.grace_days if grace is None else grace,
            starter_days=terms.starter_days if starter is None else starter,
        )


@dataclass(frozen=True, slots=True)
class WhatIf:
    requirement: Requirement
    changed: Terms
    before: BoardCoverage
    after: BoardCoverage

    @property
    def agencies(self) -> Mapping[AgencyId, tuple[Counts, Counts]]:
        """Before and after."""
        after = {each.agency.id: each.counts for each in self.after.agencies}
        return {
            each.agency.id: (each.counts, after[each.agency.id]) for each in self.before.agencies
        }


def what_if(
    session: Session,
    board_id: BoardId,
    requirement_id: RequirementId,
    change: Change,
    on: date,
    now: datetime,
) -> WhatIf:
    """Of a board that the caller has found in scope. NotFound for a requirement that is not the board's own.

    The rule is tried as if it had always been so: no transition day spares anybody. `session` must be one that writes.
    """
    owner = Owner(board_id=board_id)
    requirement = _get(session, owner, requirement_id)
    changed = change.of(requirement.terms)
    before = _ask(session, board_id, on, now)
    with session.begin_nested() as trial:
        requirements.supersede_requirement(session, requirement_id, now)
        requirements.add_requirement(
            session, requirement.lineage, owner, changed, requirement.period, None, now
        )
        after = _ask(session, board_id, on, now)
        trial.rollback()
    return WhatIf(requirement, changed, before, after)


def _get(session: Session, owner: Owner, requirement_id: RequirementId) -> Requirement:
    known = requirements.requirements_of(session, owner)
    found = next((each for each in known if each.id == requirement_id), None)
    if found is None:
        raise NotFound("no such requirement")
    return found


def _ask(session: Session, board_id: BoardId, on: date, now: datetime) -> BoardCoverage:
    return coverage_of(session, board_id, on, now, dimensions=HEADLINES)
