"""What a DSP sees of an agency: how training stands, who needs what, and one person's line of life."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.content.library import Library
from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId
from app.learning.obligations import Obligation
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at, scope_of
from app.reporting.asked_here import asked_here, narrowed
from app.reporting.obligations import Counts, Filters, ObligationRow, Order
from app.reporting.team import HeadCounts, StaffLine, head_counts
from app.services.auditing import Action, record
from app.services.awarding import is_valid, valid_until
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.obligations import obligations_of
from app.services.practice_seeing import AskedAbout, asked_about
from app.services.records import AwardHeld
from app.services.topics import TopicsAgain, topics_to_revisit
from app.store.absences import Away, absences_at
from app.store.awards import awards_of
from app.store.database import Session
from app.store.evidence import Evidence, evidence_of
from app.store.organisations import Named, names_in
from app.store.people import Agency, get_agency, get_person
from app.store.posts import KnownPost, posts_at
from app.store.scoping import require_agency, require_people

PAGE = 50


@dataclass(frozen=True, slots=True)
class Overview:
    agency: Agency
    heads: HeadCounts
    people: Counts
    """Everybody once."""
    courses: Mapping[str, Counts]
    today: date


@dataclass(frozen=True, slots=True)
class Who:
    agency: Agency
    rows: tuple[ObligationRow, ...]
    total: int
    only: Filters
    order: Order
    page: int
    courses: tuple[str, ...]
    """That are asked of anybody here."""
    job_roles: tuple[str, ...]
    today: date

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Matrix:
    agency: Agency
    courses: tuple[str, ...]
    lines: tuple[tuple[StaffLine, Mapping[str, ObligationRow]], ...]
    total: int
    page: int
    today: date

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Member:
    agency: Agency
    person_id: PersonId
    name: str
    posts: tuple[KnownPost, ...]
    """At this agency: what she does elsewhere is not for its DSP."""
    absences: tuple[Away, ...]
    asked: tuple[Obligation, ...]
    awards: tuple[AwardHeld, ...]
    """All of them: the record is hers and came with her."""
    topics: tuple[TopicsAgain, ...]
    evidence: tuple[Evidence, ...]
    """That was handed in here."""
    practice: tuple[AskedAbout, ...]
    """Whether anything has changed since; nobody says so of herself."""
    today: date


def teams(session: Session, actor: Actor, now: datetime) -> tuple[Named, ...]:
    """The open agencies whose staff the actor sees, by name."""
    today = civil_date(now)
    found = names_in(session, scope_of(actor, Permission.SEE_STAFF), today)
    still = (named for named in found if named.closed_on is None or named.closed_on >= today)
    return tuple(sorted(still, key=lambda named: (named.name.casefold(), named.id)))


def overview(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Overview:
    agency, today = _enter(session, actor, agency_id, now)
    here = asked_here(session, agency_id, today, now)
    heads = head_counts(session, agency_id, here.staff, today)
    return Overview(agency, heads, here.standing.people, here.standing.courses, today)


def who(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    only: Filters,
    order: Order,
    page: int | None,
    now: datetime,
) -> Who:
    """`page` counts from 1; None: everything, for a file."""
    agency, today = _enter(session, actor, agency_id, now)
    here = asked_here(session, agency_id, today, now)
    found = narrowed(here.ordered(order), only)
    rows = tuple(found[(page - 1) * PAGE : page * PAGE] if page else found)
    return Who(
        agency, rows, len(found), only, order, page or 1, here.courses, here.job_roles, today
    )


def matrix(
    session: Session, actor: Actor, agency_id: AgencyId, page: int | None, now: datetime
) -> Matrix:
    """Everybody, those of whom nothing is asked too. `page` None: all pages, for a file."""
    agency, today = _enter(session, actor, agency_id, now)
    here = asked_here(session, agency_id, today, now)
    staff = here.staff.lines
    shown = staff[(page - 1) * PAGE : page * PAGE] if page else staff
    lines = tuple((line, here.by_person.get(line.person_id, {})) for line in shown)
    return Matrix(agency, here.courses, lines, len(staff), page or 1, today)


def member(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    now: datetime,
) -> Member:
    agency, today = _enter(session, actor, agency_id, now)
    require_people(session, only_at(agency_id), [person_id], today)
    held = tuple(
        AwardHeld(award, valid_until(award), is_valid(award, today))
        for award in awards_of(session, person_id)
    )
    return Member(
        agency,
        person_id,
        get_person(session, person_id).name,
        posts_at(session, agency_id, [person_id]),
        absences_at(session, agency_id, [person_id]),
        tuple(
            asked
            for asked in obligations_of(session, person_id, today)
            if asked.agency_id == agency_id
        ),
        held,
        topics_to_revisit(session, content, person_id),
        tuple(e for e in evidence_of(session, person_id) if e.agency_id == agency_id),
        asked_about(session, agency_id, person_id, today) if person_id != actor.person_id else (),
        today,
    )


def note_export(
    session: Session, actor: Actor, agency_id: AgencyId, what: str, now: datetime
) -> None:
    record(session, actor, Action.EXPORTED, now, agency=agency_id, what=what)


def titles(content: Content, courses: Iterable[str], nation: Nation) -> dict[str, str]:
    """By slug; one that is no longer offered keeps its slug."""
    library: Library = content.library
    words = content.words(nation)
    return {
        slug: library.courses[slug].title.fill(words) if slug in library.courses else slug
        for slug in courses
    }


def _enter(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime
) -> tuple[Agency, date]:
    today = civil_date(now)
    require_agency(session, scope_of(actor, Permission.SEE_STAFF), agency_id, today)
    return get_agency(session, agency_id), today
