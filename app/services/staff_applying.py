"""A staff list's account carried out, and written down so that it can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.members import without_keys_of
from app.services.staff_account import Leaver, Plan
from app.store import posts, staff_entries
from app.store.database import Session
from app.store.posts import NewPost
from app.store.staff_entries import Known

Changes = dict[str, Any]
"""JSON: `created` people; `entries` and `names` as [person, before, after]; `posts` as [row, person, old, new];
`rows`: the row of each person."""


def carry_out(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    plans: Sequence[Plan],
    leavers: Sequence[Leaver],
    last_day: date,
    now: datetime,
) -> Changes:
    people = _people(session, plans, now)
    return {
        "created": [people[plan.number] for plan in plans if plan.person_id is None],
        "rows": {str(people[plan.number]): plan.number for plan in plans},
        "entries": _write_entries(session, agency_id, plans, people, now),
        "posts": _write_posts(session, actor, agency_id, plans, people, now)
        + _end_posts(session, actor, leavers, last_day, now),
        "names": _rename(session, actor, plans, civil_date(now)),
    }


def _people(session: Session, plans: Sequence[Plan], now: datetime) -> dict[int, PersonId]:
    """By row."""
    new = [plan for plan in plans if plan.person_id is None]
    made = staff_entries.add_people(session, [plan.known.name for plan in new], now)
    people = {plan.number: person for plan, person in zip(new, made, strict=True)}
    return people | {plan.number: plan.person_id for plan in plans if plan.person_id is not None}


def _write_entries(
    session: Session,
    agency_id: AgencyId,
    plans: Sequence[Plan],
    people: Mapping[int, PersonId],
    now: datetime,
) -> list[list[Any]]:
    there = {entry.person_id: entry.known for entry in staff_entries.entries_of(session, agency_id)}
    wanted = {people[plan.number]: plan.known for plan in plans}
    wanted |= _freed(there, wanted)
    changed = {person: known for person, known in wanted.items() if there.get(person) != known}
    staff_entries.put_entries(session, agency_id, changed, now)
    return [
        [person, _listed(there.get(person)), _listed(known)] for person, known in changed.items()
    ]


def _freed(
    there: Mapping[PersonId, Known], wanted: Mapping[PersonId, Known]
) -> dict[PersonId, Known]:
    """Leavers whose number or address is somebody else's now."""
    addresses = {known.address: known for known in wanted.values() if known.address}
    numbers = {known.payroll_id: known for known in wanted.values() if known.payroll_id}
    freed: dict[PersonId, Known] = {}
    for person, known in there.items():
        if person in wanted:
            continue
        for taker in (addresses.get(known.address or ""), numbers.get(known.payroll_id or "")):
            if taker is not None:
                freed[person] = without_keys_of(freed.get(person, known), taker)
    return freed


def _rename(session: Session, actor: Actor, plans: Sequence[Plan], today: date) -> list[list[Any]]:
    """Her own name follows the list's, unless she works somewhere else too, or has left: then it is hers alone."""
    differing = {
        plan.person_id: (plan.before.name, plan.known.name)
        for plan in plans
        if plan.person_id and plan.before and plan.before.name != plan.known.name
    }
    scope = scope_of(actor, Permission.CHANGE_STAFF)
    here = posts.who_is_here_alone(session, list(differing), scope, today)
    renamed = {person: differing[person] for person in differing if person in here}
    staff_entries.rename_people(session, {person: new for person, (_, new) in renamed.items()})
    return [[person, old, new] for person, (old, new) in renamed.items()]


def _write_posts(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    plans: Sequence[Plan],
    people: Mapping[int, PersonId],
    now: datetime,
) -> list[list[Any]]:
    writes = [(people[plan.number], write) for plan in plans for write in plan.posts]
    posts.withdraw_posts(session, [write.post.id for _, write in writes if write.post], now)
    new = [
        NewPost(person, agency_id, write.held, write.post.id if write.post else None)
        for person, write in writes
    ]
    made = posts.add_posts(session, new, actor.person_id, now)
    return [
        [write.number, person, write.post.id if write.post else None, number]
        for (person, write), number in zip(writes, made, strict=True)
    ]


def _end_posts(
    session: Session, actor: Actor, leavers: Sequence[Leaver], last_day: date, now: datetime
) -> list[list[Any]]:
    if any(leaver.post.held.starts_on > last_day for leaver in leavers):
        raise Refused("leaves-before-start")
    ending = [leaver.post for leaver in leavers]
    posts.withdraw_posts(session, [post.id for post in ending], now)
    ended = [
        NewPost(post.person_id, post.agency_id, replace(post.held, ends_on=last_day), post.id)
        for post in ending
    ]
    made = posts.add_posts(session, ended, actor.person_id, now)
    return [
        [None, post.person_id, post.id, number] for post, number in zip(ending, made, strict=True)
    ]


def _listed(known: Known | None) -> list[str | None] | None:
    return [known.name, known.address, known.payroll_id] if known else None
