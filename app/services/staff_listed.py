"""An agency's list as it stands, and a seal by which a later look knows whether it still does."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from app.ids import AgencyId, PersonId
from app.services.civil_time import civil_date
from app.services.staff_finding import Listed
from app.services.staff_lines import Reading
from app.store.database import Session
from app.store.posts import KnownPost, posts_at
from app.store.staff_entries import Known, entries_of, have_own_records, names_of

BACK_WITHIN = timedelta(days=1)
"""After that somebody who left comes back by her own doing: signing in by the slip or letter that she gets."""


def everybody(session: Session, agency_id: AgencyId, now: datetime) -> tuple[Listed, ...]:
    """Who ever was on it. Who came without a list is known by her own name."""
    posts: defaultdict[PersonId, list[KnownPost]] = defaultdict(list)
    for post in posts_at(session, agency_id):
        posts[post.person_id].append(post)
    known = {person: Known(name) for person, name in names_of(session, agency_id).items()}
    known |= {entry.person_id: entry.known for entry in entries_of(session, agency_id)}
    gone = who_moved_on(session, agency_id, {person: posts[person] for person in known}, now)
    return tuple(
        Listed(person, known[person], tuple(posts[person]), person in gone)
        for person in sorted(known)
    )


def who_moved_on(
    session: Session,
    agency_id: AgencyId,
    posts: Mapping[PersonId, Sequence[KnownPost]],
    now: datetime,
) -> set[PersonId]:
    """Who of them left, and has a record that the agency alone did not write. `posts`: all that they held there."""
    left = [
        person for person, held in posts.items() if all(_is_long_over(post, now) for post in held)
    ]
    return have_own_records(session, agency_id, left)


def _is_long_over(post: KnownPost, now: datetime) -> bool:
    since = now - BACK_WITHIN
    ends_on = post.held.ends_on
    return ends_on is not None and ends_on < civil_date(since) and post.recorded_at < since


def seal(people: tuple[Listed, ...], reading: Reading) -> str:
    """Of all that an account depends on besides the rows themselves."""
    state = [
        [
            listed.person_id,
            listed.known.name,
            listed.known.address,
            listed.known.payroll_id,
            [[post.id, post.held.job_role, *_days(post)] for post in listed.posts],
            listed.moved_on,
        ]
        for listed in people
    ]
    read = [
        {field.value: at for field, at in reading.columns.items()},
        dict(reading.roles),
        reading.role_of_all,
        reading.today.isoformat(),
    ]
    text = json.dumps([state, read], ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def _days(post: KnownPost) -> list[str | None]:
    return [_written(post.held.starts_on), _written(post.held.ends_on)]


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
