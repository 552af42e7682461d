"""What the pages of a quiz show. `QuestionView` has nothing in it that an unanswered question must keep."""

from dataclasses import dataclass
from fractions import Fraction

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.content.model.text import SafeHtml, Words
from app.learning.quiz_attempt import Confidence
from app.services.next_step import questions_asked
from app.services.plain_words import without_markup
from app.services.questions import InOrder, OpenQuestion, Paired, Said, ToMatch, Within
from app.services.quizzing import QuizStart
from app.services.taking import QuestionAnswered, Taking
from app.web.course_steps import ComesFirst
from app.web.standing import StandingView, standing_view

SURE: dict[Confidence, LazyString] = {
    Confidence.GUESS: lazy("You said that it was a guess."),
    Confidence.FAIRLY_SURE: lazy("You were fairly sure."),
    Confidence.SURE: lazy("You were sure."),
}


@dataclass(frozen=True, slots=True)
class StartView:
    slug: str
    title: str
    introduction: SafeHtml
    minutes: int
    questions: int
    pass_percent: int | None
    has_critical: bool
    confidence: bool
    attempts_left: int | None
    """None: as many as you like."""
    standing: StandingView
    course_slug: str | None
    course_title: str | None
    open_href: str | None
    open_place: str | None
    passed: bool
    due: bool
    """A course asks for it now, though it may have been taken before."""
    comes_first: ComesFirst | None
    """It was taken before, and is not to be taken again yet."""
    result_href: str | None
    """Of the latest attempt that was brought to its end."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    quiz: str
    place: str
    number: int
    of: int
    title: str
    stem: SafeHtml
    kind: str
    columns: tuple[str, str] | None
    hint: SafeHtml
    offers_hint: bool
    attempt: int


@dataclass(frozen=True, slots=True)
class SaidView:
    """What was answered, or what is right: one of the four is filled."""

    said: tuple[Said, ...] = ()
    in_order: tuple[SafeHtml, ...] = ()
    pairs: tuple[tuple[SafeHtml, SafeHtml], ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredView:
    quiz: str
    place: str
    number: int
    of: int
    title: str
    stem: SafeHtml
    verdict: str
    tone: str
    scored: bool
    given: SaidView
    sure: LazyString | None
    right: SaidView | None
    explanation: SafeHtml | None
    attempt: int
    next_number: int | None
    """The question after this one, where that is answered too."""
    ended: bool


def start_view(here: QuizStart, words: Words, first: ComesFirst | None = None) -> StartView:
    quiz, allowance = here.quiz, here.allowance
    ended = next((go for go in allowance.begun if go.submission), None)
    now = allowance.open
    of = questions_asked(quiz)
    return StartView(
        slug=quiz.slug,
        title=quiz.title.fill(words),
        introduction=quiz.introduction.fill(words),
        minutes=quiz.header.minutes,
        questions=of,
        pass_percent=quiz.header.pass_percent,
        has_critical=any(question.critical for question in quiz.questions.values()),
        confidence=quiz.header.confidence,
        attempts_left=allowance.left,
        standing=standing_view(quiz.header),
        course_slug=here.course.slug if here.course else None,
        course_title=here.course.title.fill(words) if here.course else None,
        open_href=url_for("quiz.question", attempt=now.attempt.id) if now else None,
        open_place=_place(now.steps, of) if now else None,
        passed=allowance.passed,
        due=here.due,
        comes_first=first,
        result_href=url_for("quiz.result", attempt=ended.attempt.id) if ended else None,
    )


def question_view(taking: Taking, step: int, question: OpenQuestion) -> QuestionView:
    task = question.task
    return QuestionView(
        quiz=taking.quiz.title.fill(taking.words),
        place=_place(step, len(taking.drawn)),
        number=step + 1,
        of=len(taking.drawn),
        title=question.title,
        stem=question.stem,
        kind=type(task).__name__,
        columns=(task.left_heading, task.right_heading) if isinstance(task, ToMatch) else None,
        hint=question.hint,
        offers_hint=question.has_hint and not question.hint,
        attempt=taking.attempt.id,
    )


def answered_view(page: QuestionAnswered) -> AnsweredView:
    taking, question = page.taking, page.taking.question(page.step)
    verdict, tone = verdict_on(page.mark)
    return AnsweredView(
        quiz=taking.quiz.title.fill(taking.words),
        place=_place(page.step, len(taking.drawn)),
        number=page.step + 1,
        of=len(taking.drawn),
        title=question.title.fill(taking.words),
        stem=question.stem.fill(taking.words),
        verdict=verdict,
        tone=tone,
        scored=page.mark is not None,
        given=_said(page.said),
        sure=SURE[page.confidence] if page.confidence else None,
        right=_said(page.key.right) if page.key and page.mark != 1 else None,
        explanation=page.key.explanation if page.key else None,
        attempt=taking.attempt.id,
        next_number=page.step + 2 if page.step + 1 < taking.step else None,
        ended=taking.ended,
    )


def verdict_on(mark: Fraction | None) -> tuple[str, str]:
    if mark is None:
        return _("Recorded"), "information"
    if mark == 1:
        return _("Right"), "sound"
    return (_("Partly right"), "care") if mark else (_("Not this time"), "care")


def in_words(page: QuestionAnswered) -> str:
    """What was answered, on one line."""
    given = _said(page.said)
    pairs = [f"{_plain(left)}: {_plain(right)}" for left, right in given.pairs]
    said = (one.label for one in given.said)
    parts = [*said, *given.in_order, *pairs, *([given.number] if given.number else [])]
    return "; ".join(map(_plain, parts))


def _plain(words: SafeHtml | str) -> str:
    return without_markup(words) if isinstance(words, SafeHtml) else words


def _place(step: int, of: int) -> str:
    return _("Question %(number)d of %(of)d", number=step + 1, of=of)


def _said(said: tuple[Said, ...] | InOrder | Paired | Within) -> SaidView:
    match said:
        case InOrder(items=items):
            return SaidView(in_order=items)
        case Paired(pairs=pairs):
            return SaidView(pairs=pairs)
        case Within(value=value, tolerance=tolerance):
            return SaidView(number=_number(value, tolerance))
        case _:
            return SaidView(said=said)


def _number(value: Fraction, tolerance: Fraction) -> str:
    if not tolerance:
        return f"{float(value):g}"
    least, most = float(value - tolerance), float(value + tolerance)
    return _(
        "%(value)g (anything from %(least)g to %(most)g)",
        value=float(value),
        least=least,
        most=most,
    )
