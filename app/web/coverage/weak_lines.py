"""What people get wrong, in lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.learning.intervals import Share
from app.services.board_weakest import Weakest
from app.services.content import Content
from app.store.organisations import Board
from app.web.charts import wordings


@dataclass(frozen=True, slots=True)
class WeakLine:
    title: str
    where: str
    href: str
    said: str
    counted: str
    length: float


def weak_lines(found: Weakest, board: Board, content: Content) -> tuple[WeakLine, ...]:
    return (*_decisions(found, board, content), *_questions(found, board, content))


def _decisions(found: Weakest, board: Board, content: Content) -> Iterator[WeakLine]:
    words = content.words(board.nation)
    for each in found.decisions:
        yield _line(
            each.scene.title.fill(words),
            _("Case: %(title)s", title=each.case.title.fill(words)),
            url_for("effect.case", board=board.id, case=each.case.slug),
            each.sound,
        )


def _questions(found: Weakest, board: Board, content: Content) -> Iterator[WeakLine]:
    words = content.words(board.nation)
    for each in found.questions:
        quiz = url_for("effect.quiz", board=board.id, quiz=each.quiz.slug)
        yield _line(
            each.question.title.fill(words),
            _("Quiz: %(title)s", title=each.quiz.title.fill(words)),
            f"{quiz}#{each.question.id}",
            each.right,
        )


def _line(title: str, where: str, href: str, share: Share) -> WeakLine:
    """Marks in part count in part, so there is a share and no count of who was right."""
    return WeakLine(
        title,
        where,
        href,
        wordings.percent(int(100 * share.value + 1e-9)),
        wordings.people(share.of),
        100 * share.value,
    )
