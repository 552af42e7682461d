"""Posts by hand: in which job somebody is, from when to when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.ids import AgencyId, PersonId, PostId
from app.policy.actor import Actor
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.members import Newcomer, add_member
from app.services.staff_facts import refuse_unfit_post
from app.services.staff_scope import change_agency, posts_of_member
from app.store import posts
from app.store.database import Session
from app.store.posts import Held, KnownPost

__all__ = [
    "Newcomer",
    "add_member",
    "add_post",
    "change_role",
    "correct_post",
    "end_post",
    "undo_end",
]

UNDONE_WITHIN = timedelta(days=1)
"""An end that is past takes its person out of sight; so long after it was recorded it can be taken back."""


def add_post(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    held: Held,
    now: datetime,
) -> PostId:
    """Beside what the person does there already."""
    change_agency(session, actor, agency_id, now)
    there = posts_of_member(session, agency_id, person_id, civil_date(now))
    refuse_unfit_post(held, there, civil_date(now))
    made = posts.add_post(session, person_id, agency_id, held, actor.person_id, now)
    _note(session, actor, Action.POST_ADDED, agency_id, person_id, made, now)
    return made


def change_role(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    post_id: PostId,
    job_role: str,
    from_day: date,
    now: datetime,
) -> PostId:
    """From a day on she does another job: the post ends the day before, and a new one begins."""
    post = _get_changeable(session, actor, agency_id, post_id, now)
    old, today = post.held, civil_date(now)
    if from_day <= old.starts_on or (old.ends_on and from_day > old.ends_on):
        raise Refused("change-outside-post")
    others = _others(session, post)
    before = replace(old, ends_on=from_day - timedelta(days=1))
    after = Held(job_role, from_day, old.ends_on)
    refuse_unfit_post(after, (*others, replace(post, held=before)), today)
    posts.revise_post(session, post, before, actor.person_id, now)
    made = posts.add_post(session, post.person_id, agency_id, after, actor.person_id, now)
    _note(session, actor, Action.POST_CHANGED, agency_id, post.person_id, made, now)
    return made


def correct_post(
    session: Session, actor: Actor, agency_id: AgencyId, post_id: PostId, held: Held, now: datetime
) -> PostId:
    """It was so all along: the list was wrong. What was known before stays on record."""
    post = _get_changeable(session, actor, agency_id, post_id, now)
    refuse_unfit_post(held, _others(session, post), civil_date(now))
    made = posts.revise_post(session, post, held, actor.person_id, now)
    _note(session, actor, Action.POST_CHANGED, agency_id, post.person_id, made, now)
    return made


def end_post(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    post_id: PostId,
    last_day: date,
    now: datetime,
) -> PostId:
    post = _get_changeable(session, actor, agency_id, post_id, now)
    return _end(session, actor, post, last_day, now)


def undo_end(
    session: Session, actor: Actor, agency_id: AgencyId, post_id: PostId, now: datetime
) -> PostId:
    """Also of who is out of sight by it, for a day."""
    change_agency(session, actor, agency_id, now)
    post = posts.get_post(session, agency_id, post_id)
    if not post.is_open(civil_date(now)) and post.recorded_at < now - UNDONE_WITHIN:
        raise NotFound("no such post")
    return _end(session, actor, post, None, now)


def _others(session: Session, post: KnownPost) -> tuple[KnownPost, ...]:
    there = posts.posts_at(session, post.agency_id, [post.person_id])
    return tuple(each for each in there if each.id != post.id)


def _get_changeable(
    session: Session, actor: Actor, agency_id: AgencyId, post_id: PostId, now: datetime
) -> KnownPost:
    change_agency(session, actor, agency_id, now)
    post = posts.get_post(session, agency_id, post_id)
    posts_of_member(session, agency_id, post.person_id, civil_date(now))
    return post


def _end(
    session: Session, actor: Actor, post: KnownPost, last_day: date | None, now: datetime
) -> PostId:
    held = replace(post.held, ends_on=last_day)
    refuse_unfit_post(held, _others(session, post), civil_date(now))
    made = posts.end_post(session, post, last_day, actor.person_id, now)
    action = Action.POST_ENDED if last_day else Action.POST_RESUMED
    _note(session, actor, action, post.agency_id, post.person_id, made, now)
    return made


def _note(
    session: Session,
    actor: Actor,
    action: Action,
    agency_id: AgencyId,
    person_id: PersonId,
    post_id: PostId,
    now: datetime,
) -> None:
    record(session, actor, action, now, agency=agency_id, person=person_id, post=post_id)
