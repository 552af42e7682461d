"""The list of what can be looked at, and a course's outcomes."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.content.model.text import Words
from app.services.board_decisions import CaseDecisions
from app.services.board_outcomes import AskedThere, CourseOutcomes, Outcome, sound_of
from app.services.board_practice import Practice, Tried
from app.services.content import Content
from app.web.effect.words import few, people, share_words


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    href: str
    people: str


@dataclass(frozen=True, slots=True)
class HomeView:
    quizzes: tuple[Line, ...]
    cases: tuple[Line, ...]
    courses: tuple[Line, ...]


def home_view(found: Practice, content: Content) -> HomeView:
    words, board = content.words(found.board.nation), found.board.id
    return HomeView(
        tuple(
            _line(each, words, url_for("effect.quiz", board=board, quiz=each.part.slug))
            for each in found.quizzes
        ),
        tuple(
            _line(each, words, url_for("effect.case", board=board, case=each.part.slug))
            for each in found.cases
        ),
        tuple(
            Line(
                course.title.fill(words),
                url_for("effect.outcomes", board=board, course=course.slug),
                "",
            )
            for course in found.courses
        ),
    )


def _line(tried: Tried, words: Words, href: str) -> Line:
    return Line(tried.part.title.fill(words), href, people(tried.people))


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    what: str
    kind: str
    first: str
    """How it was first met."""
    href: str


@dataclass(frozen=True, slots=True)
class OutcomeView:
    id: str
    text: str
    lines: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class OutcomesView:
    title: str
    outcomes: tuple[OutcomeView, ...]


def outcomes_view(found: CourseOutcomes, content: Content) -> OutcomesView:
    words = content.words(found.board.nation)
    return OutcomesView(
        found.course.title.fill(words),
        tuple(_outcome(each, words) for each in found.outcomes),
    )


def _outcome(outcome: Outcome, words: Words) -> OutcomeView:
    items = (_asked(each, words) for each in outcome.items)
    cases = (_case(each, words) for each in outcome.cases)
    return OutcomeView(outcome.id, outcome.text.fill(words), (*items, *cases))


def _asked(asked: AskedThere, words: Words) -> OutcomeLine:
    question, figures = asked.line.question, asked.line.figures
    quiz = url_for("effect.quiz", board=asked.quiz.board.id, quiz=asked.quiz.quiz.slug)
    right = share_words(figures.facility) if question.scored else _("a rating: nothing is right")
    return OutcomeLine(question.title.fill(words), _("Question"), right, f"{quiz}#{question.id}")


def _case(case: CaseDecisions, words: Words) -> OutcomeLine:
    best, decided = sound_of(case)
    said = _("%(best)d of %(of)d first decisions were sound", best=best, of=decided)
    return OutcomeLine(
        case.case.title.fill(words),
        _("Case"),
        said if case.people and decided else few(),
        url_for("effect.case", board=case.board.id, case=case.case.slug),
    )
