"""The person who runs training somewhere says whether a course has changed anything at work. No words: a tick at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at, scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.closed_agencies import refuse_closed
from app.services.errors import NotFound
from app.store import practice_seen as store
from app.store.awards import Award, awards_of
from app.store.database import Session
from app.store.practice_seen import PracticeSeen, Seen
from app.store.scoping import require_agency, require_people

SEEN_AFTER = timedelta(weeks=4)
"""Nothing can be seen on the next day."""


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A course that somebody met four weeks ago or more."""

    course: str
    title: str
    met_on: date
    said: PracticeSeen | None
    """At this agency, since then."""


def asked_about(
    session: Session, agency_id: AgencyId, person_id: PersonId, today: date
) -> tuple[AskedAbout, ...]:
    """The latest met first. For whoever was let in."""
    said = {
        each.course: each
        for each in store.practice_seen_of(session, person_id)
        if each.agency_id == agency_id
    }
    return tuple(
        AskedAbout(
            award.facts.course,
            award.facts.course_title,
            award.facts.met_on,
            _since(said.get(award.facts.course), award.facts.met_on),
        )
        for award in _latest(awards_of(session, person_id))
        if award.facts.met_on <= today - SEEN_AFTER
    )


def say(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    course: str,
    answer: Seen,
    now: datetime,
) -> None:
    """The same again adds nothing."""
    today = civil_date(now)
    require_agency(session, scope_of(actor, Permission.RECORD_LEARNING), agency_id, today)
    require_people(session, only_at(agency_id), [person_id], today)
    refuse_closed(session, agency_id, now)
    asked = {each.course: each for each in asked_about(session, agency_id, person_id, today)}
    if course not in asked or person_id == actor.person_id:
        raise NotFound(f"nothing to say about {course}")
    said = asked[course].said
    if said is not None and said.answer is answer:
        return
    store.add_practice_seen(session, person_id, agency_id, course, answer, actor.person_id, now)
    record(
        session, actor, Action.PRACTICE_SEEN, now, agency=agency_id, person=person_id, course=course
    )


def _latest(awards: Iterable[Award]) -> tuple[Award, ...]:
    """Of each course."""
    first: dict[str, Award] = {}
    for award in awards:
        first.setdefault(award.facts.course, award)
    return tuple(first.values())


def _since(said: PracticeSeen | None, met_on: date) -> PracticeSeen | None:
    return said if said is not None and civil_date(said.seen_at) >= met_on else None
