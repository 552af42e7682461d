"""Posts as they are known now. Nothing is written over: a change supersedes a row and adds the one that replaces it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Executable, select, update

from app.ids import AgencyId, PersonId, PostId
from app.policy.scope import Scope
from app.store.database import Session
from app.store.errors import Conflict, NotFound
from app.store.inserting import insert_returning_ids
from app.store.scoping import agency_ids, is_post_open
from app.store.tables import AgencyRow, PersonRow, PostRow

_SOME = 5_000
"""As many values as one query takes on every engine."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is said of a post; from the first day to the last, both worked."""

    job_role: str
    starts_on: date
    ends_on: date | None = None

    def overlaps(self, other: "Held") -> bool:
        return (
            self.job_role == other.job_role
            and (self.ends_on is None or other.starts_on <= self.ends_on)
            and (other.ends_on is None or self.starts_on <= other.ends_on)
        )


@dataclass(frozen=True, slots=True)
class KnownPost:
    id: PostId
    person_id: PersonId
    agency_id: AgencyId
    held: Held
    recorded_at: datetime

    def is_open(self, on: date) -> bool:
        """Not over by the day; it may be to come."""
        return self.held.ends_on is None or self.held.ends_on >= on


@dataclass(frozen=True, slots=True)
class NewPost:
    person_id: PersonId
    agency_id: AgencyId
    held: Held
    replaces: PostId | None = None


_POSTS = (
    select(
        PostRow.id,
        PostRow.person_id,
        PostRow.agency_id,
        PostRow.job_role,
        PostRow.starts_on,
        PostRow.ends_on,
        PostRow.recorded_at,
    )
    .where(PostRow.superseded_at.is_(None))
    .order_by(PostRow.starts_on, PostRow.id)
)


def hold_list(session: Session, agency_id: AgencyId) -> None:
    """Until the transaction ends nobody else who asks for the same changes the agency's list."""
    session.execute(
        select(AgencyRow.id).where(AgencyRow.id == agency_id).with_for_update(key_share=True)
    )


def add_post(
    session: Session,
    person_id: PersonId,
    agency_id: AgencyId,
    held: Held,
    by: PersonId | None,
    now: datetime,
) -> PostId:
    return add_posts(session, [NewPost(person_id, agency_id, held)], by, now)[0]


def add_posts(
    session: Session, posts: Sequence[NewPost], by: PersonId | None, now: datetime
) -> list[PostId]:
    """In the order given. That what they replace is superseded is the caller's to see to."""
    rows = [
        {
            "person_id": post.person_id,
            "agency_id": post.agency_id,
            "job_role": post.held.job_role,
            "starts_on": post.held.starts_on,
            "ends_on": post.held.ends_on,
            "replaces_id": post.replaces,
            "recorded_by": by,
            "recorded_at": now,
        }
        for post in posts
    ]
    return [PostId(number) for number in insert_returning_ids(session, PostRow, rows)]


def revise_post(
    session: Session, post: KnownPost, held: Held, by: PersonId | None, now: datetime
) -> PostId:
    """Conflict if it was revised meanwhile."""
    withdraw_posts(session, [post.id], now)
    return add_posts(session, [NewPost(post.person_id, post.agency_id, held, post.id)], by, now)[0]


def end_post(
    session: Session, post: KnownPost, last_day: date | None, by: PersonId | None, now: datetime
) -> PostId:
    """None undoes an end."""
    held = Held(post.held.job_role, post.held.starts_on, last_day)
    return revise_post(session, post, held, by, now)


def withdraw_posts(session: Session, posts: Sequence[PostId], now: datetime) -> None:
    """Superseded: by what replaces them, or by nothing where they were recorded in error."""
    done = 0
    for at in range(0, len(posts), _SOME):
        some = posts[at : at + _SOME]
        done += session.execute(
            update(PostRow)
            .where(PostRow.id.in_(some), PostRow.superseded_at.is_(None))
            .values(superseded_at=now)
        ).rowcount
    if done != len(posts):
        raise Conflict("a post was changed meanwhile")


def posts_in(session: Session, scope: Scope, on: date) -> tuple[KnownPost, ...]:
    """Those of the scope that are not over by the day."""
    return _found(
        session, _POSTS.where(PostRow.agency_id.in_(agency_ids(scope, on)), is_post_open(on))
    )


def agencies_with_staff(session: Session, scope: Scope, on: date) -> frozenset[AgencyId]:
    """Those of the scope at which anybody holds a post, ever held one, or is to begin one."""
    here = PostRow.agency_id.in_(agency_ids(scope, on))
    known = select(PostRow.agency_id).where(here, PostRow.superseded_at.is_(None)).distinct()
    return frozenset(map(AgencyId, session.scalars(known)))


def posts_at(
    session: Session, agency_id: AgencyId, people: Iterable[PersonId] | None = None
) -> tuple[KnownPost, ...]:
    """All that the agency knows of, those that are over too."""
    posts = _POSTS.where(PostRow.agency_id == agency_id)
    if people is not None:
        posts = posts.where(PostRow.person_id.in_(tuple(people)))
    return _found(session, posts)


def get_post(session: Session, agency_id: AgencyId, post_id: PostId) -> KnownPost:
    found = _found(session, _POSTS.where(PostRow.id == post_id, PostRow.agency_id == agency_id))
    if not found:
        raise NotFound("no such post")
    return found[0]


def posts_ended_since(
    session: Session, agency_id: AgencyId, since: datetime, on: date
) -> tuple[tuple[PostId, str], ...]:
    """With the name: those that are over, and whose end was recorded since then."""
    rows = session.execute(
        select(PostRow.id, PersonRow.name)
        .join(PersonRow, PersonRow.id == PostRow.person_id)
        .where(PostRow.agency_id == agency_id, PostRow.superseded_at.is_(None))
        .where(PostRow.ends_on < on, PostRow.recorded_at >= since)
        .where(PostRow.replaces_id.is_not(None))
        .order_by(PostRow.id)
    )
    return tuple((PostId(row.id), row.name) for row in rows)


def held_by(session: Session, posts: Sequence[PostId]) -> dict[PostId, Held]:
    """Of superseded ones too: what was known of them."""
    found: dict[PostId, Held] = {}
    for at in range(0, len(posts), _SOME):
        rows = session.execute(
            select(PostRow.id, PostRow.job_role, PostRow.starts_on, PostRow.ends_on).where(
                PostRow.id.in_(posts[at : at + _SOME])
            )
        )
        found |= {PostId(row.id): Held(row.job_role, row.starts_on, row.ends_on) for row in rows}
    return found


def who_is_here_alone(
    session: Session, people: Sequence[PersonId], scope: Scope, on: date
) -> set[PersonId]:
    """Who of them has an open post in the scope, and none outside."""
    here: dict[PersonId, bool] = {}
    for at in range(0, len(people), _SOME):
        is_here = PostRow.agency_id.in_(agency_ids(scope, on))
        of_some = select(PostRow.person_id, is_here.label("is_here")).where(
            PostRow.person_id.in_(people[at : at + _SOME]), is_post_open(on)
        )
        for row in session.execute(of_some):
            person = PersonId(row.person_id)
            here[person] = here.get(person, True) and bool(row.is_here)
    return {person for person, only in here.items() if only}


def _found(session: Session, posts: Executable) -> tuple[KnownPost, ...]:
    return tuple(
        KnownPost(
            PostId(row.id),
            PersonId(row.person_id),
            AgencyId(row.agency_id),
            Held(row.job_role, row.starts_on, row.ends_on),
            row.recorded_at,
        )
        for row in session.execute(posts)
    )
