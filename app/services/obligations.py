"""What one person is asked to learn, and why. Whole agencies and boards are reporting/obligations.py's."""

from collections.abc import Mapping
from datetime import date

from app.ids import PersonId
from app.learning.obligation_facts import Period, PersonFacts, Post
from app.learning.obligations import Obligation, Status, obligations
from app.store.assignments import assignments_of
from app.store.database import Session
from app.store.exemptions import absences_of, exemptions_of
from app.store.held import held_by
from app.store.people import current_posts
from app.store.requirements import rules_for


def facts_of(session: Session, person_id: PersonId, on: date) -> PersonFacts:
    """As it is known now. Of somebody who is asked nothing, no more is read than shows it."""
    posts = current_posts(session, person_id, on)
    rules = rules_for(session, [post.agency_id for post in posts], on) if posts else ()
    given = assignments_of(session, person_id) if posts else ()
    if not (rules or given):
        return PersonFacts()
    return PersonFacts(
        tuple(
            Post(post.agency_id, post.job_role, Period(post.starts_on, post.ends_on))
            for post in posts
        ),
        rules,
        given,
        exemptions_of(session, person_id),
        absences_of(session, person_id),
        held_by(session, person_id),
    )


def obligations_of(session: Session, person_id: PersonId, on: date) -> tuple[Obligation, ...]:
    return obligations(facts_of(session, person_id, on), on)


def asked_of(session: Session, person_id: PersonId, on: date) -> Mapping[str, Obligation]:
    """By course. Where two agencies ask for the same, the one that presses more."""
    asked: dict[str, Obligation] = {}
    for obligation in obligations_of(session, person_id, on):
        other = asked.get(obligation.course)
        if other is None or _pressing(obligation) < _pressing(other):
            asked[obligation.course] = obligation
    return asked


_ORDER = {status: place for place, status in enumerate(Status)}


def _pressing(obligation: Obligation) -> tuple[int, date]:
    return _ORDER[obligation.status], obligation.due_on or date.max
