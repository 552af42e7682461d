"""What the pages of My training and of a course show."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.content.model.course import Course, Step
from app.content.model.header import Group, Kind, ScenarioHeader
from app.content.model.text import SafeHtml, Words
from app.learning.course_progress import SectionProgress, StepProgress, StepState, is_current
from app.services.next_step import NextStep, QuizPlace
from app.services.open_steps import is_shut
from app.services.playing_case import Case
from app.services.training import CoursePage, CourseStanding, FollowUp, Home
from app.web.case.scene import place_words
from app.web.course_steps import KINDS, step_href, title_in
from app.web.groups import groups_in_words, listed
from app.web.plans import PlanView, plan_view
from app.web.standing import StandingView, standing_view
from app.web.templating import long_date
from app.web.training.asked import AskedView, asked_view


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
    asked_anew_from: date | None
    """The course was renewed since."""
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
    standing: StandingView
    award: AwardView | None
    asked: AskedView | None


@dataclass(frozen=True, slots=True)
class FollowUpView:
    title: str
    kind: LazyString
    minutes: int
    since: date
    href: str
    course_title: str
    course_href: str


@dataclass(frozen=True, slots=True)
class HomeView:
    next: NextView | None
    follow_ups: tuple[FollowUpView, ...]
    to_do: tuple[CourseView, ...]
    """What is asked of the learner, by date; where nothing is, all that she is offered."""
    open: tuple[CourseView, ...]
    """Offered beside what is asked."""
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
    outcomes: tuple[str, ...]
    """What the learner will be able to do."""
    groups: str
    sections: tuple[SectionView, ...]
    next: NextView | None
    follow_ups: tuple[FollowUpView, ...]
    plans: tuple[PlanView, ...]
    asks_about_plans: bool


def present_home(home: Home, words: Words) -> HomeView:
    pressing = [standing for standing in home.to_do if standing.pressing]
    to_do = pressing or home.to_do
    return HomeView(
        next_view(home.next_step, words) if home.next_step else None,
        tuple(_follow_up(due, words) for due in home.follow_ups),
        tuple(_course(standing, words) for standing in to_do),
        tuple(_course(standing, words) for standing in home.to_do if standing not in to_do),
        tuple(_course(standing, words) for standing in home.done),
    )


def present_course(page: CoursePage, words: Words) -> CoursePageView:
    course = page.standing.course
    return CoursePageView(
        course=_course(page.standing, words),
        introduction=course.introduction.fill(words),
        completes=_completes(course),
        outcomes=tuple(text.fill(words) for text in course.header.outcome_texts.values()),
        groups=listed(groups_in_words(_groups(page))),
        sections=tuple(
            _section(page, s, words) for s in page.standing.progress.sections if s.steps
        ),
        next=next_view(page.next_step, words) if page.next_step else None,
        follow_ups=tuple(_follow_up(due, words) for due in page.follow_ups),
        plans=tuple(map(plan_view, page.plans)),
        asks_about_plans=page.asks_about_plans,
    )


def _groups(page: CoursePage) -> set[Group]:
    """That the course's parts are about."""
    return {group for part in page.parts.values() for group in part.header.groups}


def _follow_up(due: FollowUp, words: Words) -> FollowUpView:
    return FollowUpView(
        title=title_in(due.course, due.step, due.part, words),
        kind=KINDS[due.step.kind],
        minutes=due.part.header.minutes,
        since=due.since,
        href=step_href(due.step, due.course.slug),
        course_title=due.course.title.fill(words),
        course_href=url_for("training.course", course=due.course.slug),
    )


def next_view(step: NextStep, words: Words) -> NextView:
    return NextView(
        title=title_in(step.course, step.step, step.part, words),
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
        roles=listed(course.header.for_roles),
        minutes=course.header.minutes,
        minutes_left=standing.minutes_left,
        done=progress.required_done,
        steps=progress.required,
        standing=standing_view(course.header),
        award=_award(standing),
        asked=_asked(standing),
    )


def _asked(standing: CourseStanding) -> AskedView | None:
    if standing.asked is None:
        return None
    return asked_view(standing.asked, pressing=standing.pressing is not None)


def _award(standing: CourseStanding) -> AwardView | None:
    award = standing.award
    if award is None:
        return None
    renewed = not is_current(standing.course, award.facts.met_on)
    anew = standing.in_date and renewed
    return AwardView(
        award.facts.met_on,
        standing.until,
        standing.in_date,
        standing.course.header.renew_from if anew else None,
        url_for("record.award", award=award.id),
    )


def _section(page: CoursePage, section: SectionProgress, words: Words) -> SectionView:
    return SectionView(
        section.section.title.fill(words),
        section.section.introduction.fill(words),
        tuple(_item(placed, page, words) for placed in section.steps),
    )


def _item(placed: StepProgress, page: CoursePage, words: Words) -> OutlineItem:
    part = page.parts[placed.step]
    header = part.header
    return OutlineItem(
        title=title_in(page.course, placed.step, part, words),
        href=None if is_shut(placed, page.today) else step_href(placed.step, page.course.slug),
        state=_STATES.get(placed.state, placed.state.value),
        state_words=_state_words(placed),
        minutes=header.minutes,
        note=_content_note(header.content_note.fill(words))
        if isinstance(header, ScenarioHeader)
        else None,
        kind_words=str(KINDS[placed.step.kind]),
    )


_STATES = {StepState.OFFERED: StepState.NEXT.value}
"""As ui.outline knows them, where that is not the state's own name."""


def _content_note(note: str) -> str | None:
    return _("Content note: %(note)s", note=note) if note else None


def _state_words(placed: StepProgress) -> str:
    weeks = placed.step.after_weeks
    match placed.state:
        case StepState.DONE:
            return _("Done")
        case StepState.NEXT if placed.step.before:
            return _("First of all")
        case StepState.NEXT:
            return _("Next")
        case StepState.OFFERED:
            return _("Open now")
        case StepState.LATER:
            return _("After step %(number)d", number=(placed.number or 1) - 1)
        case StepState.OPTIONAL if weeks is not None:
            return _opens(placed.opens, weeks)
        case StepState.OPTIONAL:
            return _("Optional, any time")


def _opens(day: date | None, weeks: int) -> str:
    if day is not None:
        return _("Opens on %(day)s", day=long_date(day))
    return ngettext(
        "%(num)d week after the rest",
        "%(num)d weeks after the rest",
        weeks,
    )


def _completes(course: Course) -> str:
    """Read 3 lessons, complete 1 case and pass 1 quiz."""
    counts = Counter(map(_demand, (step for step in course.steps if step.required)))
    parts = (
        ngettext("read %(num)d lesson", "read %(num)d lessons", counts["lesson"]),
        ngettext("complete %(num)d case", "complete %(num)d cases", counts["case"]),
        ngettext("answer %(num)d quiz", "answer %(num)d quizzes", counts["quiz"]),
        ngettext("pass %(num)d quiz", "pass %(num)d quizzes", counts["pass"]),
    )
    demanded = listed(
        words
        for words, kind in zip(parts, ("lesson", "case", "quiz", "pass"), strict=True)
        if counts[kind]
    )
    return demanded[:1].upper() + demanded[1:]


def _demand(step: Step) -> str:
    if step.kind is Kind.QUIZ:
        return "pass" if step.must_pass else "quiz"
    return "lesson" if step.kind is Kind.LESSON else "case"
