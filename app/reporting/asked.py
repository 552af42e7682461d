"""Why people are asked: the seats they hold, the rules and assignments that reach those, and the awards they hold.

Each function gives one named part of the query that app/reporting/obligations.py puts together.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union,
    union_all,
)

from app.content.model.header import Standing
from app.learning.serving import RANKS
from app.reporting.as_known import KNOWN_BY, ON, holds, is_open, knows
from app.reporting.asking import among, narrowed
from app.reporting.json_lists import items_of, length_of
from app.store.tables import (
    AbsenceRow,
    AgencyRow,
    AssignmentEventRow,
    AssignmentRow,
    AwardRow,
    AwardVoidRow,
    ExemptionRow,
    MembershipRow,
    PostRow,
    RequirementRow,
)

OUTSIDE = 9
"""The rank of what was learnt elsewhere: the DSP vouched for it, and it serves whatever content is asked for."""


AGENCY, PERSON, REQUIREMENT = (
    bindparam(name, type_=Integer()) for name in ("agency", "person", "requirement")
)
COURSE: Any = bindparam("course", type_=String())


def seats(agencies: Select[int], *wanted: ColumnElement[bool]) -> CTE:
    """Posts that are held on the day, the latest begun of a person at an agency numbered 1."""
    latest = func.row_number().over(
        partition_by=(PostRow.person_id, PostRow.agency_id),
        order_by=(PostRow.starts_on.desc(), PostRow.id.desc()),
    )
    return (
        select(
            PostRow.person_id,
            PostRow.agency_id,
            PostRow.job_role,
            PostRow.starts_on,
            latest.label("place"),
        )
        .where(holds(PostRow), among(PostRow.agency_id, agencies.scalar_subquery()), *wanted)
        .cte("seats")
    )


def asked_by_rules(seats: CTE, *wanted: ColumnElement[bool]) -> CTE:
    """Person, agency and requirement, and since when the person has held a post that it asks."""
    rule = RequirementRow
    reach = _reach(seats)
    roles = _roles(reach)
    query = (
        select(
            seats.c.person_id,
            seats.c.agency_id,
            rule.id.label("requirement_id"),
            rule.course,
            func.min(seats.c.starts_on).label("begun_on"),
        )
        .join(reach, reach.c.agency_id == seats.c.agency_id)
        .join(rule, rule.id == reach.c.requirement_id)
        .join(roles, roles.c.requirement_id == rule.id)
        .where(or_(roles.c.job_role.is_(None), roles.c.job_role == seats.c.job_role))
        .group_by(seats.c.person_id, seats.c.agency_id, rule.id, rule.course)
    )
    return query.where(*wanted).cte("asked_by_rules")


def asked_by_assignments(seats: CTE, *wanted: ColumnElement[bool]) -> CTE:
    """Those that stand, with the day that they are due by now."""
    given, event = AssignmentRow, _latest_events(seats)
    return (
        select(
            seats.c.person_id,
            seats.c.agency_id,
            given.id.label("assignment_id"),
            given.course,
            given.made_on,
            func.coalesce(event.c.due_on, given.due_on).label("due_on"),
        )
        .select_from(given)
        .join(
            seats,
            and_(
                seats.c.person_id == given.person_id,
                seats.c.agency_id == given.agency_id + 0,  # so that SQLite goes by the person
                seats.c.place == 1,
            ),
        )
        .outerjoin(event, event.c.assignment_id == given.id)
        .where(given.made_at <= KNOWN_BY, given.made_on <= ON, *wanted)
        .where(narrowed(given.person_id, _people(seats)))
        .where(func.coalesce(event.c.kind, "") != "withdrawn")
        .cte("asked_by_assignments")
    )


def held(seats: CTE) -> CTE:
    """Awards of the people there that stand."""
    voided = exists().where(
        AwardVoidRow.award_id == AwardRow.id, AwardVoidRow.recorded_at <= KNOWN_BY
    )
    outside, rank = AwardRow.source != "heed", rank_of(AwardRow.standing)
    return (
        select(
            AwardRow.person_id,
            AwardRow.id.label("award_id"),
            AwardRow.course,
            AwardRow.met_on,
            AwardRow.own_until,
            AwardRow.course_valid_months,
            case((outside, OUTSIDE), else_=rank).label("rank"),
        )
        .where(among(AwardRow.person_id, _people(seats)))
        .where(AwardRow.recorded_at <= KNOWN_BY, AwardRow.met_on <= ON, ~voided)
        .cte("held")
    )


def back(seats: CTE) -> CTE:
    """The last day of everybody's latest absence that is over."""
    return (
        select(
            AbsenceRow.person_id,
            AbsenceRow.agency_id,
            func.max(AbsenceRow.ends_on).label("ends_on"),
        )
        .where(knows(AbsenceRow), AbsenceRow.ends_on < ON)
        .where(among(AbsenceRow.agency_id, _agencies(seats)))
        .group_by(AbsenceRow.person_id, AbsenceRow.agency_id)
        .cte("back")
    )


def is_exempt(first: CTE) -> ColumnElement[bool]:
    """By the DSP, or by being away."""
    exempted = exists().where(
        ExemptionRow.person_id == first.c.person_id,
        ExemptionRow.agency_id == first.c.agency_id,
        ExemptionRow.course == first.c.course,
        holds(ExemptionRow),
    )
    away = exists().where(
        AbsenceRow.person_id == first.c.person_id,
        AbsenceRow.agency_id == first.c.agency_id,
        holds(AbsenceRow),
    )
    return or_(exempted, away)


def rank_of(standing: Any) -> ColumnElement[int]:
    ranks = [(standing == each.value, rank) for each, rank in RANKS.items()]
    return case(*ranks, else_=RANKS[Standing.DRAFT])


def _reach(seats: CTE) -> CTE:
    """Which agencies each requirement of the day reaches: its own, its trust's schools, its board's agencies."""
    rule, here = RequirementRow, _agencies(seats)
    number, agency = rule.id.label("requirement_id"), AgencyRow
    own = select(number, agency.id.label("agency_id")).join(agency, agency.id == rule.agency_id)
    of_trust = select(rule.id, agency.id).join(agency, agency.parent_id == rule.agency_id)
    of_board = (
        select(rule.id, MembershipRow.agency_id)
        .join(MembershipRow, MembershipRow.board_id == rule.board_id)
        .where(holds(MembershipRow), among(MembershipRow.agency_id, here))
    )
    in_force = _is_in_force()
    return union(
        own.where(in_force, among(agency.id, here)),
        of_trust.where(in_force, among(agency.id, here)),
        of_board.where(in_force),
    ).cte("reach")


def _roles(reach: CTE) -> CTE:
    """A row for each job role of a requirement; one without a role where it asks everyone."""
    item = items_of(RequirementRow.job_roles).table_valued("value", name="item")
    some = select(RequirementRow.id.label("requirement_id"), item.c.value.label("job_role"))
    all_of_them = select(RequirementRow.id, null()).where(
        length_of(RequirementRow.job_roles) == literal(0, Integer())
    )
    in_force = RequirementRow.id.in_(select(reach.c.requirement_id))
    some = some.select_from(RequirementRow).join(item, literal(1) == literal(1))
    return union_all(some.where(in_force), all_of_them.where(in_force)).cte("roles")


def _is_in_force() -> ColumnElement[bool]:
    rule = RequirementRow
    return and_(knows(rule), is_open(rule.applies_from, rule.applies_until))


def _latest_events(seats: CTE) -> CTE:
    event, given = AssignmentEventRow, AssignmentRow
    theirs = select(given.id).where(among(given.person_id, _people(seats)))
    place = func.row_number().over(partition_by=event.assignment_id, order_by=event.id.desc())
    numbered = (
        select(event.assignment_id, event.kind, event.due_on, place.label("place"))
        .where(event.made_at <= KNOWN_BY, among(event.assignment_id, theirs.scalar_subquery()))
        .subquery()
    )
    return (
        select(numbered.c.assignment_id, numbered.c.kind, numbered.c.due_on)
        .where(numbered.c.place == 1)
        .cte("latest_events")
    )


def _people(seats: CTE) -> ScalarSelect[int]:
    return select(seats.c.person_id).scalar_subquery()


def _agencies(seats: CTE) -> ScalarSelect[int]:
    return select(seats.c.agency_id).distinct().scalar_subquery()


def no_number() -> ColumnElement[int]:
    return cast(null(), Integer)
