"""Memberships and requirements as they stood on a day and were known by a moment, as differences take them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select

from app.content.model.header import Standing
from app.ids import AgencyId, BoardId, RequirementId
from app.learning.obligation_facts import Pattern, Period, Rule
from app.learning.rulebooks import Memberships, OwnedRule, Rulebook
from app.reporting.histories import holds, knows
from app.store.database import Session
from app.store.tables import AgencyRow, MembershipRow, RequirementRow

When = tuple[date, datetime]
Ground = tuple[Memberships, Rulebook]


class Grounds:
    """Read once; what is the same at two moments is the same object."""

    def __init__(self, session: Session, agencies: Sequence[int]) -> None:
        """`agencies`: where the people concerned have held posts."""
        member, agency = MembershipRow, AgencyRow
        self._memberships = session.execute(
            select(member.__table__).where(member.agency_id.in_(agencies))
        ).all()
        boards = {row.board_id for row in self._memberships}
        places = session.execute(
            select(agency.id, agency.parent_id).where(agency.id.in_(agencies))
        ).all()
        self._schools = [(AgencyId(row.id), row.parent_id) for row in places]
        owners = {*agencies, *(row.parent_id for row in places if row.parent_id)}
        rule = RequirementRow
        owned = or_(rule.agency_id.in_(owners), rule.board_id.in_(boards))
        self._rules = session.execute(select(rule.__table__).where(owned).order_by(rule.id)).all()
        self._kept: dict[Any, Any] = {}
        self._moments: dict[When, Ground] = {}

    def at(self, when: When) -> Ground:
        if when not in self._moments:
            self._moments[when] = self._at(*when)
        return self._moments[when]

    def _at(self, on: date, known_by: datetime) -> Ground:
        pairs = frozenset(
            (BoardId(row.board_id), AgencyId(row.agency_id))
            for row in self._memberships
            if knows(row, known_by) and holds(row.starts_on, row.ends_on, on)
        )
        rules = tuple(
            row
            for row in self._rules
            if knows(row, known_by) and holds(row.applies_from, row.applies_until, on)
        )
        numbers = tuple(row.id for row in rules)
        memberships = self._kept.setdefault(pairs, Memberships(pairs))
        book = Rulebook(tuple(self._owned(row) for row in rules))
        return memberships, self._kept.setdefault(numbers, book)

    def _owned(self, row: Any) -> OwnedRule:
        own = frozenset(
            agency
            for agency, parent in self._schools
            if row.agency_id is not None and row.agency_id in (agency, parent)
        )
        return OwnedRule(_rule(row, own), row.board_id)


def _rule(row: Any, agencies: frozenset[AgencyId]) -> Rule:
    return Rule(
        RequirementId(row.id),
        row.course,
        row.title,
        agencies,
        Period(row.applies_from),
        frozenset(row.job_roles),
        row.validity_months,
        row.grace_days,
        row.starter_days,
        Pattern(row.pattern),
        (row.fixed_month, row.fixed_day) if row.fixed_month else None,
        Standing(row.standing),
        row.transition_on,
    )
