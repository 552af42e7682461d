"""How a quiz went, in words: what matters most for a child first."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app.content.model.text import Words
from app.learning.quiz_attempt import Confidence
from app.services.quiz_results import Line, ResultPage, TopicAgain
from app.web.marks import percent
from app.web.quiz.presenters import verdict_on


@dataclass(frozen=True, slots=True)
class LineView:
    number: int
    title: str
    href: str
    verdict: str
    was_sure: bool


@dataclass(frozen=True, slots=True)
class TopicView:
    topic: str
    lessons: tuple[tuple[str, str], ...]
    """Title and address."""


@dataclass(frozen=True, slots=True)
class ResultView:
    slug: str
    quiz: str
    heading: str
    passed: bool
    scored: int
    right: int
    counted: str
    line: str
    """What the marks come to, beside the pass mark."""
    critical: tuple[LineView, ...]
    sure_and_mistaken: tuple[LineView, ...]
    topics: tuple[TopicView, ...]
    lines: tuple[LineView, ...]
    again: bool
    attempts_left: int | None
    key_is_open: bool
    course_slug: str | None
    course_title: str | None


def result_view(page: ResultPage, words: Words) -> ResultView:
    quiz, allowance = page.taking.quiz, page.allowance
    passed = page.passed
    return ResultView(
        slug=quiz.slug,
        quiz=quiz.title.fill(page.taking.words),
        heading=_heading(page),
        passed=passed,
        scored=page.result.scored,
        right=sum(line.mark == 1 for line in page.lines),
        counted=_counted(page.lines),
        line=_line(page),
        critical=_lines(page, page.critical),
        sure_and_mistaken=_lines(page, page.sure_and_mistaken),
        topics=tuple(_topic(topic, words) for topic in page.topics),
        lines=_lines(page, page.lines),
        again=not passed and allowance.left != 0,
        attempts_left=allowance.left,
        key_is_open=allowance.key_is_open,
        course_slug=page.course.slug if page.course else None,
        course_title=page.course.title.fill(words) if page.course else None,
    )


def _heading(page: ResultPage) -> str:
    if not page.result.scored:
        return _("Your answers are recorded")
    if page.can_be_failed:
        return _("You have passed") if page.passed else _("Not yet")
    return _("How it went")


def _counted(lines: Iterable[Line]) -> str:
    """You got 10 of 12 right, and 1 in part."""
    scored = [line for line in lines if line.scored]
    right = sum(line.mark == 1 for line in scored)
    partly = sum(line.mark not in (0, 1) for line in scored)
    if partly:
        return ngettext(
            "You got %(right)d of %(of)d right, and %(num)d more in part.",
            "You got %(right)d of %(of)d right, and %(num)d more in part.",
            partly,
            right=right,
            of=len(scored),
        )
    return _("You got %(right)d of %(of)d right.", right=right, of=len(scored))


def _line(page: ResultPage) -> str:
    needed = page.taking.quiz.header.pass_percent
    got = percent(page.result.score)
    if needed is None:
        return ""
    if page.critical and got >= needed:
        return _(
            "Your total of %(got)d in 100 was enough. A question on which a child’s safety hangs went wrong, and those have to be right.",
            got=got,
        )
    return _("That comes to %(got)d in 100. You need %(needed)d.", got=got, needed=needed)


def _lines(page: ResultPage, lines: Iterable[Line]) -> tuple[LineView, ...]:
    return tuple(
        LineView(
            line.number,
            line.title,
            url_for("quiz.question", attempt=page.taking.attempt.id, question=line.number),
            verdict_on(line.mark)[0],
            line.confidence is Confidence.SURE,
        )
        for line in lines
    )


def _topic(again: TopicAgain, words: Words) -> TopicView:
    return TopicView(
        again.topic[:1].upper() + again.topic[1:],
        tuple(
            (
                lesson.title.fill(words),
                url_for(
                    "training.lesson",
                    course=course.slug,
                    lesson=lesson.slug.rpartition("/")[2],
                ),
            )
            for course, lesson in again.lessons
        ),
    )
