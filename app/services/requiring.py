"""An agency or a board says what its people are to learn, looks at what that would mean, and changes it later."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.content.library import Library
from app.content.model.terms import Nation
from app.ids import BoardId, RequirementId
from app.learning.job_roles import JOB_ROLES
from app.learning.obligation_facts import Pattern, Period
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import Scope, scope_of
from app.reporting.obligations import Counts, Filters, counts_by_agency, people_in
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.closed_agencies import refuse_closed
from app.services.content import Content
from app.services.errors import Conflict, Refused
from app.services.offering import offered
from app.services.organisations import is_open
from app.store import requirements
from app.store.database import Session
from app.store.organisations import get_board, get_organisation, names_in
from app.store.posts import agencies_with_staff, hold_list
from app.store.requirements import Owner, Requirement, Terms
from app.store.scoping import require_agency, require_board

LONGEST_TITLE = 120
LONGEST_SOURCE = 500
MOST_MONTHS = 240
SHORTEST_ANCHORED = 3
"""Months: a shorter rule would have its whole run inside the days in which renewing keeps the day."""
MOST_DAYS = 730


@dataclass(frozen=True, slots=True)
class Setter:
    """Whose requirements are at hand."""

    owner: Owner
    name: str
    nations: frozenset[Nation]
    """Of the agencies that its requirements reach."""
    sector: str | None
    """None: a board's agencies are of several."""


@dataclass(frozen=True, slots=True)
class Listed:
    setter: Setter
    own: tuple[Requirement, ...]
    """In force, or to come."""
    over: tuple[Requirement, ...]
    from_above: tuple[Requirement, ...]
    """Of an agency: what its boards and its trust ask for."""
    today: date


@dataclass(frozen=True, slots=True)
class AtAgency:
    name: str
    counts: Counts | None
    """None: it has no staff list yet."""


@dataclass(frozen=True, slots=True)
class Preview:
    on: date
    """The first day: today, or a later one from which it applies."""
    counts: Counts
    """Of this requirement alone, whatever else asks for the course."""
    before: Counts | None
    """Of the version that it takes the place of, on the same day."""
    agencies: tuple[AtAgency, ...]
    """By name, where it reaches more than one."""


def listed(session: Session, actor: Actor, owner: Owner, now: datetime) -> Listed:
    setter, today = get_setter(session, actor, owner, now), civil_date(now)
    known = requirements.requirements_of(session, owner)
    over = tuple(each for each in known if each.period.ends_on and each.period.ends_on < today)
    reaching = requirements.reaching(session, [owner.agency_id], today) if owner.agency_id else ()
    return Listed(
        setter,
        tuple(each for each in known if each not in over),
        over,
        tuple(each for each in reaching if each.owner != owner),
        today,
    )


def get_setter(session: Session, actor: Actor, owner: Owner, now: datetime) -> Setter:
    """NotFound for an agency or board whose requirements are not the actor's to set."""
    today = civil_date(now)
    nations = requirements.nations_reached
    if owner.agency_id is not None:
        require_agency(session, scope_of(actor, Permission.ASSIGN), owner.agency_id, today)
        agency = get_organisation(session, owner.agency_id)
        return Setter(owner, agency.facts.name, nations(session, owner, today), agency.facts.sector)
    board_id = _board_of(owner)
    require_board(session, scope_of(actor, Permission.SET_BOARD), board_id)
    board = get_board(session, board_id)
    return Setter(owner, board.name, nations(session, owner, today) | {board.nation}, None)


def courses_for(library: Library, nations: Iterable[Nation]) -> tuple[str, ...]:
    """That all the nations have; by slug."""
    each = [{course.slug for course in offered(library, nation)} for nation in nations]
    return tuple(sorted(set.intersection(*each))) if each else ()


def preview(
    session: Session,
    content: Content,
    actor: Actor,
    owner: Owner,
    terms: Terms,
    applies_from: date,
    replaced: RequirementId | None,
    now: datetime,
) -> Preview:
    """What it would come to on its first day: tried out in the tables, and taken back."""
    setter = get_setter(session, actor, owner, now)
    _validate(content.library, setter, terms)
    on = max(applies_from, civil_date(now))
    before = _count(session, owner, replaced, on, now) if replaced else None
    with session.begin_nested() as trial:
        number = _put(session, actor, owner, terms, applies_from, replaced, now)
        counts = _count(session, owner, number, on, now)
        agencies = _by_agency(session, owner, number, on, now)
        trial.rollback()
    return Preview(on, counts, before, agencies)


def save(
    session: Session,
    content: Content,
    actor: Actor,
    owner: Owner,
    terms: Terms,
    applies_from: date,
    replaced: RequirementId | None,
    now: datetime,
) -> RequirementId:
    """`replaced`: the version that this one takes the place of, from its first day on. The same again is what is
    there; Conflict where that version was changed meanwhile into something else."""
    setter = get_setter(session, actor, owner, now)
    if owner.agency_id is not None:
        refuse_closed(session, owner.agency_id, now)
        hold_list(session, owner.agency_id)
    _validate(content.library, setter, terms)
    if same := _find_same(session, owner, terms, applies_from, replaced):
        return same
    number = _put(session, actor, owner, terms, applies_from, replaced, now)
    action = Action.REQUIREMENT_CHANGED if replaced else Action.REQUIREMENT_ADDED
    _note(session, actor, action, owner, number, now)
    return number


def stop(
    session: Session,
    actor: Actor,
    owner: Owner,
    requirement_id: RequirementId,
    last_day: date,
    now: datetime,
) -> None:
    """What was asked until then, and every award, stays as it is. Conflict where it was changed meanwhile."""
    get_setter(session, actor, owner, now)
    if owner.agency_id is not None:
        refuse_closed(session, owner.agency_id, now)
    requirement = _get_present(session, owner, requirement_id)
    for version in _from_day(session, requirement, last_day):
        requirements.end_requirement(session, version, last_day, actor.person_id, now)
    _note(session, actor, Action.REQUIREMENT_ENDED, owner, requirement_id, now)


def _put(
    session: Session,
    actor: Actor,
    owner: Owner,
    terms: Terms,
    applies_from: date,
    replaced: RequirementId | None,
    now: datetime,
) -> RequirementId:
    lineage = secrets.token_hex(8)
    if replaced is not None:
        former = _get_present(session, owner, replaced)
        lineage, day_before = former.lineage, applies_from - timedelta(days=1)
        for version in _from_day(session, former, day_before):
            requirements.end_requirement(session, version, day_before, actor.person_id, now)
    return requirements.add_requirement(
        session, lineage, owner, terms, Period(applies_from), actor.person_id, now
    )


def find_present(
    session: Session, actor: Actor, owner: Owner, requirement_id: RequirementId, now: datetime
) -> Requirement | None:
    """The version itself, or, where it was changed meanwhile, the last of those that took its place.

    None where nothing did: it was taken back before it began.
    """
    get_setter(session, actor, owner, now)
    versions = requirements.versions_of(session, owner, requirement_id)
    itself = (each for each in versions if each.id == requirement_id)
    return next(itself, versions[-1] if versions else None)


def _get_present(session: Session, owner: Owner, requirement_id: RequirementId) -> Requirement:
    for version in requirements.versions_of(session, owner, requirement_id):
        if version.id == requirement_id:
            return version
    raise Conflict("the requirement was changed meanwhile")


def _find_same(
    session: Session,
    owner: Owner,
    terms: Terms,
    applies_from: date,
    replaced: RequirementId | None,
) -> RequirementId | None:
    known = (
        requirements.versions_of(session, owner, replaced)
        if replaced
        else requirements.requirements_of(session, owner)
    )
    period = Period(applies_from)
    return next((each.id for each in known if (each.terms, each.period) == (terms, period)), None)


def _from_day(session: Session, of: Requirement, last_day: date) -> list[Requirement]:
    """The rule's versions that go on after the day."""
    return [
        version
        for version in requirements.requirements_of(session, of.owner)
        if version.lineage == of.lineage
        and (version.period.ends_on is None or version.period.ends_on > last_day)
    ]


def _count(
    session: Session, owner: Owner, requirement: RequirementId, on: date, now: datetime
) -> Counts:
    return people_in(session, _reach(owner), on, now, Filters(requirement_id=requirement))


def _by_agency(
    session: Session, owner: Owner, requirement: RequirementId, on: date, now: datetime
) -> tuple[AtAgency, ...]:
    reach = _reach(owner)
    named = [each for each in names_in(session, reach, on) if is_open(each.closed_on, on)]
    if len(named) < 2:
        return ()
    counts = counts_by_agency(session, reach, on, now, Filters(requirement_id=requirement))
    listed = agencies_with_staff(session, reach, on)
    found = (
        AtAgency(each.name, counts.get(each.id, Counts()) if each.id in listed else None)
        for each in named
    )
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def _reach(owner: Owner) -> Scope:
    if owner.agency_id is not None:
        return Scope(agencies=frozenset({owner.agency_id}))
    return Scope(boards=frozenset({_board_of(owner)}))


def _board_of(owner: Owner) -> BoardId:
    if owner.board_id is None:
        raise ValueError("a requirement is an agency's or a board's")
    return owner.board_id


def _validate(library: Library, setter: Setter, terms: Terms) -> None:
    if not 0 < len(terms.title.strip()) <= LONGEST_TITLE:
        raise Refused("title-missing")
    if terms.course not in library.courses:
        raise Refused("course-unknown")
    if terms.course not in courses_for(library, setter.nations):
        raise Refused("not-in-nation")
    if not set(terms.job_roles) <= set(JOB_ROLES):
        raise Refused("role-unknown")
    _validate_days(terms)


def _validate_days(terms: Terms) -> None:
    months = terms.validity_months
    least = SHORTEST_ANCHORED if terms.pattern is Pattern.ANCHORED else 1
    if months is not None and not least <= months <= MOST_MONTHS:
        raise Refused("months-unfit")
    if (terms.pattern is Pattern.FIXED) != (terms.fixed_day is not None):
        raise Refused("fixed-day-missing")
    if not (0 <= terms.grace_days <= MOST_DAYS and 0 <= terms.starter_days <= MOST_DAYS):
        raise Refused("days-unfit")


def _note(
    session: Session,
    actor: Actor,
    action: Action,
    owner: Owner,
    requirement: RequirementId,
    now: datetime,
) -> None:
    record(
        session,
        actor,
        action,
        now,
        agency=owner.agency_id,
        board=owner.board_id,
        requirement=requirement,
    )
