"""Requirements: a rule through its versions. A change is another row; the one before it is superseded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, union, update

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId, RequirementId
from app.learning.obligation_facts import Pattern, Period, Rule
from app.store.database import Session
from app.store.errors import Conflict, NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import AgencyRow, BoardRow, MembershipRow, RequirementRow


@dataclass(frozen=True, slots=True)
class Terms:
    """What a requirement says; everything about it that can be edited."""

    course: str
    title: str
    job_roles: tuple[str, ...]
    """Empty: everyone."""
    validity_months: int | None
    """None: as long as the course itself says."""
    grace_days: int
    starter_days: int
    pattern: Pattern
    fixed_day: tuple[int, int] | None
    """Month and day."""
    standing: Standing
    source: str
    transition_on: date | None


@dataclass(frozen=True, slots=True)
class Owner:
    """An agency (of a trust: its schools too), or a board with all its agencies."""

    agency_id: AgencyId | None = None
    board_id: BoardId | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    id: RequirementId
    lineage: str
    owner: Owner
    terms: Terms
    period: Period
    set_by: str
    """The agency's or board's name."""


def add_requirement(
    session: Session,
    lineage: str,
    owner: Owner,
    terms: Terms,
    period: Period,
    by: PersonId | None,
    now: datetime,
) -> RequirementId:
    month, day = terms.fixed_day or (None, None)
    number = insert_returning_id(
        session,
        RequirementRow,
        lineage=lineage,
        board_id=owner.board_id,
        agency_id=owner.agency_id,
        course=terms.course,
        title=terms.title,
        job_roles=list(terms.job_roles),
        validity_months=terms.validity_months,
        grace_days=terms.grace_days,
        starter_days=terms.starter_days,
        pattern=terms.pattern.value,
        fixed_month=month,
        fixed_day=day,
        standing=terms.standing.value,
        source=terms.source,
        applies_from=period.starts_on,
        applies_until=period.ends_on,
        transition_on=terms.transition_on,
        recorded_by=by,
        recorded_at=now,
    )
    return RequirementId(number)


def end_requirement(
    session: Session, requirement: Requirement, last_day: date, by: PersonId | None, now: datetime
) -> None:
    """As it was, up to that day; a version that had not begun by then is simply no more."""
    supersede_requirement(session, requirement.id, now)
    if last_day >= requirement.period.starts_on:
        period = replace(requirement.period, ends_on=last_day)
        add_requirement(
            session,
            requirement.lineage,
            requirement.owner,
            requirement.terms,
            period,
            by,
            now,
        )


def supersede_requirement(session: Session, requirement_id: RequirementId, now: datetime) -> None:
    """Conflict if it was changed meanwhile."""
    superseded = session.execute(
        update(RequirementRow)
        .where(RequirementRow.id == requirement_id, RequirementRow.superseded_at.is_(None))
        .values(superseded_at=now)
    )
    if superseded.rowcount != 1:
        raise Conflict("the requirement was changed meanwhile")


def requirements_of(session: Session, owner: Owner) -> tuple[Requirement, ...]:
    """As they are known now, those to come and those that ended too; by title, then by their first day."""
    rows = session.execute(_KNOWN.where(_is_of(owner)))
    return tuple(map(_requirement, rows))


def versions_of(
    session: Session, owner: Owner, requirement_id: RequirementId
) -> tuple[Requirement, ...]:
    """The rule's, as they are known now, by their first day; none where it was taken back before it began.

    `requirement_id`: any version of the owner's, superseded ones too; else NotFound.
    """
    lineage = session.scalar(
        select(RequirementRow.lineage).where(_is_of(owner), RequirementRow.id == requirement_id)
    )
    if lineage is None:
        raise NotFound("no such requirement")
    rows = session.execute(_KNOWN.where(_is_of(owner), RequirementRow.lineage == lineage))
    found = map(_requirement, rows)
    return tuple(sorted(found, key=lambda each: (each.period.starts_on, each.id)))


def reaching(session: Session, agencies: Iterable[AgencyId], on: date) -> tuple[Requirement, ...]:
    """In force on the day for any of the agencies: their own, their trusts', their boards'."""
    return tuple(_reaching(session, set(agencies), on))


def rules_for(session: Session, agencies: Iterable[AgencyId], on: date) -> tuple[Rule, ...]:
    """As the pure core takes them, each with those of the agencies that it reaches."""
    found = _reaching(session, set(agencies), on)
    return tuple(_rule(each, frozenset(reached)) for each, reached in found.items())


def _reaching(
    session: Session, wanted: set[AgencyId], on: date
) -> dict[Requirement, set[AgencyId]]:
    rule = RequirementRow
    own = (
        select(rule.id.label("requirement_id"), AgencyRow.id.label("reached_id"))
        .join(AgencyRow, or_(AgencyRow.id == rule.agency_id, AgencyRow.parent_id == rule.agency_id))
        .where(AgencyRow.id.in_(wanted))
    )
    of_board = (
        select(rule.id, MembershipRow.agency_id)
        .join(MembershipRow, MembershipRow.board_id == rule.board_id)
        .where(
            MembershipRow.agency_id.in_(wanted),
            MembershipRow.superseded_at.is_(None),
            _holds(MembershipRow.starts_on, MembershipRow.ends_on, on),
        )
    )
    reach = union(own, of_board).subquery()
    found: dict[Requirement, set[AgencyId]] = {}
    for row in session.execute(
        _KNOWN.add_columns(reach.c.reached_id)
        .join(reach, reach.c.requirement_id == rule.id)
        .where(_holds(rule.applies_from, rule.applies_until, on))
    ):
        found.setdefault(_requirement(row), set()).add(AgencyId(row.reached_id))
    return found


def nations_reached(session: Session, owner: Owner, on: date) -> frozenset[Nation]:
    """Of the agencies that the owner's requirements reach on the day; those that closed count no more."""
    reached = (
        or_(AgencyRow.id == owner.agency_id, AgencyRow.parent_id == owner.agency_id)
        if owner.agency_id is not None
        else AgencyRow.id.in_(
            select(MembershipRow.agency_id).where(
                MembershipRow.board_id == owner.board_id,
                MembershipRow.superseded_at.is_(None),
                _holds(MembershipRow.starts_on, MembershipRow.ends_on, on),
            )
        )
    )
    is_open = or_(AgencyRow.closed_on.is_(None), AgencyRow.closed_on >= on)
    return frozenset(
        Nation(nation)
        for nation in session.scalars(select(AgencyRow.nation).where(reached, is_open).distinct())
    )


def _holds(starts_on: Any, ends_on: Any, on: date) -> ColumnElement[bool]:
    return and_(starts_on <= on, or_(ends_on.is_(None), ends_on >= on))


def _is_of(owner: Owner) -> ColumnElement[bool]:
    if owner.agency_id is not None:
        return RequirementRow.agency_id == owner.agency_id
    return RequirementRow.board_id == owner.board_id


_SET_BY = func.coalesce(
    select(AgencyRow.name)
    .where(AgencyRow.id == RequirementRow.agency_id)
    .correlate(RequirementRow)
    .scalar_subquery(),
    select(BoardRow.name)
    .where(BoardRow.id == RequirementRow.board_id)
    .correlate(RequirementRow)
    .scalar_subquery(),
)
_KNOWN = (
    select(RequirementRow.__table__, _SET_BY.label("set_by"))
    .where(RequirementRow.superseded_at.is_(None))
    .order_by(RequirementRow.title, RequirementRow.applies_from, RequirementRow.id)
)


def _requirement(row: Any) -> Requirement:
    return Requirement(
        RequirementId(row.id),
        row.lineage,
        Owner(row.agency_id, row.board_id),
        Terms(
            row.course,
            row.title,
            tuple(row.job_roles),
            row.validity_months,
            row.grace_days,
            row.starter_days,
            Pattern(row.pattern),
            (row.fixed_month, row.fixed_day) if row.fixed_month else None,
            Standing(row.standing),
            row.source,
            row.transition_on,
        ),
        Period(row.applies_from, row.applies_until),
        row.set_by,
    )


def _rule(requirement: Requirement, agencies: frozenset[AgencyId]) -> Rule:
    terms = requirement.terms
    return Rule(
        requirement.id,
        terms.course,
        terms.title,
        agencies,
        requirement.period,
        frozenset(terms.job_roles),
        terms.validity_months,
        terms.grace_days,
        terms.starter_days,
        terms.pattern,
        terms.fixed_day,
        terms.standing,
        terms.transition_on,
        requirement.set_by,
    )
