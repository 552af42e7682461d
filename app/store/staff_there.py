"""Who is on an agency's list, for choosing among them: each person once, with the job roles held there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.scoping import is_post_open
from app.store.tables import AgencyRow, PersonRow, PostRow


@dataclass(frozen=True, slots=True)
class StaffThere:
    person_id: PersonId
    name: str
    job_roles: tuple[str, ...]
    """At this agency, those to come too."""
    nation: Nation
    """Whose words she reads: of the agency of the post that she began last, wherever that is."""


def staff_there(
    session: Session, agency_id: AgencyId, on: date, people: Iterable[PersonId] | None = None
) -> tuple[StaffThere, ...]:
    """By name."""
    there = aliased(PostRow)
    here = select(there.person_id).where(
        there.agency_id == agency_id,
        there.superseded_at.is_(None),
        (there.ends_on.is_(None)) | (there.ends_on >= on),
    )
    query = (
        select(
            PostRow.person_id,
            PostRow.agency_id,
            PostRow.job_role,
            PostRow.starts_on,
            PersonRow.name,
            AgencyRow.nation,
        )
        .join(PersonRow, PersonRow.id == PostRow.person_id)
        .join(AgencyRow, AgencyRow.id == PostRow.agency_id)
        .where(PostRow.person_id.in_(here), is_post_open(on))
        .order_by(PostRow.starts_on.desc(), PostRow.id.desc())
    )
    if people is not None:
        query = query.where(PostRow.person_id.in_(tuple(people)))
    posts: defaultdict[PersonId, list[Any]] = defaultdict(list)
    for row in sorted(session.execute(query), key=lambda row: row.starts_on > on):
        posts[PersonId(row.person_id)].append(row)
    found = [_there(person, rows, agency_id) for person, rows in posts.items()]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.person_id)))


def _there(person_id: PersonId, posts: list[Any], agency_id: AgencyId) -> StaffThere:
    """Of posts in that order: the one begun last first, those to come at the end."""
    roles = dict.fromkeys(post.job_role for post in posts if post.agency_id == agency_id)
    return StaffThere(person_id, posts[0].name, tuple(roles), Nation(posts[0].nation))
