"""Evidence and sessions in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.content.model.terms import Nation
from app.services.content import Content
from app.services.team import titles
from app.store.evidence import Evidence
from app.store.group_sessions import Held


@dataclass(frozen=True, slots=True)
class EvidenceView:
    id: int
    person_id: int
    name: str
    course: str
    provider: str
    met_on: date
    own_until: date | None
    file_name: str
    handed_in_at: datetime
    by_herself: bool
    looked_at: datetime | None
    accepted: bool
    note: str


@dataclass(frozen=True, slots=True)
class SessionView:
    id: int
    title: str
    held_on: date
    led_by: str
    case: str | None
    case_slug: str | None
    course: str | None
    attended: int


def evidence_views(
    found: Iterable[Evidence], content: Content, nation: Nation
) -> tuple[EvidenceView, ...]:
    every = tuple(found)
    named = titles(content, (one.shown.course for one in every), nation)
    return tuple(_evidence(one, named[one.shown.course]) for one in every)


def session_views(
    held: Iterable[Held], content: Content, nation: Nation
) -> tuple[SessionView, ...]:
    return tuple(_session(one, content, nation) for one in held)


def _evidence(one: Evidence, course: str) -> EvidenceView:
    shown, review = one.shown, one.review
    return EvidenceView(
        one.id,
        one.person_id,
        one.name,
        course,
        shown.provider,
        shown.met_on,
        shown.own_until,
        shown.file.name if shown.file else "",
        one.handed_in_at,
        one.handed_in_by == one.person_id,
        review.reviewed_at if review else None,
        bool(review and review.accepted),
        review.note if review else "",
    )


def _session(one: Held, content: Content, nation: Nation) -> SessionView:
    meeting = one.meeting
    case = content.library.scenarios.get(meeting.scenario or "")
    named = titles(content, [meeting.course] if meeting.course else [], nation)
    return SessionView(
        one.id,
        meeting.title,
        meeting.held_on,
        meeting.led_by,
        case.title.fill(content.words(nation)) if case else meeting.scenario,
        case.slug if case else None,
        named.get(meeting.course or ""),
        one.attended,
    )
