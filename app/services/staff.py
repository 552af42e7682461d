"""The staff list as the DSP reads it, and one person's line of it."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, PersonId, PostId
from app.policy.actor import Actor
from app.reporting.staff import Asked, StaffMember, matching, staff_list
from app.services.civil_time import civil_date
from app.services.posts import UNDONE_WITHIN
from app.services.staff_scope import posts_of_member, see_agency
from app.store.absences import Away, absences_at
from app.store.database import Session
from app.store.organisations import Organisation
from app.store.people import get_person
from app.store.posts import KnownPost, get_post, posts_ended_since
from app.store.staff_entries import Known, entries_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class Ended:
    """Out of sight by an end that was recorded just now, and can be brought back."""

    post_id: PostId
    name: str


@dataclass(frozen=True, slots=True)
class StaffPage:
    agency: Organisation
    members: tuple[StaffMember, ...]
    total: int
    everybody: int
    page: int
    job_roles: tuple[str, ...]
    """That somebody has."""
    ended: tuple[Ended, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Member:
    agency: Organisation
    person_id: PersonId
    known: Known
    posts: tuple[KnownPost, ...]
    """The latest begun first."""
    absences: tuple[Away, ...]


def list_staff(
    session: Session, actor: Actor, agency_id: AgencyId, asked: Asked, page: int, now: datetime
) -> StaffPage:
    """A page beyond the last is the last."""
    agency = see_agency(session, actor, agency_id, now)
    everybody = staff_list(session, agency_id, civil_date(now))
    found = matching(everybody, asked)
    last = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), last)
    roles = {post.job_role for member in everybody for post in member.posts}
    ended = posts_ended_since(session, agency_id, now - UNDONE_WITHIN, civil_date(now))
    return StaffPage(
        agency,
        found[(page - 1) * PAGE : page * PAGE],
        len(found),
        len(everybody),
        page,
        tuple(sorted(roles)),
        tuple(Ended(post_id, name) for post_id, name in ended),
    )


def get_member(
    session: Session, actor: Actor, agency_id: AgencyId, person_id: PersonId, now: datetime
) -> Member:
    agency = see_agency(session, actor, agency_id, now)
    posts = posts_of_member(session, agency_id, person_id, civil_date(now))
    entries = entries_of(session, agency_id, [person_id])
    known = entries[0].known if entries else Known(get_person(session, person_id).name)
    absences = absences_at(session, agency_id, [person_id])
    return Member(agency, person_id, known, posts[::-1], absences)


def get_member_post(
    session: Session, actor: Actor, agency_id: AgencyId, post_id: PostId, now: datetime
) -> tuple[Member, KnownPost]:
    see_agency(session, actor, agency_id, now)
    post = get_post(session, agency_id, post_id)
    return get_member(session, actor, agency_id, post.person_id, now), post
