"""What the pages of My training and of a course show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.lists import format_list
from flask import url_for
from flask_babel import LazyString, get_locale, ngettext
from flask_babel import gettext as _

from app.content.model.course import Course, Step
from app.content.model.header import Kind, ScenarioHeader, Standing
from app.content.model.text import SafeHtml, Words
from app.learning.course_progress import SectionProgress, StepProgress, StepState
from app.services.awarding import valid_until
from app.services.next_step import NextStep, QuizPlace
from app.services.offering import Part
from app.services.playing_case import Case
from app.services.training import CoursePage, CourseStanding, Home
from app.store.awards import Award
from app.web.case.scene import place_words
from app.web.course_steps import KINDS, step_href


@dataclass(frozen=True, slots=True)
class NextView:
    title: str
    kind: LazyString
    where: str
    """Where the learner stopped; empty for a step that is not begun."""
    minutes: int
    begun: bool
    href: str
    course_title: str
    course_href: str


@dataclass(frozen=True, slots=True)
class AwardView:
    met_on: date
    until: date | None
    in_date: bool
    href: str


@dataclass(frozen=True, slots=True)
class CourseView:
    title: str
    href: str
    summary: str
    roles: str
    minutes: int
    minutes_left: int
    done: int
    steps: int
    draft: bool
    award: AwardView | None


@dataclass(frozen=True, slots=True)
class HomeView:
    next: NextView | None
    to_do: tuple[CourseView, ...]
    done: tuple[CourseView, ...]


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """As ui.outline takes it."""

    title: str
    href: str | None
    state: str
    state_words: str
    minutes: int
    note: str | None
    kind_words: str


@dataclass(frozen=True, slots=True)
class SectionView:
    title: str
    introduction: SafeHtml
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class CoursePageView:
    course: CourseView
    introduction: SafeHtml
    completes: str
    sections: tuple[SectionView, ...]
    next: NextView | None


def present_home(home: Home, words: Words) -> HomeView:
    return HomeView(
        next_view(home.next_step, words) if home.next_step else None,
        tuple(_course(standing, words) for standing in home.to_do),
        tuple(_course(standing, words) for standing in home.done),
    )


def present_course(page: CoursePage, words: Words) -> CoursePageView:
    course = page.standing.course
    return CoursePageView(
        course=_course(page.standing, words),
        introduction=course.introduction.fill(words),
        completes=_completes(course),
        sections=tuple(
            _section(page, s, words) for s in page.standing.progress.sections if s.steps
        ),
        next=next_view(page.next_step, words) if page.next_step else None,
    )


def next_view(step: NextStep, words: Words) -> NextView:
    return NextView(
        title=step.part.title.fill(words),
        kind=KINDS[step.step.kind],
        where=_where(step.place),
        minutes=step.minutes_left,
        begun=step.attempt is not None,
        href=_next_href(step),
        course_title=step.course.title.fill(words),
        course_href=url_for("training.course", course=step.course.slug),
    )


def _next_href(step: NextStep) -> str:
    if step.attempt is None:
        return step_href(step.step, step.course.slug)
    endpoint = "quiz.question" if step.step.kind is Kind.QUIZ else "play.scene"
    return url_for(endpoint, attempt=step.attempt)


def _where(place: Case | QuizPlace | None) -> str:
    match place:
        case QuizPlace(question=number, of=of):
            return _("Question %(number)d of %(of)d", number=number, of=of)
        case Case(ending=None):
            return place_words(place)
        case Case():
            return _("At an ending, with one thing left to put right")
        case None:
            return ""


def _course(standing: CourseStanding, words: Words) -> CourseView:
    course, progress = standing.course, standing.progress
    return CourseView(
        title=course.title.fill(words),
        href=url_for("training.course", course=course.slug),
        summary=course.header.summary.fill(words),
        roles=_listed(course.header.for_roles),
        minutes=course.header.minutes,
        minutes_left=standing.minutes_left,
        done=progress.required_done,
        steps=progress.required,
        draft=course.header.status is Standing.DRAFT,
        award=_award(standing.award, standing.in_date) if standing.award else None,
    )


def _award(award: Award, in_date: bool) -> AwardView:
    href = url_for("record.award", award=award.id)
    return AwardView(award.facts.met_on, valid_until(award), in_date, href)


def _section(page: CoursePage, section: SectionProgress, words: Words) -> SectionView:
    slug = page.standing.course.slug
    return SectionView(
        section.section.title.fill(words),
        section.section.introduction.fill(words),
        tuple(_item(placed, page.parts[placed.step], slug, words) for placed in section.steps),
    )


def _item(placed: StepProgress, part: Part, course: str, words: Words) -> OutlineItem:
    header = part.header
    later = placed.state is StepState.LATER
    return OutlineItem(
        title=part.title.fill(words),
        href=None if later else step_href(placed.step, course),
        state=placed.state.value,
        state_words=_state_words(placed),
        minutes=header.minutes,
        note=_content_note(header.content_note.fill(words))
        if isinstance(header, ScenarioHeader)
        else None,
        kind_words=str(KINDS[placed.step.kind]),
    )


def _content_note(note: str) -> str | None:
    return _("Content note: %(note)s", note=note) if note else None


def _state_words(placed: StepProgress) -> str:
    match placed.state:
        case StepState.DONE:
            return _("Done")
        case StepState.NEXT:
            return _("Next")
        case StepState.OPTIONAL:
            return _("Optional, any time")
        case StepState.LATER:
            return _("After step %(number)d", number=(placed.number or 1) - 1)


def _completes(course: Course) -> str:
    """Read 3 lessons, complete 1 case and pass 1 quiz."""
    counts = Counter(map(_demand, (step for step in course.steps if step.required)))
    parts = (
        ngettext("read %(num)d lesson", "read %(num)d lessons", counts["lesson"]),
        ngettext("complete %(num)d case", "complete %(num)d cases", counts["case"]),
        ngettext("answer %(num)d quiz", "answer %(num)d quizzes", counts["quiz"]),
        ngettext("pass %(num)d quiz", "pass %(num)d quizzes", counts["pass"]),
    )
    demanded = _listed(
        words
        for words, kind in zip(parts, ("lesson", "case", "quiz", "pass"), strict=True)
        if counts[kind]
    )
    return demanded[:1].upper() + demanded[1:]


def _demand(step: Step) -> str:
    if step.kind is Kind.QUIZ:
        return "pass" if step.must_pass else "quiz"
    return "lesson" if step.kind is Kind.LESSON else "case"


def _listed(words: Iterable[str]) -> str:
    return str(format_list(list(words), locale=get_locale()))
