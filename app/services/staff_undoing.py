"""A staff list undone: person by person, where nothing was changed since."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.ids import AgencyId, PersonId, PostId
from app.policy.actor import Actor
from app.services.staff_listed import who_moved_on
from app.store import posts, staff_entries
from app.store.database import Session
from app.store.posts import Held, KnownPost, NewPost
from app.store.staff_entries import Known


@dataclass(frozen=True, slots=True)
class Kept:
    """What was not undone. `number`: the row; None: somebody who was proposed as a leaver."""

    number: int | None
    person_id: PersonId
    reason: str


@dataclass
class _Done:
    """What the list did of one person."""

    person: PersonId
    created: bool = False
    number: int | None = None
    entry: tuple[Known | None, Known] | None = None
    name: tuple[str, str] | None = None
    posts: list[tuple[PostId | None, PostId]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Now:
    entries: Mapping[PersonId, Known]
    posts: Mapping[PersonId, Sequence[KnownPost]]
    before: Mapping[PostId, Held]
    begun: frozenset[PersonId]
    moved_on: frozenset[PersonId]


def take_back(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    changes: Mapping[str, Any],
    now: datetime,
) -> tuple[Kept, ...]:
    done = _done(changes)
    state = _now(session, agency_id, done, now)
    reasons = {person: reason for person, each in done.items() if (reason := _since(each, state))}
    while taken := _taken_keys(done, state, reasons):
        reasons |= dict.fromkeys(taken, "key-taken-since")
    undone = [each for person, each in done.items() if person not in reasons]
    _restore_posts(session, actor, agency_id, undone, state, now)
    _restore_entries(session, agency_id, undone, now)
    _restore_names(session, undone)
    return tuple(Kept(done[person].number, person, reason) for person, reason in reasons.items())


def _done(changes: Mapping[str, Any]) -> dict[PersonId, _Done]:
    done: dict[PersonId, _Done] = {}

    def of(number: int) -> _Done:
        person = PersonId(number)
        return done.setdefault(person, _Done(person))

    for person, number in changes["rows"].items():
        of(int(person)).number = number
    for person in changes["created"]:
        of(person).created = True
    for person, before, after in changes["entries"]:
        of(person).entry = (Known(*before) if before else None, Known(*after))
    for person, before, after in changes["names"]:
        of(person).name = (before, after)
    for _row, person, old, new in changes["posts"]:
        of(person).posts.append((PostId(old) if old else None, PostId(new)))
    return done


def _now(
    session: Session, agency_id: AgencyId, done: Mapping[PersonId, _Done], now: datetime
) -> _Now:
    held: defaultdict[PersonId, list[KnownPost]] = defaultdict(list)
    for post in posts.posts_at(session, agency_id):
        held[post.person_id].append(post)
    entries = {
        entry.person_id: entry.known for entry in staff_entries.entries_of(session, agency_id)
    }
    old = [post for each in done.values() for post, _ in each.posts if post]
    created = [person for person, each in done.items() if each.created]
    begun = frozenset(staff_entries.have_begun(session, created))
    there = {person: held.get(person, []) for person in done}
    gone = frozenset(who_moved_on(session, agency_id, there, now))
    return _Now(entries, held, posts.held_by(session, old), begun, gone)


def _since(done: _Done, state: _Now) -> str:
    """Why it cannot be undone; '' where it can."""
    held = state.posts.get(done.person, ())
    made = {new for _, new in done.posts}
    if not made <= {post.id for post in held}:
        return "post-changed-since"
    if done.entry and state.entries.get(done.person) != done.entry[1]:
        return "entry-changed-since"
    others = [post.held for post in held if post.id not in made]
    if done.created and others:
        return "post-changed-since"
    if done.person in state.begun:
        return "has-begun"
    if done.posts and done.person in state.moved_on:
        return "left-since"
    restored = [state.before[old] for old, _ in done.posts if old]
    if any(back.overlaps(other) for back in restored for other in others):
        return "post-changed-since"
    return ""


def _taken_keys(
    done: Mapping[PersonId, _Done], state: _Now, reasons: Mapping[PersonId, str]
) -> set[PersonId]:
    """Whose number or address of before somebody has who stays as she is."""
    undone = {person: each for person, each in done.items() if person not in reasons and each.entry}
    stay = [known for person, known in state.entries.items() if person not in undone]
    taken = {known.address for known in stay} | {known.payroll_id for known in stay}
    taken.discard(None)
    return {
        person
        for person, each in undone.items()
        if each.entry
        and (before := each.entry[0])
        and (before.address in taken or before.payroll_id in taken)
    }


def _restore_posts(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    undone: Sequence[_Done],
    state: _Now,
    now: datetime,
) -> None:
    posts.withdraw_posts(session, [new for each in undone for _, new in each.posts], now)
    back = [
        NewPost(each.person, agency_id, state.before[old], new)
        for each in undone
        for old, new in each.posts
        if old
    ]
    posts.add_posts(session, back, actor.person_id, now)


def _restore_entries(
    session: Session, agency_id: AgencyId, undone: Sequence[_Done], now: datetime
) -> None:
    added = [each.person for each in undone if each.entry and each.entry[0] is None]
    staff_entries.remove_entries(session, agency_id, added)
    before = {each.person: each.entry[0] for each in undone if each.entry and each.entry[0]}
    staff_entries.put_entries(session, agency_id, before, now)


def _restore_names(session: Session, undone: Sequence[_Done]) -> None:
    staff_entries.rename_people(
        session, {each.person: each.name[0] for each in undone if each.name}
    )
