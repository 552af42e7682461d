"""Awards for what was learnt outside Heed: on somebody's word, and saying whose."""

from dataclasses import dataclass
from datetime import date, datetime

from app.content.model.terms import Nation
from app.ids import PersonId
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import Refused
from app.store.awards import Award, AwardFacts, Source, add_award
from app.store.database import Session

LONGEST_PROVIDER = 100


@dataclass(frozen=True, slots=True)
class Learnt:
    course: str
    met_on: date
    source: Source
    provider: str = ""
    own_until: date | None = None
    """The last day that the evidence itself names."""


def refuse_unfit(content: Content, learnt: Learnt, now: datetime) -> None:
    if learnt.course not in content.library.courses:
        raise Refused("course-unknown")
    if learnt.met_on > civil_date(now):
        raise Refused("met-in-the-future")
    if learnt.own_until is not None and learnt.own_until < learnt.met_on:
        raise Refused("until-before-met")
    if len(learnt.provider) > LONGEST_PROVIDER:
        raise Refused("provider-too-long")


def give(
    session: Session,
    content: Content,
    person_id: PersonId,
    nation: Nation,
    learnt: Learnt,
    by: PersonId,
    now: datetime,
) -> Award:
    """`nation`: of the agency that vouches for it."""
    refuse_unfit(content, learnt, now)
    course = content.library.courses[learnt.course]
    facts = AwardFacts(
        course=course.slug,
        course_title=course.title.fill(content.words(nation)),
        release_sha256=None,
        terms_sha256=content.library.terms.sha256,
        nation=nation,
        language="en",
        standing=course.header.status,
        met_on=learnt.met_on,
        course_valid_months=course.header.valid_months,
        source=learnt.source,
        provider=learnt.provider,
        own_until=learnt.own_until,
    )
    return add_award(session, person_id, facts, now, by)
