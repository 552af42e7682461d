"""What a person's own record shows."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.content.library import Library
from app.content.model.header import Kind
from app.content.model.quiz import Quiz
from app.content.model.text import Words
from app.ids import AwardId, ReflectionId
from app.services.offering import Part, find_part
from app.services.records import AwardHeld, CourseUnderWay, Record
from app.store.attempt_records import AttemptSummary
from app.store.practice_seen import PracticeSeen
from app.store.reflections import Reflection
from app.web import nations
from app.web.case.review_words import ending_words
from app.web.course_steps import KINDS
from app.web.marks import percent
from app.web.practice_words import SEEN
from app.web.standing import STANDINGS

RELEASE_DIGITS = 12


@dataclass(frozen=True, slots=True)
class AwardView:
    id: AwardId
    title: str
    met_on: date
    until: date | None
    in_date: bool
    standing: LazyString
    nation: LazyString
    certified: bool
    release: str
    """The first digits; `release_sha256` has them all."""
    release_sha256: str
    terms_sha256: str
    recorded_at: datetime
    voided_at: datetime | None
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class UnderWayView:
    title: str
    href: str
    done: int
    steps: int
    touched_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptView:
    title: str
    kind: LazyString
    href: str
    begun_at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class SeenView:
    course: str
    agency: str
    answer: LazyString
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class RecordView:
    awards: tuple[AwardView, ...]
    under_way: tuple[UnderWayView, ...]
    attempts: tuple[AttemptView, ...]
    practice: tuple[SeenView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    id: ReflectionId
    title: str
    prompt: str
    text: str
    written_at: datetime
    changed_at: datetime
    href: str | None
    """Where it was written."""


def record_view(record: Record, library: Library, words: Words) -> RecordView:
    return RecordView(
        tuple(map(award_view, record.awards)),
        tuple(_under_way(course, words) for course in record.under_way),
        tuple(_attempt(summary, library, words) for summary in record.attempts),
        tuple(_seen(each, library, words) for each in record.practice),
    )


def _seen(found: PracticeSeen, library: Library, words: Words) -> SeenView:
    course = library.courses.get(found.course)
    title = course.title.fill(words) if course else found.course.replace("-", " ")
    return SeenView(title, found.agency, SEEN[found.answer], found.seen_at)


def award_view(held: AwardHeld) -> AwardView:
    award, facts = held.award, held.award.facts
    return AwardView(
        id=award.id,
        title=facts.course_title,
        met_on=facts.met_on,
        until=held.until,
        in_date=held.in_date,
        standing=STANDINGS[facts.standing],
        nation=nations.NAMES[facts.nation],
        certified=held.certified,
        release=(facts.release_sha256 or "")[:RELEASE_DIGITS],
        release_sha256=facts.release_sha256 or "",
        terms_sha256=facts.terms_sha256,
        recorded_at=award.recorded_at,
        voided_at=award.voided_at,
        void_reason=award.void_reason,
    )


def note_view(note: Reflection) -> NoteView:
    return NoteView(
        note.id,
        note.title,
        note.prompt,
        note.text,
        note.written_at,
        note.changed_at,
        _href_of(note.place),
    )


def _href_of(place: str) -> str | None:
    match place.split("/"):
        case ["lesson", course, lesson, _prompt]:
            return url_for("training.lesson", course=course, lesson=lesson)
        case ["attempt", number] if number.isdecimal():
            return url_for("play.debrief", attempt=int(number))
        case ["attempt", number, _scene] if number.isdecimal():
            return url_for("play.look_back", attempt=int(number))
        case _:
            return None


def _under_way(course: CourseUnderWay, words: Words) -> UnderWayView:
    return UnderWayView(
        title=course.course.title.fill(words),
        href=url_for("training.course", course=course.course.slug),
        done=course.progress.required_done,
        steps=course.progress.required,
        touched_at=course.touched_at,
    )


def _attempt(summary: AttemptSummary, library: Library, words: Words) -> AttemptView:
    terms = summary.attempt.terms
    part = find_part(library, terms.kind, terms.slug)
    return AttemptView(
        title=part.title.fill(words) if part else terms.slug.replace("-", " "),
        kind=KINDS[terms.kind],
        href=_attempt_href(summary),
        begun_at=summary.attempt.begun_at,
        outcome=_case(summary) if terms.kind is Kind.SCENARIO else _quiz(summary, part),
    )


def _attempt_href(summary: AttemptSummary) -> str:
    attempt = summary.attempt
    if attempt.terms.kind is Kind.QUIZ:
        return url_for("quiz.result" if summary.submission else "quiz.question", attempt=attempt.id)
    return url_for("play.debrief" if summary.ending else "play.scene", attempt=attempt.id)


def _case(summary: AttemptSummary) -> str:
    if summary.ending is None:
        return _("Complete, and opened again.") if summary.completed else _("Under way.")
    if summary.completed:
        return _("Complete. %(ending)s", ending=ending_words(summary.ending))
    return _(
        "%(ending)s Something about the child’s safety is still to be put right.",
        ending=ending_words(summary.ending),
    )


def _quiz(summary: AttemptSummary, quiz: Part | None) -> str:
    if summary.submission is None:
        return ngettext(
            "Under way: %(num)d question answered.",
            "Under way: %(num)d questions answered.",
            summary.steps,
        )
    if isinstance(quiz, Quiz) and not any(question.scored for question in quiz.questions.values()):
        return _("Answered.")
    got = percent(summary.submission.score)
    if summary.submission.passed:
        return _("Passed, with %(got)d in 100.", got=got)
    return _("Not passed: %(got)d in 100.", got=got)
